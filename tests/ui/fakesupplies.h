// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/supplies.h"

namespace naru::test {

/// What was handed down to a desk, as a test says it.
class FakeSupplies final : public desk::Supplies {
public:
    QList<Standing> all;
    QStringList wentBack; ///< channels
    Way stopped;

    void put(const char* channel, quint64 version, Instant moment)
    {
        Standing standing;
        standing.channel = QLatin1StringView(channel);
        standing.version = standing.used = version;
        standing.taken = standing.asOf = moment;
        all.append(standing);
    }

    QList<Standing> standings() const override { return all; }
    Result<void> judge(const desk::Supply&) const override { return {}; }
    void take(const desk::Supply&, Done done) override { done({}); }
    void confirmed(const QString&, Instant) override { }
    void goBack(const QString& channel, Done done) override
    {
        wentBack.append(channel);
        for (Standing& standing : all) {
            if (standing.channel == channel)
                std::swap(standing.used, standing.other);
        }
        done({});
        Q_EMIT changed();
    }
    QList<desk::Supply::File> files(const QString&) const override { return {}; }
    void told(const Way& way) override
    {
        stopped = way;
        Q_EMIT changed();
    }
    Way way() const override { return stopped; }
    Result<void> mayImport() const override { return {}; }
};

} // namespace naru::test

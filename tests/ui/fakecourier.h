// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/carriage.h"

#include <QStringList>

namespace naru::test {

/// A stick that stands as a test puts it.
class FakeCourier final : public desk::Carriage {
public:
    State now;
    QStringList out, in; ///< folders that were asked for
    int stopped = 0;
    std::function<void()> changed;

    void put(const State& state)
    {
        now = state;
        if (changed)
            changed();
    }
    State state() const override { return now; }
    void exportTo(const QString& folder) override
    {
        out.append(folder);
        now = {};
        now.step = Step::Exporting;
        put(now);
    }
    void importFrom(const QString& folder) override
    {
        in.append(folder);
        now = {};
        now.step = Step::Importing;
        put(now);
    }
    void stop() override { ++stopped; }
    void watch(std::function<void()> told) override { changed = std::move(told); }
};

} // namespace naru::test

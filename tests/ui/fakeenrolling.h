// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/enrolling.h"

#include <QList>

namespace naru::test {

/// A way to a hub that stands as a test puts it.
class FakeEnrolling final : public desk::Enrolling {
public:
    State now;
    QList<Sheet> begun;
    std::function<void()> changed;

    void put(const State& state)
    {
        now = state;
        if (changed)
            changed();
    }
    State state() const override { return now; }
    void begin(const Sheet& sheet) override
    {
        begun.append(sheet);
        put({Step::FindingHub, {}, {}, {}, {}});
    }
    void watch(std::function<void()> told) override { changed = std::move(told); }
    std::optional<journal::SiteRoll> siteRoll;
    QList<quint64> lookedAt;
    std::optional<journal::SiteRoll> roll() const override { return siteRoll; }
    Result<void> looked(quint64 acts) override
    {
        lookedAt.append(acts);
        siteRoll->news = 0;
        for (auto& row : siteRoll->rows)
            row.isNew = false;
        return {};
    }
};

} // namespace naru::test

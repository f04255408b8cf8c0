// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/paymentday.h"

#include <QHash>

namespace naru::test {

/// What there is at one moment before a crash.
struct Snapshot {
    FaultyDisk::ImagePtr disk;
    World world;
};

/// Ends a desk at a moment, starts it again and lives the rest of its day. A desk and a world that were seen before in
/// the same state have the same rest: it is lived once.
class Crashes {
public:
    using After = FaultyDisk::After;
    static constexpr int cutsEach = 2; ///< power cuts at each moment, each losing other sectors

    explicit Crashes(payments::Charge charge)
        : m_charge(std::move(charge))
    {
    }
    /// What is wrong at the end of the day; empty: nothing. `played`: there was a second turn.
    QByteArray after(const Snapshot& at, After end, std::uint64_t seed, const Script& script, bool* played = nullptr);
    /// Every `stride`th of these moments, killed and cut: how many; `wrong` says what was.
    qint64 atAll(const std::vector<Snapshot>& moments, const Script& script, QByteArray* wrong, bool* played = nullptr,
        std::size_t stride = 1);
    /// The start after a crash and the rest of the day.
    QByteArray liveAfter(
        PayLog& log, World& world, const Script& script, bool* played, const std::function<void()>& mark = [] {});
    qsizetype states() const { return m_lived.size(); }

    /// The machine's clock after a power cut.
    static void restart(World& world);

private:
    struct Lived {
        QByteArray verdict;
        bool played = false;
    };
    payments::Charge m_charge;
    QHash<QByteArray, Lived> m_lived; ///< by the state of desk and world
};

} // namespace naru::test

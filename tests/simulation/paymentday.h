// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/till.h"

#include <vector>

namespace naru::test {

/// How the terminal behaves towards the first attempt, and towards a second if there may be one: to pay, or to give
/// back what was paid without trouble.
struct Script {
    Plays first = Plays::Approves, second = Plays::Approves;
    payments::AttemptKind kind = payments::AttemptKind::Payment;
    bool isHonest() const { return test::isHonest(first) && test::isHonest(second); }
    QByteArray name() const
    {
        return QByteArray(kind == payments::AttemptKind::Payment ? "" : "giving back: ") + test::nameOf(first) + " / "
            + test::nameOf(second);
    }
};

/// Every behaviour; of a shard of a deep run (NARU_SHARD=2/5: the second of five) its own alone.
std::vector<Plays> allPlays();
bool isDeep(); ///< NARU_DEEP is set

/// The next attempt that is to be made, if there is one: made. `played`: it was a second turn.
Result<bool> takeTurn(Till& till, const payments::Charge& charge, const Script& script, bool* played);
/// Asks about all that is in doubt, three times, with waits long enough for two answers to count.
Result<void> resolve(Till& till, World& world);
/// From wherever the desk stands to the end of its day: every attempt that may be made, what is in doubt, the file.
/// `played`: whether a second turn came.
Result<void> liveOn(
    Till& till, World& world, const payments::Charge& charge, const Script& script, bool* played = nullptr);
/// What is wrong after the day, the crash, and the acquirer's file; empty: nothing.
QByteArray judged(Till& till, const World& world, const payments::Charge& charge, const Script& script);

QByteArray textOf(const Result<void>& result);

} // namespace naru::test

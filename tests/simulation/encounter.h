// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/purpose.h"
#include "app/identity/verify.h"
#include "devices/simulator/misbehaviour.h"
#include "tests/simulation/fakelink.h"

namespace naru::simulation {

/// One visitor's phone at one desk, all of it drawn from a seed.
struct Scene {
    std::uint64_t seed = 0;
    Instant now;
    const identity::Purpose* purpose = nullptr;
    int person = 0;
    sim::Misbehaviour misbehaviour = sim::Misbehaviour::None;
    qsizetype dropAtByte = 0;
    LinkFault toDesk = LinkFault::None, toPhone = LinkFault::None;
    int hitMessage = 0;
    bool readerSigns = false;

    static Scene draw(std::uint64_t seed);
    QString describe() const;
    bool isHonest() const; ///< an answer of this phone may be accepted
};

/// How it ended, and every byte that was said.
struct Ending {
    std::optional<identity::Verdict> verdict;
    std::optional<Fault> fault;
    int requests = 0; ///< two when the age was undecided and the fallback was asked
    bool linkWasHit = false;
    Milliseconds took{0};
    QByteArray digest; ///< SHA-256 over all messages, checks and fault: equal for equal seeds
};

inline constexpr Milliseconds answerMax = std::chrono::minutes(2);

Ending play(const Scene& scene);

} // namespace naru::simulation

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "sync/agent/alarm.h"
#include "sync/agent/certify.h"
#include "sync/agent/membership.h"

#include <memory>

namespace naru::agent {

/// Keeps a desk's certificate alive: a state machine without threads, sockets or timers of its own, beside the agent.
/// From two thirds of its life on it asks over mutual TLS. Past its end, and where the hub does not take it any more,
/// it asks where no certificate is wanted, and goes on asking until an administrator there has allowed it. What came is
/// written into the record first, then beside the other papers of the membership, durably; only then it is used.
class Renewal {
public:
    static constexpr Milliseconds lookEvery{60 * 60'000};   ///< is it time?
    static constexpr Milliseconds firstWait{60'000};        ///< of a failed try: anything up to this, then twice …
    static constexpr Milliseconds longestWait{60 * 60'000}; ///< … and at most this
    static constexpr Milliseconds refusedWait{6 * 60 * 60'000};
    static constexpr Milliseconds answerMax{60'000};
    static constexpr std::chrono::days soon{14}; ///< with less left somebody has to know

    enum class Way : quint8 {
        Proven,  ///< the devices' listener, with the certificate
        ByAnyone ///< the enrolment listener, without one
    };
    struct Doors {
        const Clock& clock;
        Random& random;
        Alarm& alarm;
        std::function<std::unique_ptr<Transport>(Way)> transport;
        Keep note;                          ///< into the record
        Keep keep;                          ///< beside the membership
        std::function<void()> renewed = {}; ///< there is a new one: this object is of the old
        std::function<void()> changed = {}; ///< trouble() is another
    };
    Renewal(Doors doors, Membership membership, Applicant applicant);
    ~Renewal();
    Renewal(const Renewal&) = delete;
    Renewal& operator=(const Renewal&) = delete;

    void begin();
    void tryNow(); ///< a way out came back, or somebody pressed
    /// Why the last try came to nothing; nothing: no try was needed, or it went well.
    const std::optional<Fault>& trouble() const { return m_trouble; }
    bool endsSoon() const;

private:
    void ring();
    void attempt();
    void arrived(const Reply& reply);
    void answered(const Reply& reply);
    void take(const crypto::Certificate& certificate);
    void failed(const Fault& fault, std::optional<Milliseconds> wait = {});
    void rest();
    void arm(Milliseconds wait);
    void publish(std::optional<Fault> trouble);

    const Doors m_doors;
    const Membership m_membership;
    const Applicant m_applicant;
    std::unique_ptr<Transport> m_transport; ///< of the newest try: it goes with the next, not while it calls
    bool m_isAsking = false;
    bool m_isNotTaken = false; ///< the hub sent our certificate away
    int m_failures = 0;
    std::optional<Fault> m_trouble;
};

} // namespace naru::agent

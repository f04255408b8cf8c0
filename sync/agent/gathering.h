// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/journal/outgoing.h"
#include "sync/agent/alarm.h"
#include "sync/agent/membership.h"
#include "sync/agent/transport.h"
#include "sync/wire/checkpoint.h"

#include <memory>

namespace naru::agent {

/// Entries of which a receipt was drawn up, newest first.
using Wanted = std::function<QList<std::pair<quint32, quint64>>()>;

/// Fetches from the hub what this desk keeps of its word (see keepsakes.h): which desks are lost, what it did about the
/// desks of this site, that the entries of receipts are in its log, and that the log still goes on from what this desk
/// was shown before, also before a restart.
/// One question at a time, on a connection of its own, never in a hurry: nothing that a desk does waits for any of it.
/// A state machine without threads, sockets or timers of its own.
class Gathering {
public:
    static constexpr Milliseconds lookEvery{5 * 60'000};  ///< is anything wanted?
    static constexpr Milliseconds lostEvery{60 * 60'000}; ///< the list of lost desks
    static constexpr Milliseconds rollEvery{60 * 60'000}; ///< the roll of the site, and after each new checkpoint
    static constexpr int rollPagesMax = 64;          ///< one behind the other; then other questions have their turn
    static constexpr Milliseconds between{1'000};    ///< questions
    static constexpr Milliseconds firstWait{60'000}; ///< after the beginning, and after a failed try …
    static constexpr Milliseconds longestWait{60 * 60'000}; ///< … twice as long each time, at most this
    static constexpr Milliseconds answerMax{60'000};
    static constexpr int atOnceMax = 200; ///< proofs between two looks

    struct Doors {
        const Clock& clock;
        Random& random;
        Alarm& alarm;
        std::function<std::unique_ptr<Transport>()> transport;
        const journal::Outgoing& outgoing;
        Wanted wanted;
        std::function<void()> changed = {}; ///< trouble() is another
    };
    Gathering(Doors doors, QString dataFolder, Membership hub);
    ~Gathering();
    Gathering(const Gathering&) = delete;
    Gathering& operator=(const Gathering&) = delete;

    void begin();
    void tryNow();
    /// A checkpoint came with an answer: it is held against the kept one when there is time.
    void heard(const QByteArray& note) { m_note = note; }
    /// ProvingFault::Contradicts: the hub's log does not continue what it signed before. What was kept stays kept;
    /// where it signed two logs of one size, the other note is kept too.
    /// Or RollDiffers, RollLacks of the desks of this site (see roll.h): what was learnt before stays.
    /// Or MembershipFault::CannotWrite: what came is not kept; it is asked again, and kept when there is room.
    const std::optional<Fault>& trouble() const
    {
        return m_trouble ? m_trouble : m_rollTrouble ? m_rollTrouble : m_diskTrouble;
    }

private:
    enum class Asked : quint8 { Lost, Roll, Proof, Continuation };
    void ring();
    void next();
    void look();
    bool witness();
    void witnessed(const Reply& reply);
    Result<wire::Checkpoint> noted() const;
    void keep(const QByteArray& note);
    void contradicted();
    void publish(std::optional<Fault> trouble);
    Result<void> learn(const Reply& reply);
    void note(std::optional<Fault>& known, std::optional<Fault> trouble);
    void wrote(Asked what, const Result<void>& kept);
    void ask(QByteArray path);
    void arrived(const Reply& reply);
    void answered(const Reply& reply);
    void failed(std::optional<Milliseconds> wait = {});
    void arm(Milliseconds wait);

    const Doors m_doors;
    const QString m_dataFolder;
    const Membership m_hub;
    std::unique_ptr<Transport> m_transport;
    bool m_isAsking = false;
    bool m_isFresh = false;               ///< the next question goes over a new connection
    std::optional<Milliseconds> m_lostAt; ///< when the list was last heard
    std::optional<Milliseconds> m_rollAt; ///< when the roll was last heard; nothing: there is more, or a new checkpoint
    std::optional<Milliseconds> m_notBefore; ///< a hub that asked for time gets it, whoever presses
    Asked m_asked = Asked::Lost;
    int m_rollPages = 0;                     ///< in a row; rollPagesMax: its turn is over
    journal::Head m_entry;                   ///< Proof: of which
    QByteArray m_note;                       ///< the newest checkpoint that was heard; unproven
    QByteArray m_witnessed;                  ///< the one that was looked at last
    std::optional<Milliseconds> m_witnessAt; ///< when it was, where that is still open: again after lookEvery
    std::optional<Fault> m_trouble, m_rollTrouble, m_diskTrouble;
    std::optional<Asked> m_unkept; ///< of m_diskTrouble: the answer that the disk did not take
    QList<journal::Head> m_missing;
    std::optional<Milliseconds> m_lookAt;
    int m_failures = 0;
};

} // namespace naru::agent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/outbox.h"
#include "sync/agent/alarm.h"
#include "sync/agent/batches.h"
#include "sync/agent/pace.h"
#include "sync/agent/transport.h"
#include "sync/wire/answer.h"

namespace naru::agent {

using journal::Head;

/// Who this desk is to its hub.
struct Identity {
    crypto::PrivateKey key;   ///< the desk's one signing key
    crypto::PublicKey hubKey; ///< signs receipts
    Instant certificateUntil{};
    wire::SealTo sealTo = {}; ///< to whom bodies are sealed, as far as it knows
};

/// Carries the journal to the hub: a state machine without threads, sockets or timers of its own. Whatever happens,
/// there is always a next moment at which it does something (an alarm is set from begin() to its end), and always a
/// cause in words for what waits.
///
/// What it believes: the cursor moves on the hub's signed receipt alone, and only to a place where this desk's own hash
/// is the one that was signed; that is durable before anybody is shown it. So duplicates, truncation, old answers and
/// any order are harmless. Where the hub signs a place that this desk does not have, there are two records: a new epoch
/// begins behind the last place that the hub was heard to have too, which is looked for first. A desk whose cursor is
/// lost (a record brought back from its second copy) asks the hub how far it is before it sends anything.
///
/// Where the agency wants it, bodies leave sealed to its key: the record says so (SealingChanged) before the first
/// does. A hub that says a newer word on sealing with an answer, or takes nothing open any more (428), is asked for
/// that word, and nothing is sent until it is had, signed, and kept.
class Agent final : public journal::Outbox {
public:
    static constexpr Milliseconds lookEvery{60'000};      ///< nothing waits: has anything been written?
    static constexpr Milliseconds tellEvery{15 * 60'000}; ///< and the hub hears that this desk is there
    static constexpr Milliseconds answerMax{60'000};      ///< no answer by then is none
    static constexpr Milliseconds clockOffMax{2 * 60'000};
    static constexpr Milliseconds writtenWait{1'000};   ///< what is written together goes together
    static constexpr Milliseconds slowMin{5'000};       ///< no answer after so long: the way is narrow, not closed
    static constexpr Milliseconds stopWait{5 * 60'000}; ///< of a desk that was refused: asked again after this to twice
    static constexpr int aloneMax = 2;                  ///< so often refused alone, an entry goes in its envelope
    static constexpr int atOnceMax = 12; ///< tries in a row without a wait while records are compared or taken apart

    struct Doors {
        const Clock& clock;
        Random& random;
        journal::Outgoing& outgoing;
        Transport& transport;
        Alarm& alarm;
        wire::FacetsOf facetsOf = {}; ///< what goes open beside a sealed body
    };
    /// What the hub says besides; nothing of it is believed without its signature.
    struct Heard {
        Milliseconds clockOff{0}; ///< hub's clock less ours
        QMap<QString, quint64> packs;
        QByteArray checkpoint;
        int forks = 0; ///< new epochs begun by this object
    };

    /// Without an identity: not enrolled; what waits is counted.
    Agent(const Doors& doors, QString program, std::optional<Identity> identity);
    ~Agent() override;
    Agent(const Agent&) = delete;
    Agent& operator=(const Agent&) = delete;

    enum class Start : quint8 {
        Spread, ///< a desk that was off for long comes anywhere within ten minutes
        Now,    ///< somebody waits for it
    };
    void begin(Start start);
    void belongTo(std::optional<Identity> identity); ///< enrolled, or its certificate renewed
    void networkBack();                              ///< this machine has a way out again
    void written() override;
    /// The newest checkpoint that this desk was shown to continue all before: told to the hub until a newer one is
    /// heard.
    void remember(const QByteArray& checkpoint) { m_heard.checkpoint = checkpoint; }
    void tellPacks(QMap<QString, quint64> packs) { m_packs = std::move(packs); }
    /// Called when the hub's clock is first heard to be off by more than two minutes, and when that changes as much;
    /// with each answer until it could be written down.
    void onClockOff(std::function<Result<void>(Milliseconds)> told) { m_clockTold = std::move(told); }

    /// The hub's word on sealing is to be kept durably; a fault is tried again later, and nothing is sent meanwhile.
    void onSealing(std::function<Result<void>(const wire::SealTo&)> keep) { m_keepSealing = std::move(keep); }

    State state() const override { return m_state; }
    void tryNow() override;
    void watch(std::function<void()> changed) override { m_changed = std::move(changed); }
    const Heard& heard() const { return m_heard; }

private:
    struct Flight {
        enum class What : quint8 { Batch, Envelope, Probe, Standing, Sealing } what = What::Batch;
        Head before, end;
        int entries = 0;
        bool isFull = false; ///< as many as the pace allowed
        Milliseconds since{0};
    };

    void ring();
    void attempt();
    void attemptFrom(const journal::Cursor& cursor);
    bool isSealingNoted();
    void heardSealing(const Reply& reply);
    std::optional<Seal> seal();
    int most() const;
    void send(Flight flight, const wire::Batch& batch);
    void post(Flight flight, Request request);
    wire::Batch toldIn(const journal::Stretch& stretch);

    void arrived(const Reply& reply);
    void unreached(const Flight& flight, const Reply& reply);
    void answered(const Flight& flight, const Reply& reply);
    void accepted(const Flight& flight, const Reply& reply);
    void take(const Flight& flight, const wire::Accepted& answer);
    void tookAll(const Flight& flight, const wire::Accepted& answer);
    void conflicts(const Flight& flight, const wire::Refusal& refusal);
    void parted(const Flight& flight, const Head& hub);
    void probeBefore(const Flight& flight, const Head& hub);
    void probe(const Head& place);
    void probeBetween(const Head& hub);
    void forgetSearch();
    void fork(const Head& common, const Head& hub);
    void tooLarge(const Flight& flight);
    void malformed(const Flight& flight, const wire::Refusal& refusal);
    void hearClock(Instant hubTime, Milliseconds took);

    void failed(Cause cause, const QString& detail, std::optional<Milliseconds> wait = {});
    void failedHere(const Fault& fault);
    bool asksHead(const journal::Cursor& cursor) const;
    void goOn(Milliseconds wait, Cause cause);
    void goOnAtOnce(Cause cause);
    void rest();
    void arm(Milliseconds wait);
    void publish(Cause cause, const QString& detail = {});
    Milliseconds asked(Milliseconds wait) const { return std::clamp(wait, Milliseconds(0), Pace::longestAsked); }

    Doors m_doors;
    QString m_program;
    std::optional<Identity> m_identity;
    Pace m_pace;
    QByteArray m_device;
    wire::Packing m_packing = wire::Packing::Deflate;

    std::optional<Flight> m_flight;
    quint64 m_sent = 0;          ///< which answer is waited for
    std::optional<Head> m_from;  ///< the hub said that it is there: further than its last receipt
    std::optional<Head> m_probe; ///< is this place in the hub's record too?
    /// While the last place is looked for that both records have: the furthest that the hub was heard to have, and the
    /// nearest behind it that it was heard not to have.
    std::optional<Head> m_common, m_apart;
    bool m_asksHead = false;     ///< before anything is sent: what the hub lacks is not here any more
    int m_mostNow = 0;           ///< while a refused batch is taken apart; 0: no bound
    Head m_apartUntil;           ///< its end
    int m_aloneRefused = 0;      ///< how often in a row one entry alone was
    bool m_asksSealing = false;  ///< the hub has a newer word on it
    bool m_sealingNoted = false; ///< the record says to whom bodies are sealed
    bool m_isStopped = false;    ///< 401, 403: nothing is sent until the hub answers otherwise
    int m_failures = 0, m_atOnce = 0;
    std::optional<Milliseconds> m_notBefore; ///< the hub asked for it
    Milliseconds m_tellAt{0}, m_due{0};
    std::optional<QList<journal::Held>> m_held;

    Heard m_heard;
    std::optional<Milliseconds> m_clockSaid;
    QMap<QString, quint64> m_packs;
    std::optional<Instant> m_lastSent;
    State m_state;
    std::function<void()> m_changed;
    std::function<Result<void>(Milliseconds)> m_clockTold;
    std::function<Result<void>(const wire::SealTo&)> m_keepSealing;
};

} // namespace naru::agent

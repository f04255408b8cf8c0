// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "sync/agent/alarm.h"
#include "sync/packs/fetchway.h"
#include "sync/packs/shelf.h"

#include <QSet>

namespace naru::packs {

/// Brings what the hub hands down onto the shelf: a state machine without threads, sockets or timers of its own. One
/// round: the catalogue, roots in their order, then for each channel the manifest (its signatures before anything else
/// of it), what is missing of its files piece by piece, and at last the whole release to `ready`. Killed or cut off at
/// any moment it goes on where the shelf is. There is always a next moment at which it does something.
///
/// Of two ways the hub is the first. Where it does not answer twice in a row, a sister desk is asked once; its
/// catalogue is the one that the hub signed for it.
class Fetcher {
public:
    static constexpr Milliseconds lookEvery{4 * 60 * 60'000};                 ///< the hub is asked what is newest
    static constexpr Milliseconds answerMax{90'000};                          ///< no answer by then is none
    static constexpr Milliseconds firstWait{5'000}, longestWait{30 * 60'000}; ///< after failures: chance below it
    static constexpr Milliseconds heardSpread{60'000};    ///< all desks hear of a new version at once
    static constexpr Milliseconds waitAsked{60 * 60'000}; ///< what a hub may ask for at most
    static constexpr int silencesMax = 2;                 ///< then a sister is asked

    struct Doors {
        const Clock& clock;
        Random& random;
        Shelf& shelf;
        agent::Alarm& alarm;
        Way* hub = nullptr;    ///< none: no membership
        Way* sister = nullptr; ///< none: no house
    };
    struct Belief {
        QByteArray device;                       ///< 16 bytes
        std::optional<crypto::PublicKey> hubKey; ///< signs catalogues
        QByteArray rootPin;                      ///< of the first root; empty: none is believed
    };
    enum class Cause : quint8 {
        Resting,    ///< all that is offered is here
        Asking,     ///< what is newest
        Fetching,   ///< `channel`, `come` of `whole` bytes
        Handed,     ///< to the desk
        NoHub,      ///< this desk belongs to none, and no sister is here
        Silent,     ///< nobody answered
        Busy,       ///< the hub asked for time
        NotAllowed, ///< the hub does not let this desk in
        Refused,    ///< what came is not taken: `fault`
        ShelfFailed ///< the disk: `fault`
    };
    struct State {
        Cause cause = Cause::Resting;
        std::optional<Channel> channel = {};
        qint64 come = 0, whole = 0; ///< bytes of the release that is fetched
        bool bySister = false;
        std::optional<Instant> heard = {};     ///< when a catalogue was last believed
        std::optional<Milliseconds> next = {}; ///< from now
        /// What was not taken, by channel, until something else is offered.
        QMap<Channel, QString> refused = {}; ///< names of faults
        QString fault = {};                  ///< of the cause; its name
        bool operator==(const State&) const = default;
    };
    /// All that is here and whole; nothing more is fetched until settled().
    using Ready
        = std::function<void(Channel channel, const QByteArray& sha256, const Manifest& manifest, Instant asOf)>;
    struct Tells {
        Ready ready;
        std::function<void(Channel channel, Instant asOf)> confirmed;
        std::function<void()> changed;
    };

    Fetcher(const Doors& doors, Belief belief, Tells tells);
    ~Fetcher();
    Fetcher(const Fetcher&) = delete;
    Fetcher& operator=(const Fetcher&) = delete;

    /// What the journal has taken. Where the shelf lacks it, it is fetched again.
    void know(const Taken& taken);
    void begin();
    void heard(const QMap<QString, quint64>& versions); ///< unsigned; a reason to ask
    void lookNow();
    void settled(Channel channel, const QByteArray& sha256, const Result<void>& result);
    const State& state() const { return m_state; }

private:
    enum class Step : quint8 { Idle, Catalogue, Root, Piece, Handed };
    /// What one round knows.
    struct Round {
        Way* way = nullptr;
        Catalogue catalogue;
        Instant asOf{};
        QList<Channel> todo;
        Channel channel = Channel::Trust; ///< of them, now
        QByteArray sha256;                ///< of its manifest
        std::optional<Manifest> manifest; ///< once it is here and signed
        QList<File> missing;
        File piece; ///< what is asked for, its path unused
    };

    void ring();
    void beginRound();
    Way* nextWay();
    void ask(Step step, const Way::Ask& ask);
    void said(const Way::Ask& asked, const Way::Said& said);
    void takeCatalogue(const Way::Said& said);
    void nextRoot();
    void takeRoot(const QByteArray& bytes);
    void plan();
    void planOne(Channel channel, const Offer& offer);
    void nextChannel();
    void fetch(const File& piece);
    void takePiece(const Way::Ask& asked, const QByteArray& bytes);
    void appended(const Result<bool>& whole);
    void readManifest();
    void nextFile();
    void refuse(const Fault& fault);
    void unanswered(const Way::Said& said);
    void failed(Cause cause, std::optional<Milliseconds> wait = {}, const QString& fault = {});
    void rest();
    void arm(Milliseconds wait);
    void publish(Cause cause, const QString& fault = {});

    Doors m_doors;
    Belief m_belief;
    Tells m_tells;
    State m_state;
    Step m_step = Step::Idle;
    QMap<Channel, Taken> m_taken;
    QMap<Channel, QByteArray> m_refused; ///< manifests
    QMap<Channel, quint64> m_heard;      ///< versions that were a reason to ask already
    std::optional<Round> m_round;
    QSet<QByteArray> m_wrong; ///< blobs that came wrong once
    quint64 m_number = 0;     ///< which answer is waited for
    int m_failures = 0, m_silences = 0;
    bool m_isAnew = false;  ///< this round began because the one before lost what it had been offered
    bool m_hasNews = false; ///< heard of while a round ran
    Milliseconds m_due{0};
};

} // namespace naru::packs

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/base/clock.h"
#include "app/base/random.h"
#include "sync/classroom/backoff.h"
#include "sync/classroom/classcode.h"
#include "sync/classroom/classwire.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace naru::classroom {

/// A seat's way into one class: the trainer is the one peer of the channel "class". A connection that breaks is begun
/// again, with back-off, for as long as the seat wants to be in that class: a trainer's desk that starts again, a cable
/// that was pulled, an address that changed (moved()) find the seat back by itself. Who answers must have the key of
/// the code; the key that was met first is the only one from then on. What the trainer sends reaches whoever listens in
/// "class", and there is no way for it to anything else. Lives in the thread that made it.
class ClassLink final : public QObject, public Channels {
    Q_OBJECT

public:
    enum class State : quint8 {
        Away,    ///< in no class
        Calling, ///< a connection is being begun
        Joined,  ///< the trainer is there
        Waiting, ///< for the next try: fault() says why
    };

    /// Clock and random must outlive it.
    ClassLink(lan::Self self, const Clock& clock, Random& random, QObject* parent = nullptr);
    ClassLink(
        lan::Self self, const Clock& clock, Random& random, const ClassWire::Limits& limits, QObject* parent = nullptr);
    ~ClassLink() override; ///< its Channel must be gone

    /// Whose classes are joined at all, by the trainer's key. Without it, anybody's.
    void trust(std::function<bool(const QByteArray& key)> knows) { m_knows = std::move(knows); }
    /// In the place of the class before. The code needs a place.
    void join(const ClassCode& code);
    void leave();
    /// The class was found elsewhere, for example by discovery: what is known of it, in front of the places of the
    /// code. Nothing happens where it is another class.
    void moved(const ClassCode& found);
    void hurry(); ///< do not wait any longer: somebody asks for it, or the network came back

    State state() const { return m_state; }
    std::optional<Fault> fault() const { return m_fault; } ///< why it is not joined; nothing: no try has failed yet
    /// The class it is in or wants to be in; once joined with the trainer's key, so that it can be kept.
    const std::optional<ClassCode>& code() const { return m_code; }
    std::optional<Channel::Peer> trainer() const;   ///< while Joined
    Milliseconds nextTry() const { return m_next; } ///< of the clock, while Waiting

    /// "class"; any other name is a channel that nobody is on.
    std::unique_ptr<Channel> open(const QString& name) override;
    void look(); ///< what the clock asks for: runs by itself four times a second, or when a test moved its clock

Q_SIGNALS:
    void changed(); ///< state, fault, code or trainer

private:
    class Desk;
    void call();
    void ended(const Fault& fault);
    void joined();
    void hangUp();
    void enter(State state);

    lan::Self m_self;
    const Clock& m_clock;
    const ClassWire::Limits m_limits;
    lan::Handshake::Setup setup();
    Random& m_random;
    Backoff m_backoff;
    State m_state = State::Away;
    std::optional<ClassCode> m_code;
    std::optional<Fault> m_fault;
    qsizetype m_place = 0;              ///< of the code's, the one that is tried next
    Milliseconds m_next{0}, m_begun{0}; ///< m_begun: of the try, then of being there
    std::function<bool(const QByteArray& key)> m_knows;
    bool m_stranger = false;     ///< the code's desk answered, and is not one of ours
    bool m_reached = false;      ///< somebody answered in this try
    ClassWire* m_wire = nullptr; ///< child
    QTimer m_timer;
    Desk* m_channel = nullptr;
};

} // namespace naru::classroom

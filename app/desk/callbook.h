// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/desk/callmessage.h"

#include <QMap>
#include <QObject>
#include <QTimer>

namespace naru::desk {

/// The staff's side: which public screens call and have no answer yet. Two desks that answer at once are no harm: the
/// screen takes the first and says so.
class CallBook : public QObject {
    Q_OBJECT

public:
    static constexpr int callsMax = 64;
    static constexpr Milliseconds ringEvery{10'000};
    static constexpr Milliseconds answerEvery{1'000}; ///< until the screen says that it knows
    static constexpr Milliseconds silentAfter{15'000};

    /// Both must outlive it.
    CallBook(Channels& channels, const Clock& clock, QObject* parent = nullptr);

    struct Call {
        QByteArray device;
        QString name;           ///< of the screen: "키오스크 1"
        int minutes = 0;        ///< waited by now, whole ones
        bool answering = false; ///< said here, not yet known there
        bool silent = false;    ///< the screen is not heard any more: the call may be over
        bool operator==(const Call&) const = default;
    };
    QList<Call> calls() const; ///< who waits longest, first

public Q_SLOTS:
    /// "I go there." Of a screen that is silent the call is put away: nobody could be told.
    void answer(const QByteArray& device);
    void look(); ///< the timer's; a test calls it after moving its clock

Q_SIGNALS:
    void changed(); ///< calls() may be other than before
    void rang();    ///< softly, once, for all of them

private:
    struct Known {
        QString name;
        CallState state;
        Milliseconds heard{0}; ///< when it was last told
        quint64 answered = 0;  ///< the call that was answered here
        Milliseconds told{0};  ///< when that was last said
    };
    void hear(const Channel::Peer& peer, const QByteArray& message);
    bool isSilent(const Known& known) const;
    bool rings(const Known& known) const;
    void tellAnswer(const QByteArray& device, Known& known);

    const Clock& m_clock;
    std::unique_ptr<Channel> m_channel;
    QMap<QByteArray, Known> m_known;
    QList<Call> m_shown;
    std::optional<Milliseconds> m_rang;
    QTimer m_timer;
};

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/base/random.h"
#include "app/lessons/classseat.h"
#include "app/lessons/library.h"

#include <memory>
#include <vector>

namespace naru::lessons {

/// Plays a lesson as somebody at a seat would, from a seed: goes on, presses wrongly, stays at a step, raises a hand,
/// ends, is gone for a while. Does what its ClassSeat says. For demonstrations and tests.
class ClassBot {
public:
    enum class Temper : quint8 {
        Steady,
        Quick,  ///< is through soon
        Stuck,  ///< stays at the fourth step and presses wrongly there
        Asking, ///< raises a hand at the fourth step
        Lost,   ///< its cable comes off for some minutes
    };
    ClassBot(quint64 seed, Temper temper, const QList<LessonPtr>& lessons);

    /// Time passes: it may act. Opens nothing by itself.
    void live(Milliseconds now);
    bool isUnplugged(Milliseconds now) const;
    Result<void> heard(const Channel::Peer& peer, const QByteArray& message, Milliseconds now);
    QList<ClassLetter> tick(Milliseconds now);

    /// Its program dies and starts again: it knows nothing but its lessons.
    void restart(Milliseconds now);
    const ClassSeat& seat() const { return m_seat; }
    const Player* player() const { return m_player ? &*m_player : nullptr; }
    SeatPage page() const;
    void open(const QString& lesson, Mode mode, Milliseconds now); ///< its visitor does so
    bool showCard(const QByteArray& card, Milliseconds now) { return m_seat.showCard(card, now); } ///< of attendance
    int deedsDone() const { return m_deeds; }

private:
    void obey(Milliseconds now);
    void act(const Action& did);
    void actOnce(Milliseconds now);
    LessonPtr lesson(const QString& id) const;

    SeededRandom m_random;
    Temper m_temper;
    QList<LessonPtr> m_lessons;
    QHash<QString, QByteArray> m_versions;
    QByteArray m_content;
    ClassSeat m_seat;
    std::optional<Player> m_player;
    QList<EndedLesson> m_ended;
    Milliseconds m_nextAct{0}, m_lostFrom{-1}, m_lostUntil{-1};
    int m_visitor = 0, m_deeds = 0;
    bool m_card = false, m_asked = false;
};

/// Simulated seats behind a trainer's channel "class", in this process: what a demonstration binds in place of the
/// network. Nothing is lost, and nothing leaves this machine.
class ClassBots final : public Channel {
public:
    ClassBots(quint64 seed, int seats, const QList<LessonPtr>& lessons);
    /// Every 100 ms.
    void live(Milliseconds now);
    ClassBot& bot(int index) { return *m_bots.at(std::size_t(index)).bot; }

    QString name() const override { return QString::fromLatin1(classChannel); }
    QList<Peer> peers() const override;
    void tell(const QByteArray& message) override;
    void tell(const QByteArray& device, const QByteArray& message) override;
    void listen(Heard heard) override { m_heard = std::move(heard); }
    void watch(std::function<void()> changed) override { m_changed = std::move(changed); }

private:
    struct Place {
        Peer peer;
        std::unique_ptr<ClassBot> bot;
        bool there = true;
    };
    std::vector<Place> m_bots;
    Milliseconds m_now{0};
    Heard m_heard;
    std::function<void()> m_changed;
};

} // namespace naru::lessons

// SPDX-License-Identifier: GPL-3.0-or-later
// Walks a lesson as its player would: every step where its screen is, every "any item" taken in each of its ways.
#include "app/lessons/complaints.h"
#include "app/lessons/player.h"

#include <QSet>

namespace naru::lessons {

namespace {

constexpr int walksMax = 200;

class Walk {
public:
    Walk(const Lesson& lesson, Complaints& complaints)
        : m_lesson(std::make_shared<Lesson>(lesson))
        , m_complaints(complaints)
    {
    }

    void all()
    {
        walk(Player(m_lesson, Mode::Guided, QStringLiteral("ko")));
        for (const Step& step : m_lesson->steps) {
            if (!m_steps.contains(step.id) && m_complaints.isEmpty())
                m_complaints.say(QStringLiteral("steps.") + step.id, "never-reached");
        }
        for (const Screen& screen : m_lesson->screens) {
            if (!m_screens.contains(screen.id) && m_complaints.isEmpty())
                m_complaints.say(QStringLiteral("screens.") + screen.id, "never-reached");
        }
    }

private:
    std::shared_ptr<const Lesson> m_lesson;
    Complaints& m_complaints;
    QSet<QString> m_steps, m_screens;
    int m_walks = 0;

    void look(const Player& player)
    {
        for (const QString& screen : player.place().screens)
            m_screens.insert(screen);
        const double height = heightOf(player.screen(), *m_lesson, player.place().vars);
        if (height > heightMax)
            m_complaints.say(
                QStringLiteral("screens.") + player.screen().id, "too-tall", QString::number(height, 'f', 1));
    }

    /// What the step's other acts lead to.
    void sideWays(const Player& player)
    {
        const Step& step = player.step();
        const QString at = QStringLiteral("steps.") + step.id;
        for (const Mistake& mistake : step.mistakes) {
            Player other = player;
            const Reply reply = other.act(other.performed(mistake.when));
            if (reply.kind != Reply::Kind::Mistake || reply.say != mistake.say)
                m_complaints.say(at + QStringLiteral(".mistakes.") + mistake.say, "cannot-happen");
            look(other);
            if (other.isAstray() && (!other.undo() || other.place() != player.place()))
                m_complaints.say(at + QStringLiteral(".mistakes.") + mistake.say, "cannot-be-put-back");
        }
        for (const Aside& aside : step.also) {
            Player other = player;
            if (other.act(other.performed(aside.when)).kind != Reply::Kind::Aside)
                m_complaints.say(at + QStringLiteral(".also.") + aside.when.on, "cannot-happen");
            look(other);
        }
    }

    void walk(Player player)
    {
        if (++m_walks > walksMax)
            return m_complaints.say(QStringLiteral("steps"), "too-many-ways");
        for (int steps = 0; !player.isEnded(); ++steps) {
            const QString at = QStringLiteral("steps.") + player.step().id;
            if (steps > stepsMax)
                return m_complaints.say(at, "goes-in-a-circle");
            m_steps.insert(player.step().id);
            if (player.place().screens.last() != player.step().screen)
                return m_complaints.say(at, "wrong-screen", player.place().screens.last());
            look(player);
            const Action& expect = player.step().expect;
            const Widget* widget = player.screen().find(expect.on);
            if (widget && !player.isOpen(*widget))
                return m_complaints.say(at, "closed-when-wanted", expect.on);
            sideWays(player);
            if (!m_complaints.isEmpty())
                return;
            if (expect.deed == Deed::Choose && expect.value == QLatin1StringView(anyItem))
                everyItem(player, *widget);
            if (player.act(player.performed(expect)).kind != Reply::Kind::Right)
                return m_complaints.say(at, "cannot-be-done");
        }
        look(player);
    }

    void everyItem(const Player& player, const Widget& widget)
    {
        const QStringList items = m_lesson->data.value(widget.items);
        for (const QString& item : items.mid(1)) {
            Player other = player;
            Action did = player.step().expect;
            did.value = item;
            if (other.act(did).kind == Reply::Kind::Right && !other.isEnded())
                walk(other);
        }
    }
};

} // namespace

void checkWay(const Lesson& lesson, Complaints& complaints)
{
    Walk(lesson, complaints).all();
}

} // namespace naru::lessons

// SPDX-License-Identifier: GPL-3.0-or-later
// Attendance cards of a class: whose they are, and how they come on paper.
#include "app/desk/cardpaper.h"
#include "app/desk/classesimpl.h"
#include "app/desk/coursesecret.h"
#include "app/desk/learning.h"

#include <algorithm>

namespace naru::desk {

Result<lessons::CourseCards> ClassesImpl::cards() const
{
    const auto secret = crypto::loadOrCreate(
        m_desk.keyStore(), courseSecretName(), lessons::courseSecretBytes, m_desk.parts().random);
    if (!secret)
        return secret.fault();
    return lessons::CourseCards(secret->view(), m_class.plan.number);
}

/// Without a key no card counts, and who came is marked by hand.
void ClassesImpl::useCards()
{
    if (const auto cards = this->cards())
        m_room->useCards(*cards);
}

void ClassesImpl::printCards(int first, int last, Done done)
{
    if (const auto may = mayOrder(); !may)
        return done(may);
    const auto cards = this->cards();
    Learning* learning = m_desk.learning();
    if (!cards || !learning)
        return done(cards ? Result<void>(ClassFault::NoClass) : Result<void>(cards.fault()));
    const LessonPaper look{m_desk.settings().centre, learning->today(), words::languageOf(m_desk.settings().language),
        learning->paperKind(), m_desk.kind() == Desk::Kind::Demo};
    const ClassPlan& plan = m_class.plan;
    const QString course = plan.number == 0 ? QString()
        : plan.group.isEmpty()              ? plan.name
                                            : plan.name + QStringLiteral(" · ") + plan.group;
    const int from = std::clamp(first, 1, lessons::classCardsMax), to = std::clamp(last, from, lessons::classCardsMax);
    learning->print(attendanceCards(*cards, from, to, course, look),
        [done](const Result<device::PrintOutcome>& printed) { done(isOut(printed)); });
}

} // namespace naru::desk

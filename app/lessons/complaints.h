// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/reader.h"

namespace naru::lessons {

/// Complaints about lesson.json, gathered.
class Complaints {
public:
    void say(const QString& key, const char* rule, const QString& what = {})
    {
        QString text = QString::fromLatin1(rule);
        if (!what.isEmpty())
            text += QStringLiteral(" (") + what + u')';
        const Complaint complaint{QStringLiteral("lesson.json"), key, text};
        if (!m_list.contains(complaint))
            m_list.append(complaint);
    }
    const QList<Complaint>& list() const { return m_list; }
    bool isEmpty() const { return m_list.isEmpty(); }

private:
    QList<Complaint> m_list;
};

// The parts of checkLesson(), each in a file of its own name.
void checkNames(const Lesson& lesson, Complaints& complaints); ///< ids, references, counts
void checkWay(const Lesson& lesson, Complaints& complaints);   ///< walked; only where the names are right
void checkFit(const Lesson& lesson, Complaints& complaints);   ///< widths, by the font's own advances
/// Heights of the practice phone's rows that what is shown now takes.
double heightOf(const Screen& screen, const Lesson& lesson, const Vars& now);
inline constexpr double heightMax = 5.5;

} // namespace naru::lessons

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/draft.h"

namespace naru::test {

/// The lesson that the others are held to.
inline lessons::LessonPtr exemplar()
{
    return *lessons::builtInLesson(QStringLiteral("train.book"));
}

inline lessons::Draft copyOfExemplar()
{
    return lessons::Draft::copyOf(*exemplar(), QStringLiteral("naru-dong.train-book"), QStringLiteral("Z1"));
}

inline QString linesOf(const QList<lessons::Complaint>& complaints)
{
    QStringList lines;
    for (const lessons::Complaint& complaint : complaints)
        lines.append(complaint.line());
    return lines.join(u'\n');
}

} // namespace naru::test

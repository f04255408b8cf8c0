// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/check.h"

#include "app/lessons/complaints.h"

#include <QSet>

#include <functional>

namespace naru::lessons {

QList<Complaint> checkLesson(const Lesson& lesson)
{
    Complaints complaints;
    checkNames(lesson, complaints);
    if (!complaints.isEmpty())
        return complaints.list();
    checkWay(lesson, complaints);
    checkFit(lesson, complaints);
    return complaints.list();
}

Reading checkFolder(const LessonFiles& files)
{
    Reading reading = readLesson(files);
    if (!reading.isGood())
        return reading;
    reading.complaints += checkLesson(reading.lesson);
    reading.complaints += checkWords(reading.lesson);
    reading.complaints += checkPictures(files.pictures);
    reading.complaints += checkSigns(reading.lesson, files.signs);
    reading.complaints += checkVoices(reading.lesson, files.voices);
    return reading;
}

QList<Complaint> checkTogether(const QList<Lesson>& lessons)
{
    QList<Complaint> complaints;
    const auto complain = [&complaints](const Lesson& lesson, const char* key, const QString& rule) {
        complaints.append({slugOf(lesson.id) + QStringLiteral("/lesson.json"), QString::fromLatin1(key), rule});
    };
    QMap<QString, const Lesson*> byId;
    QSet<QString> places;
    for (const Lesson& lesson : lessons) {
        if (byId.contains(lesson.id))
            complain(lesson, "id", QStringLiteral("twice"));
        if (places.contains(lesson.place))
            complain(lesson, "place", QStringLiteral("twice"));
        byId.insert(lesson.id, &lesson);
        places.insert(lesson.place);
    }
    for (const Lesson& lesson : lessons) {
        QSet<QString> been;
        bool circle = false;
        const std::function<void(const Lesson&)> climb = [&](const Lesson& from) {
            for (const QString& id : from.prerequisites) {
                circle = circle || id == lesson.id;
                if (been.contains(id))
                    continue;
                been.insert(id);
                if (const Lesson* next = byId.value(id))
                    climb(*next);
                else if (&from == &lesson)
                    complain(lesson, "requires", QStringLiteral("unknown-lesson (") + id + u')');
            }
        };
        climb(lesson);
        if (circle)
            complain(lesson, "requires", QStringLiteral("goes-in-a-circle"));
    }
    return complaints;
}

} // namespace naru::lessons

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/library.h"

#include "app/base/assert.h"
#include "app/lessons/reader.h"

#include <QDir>

#include <algorithm>

namespace naru::lessons {

namespace {

LessonPtr readBuiltIn(const QString& path)
{
    const auto files = readFolder(path);
    NARU_ASSERT(files);
    Reading reading = readLesson(*files);
    NARU_ASSERT(reading.isGood());
    return std::make_shared<const Lesson>(std::move(reading.lesson));
}

bool isBefore(const LessonPtr& a, const LessonPtr& b)
{
    const auto order
        = [](const LessonPtr& lesson) { return std::pair(lesson->place.left(1), lesson->place.mid(1).toInt()); };
    return order(a) < order(b);
}

} // namespace

const QList<LessonPtr>& builtInLessons()
{
    static const QList<LessonPtr> lessons = [] {
        QList<LessonPtr> read;
        const QDir content(QStringLiteral(":/naru/lessons"));
        for (const QString& slug : content.entryList(QDir::Dirs, QDir::Name)) {
            if (slug != u"common")
                read.append(readBuiltIn(content.filePath(slug)));
        }
        std::sort(read.begin(), read.end(), isBefore);
        return read;
    }();
    return lessons;
}

Result<LessonPtr> builtInLesson(const QString& id)
{
    for (const LessonPtr& lesson : builtInLessons()) {
        if (lesson->id == id)
            return lesson;
    }
    return Fault(LessonsFault::UnknownLesson, id);
}

} // namespace naru::lessons

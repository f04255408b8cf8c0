// SPDX-License-Identifier: GPL-3.0-or-later
// Where the bytes of a lesson lie: a folder of the disk, or the program's own resources.
#include "app/lessons/reader.h"

#include "app/codec/jsontree.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace naru::lessons {

namespace {

Result<QByteArray> readFile(const QFileInfo& info, qsizetype bytesMax)
{
    if (info.isSymLink() || !info.isFile())
        return Fault(LessonsFault::BadLesson, QStringLiteral("not a file: ") + info.fileName());
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return Fault(LessonsFault::BadLesson, QStringLiteral("cannot be read: ") + info.fileName());
    const QByteArray bytes = file.read(bytesMax + 1);
    if (bytes.size() > bytesMax)
        return Fault(LessonsFault::BadLesson, QStringLiteral("too large: ") + info.fileName());
    return bytes;
}

} // namespace

Result<LessonFiles> readFolder(const QString& path)
{
    LessonFiles files;
    const QDir folder(path);
    const auto lesson = readFile(QFileInfo(folder, QStringLiteral("lesson.json")), lessonBytesMax);
    if (!lesson)
        return lesson.fault();
    files.lesson = *lesson;
    for (const QString& language : commonWords().keys()) {
        const auto words = readFile(QFileInfo(folder, language + QStringLiteral(".json")), lessonBytesMax);
        if (!words)
            return words.fault();
        files.words.insert(language, *words);
    }
    const QDir pictures(folder.filePath(QStringLiteral("pictures")));
    const auto list = pictures.entryInfoList({QStringLiteral("*.svg")}, QDir::Files | QDir::NoSymLinks, QDir::Name);
    if (list.size() > picturesMax)
        return Fault(LessonsFault::BadLesson, QStringLiteral("too many pictures"));
    for (const QFileInfo& info : list) {
        const auto picture = readFile(info, pictureBytesMax);
        if (!picture)
            return picture.fault();
        files.pictures.insert(info.fileName(), *picture);
    }
    return files;
}

const CommonWords& commonWords()
{
    static const CommonWords words = [] {
        CommonWords read;
        for (const QString& language : {QStringLiteral("ko"), QStringLiteral("en")}) {
            QFile file(QStringLiteral(":/naru/lessons/common/") + language + QStringLiteral(".json"));
            NARU_ASSERT(file.open(QIODevice::ReadOnly));
            const QByteArray json = file.readAll();
            const auto tree = codec::JsonTree::parse(json);
            NARU_ASSERT(tree);
            for (auto member = tree->root().first(); !member.isAbsent(); member = member.next())
                read[language].insert(QString::fromUtf8(member.key()), QString::fromUtf8(member.text()));
        }
        return read;
    }();
    return words;
}

} // namespace naru::lessons

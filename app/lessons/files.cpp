// SPDX-License-Identifier: GPL-3.0-or-later
// Where the bytes of a lesson lie: a folder of the disk, or the program's own resources.
#include "app/lessons/reader.h"

#include "app/codec/jsontree.h"
#include "app/codec/wav.h"

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

/// voice/LANGUAGE/KEY.wav; other files there are nobody's.
Result<void> readVoices(const QDir& folder, LessonFiles& files)
{
    for (const QString& language : commonWords().keys()) {
        const QDir voices(folder.filePath(QStringLiteral("voice/") + language));
        const auto list = voices.entryInfoList({QStringLiteral("*.wav")}, QDir::Files | QDir::NoSymLinks, QDir::Name);
        if (files.voices.size() + list.size() > voicesMax)
            return Fault(LessonsFault::BadLesson, QStringLiteral("too many recordings"));
        for (const QFileInfo& info : list) {
            const auto wav = readFile(info, codec::wavBytesMax);
            if (!wav)
                return wav.fault();
            files.voices.insert(language + u'/' + info.completeBaseName(), {*wav, info.filePath()});
        }
    }
    return {};
}

/// sign/KEY/*.svg
Result<void> readSigns(const QDir& folder, LessonFiles& files)
{
    const QDir signs(folder.filePath(QStringLiteral("sign")));
    const auto keys = signs.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
    qsizetype bytes = 0;
    for (const QFileInfo& key : keys) {
        const auto list
            = QDir(key.filePath()).entryInfoList({QStringLiteral("*.svg")}, QDir::Files | QDir::NoSymLinks, QDir::Name);
        if (list.size() > signFramesMax)
            return Fault(LessonsFault::BadLesson, QStringLiteral("too many frames: ") + key.fileName());
        for (const QFileInfo& info : list) {
            const auto frame = readFile(info, pictureBytesMax);
            if (!frame)
                return frame.fault();
            bytes += frame->size();
            if (bytes > signBytesMax)
                return Fault(LessonsFault::BadLesson, QStringLiteral("too large: sign"));
            files.signs[key.fileName()].append(*frame);
        }
    }
    return {};
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
    if (const auto read = readVoices(folder, files); !read)
        return read.fault();
    if (const auto read = readSigns(folder, files); !read)
        return read.fault();
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/jsontree.h"
#include "app/codec/wav.h"
#include "app/crypto/hash.h"
#include "app/lessons/packhead.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace naru::lessons {

namespace {

struct Part {
    PackFile::Kind kind;
    QString path;
    QByteArray bytes;
};

QList<Part> partsOf(const PackLesson& lesson, const QString& slug)
{
    const QString folder = QStringLiteral("lessons/") + slug + u'/';
    QList<Part> parts{{PackFile::Kind::Lesson, folder + QStringLiteral("lesson.json"), lesson.files.lesson}};
    for (const auto& [language, bytes] : lesson.files.words.toStdMap())
        parts.append({PackFile::Kind::Words, folder + language + QStringLiteral(".json"), bytes});
    for (const auto& [name, bytes] : lesson.files.pictures.toStdMap())
        parts.append({PackFile::Kind::Picture, folder + QStringLiteral("pictures/") + name, bytes});
    for (const auto& [language, clips] : lesson.voice.toStdMap()) {
        for (const auto& [key, bytes] : clips.toStdMap())
            parts.append(
                {PackFile::Kind::Voice, QStringLiteral("%1voice/%2/%3.wav").arg(folder, language, key), bytes});
    }
    return parts;
}

QByteArray quoted(const QString& text)
{
    return codec::jsonString(text.toUtf8());
}

QByteArray listOf(const QStringList& texts)
{
    QByteArrayList items;
    for (const QString& text : texts)
        items.append(quoted(text));
    return '[' + items.join(", ") + ']';
}

QByteArray manifestOf(const PackPlan& plan, const QStringList& ids, const QList<Part>& parts)
{
    QByteArrayList files;
    for (const Part& part : parts)
        files.append("{\"path\": " + quoted(part.path) + ", \"kind\": \""
            + QByteArray(packKindNames[std::size_t(part.kind)].data()) + "\", \"size\": "
            + QByteArray::number(part.bytes.size()) + ", \"sha256\": \"" + crypto::sha256(part.bytes).toHex() + "\"}");
    return QByteArray("{\"format\": \"") + packFormat + "\", \"id\": " + quoted(plan.id)
        + ", \"version\": " + QByteArray::number(plan.version) + ", \"centre\": " + quoted(plan.centre)
        + ", \"author\": " + quoted(plan.author) + ", \"languages\": " + listOf(commonWords().keys())
        + ", \"lessons\": " + listOf(ids) + ",\n\"files\": [\n" + files.join(",\n") + "\n]}\n";
}

QByteArray packOf(QByteArrayView manifest, const QByteArray& seals, QByteArrayView files)
{
    QByteArray length(packLengthBytes, '\0');
    qToBigEndian(quint32(manifest.size()), length.data());
    return packMagic.toByteArray() + length + manifest.toByteArray() + char(seals.size() / sealBytes) + seals
        + files.toByteArray();
}

/// The recordings beside a lesson: voice/LANGUAGE/KEY.wav.
Result<QMap<QString, QMap<QString, QByteArray>>> voicesIn(const QDir& folder)
{
    QMap<QString, QMap<QString, QByteArray>> voices;
    for (const QString& language : commonWords().keys()) {
        const QDir voice(folder.filePath(QStringLiteral("voice/") + language));
        for (const QFileInfo& info :
            voice.entryInfoList({QStringLiteral("*.wav")}, QDir::Files | QDir::NoSymLinks, QDir::Name)) {
            QFile file(info.filePath());
            if (voices[language].size() >= packFilesMax || !file.open(QIODevice::ReadOnly))
                return Fault(LessonsFault::BadPack, info.fileName());
            const QByteArray bytes = file.read(codec::wavBytesMax + 1);
            if (bytes.size() > codec::wavBytesMax)
                return Fault(LessonsFault::BadPack, QStringLiteral("too large: ") + info.fileName());
            voices[language].insert(info.completeBaseName(), bytes);
        }
    }
    return voices;
}

} // namespace

MadePack makePack(const PackPlan& plan, const crypto::PrivateKey& key)
{
    QList<Part> parts;
    QStringList ids;
    for (const PackLesson& lesson : plan.lessons) {
        const QString id = readLesson(lesson.files).lesson.id;
        ids.append(id);
        parts += partsOf(lesson, slugOf(id));
    }
    qsizetype total = 0;
    for (const Part& part : parts)
        total += part.bytes.size();
    const QByteArray manifest = manifestOf(plan, ids, parts);
    if (total > packBytesMax || manifest.size() > manifestBytesMax)
        return {{}, {{QStringLiteral("pack"), QStringLiteral("-"), QStringLiteral("too-large")}}};
    QByteArray files;
    files.reserve(total);
    for (const Part& part : parts)
        files += part.bytes;
    MadePack made{packOf(manifest, makeSeal(manifest, key), files), {}};
    made.complaints = readPack(made.bytes).complaints;
    if (!made.isGood())
        made.bytes.clear();
    return made;
}

Result<QByteArray> addSeal(const QByteArray& bytes, const crypto::PrivateKey& key)
{
    const PackReading reading = readPack(bytes);
    if (!reading.isGood())
        return Fault(LessonsFault::BadPack, reading.complaints.first().line());
    if (reading.pack.seals.size() >= packSealsMax || reading.pack.isSealedBy(key.publicKey().spki()))
        return Fault(LessonsFault::BadPack, QStringLiteral("sealed already"));
    const auto head = std::get<PackHead>(packHead(bytes));
    return packOf(head.manifest, head.seals.toByteArray() + makeSeal(head.manifest, key),
        QByteArrayView(bytes).sliced(head.filesAt));
}

Result<QList<PackLesson>> readPackFolder(const QString& path)
{
    QList<PackLesson> lessons;
    const QDir folder(path);
    for (const QString& slug : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name)) {
        const QDir one(folder.filePath(slug));
        if (!one.exists(QStringLiteral("lesson.json")))
            continue;
        auto files = readFolder(one.path());
        if (!files)
            return files.fault();
        auto voice = voicesIn(one);
        if (!voice)
            return voice.fault();
        if (lessons.size() >= packLessonsMax)
            return Fault(LessonsFault::BadPack, QStringLiteral("too many lessons"));
        lessons.append({*std::move(files), *std::move(voice)});
    }
    if (lessons.isEmpty())
        return Fault(LessonsFault::BadPack, QStringLiteral("no lesson here"));
    return lessons;
}

} // namespace naru::lessons

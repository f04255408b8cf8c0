// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/wav.h"
#include "app/crypto/hash.h"
#include "app/lessons/check.h"
#include "app/lessons/packhead.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace naru::lessons {

namespace {

constexpr qsizetype complaintLettersMax = 200;
constexpr qsizetype complaintsMax = 500;

/// What a pack says goes to a terminal and to a page: no letter of it may do more than stand there.
QString harmless(QString text)
{
    text.truncate(complaintLettersMax);
    for (QChar& letter : text) {
        if (!letter.isPrint())
            letter = u'?';
    }
    return text.isEmpty() ? QStringLiteral("-") : text;
}

/// The files of one lesson of a pack, as they lie in it.
struct Folder {
    LessonFiles files;
    QList<std::pair<const PackFile*, PackPath>> voices;
    bool hasLesson = false;
};

class PackReader {
public:
    explicit PackReader(const QByteArray& bytes)
        : m_bytes(bytes)
    {
    }

    PackReading read()
    {
        const auto head = packHead(m_bytes);
        if (const auto* complaint = std::get_if<Complaint>(&head))
            m_complaints.append(*complaint);
        else
            readFrom(std::get<PackHead>(head));
        m_manifest.pack.sha256 = crypto::sha256(m_bytes);
        m_complaints = m_complaints.first(std::min(m_complaints.size(), complaintsMax));
        for (Complaint& each : m_complaints)
            each = {harmless(each.file), harmless(each.key), harmless(each.rule)};
        return {std::move(m_manifest.pack), std::move(m_complaints)};
    }

private:
    const QByteArray& m_bytes;
    Manifest m_manifest;
    QList<Complaint> m_complaints;
    QMap<QString, Folder> m_folders; ///< by slug

    void say(const QString& file, const char* key, const QString& rule)
    {
        m_complaints.append({file, QString::fromLatin1(key), rule});
    }

    void readFrom(const PackHead& head)
    {
        const QList<PackSeal> seals = readSeals(head, m_complaints);
        if (!m_complaints.isEmpty())
            return; // nobody stands behind what it says
        m_manifest = readManifest(head, m_complaints);
        m_manifest.pack.seals = seals;
        if (!m_complaints.isEmpty())
            return;
        readFiles(head.filesAt);
        if (!m_complaints.isEmpty())
            return;
        lessonsAsListed();
        if (!m_complaints.isEmpty())
            return;
        for (const QString& id : m_manifest.lessonIds)
            readOne(id, m_folders[slugOf(id)]);
        if (m_complaints.isEmpty())
            together();
    }

    void readFiles(qsizetype filesAt)
    {
        const QList<PackFile>& files = m_manifest.pack.files;
        const qsizetype end = files.isEmpty() ? filesAt : files.last().offset + files.last().size;
        if (end != m_bytes.size())
            return say(QStringLiteral("pack"), "files",
                end > m_bytes.size() ? QStringLiteral("cut-off") : QStringLiteral("undeclared-bytes"));
        for (const PackFile& file : files) {
            if (crypto::sha256(QByteArrayView(m_bytes).sliced(file.offset, file.size)) != file.sha256)
                say(file.path, "-", QStringLiteral("not-its-digest"));
            else
                sort(file);
        }
    }

    void sort(const PackFile& file)
    {
        const PackPath path = *packPath(file.kind, file.path);
        Folder& folder = m_folders[path.slug];
        const QByteArray bytes = m_bytes.sliced(file.offset, file.size);
        switch (file.kind) {
        case PackFile::Kind::Lesson:
            folder.files.lesson = bytes;
            folder.hasLesson = true;
            break;
        case PackFile::Kind::Words:
            folder.files.words.insert(path.language, bytes);
            break;
        case PackFile::Kind::Picture:
            folder.files.pictures.insert(path.name, bytes);
            break;
        case PackFile::Kind::Voice:
            folder.voices.append({&file, path});
            break;
        }
    }

    void lessonsAsListed()
    {
        QSet<QString> slugs;
        for (const QString& id : m_manifest.lessonIds) {
            const QString slug = slugOf(id), file = QStringLiteral("lessons/") + slug + QStringLiteral("/lesson.json");
            const auto folder = m_folders.constFind(slug);
            if (slugs.contains(slug))
                say(QStringLiteral("pack.json"), "lessons", QStringLiteral("twice (") + id + u')');
            slugs.insert(slug);
            if (folder == m_folders.cend() || !folder->hasLesson) {
                say(file, "-", QStringLiteral("missing"));
                continue;
            }
            for (const QString& language : commonWords().keys()) {
                if (!folder->files.words.contains(language))
                    say(QStringLiteral("lessons/%1/%2.json").arg(slug, language), "-", QStringLiteral("missing"));
            }
            if (folder->files.pictures.size() > picturesMax)
                say(file, "-", QStringLiteral("too-many-pictures"));
        }
        for (const QString& slug : m_folders.keys()) {
            if (!slugs.contains(slug))
                say(QStringLiteral("lessons/") + slug, "-", QStringLiteral("not-of-a-listed-lesson"));
        }
    }

    void readOne(const QString& id, const Folder& folder)
    {
        const QString prefix = QStringLiteral("lessons/") + slugOf(id) + u'/';
        const QString file = prefix + QStringLiteral("lesson.json");
        Reading reading = checkFolder(folder.files);
        for (Complaint& complaint : reading.complaints)
            m_complaints.append({prefix + complaint.file, complaint.key, complaint.rule});
        Lesson& lesson = reading.lesson;
        if (lesson.id != id)
            say(file, "id", QStringLiteral("not-as-listed"));
        if (builtInLesson(id))
            say(file, "id", QStringLiteral("official-lesson"));
        if (!lesson.bridge.isEmpty())
            say(file, "bridge", QStringLiteral("official-lessons-only"));
        if (!lesson.place.startsWith(packPlace))
            say(file, "place", QStringLiteral("not-on-the-own-shelf"));
        for (const auto& [voice, path] : folder.voices) {
            if (!lesson.has(path.name, path.language))
                say(voice->path, "-", QStringLiteral("no-such-key"));
            if (!codec::readWav(m_bytes.mid(voice->offset, voice->size)))
                say(voice->path, "-", QStringLiteral("not-pcm-wav"));
            const QString key = path.language + u'/' + path.name;
            lesson.voices.insert(key, voiceInPack + lesson.id + u'/' + key);
        }
        m_manifest.pack.lessons.append(std::make_shared<const Lesson>(std::move(reading.lesson)));
    }

    /// Beside each other and beside the official ones, which they may ask for.
    void together()
    {
        QList<Lesson> all;
        QStringList own;
        for (const LessonPtr& lesson : builtInLessons())
            all.append(*lesson);
        for (const LessonPtr& lesson : m_manifest.pack.lessons) {
            all.append(*lesson);
            own.append(slugOf(lesson->id) + u'/');
        }
        for (const Complaint& complaint : checkTogether(all)) {
            const bool ours = std::any_of(
                own.begin(), own.end(), [&](const QString& slug) { return complaint.file.startsWith(slug); });
            if (ours)
                m_complaints.append({QStringLiteral("lessons/") + complaint.file, complaint.key, complaint.rule});
        }
    }
};

} // namespace

QByteArray PackSeal::id() const
{
    constexpr qsizetype idBytes = 8;
    return crypto::sha256(spki).first(idBytes);
}

bool Pack::isSealedBy(QByteArrayView spki) const
{
    return std::any_of(seals.begin(), seals.end(), [&](const PackSeal& seal) { return seal.spki == spki; });
}

const PackFile* Pack::voice(const QString& lessonId, const QString& language, const QString& key) const
{
    const QString path = QStringLiteral("lessons/%1/voice/%2/%3.wav").arg(slugOf(lessonId), language, key);
    const auto found
        = std::find_if(files.begin(), files.end(), [&](const PackFile& file) { return file.path == path; });
    return found == files.end() ? nullptr : &*found;
}

PackReading readPack(const QByteArray& bytes)
{
    return PackReader(bytes).read();
}

Result<QByteArray> loadPack(const QString& path)
{
    const QFileInfo info(path);
    if (info.isSymLink() || !info.isFile())
        return Fault(LessonsFault::BadPack, QStringLiteral("not a file"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Fault(LessonsFault::BadPack, QStringLiteral("cannot be read"));
    const QByteArray bytes = file.read(packBytesMax + 1);
    if (bytes.size() > packBytesMax)
        return Fault(LessonsFault::BadPack, QStringLiteral("too large"));
    return bytes;
}

} // namespace naru::lessons

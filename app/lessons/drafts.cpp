// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/drafts.h"

#include "app/lessons/writer.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace naru::lessons {

namespace {

/// Begins with a point: never the name of a draft.
constexpr const char* halfWritten = ".writing-";

bool isId(const QString& id)
{
    static const QRegularExpression form(QStringLiteral("^[a-z0-9]+([.-][a-z0-9]+)*$"));
    return id.size() <= 60 && form.match(id).hasMatch();
}

bool sync(const QString& path)
{
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return false;
    const bool done = ::fsync(handle) == 0;
    ::close(handle);
    return done;
}

bool writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly) && file.write(bytes) == bytes.size() && file.flush()
        && ::fsync(file.handle()) == 0;
}

bool writeFolder(const QString& path, const LessonFiles& files)
{
    if (!QDir().mkpath(path + QStringLiteral("/pictures")))
        return false;
    bool written = writeFile(path + QStringLiteral("/lesson.json"), files.lesson);
    for (auto words = files.words.cbegin(); words != files.words.cend(); ++words)
        written = written && writeFile(path + u'/' + words.key() + QStringLiteral(".json"), words.value());
    for (auto picture = files.pictures.cbegin(); picture != files.pictures.cend(); ++picture)
        written = written && writeFile(path + QStringLiteral("/pictures/") + picture.key(), picture.value());
    return written && sync(path + QStringLiteral("/pictures")) && sync(path);
}

/// Puts `fresh` where `path` is; in one step, also where there is one already.
bool exchange(const QString& fresh, const QString& path)
{
    const QByteArray from = QFile::encodeName(fresh), to = QFile::encodeName(path);
    if (!QFile::exists(path))
        return std::rename(from.constData(), to.constData()) == 0;
    return ::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_EXCHANGE) == 0;
}

Result<LessonPtr> readAt(const QString& path, const QString& id)
{
    const auto files = readFolder(path);
    if (!files)
        return Fault(LessonsFault::NoDraft, id);
    Reading reading = readLesson(*files);
    if (reading.lesson.id != id || !isPlayable(reading.lesson))
        return Fault(LessonsFault::NoDraft, id);
    return LessonPtr(std::make_shared<const Lesson>(std::move(reading.lesson)));
}

} // namespace

QString Drafts::pathOf(const QString& id) const
{
    return m_folder + u'/' + id;
}

QList<LessonPtr> Drafts::all() const
{
    QList<LessonPtr> found;
    for (const QString& name :
        QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name)) {
        if (found.size() >= draftsMax)
            break;
        if (const auto lesson = read(name))
            found.append(*lesson);
    }
    return found;
}

Result<LessonPtr> Drafts::read(const QString& id) const
{
    if (!isId(id))
        return Fault(LessonsFault::NoDraft, id);
    return readAt(pathOf(id), id);
}

Result<void> Drafts::write(const Lesson& lesson) const
{
    if (!isId(lesson.id) || !QDir().mkpath(m_folder))
        return Fault(LessonsFault::DraftUnsaved, lesson.id);
    const QString path = pathOf(lesson.id), fresh = m_folder + u'/' + QString::fromLatin1(halfWritten) + lesson.id;
    if (!QFile::exists(path) && QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() >= draftsMax)
        return LessonsFault::DraftFull;
    QDir(fresh).removeRecursively(); // of a cut, or of a write that failed
    if (!writeFolder(fresh, filesOf(lesson)) || !exchange(fresh, path) || !sync(m_folder))
        return Fault(LessonsFault::DraftUnsaved, lesson.id);
    QDir(fresh).removeRecursively(); // the one before
    return {};
}

Result<void> Drafts::remove(const QString& id) const
{
    if (!isId(id))
        return Fault(LessonsFault::NoDraft, id);
    const QString gone = m_folder + u'/' + QString::fromLatin1(halfWritten) + id;
    QDir(gone).removeRecursively();
    if (std::rename(QFile::encodeName(pathOf(id)).constData(), QFile::encodeName(gone).constData()) != 0)
        return Fault(LessonsFault::DraftUnsaved, id);
    QDir(gone).removeRecursively();
    return {};
}

} // namespace naru::lessons

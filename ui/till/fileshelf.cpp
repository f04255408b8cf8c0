// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/fileshelf.h"

#include "ui/till/tillwords.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QPointer>

#include <algorithm>

namespace naru::ui::till {

namespace {

/// Where a desktop hangs up what is plugged in, each stick a folder of its own below; then the home folder.
QStringList usualPlaces()
{
    QStringList places;
    const QString user = qEnvironmentVariable("USER");
    for (const QString& root : {QStringLiteral("/media/") + user, QStringLiteral("/run/media/") + user}) {
        const auto sticks = QDir(root).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Readable);
        for (const QFileInfo& stick : sticks)
            places.append(stick.filePath());
    }
    const QDir home = QDir::home();
    places.append({home.path(), home.filePath(QStringLiteral("Downloads")), home.filePath(QStringLiteral("다운로드"))});
    return places;
}

QList<QFileInfo> filesIn(const QStringList& places)
{
    static const QStringList names{
        QStringLiteral("*.csv"), QStringLiteral("*.txt"), QStringLiteral("*.CSV"), QStringLiteral("*.TXT")};
    QList<QFileInfo> found;
    int folders = 0;
    for (const QString& place : places) {
        QStringList here{place};
        const auto inside = QDir(place).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
        if (place != QDir::homePath()) { // one level down on a stick
            for (const QFileInfo& folder : inside)
                here.append(folder.filePath());
        }
        for (const QString& folder : std::as_const(here)) {
            if (++folders > FileShelf::foldersMax)
                return found;
            found += QDir(folder).entryInfoList(names, QDir::Files | QDir::Readable | QDir::NoSymLinks);
        }
    }
    return found;
}

} // namespace

FileShelf::FileShelf(desk::Desk& desk, desk::DayBook& book, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_book(book)
{
}

void FileShelf::lookIn(const QStringList& places)
{
    m_places = places;
}

void FileShelf::look()
{
    auto found = filesIn(m_places.isEmpty() ? usualPlaces() : m_places);
    std::sort(found.begin(), found.end(),
        [](const QFileInfo& one, const QFileInfo& other) { return one.lastModified() > other.lastModified(); });
    const auto language = words::languageOf(m_desk.settings().language);
    m_files.clear();
    for (const QFileInfo& file : found.mid(0, filesMax)) {
        const Instant changed{Milliseconds(file.lastModified().toMSecsSinceEpoch())};
        m_files.append(QVariantMap{{QStringLiteral("path"), file.filePath()}, {QStringLiteral("name"), file.fileName()},
            {QStringLiteral("second"), QStringLiteral("%1 · %2").arg(dayAndTime(changed, language), file.path())}});
    }
    m_outcome.clear();
    Q_EMIT this->changed();
}

void FileShelf::forget()
{
    m_outcome.clear();
    Q_EMIT changed();
}

void FileShelf::read(const QString& path)
{
    if (m_busy)
        return;
    const auto refuse = [this](const Fault& fault) {
        const auto said = words::wordsOf(fault, words::languageOf(m_desk.settings().language));
        m_outcome = {{QStringLiteral("kind"), QStringLiteral("warn")}, {QStringLiteral("sentence"), said.sentence},
            {QStringLiteral("rows"),
                QVariantList{QVariantMap{
                    {QStringLiteral("kind"), QStringLiteral("todo")}, {QStringLiteral("text"), said.whatToDo}}}}};
        Q_EMIT changed();
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(payments::PaymentFault::FileUnreadable);
    if (file.size() > bytesMax)
        return refuse(payments::PaymentFault::FileTooLarge);
    m_busy = true;
    Q_EMIT changed();
    m_book.readFile(file.read(bytesMax), {},
        [alive = QPointer(this), refuse](const Result<payments::dayclose::FileOutcome>& outcome) {
            if (!alive)
                return;
            alive->m_busy = false;
            if (outcome)
                alive->say(*outcome);
            else
                refuse(outcome.fault());
        });
}

void FileShelf::say(const payments::dayclose::FileOutcome& outcome)
{
    const auto row = [](const char* kind, const QString& text) {
        return QVariantMap{{QStringLiteral("kind"), QString::fromLatin1(kind)}, {QStringLiteral("text"), text}};
    };
    QVariantList rows{row("ok", tr("우리 결제 %1건과 맞춤").arg(outcome.fitted - outcome.known))};
    if (outcome.known > 0)
        rows.append(row("ok", tr("전에 읽은 것 %1건").arg(outcome.known)));
    if (outcome.elsewhere > 0)
        rows.append(row("off", tr("다른 창구의 것 %1건").arg(outcome.elsewhere)));
    if (!outcome.alone.isEmpty())
        rows.append(row("warn", tr("여기에 없는 돈 %1건").arg(outcome.alone.size())));
    if (!outcome.skipped.isEmpty())
        rows.append(row("warn", tr("읽지 못한 줄 %1개").arg(outcome.skipped.size())));
    m_outcome = {{QStringLiteral("kind"), QStringLiteral("ok")},
        {QStringLiteral("sentence"), tr("파일 %1줄을 읽었습니다.").arg(outcome.lines)}, {QStringLiteral("rows"), rows}};
    Q_EMIT changed();
}

} // namespace naru::ui::till

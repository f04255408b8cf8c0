// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in the folder of packs, and who stands behind it.
#include "app/base/savefile.h"
#include "app/crypto/hash.h"
#include "app/desk/packsimpl.h"
#include "app/desk/suppliesimpl.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace naru::desk {

using lessons::Complaint;
using lessons::LessonPtr;
using lessons::LessonsFault;
using State = InstalledPack::State;

namespace {

/// The versions in a pack's folder, the newest first. A name that is not ours is passed by.
QList<int> versionsIn(const QString& folder)
{
    QList<int> versions;
    for (const QFileInfo& info : QDir(folder).entryInfoList(QDir::Files | QDir::NoSymLinks | QDir::Hidden)) {
        const QString name = info.fileName();
        const int version = name.endsWith(packEnding) ? name.chopped(packEnding.size()).toInt() : 0;
        if (version > 0 && name == QString::number(version) + packEnding)
            versions.append(version);
    }
    std::sort(versions.begin(), versions.end(), std::greater<>());
    return versions;
}

void show(const lessons::Pack& pack, InstalledPack& shown)
{
    shown.centre = pack.centre;
    shown.author = pack.author;
    shown.sha256 = pack.sha256;
    shown.maker = pack.seals.first().id();
    for (const LessonPtr& lesson : pack.lessons)
        shown.lessons.append(lesson->id);
}

void complain(PackOutcome& outcome, LessonsFault fault, const char* file, const char* key, const QString& rule)
{
    if (!outcome.fault)
        outcome.fault = fault;
    outcome.complaints.append({QString::fromLatin1(file), QString::fromLatin1(key), rule});
}

} // namespace

void sweepPacks(const QString& folder)
{
    const QDir packs(folder);
    for (const QFileInfo& pack :
        packs.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks | QDir::Hidden)) {
        if (pack.fileName().startsWith(u'.')) { // a removal that was broken off
            QDir(pack.filePath()).removeRecursively();
            continue;
        }
        const QList<int> versions = versionsIn(pack.filePath());
        const QDir inside(pack.filePath());
        for (const QString& name : inside.entryList(QDir::Files | QDir::NoSymLinks | QDir::Hidden)) {
            const bool isKept
                = std::any_of(versions.begin(), versions.begin() + std::min<qsizetype>(versions.size(), 2),
                    [&](int version) { return name == QString::number(version) + packEnding; });
            if (!isKept)
                QFile::remove(inside.filePath(name));
        }
        packs.rmdir(pack.fileName()); // where it is empty
    }
}

Result<void> copyPacks(const QString& from, const QString& to)
{
    const QDir packs(from + u'/' + QLatin1String(packsFolder));
    const QString target = to + u'/' + QLatin1String(packsFolder);
    for (const QString& id : packs.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks)) {
        for (const int version : versionsIn(packs.filePath(id)).mid(0, 2)) {
            const QString name = id + u'/' + QString::number(version) + packEnding;
            const auto bytes = lessons::loadPack(packs.filePath(name));
            QDir().mkpath(target + u'/' + id);
            if (!bytes || !saveWhole(target + u'/' + name, *bytes))
                return Fault(DeskFault::BackupFailed, id);
        }
    }
    return {};
}

Packs* DeskImpl::packs() const
{
    return m_packs.get();
}

void DeskImpl::beginPacks()
{
    m_packs = std::make_unique<PacksImpl>(*this);
    m_packs->begin();
}

PacksImpl::PacksImpl(DeskImpl& desk)
    : m_desk(desk)
{
    connect(&desk, &Desk::trustChanged, this, &PacksImpl::judge);
    connect(&desk, &Desk::settingsChanged, this, &PacksImpl::judge);
}

void PacksImpl::begin()
{
    if (m_desk.parts().access == Desk::Access::ReadWrite)
        sweepPacks(folder());
    m_packs = readAll(folder(), m_desk.suppliesRoom()->placeOf(QStringLiteral("lessons")));
    judge();
}

void PacksImpl::readAgain(std::function<void()> onDisk, std::function<void()> then)
{
    {
        const std::lock_guard lock(m_placeMutex);
        m_release = m_desk.suppliesRoom()->placeOf(QStringLiteral("lessons"));
    }
    m_desk.runAside([this, onDisk = std::move(onDisk), then = std::move(then), folder = folder()] {
        const std::lock_guard turn(m_disk);
        if (onDisk)
            onDisk();
        SuppliesImpl::Place release;
        {
            const std::lock_guard lock(m_placeMutex);
            release = m_release;
        }
        const auto told = [this, then, packs = std::make_shared<QList<Held>>(readAll(folder, release))] {
            m_packs = std::move(*packs);
            judge();
            then();
        };
        QMetaObject::invokeMethod(this, told, Qt::QueuedConnection);
    });
}

QString PacksImpl::folder() const
{
    return m_desk.folder() + u'/' + QLatin1String(packsFolder);
}

QString PacksImpl::fileOf(const QString& packId, int version) const
{
    return folder() + u'/' + packId + u'/' + QString::number(version) + packEnding;
}

/// The newest is the one that plays; what cannot be read whole is Altered and has no lessons.
PacksImpl::Held PacksImpl::hold(const QString& folder, const QString& packId, const QList<int>& versions)
{
    Held held;
    held.shown.id = packId;
    held.shown.version = versions.first();
    held.shown.previous = versions.value(1);
    held.path = folder + u'/' + packId + u'/' + QString::number(versions.first()) + packEnding;
    const auto bytes = lessons::loadPack(held.path);
    lessons::PackReading reading = bytes ? lessons::readPack(*bytes) : lessons::PackReading();
    if (!bytes || !reading.isGood() || reading.pack.id != packId || reading.pack.version != versions.first())
        return held;
    show(reading.pack, held.shown);
    held.pack = std::move(reading.pack);
    return held;
}

/// They were read whole against the journal's digest, and again as packs: what is here of them plays.
QList<PacksImpl::Held> PacksImpl::heldDown(const SuppliesImpl::Place& release)
{
    QList<Held> down;
    const auto files = release.folder.isEmpty() ? Result<QList<Supply::File>>(QList<Supply::File>())
                                                : readRelease(release.folder, release.content);
    if (!files)
        return down;
    for (const Supply::File& file : *files) {
        lessons::PackReading reading = lessons::readPack(file.bytes);
        if (!reading.isGood() || down.size() >= packsMax)
            continue;
        Held held;
        held.path = release.folder + u'/' + file.path;
        held.shown.state = State::Agency;
        held.shown.id = reading.pack.id;
        held.shown.version = reading.pack.version;
        show(reading.pack, held.shown);
        held.pack = std::move(reading.pack);
        down.append(held);
    }
    return down;
}

QList<PacksImpl::Held> PacksImpl::readAll(const QString& folder, const SuppliesImpl::Place& release)
{
    QList<Held> all = heldDown(release);
    QSet<QString> taken, ids;
    for (const Held& held : std::as_const(all)) {
        taken.unite(QSet<QString>(held.shown.lessons.begin(), held.shown.lessons.end()));
        ids.insert(held.shown.id);
    }
    const QDir packs(folder);
    for (const QString& id : packs.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name)) {
        const QList<int> versions = versionsIn(packs.filePath(id));
        if (versions.isEmpty() || all.size() >= packsMax || ids.contains(id))
            continue; // what was handed down comes first
        Held held = hold(folder, id, versions);
        const QSet<QString> own(held.shown.lessons.begin(), held.shown.lessons.end());
        if (taken.intersects(own))
            held.pack = {}; // put there by another hand than this desk's
        else
            taken.unite(own);
        all.append(held);
    }
    std::sort(all.begin(), all.end(), [](const Held& a, const Held& b) { return a.shown.id < b.shown.id; });
    return all;
}

State PacksImpl::standing(const lessons::Pack& pack) const
{
    for (const PackAuthor& author : authors()) {
        if (pack.isSealedBy(author.spki))
            return State::Author;
    }
    const QString& centre = m_desk.settings().centre;
    for (const payments::DeskKey& desk : m_desk.knownDesks()) {
        if (desk.centre == centre && pack.isSealedBy(desk.spki))
            return State::OwnCentre;
    }
    return State::Foreign;
}

void PacksImpl::judge()
{
    for (Held& held : m_packs)
        held.shown.state = held.pack.id.isEmpty() ? State::Altered
            : held.isHandedDown()                 ? State::Agency
                                                  : standing(held.pack);
    Q_EMIT changed();
}

QList<InstalledPack> PacksImpl::list() const
{
    QList<InstalledPack> shown;
    for (const Held& held : m_packs)
        shown.append(held.shown);
    return shown;
}

QList<LessonPtr> PacksImpl::lessons() const
{
    QList<LessonPtr> playing;
    for (const Held& held : m_packs) {
        QList<LessonPtr> own = held.shown.plays() ? held.pack.lessons : QList<LessonPtr>();
        std::sort(own.begin(), own.end(),
            [](const LessonPtr& a, const LessonPtr& b) { return a->place.mid(1).toInt() < b->place.mid(1).toInt(); });
        playing += own;
    }
    return playing;
}

Result<LessonPtr> PacksImpl::lesson(const QString& id) const
{
    for (const LessonPtr& lesson : lessons()) {
        if (lesson->id == id)
            return lesson;
    }
    return lessons::builtInLesson(id);
}

QByteArray PacksImpl::voice(const QString& lessonId, const QString& language, const QString& key) const
{
    for (const Held& held : m_packs) {
        const lessons::PackFile* clip = held.shown.plays() ? held.pack.voice(lessonId, language, key) : nullptr;
        if (!clip)
            continue;
        QFile file(held.path);
        if (!file.open(QIODevice::ReadOnly) || !file.seek(clip->offset))
            return {};
        const QByteArray bytes = file.read(clip->size);
        return crypto::sha256(bytes) == clip->sha256 ? bytes : QByteArray();
    }
    return {};
}

void PacksImpl::readPacked(const QString& lessonId, Read read) const
{
    for (const Held& held : m_packs) {
        if (!held.shown.plays() || !held.shown.lessons.contains(lessonId))
            continue;
        const Packed packed{held.shown.id, held.shown.version, {}, held.shown.sha256};
        return m_desk.runAside([this, packed, read, path = held.path] {
            const auto bytes = std::make_shared<const Result<QByteArray>>(lessons::loadPack(path));
            const bool isSame = *bytes && crypto::sha256(**bytes) == packed.sha256;
            const auto answer = [packed, read, bytes, isSame] {
                if (!isSame)
                    return read(LessonsFault::PackAltered);
                read(Packed{packed.id, packed.version, **bytes, packed.sha256});
            };
            QMetaObject::invokeMethod(const_cast<PacksImpl*>(this), answer, Qt::QueuedConnection);
        });
    }
    read(LessonsFault::UnknownPack);
}

const PacksImpl::Held* PacksImpl::find(const QString& packId) const
{
    const auto found
        = std::find_if(m_packs.begin(), m_packs.end(), [&](const Held& held) { return held.shown.id == packId; });
    return found == m_packs.end() ? nullptr : &*found;
}

int PacksImpl::nextVersion(const QString& packId) const
{
    const Held* held = find(packId);
    return held ? held->shown.version + 1 : 1;
}

/// What this desk has against a pack that is good in itself.
PackOutcome PacksImpl::rulesOf(const lessons::PackReading& reading) const
{
    const lessons::Pack& pack = reading.pack;
    PackOutcome outcome{{}, reading.complaints, pack.id, pack.version};
    if (!reading.isGood()) {
        outcome.fault = LessonsFault::BadPack;
        return outcome;
    }
    if (standing(pack) == State::Foreign)
        complain(
            outcome, LessonsFault::PackForeign, "pack", "seals", QStringLiteral("neither-this-centre-nor-an-author"));
    const Held* before = find(pack.id);
    if (before && before->isHandedDown())
        complain(outcome, LessonsFault::PackTaken, "pack.json", "id", QStringLiteral("handed-down"));
    if (before && !before->pack.id.isEmpty() && before->shown.maker != pack.seals.first().id())
        complain(outcome, LessonsFault::PackTaken, "pack.json", "id", QStringLiteral("another-maker's"));
    // One that was altered on its disk is made whole by its own version, and by no older one.
    const bool heals = before && before->shown.state == State::Altered && pack.version == before->shown.version;
    if (before && pack.version <= before->shown.version && !heals)
        complain(outcome, LessonsFault::PackOlder, "pack.json", "version",
            QStringLiteral("not-above-%1").arg(before->shown.version));
    for (const Held& held : m_packs) {
        for (const LessonPtr& lesson : pack.lessons) {
            if (held.shown.id != pack.id && held.shown.lessons.contains(lesson->id))
                complain(outcome, LessonsFault::PackTaken, "pack.json", "lessons",
                    QStringLiteral("of-another-pack (%1, %2)").arg(lesson->id, held.shown.id));
        }
    }
    if (!before && m_packs.size() >= packsMax)
        complain(outcome, LessonsFault::BadPack, "pack", "-", QStringLiteral("more-than-%1-packs").arg(packsMax));
    return outcome;
}

/// The packs that were put in by hand keep their ids and their lessons' ids.
Result<void> PacksImpl::fitsHandedDown(const QList<lessons::PackReading>& release) const
{
    qsizetype own = 0;
    for (const Held& held : m_packs) {
        if (held.isHandedDown())
            continue;
        ++own;
        for (const lessons::PackReading& reading : release) {
            const auto& bring = reading.pack.lessons;
            const bool takes = reading.pack.id == held.shown.id
                || std::any_of(bring.begin(), bring.end(),
                    [&](const LessonPtr& lesson) { return held.shown.lessons.contains(lesson->id); });
            if (takes)
                return Fault(LessonsFault::PackTaken, held.shown.id);
        }
    }
    return own + release.size() <= packsMax ? Result<void>() : Result<void>(LessonsFault::BadPack);
}

void PacksImpl::readAside(const QByteArray& bytes, std::function<void(const lessons::PackReading&)> use)
{
    m_desk.runAside([this, bytes, use] {
        const auto reading = std::make_shared<const lessons::PackReading>(lessons::readPack(bytes));
        QMetaObject::invokeMethod(
            this, [reading, use] { use(*reading); }, Qt::QueuedConnection);
    });
}

void PacksImpl::check(const QByteArray& bytes, Answer answer)
{
    readAside(bytes, [this, answer](const lessons::PackReading& reading) { answer(rulesOf(reading)); });
}

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
// How a pack comes in and goes: one at a time, each step behind the other, the window never waiting for the disk.
#include "app/desk/packsimpl.h"
#include "app/desk/suppliesfaults.h"

#include <QDir>
#include <QFile>
#include <QTimer>

namespace naru::desk {

using lessons::LessonsFault;
using lessons::PackFile;

namespace {

constexpr std::chrono::seconds drawingMax{10}; ///< the decoder's own limit is below it

PackOutcome failed(const lessons::Pack& pack, const Fault& fault)
{
    return {fault, {}, pack.id, pack.version};
}

/// A trainer puts in what this desk itself has made; anything else is an administrator's. `pack`: when it is read.
Result<void> mayInstall(const DeskImpl& desk, const lessons::Pack* pack)
{
    const StaffMember* who = desk.signedIn();
    if (!who || who->role != Role::Trainer || who->disabled)
        return desk.mayAdminister();
    const auto desks = desk.knownDesks();
    const bool isOwn = !pack
        || (!desks.isEmpty() && !pack->seals.isEmpty() && pack->seals.constFirst().spki == desks.constFirst().spki);
    return isOwn ? Result<void>() : Result<void>(DeskFault::NotAllowed);
}

Fault cannotWrite()
{
    return Fault(storage::StorageFault::IoFailed, QStringLiteral("packs folder"));
}

} // namespace

void PacksImpl::install(const QByteArray& bytes, Answer answer)
{
    if (const auto may = mayInstall(m_desk, nullptr); !may)
        return answer({may.fault(), {}, {}, 0});
    auto job = std::make_shared<Job>();
    job->bytes = bytes;
    job->answer = std::move(answer);
    queue(job);
}

/// The authority is the seal: rulesOf() takes none of somebody unknown, and no key comes with a pack.
void PacksImpl::installSent(const QByteArray& bytes, const QByteArray& trainersDevice, Answer answer)
{
    NARU_ASSERT(!trainersDevice.isEmpty());
    auto job = std::make_shared<Job>();
    job->bytes = bytes;
    job->answer = std::move(answer);
    job->from = trainersDevice;
    queue(job);
}

void PacksImpl::queue(const JobPtr& job)
{
    m_jobs.append(job);
    if (m_jobs.size() == 1)
        take(job);
}

void PacksImpl::take(const JobPtr& job)
{
    readAside(job->bytes, [this, job](const lessons::PackReading& reading) {
        if (const PackOutcome outcome = rulesOf(reading); !outcome.isGood())
            return end(job, outcome);
        job->pack = reading.pack;
        drawAll(job->bytes, job->pack, [this, job](const Result<void>& drawn, const QString& picture) {
            if (drawn)
                return write(job);
            PackOutcome outcome = failed(job->pack, drawn.fault());
            outcome.complaints.append({picture, QStringLiteral("-"), QStringLiteral("cannot-be-drawn")});
            end(job, outcome);
        });
    });
}

void PacksImpl::drawAll(const QByteArray& bytes, const lessons::Pack& pack, Drawn then)
{
    QList<PackFile> pictures;
    for (const PackFile& file : pack.files) {
        if (file.kind == PackFile::Kind::Picture)
            pictures.append(file);
    }
    drawNext(bytes, pictures, std::move(then));
}

void PacksImpl::drawNext(const QByteArray& bytes, QList<PackFile> pictures, Drawn then)
{
    if (pictures.isEmpty())
        return then({}, {});
    const PackFile picture = pictures.takeLast();
    device::PictureDecoder* decoder = m_desk.parts().pictures;
    const auto answered = std::make_shared<bool>(false);
    const auto answer = [this, bytes, pictures, then, picture, answered](const Result<device::Picture>& drawn) {
        if (std::exchange(*answered, true))
            return;
        drawn ? drawNext(bytes, pictures, then) : then(drawn.fault(), picture.path);
    };
    if (!decoder)
        return answer(device::DeviceFault::PictureDecoderFailed);
    decoder->decode(device::PictureFormat::Svg, bytes.sliced(picture.offset, picture.size), this, answer);
    // A visit that ends meanwhile stops every drawing, and nobody is told.
    QTimer::singleShot(drawingMax, this, [answer] { answer(device::DeviceFault::PictureDecoderFailed); });
}

void PacksImpl::write(const JobPtr& job)
{
    m_desk.runAside([this, job, path = fileOf(job->pack.id, job->pack.version)] {
        const bool made = QDir().mkpath(QFileInfo(path).path());
        job->file = std::make_shared<QSaveFile>(path);
        job->file->moveToThread(nullptr); // it has no events, and takes its place from another worker
        const bool written = made && job->file->open(QIODevice::WriteOnly)
            && job->file->write(job->bytes) == job->bytes.size() && job->file->flush();
        QMetaObject::invokeMethod(
            this,
            [this, job, written] {
                if (!written)
                    return end(job, failed(job->pack, cannotWrite()));
                record(job);
            },
            Qt::QueuedConnection);
    });
}

/// Rights and rules once more: minutes may have passed, and another pack may have come. One that is being handed down
/// goes first: between its entry and its place no rule sees what it brings.
void PacksImpl::record(const JobPtr& job)
{
    SuppliesImpl* supplies = m_desk.suppliesRoom();
    if (supplies && supplies->isComing(QStringLiteral("lessons"))) {
        connect(
            supplies, &Supplies::changed, this, [this, job] { record(job); }, Qt::SingleShotConnection);
        return;
    }
    if (const auto may = job->from.isEmpty() ? mayInstall(m_desk, &job->pack) : Result<void>(); !may)
        return end(job, failed(job->pack, may.fault()));
    const PackOutcome outcome = rulesOf({job->pack, {}});
    if (!outcome.isGood())
        return end(job, outcome);
    const auto then = [this, job](const Result<void>& recorded) {
        if (!recorded)
            return end(job, failed(job->pack, recorded.fault()));
        putInPlace(job);
    };
    recordDeed("installed", job->pack, then, job->from);
}

/// What lies there then is what plays.
void PacksImpl::putInPlace(const JobPtr& job)
{
    const auto inPlace = std::make_shared<bool>(false);
    readAgain(
        [job, inPlace, packs = folder()] {
            *inPlace = job->file->commit() && storage::syncFolder(packs + u'/' + job->pack.id);
            sweepPacks(packs);
        },
        [this, job, inPlace] {
            end(job,
                *inPlace ? PackOutcome{{}, {}, job->pack.id, job->pack.version} : failed(job->pack, cannotWrite()));
        });
}

void PacksImpl::end(const JobPtr& job, const PackOutcome& outcome)
{
    const Answer answer = job->answer;
    if (job->file)
        job->file->cancelWriting(); // nothing to do where it is in its place
    job->file.reset();
    m_jobs.removeOne(job);
    if (!outcome.isGood()) { // an empty folder of a pack that did not come
        QDir(folder()).rmdir(outcome.id.isEmpty() ? QStringLiteral("-") : outcome.id);
    }
    if (!m_jobs.isEmpty())
        take(m_jobs.first());
    answer(outcome);
}

void PacksImpl::recordDeed(const char* what, const lessons::Pack& pack, Done done, const QByteArray& from)
{
    const QString maker = pack.seals.isEmpty() ? QString() : QString::fromLatin1(pack.seals.first().id().toHex());
    Deed deed{naru::Kind::PackChanged, from.isEmpty() ? m_desk.staffId() : 0,
        {{"what", QLatin1StringView(what)}, {"pack", pack.id}, {"version", QString::number(pack.version)},
            {"sha256", QString::fromLatin1(pack.sha256.toHex())}, {"maker", maker}}};
    if (!from.isEmpty())
        deed.words.append({"from", QString::fromLatin1(from.toHex())});
    m_desk.record(entryOf(deed),
        [done](const Result<journal::Stamp>& stamp) { done(stamp ? Result<void>() : Result<void>(stamp.fault())); });
}

void PacksImpl::remove(const QString& packId, Done done)
{
    if (const auto may = m_desk.mayAdminister(); !may)
        return done(may);
    const Held* held = find(packId);
    if (!held)
        return done(LessonsFault::UnknownPack);
    if (held->isHandedDown())
        return done(SuppliesFault::HandedDown);
    lessons::Pack pack = held->pack;
    pack.id = held->shown.id;
    pack.version = held->shown.version;
    recordDeed("removed", pack, [this, packId, done](const Result<void>& recorded) {
        if (!recorded)
            return done(recorded);
        // One step takes both versions out of sight; what a power cut leaves is swept at the start.
        const auto gone = std::make_shared<bool>(false);
        readAgain(
            [packs = folder(), packId, gone] {
                *gone = QDir(packs).rename(packId, u'.' + packId) && storage::syncFolder(packs);
                QDir(packs + QStringLiteral("/.") + packId).removeRecursively();
            },
            [gone, done] { done(*gone ? Result<void>() : Result<void>(cannotWrite())); });
    });
}

void PacksImpl::goBack(const QString& packId, Done done)
{
    if (const auto may = m_desk.mayAdminister(); !may)
        return done(may);
    const Held* held = find(packId);
    if (!held || held->shown.previous == 0)
        return done(LessonsFault::UnknownPack);
    const int newest = held->shown.version;
    lessons::Pack pack = hold(folder(), packId, {held->shown.previous}).pack;
    if (pack.id.isEmpty())
        return done(LessonsFault::PackAltered);
    recordDeed("went_back", pack, [this, packId, newest, done](const Result<void>& recorded) {
        if (!recorded)
            return done(recorded);
        const auto gone = std::make_shared<bool>(false);
        readAgain([file = fileOf(packId, newest), gone] { *gone = QFile::remove(file); },
            [gone, done] { done(*gone ? Result<void>() : Result<void>(cannotWrite())); });
    });
}

void PacksImpl::make(const lessons::PackPlan& plan, Made made)
{
    if (!m_desk.signedIn())
        return made({}, Fault(DeskFault::NotSignedIn));
    const auto key = m_desk.signingKey();
    if (!key)
        return made({}, key.fault());
    lessons::PackPlan ours = plan;
    ours.centre = m_desk.settings().centre;
    m_desk.runAside([this, ours, key = *key, made] {
        const auto pack = std::make_shared<const lessons::MadePack>(lessons::makePack(ours, key));
        const auto read = std::make_shared<const lessons::PackReading>(lessons::readPack(pack->bytes));
        QMetaObject::invokeMethod(
            this,
            [this, pack, read, made] {
                if (!pack->isGood())
                    return made(*pack, Fault(LessonsFault::BadPack));
                recordDeed("made", read->pack, [pack, made](const Result<void>& recorded) {
                    made(recorded ? *pack : lessons::MadePack(),
                        recorded ? std::nullopt : std::optional(recorded.fault()));
                });
            },
            Qt::QueuedConnection);
    });
}

} // namespace naru::desk

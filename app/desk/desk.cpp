// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/billstelling.h"
#include "app/desk/classesimpl.h"
#include "app/desk/daybookimpl.h"
#include "app/desk/deskimpl.h"
#include "app/desk/learningimpl.h"
#include "app/desk/packsimpl.h"
#include "app/desk/pairsimpl.h"
#include "app/desk/papersimpl.h"
#include "app/desk/practiceimpl.h"
#include "app/desk/queuestore.h"
#include "app/desk/rebuild.h"
#include "app/desk/sister.h"
#include "app/desk/suppliesimpl.h"
#include "app/desk/tillimpl.h"
#include "app/desk/visitimpl.h"
#include "app/desk/workshopimpl.h"
#include "app/journal/replacing.h"
#include "app/journal/secondcopy.h"

#include <QDir>
#include <QFile>

#include <utility>

namespace naru::desk {

namespace {
constexpr int tickEveryMs = 500;
constexpr qsizetype deviceIdBytes = 16;
constexpr Milliseconds logRetryAfter{10'000}; ///< a stick that is put in again is noticed within
constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
} // namespace

Result<void> checkFolder(const QString& folder, Desk::Kind kind)
{
    const QDir data(folder);
    const bool isDemo = data.exists(QLatin1String(demoMark));
    // A recovery that a power cut parted: Journal::open() finishes it.
    const bool isUsed = isDemo || data.exists(QStringLiteral("journal.db"))
        || data.exists(QStringLiteral("journal.db") + QLatin1StringView(journal::recoveredSuffix));
    if (isUsed && isDemo != (kind == Desk::Kind::Demo))
        return DeskFault::OtherKind;
    QStringList others = data.entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    // What may lie there before the first start, or after a restore that a power cut ended.
    for (const char* own : {"trust", "packs", "keys", "keys.new", "copies.db", "hub", "naru.lock", "phone.link",
             releasedFolder, "shelf", "keys.part", "journal.db.part", restoredMark})
        others.removeAll(QLatin1String(own));
    if (!isUsed && !others.isEmpty())
        return DeskFault::ForeignFolder;
    return {};
}

Result<std::unique_ptr<Desk>> Desk::open(const Parts& parts)
{
    auto desk = std::make_unique<DeskImpl>(parts);
    if (const auto started = desk->start(); !started)
        return started.fault();
    return std::unique_ptr<Desk>(std::move(desk));
}

DeskImpl::DeskImpl(const Parts& parts)
    : m_parts(parts)
    , m_ownEndpoints(parts.endpoints)
{
    watch(m_ownEndpoints);
    if (m_parts.rack)
        connect(m_parts.rack, &device::Rack::devicesChanged, this, &DeskImpl::takeEndpoints);
    connect(&m_timer, &QTimer::timeout, this, &DeskImpl::tick);
}

DeskImpl::~DeskImpl()
{
    m_workers.waitForDone();
    m_billsTelling.reset();
    m_visit.reset();
    m_queue.reset();
    m_practice.reset();
    m_workshop.reset();
    m_classes.reset();
    m_learning.reset();
    m_papers.reset();
    m_dayBook.reset();
    m_till.reset(); // gives up what is under way: what was sent is in doubt, and says so in the journal
    m_sister.reset();
    m_log.reset();
    m_journal.reset();
    for (QByteArray& key : m_holderKeys)
        crypto::wipe(key);
}

Result<void> DeskImpl::start()
{
    if (const auto fits = checkFolder(m_parts.folder, kind()); !fits)
        return fits;
    if (m_parts.access == Access::ReadOnly) {
        const auto opened = openJournal({});
        if (opened) {
            m_till = std::make_unique<TillImpl>(*this);
            m_dayBook = std::make_unique<DayBookImpl>(*this, *m_till);
            if (!m_till->begin() || !m_dayBook->begin()) { // a folder of before there were payments
                m_dayBook.reset();
                m_till.reset();
            }
        }
        return opened;
    }
    if (!QDir().mkpath(m_parts.folder) || !QFile::setPermissions(m_parts.folder, ownerOnly))
        return Fault(storage::StorageFault::CannotOpen, QStringLiteral("data folder"));
    auto lock = storage::FolderLock::take(m_parts.folder); // before the first key: two starts must not make two of one
    if (!lock)
        return lock.fault();
    if (QFile mark(path(demoMark)); kind() == Kind::Demo && !mark.exists() && !mark.open(QIODevice::WriteOnly))
        return Fault(storage::StorageFault::CannotOpen, QStringLiteral("demo mark"));
    if (const auto opened = openJournal(std::make_shared<const storage::FolderLock>(*std::move(lock))); !opened)
        return opened;
    noticeClock();
    noticeRestore();
    keepLog();
    keepHouse();
    m_till = std::make_unique<TillImpl>(*this);
    if (const auto begun = m_till->begin(); !begun)
        return begun;
    m_dayBook = std::make_unique<DayBookImpl>(*this, *m_till);
    if (const auto begun = m_dayBook->begin(); !begun)
        return begun;
    m_papers = std::make_unique<PapersImpl>(*this);
    if (const auto begun = m_papers->begin(); !begun)
        return begun;
    m_learning = std::make_unique<LearningImpl>(*this);
    m_practice = std::make_unique<PracticeImpl>(*this, *m_till);
    if (const auto begun = m_practice->begin(); !begun)
        return begun;
    m_workshop = std::make_unique<WorkshopImpl>(*this);
    m_classes = std::make_unique<ClassesImpl>(*this);
    if (const auto begun = m_classes->begin(); !begun)
        return begun;
    auto queue = makeQueue(*this);
    if (!queue)
        return queue.fault();
    m_queue = *std::move(queue);
    m_timer.start(tickEveryMs);
    if (m_parts.rack) {
        m_parts.rack->use(settings().devices);
        takeEndpoints();
    }
    return {};
}

void DeskImpl::watch(const QList<device::VisitEndpoint*>& endpoints)
{
    for (device::VisitEndpoint* endpoint : endpoints)
        connect(endpoint, &device::VisitEndpoint::readyChanged, this, &Desk::devicesChanged, Qt::UniqueConnection);
}

/// The rack has other devices. What leaves is still there while we let it go.
void DeskImpl::takeEndpoints()
{
    const auto present = m_ownEndpoints + m_parts.rack->endpoints();
    if (present != m_parts.endpoints) {
        if (m_visit)
            m_visit->cancel();
        if (m_practice)
            m_practice->endVisit();
        for (device::VisitEndpoint* endpoint : std::exchange(m_parts.endpoints, present)) {
            if (!present.contains(endpoint))
                endpoint->disconnect(this);
        }
        watch(present);
    }
    for (const device::Device* device : m_parts.rack->devices())
        connect(device, &device::Device::changed, this, &Desk::devicesChanged, Qt::UniqueConnection);
    if (m_papers)
        m_papers->usePrinters(m_parts.rack->printers());
    Q_EMIT devicesChanged();
}

Result<void> DeskImpl::openJournal(std::shared_ptr<const storage::FolderLock> lock)
{
    const bool writes = m_parts.access == Access::ReadWrite;
    if (const auto loaded = loadKeys(); !loaded)
        return loaded;
    const auto deviceId = ownKey("device.id", deviceIdBytes);
    if (!deviceId)
        return deviceId.fault();
    journal::Journal::Options options;
    options.path = path("journal.db");
    m_deviceId = options.deviceId = deviceId->view().toByteArray();
    options.mode = writes ? storage::Database::Mode::ReadWrite : storage::Database::Mode::ReadOnly;
    options.lock = std::move(lock);
    auto opened = journal::Journal::open(options, *m_keys, m_parts.clock, m_parts.random,
        [this](std::function<void()> run) { QMetaObject::invokeMethod(this, run, Qt::QueuedConnection); });
    if (!opened)
        return opened.fault();
    m_journal = std::move(*opened);
    if (const auto migrated = writes ? migrate() : Result<void>(); !migrated)
        return migrated;
    const auto read = m_journal->query([this](storage::Database& database) -> Result<void> {
        auto snapshot = readSnapshot(database, now());
        if (!snapshot)
            return snapshot.fault();
        m_snapshot = std::move(*snapshot);
        return {};
    });
    if (!read)
        return read;
    if (const auto loaded = loadReader(); !loaded)
        return loaded;
    beginSupplies();
    loadTrust();
    beginPacks();
    return beginPairs();
}

Result<void> DeskImpl::migrate()
{
    return migrateRooms([this](const char* room, std::span<const storage::Database::Migration> steps) {
        return m_journal->migrate(room, steps);
    });
}

void DeskImpl::codeScanned(const QByteArray& code)
{
    if (m_dayBook && m_dayBook->takeCode(code))
        return; // another desk's bills
    if (m_till && m_till->takeCode(code))
        return; // a part of an answer that a payment app shows
    const Scanned what = scannedOf(code);
    const bool isWanted = what.kind == Scanned::Kind::MobileId && m_visit && m_visit->stage() == Visit::Stage::Waiting;
    const bool isPractised
        = !isWanted && what.kind == Scanned::Kind::MobileId && m_practice && m_practice->takeCode(code);
    if (m_papers && (what.kind == Scanned::Kind::Receipt || what.kind == Scanned::Kind::ReceiptProof))
        m_papers->check(code);
    Q_EMIT scanned(what, isWanted || isPractised ? CodeUse::Taken : CodeUse::Unused);
    if (isWanted)
        m_visit->takeCode(code);
}

QStringList DeskImpl::readyMethods() const
{
    QStringList methods;
    for (const device::VisitEndpoint* endpoint : m_parts.endpoints) {
        if (endpoint->isReady())
            methods.append(endpoint->method());
    }
    return methods;
}

Visit* DeskImpl::visit() const
{
    return m_visit.get();
}

/// Nobody shows an ID for an answer that could not be yes.
Result<void> DeskImpl::mayAsk(const identity::Purpose& purpose) const
{
    const bool isHigh = purpose.risk == identity::Risk::High;
    return isHigh && m_trust.freshness(now()) == identity::TrustList::Freshness::TooOld
        ? Result<void>(identity::IdentityFault::TrustTooOld)
        : Result<void>();
}

Result<Visit*> DeskImpl::beginVisit(const identity::Purpose& purpose)
{
    if (const auto may = mayServe(); !may)
        return may.fault();
    if (const auto may = mayAsk(purpose); !may)
        return may.fault();
    if (!phoneReachable())
        return DeskFault::NoWayToPhone;
    if (m_visit)
        m_visit->cancel();
    if (m_practice)
        m_practice->endVisit(); // the devices are one visitor's at a time
    m_visit = std::make_unique<VisitImpl>(*this, purpose, VisitImpl::Keeps::Record, [this] { visitOver(); });
    m_visit->begin();
    Q_EMIT visitChanged();
    return m_visit.get();
}

void DeskImpl::visitOver()
{
    if (!m_visit)
        return;
    m_visit.release()->deleteLater(); // it is telling us so itself
    Q_EMIT visitChanged();
}

void DeskImpl::recordPaperCheck(const identity::Purpose& purpose, Decision decision, Done done)
{
    if (const auto may = mayServe(); !may)
        return done(may);
    recordAll({entryOf(PaperCheckRecord{purpose.id, purpose.fileHash, decision, m_signedIn, now()})}, done);
}

identity::ClockState DeskImpl::clockState() const
{
    const auto last = m_journal->last();
    const auto lastEntry = last ? std::optional(last->time()) : std::nullopt;
    const auto state = identity::judgeClock(now(), {m_parts.buildDate, lastEntry, m_trust.asOf()});
    if (state == identity::ClockState::BeforeFloor)
        return state;
    return m_clockAhead ? identity::ClockState::TooFarAhead : identity::ClockState::Plausible;
}

void DeskImpl::noticeClock()
{
    const auto last = m_journal->last();
    if (!last)
        return;
    const auto state = identity::judgeClock(now(), {m_parts.buildDate, last->time(), m_trust.asOf()});
    m_clockAhead = state == identity::ClockState::TooFarAhead;
    if (state == identity::ClockState::Plausible)
        return;
    recordQuietly(entryOf(ClockNote{now(), last->time(), 0}));
    Q_EMIT clockChanged();
}

void DeskImpl::confirmClock(Done done)
{
    if (!m_signedIn)
        return done(DeskFault::NotSignedIn);
    if (clockState() == identity::ClockState::BeforeFloor)
        return done(DeskFault::ClockImplausible);
    m_journal->confirmTime();
    recordAll({entryOf(ClockNote{now(), std::nullopt, m_signedIn})}, [this, done](const Result<void>& written) {
        if (written) {
            m_clockAhead = false;
            keepHouse(); // what waited for a clock to go by
        }
        Q_EMIT clockChanged();
        done(written);
    });
}

void DeskImpl::tick()
{
    const Milliseconds monotonic = m_parts.clock.monotonic();
    if (m_visit)
        m_visit->tick(monotonic);
    if (m_till)
        m_till->tick();
    if (m_practice)
        m_practice->tick();
    if (m_billsTelling)
        m_billsTelling->tick();
    if (m_sister)
        m_sister->tick();
    if (monotonic - m_logTried >= logRetryAfter)
        keepLog();
    if (m_queue)
        m_queue->tick();
    if (m_signedIn && monotonic - m_lastTouch >= autoLockAfter)
        lockAs(SignInEvent::What::AutoLocked);
    if (koreanDate(now()) != m_keptDay) {
        noticeClock(); // a day that came too soon is no reason to destroy keys
        keepHouse();
    }
}

} // namespace naru::desk

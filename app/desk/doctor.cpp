// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/classesimpl.h"
#include "app/desk/coursesecret.h"
#include "app/desk/deskimpl.h"
#include "app/desk/packs.h"
#include "app/desk/practiceimpl.h"
#include "app/desk/printjobs.h"
#include "app/desk/suppliesimpl.h"
#include "app/journal/secondcopy.h"
#include "app/journal/secondcopyfaults.h"
#include "devices/api/printerfaults.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

#include <sys/statvfs.h>

namespace naru::desk {

namespace {
using Group = Finding::Group;
using State = Finding::State;

constexpr qint64 diskWatchBytes = 2'000'000'000, diskBadBytes = 200'000'000;
constexpr std::chrono::days trustWatchAge{30}, readerWatchLeft{60}, readerLifeMax{1187}, backupWatchAge{7};

QString korean(Instant moment)
{
    return koreanDate(moment).toString(Qt::ISODate);
}

struct Room {
    qint64 bytes = 0;
    bool readOnly = true;
};
/// Asked of the folder itself: the list of mounts that Qt looks through does not have it in a container.
Room roomIn(const QString& folder)
{
    struct statvfs disk { };
    if (::statvfs(QFile::encodeName(folder).constData(), &disk) != 0)
        return {};
    return {static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize), (disk.f_flag & ST_RDONLY) != 0};
}

QString gigabytes(qint64 bytes)
{
    return QString::number(static_cast<double>(bytes) / 1e9, 'f', 1);
}
} // namespace

/// Nothing where no pack was installed: then nothing can be amiss with one.
static QList<Finding> findingOfPacks(const Packs* packs)
{
    const QList<InstalledPack> installed = packs ? packs->list() : QList<InstalledPack>();
    QStringList altered, foreign;
    for (const InstalledPack& pack : installed) {
        if (pack.state == InstalledPack::State::Altered)
            altered.append(pack.id);
        else if (!pack.plays())
            foreign.append(pack.id);
    }
    if (installed.isEmpty())
        return {};
    const State state = !altered.isEmpty() ? State::Bad : !foreign.isEmpty() ? State::Watch : State::Ok;
    const QStringList& which = altered.isEmpty() ? foreign : altered;
    return {
        {Group::Lists, state, "doctor.packs", {QString::number(installed.size()), which.join(QStringLiteral(", "))}}};
}

/// By what is the matter with it: each has its own sentence, and its own thing to do.
static Finding findingOfPrinter(const device::Device& printer)
{
    using device::PrinterFault;
    struct Row {
        PrinterFault fault;
        State state;
        const char* name;
    };
    static constexpr std::array rows{Row{PrinterFault::PaperLow, State::Watch, "doctor.paper_low"},
        Row{PrinterFault::PaperOut, State::Bad, "doctor.paper_out"},
        Row{PrinterFault::CoverOpen, State::Bad, "doctor.printer_cover"},
        Row{PrinterFault::PrinterStopped, State::Bad, "doctor.printer_stopped"}};
    const auto problem = printer.problem();
    const auto why = problem ? problem : printer.warning();
    Finding finding{Group::Devices, problem ? State::Bad : State::Ok, "doctor.printer", {printer.choice().name}};
    for (const Row& row : rows) {
        if (why && why->is(row.fault)) {
            finding.state = row.state;
            finding.name = row.name;
        }
    }
    return finding;
}

QList<Finding> DeskImpl::examine() const
{
    return examineDevices() + examineLists() + examineKeeping() + examineHouse();
}

QList<Finding> DeskImpl::examineDevices() const
{
    QList<Finding> found;
    const bool any = !m_parts.endpoints.isEmpty();
    if (m_parts.access == Access::ReadWrite) { // else the devices are another program's
        found.append({Group::Devices,
            !any                   ? State::Off
                : phoneReachable() ? State::Ok
                                   : State::Bad,
            "doctor.phone_link", {readyMethods().join(QStringLiteral(", "))}});
        for (const device::VisitEndpoint* endpoint : m_ownEndpoints) {
            if (endpoint->method() == QLatin1StringView("nfc"))
                found.append({Group::Devices, endpoint->isReady() ? State::Ok : State::Bad, "doctor.nfc_reader", {}});
        }
        found += examineRack();
        found.append({Group::Devices, m_parts.pictures ? State::Ok : State::Off, "doctor.picture_decoder", {}});
    }
    const auto clock = clockState();
    found.append({Group::Devices,
        clock == identity::ClockState::Plausible         ? State::Ok
            : clock == identity::ClockState::BeforeFloor ? State::Bad
                                                         : State::Watch,
        "doctor.clock", {korean(now()), koreanTime(now())}});
    const Room room = roomIn(m_parts.folder);
    const qint64 left = room.bytes;
    found.append({Group::Devices,
        room.readOnly || left < diskBadBytes ? State::Bad
            : left < diskWatchBytes          ? State::Watch
                                             : State::Ok,
        "doctor.disk", {gigabytes(left)}});
    return found;
}

QList<Fault> DeskImpl::linkProblems() const
{
    QList<Fault> problems;
    for (const device::VisitEndpoint* endpoint : m_parts.endpoints) {
        if (const auto problem = endpoint->isReady() ? std::nullopt : endpoint->problem())
            problems.append(*problem);
    }
    return problems;
}

/// Each device by its own name. Without a reader a visit goes another way at once; the others only ease it.
QList<Finding> DeskImpl::examineRack() const
{
    // In the order of DeviceChoice::Kind.
    static constexpr std::array<const char*, 5> names{
        "doctor.nfc_reader", "doctor.card_reader", "doctor.bluetooth", "doctor.camera", "doctor.scanner"};
    using DeviceKind = device::DeviceChoice::Kind;
    QList<Finding> found;
    if (!m_parts.rack)
        return found;
    for (const device::Device* device : m_parts.rack->devices()) {
        const device::DeviceChoice& choice = device->choice();
        if (choice.kind == DeviceKind::Printer) {
            found.append(findingOfPrinter(*device));
            continue;
        }
        const bool isReader = choice.kind <= DeviceKind::CardReader;
        const State amiss = isReader ? State::Bad : State::Watch;
        const QString name = choice.name.isEmpty() ? device->makerName() : choice.name;
        found.append({Group::Devices, device->isReady() ? State::Ok : amiss,
            names[static_cast<std::size_t>(choice.kind)], {name}});
    }
    return found;
}

QList<Finding> DeskImpl::examineLists() const
{
    QList<Finding> found;
    const auto asOf = m_trust.asOf();
    const State trust = m_trust.anchors() == 0  ? State::Bad
        : asOf && now() - *asOf > trustWatchAge ? State::Watch
                                                : State::Ok;
    found.append({Group::Lists, trust, "doctor.trust_list",
        {QString::number(m_trust.anchors()), asOf ? korean(*asOf) : QString(),
            QString::number(m_trust.unsupported() + m_trust.unreadable())}});
    const ReaderState own = reader();
    const bool longLived
        = m_readerCertificate && m_readerCertificate->notAfter() - m_readerCertificate->notBefore() > readerLifeMax;
    const State certificate = !own.present                                 ? State::Off
        : *own.notAfter <= now()                                           ? State::Bad
        : *own.notAfter - now() < readerWatchLeft || own.demo || longLived ? State::Watch
                                                                           : State::Ok;
    found.append({Group::Lists, certificate, "doctor.reader_certificate",
        {own.name, own.notAfter ? korean(*own.notAfter) : QString()}});
    return found + examineSupplies() + findingOfPacks(packs());
}

/// Nothing where nothing was ever handed down.
QList<Finding> DeskImpl::examineSupplies() const
{
    // A hub that is silent is the outbox's to tell.
    const auto stopped = m_supplies->way().fault;
    QList<Finding> found;
    if (stopped && !stopped->is(SuppliesFault::NoAnswer))
        found.append({Group::Lists, State::Bad, "doctor.releases_way", {}});
    const auto standings = m_supplies->standings();
    if (standings.isEmpty())
        return found;
    const auto amiss = std::count_if(
        standings.begin(), standings.end(), [](const auto& standing) { return standing.fault.has_value(); });
    found.append({Group::Lists, amiss ? State::Bad : State::Ok, "doctor.released",
        {QString::number(standings.size()), QString::number(amiss)}});
    using Freshness = identity::TrustList::Freshness;
    const Freshness list = m_trust.freshness(now());
    if (const auto confirmed = m_supplies->trustConfirmed())
        found.append({Group::Lists,
            list == Freshness::Fresh       ? State::Ok
                : list == Freshness::Stale ? State::Watch
                                           : State::Bad,
            "doctor.released_list", {korean(*confirmed)}});
    return found;
}

Finding DeskImpl::examineOutbox() const
{
    const auto now = outbox();
    const QString count = QString::number(unsent());
    if (!now || now->button == OutboxNow::Button::Enrol)
        return {Group::Keeping, State::Off, "doctor.unsent", {count}};
    const State state = now->unsent == 0 ? State::Ok : now->isPassing ? State::Watch : State::Bad;
    return {Group::Keeping, state, "doctor.unsent", {count}};
}

namespace {
/// Records of before that this desk keeps beside its own; they may hold what it let go of since.
QStringList putAside(const QString& folder, const journal::SecondCopy* log)
{
    QStringList old;
    for (const QString& name : QDir(folder).entryList({QStringLiteral("journal.db.damaged*")}, QDir::Files)) {
        if (!name.contains(QLatin1Char('-'))) // one of the three files of a database
            old.append(name);
    }
    for (const QString& path : log ? log->aside() : QStringList())
        old.append(QFileInfo(path).fileName());
    return old;
}
} // namespace

QList<Finding> DeskImpl::examineKeeping() const
{
    QList<Finding> found;
    // Every link was looked at when the journal was opened: a desk with a broken chain does not get here.
    found.append({Group::Keeping, State::Ok, "doctor.journal_chain", {QString::number(m_journal->count())}});
    found.append({Group::Keeping, m_keys->liesBesideData() ? State::Watch : State::Ok, "doctor.keys_beside_data", {}});
    found.append(examineOutbox());
    const QString& second = settings().secondCopyFolder;
    const auto logFault = m_log ? m_log->fault() : std::nullopt;
    const bool isAhead = logFault && logFault->is(journal::SecondCopyFault::Ahead);
    const State copy = second.isEmpty()                                             ? State::Off
        : m_secondCopyFault || (logFault && !isAhead) || !QFileInfo(second).isDir() ? State::Bad
                                                                                    : State::Ok;
    found.append({Group::Keeping, copy, "doctor.second_copy", {second}});
    if (isAhead)
        found.append({Group::Keeping, State::Bad, "doctor.copy_ahead", {second}});
    else if (const QStringList old = putAside(folder(), m_log.get()); !old.isEmpty())
        found.append({Group::Keeping, State::Watch, "doctor.put_aside", {QString::number(old.size()), old.first()}});
    const auto last = std::max(m_snapshot.lastBackup, m_snapshot.lastSecondCopy);
    const State backup = !last ? State::Off : now() - *last > backupWatchAge ? State::Watch : State::Ok;
    found.append({Group::Keeping, backup, "doctor.backup", {last ? korean(*last) : QString()}});
    found.append(examinePrintJobs());
    if (const auto doubts = m_practice ? m_practice->doubts() : QList<payments::Attempt>(); !doubts.isEmpty())
        found.append({Group::Keeping, State::Watch, "doctor.practice",
            {QString::number(doubts.size()), doubts.constFirst().transaction}});
    // It is made with the first class here: brought back without its keys, or the classes were another desk's.
    const bool hasCards = m_keys->names().contains(courseSecretName());
    if (!hasCards && m_classes && !m_classes->reports().isEmpty())
        found.append({Group::Keeping, State::Watch, "doctor.class_cards", {}});
    return found;
}

} // namespace naru::desk

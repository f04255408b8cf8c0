// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/folder.h"
#include "sync/hub/doors.h"
#include "sync/hub/enrolment.h"
#include "sync/hub/faults.h"
#include "sync/hub/hub.h"
#include "sync/hub/judge.h"
#include "sync/hub/logwriter.h"
#include "sync/hub/lostroom.h"
#include "sync/hub/operatorroom.h"
#include "sync/hub/program.h"
#include "sync/hub/publicroom.h"
#include "sync/hub/releases.h"
#include "sync/hub/roll.h"
#include "sync/hub/schema.h"
#include "sync/hub/sealing.h"
#include "sync/hub/servercertificate.h"
#include "sync/hub/sqlitepool.h"
#include "sync/hub/sqllog.h"

#include <csignal>
#include <cstdio>

#include <sys/resource.h>

namespace naru::hub {

namespace {

constexpr int workersMin = 16, workersMax = 128;
constexpr int blobShare = 4; ///< one worker in so many hands out blobs; the others take batches

/// Of two or more never all: who reads a blob slowly keeps nobody's batch waiting.
int blobsAtOnceFor(int workers)
{
    return std::clamp(workers / blobShare, 1, std::max(1, workers - 1));
}

int fail(const Fault& fault)
{
    std::fprintf(stderr, "naru-hub: %s %s\n", fault.name(), qUtf8Printable(fault.detail()));
    return 1;
}

/// Each connection is a descriptor.
void allowDescriptors()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/// Whatever way it ends: no request is answered by what is gone.
struct Drained {
    Doors& doors;
    ~Drained() { doors.drain(); }
};

/// For an alarm thirty days before desks would turn away; the operator's page says the same.
QByteArray certificateMetric(const ServerCertificate& certificate, Instant now)
{
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(certificate.standing().to - now);
    return Metrics::line(
        "server_certificate_seconds", "gauge", "How long the server's certificate is still good.", {}, left.count());
}

sigset_t heardSignals()
{
    sigset_t heard;
    sigemptyset(&heard);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&heard, signal);
    return heard;
}

/// Until it is told to end. Meanwhile it looks after its certificate: every minute, and at once on SIGHUP.
void waitForEnd(ServerCertificate& certificate, const std::function<void(const QByteArray&)>& say)
{
    const sigset_t heard = heardSignals();
    const timespec wait{std::chrono::duration_cast<std::chrono::seconds>(ServerCertificate::lookEvery).count(), 0};
    for (;;) {
        const int got = ::sigtimedwait(&heard, nullptr, &wait);
        if (got == SIGTERM || got == SIGINT)
            return;
        if (const auto looked = certificate.look(); !looked)
            say("{\"certificate\":\"" + QByteArray(looked.fault().name()) + "\"}");
        else if (*looked)
            say("{\"certificate\":\"renewed\"}");
    }
}

/// Before the first thread, so that all of them inherit it.
void blockSignals()
{
    const sigset_t heard = heardSignals();
    ::pthread_sigmask(SIG_BLOCK, &heard, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

int workersFor(const Settings& settings, SqlPool& pool)
{
    const auto desks = Devices(pool).list();
    const int wanted = desks ? static_cast<int>(desks->size()) + Doors::spareWorkers : workersMin;
    return settings.workers > 0 ? settings.workers : std::clamp(wanted, workersMin, workersMax);
}

/// What this hub was told at its start, before any desk is heard.
Result<void> beginSealing(Sealing& sealing, const QString& sealTo, Instant now)
{
    if (auto prepared = sealing.prepare(); !prepared)
        return prepared;
    if (!sealTo.isEmpty()) {
        const auto certificate
            = sealTo == QStringLiteral("none") ? Result<QByteArray>(QByteArray()) : sealCertificateIn(sealTo, now);
        const auto said = certificate ? sealing.say(*certificate) : certificate.fault();
        if (!said)
            return said;
    }
    return sealing.look(); // a hub that does not know takes nothing in
}

void join(Hub& hub, PublicRoom& room)
{
    hub.add([&room](const Request& request) { return room.answer(request); });
    hub.addForDesk(
        "proof", [&room](const QByteArray& device, const Request& request) { return room.proof(device, request); });
    hub.addForDesk(
        "consistency", [&room](const QByteArray&, const Request& request) { return room.consistency(request); });
    hub.addWitness([&room](const QByteArray& device, const QByteArray& note) { room.witness(device, note); });
    hub.addMetrics([&room] { return room.metrics(); });
}

void join(Hub& hub, Releases& releases)
{
    hub.addForDesk(
        "packs", [&releases](const QByteArray& device, const Request&) { return releases.catalogue(device); });
    hub.addForDesk("blob",
        [&releases](const QByteArray& device, const Request& request) { return releases.blob(device, request); });
    hub.addNews([&releases](const QString& site) { return releases.newest(site); });
    hub.addMetrics([&releases] { return releases.metrics(); });
}

Result<QList<ReleaseFact>> factsOf(const Result<QList<ReleaseStore::Row>>& rows)
{
    if (!rows)
        return rows.fault();
    QList<ReleaseFact> facts;
    for (const ReleaseStore::Row& row : *rows) { // by channel and site, and then by version
        const QString channel = QString::fromLatin1(packs::nameOf(row.channel));
        if (!facts.isEmpty() && facts.last().channel == channel && facts.last().site == row.site)
            facts.last().isNewest = false;
        facts.append({channel, row.site, row.offer.version, row.published, true});
    }
    return facts;
}

ServerFacts factsOf(const ServerCertificate::Standing& standing)
{
    return {standing.renewal, standing.to, standing.hasKey, QString::fromLatin1(standing.fault)};
}

} // namespace

int serve(const Settings& settings, FactOf factOf)
{
    blockSignals();
    allowDescriptors();
    if (const auto made = storage::makePrivateFolder(settings.data); !made)
        return fail(made.fault());
    const auto lock = storage::FolderLock::take(settings.data);
    if (!lock)
        return fail(lock.fault());
    const auto pool = openStore(settings);
    if (!pool)
        return fail(pool.fault());
    const SystemClock clock;
    SystemRandom random;
    auto authority = Authority::open(settings.data, settings.names, clock, random);
    if (!authority)
        return fail(authority.fault());
    if (settings.certificateHours > 0)
        authority->issueFor(std::chrono::hours(settings.certificateHours));
    SqlLog log(**pool, clock);
    LogWriter writer;
    const auto say = [&writer](const QByteArray& line) { writer.say(line); };
    const PublicLog::Parts publicLog{**pool, wire::originOf(authority->pin()), authority->receiptKey(), clock};
    PublicRoom publicRoom({publicLog, say});
    if (const auto prepared = publicRoom.prepare(); !prepared)
        return fail(prepared.fault());
    Sealing sealing(**pool, clock, authority->receiptKey());
    if (const auto begun = beginSealing(sealing, settings.sealTo, clock.now()); !begun)
        return fail(begun.fault());
    const Intake intake(
        log, authority->receiptKey(), unreadable, [&publicRoom] { return publicRoom.newest(); },
        [&sealing] { return sealing.current(); });
    Hub hub({**pool, intake, clock, say});
    if (const auto prepared = hub.prepare(); !prepared)
        return fail(prepared.fault());
    hub.addForDesk("seal", [&sealing](const QByteArray& device, const Request&) { return sealing.answer(device); });
    Enrolment enrolment(
        {**pool, *authority, clock, random, settings.devicesUrl, [&sealing] { return sealing.current(); }});
    if (const auto prepared = enrolment.prepare(); !prepared)
        return fail(prepared.fault());
    hub.add([&](const Request& request) { return enrolment.answer(request); });
    join(hub, publicRoom);
    const int workers = workersFor(settings, **pool);
    Releases releases({**pool, authority->receiptKey(), clock, blobsAtOnceFor(workers)});
    if (const auto prepared = releases.prepare(); !prepared)
        return fail(prepared.fault());
    join(hub, releases);
    LostRoom lostRoom({**pool, wire::originOf(authority->pin()), authority->receiptKey(), clock});
    hub.addForDesk("lost", [&lostRoom](const QByteArray&, const Request&) { return lostRoom.answer(); });
    RollRoom rollRoom(publicLog, say);
    hub.addForDesk("enrolments",
        [&rollRoom](const QByteArray& device, const Request& request) { return rollRoom.answer(device, request); });
    Doors doors(hub, settings, clock);
    ServerCertificate certificate(
        {settings.data, settings.names, *authority, clock, random, [&](const crypto::Certificate& own) {
             return doors.showChain({own.der(), authority->certificate().der()});
         }});
    OperatorRoom operators({**pool, log, enrolment, clock, random, std::move(factOf),
        QString::fromLatin1(authority->pin().toHex()), [&doors] { return doors.placeOf("enrol"); }, publicLog, say,
        [&releases](const QString& site) { return releases.newest(site); }, [&releases] { return releases.rootPin(); },
        [&releases] { return factsOf(releases.all()); }, [&certificate] { return factsOf(certificate.standing()); }});
    if (const auto prepared = operators.prepare(); !prepared)
        return fail(prepared.fault());
    hub.add([&](const Request& request) { return operators.answer(request); });
    const Drained drained{doors};
    hub.addMetrics([&doors] { return doors.metrics(); });
    hub.addMetrics([&] { return certificateMetric(certificate, clock.now()); });
    const auto port = doors.openAll(*authority, workers);
    if (!port)
        return fail(port.fault());
    enrolment.tellDevicesPort(*port);
    publicRoom.begin();
    if (const auto told = doors.tell(); !told)
        return fail(told.fault());
    if (settings.printsPort) {
        std::fprintf(stdout, "port: %d\n", int(*port));
        std::fflush(stdout);
    }
    waitForEnd(certificate, say);
    hub.drain();
    return 0;
}

} // namespace naru::hub

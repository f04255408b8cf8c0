// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/folder.h"
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
#include "sync/hub/schema.h"
#include "sync/hub/sealing.h"
#include "sync/hub/sqlitepool.h"
#include "sync/hub/sqllog.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <csignal>
#include <cstdio>
#include <mutex>

#include <sys/resource.h>

namespace naru::hub {

namespace {

constexpr int drainMs = 10'000, workersMin = 16, workersMax = 128, spareWorkers = 8;
constexpr qsizetype secretBytesMin = 32, secretBytesMax = 1024;

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

bool isLoopback(const QString& host)
{
    return host == QStringLiteral("localhost") || host == QStringLiteral("::1")
        || host.startsWith(QStringLiteral("127."));
}

/// A name that stands in the server's certificate.
QString nameFor(const Settings& settings, const QString& host)
{
    const bool isAny = host == QStringLiteral("0.0.0.0") || host == QStringLiteral("::");
    const QString name = !settings.names.isEmpty() ? settings.names.first()
        : isAny                                    ? QStringLiteral("127.0.0.1")
                                                   : host;
    return name.contains(QLatin1Char(':')) ? QLatin1Char('[') + name + QLatin1Char(']') : name;
}

Result<QByteArray> frontSecret(const Settings& settings)
{
    if (settings.frontSecretFile.isEmpty())
        return QByteArray();
    QFile file(settings.frontSecretFile);
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (!file.open(QIODevice::ReadOnly) || (file.permissions() & others))
        return Fault(HubFault::CannotListen, QStringLiteral("the front's secret: a file of mode 0600"));
    const QByteArray secret = file.read(secretBytesMax).trimmed();
    if (secret.size() < secretBytesMin)
        return Fault(HubFault::CannotListen, QStringLiteral("the front's secret: at least 32 letters"));
    return secret;
}

/// Listeners of one hub, and where they are.
class Doors {
public:
    Doors(HubService& service, const Settings& settings, const Clock& clock)
        : m_service(service)
        , m_settings(settings)
        , m_clock(clock)
    {
    }
    Result<quint16> open(const char* name, const ListenPlan& plan)
    {
        auto listening = HttpServer::listen(m_service, plan, m_clock);
        if (!listening)
            return listening.fault();
        const quint16 port = (*listening)->port();
        const char* const scheme = plan.tls ? "https" : "http";
        const std::scoped_lock lock(m_mutex); // who came through the first door may ask about the others already
        m_places.insert(QString::fromLatin1(name),
            QStringLiteral("%1://%2:%3").arg(QLatin1StringView(scheme), nameFor(m_settings, plan.host)).arg(port));
        m_servers.emplace_back(name, std::move(*listening));
        return port;
    }
    QString placeOf(const char* name) const
    {
        const std::scoped_lock lock(m_mutex);
        return m_places.value(QLatin1StringView(name)).toString();
    }
    Result<void> tell() const
    {
        QSaveFile file(m_settings.data + QStringLiteral("/listeners.json"));
        const QByteArray text = QJsonDocument(m_places).toJson();
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
        return isWritten ? Result<void>() : Fault(HubFault::StoreFailed, file.errorString());
    }
    QByteArray metrics() const
    {
        const std::scoped_lock lock(m_mutex);
        QByteArray out;
        const auto line = [&](const char* name, const char* type, const char* help, auto value) {
            QByteArray text
                = "# HELP naru_hub_" + QByteArray(name) + ' ' + help + "\n# TYPE naru_hub_" + name + ' ' + type + '\n';
            for (const auto& [listener, server] : m_servers)
                text += "naru_hub_" + QByteArray(name) + "{listener=\"" + listener + "\"} "
                    + QByteArray::number(static_cast<qint64>(value(server->counts()))) + '\n';
            out += text;
        };
        using Counts = HttpServer::Counts;
        line("connections_open", "gauge", "Connections.", [](const Counts& c) { return c.open.load(); });
        line("connections_accepted_total", "counter", "Connections that came.",
            [](const Counts& c) { return c.accepted.load(); });
        line("connections_crowded_total", "counter", "Not taken: too many.",
            [](const Counts& c) { return c.crowded.load(); });
        line("handshakes_failed_total", "counter", "TLS handshakes that came to nothing.",
            [](const Counts& c) { return c.handshakesFailed.load(); });
        line("connections_late_total", "counter", "Dropped: too slow, or idle.",
            [](const Counts& c) { return c.late.load(); });
        line("requests_refused_total", "counter", "Refused before they were whole.",
            [](const Counts& c) { return c.refused.load(); });
        return out;
    }
    void drain()
    {
        for (const auto& [name, server] : m_servers)
            server->drain(drainMs);
    }

private:
    HubService& m_service;
    const Settings& m_settings;
    const Clock& m_clock;
    std::vector<std::pair<const char*, std::unique_ptr<HttpServer>>> m_servers;
    QJsonObject m_places;
    mutable std::mutex m_mutex; ///< the two above, while doors open
};

/// Whatever way it ends: no request is answered by what is gone.
struct Drained {
    Doors& doors;
    ~Drained() { doors.drain(); }
};

ListenPlan planOf(Request::Listener listener, const Settings::Place& place, int workers)
{
    ListenPlan plan;
    plan.listener = listener;
    plan.host = place.host;
    plan.port = place.port;
    plan.workers = workers;
    return plan;
}

/// Nothing is told before everything listens.
Result<quint16> openAll(Doors& doors, const Settings& settings, const Authority& authority, int workers)
{
    ListenPlan::Tls tls;
    tls.chain = {authority.serverCertificate().der(), authority.certificate().der()};
    tls.key = authority.serverKey().pkcs8().view().toByteArray();
    ListenPlan enrolment = planOf(Request::Listener::Enrolment, settings.enrolment, spareWorkers);
    enrolment.tls = tls;
    enrolment.bodyBytesMax = 32 * 1024;
    ListenPlan operators = planOf(Request::Listener::Operators, settings.operators, spareWorkers);
    operators.bodyBytesMax = 16 * 1024;
    if (!isLoopback(settings.operators.host))
        operators.tls = tls;
    ListenPlan devices = planOf(Request::Listener::Devices, settings.devices, workers);
    devices.tls = tls;
    devices.tls->clientAuthority = authority.certificate().der();
    if (const auto opened = doors.open("enrol", enrolment); !opened)
        return opened.fault();
    if (const auto opened = doors.open("operators", operators); !opened)
        return opened.fault();
    if (settings.front) {
        ListenPlan front = planOf(Request::Listener::Devices, *settings.front, workers);
        front.perAddressMax = 0;
        const auto secret = frontSecret(settings);
        if (!secret)
            return secret.fault();
        front.frontSecret = *secret;
        if (const auto opened = doors.open("front", front); !opened)
            return opened.fault();
    }
    return doors.open("devices", devices);
}

/// For an alarm thirty days before desks would turn away: see Authority::open() for when it is made anew.
QByteArray certificateMetric(const Authority& authority, Instant now)
{
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(authority.serverCertificate().notAfter() - now);
    return Metrics::line(
        "server_certificate_seconds", "gauge", "How long the server's certificate is still good.", {}, left.count());
}

void waitForEnd()
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    int got = 0;
    ::sigwait(&ends, &got);
}

/// Before the first thread, so that all of them inherit it.
void blockEnds()
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

int workersFor(const Settings& settings, SqlPool& pool)
{
    const auto desks = Devices(pool).list();
    const int wanted = desks ? static_cast<int>(desks->size()) + spareWorkers : workersMin;
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
    hub.addForDesk("blob", [&releases](const QByteArray&, const Request& request) { return releases.blob(request); });
    hub.addNews([&releases](const QString& site) { return releases.newest(site); });
    hub.addMetrics([&releases] { return releases.metrics(); });
}

} // namespace

int serve(const Settings& settings, FactOf factOf)
{
    blockEnds();
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
    hub.addForDesk("seal", [&sealing](const QByteArray& device, const Request&) { return sealing.answer(device); });
    Enrolment enrolment(
        {**pool, *authority, clock, random, settings.devicesUrl, [&sealing] { return sealing.current(); }});
    if (const auto prepared = enrolment.prepare(); !prepared)
        return fail(prepared.fault());
    hub.add([&](const Request& request) { return enrolment.answer(request); });
    join(hub, publicRoom);
    Releases releases({**pool, authority->receiptKey(), clock});
    if (const auto prepared = releases.prepare(); !prepared)
        return fail(prepared.fault());
    join(hub, releases);
    LostRoom lostRoom({**pool, wire::originOf(authority->pin()), authority->receiptKey(), clock});
    hub.addForDesk("lost", [&lostRoom](const QByteArray&, const Request&) { return lostRoom.answer(); });
    Doors doors(hub, settings, clock);
    OperatorRoom operators({**pool, log, enrolment, clock, random, std::move(factOf),
        QString::fromLatin1(authority->pin().toHex()), [&doors] { return doors.placeOf("enrol"); }, publicLog, say,
        [&releases](const QString& site) { return releases.newest(site); },
        [&releases] { return releases.rootPin(); }});
    if (const auto prepared = operators.prepare(); !prepared)
        return fail(prepared.fault());
    hub.add([&](const Request& request) { return operators.answer(request); });
    const Drained drained{doors};
    hub.addMetrics([&doors] { return doors.metrics(); });
    hub.addMetrics([&] { return certificateMetric(*authority, clock.now()); });
    const auto port = openAll(doors, settings, *authority, workersFor(settings, **pool));
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
    waitForEnd();
    hub.drain();
    return 0;
}

} // namespace naru::hub

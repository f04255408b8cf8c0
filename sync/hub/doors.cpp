// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/doors.h"
#include "app/base/savefile.h"

#include <QFile>
#include <QJsonDocument>

namespace naru::hub {

namespace {

constexpr qsizetype secretBytesMin = 32, secretBytesMax = 1024;

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

ListenPlan planOf(Request::Listener listener, const Settings::Place& place, int workers)
{
    ListenPlan plan;
    plan.listener = listener;
    plan.host = place.host;
    plan.port = place.port;
    plan.workers = workers;
    return plan;
}

} // namespace

Result<quint16> Doors::open(const char* name, const ListenPlan& plan)
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

QString Doors::placeOf(const char* name) const
{
    const std::scoped_lock lock(m_mutex);
    return m_places.value(QLatin1StringView(name)).toString();
}

Result<void> Doors::tell() const
{
    QSaveFile file(m_settings.data + QStringLiteral("/listeners.json"));
    const QByteArray text = QJsonDocument(m_places).toJson();
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && commitWhole(file);
    return isWritten ? Result<void>() : Fault(HubFault::StoreFailed, file.errorString());
}

QByteArray Doors::metrics() const
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

Result<void> Doors::showChain(const QList<QByteArray>& chain)
{
    for (const auto& [name, server] : m_servers)
        if (auto shown = server->showChain(chain); !shown)
            return shown;
    return {};
}

void Doors::drain()
{
    for (const auto& [name, server] : m_servers)
        server->drain(drainMs);
}

/// Nothing is told before everything listens.
Result<quint16> Doors::openAll(const Authority& authority, int workers)
{
    ListenPlan::Tls tls;
    tls.chain = {authority.serverCertificate().der(), authority.certificate().der()};
    tls.key = authority.serverKey().pkcs8().view().toByteArray();
    ListenPlan enrolment = planOf(Request::Listener::Enrolment, m_settings.enrolment, spareWorkers);
    enrolment.tls = tls;
    enrolment.bodyBytesMax = 32 * 1024;
    ListenPlan operators = planOf(Request::Listener::Operators, m_settings.operators, spareWorkers);
    operators.bodyBytesMax = 16 * 1024;
    if (!isLoopback(m_settings.operators.host))
        operators.tls = tls;
    ListenPlan devices = planOf(Request::Listener::Devices, m_settings.devices, workers);
    devices.tls = tls;
    devices.tls->clientAuthority = authority.certificate().der();
    if (const auto opened = open("enrol", enrolment); !opened)
        return opened.fault();
    if (const auto opened = open("operators", operators); !opened)
        return opened.fault();
    if (m_settings.front) {
        ListenPlan front = planOf(Request::Listener::Devices, *m_settings.front, workers);
        front.perAddressMax = 0;
        const auto secret = frontSecret(m_settings);
        if (!secret)
            return secret.fault();
        front.frontSecret = *secret;
        if (const auto opened = open("front", front); !opened)
            return opened.fault();
    }
    return open("devices", devices);
}

} // namespace naru::hub

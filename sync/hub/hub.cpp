// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/hub.h"

#include "sync/hub/authority.h"
#include "sync/hub/faults.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace naru::hub {

namespace {

constexpr const char* json = "application/json";
const QByteArray deskPrefix = "/v1/d/";
constexpr qsizetype idDigits = 32;

Response plain(int status, const char* text)
{
    return {status, "text/plain; charset=utf-8", QByteArray(text) + '\n', {}};
}

Told refusal(int status, const char* code)
{
    return {status, wire::Refusal{QString::fromLatin1(code), {}, {}}, {}, {}, 0};
}

/// Who the certificate is for; nothing: it names no desk.
struct Proven {
    QByteArray device, spki;
};
std::optional<Proven> provenBy(const QByteArray& der)
{
    const auto certificate = crypto::Certificate::parse(der);
    if (!certificate)
        return {};
    const auto names = crypto::altNamesOf(*certificate);
    const auto key = certificate->publicKey();
    const auto device = names ? deviceIn(*names) : std::nullopt;
    if (!device || !key)
        return {};
    return Proven{*device, key->spki()};
}

} // namespace

Hub::Hub(Parts parts)
    : m(std::move(parts))
    , m_devices(m.pool)
    , m_pulse(m.pool, m.clock)
{
}

Response Hub::handle(const Request& request)
{
    const Milliseconds began = m.clock.monotonic();
    Outcome outcome = answer(request);
    const Milliseconds took = m.clock.monotonic() - began;
    m_metrics.answered(outcome.route, outcome.response.status, static_cast<double>(took.count()) / 1000);
    if (outcome.stored > 0)
        m_metrics.stored(outcome.stored);
    if (m.log && request.listener != Request::Listener::Operators) {
        QJsonObject line{{QStringLiteral("time"), rfc3339(m.clock.now())},
            {QStringLiteral("route"), QString::fromLatin1(outcome.route)},
            {QStringLiteral("status"), outcome.response.status}, {QStringLiteral("ms"), qint64(took.count())},
            {QStringLiteral("device"), QString::fromLatin1(outcome.device.toHex())},
            {QStringLiteral("stored"), outcome.stored}};
        if (!outcome.code.isEmpty())
            line.insert(QStringLiteral("code"), outcome.code);
        if (!outcome.why.isEmpty())
            line.insert(QStringLiteral("why"), QString::fromLatin1(outcome.why));
        m.log(QJsonDocument(line).toJson(QJsonDocument::Compact));
    }
    return outcome.response;
}

Hub::Outcome Hub::answer(const Request& request)
{
    if (request.listener == Request::Listener::Devices) {
        if (auto outcome = ofDesk(request))
            return *outcome;
    }
    if (request.listener == Request::Listener::Operators) {
        if (auto response = ofOperator(request))
            return {*response, "operator", {}, 0};
    }
    for (const Part& part : m_parts) {
        if (auto response = part(request))
            return {*response, "part", {}, 0};
    }
    return {plain(404, "not found"), "none", {}, 0};
}

std::optional<Hub::Outcome> Hub::ofDesk(const Request& request)
{
    if (!request.path.startsWith(deskPrefix))
        return {};
    const QByteArray id = request.path.mid(deskPrefix.size(), idDigits);
    const QByteArray device = QByteArray::fromHex(id);
    if (device.size() != journal::deviceIdBytes)
        return {};
    const QByteArray route = request.path.mid(deskPrefix.size() + idDigits + 1);
    const bool isBatch = request.path == wire::batchPath(device), isHead = request.path == wire::headPath(device);
    const bool isPart = m_deskParts.contains(route) && request.path == deskPrefix + device.toHex() + '/' + route;
    if (!isBatch && !isHead && !isPart)
        return {};
    if (request.method != (isBatch ? "POST" : "GET"))
        return Outcome{plain(405, "method not allowed"), route, {}, 0};
    return ofKnownDesk(request, route, device);
}

Hub::Outcome Hub::ofKnownDesk(const Request& request, const QByteArray& route, const QByteArray& device)
{
    const auto proven = provenBy(request.certificate);
    if (!proven)
        return told(route, {}, refusal(401, "no_certificate"));
    if (proven->device != device)
        return told(route, proven->device, refusal(403, "wrong_device"));
    const auto desk = m_devices.find(device);
    if (!desk) {
        Told busy = refusal(503, "store_failed");
        busy.retryAfter = Intake::busyWait;
        return told(route, device, busy);
    }
    if (*desk && (*desk)->spki != proven->spki)
        return told(route, device, refusal(403, "wrong_key"));
    const Sender sender = Devices::senderOf(*desk, device);
    if (const auto part = m_deskParts.find(route); part != m_deskParts.end()) {
        if (sender.standing == Sender::Standing::Known)
            return {part->second(device, request), route, device, 0};
        return told(route, device, refusal(403, *desk ? "revoked" : "unknown_device"));
    }
    Told answer = route == "batch" ? batchOf(request, sender) : m.intake.standing(sender, m.clock.now());
    noteStored(answer);
    if (auto* const accepted = std::get_if<wire::Accepted>(&answer.answer); accepted && m_news && *desk)
        accepted->packs = m_news((*desk)->site);
    if (answer.telling) {
        noteSeen(device, *answer.telling);
        if (m_witness)
            m_witness(device, answer.telling->checkpoint);
    }
    return told(route, device, answer);
}

Told Hub::batchOf(const Request& request, const Sender& sender) const
{
    if (request.type != wire::mediaType)
        return refusal(415, "type");
    const auto packing = wire::packingOf(request.encoding);
    if (!packing)
        return refusal(415, "encoding");
    const auto bytes = wire::unpacked(request.body, *packing);
    if (bytes)
        return m.intake.take(*bytes, sender, m.clock.now());
    return bytes.fault().is(wire::WireFault::TooLarge) ? refusal(413, "too_large") : refusal(400, "damaged");
}

Hub::Outcome Hub::told(const QByteArray& route, const QByteArray& device, const Told& told) const
{
    Response response;
    response.status = told.status;
    response.type = wire::mediaType;
    const auto* accepted = std::get_if<wire::Accepted>(&told.answer);
    response.body = accepted ? wire::bytesOf(*accepted) : wire::bytesOf(std::get<wire::Refusal>(told.answer));
    response.headers.emplaceBack("Accept-Encoding", "zstd, deflate");
    if (told.retryAfter)
        response.headers.emplaceBack(
            "Retry-After", QByteArray::number(std::chrono::ceil<std::chrono::seconds>(*told.retryAfter).count()));
    const auto* const refusal = std::get_if<wire::Refusal>(&told.answer);
    return {response, route, device, told.stored, refusal ? refusal->code : QString(), told.why};
}

/// Not with every batch: that would be a second durable transaction for each.
void Hub::noteSeen(const QByteArray& device, const wire::Telling& telling)
{
    {
        const Milliseconds now = m.clock.monotonic();
        const std::lock_guard lock(m_seenMutex);
        const auto last = m_seen.find(device);
        if (last != m_seen.end() && now - last->second < seenEvery && telling.unsent > 0)
            return;
        m_seen[device] = now;
    }
    if (const auto noted = m_devices.noteSeen(device, m.clock.now(), telling); !noted && m.log)
        m.log("{\"fault\":\"" + QByteArray(noted.fault().name()) + "\"}");
}

/// What the store made of a batch; what was refused for any other reason says nothing of it.
void Hub::noteStored(const Told& told)
{
    if (told.stored > 0)
        return m_pulse.wrote();
    const auto* const refusal = std::get_if<wire::Refusal>(&told.answer);
    if (refusal && refusal->code == QLatin1StringView("store_full"))
        m_pulse.failed(HubFault::StoreFull);
    if (refusal && refusal->code == QLatin1StringView("store_failed"))
        m_pulse.failed(HubFault::StoreFailed);
}

std::optional<Response> Hub::ofOperator(const Request& request)
{
    const bool isRead = request.method == "GET" || request.method == "HEAD";
    if (!isRead)
        return {};
    if (request.path == "/healthz")
        return plain(200, "ok");
    if (request.path == "/readyz")
        return readiness();
    if (request.path == "/openapi.json")
        return Response{200, json, openApi(), {}};
    if (request.path == "/metrics") {
        QByteArray text = m_metrics.text();
        for (const auto& more : m_metricsOf)
            text += more();
        return Response{200, "text/plain; version=0.0.4; charset=utf-8", text, {}};
    }
    return {};
}

Response Hub::readiness()
{
    const auto away = [](const char* why) {
        Response response = plain(503, why);
        response.headers.emplaceBack("Retry-After", "2");
        return response;
    };
    if (m_isDraining)
        return away("draining");
    const auto asked = m.pool.with([](Sql& sql) -> Result<void> {
        const auto ran = sql.run("SELECT version FROM hub_schema WHERE room = $1", {QStringLiteral("hub")});
        return ran ? Result<void>() : ran.fault();
    });
    if (!asked)
        return away("database");
    const auto writes = m_pulse.look();
    if (writes)
        return plain(200, "ready");
    return away(writes.fault().is(HubFault::StoreFull) ? "full"
            : writes.fault().is(HubFault::StoreBusy)   ? "database"
                                                       : "cannot_write");
}

} // namespace naru::hub

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/enrolment.h"

#include "app/crypto/pkcs7.h"
#include "sync/hub/enrolmentfaults.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace naru::hub {

namespace {

constexpr qsizetype bodyBytesMax = 16 * 1024, authorizationBytesMax = 512;
const QByteArray plainText = "text/plain; charset=utf-8";

Response refusal(int status, const char* name)
{
    Response response;
    response.status = status;
    response.type = plainText;
    response.body = QByteArray(name) + '\n';
    return response;
}

Response waitFor(int status, const char* name, Milliseconds wait)
{
    Response response = refusal(status, name);
    const auto seconds = std::max<qint64>(1, (wait.count() + 999) / 1000);
    response.headers.emplaceBack("Retry-After", QByteArray::number(seconds));
    return response;
}

/// base64 in lines of 64 letters, as RFC 7030 §4 has it in both directions.
Response bundle(const QList<crypto::Certificate>& certificates)
{
    Response response;
    response.type = "application/pkcs7-mime; smime-type=certs-only";
    response.headers.emplaceBack("Content-Transfer-Encoding", "base64");
    const QByteArray text = crypto::certsOnly(certificates).toBase64();
    constexpr qsizetype lineLetters = 64;
    for (qsizetype at = 0; at < text.size(); at += lineLetters)
        response.body += text.mid(at, lineLetters) + "\r\n";
    return response;
}

Result<crypto::CertificateRequest> requestIn(const Request& request)
{
    const QByteArray body = request.body.left(bodyBytesMax);
    QByteArray text;
    for (const char c : body) {
        if (c != '\r' && c != '\n' && c != ' ' && c != '\t')
            text += c;
    }
    const auto der = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    const bool isOne = request.body.size() <= bodyBytesMax && request.type.startsWith("application/pkcs10") && der;
    auto parsed = isOne ? crypto::CertificateRequest::parse(*der)
                        : Result<crypto::CertificateRequest>(crypto::RequestFault::BadRequest);
    const auto device = parsed ? deviceIn(parsed->altNames()) : std::nullopt;
    if (!device || parsed->publicKey().curve() != crypto::Curve::P256 || wire::isRoll(*device))
        return HubFault::BadRequest; // a roll's number is no desk's
    return parsed;
}

/// RFC 7617: what stands behind the first colon; whoever came before it is nobody's business.
std::optional<EnrolmentCode> codeIn(const QByteArray& authorization)
{
    if (authorization.size() > authorizationBytesMax || authorization.left(6).toLower() != "basic ")
        return std::nullopt;
    const auto pair
        = QByteArray::fromBase64Encoding(authorization.mid(6).trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    const auto colon = pair ? (*pair).indexOf(':') : -1;
    return colon < 0 ? std::nullopt : EnrolmentCode::parse(QString::fromUtf8((*pair).mid(colon + 1)));
}

int statusOf(const Fault& fault)
{
    if (fault.is(HubFault::BadRequest))
        return 400;
    if (fault.is(HubFault::BadCode))
        return 401;
    if (fault.is(HubFault::Revoked) || fault.is(HubFault::UnknownDevice) || fault.is(EnrolmentFault::CodeTaken)
        || fault.is(EnrolmentFault::KeyTaken) || fault.is(EnrolmentFault::TooLate) || fault.is(HubFault::AlreadyThere))
        return 403;
    return 503;
}

} // namespace

Enrolment::Enrolment(Parts parts)
    : m_parts(std::move(parts))
    , m_limit(m_parts.clock)
{
}

Result<void> Enrolment::prepare()
{
    return m_parts.pool.migrate("enrolment", enrolmentSchema);
}

std::optional<Response> Enrolment::answer(const Request& request)
{
    using Listener = Request::Listener;
    const bool get = request.method == "GET", post = request.method == "POST";
    if (request.listener == Listener::Operators)
        return std::nullopt;
    if (request.path == "/v1/hub")
        return get ? places() : refusal(405, "hub.bad_request");
    if (!request.path.startsWith("/.well-known/est/"))
        return std::nullopt;
    const QByteArray what = request.path.mid(qsizetype(qstrlen("/.well-known/est/")));
    if (what == "cacerts")
        return get ? cacerts() : refusal(405, "hub.bad_request");
    if (what == "simpleenroll" && request.listener == Listener::Enrolment)
        return post ? enrol(request) : refusal(405, "hub.bad_request");
    if (what == "simplereenroll")
        return post ? renew(request) : refusal(405, "hub.bad_request");
    return refusal(404, "hub.bad_request");
}

Response Enrolment::cacerts() const
{
    return bundle({m_parts.authority.certificate()});
}

Response Enrolment::places() const
{
    QJsonObject object{{QStringLiteral("devices_port"), int(m_devicesPort.load())},
        {QStringLiteral("hub_key"), QString::fromLatin1(m_parts.authority.receiptKey().publicKey().spki().toBase64())}};
    if (!m_parts.devices.isEmpty())
        object.insert(QStringLiteral("devices"), m_parts.devices);
    if (const wire::SealTo to = m_parts.sealTo ? m_parts.sealTo() : wire::SealTo{}; !to.certificate.isEmpty()) {
        object.insert(QStringLiteral("seal_to"), QString::fromLatin1(to.certificate.toBase64()));
        object.insert(QStringLiteral("seal_number"), static_cast<qint64>(to.number));
    }
    Response response;
    response.type = "application/json";
    response.body = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    return response;
}

Response Enrolment::answerOf(const Result<Outcome>& outcome) const
{
    if (!outcome) {
        const int status = statusOf(outcome.fault());
        if (status == 503)
            return waitFor(503, outcome.fault().name(), std::chrono::seconds(5));
        Response response = refusal(status, outcome.fault().name());
        if (status == 401)
            response.headers.emplaceBack("WWW-Authenticate", "Basic realm=\"naru\"");
        return response;
    }
    switch (outcome->wait) {
    case Outcome::Wait::Authority:
        return waitFor(202, faultNames<HubFault>[std::size_t(HubFault::KeyMissing)], waitingRetry);
    case Outcome::Wait::Approval:
        return waitFor(202, faultNames<EnrolmentFault>[std::size_t(EnrolmentFault::NotApproved)], waitingRetry);
    case Outcome::Wait::None:
        break;
    }
    return bundle({*outcome->certificate});
}

Response Enrolment::enrol(const Request& request)
{
    if (const auto wait = m_limit.waitOf(request.address))
        return waitFor(429, faultNames<HubFault>[std::size_t(HubFault::TooManyTries)], *wait);
    const auto code = codeIn(request.authorization);
    if (!code) {
        m_limit.countWrong(request.address);
        return answerOf(Fault(HubFault::BadCode));
    }
    const auto wanted = requestIn(request);
    if (!wanted)
        return answerOf(wanted.fault());
    const auto outcome = enrolWith(*code, *wanted);
    if (!outcome && (outcome.fault().is(HubFault::BadCode) || outcome.fault().is(EnrolmentFault::CodeTaken)))
        m_limit.countWrong(request.address);
    return answerOf(outcome);
}

Response Enrolment::renew(const Request& request)
{
    const auto wanted = requestIn(request);
    if (!wanted)
        return answerOf(wanted.fault());
    const QByteArray device = *deviceIn(wanted->altNames());
    const bool isProven = request.listener == Request::Listener::Devices;
    if (isProven) {
        const auto shown = crypto::Certificate::parse(request.certificate);
        const auto names = shown ? crypto::altNamesOf(*shown) : Result<crypto::AltNames>(shown.fault());
        if (!names || deviceIn(*names) != device)
            return answerOf(Fault(HubFault::UnknownDevice));
    } else if (const auto wait = m_limit.waitOf(request.address)) {
        return waitFor(429, faultNames<HubFault>[std::size_t(HubFault::TooManyTries)], *wait);
    }
    std::optional<Desk> desk;
    const auto looked = m_parts.pool.with([&](Sql& sql) -> Result<void> {
        const auto found = deskOf(sql, device);
        if (found)
            desk = *found;
        return found ? Result<void>() : found.fault();
    });
    if (!looked)
        return answerOf(looked.fault());
    if (!desk) {
        m_limit.countWrong(request.address);
        return answerOf(Fault(HubFault::UnknownDevice));
    }
    return answerOf(renewFor(*desk, *wanted, isProven));
}

} // namespace naru::hub

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/terminal/nexoterminal.h"

#include "app/base/savefile.h"
#include "app/crypto/certificate.h"

#include <QFile>

namespace naru::sim {

namespace nexo = payments::nexo;
using Way = Play::Way;

namespace {

constexpr const char* suffix = ".test.terminal.adyen.com";
constexpr const char* serverAuth = "1.3.6.1.5.5.7.3.1";

} // namespace

TerminalIdentity TerminalIdentity::make(const QByteArray& poi, Instant now, Random& random)
{
    const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    crypto::CertificatePlan plan;
    plan.commonName = QString::fromLatin1(poi) + QLatin1StringView(suffix);
    plan.notBefore = now - std::chrono::days(1);
    plan.notAfter = now + std::chrono::days(3650);
    plan.keyUsage = crypto::Certificate::KeyUsage{crypto::DigitalSignature, true};
    plan.extendedKeyUsage = crypto::Certificate::ExtendedKeyUsage{{serverAuth}, false};
    const QByteArray der = crypto::makeCertificate(plan, key.publicKey(), key, nullptr, random);
    return {crypto::toPem("CERTIFICATE", der), key.pem().view().toByteArray()};
}

std::optional<TerminalIdentity> TerminalIdentity::keptIn(
    const QString& name, const QByteArray& poi, Instant now, Random& random)
{
    constexpr const char* begin = "-----BEGIN CERTIFICATE-----";
    QFile kept(name);
    if (kept.exists()) {
        const QByteArray both = kept.open(QIODevice::ReadOnly) ? kept.readAll() : QByteArray();
        const qsizetype from = both.indexOf(begin);
        return from > 0 ? std::optional(TerminalIdentity{both.mid(from), both.left(from)}) : std::nullopt;
    }
    const TerminalIdentity fresh = make(poi, now, random);
    QSaveFile file(name);
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(fresh.keyPem + fresh.certificatePem) > 0 && commitWhole(file);
    return written ? std::optional(fresh) : std::nullopt;
}

NexoTerminal::NexoTerminal(PaymentTerminal& terminal, std::shared_ptr<const nexo::EnvelopeKey> key,
    const TerminalIdentity& identity, Random& random, QObject* parent)
    : TerminalVoice(parent)
    , m_terminal(terminal)
    , m_seal(std::move(key), random)
    , m_door(HttpDoor::Tls{QSslCertificate(identity.certificatePem), QSslKey(identity.keyPem, QSsl::Ec)})
{
    connect(&m_door, &HttpDoor::asked, this, &NexoTerminal::hear);
    connect(&m_door, &HttpDoor::left, this, [this](quint64 id) { m_questions.remove(id); });
    connect(&m_terminal, &PaymentTerminal::spoke, this, &NexoTerminal::speak);
    connect(&m_terminal, &PaymentTerminal::acknowledged, this, [this](quint64 id) { send(id, {}); });
    connect(&m_terminal, &PaymentTerminal::repeatedLast, this, &NexoTerminal::sayAgain);
    connect(&m_terminal, &PaymentTerminal::hungUp, this, [this](quint64 id) { m_door.hangUp(id); });
    connect(&m_terminal, &PaymentTerminal::rebooted, this, [this] { m_door.hangUpOnAll(); });
    connect(&m_terminal, &PaymentTerminal::changed, this, &NexoTerminal::followPlay);
}

bool NexoTerminal::listen(quint16 port)
{
    if (!m_door.open(port))
        return false;
    m_port = m_door.serverPort();
    followPlay();
    return true;
}

/// One play is not to listen at all.
void NexoTerminal::followPlay()
{
    const bool refuses = &m_terminal.play() == &plays[1];
    if (refuses)
        m_door.close();
    else if (m_port != 0)
        m_door.open(m_port);
}

QString NexoTerminal::url() const
{
    return QStringLiteral("https://127.0.0.1:%1/nexo").arg(m_port);
}

void NexoTerminal::hear(quint64 id, const QByteArray& path, const QByteArray& body)
{
    if (path != "/nexo" && path != "/nexo/")
        return m_door.answer(id, 404, {}, "text/plain");
    const auto request = m_seal.open(body);
    if (!request)
        return m_door.answer(id, 400, nexo::outwardReason, "text/plain");
    m_questions.insert(id, body);
    m_terminal.receive(*request, id);
}

void NexoTerminal::speak(quint64 id, const Reply& reply, Way way)
{
    const QByteArray question = m_questions.take(id);
    switch (way) {
    case Way::Close:
        return m_door.hangUp(id);
    case Way::Silence:
        return;
    case Way::Reflected:
        return send(id, question);
    case Way::Half:
        return send(id, m_seal.seal(reply, way), HttpDoor::Ending::Half);
    case Way::Twice:
        return send(id, m_seal.seal(reply, way), HttpDoor::Ending::Twice);
    default:
        break;
    }
    send(id, m_seal.seal(reply, way));
}

void NexoTerminal::sayAgain(quint64 id)
{
    m_seal.lastAnswer().isEmpty() ? m_door.hangUp(id) : send(id, m_seal.lastAnswer());
}

void NexoTerminal::send(quint64 id, const QByteArray& envelope, HttpDoor::Ending ending)
{
    m_questions.remove(id);
    m_door.answer(id, 200, envelope, "application/json", ending);
}

} // namespace naru::sim

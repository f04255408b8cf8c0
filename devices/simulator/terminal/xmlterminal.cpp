// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/terminal/xmlterminal.h"

#include "devices/simulator/terminal/xmldialect.h"

namespace naru::sim {

using Way = Play::Way;

PaymentTerminal::Settings XmlTerminal::settings(PaymentTerminal::Settings usual)
{
    usual.needsLogin = true;
    usual.reversesLastOnly = true;
    usual.unfinished = "Busy";
    return usual;
}

XmlTerminal::XmlTerminal(PaymentTerminal& terminal, const TerminalIdentity& identity, QObject* parent)
    : TerminalVoice(parent)
    , m_terminal(terminal)
    , m_door(HttpDoor::Tls{QSslCertificate(identity.certificatePem), QSslKey(identity.keyPem, QSsl::Ec)})
{
    connect(&m_door, &HttpDoor::asked, this, &XmlTerminal::hear);
    connect(&m_door, &HttpDoor::left, this, [this](quint64 id) { m_questions.remove(id); });
    connect(&m_terminal, &PaymentTerminal::spoke, this, &XmlTerminal::speak);
    connect(&m_terminal, &PaymentTerminal::acknowledged, this, [this](quint64 id) { m_door.answer(id, 204, {}, {}); });
    connect(&m_terminal, &PaymentTerminal::repeatedLast, this,
        [this](quint64 id) { m_lastAnswer.isEmpty() ? m_door.hangUp(id) : send(id, m_lastAnswer); });
    connect(&m_terminal, &PaymentTerminal::hungUp, this, [this](quint64 id) { m_door.hangUp(id); });
    connect(&m_terminal, &PaymentTerminal::rebooted, this, [this] { m_door.hangUpOnAll(); });
    connect(&m_terminal, &PaymentTerminal::changed, this, &XmlTerminal::followPlay);
}

bool XmlTerminal::listen(quint16 port)
{
    if (!m_door.open(port))
        return false;
    m_port = m_door.serverPort();
    followPlay();
    return true;
}

void XmlTerminal::followPlay()
{
    const bool refuses = &m_terminal.play() == &plays[1];
    if (refuses)
        m_door.close();
    else if (m_port != 0)
        m_door.open(m_port);
}

QString XmlTerminal::url() const
{
    return QStringLiteral("https://127.0.0.1:%1/EPASSaleToPOI/3.1").arg(m_port);
}

void XmlTerminal::hear(quint64 id, const QByteArray& path, const QByteArray& body)
{
    if (path != "/EPASSaleToPOI/3.1" && path != "/EPASSaleToPOI/3.1/")
        return m_door.answer(id, 404, {}, "text/plain");
    const auto request = xml::read(body);
    if (!request) {
        ++m_unreadable;
        return m_door.answer(id, 400, {}, "text/plain");
    }
    m_questions.insert(id, body);
    m_terminal.receive(*request, id);
}

void XmlTerminal::speak(quint64 id, const Reply& reply, Way way)
{
    const QByteArray question = m_questions.take(id);
    if (way == Way::Close)
        return m_door.hangUp(id);
    if (way == Way::Silence)
        return;
    if (way == Way::Reflected)
        return send(id, question);
    Reply said = reply;
    if (way == Way::OtherHeader)
        said.header.saleId += "-2";
    QByteArray text = xml::write(said);
    if (way == Way::Straight || way == Way::Late)
        m_lastAnswer = text;
    if (way == Way::BrokenSeal)
        text.chop(4); // there is no seal: it is not XML
    send(id, text,
        way == Way::Half        ? HttpDoor::Ending::Half
            : way == Way::Twice ? HttpDoor::Ending::Twice
                                : HttpDoor::Ending::Whole);
}

void XmlTerminal::send(quint64 id, const QByteArray& text, HttpDoor::Ending ending)
{
    m_questions.remove(id);
    m_door.answer(id, 200, text, "application/xml; charset=utf-8", ending);
}

} // namespace naru::sim

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/reader/card.h"

#include <QObject>
#include <QTcpSocket>
#include <QtEndian>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace naru::test {

/// A card in a virtual PC/SC reader: a client of vpcd's port. Each message is u16 big-endian length and body; a body of
/// one byte is 00 power off, 01 power on, 02 reset, 04 "say your ATR", anything longer an APDU.
class VirtualCard {
public:
    explicit VirtualCard(quint16 port)
        : m_port(port)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { hear(); });
        QObject::connect(&m_socket, &QTcpSocket::connected, &m_socket, [this] { acknowledgeAtOnce(); });
    }

    void present(sim::Card card)
    {
        takeAway();
        m_card = std::move(card);
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
    }
    void takeAway()
    {
        m_input.clear();
        m_socket.abort();
        if (std::exchange(m_isPowered, false))
            m_card.fieldLost();
    }
    bool isHeld() const { return m_socket.state() != QAbstractSocket::UnconnectedState; }
    /// The card leaves instead of answering this APDU, counted from now; -1: never.
    void takeAwayAtApdu(int apdu) { m_apdusLeft = apdu; }
    int takesAwayAt() const { return m_apdusLeft; }
    void setSilent(bool isSilent) { m_isSilent = isSilent; } ///< takes APDUs and answers none

    int apdus = 0;                                ///< answered
    qsizetype largestApdu = 0, largestAnswer = 0; ///< bytes

private:
    enum Control : quint8 { PowerOff = 0, PowerOn = 1, Reset = 2, SayAtr = 4 };
    static constexpr qsizetype lengthBytes = sizeof(quint16);

    /// Else each exchange waits some 40 ms for the other side's delayed acknowledgement.
    void acknowledgeAtOnce() const
    {
        const int on = 1;
        setsockopt(static_cast<int>(m_socket.socketDescriptor()), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
    }

    void hear()
    {
        acknowledgeAtOnce();
        m_input += m_socket.readAll();
        while (m_input.size() >= lengthBytes) {
            const qsizetype length = qFromBigEndian<quint16>(m_input.constData());
            if (m_input.size() < lengthBytes + length)
                return;
            const QByteArray body = m_input.mid(lengthBytes, length);
            m_input.remove(0, lengthBytes + length);
            if (body.size() == 1)
                obey(static_cast<quint8>(body[0]));
            else if (!body.isEmpty())
                exchange(body);
        }
    }

    void obey(quint8 control)
    {
        if (control == SayAtr) // ISO/IEC 14443-4 without historical bytes: T=0 and T=1 offered
            return say(QByteArray::fromHex("3b80800101"));
        if (std::exchange(m_isPowered, control == PowerOn) && control != PowerOn)
            m_card.fieldLost();
        m_isPowered = control != PowerOff;
    }

    void exchange(const QByteArray& apdu)
    {
        if (m_apdusLeft == 0) {
            m_apdusLeft = -1;
            return takeAway();
        }
        if (m_apdusLeft > 0)
            --m_apdusLeft;
        if (m_isSilent)
            return;
        ++apdus;
        const QByteArray answer = m_card.transceive(apdu);
        largestApdu = std::max(largestApdu, apdu.size());
        largestAnswer = std::max(largestAnswer, answer.size());
        say(answer);
    }

    void say(const QByteArray& body)
    {
        QByteArray head(lengthBytes, '\0');
        qToBigEndian(static_cast<quint16>(body.size()), head.data());
        m_socket.write(head + body);
        m_socket.flush();
    }

    const quint16 m_port;
    sim::Card m_card;
    QTcpSocket m_socket;
    QByteArray m_input;
    bool m_isPowered = false, m_isSilent = false;
    int m_apdusLeft = -1;
};

} // namespace naru::test

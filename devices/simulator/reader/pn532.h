// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/reader/card.h"

#include <array>
#include <optional>

namespace naru::sim {

/// What a simulated PN532 does wrong on purpose, from one command on.
enum class ChipFault {
    None,
    NoAck,       ///< takes the command and neither acknowledges nor answers it
    Silent,      ///< acknowledges and never answers
    BadChecksum, ///< answers with a wrong data checksum
    Status,      ///< answers each exchange with a status byte of the test's choice
    AtsZero,     ///< a card whose answer to select claims a length of 0
    Noise,       ///< bytes of no frame before each answer
    ErrorFrame,  ///< a syntax error frame instead of an answer
};
inline constexpr std::array<const char*, 8> chipFaultNames{
    "none", "no-ack", "silent", "bad-checksum", "status", "ats-zero", "noise", "error-frame"};

struct ChipTrouble {
    ChipFault fault = ChipFault::None;
    int afterCommands = 0;      ///< commands answered well first
    int commandsMax = -1;       ///< then so many go wrong; -1: all
    quint8 status = 0x01;       ///< of Status
    bool exchangesOnly = false; ///< counts and hits InDataExchange alone
};

/// The PN532 as its host sees it (NXP UM0701-02, high speed UART): bytes in, bytes out. It knows one card at a time.
class Pn532 {
public:
    /// What the chip says to these bytes of its host; they may hold half a frame or several.
    QByteArray feed(QByteArrayView fromHost);

    /// Puts a card into the field; what the chip then says of its own accord (a select that was waiting).
    QByteArray present(const Card& card);
    void takeAway();
    bool hasCard() const { return m_card.has_value(); }
    bool isSought() const { return m_waiting != Waiting::Nothing; } ///< the host waits for a card

    void setTrouble(const ChipTrouble& trouble) { m_trouble = trouble; }
    /// The card leaves instead of answering this exchange, counted from now; -1: never.
    void takeAwayAtExchange(int exchange) { m_exchangesLeft = exchange; }
    int exchanges() const { return m_exchanges; }  ///< answered by a card
    qint64 airBytes() const { return m_airBytes; } ///< to and from cards in exchanges
    int commands() const { return m_commands; }

private:
    enum class Waiting { Nothing, List, Poll };
    enum class Outcome { Well, Wrong };
    bool takeFrame(QByteArray& answer);
    QByteArray run(const QByteArray& content);
    QByteArray answerTo(quint8 code, const QByteArray& data);
    QByteArray registers(quint8 code, const QByteArray& data);
    QByteArray configure(const QByteArray& data);
    QByteArray list(const QByteArray& data);
    QByteArray poll();
    QByteArray exchange(const QByteArray& data);
    QByteArray piece();
    QByteArray target() const;
    Outcome meetTrouble(quint8 code);
    void dropField();

    QByteArray m_input;
    std::optional<Card> m_card;
    bool m_isSelected = false;
    bool m_isPatient = false; ///< MaxRetries: looks for a card without end
    Waiting m_waiting = Waiting::Nothing;
    std::array<quint8, 0x10000> m_registers{};
    QByteArray m_toCard, m_fromCard; ///< in pieces
    ChipTrouble m_trouble;
    int m_exchangesLeft = -1, m_exchanges = 0, m_commands = 0;
    qint64 m_airBytes = 0;
};

} // namespace naru::sim

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "devices/api/faults.h"
#include "devices/nfc/apdu.h"

#include <QList>
#include <QString>

#include <optional>

namespace naru::device {

/// What naru and a reader's program say to each other over its standard input and output: u32 big-endian length of what
/// follows, one type byte, content. naru-nfcd speaks it, and whatever else carries APDUs may.
struct ReaderFrame {
    enum class Type : quint8 {
        Listen = 0x01,     ///< to the reader: let a card go, look for the next; u8 number of the tap
        Stop = 0x02,       ///< to the reader: field off; empty
        Transceive = 0x03, ///< to the reader: an APDU for the card; CardCommand
        Alive = 0x81,      ///< from the reader, at least twice a second unless a command takes longer; empty
        ReaderBack = 0x82, ///< from the reader: it answers; ReaderGreeting
        ReaderLost = 0x83, ///< from the reader: it does not, and is tried again; u8 ReaderTrouble
        Arrived = 0x84,    ///< from the reader: a card; CardArrival
        Answer = 0x85,     ///< from the reader: CardAnswer
        CardLost = 0x86,   ///< from the reader, instead of an answer; u8 number, u8 CardTrouble
    };
    Type type = Type::Alive;
    QByteArray content;

    QByteArray encode() const;
};

inline constexpr qsizetype readerFrameBytesMax = 66'000; ///< an extended APDU and its head

enum class ReaderTrouble : quint8 { Absent = 1, InUse = 2, Broken = 3 };
enum class CardTrouble : quint8 { Gone = 1, Silent = 2, TooLong = 3 };

struct CardCommand {
    quint8 number = 0;
    Milliseconds patience{0}; ///< 1 … 60,000
    QByteArray apdu;          ///< at least 4 bytes
    QByteArray encode() const;
    static std::optional<CardCommand> read(const QByteArray& content);
};

struct ReaderGreeting {
    ApduLimits limits;
    QString name; ///< 100 characters at most
    QByteArray encode() const;
    static std::optional<ReaderGreeting> read(const QByteArray& content);
};

struct CardArrival {
    quint8 tap = 0; ///< number of the Listen it answers
    QByteArray uid; ///< 4, 7 or 10 bytes; a phone's is random
    QByteArray ats;
    QByteArray encode() const;
    static std::optional<CardArrival> read(const QByteArray& content);
};

struct CardAnswer {
    quint8 number = 0;
    QByteArray response; ///< with status word
    QByteArray encode() const;
    static std::optional<CardAnswer> read(const QByteArray& content);
};

/// Cuts a byte stream into frames. After a fault it takes nothing more.
class ReaderFrameCutter {
public:
    /// Whole frames that these bytes complete. Fault: ReaderUnavailable for a length of 0 or over the limit, or an
    /// unknown type.
    Result<QList<ReaderFrame>> feed(QByteArrayView bytes);
    bool isMidFrame() const { return !m_pending.isEmpty(); }

private:
    QByteArray m_pending;
    bool m_broken = false;
};

} // namespace naru::device

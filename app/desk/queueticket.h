// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/desk/queuefaults.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace naru::desk {

// A number that a visitor took, as every desk of the centre knows it: values without a desk, and how two of them become
// one. Nothing here says who the visitor is.

inline constexpr int lanesMax = 26;                  ///< desks that may give numbers, a letter each
inline constexpr int numbersMax = 999;               ///< that one of them gives in a day
inline constexpr qsizetype ticketsMax = 5'000;       ///< that are known of one day
inline constexpr qsizetype queueNameLettersMax = 40; ///< of a desk
inline constexpr qsizetype noteLettersMax = 120;     ///< of the note that goes along with a hand-over
inline constexpr qsizetype matterLettersMax = 24;
inline constexpr int callsMax = 99, legsMax = 99, missesMax = 99;
inline constexpr qsizetype hostsMax = 32;
inline constexpr qint64 versionMax = 1'000'000;

/// What one may come for; the words are the pages'. A name that is not among them stands for the last.
inline constexpr std::array<const char*, 5> matterNames{"papers", "identity", "report", "money", "other"};
bool isMatter(const QString& matter);

/// Unique although nobody is asked: each desk that gives numbers has a letter of its own.
struct TicketId {
    QByteArray giver; ///< 16 bytes: device id of the desk that gave it
    int lane = 0;     ///< 0: A
    int number = 0;   ///< from 1 each day
    bool operator==(const TicketId&) const = default;
    bool operator<(const TicketId& other) const;
    QString label() const; ///< "A-12"
};

/// A counter that received the visitor, and on which leg of the way.
struct Host {
    int leg = 0;
    QByteArray device;
    QString name;
    bool operator==(const Host&) const = default;
    bool operator<(const Host& other) const;
};

enum class TicketStage : quint8 {
    Waiting,
    Called, ///< to `counter`; not there yet
    Here,   ///< with `counter`
    Served,
    Gone, ///< did not come, and was let go
};
inline bool isOver(TicketStage stage)
{
    return stage >= TicketStage::Served;
}

/// One state of a number. Which of two it is, newer() says; `hosts` are of both.
struct Ticket {
    TicketId id;
    QString matter;
    QString place; ///< name of the desk that gave it
    Instant taken{};

    qint64 version = 1; ///< one more with every step
    QByteArray author;  ///< 16 bytes: who took that step
    TicketStage stage = TicketStage::Waiting;
    Instant since{};    ///< of this stage
    QByteArray counter; ///< Called, Here: its device id. Waiting: handed over to that one alone; empty: to any
    QString counterName;
    int calls = 0;  ///< how often it was called on this leg
    int misses = 0; ///< how often nobody came
    int leg = 0;    ///< how often it left a counter that had received it
    QString from;   ///< name of the counter that handed it over; empty: none did
    QString note;   ///< staff's words for the next counter; gone with the last step

    QList<Host> hosts; ///< sorted, each once
    bool operator==(const Ticket&) const = default;

    bool isHeldBy(const QByteArray& device) const
    {
        return (stage == TicketStage::Called || stage == TicketStage::Here) && counter == device;
    }
    bool isHandedOver() const { return !from.isEmpty() && misses == 0; }
    /// Two counters received the same visitor while they could not hear each other: their names. Else empty.
    QStringList twiceReceived() const;
};

/// The join of two states of one number: commutative, associative, idempotent. What ended stays ended; else the higher
/// (version, author) is so; the hosts of both are kept.
Ticket joined(const Ticket& a, const Ticket& b);

/// One item of CBOR, the same for the same ticket.
QByteArray bytesOf(const Ticket& ticket);

/// What a desk tells others of the queue, on channel "queue".
struct QueueMessage {
    enum class Place : quint8 { Counter, Kiosk };
    struct Hello {
        Place place = Place::Counter;
        int lane = -1; ///< -1: it has given no number yet
        Instant laneSince{};
        QByteArray digest; ///< 32 bytes, over all that it knows of today
    };
    QDate day; ///< in Korea
    std::optional<Hello> hello;
    QList<Ticket> tickets;
};

inline constexpr qsizetype queueMessageBytesMax = 48 * 1024; ///< that are told at once

QByteArray bytesOf(const QueueMessage& message);
/// The same in as many messages as it takes.
QList<QByteArray> pagesOf(QDate day, const QList<Ticket>& tickets);
/// [1, day, hello or null, [ticket …]], every length, number and letter looked at. Faults: BadMessage (detail: which
/// part), NewerMessage, CodecFault.
Result<QueueMessage> readQueueMessage(const QByteArray& bytes);
/// As a table holds it. Faults: as above.
Result<Ticket> readTicket(const QByteArray& bytes);

/// As it may be given to the next counter: one line. Fault: BadNote.
Result<QString> checkNote(const QString& note);

} // namespace naru::desk

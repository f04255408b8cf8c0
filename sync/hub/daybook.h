// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/devices.h"
#include "sync/hub/publiclog.h"
#include "sync/hub/readings.h"

#include <QDate>

namespace naru::hub {

/// What keeps a day of a centre from being whole, or is to be known beside it.
enum class DayGap : quint8 {
    NotOver,  ///< that day goes on
    NotHeard, ///< the desk was not heard of since that day ended, and nothing later came: it may hold more
    Unsent,   ///< the desk says that it still holds entries of that day; count: how many it holds
    Broken,   ///< the entries here do not follow from each other; count: behind which place
    NotInLog, ///< no checkpoint covers its last entry of that day yet
    NotAdded, ///< taken, and not added up yet: sums are not whole
    Held,     ///< count entries are here and could not be read: sums may not be whole
    Forked, ///< a new record began behind that day's (an old image was restored): what was not sent before may be lost
    ForkNoted,  ///< the same, and an operator has looked into it
    NoSuchSite, ///< no desk of this centre is known
};
const char* nameOf(DayGap gap); ///< "not_over", "not_heard" …
/// What is held leaves a day whole, the entry is there; and so does a fork that somebody has answered for.
inline constexpr bool isMissing(DayGap gap)
{
    return gap != DayGap::Held && gap != DayGap::ForkNoted;
}

/// One desk on one day of Korea, by its own stamps.
struct DeskDay {
    QByteArray device; ///< 16 bytes
    QString name;
    Desk::Status status = Desk::Status::Active;
    quint64 entries = 0;
    Head before, end;    ///< what the day's first entry follows from, and its last; equal hashes: no entries
    Readings::Sums sums; ///< what was settled on that day, as it is known now
    QByteArray proof;    ///< wire::Proof of its last entry; empty: none
    struct Gap {
        DayGap what;
        quint64 count = 0;
    };
    QList<Gap> gaps;
};

/// A day of one centre, as this hub holds it.
struct CentreDay {
    QString site;
    QDate date;
    Instant made{};
    QString origin; ///< of the hub, as in its checkpoints
    QList<DeskDay> desks;
    QList<DayGap> gaps;    ///< of the day itself
    QByteArray checkpoint; ///< under which every proof holds; empty: none yet

    bool isWhole() const;
    Readings::Sums sums() const;
    quint64 entries() const;
};

/// Reads days out of a hub's database; every entry of the day is looked at: its place, and its hash as it follows from
/// the one before. Any thread.
class DayBook {
public:
    static constexpr int pageEntries = 2'000;

    struct Parts {
        SqlPool& pool;
        Readings& readings;
        PublicLog& log;
        const Clock& clock;
        QString origin;
    };
    explicit DayBook(Parts parts)
        : m(std::move(parts))
    {
    }
    Result<CentreDay> day(const QString& site, QDate date);

private:
    struct Span;
    struct Walk;
    Result<std::optional<Span>> spanOf(Sql& sql, const QByteArray& device, Instant from, Instant to) const;
    Result<Walk> walk(Sql& sql, const QByteArray& device, const Span& span) const;
    Result<qint64> heldOn(Sql& sql, const QByteArray& device, Instant from, Instant to) const;
    Result<std::optional<DayGap>> forkOn(Sql& sql, const QByteArray& device, Instant from, Instant to) const;
    Result<void> judge(Sql& sql, const Desk& desk, const CentreDay& day, DeskDay& into) const;
    Result<void> prove(DeskDay& desk, CentreDay& day);

    const Parts m;
};

/// A certificate as a file: one line of JSON, and a line of who signed it:
///   {"v":1,"site":…,"date":"2026-11-20","made":…,"hub":origin,"complete":bool,"entries":n,"card":won,"cash":won,
///    "doubts":n,"doubt_won":won,"missing":[{"desk"?,"code","count"?}…],"remarks":[…],"desks":[{"device","desk",
///    "status","entries","from":{"epoch","seq","hash"},"to":{…},"card","cash","doubts","doubt_won","proof"?:base64}…],
///    "checkpoint"?:text}\n
///   naru-d1 <key id, 16 hex digits> <base64 of ES256 over "naru-d1" ‖ the first line without its end>\n
QByteArray signedDay(const CentreDay& day, const crypto::PrivateKey& hubKey);
QByteArray jsonOf(const CentreDay& day); ///< the first line

/// What a certificate proves to whoever knows the hub's key.
struct ProvenDay {
    QString site;
    QDate date;
    bool isWhole = false;
    quint64 entries = 0;
    int desks = 0, proofs = 0;
    std::optional<wire::Checkpoint> checkpoint;
};
inline constexpr qsizetype dayBytesMax = 4 * 1024 * 1024;
/// Signature, checkpoint, and that the last entry of each desk is in it. Faults: WireFault::BadSignature (not of this
/// key, or altered), BadProof, BadCheckpoint, BadAnswer (not such a file).
Result<ProvenDay> checkDay(const QByteArray& bytes, const crypto::PublicKey& hubKey);

} // namespace naru::hub

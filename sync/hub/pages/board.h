// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace naru::hub {

struct CentreDay;

inline constexpr Milliseconds silentAfter = std::chrono::hours(24);  ///< then a desk counts as not heard of
inline constexpr Milliseconds freshWithin = std::chrono::minutes(2); ///< "receiving now" where something waits
inline constexpr Milliseconds oldTrustAfter = std::chrono::days(7);
inline constexpr Milliseconds certificateDueWithin = std::chrono::days(14);
inline constexpr Milliseconds serverEndsWithin = std::chrono::days(30);

/// One desk as the hub knows it.
struct DeskFacts {
    QByteArray device; ///< 16 bytes
    QString site, name;
    std::optional<Instant> lostAt;
    std::optional<Instant> heard;         ///< last word of it, whatever it was
    std::optional<quint64> unsent;        ///< as it said then
    std::optional<Instant> oldest;        ///< of the unsent
    std::optional<Instant> certificateTo; ///< nothing: not enrolled yet
    bool asksApproval = false;            ///< its certificate ran out: a person must say yes
    quint64 entries = 0;
    int held = 0, doubts = 0;
    qint64 doubtWon = 0;
    std::optional<Instant> forkedAt;    ///< its record parted from ours, and nobody has looked since
    QMap<QString, quint64> packs;       ///< that it has …
    QMap<QString, quint64> newestPacks; ///< … and that it is offered
    std::optional<Instant> trustOf;     ///< until when its trust list was the newest; nothing: it was never given one
    QString program;
    std::optional<bool> isSealed = {}; ///< whether its newest entry came sealed to the agency; nothing: none yet
};

/// What is to be said of a desk first; the worst that is true, in the order of this list.
enum class DeskState : quint8 {
    Held,     ///< an entry of it could not be read
    Forked,   ///< it was put back to an older state
    Approve,  ///< it asks to be let in again
    Silent,   ///< nothing heard for a day
    TrustOld, ///< its trust list is a week old
    CertificateDue,
    Waiting,   ///< enrolled by nobody yet
    Receiving, ///< entries are coming
    Well,
    Lost, ///< taken off
};
DeskState stateOf(const DeskFacts& desk, Instant now);
inline constexpr bool needsPerson(DeskState state)
{
    return state <= DeskState::CertificateDue;
}
/// What a person must see first stands first, then by site and name.
void sortForPeople(QList<DeskFacts>& desks, Instant now);

/// The hub's own certificate, by which every desk knows it.
struct ServerFacts {
    Instant renewal{}, to{}; ///< when it is made anew, and its end
    bool hasKey = true;      ///< the authority's key is here: nobody has to sign
    QString fault = {};      ///< why it could not be made anew; empty: nothing was wrong
};
enum class ServerState : quint8 {
    Well,
    Due,    ///< should be another one already
    Ending, ///< desks will turn away within a month
    Over,   ///< they do
};
ServerState stateOf(const ServerFacts& server, Instant now);

/// What is handed down.
struct ReleaseFact {
    QString channel, site; ///< site: empty for all
    quint64 version = 0;
    Instant published{};
    bool isNewest = true; ///< else it is kept for who is just fetching it
};
/// Until when the newest trust list that desks of `site` are offered was `version`: when the next one came out, or
/// `heard`. A desk without any is counted from when it was enrolled. Nothing: none is handed down.
std::optional<Instant> trustDateOf(const QList<ReleaseFact>& releases, const QString& site, quint64 version,
    std::optional<Instant> heard, Instant enrolled);

struct HeldFact {
    QByteArray device;
    QString site, name;
    quint32 epoch = 0;
    quint64 seq = 0;
    int kind = 0, schema = 0;
    QString code; ///< "unknown_schema"
    Instant since{};
    bool isSealed = false;
};
struct DoubtFact {
    QByteArray device;
    QString site, name, bill;
    qint64 won = 0;
    Instant since{};
};
struct AuditFact {
    Instant at{};
    QString who, what; ///< what: name of the act
    QString about;
};
/// Somebody holds a proof against the public log, or it does not hold together.
struct AlarmFact {
    QByteArray device;  ///< who held it out; zeros: the hub itself
    QString site, name; ///< empty: the hub itself, or a desk that is unknown here
    QString code;       ///< "own_differs", "leaf_differs", "ahead", "differs"
    Instant first{}, last{};
    qint64 times = 0;
    bool isSeen = false; ///< somebody looked, and it has not come again since
};
/// Everything on the first page.
struct Overview {
    QList<DeskFacts> desks;
    QList<AlarmFact> alarms; ///< the newest first; those that nobody looked at before the others
    quint64 entriesToday = 0;
    std::optional<ServerFacts> server = {};
    QList<ReleaseFact> releases = {};
};

/// Where the operator's page reads from and what it may change. Any thread.
class Board {
public:
    static constexpr int rowsMax = 500;

    virtual ~Board() = default;
    virtual Result<Overview> overview() = 0;
    virtual Result<QList<HeldFact>> held() = 0;
    virtual Result<QList<DoubtFact>> doubts() = 0;
    /// Reads a held entry again. The value: whether it can be read now.
    virtual Result<bool> requeue(const QByteArray& device, quint32 epoch, quint64 seq) = 0;
    virtual Result<void> declareLost(const QByteArray& device) = 0;
    virtual Result<void> approve(const QByteArray& device) = 0;
    /// A person has looked at the fork.
    virtual Result<void> noteFork(const QByteArray& device) = 0;
    /// A person has looked at an alarm of the public log; it is shown again when it comes again.
    virtual Result<void> noteAlarm(const QByteArray& device, const QString& code) = 0;
    virtual Result<CentreDay> day(const QString& site, QDate date) = 0;
    virtual QByteArray signedDay(const CentreDay& day) const = 0; ///< as naru::hub::signedDay()
    struct NewDesk {
        QString code, pin, url;
        QString packsRoot = {}; ///< hex; empty: nothing is handed down yet
    };
    virtual Result<NewDesk> addDesk(const QString& site, const QString& name) = 0;
};

} // namespace naru::hub

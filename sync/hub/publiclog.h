// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "sync/hub/publictree.h"
#include "sync/wire/proof.h"

namespace naru::hub {

/// One signed root of the log, as it is kept.
struct KeptCheckpoint {
    qint64 number = 0; ///< from 1; sizes never fall with it
    quint64 size = 0;
    QByteArray root;
    Instant made{};
    QByteArray note; ///< C2SP tlog-checkpoint, signed
};

/// What the hub proves of its log, and what it notices when somebody holds a proof against it. Any thread; any hub of
/// one database, since all sign with one key.
class PublicLog {
public:
    struct Parts {
        SqlPool& pool;
        QString origin; ///< wire::originOf
        crypto::PrivateKey key;
        const Clock& clock;
    };
    explicit PublicLog(Parts parts)
        : m(std::move(parts))
    {
    }
    Result<void> prepare(); ///< tables

    Result<std::optional<KeptCheckpoint>> newest();
    /// Signs the tree as it stands now; or what another hub signed at the same moment. It signs nothing that is not a
    /// continuation of the newest one: then the alarm "own_differs" is noted, and the fault is StoreFailed.
    Result<KeptCheckpoint> checkpoint();

    struct Proven {
        enum class As : quint8 {
            Included,
            NotYet,  ///< taken, and no checkpoint has it so far
            Unknown, ///< no such entry here
        } as
            = As::Unknown;
        wire::Proof proof;
        QList<QByteArray> path; ///< from a tree of `seen` leaves to the checkpoint; empty: not asked, or not smaller
    };
    /// Under the newest checkpoint. StoreFailed with the alarm "leaf_differs": the entry is not what was put in.
    Result<Proven> prove(const QByteArray& device, quint32 epoch, quint64 seq, quint64 seen = 0);
    /// From a tree of that size to the newest checkpoint, as C2SP tlog-witness takes it: "old N", base64 hashes, an
    /// empty line, the checkpoint. Nothing: no checkpoint as great as that.
    Result<std::optional<QByteArray>> continuation(quint64 from);

    enum class Witness : quint8 {
        Fine,
        Unknown, ///< not a checkpoint, or of another hub: it contradicts nothing that we signed
        Ahead,   ///< we signed it, and have not as many leaves: this log was put back to an older state
        Differs, ///< we signed it, and its leaves are not ours: one of the two histories is not true
    };
    Result<Witness> judge(const QByteArray& note);
    /// A row for each desk and code: when first and last, how often, and what it last held out to us.
    Result<void> raise(const QByteArray& device, const char* code, const QByteArray& note);

    struct Counts {
        quint64 leaves = 0;
        qint64 checkpoints = 0;
        QMap<QString, qint64> alarms;    ///< code → desks
        std::optional<Milliseconds> age; ///< of the newest checkpoint
    };
    Result<Counts> counts();

private:
    Result<Witness> judgedBy(Sql& sql, const QByteArray& note) const;
    Result<std::optional<KeptCheckpoint>> newestIn(Sql& sql) const;
    Result<void> checkOwn(Sql& sql, const TreeRow& tree, const std::optional<KeptCheckpoint>& last) const;
    Result<KeptCheckpoint> checkpointBy(Sql& sql) const;
    Result<Proven> provenBy(Sql& sql, const QByteArray& device, const wire::Head& at, quint64 seen) const;
    Result<std::optional<QByteArray>> continuationBy(Sql& sql, quint64 from) const;

    const Parts m;
};

const char* codeOf(PublicLog::Witness witness); ///< "", "unknown", "ahead", "differs"

} // namespace naru::hub

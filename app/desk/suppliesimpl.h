// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "app/desk/supplies.h"
#include "app/journal/journal.h"
#include "app/lessons/pack.h"

namespace naru::desk {

class DeskImpl;

inline constexpr const char* suppliesRoom = "supplies";
inline constexpr char releasedFolder[] = "released";
std::span<const storage::Database::Migration> suppliesMigrations();

/// One step of a channel, as the journal has it.
struct ReleaseStep {
    enum class What { Taken, Confirmed, WentBack } what = What::Taken;
    Supply supply;      ///< without its files; Confirmed: channel and date; WentBack: channel
    QByteArray content; ///< contentOf() its files
    QByteArray json;    ///< of fees, services and settings: what makes their tables
    qint64 by = 0;      ///< WentBack: staff id
};
journal::Entry entryOf(const ReleaseStep& step);
/// A higher version, or one under a higher root: what a key signed that a later root let go of holds nothing back.
struct Rung {
    quint64 root = 0, version = 0;
};
bool isAboveTaken(const Rung& one, const Rung& taken);
/// Refuses (Older) what is not above what the table has.
Result<void> projectRelease(
    storage::Transaction& transaction, const journal::Stamp& stamp, const journal::Entry& entry);

struct ReleaseRow {
    Supplies::Standing standing;
    QByteArray content, otherContent; ///< of what is in use, of Standing::other
};
Result<QList<ReleaseRow>> readReleases(storage::Database& database);

/// SHA-256 over what a version's files are, by path: u32be letters ‖ path ‖ SHA-256 of each.
QByteArray contentOf(QList<Supply::File> files);
bool isReleasePath(const QString& path); ///< parts of a–z, A–Z, 0–9, '.', '_', '-', none beginning with '.'
QString releaseName(quint64 version, const QByteArray& content); ///< of its folder
/// DATA/released/CHANNEL/NAME, whole, durable, or not there at all. Fault: StorageFault.
Result<void> placeRelease(const QString& data, const Supply& supply);
/// Faults: NotInPlace (not there, more than it should be, or `content` differs).
Result<QList<Supply::File>> readRelease(const QString& folder, const QByteArray& content);
/// Everything but these folders of each channel, and halves.
void sweepReleases(const QString& data, const QMap<QString, QStringList>& kept);
/// For a backup and a restore. Fault: BackupFailed.
Result<void> copyReleases(const QString& from, const QString& to);

/// What a supply's files say, read once: no desk is needed for it, so that it may be done aside.
struct SupplyReading {
    std::optional<Fault> fault;
    QList<crypto::Certificate> issuers;
    QList<lessons::PackReading> packs;
    QByteArray json;
    std::optional<QString> language; ///< of settings
    std::optional<bool> highContrast;
};
SupplyReading readSupply(const Supply& supply);

class SuppliesImpl final : public Supplies {
public:
    explicit SuppliesImpl(DeskImpl& desk);
    /// What the journal knows, and whether its files are there.
    void begin();

    QList<Standing> standings() const override;
    Result<void> judge(const Supply& supply) const override;
    void take(const Supply& supply, Done done) override;
    void confirmed(const QString& channel, Instant asOf) override;
    void goBack(const QString& channel, Done done) override;
    QList<Supply::File> files(const QString& channel) const override;
    void told(const Way& way) override;
    Way way() const override { return m_way; }
    Result<void> mayImport() const override;

    /// A version of it is on its way in, and nobody knows yet what it brings; changed() says when it is through.
    bool isComing(const QString& channel) const;
    QString folderOf(const QString& channel) const; ///< of what is in use; empty: nothing is
    /// What readRelease() takes for it; an empty folder: nothing is in use.
    struct Place {
        QString folder;
        QByteArray content;
    };
    Place placeOf(const QString& channel) const;
    /// When the agency last stood behind its list; empty: it never handed one down.
    std::optional<Instant> trustConfirmed() const;

private:
    struct Job {
        Supply supply;
        SupplyReading reading;
        QByteArray content; ///< contentOf() its files
        Done done;
    };
    using JobPtr = std::shared_ptr<Job>;
    using Row = ReleaseRow;

    const Row* find(const QString& channel) const;
    /// The journal has that version already: only its files may be amiss.
    bool isOfRow(const Supply& supply) const;
    bool isKnown(const Job& job) const;
    void check(const Row& row); ///< whether its files are there: at a start
    enum class Sweep : quint8 { No, Yes };
    /// Whether the files of a channel are there, and what else lies there swept, off the desk's thread; then `then`.
    void look(const QString& channel, Sweep sweep, std::function<void()> then);
    QMap<QString, QStringList> foldersInUse() const;
    Result<void> fits(const Supply& supply, const SupplyReading& reading) const;
    void next();
    void drawNext(const JobPtr& job, qsizetype pack);
    void place(const JobPtr& job);
    void record(const JobPtr& job);
    void end(const JobPtr& job, const Result<void>& outcome);
    void over(const JobPtr& job, const Result<void>& outcome);
    bool reread(); ///< the table, keeping what is in memory alone

    DeskImpl& m_desk;
    QList<Row> m_rows;                                   ///< by channel
    QHash<QString, Fault> m_missing;                     ///< of what is in use
    QHash<QString, std::pair<quint64, Fault>> m_refused; ///< newer ones that stayed out
    QHash<QString, Instant> m_written;                   ///< when the hub's word was last put into the journal
    Way m_way;
    QList<JobPtr> m_jobs; ///< the first is under way
};

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/desk/projection.h"
#include "app/identity/mdl/session.h"

#include <QThreadPool>
#include <QTimer>

namespace naru::journal {
class SecondCopy;
}

namespace naru::desk {

class ClassesImpl;
class BillsTelling;
class DayBookImpl;
class LearningImpl;
class PacksImpl;
class PairsImpl;
class PapersImpl;
class PracticeImpl;
class Sister;
class SuppliesImpl;
class QueueRoom;
class TillImpl;
class VisitImpl;
class WorkshopImpl;

inline constexpr char demoMark[] = "demo";         ///< a file that says whose folder this is
inline constexpr char restoredMark[] = "restored"; ///< until the journal says so too

using Recorded = std::function<void(Result<journal::Stamp>)>;

class DeskImpl final : public Desk {
public:
    explicit DeskImpl(const Parts& parts);
    ~DeskImpl() override;
    Result<void> start();

    Kind kind() const override { return m_parts.kind; }
    QString folder() const override { return m_parts.folder; }
    Instant now() const override { return m_parts.clock.now(); }

    bool needsSetup() const override;
    void completeSetup(const Setup& setup, Done done) override;
    const Settings& settings() const override;
    void changeSettings(const Settings& settings, Done done) override;

    QList<StaffMember> staff() const override;
    const StaffMember* signedIn() const override;
    void signIn(qint64 staffId, const QString& pin, Done done) override;
    void lock() override { lockAs(SignInEvent::What::Locked); }
    void touch() override;
    void addStaff(const QString& name, Role role, const QString& pin, Done done) override;
    void disableStaff(qint64 staffId, bool disabled, Done done) override;
    void resetPin(qint64 staffId, const QString& pin, Done done) override;

    Visit* visit() const override;
    Result<Visit*> beginVisit(const identity::Purpose& purpose) override;
    void recordPaperCheck(const identity::Purpose& purpose, Decision decision, Done done) override;
    QList<VisitRecord> today() const override { return m_snapshot.today; }
    DayCounts todayCounts() const override { return m_snapshot.counts; }

    bool phoneReachable() const override { return !readyMethods().isEmpty(); }
    QStringList readyMethods() const override;
    QList<Fault> linkProblems() const override;
    void codeScanned(const QByteArray& code) override;
    quint64 unsent() const override;
    void join(journal::Outbox* outbox) override;
    std::optional<OutboxNow> outbox() const override;
    void sendNow() override;
    journal::Outgoing* outgoing() override;
    identity::ClockState clockState() const override;
    void confirmClock(Done done) override;
    const identity::TrustList& trust() const override { return m_trust; }
    void importTrust(const QString& file, Done done) override;
    ReaderState reader() const override;
    Result<QByteArray> readerRequest(const QString& organization) override;
    void importReaderCertificate(const QByteArray& pem, Done done) override;
    QList<payments::DeskKey> knownDesks() const override;
    Result<QByteArray> deskKeyText() const override;
    void importDeskKey(const QByteArray& text, Done done) override;
    QList<Finding> examine() const override;
    void backUp(const QString& folder, Done done) override;
    QString recoveryCode() const override;
    Till* till() const override;
    DayBook* dayBook() const override;
    /// Of a bill, for the centre's other desks; empty: they share no key.
    QByteArray billDigest(const QString& bill) const;
    Papers* papers() const override;
    Learning* learning() const override;
    Packs* packs() const override;
    Pairs* pairs() const override;
    Practice* practice() const override;
    PracticeImpl* practiceRoom() const { return m_practice.get(); }
    Queue* queue() const override;
    Workshop* workshop() const override;
    Classes* classes() const override;
    Supplies* supplies() const override;
    PacksImpl& packsRoom() const { return *m_packs; }
    SuppliesImpl* suppliesRoom() const { return m_supplies.get(); }
    void follow(const QString& channel,
        const std::function<void()>& then); ///< of what was handed down: the pages show what is in use now
    void join(Channels& channels) override;
    void leave() override;
    SisterCopy sisterCopy() const override;
    void noteCopyRead(const QByteArray& device, ReadDepth depth, Done done) override;
    void tick() override;

    // what a visit needs of its desk
    const Parts& parts() const { return m_parts; }
    qint64 staffId() const { return m_signedIn; }
    const identity::mdl::ReaderIdentity* readerIdentity() const { return m_reader ? &*m_reader : nullptr; }
    bool sawEngagement(const QByteArray& hash) const { return m_engagements.contains(hash); }
    void rememberEngagement(const QByteArray& hash) { m_engagements.insert(hash); }
    struct HolderHash {
        QByteArray hash;
        qint64 key = 0;
    };
    HolderHash holderHash(QByteArrayView credentialId) const;
    /// One entry with its projection; `done` after the commit, when the desk's own state has followed.
    void record(const journal::Entry& entry, Recorded done);
    /// For the desk's own rooms: one entry of theirs, projected; `before` and `after` look on the writer thread, before
    /// and after it. Either may be empty; a Fault of theirs refuses the entry.
    using Look = std::function<Result<void>(storage::Database&)>;
    void append(const journal::Entry& entry, Look before, Look after, Recorded done);
    const journal::Journal& journal() const { return *m_journal; }
    void runAside(std::function<void()> work) { m_workers.start(std::move(work)); } ///< off this thread
    crypto::KeyStore& keyStore() { return *m_keys; }
    Result<crypto::PrivateKey> signingKey() const;
    const QList<device::TerminalSetup>& terminalSetups() const { return m_snapshot.terminals; }
    QByteArray deviceId() const { return m_deviceId; }
    Result<void> mayAdminister() const;
    Result<void> mayServe() const;      ///< visitors and their money: anyone but a trainer
    Result<void> mayBeginMoney() const; ///< with room left to write down how it ends. Fault: Reserve
    /// Checks a PIN off this thread, counts and journals what came of it.
    void checkPinOf(qint64 staffId, const QString& pin, SignInEvent::What onSuccess, Done done);
    void visitOver();
    /// Keeps the newest entry at a sister desk first, where one is there: for what is about to stand on paper.
    void withSecondCopy(std::function<void()> then);

private:
    void written(naru::Kind kind); ///< an entry is durable
    void lockAs(SignInEvent::What what);
    void adopt(Snapshot snapshot);
    void recordAll(QList<journal::Entry> entries, Done done);
    void recordQuietly(const journal::Entry& entry);
    /// Makes a verifier off this thread: scrypt takes as long as five frames.
    void withVerifier(const QString& pin, std::function<void(PinVerifier)> use);
    Result<void> migrate();
    Result<void> openJournal(std::shared_ptr<const storage::FolderLock> lock);
    /// Made at the first start, unless nothing may be written.
    Result<crypto::Secret> ownKey(const char* name, qsizetype bytes);
    Result<void> loadKeys();
    Result<void> loadReader();
    void makeDemoReader();
    void loadTrust();
    void noticeClock();
    void noticeRestore();
    void keepHolderKeys();
    void keepSecondCopy();
    void keepLog(); ///< the journal's own second copy: where the settings say, as long as they do
    /// A backup below `folder`; `words` go into its entry.
    void copyTo(const QString& folder, QList<std::pair<QByteArray, QString>> words, Done done);
    void keepHouse();
    void beginPacks();
    void beginSupplies();
    QList<Finding> examineSupplies() const;
    Result<void> mayAsk(const identity::Purpose& purpose) const;
    Result<void> beginPairs();
    QString path(const char* name) const { return m_parts.folder + QLatin1Char('/') + QLatin1String(name); }
    void watch(const QList<device::VisitEndpoint*>& endpoints);
    void takeEndpoints();
    QList<Finding> examineDevices() const;
    QList<Finding> examineRack() const;
    QList<Finding> examineLists() const;
    QList<Finding> examineKeeping() const;
    Finding examineOutbox() const;
    QList<Finding> examineHouse() const;

    Parts m_parts; ///< its endpoints: all that there are now
    const QList<device::VisitEndpoint*> m_ownEndpoints;
    std::unique_ptr<crypto::KeyStore> m_keys;
    crypto::Secret m_pepper;                ///< never changes while workers may look at it
    QHash<qint64, QByteArray> m_holderKeys; ///< number → key, wiped when the desk goes
    std::optional<identity::mdl::ReaderIdentity> m_reader;
    std::optional<crypto::Certificate> m_readerCertificate;
    identity::TrustList m_trust;
    Snapshot m_snapshot;
    QSet<QByteArray> m_engagements;
    qint64 m_signedIn = 0;
    bool m_checkingPin = false;
    bool m_clockAhead = false; ///< more than 24 h past the last entry at the start, and nobody confirmed it
    Milliseconds m_lastTouch{0};
    QDate m_keptDay;
    bool m_copying = false;
    std::optional<Fault> m_secondCopyFault;
    std::unique_ptr<VisitImpl> m_visit;
    std::unique_ptr<TillImpl> m_till;
    std::unique_ptr<DayBookImpl> m_dayBook;
    std::unique_ptr<PapersImpl> m_papers;
    std::unique_ptr<LearningImpl> m_learning;
    std::unique_ptr<SuppliesImpl> m_supplies;
    std::unique_ptr<PacksImpl> m_packs;
    std::unique_ptr<PairsImpl> m_pairs;
    std::unique_ptr<PracticeImpl> m_practice;
    std::unique_ptr<WorkshopImpl> m_workshop;
    std::unique_ptr<ClassesImpl> m_classes;
    std::unique_ptr<BillsTelling> m_billsTelling; ///< these two: while others are there, see join()
    std::unique_ptr<Sister> m_sister;
    journal::Outbox* m_outbox = nullptr;
    std::unique_ptr<QueueRoom> m_queue;
    QByteArray m_deviceId;
    QTimer m_timer;
    std::unique_ptr<journal::Journal> m_journal; ///< goes before the rest, and waits for what was appended
    std::unique_ptr<journal::SecondCopy> m_log;
    Milliseconds m_logTried{0};
    QThreadPool m_workers; ///< PINs and backups; last: they look at the journal and at the desk
};

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
// One bit of a file is another one: found by the chain, and nothing that was changed ever leaves or is believed.
#include "app/crypto/hash.h"
#include "sync/hub/devices.h"
#include "sync/hub/schema.h"
#include "sync/hub/sqlitepool.h"
#include "sync/hub/sqllog.h"
#include "tests/simulation/recordday.h"
#include "tests/support/handagent.h"
#include "tests/support/journalsupport.h"
#include "tests/support/suite.h"

#include <QFile>

using namespace naru;
using namespace naru::test;
using journal::Leaving;

namespace {

constexpr int entryCount = 300;
constexpr qsizetype bodyBytes = 850; ///< four to a page: little of the file is nobody's

int flips()
{
    return timesOf(500, 10'000);
}

bool write(JournalStage& stage)
{
    for (int i = 1; i <= entryCount; ++i) {
        stage.clock.advance(Milliseconds(500));
        if (!journal::appendBlocking(*stage.journal, {Kind::ShiftNote, 1, stage.random.bytes(bodyBytes)}))
            return false;
    }
    return true;
}

void flip(QByteArray& bytes, Random& random)
{
    const auto at = qsizetype(random.below(quint64(bytes.size())));
    bytes[at] = char(bytes.at(at) ^ (1 << random.below(8)));
}

/// What a record would send, up to where it stops.
QList<Leaving> leaving(journal::Outgoing& out)
{
    QList<Leaving> all;
    journal::Head at{1, 0, QByteArray(32, '\0')};
    for (;;) {
        const auto stretch = out.after(at, 50, 1'000'000);
        if (!stretch || stretch->entries.isEmpty())
            return all;
        all += stretch->entries;
        at = {stretch->before.epoch, all.last().seq, all.last().hash};
    }
}

bool isSame(const Leaving& one, const Leaving& other)
{
    return one.seq == other.seq && one.hlc == other.hlc && one.kind == other.kind && one.schema == other.schema
        && one.framed == other.framed && one.hash == other.hash;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class RecordFlipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeskSendsNothingPastABreak()
    {
        QByteArray whole;
        QList<Leaving> truth;
        JournalStage first; // the file of a desk that was closed well
        QVERIFY(first.open());
        QVERIFY(write(first));
        truth = leaving(first.journal->outgoing());
        QCOMPARE(truth.size(), entryCount);
        first.journal.reset();
        whole = bytesOf(first.options.path);
        SeededRandom random(7);
        int found = 0, kept = 0;
        for (int i = 0; i < flips(); ++i) {
            QByteArray changed = whole;
            flip(changed, random);
            QFile file(first.options.path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(changed) == changed.size());
            file.close();
            for (const char* part : {"-wal", "-shm"})
                QFile::remove(first.options.path + QLatin1StringView(part));
            const auto opened = first.open();
            const bool isWell = opened && first.journal->verify();
            if (opened) {
                const QList<Leaving> sent = leaving(first.journal->outgoing());
                QVERIFY(!isWell || sent.size() == truth.size());
                for (qsizetype at = 0; at < sent.size(); ++at)
                    QVERIFY2(isSame(sent.at(at), truth.at(at)), qPrintable(QString::number(i)));
            }
            first.journal.reset();
            (isWell ? kept : found) += 1;
        }
        qInfo("desk: of %d flips %d found, %d touched no entry; nothing changed was sent", flips(), found, kept);
        QVERIFY(found > flips() * 3 / 4);
    }

    void aHubThatReadsItsChainSeesIt()
    {
        JournalStage desk;
        QVERIFY(desk.open());
        QVERIFY(write(desk));
        const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, desk.random);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("hub.db"));
        {
            const auto pool = *hub::SqlitePool::open(path);
            hub::SqlLog log(*pool, desk.clock);
            const hub::Intake intake(log, key);
            hub::Desk listed;
            listed.device = desk.options.deviceId;
            listed.spki = key.publicKey().spki();
            QVERIFY(pool->migrate("hub", hub::hubSchema) && pool->with([&](hub::Sql& sql) -> Result<void> {
                return sql.within([&](hub::Sql& within) { return hub::Devices::add(within, listed); });
            }));
            HandAgent agent(desk.clock, desk.random, desk.journal->outgoing(),
                agent::Identity{key, key.publicKey(), desk.clock.now() + std::chrono::days(90)},
                [&](const agent::Request& request) {
                    const hub::Sender sender{hub::Sender::Standing::Known, desk.options.deviceId, key.publicKey()};
                    return carried(intake, request, sender, desk.clock.now());
                });
            agent.agent.begin(agent::Agent::Start::Now);
            QVERIFY(agent.drain());
        }
        const QByteArray whole = bytesOf(path);
        const QList<Leaving> truth = leaving(desk.journal->outgoing());
        SeededRandom random(8);
        int found = 0, kept = 0;
        for (int i = 0; i < flips(); ++i) {
            QByteArray changed = whole;
            flip(changed, random);
            const QString other = folder.filePath(QStringLiteral("flipped.db"));
            for (const char* part : {"", "-wal", "-shm"})
                QFile::remove(other + QLatin1StringView(part));
            QFile file(other);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(changed) == changed.size());
            file.close();
            const bool isWell = readsWell(other, desk, truth);
            (isWell ? kept : found) += 1;
        }
        qInfo("hub: of %d flips %d found, %d touched no entry", flips(), found, kept);
        QVERIFY(found > flips() * 3 / 4);
    }

private:
    /// The hub's own walk: number after number, hash after hash, digest of each body, and the head. What passes is what
    /// was sent.
    static bool readsWell(const QString& path, const JournalStage& desk, const QList<Leaving>& truth)
    {
        const auto pool = hub::SqlitePool::open(path);
        if (!pool)
            return false;
        hub::SqlLog log(**pool, desk.clock);
        const auto head = log.head(desk.options.deviceId);
        const auto entries = log.read(desk.options.deviceId, 1, 0, entryCount * 2);
        if (!head || !*head || !entries)
            return false;
        journal::Head at{1, 0, QByteArray(32, '\0')};
        for (const hub::Kept& entry : *entries) {
            const journal::Link link{
                entry.epoch, entry.seq, entry.hlc, entry.kind, entry.schema, at.hash, crypto::sha256(entry.body)};
            if (entry.epoch != 1 || entry.seq != at.seq + 1 || entry.digest != link.digest
                || crypto::sha256(journal::hashInput(desk.options.deviceId, link)) != entry.hash)
                return false;
            at = {1, entry.seq, entry.hash};
        }
        if (**head != at)
            return false;
        for (qsizetype i = 0; i < truth.size(); ++i) {
            if (entries->at(i).body != truth.at(i).framed)
                qFatal("a changed entry passed");
        }
        return true;
    }
};

NARU_TEST(RecordFlipsTest)
#include "tst_recordflips.moc"

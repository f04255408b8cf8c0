// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/outgoingfaults.h"
#include "sync/agent/agentthread.h"
#include "sync/agent/carrying.h"
#include "sync/agent/courier.h"
#include "sync/wire/courier.h"
#include "tests/simulation/agenthub.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>
#include <QTemporaryDir>

using namespace naru;
using namespace naru::test::agenthub;

namespace {

/// A record that lacks what it let go, and remembers what it was told of sealing.
class BroughtBack final : public journal::Outgoing {
public:
    explicit BroughtBack(test::MemoryOutgoing& record)
        : m_record(record)
    {
    }
    bool lacks = true;
    QList<quint64> noted;

    QByteArray device() const override { return m_record.device(); }
    Result<journal::Cursor> cursor() const override { return m_record.cursor(); }
    Result<Waiting> waiting() const override { return m_record.waiting(); }
    Result<journal::Stretch> after(const journal::Head& after, int entriesMax, qsizetype bytesMax) const override
    {
        return lacks ? Result<journal::Stretch>(journal::OutgoingFault::LetGo)
                     : m_record.after(after, entriesMax, bytesMax);
    }
    Result<std::optional<QByteArray>> hashAt(quint32 epoch, quint64 seq) const override
    {
        return lacks ? Result<std::optional<QByteArray>>(std::optional<QByteArray>()) : m_record.hashAt(epoch, seq);
    }
    Result<void> advance(const journal::Cursor& cursor) override { return m_record.advance(cursor); }
    Result<void> fork(const journal::Head& common, const journal::Head& hub) override
    {
        return m_record.fork(common, hub);
    }
    Result<void> hold(const QList<journal::Held>& held) override { return m_record.hold(held); }
    Result<QList<journal::Held>> held() const override { return m_record.held(); }
    Result<void> noteSealing(const QByteArray& certificate, quint64 number) override
    {
        noted += certificate.isEmpty() ? number : 0;
        return {};
    }

private:
    test::MemoryOutgoing& m_record;
};

} // namespace

/// A record goes to the hub and its answer comes back on a stick, beside the agent or without one.
class AgentStickTest : public QObject {
    Q_OBJECT

    /// What the hub accepted last, after each file of the stick came to it so often.
    static std::optional<wire::Accepted> acceptedFrom(
        const QString& stick, int times, const hub::Intake& intake, const Papers& papers)
    {
        const hub::Sender sender{hub::Sender::Standing::Known, papers.device, papers.deskKey.publicKey()};
        std::optional<wire::Accepted> last;
        for (const QString& name : QDir(stick).entryList(QDir::Files, QDir::Name)) {
            QFile file(QDir(stick).filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                return {};
            const QByteArray bytes = file.readAll();
            for (int i = 0; i < times; ++i) {
                const auto told = intake.take(bytes, sender, SystemClock().now());
                if (const auto* accepted = std::get_if<wire::Accepted>(&told.answer))
                    last = *accepted;
            }
        }
        return last;
    }

private Q_SLOTS:
    void filesOnAStickAreTakenInAnyOrderAndTwice()
    {
        Papers papers(7);
        Hub hub(papers);
        SystemRandom random;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 1'700);
        const QTemporaryDir stick;
        const auto carried = agent::exportTo(stick.path(), record, papers.deskKey, QStringLiteral("0.1.0"));
        QVERIFY(carried && carried->files >= 4);
        QCOMPARE(carried->entries, quint64(1'700));
        const auto again = agent::exportTo(stick.path(), record, papers.deskKey, QStringLiteral("0.1.0"));
        QVERIFY(again && again->files == carried->files);
        const QStringList names = QDir(stick.path()).entryList(QDir::Files, QDir::Name | QDir::Reversed);
        QCOMPARE(names.size(), carried->files); // the same names: nothing piles up
        const hub::Sender sender{hub::Sender::Standing::Known, papers.device, papers.deskKey.publicKey()};
        for (int round = 0; round < carried->files; ++round) { // an importer that knows nothing of their order
            for (const QString& name : names) {
                QFile file(QDir(stick.path()).filePath(name));
                QVERIFY(file.open(QIODevice::ReadOnly));
                (void)hub.intake.take(file.readAll(), sender, SystemClock().now());
            }
        }
        QCOMPARE(**hub.log.head(papers.device), record.last());
        QCOMPARE(record.cursor()->acked.seq, quint64(0)); // a stick acknowledges nothing
    }

    /// As a page does it while the agent runs: nobody waits, and what came back counts at once.
    void aStickGoesBesideTheAgent()
    {
        Papers papers(11);
        const SystemClock clock;
        SystemRandom random;
        const QTemporaryDir folder, stick;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 1'700);
        QVERIFY(agent::writeMembership(folder.path(), membershipOf(papers, 1))); // nobody answers there
        agent::AgentThread thread({clock, record, papers.deskKey, folder.path(), QStringLiteral("0.1.0")});
        Result<void> may{};
        agent::Carrying courier(
            {clock, record, papers.deskKey, folder.path(), QStringLiteral("0.1.0"), {}, [&may] { return may; }},
            thread);
        using Step = journal::Carriage::Step;
        const auto ends = [&](Step step) {
            return QTest::qWaitFor([&] { return !courier.state().isRunning(); }, 20'000)
                && courier.state().step == step;
        };
        const auto fails
            = [&](journal::CourierFault with) { return ends(Step::Failed) && courier.state().fault->is(with); };
        may = journal::CourierFault::NotEnrolled; // whatever the caller says
        courier.exportTo(stick.path());
        QCOMPARE(courier.state().step, Step::Failed);
        may = {};

        quint64 told = 0;
        courier.watch([&] { told += courier.state().step == Step::Exporting; });
        courier.exportTo(stick.path());
        courier.importFrom(stick.path()); // not heard: one at a time
        QVERIFY(ends(Step::Exported));
        const auto out = courier.state();
        QVERIFY(told >= 4);
        QCOMPARE(out.entries, quint64(1'700));
        QVERIFY(out.files >= 4 && out.newest && *out.newest <= clock.now() && *out.newest > clock.now() - day);
        courier.importFrom(stick.path());
        QVERIFY(fails(journal::CourierFault::NothingThere));

        hub::MemoryLog log;
        log.enrol(papers.device);
        const hub::Intake intake(log, papers.key);
        const auto accepted = acceptedFrom(stick.path(), out.files, intake, papers);
        QVERIFY(accepted);
        const QString receipt = stick.filePath(QStringLiteral("answer.naru-receipt"));
        QVERIFY(wire::keepCarried(receipt, wire::bytesOf(*accepted).first(40)));
        courier.importFrom(stick.path());
        QVERIFY(fails(journal::CourierFault::NothingOfOurs)); // cut off on its way
        QVERIFY(wire::keepCarried(receipt, wire::bytesOf(*accepted)));
        courier.importFrom(stick.path());
        QVERIFY(ends(Step::Imported));
        QVERIFY(courier.state().isNew);
        QCOMPARE(courier.state().unsent, quint64(1'700) - accepted->head.seq);
        QTRY_COMPARE(thread.state().unsent, quint64(1'700) - accepted->head.seq); // the bar says it, too
        courier.importFrom(stick.path());
        QVERIFY(ends(Step::Imported) && !courier.state().isNew); // twice does no harm
    }

    /// The stick is pulled out, and where it lay another disk lies now: nothing is written there.
    void aStickThatBecameAnotherDiskIsGone()
    {
        Papers papers(13);
        SystemRandom random;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 1'700);
        const QTemporaryDir here, stick(QStringLiteral("/dev/shm/naru-XXXXXX"));
        const QString place = here.filePath(QStringLiteral("usb"));
        QVERIFY(QFile::link(stick.path(), place));
        bool isPulled = false;
        const auto carried
            = agent::exportTo(place, record, papers.deskKey, QStringLiteral("0.1.0"), {}, [&](const agent::Carried&) {
                  isPulled = isPulled || (QFile::remove(place) && QDir().mkdir(place));
                  return true;
              });
        if (QStorageInfo(here.path()).device() == QStorageInfo(stick.path()).device())
            QSKIP("there is but one disk here");
        QVERIFY(isPulled && !carried);
        QCOMPARE(carried.fault().name(), "courier.no_folder");
        QVERIFY(QDir(place).isEmpty() && QDir(stick.path()).entryList(QDir::Files).size() == 1);
    }

    /// A record that came back lacks what the hub has: the hub's answer comes first. And nobody waits for all files of
    /// a stick.
    void theHubsAnswerComesFirst()
    {
        Papers papers(14);
        SystemRandom random;
        const SystemClock clock;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 5);
        const QTemporaryDir stick;
        BroughtBack back(record);
        const auto refused = agent::exportTo(stick.path(), back, papers.deskKey, QStringLiteral("0.1.0"));
        QVERIFY(!refused);
        QCOMPARE(refused.fault().name(), "courier.answer_first");
        QVERIFY(QDir(stick.path()).isEmpty());

        for (const char* name : {"a", "b", "c"})
            QVERIFY(wire::keepCarried(
                stick.filePath(QString::fromLatin1(name) + QLatin1StringView(wire::receiptSuffix)), "x"));
        int asked = 0;
        const auto stopped = agent::importFrom(
            {stick.path()}, record, papers.key.publicKey(), clock, [&asked] { return ++asked < 2; });
        QVERIFY(!stopped && stopped.fault().is(journal::CourierFault::Stopped) && asked == 2);
    }

    /// An old answer, of a place that this record does not have any more: it says nothing of another record.
    void anOldAnswerIsAnOldOne()
    {
        Papers papers(16);
        SystemRandom random;
        const SystemClock clock;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 3);
        const QTemporaryDir stick;
        QVERIFY(agent::exportTo(stick.path(), record, papers.deskKey, QStringLiteral("0.1.0")));
        hub::MemoryLog log;
        log.enrol(papers.device);
        const auto accepted = acceptedFrom(stick.path(), 1, hub::Intake(log, papers.key), papers);
        QVERIFY(accepted);
        const QString receipt = stick.filePath(QStringLiteral("old.naru-receipt"));
        QVERIFY(wire::keepCarried(receipt, wire::bytesOf(*accepted)));
        fill(record, 2);
        QVERIFY(record.advance({record.last(), "receipt", clock.now()}));
        BroughtBack late(record);
        const auto old = agent::importFrom({receipt}, late, papers.key.publicKey(), clock);
        QVERIFY(old && old->receipts == 1);
        QCOMPARE(old->cursor, agent::Returned::Cursor::Stays);
    }

    /// Sealing that was taken back is written down, too.
    void sealingThatWasTakenBackIsNoted()
    {
        Papers papers(15);
        SystemRandom random;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 2);
        const QTemporaryDir stick;
        BroughtBack noting(record);
        noting.lacks = false;
        const auto carry = [&](quint64 number) {
            return bool(agent::exportSealed(
                stick.path(), noting, papers.deskKey, QStringLiteral("0.1.0"), {{number, {}}, random, {}}));
        };
        QVERIFY(carry(0) && noting.noted.isEmpty());
        QVERIFY(carry(3));
        QCOMPARE(noting.noted, QList<quint64>{3});
    }

    void aStickThatCannotSaysWhy()
    {
        Papers papers(12);
        const SystemClock clock;
        SystemRandom random;
        const QTemporaryDir folder, stick;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 1'700);
        agent::AgentThread thread({clock, record, papers.deskKey, folder.path(), QStringLiteral("0.1.0")});
        auto courier = std::make_unique<agent::Carrying>(
            agent::Carrying::Parts{clock, record, papers.deskKey, folder.path(), QStringLiteral("0.1.0")}, thread);
        const auto fails = [&](journal::CourierFault with) {
            return QTest::qWaitFor([&] { return !courier->state().isRunning(); }, 20'000) && courier->state().fault
                && courier->state().fault->is(with);
        };
        courier->exportTo(stick.path());
        QVERIFY(fails(journal::CourierFault::NotEnrolled));
        QVERIFY(agent::writeMembership(folder.path(), membershipOf(papers, 1)));
        courier->exportTo(stick.filePath(QStringLiteral("gone")));
        QVERIFY(fails(journal::CourierFault::NoFolder));
        courier->watch([&] {
            if (courier->state().files > 0)
                courier->stop();
        });
        courier->exportTo(stick.path());
        QVERIFY(QTest::qWaitFor([&] { return !courier->state().isRunning(); }, 20'000));
        QVERIFY(!QDir(stick.path()).entryList(QDir::Files).isEmpty()); // what lies there is whole
        courier->watch({});
        courier->exportTo(stick.path());
        courier.reset(); // the window is closed meanwhile
    }
};

NARU_TEST(AgentStickTest)
#include "tst_agentstick.moc"

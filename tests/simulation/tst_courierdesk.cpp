// SPDX-License-Identifier: GPL-3.0-or-later
// A desk without a network carries its record on a stick, by what its window uses, to naru-hub itself and back.
#include "app/hubline.h"
#include "app/journal/outgoing.h"
#include "sync/wire/courier.h"
#include "tests/support/hublife.h"
#include "tests/support/suite.h"

#include <QDir>

using namespace naru;
using namespace naru::test;
using Step = journal::Carriage::Step;

class CourierDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesTheRecordThereAndFindsNothingWaiting()
    {
        Life life;
        QVERIFY2(life.open(), life.hub.errors().constData());
        QCOMPARE(Life::enrol(life.data(), life.sheet()).exit, 0);
        QVERIFY(life.hub.end()); // nobody answers this desk any more
        HubLine line(*life.stage.desk, life.stage.clock);
        journal::Outgoing& record = *life.stage.desk->outgoing();
        journal::Carriage& page = *line.courier();
        const QTemporaryDir stick;
        const auto ends = [&](Step step) {
            const bool isOver = QTest::qWaitFor([&] { return !page.state().isRunning(); }, longMs);
            return isOver && page.state().step == step;
        };
        life.stage.desk->lock();
        page.exportTo(stick.path());
        QVERIFY(page.state().fault && page.state().fault->is(desk::DeskFault::NotSignedIn));
        QVERIFY(QDir(stick.path()).isEmpty());
        QVERIFY(life.stage.signIn());
        for (const char* text : {"하나", "둘", "셋"})
            QVERIFY(record.note(Kind::ShiftNote, text));
        page.exportTo(stick.path());
        QVERIFY(ends(Step::Exported));
        const auto out = page.state();
        QVERIFY(out.entries > 3 && out.entries == out.of && out.files >= 1);
        const QStringList batches = QDir(stick.path()).entryList({u'*' + QLatin1StringView(wire::batchSuffix)});
        QCOMPARE(batches.size(), out.files);
        page.importFrom(stick.path());
        QVERIFY(ends(Step::Failed));
        QVERIFY(page.state().fault->is(journal::CourierFault::NothingThere)); // it was nowhere yet

        const QJsonObject taken = life.hub.admin({word("courier"), word("import"), stick.path()});
        QCOMPARE(taken[word("exit")].toInt(), 0);
        const QJsonObject row = taken[word("desks")].toArray().first().toObject();
        QCOMPARE(row[word("desk")].toString(), window);
        QCOMPARE(quint64(row[word("stored")].toInt()), out.entries);
        QVERIFY(record.note(Kind::ShiftNote, "나중"));         // written meanwhile: stays
        QVERIFY(record.waiting()->entries == out.entries + 1); // nothing is acknowledged before the answer is here

        page.importFrom(stick.path());
        QVERIFY(ends(Step::Imported));
        QVERIFY(page.state().isNew);
        QCOMPARE(page.state().unsent, quint64(1));
        page.exportTo(stick.path());
        QVERIFY(ends(Step::Exported));
        QCOMPARE(page.state().entries, quint64(1));
        QCOMPARE(life.hub.admin({word("courier"), word("import"), stick.path()})[word("exit")].toInt(), 0);
        page.importFrom(stick.path());
        QVERIFY(ends(Step::Imported) && page.state().isNew);
        QCOMPARE(page.state().unsent, quint64(0));
        QTRY_COMPARE_WITH_TIMEOUT(life.stage.desk->outbox()->unsent, quint64(0), longMs);
        QTRY_COMPARE_WITH_TIMEOUT(life.cause(), word("outbox.nothing_waits"), longMs); // the window says it, too

        // And the network goes on from there: nothing twice.
        const auto kept = [&] {
            const auto said = life.hub.admin({word("entries"), word("--desk"), window});
            return quint64(said[word("count")].toInt());
        };
        QCOMPARE(kept(), out.entries + 1);
        QVERIFY(life.hub.start(life.hub.port()));
        QVERIFY(record.note(Kind::ShiftNote, "다시"));
        QTRY_COMPARE_WITH_TIMEOUT((life.stage.desk->sendNow(), kept()), out.entries + 2, longMs);
    }
};

NARU_TEST(CourierDeskTest)
#include "tst_courierdesk.moc"

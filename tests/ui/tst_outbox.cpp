// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of what has not gone to the hub yet.
#include "app/journal/causes.h"
#include "tests/support/suite.h"
#include "tests/ui/counterstage.h"
#include "tests/ui/scenewalker.h"

using namespace naru;
using namespace std::chrono_literals;
using desk::OutboxNow;
using test::CounterStage;
namespace sample = test::sample;

namespace {

OutboxNow waiting(journal::Outbox::Cause cause)
{
    OutboxNow now;
    now.unsent = 3;
    now.oldest = sample::morning - 18min;
    now.cause = journal::nameOf(cause);
    now.button = static_cast<OutboxNow::Button>(journal::buttonOf(cause));
    now.isPassing = journal::isPassing(cause);
    now.isSending = cause == journal::Outbox::Cause::Sending;
    now.nextTry = sample::morning + 2min;
    now.lastSent = sample::morning - 26h;
    return now;
}

} // namespace

class OutboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// No state without a sentence, in either language; at most one thing to press.
    void everyCauseIsExplained_data()
    {
        QTest::addColumn<int>("cause");
        QTest::addColumn<QString>("language");
        for (const auto cause : journal::causes)
            for (const char* language : {"ko", "en"})
                QTest::addRow("%s %s", journal::nameOf(cause), language) << int(cause) << QString::fromLatin1(language);
    }
    void everyCauseIsExplained()
    {
        QFETCH(int, cause);
        QFETCH(QString, language);
        CounterStage counter(language);
        QVERIFY2(counter.open(), qPrintable(counter.stage.errors()));
        counter.signIn();
        counter.desk.outboxNow = waiting(journal::Outbox::Cause(cause));
        Q_EMIT counter.desk.outboxChanged();
        counter.settle();
        auto* const outbox = counter.model.outbox();
        QVERIFY(!outbox->sentence().isEmpty());
        QVERIFY(outbox->lines().size() >= 4);
        QVERIFY(counter.stage.press(outbox->text()));
        counter.settle();
        QVERIFY2(counter.shown().contains(outbox->sentence()), qPrintable(outbox->sentence()));
        QCOMPARE(outbox->button().isEmpty(), counter.desk.outboxNow->button != OutboxNow::Button::TryNow);
        const QStringList faults = test::SceneWalker(counter.stage.window(), {}).complaints();
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        counter.stage.shot(QStringLiteral("outbox-%1-%2")
                               .arg(QLatin1StringView(journal::nameOf(journal::Outbox::Cause(cause))))
                               .arg(language));
    }

    void theOneButtonTriesNow()
    {
        CounterStage counter;
        QVERIFY(counter.open());
        counter.signIn();
        counter.desk.outboxNow = waiting(journal::Outbox::Cause::HubSilent);
        Q_EMIT counter.desk.outboxChanged();
        QVERIFY(counter.stage.press(counter.model.outbox()->text()));
        counter.settle();
        QVERIFY(counter.stage.press(QStringLiteral("지금 보내 보기")));
        QCOMPARE(counter.desk.sentNow, 1);
    }

    void aDeskWithoutAHubSaysThatAllIsSafeHere()
    {
        CounterStage counter;
        QVERIFY(counter.open());
        counter.signIn();
        QVERIFY(counter.stage.press(counter.model.outbox()->text()));
        counter.settle();
        QVERIFY(counter.shown().contains(QStringLiteral("이 창구에 안전하게")));
    }
};
NARU_TEST(OutboxTest)

#include "tst_outbox.moc"

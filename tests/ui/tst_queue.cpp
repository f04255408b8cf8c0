// SPDX-License-Identifier: GPL-3.0-or-later
// The queue at the counter: who waits, who is here, and every step by key and by finger.
#include "tests/support/suite.h"
#include "tests/ui/counterstage.h"
#include "tests/ui/scenewalker.h"

#include <QSignalSpy>

using namespace naru;
using desk::Queue;
using desk::TicketStage;
using test::CounterStage;
using test::QueueDesk;
using test::SceneWalker;

namespace {

/// A counter among a kiosk and another counter, at 11:22.
struct Counter : CounterStage {
    explicit Counter(const QString& language = QStringLiteral("ko"), bool high = false)
        : CounterStage(language, high)
        , kiosk(QByteArray(16, 'k'), QStringLiteral("1번 키오스크"), Queue::Place::Kiosk, desk.queueClock)
        , other(QByteArray(16, 'a'), QStringLiteral("1번 창구"), Queue::Place::Counter, desk.queueClock)
    {
    }
    ~Counter() { desk.numbers.room().join(nullptr, Queue::Place::Counter); } // the air goes before the desk
    void meet()
    {
        for (QueueDesk* each : {&kiosk, &other, &desk.numbers})
            each->join(air.desk(each->device(), each->name()));
        air.deliverAll();
    }
    void take(const char* matter, int minutes)
    {
        kiosk.room().take(QString::fromLatin1(matter), [](const Result<desk::Ticket>&) {});
        pass(minutes);
    }
    void pass(int minutes)
    {
        air.deliverAll();
        desk.queueClock.advance(std::chrono::minutes(minutes));
    }
    void fill()
    {
        meet();
        take("papers", 12);
        take("identity", 10);
        take("money", 6);
        take("report", 2);
        settle();
    }
    void receive(const QString& note)
    {
        const auto done = [](const Result<void>&) {};
        other.room().callNext(done);
        other.room().receive(done);
        other.room().handOver(desk.numbers.device(), note, done);
        pass(0);
        settle();
    }
    QString notes() const
    {
        QString all;
        for (const auto& each : said)
            all += each.first().toString() + u'\n';
        return all;
    }
    bool begin()
    {
        if (!open())
            return false;
        signIn();
        return true;
    }

    test::FakeAir air;
    QueueDesk kiosk, other;
    QSignalSpy said{&counter, &ui::counter::CounterModel::noticed};
};

using Enter = void (*)(Counter&);
const QList<std::pair<QString, Enter>>& states()
{
    static const QList<std::pair<QString, Enter>> all{
        {QStringLiteral("queue-empty"), [](Counter& it) { it.meet(); }},
        {QStringLiteral("queue-waiting"), [](Counter& it) { it.fill(); }},
        {QStringLiteral("queue-called"),
            [](Counter& it) {
                it.fill();
                it.stage.key(Qt::Key_F2);
            }},
        {QStringLiteral("queue-handed"),
            [](Counter& it) {
                it.fill();
                it.receive(QStringLiteral("전입 신고예요. 서류는 다 있어요."));
            }},
        {QStringLiteral("queue-here"),
            [](Counter& it) {
                it.fill();
                it.receive(QStringLiteral("전입 신고예요. 서류는 다 있어요."));
                it.stage.key(Qt::Key_F2);
                it.stage.key(Qt::Key_F2);
            }},
        {QStringLiteral("queue-sheet-visitor"),
            [](Counter& it) {
                it.fill();
                it.stage.key(Qt::Key_F2);
                it.stage.key(Qt::Key_F8);
            }},
        {QStringLiteral("queue-sheet-give"),
            [](Counter& it) {
                it.fill();
                it.stage.key(Qt::Key_F8);
            }},
        {QStringLiteral("queue-twice"),
            [](Counter& it) {
                it.fill();
                it.air.plug(it.other.device(), false);
                const auto done = [](const Result<void>&) {};
                it.other.room().callNext(done);
                it.other.room().finish(done);
                it.stage.key(Qt::Key_F2);
                it.stage.key(Qt::Key_F2);
                it.stage.key(Qt::Key_F2);
                it.air.plug(it.other.device(), true);
                it.pass(1);
            }},
    };
    return all;
}

} // namespace

class CounterQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateHoldsTheThresholds_data();
    void everyStateHoldsTheThresholds();
    void everyControlIsReachedByTab();
    void aVisitorIsServedByKeysAlone();
    void aVisitorIsServedByFinger();
    void whoDidNotComeGoesBackOrIsLetGo();
    void aVisitorIsHandedOverWithANote();
    void worksAloneWithNumbersFromTheClerk();
    void whoeverWasFirstIsNamedKindly();
    void todaysVisitsAreOneStepAway();
};

void CounterQueueTest::everyStateHoldsTheThresholds_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("high");
    for (int i = 0; i < states().size(); ++i) {
        for (const char* language : {"ko", "en"})
            QTest::addRow("%s %s", qPrintable(states()[i].first), language)
                << i << QString::fromLatin1(language) << ((i + (language[0] == 'k')) % 2 == 0);
    }
}

void CounterQueueTest::everyStateHoldsTheThresholds()
{
    QFETCH(int, state);
    QFETCH(QString, language);
    QFETCH(bool, high);
    Counter it(language, high);
    QVERIFY2(it.begin(), qPrintable(it.stage.errors()));
    states()[state].second(it);
    it.settle();
    QVERIFY(it.stage.shot(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-')));
    test::Thresholds thresholds;
    thresholds.textContrast = high ? 7 : 4.5;
    const QStringList complaints = SceneWalker(it.stage.window(), thresholds).complaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void CounterQueueTest::everyControlIsReachedByTab()
{
    for (const auto& state : states()) {
        Counter it;
        QVERIFY2(it.begin(), qPrintable(it.stage.errors()));
        state.second(it);
        it.settle();
        SceneWalker walker(it.stage.window(), {});
        walker.complaints();
        const QStringList unreached = walker.unreached();
        QVERIFY2(unreached.isEmpty(), qPrintable(state.first + u'\n' + unreached.join(u'\n')));
    }
}

void CounterQueueTest::aVisitorIsServedByKeysAlone()
{
    Counter it;
    QVERIFY2(it.begin(), qPrintable(it.stage.errors()));
    it.fill();
    QVERIFY(it.shown().contains(QStringLiteral("30분째 가장 오래")));
    it.stage.key(Qt::Key_F2);
    it.air.deliverAll();
    QCOMPARE(it.kiosk.called.last().id.label(), QStringLiteral("A-1"));
    QCOMPARE(it.kiosk.called.last().counterName, QStringLiteral("2번 창구"));
    it.stage.key(Qt::Key_F8); // once more
    it.stage.key(Qt::Key_Tab);
    it.stage.key(Qt::Key_Backtab);
    QVERIFY(it.stage.press(QStringLiteral("다시 부르기")));
    it.air.deliverAll();
    QCOMPARE(it.kiosk.called.size(), 2);
    it.stage.key(Qt::Key_F2);
    QCOMPARE(it.counter.queue()->stage(), QStringLiteral("here"));
    it.stage.key(Qt::Key_F2);
    QCOMPARE(it.counter.queue()->stage(), QString());
    QCOMPARE(it.counter.queue()->waitingCount(), 3);
    it.air.deliverAll();
    QCOMPARE(it.kiosk.room().find({it.kiosk.device(), 0, 1})->stage, TicketStage::Served);
}

void CounterQueueTest::aVisitorIsServedByFinger()
{
    Counter it;
    QVERIFY2(it.begin(), qPrintable(it.stage.errors()));
    it.fill();
    QVERIFY(it.stage.touch(QStringLiteral("다음 부르기")));
    QVERIFY(it.stage.touch(QStringLiteral("오셨어요")));
    QVERIFY(it.stage.touch(QStringLiteral("끝남")));
    const auto rows = it.counter.queue()->rows();
    const QVariantMap last = rows.last().toMap(); // out of turn
    const QString name = last[QStringLiteral("number")].toString() + u' ' + last[QStringLiteral("what")].toString()
        + QStringLiteral(", ") + last[QStringLiteral("state")].toString();
    QVERIFY2(it.stage.touch(name), qPrintable(name));
    QCOMPARE(it.counter.queue()->current()[QStringLiteral("number")].toString(), QStringLiteral("A-4"));
}

void CounterQueueTest::whoDidNotComeGoesBackOrIsLetGo()
{
    Counter it;
    QVERIFY2(it.begin(), qPrintable(it.stage.errors()));
    it.fill();
    it.stage.key(Qt::Key_F2);
    it.stage.key(Qt::Key_F8);
    QVERIFY(it.stage.press(QStringLiteral("안 오셨어요")));
    QCOMPARE(it.counter.queue()->stage(), QString());
    QCOMPARE(it.counter.queue()->rows().last().toMap()[QStringLiteral("number")].toString(), QStringLiteral("A-1"));
    it.stage.key(Qt::Key_F2);
    it.stage.key(Qt::Key_F8);
    QVERIFY(it.stage.press(QStringLiteral("번호 끝내기")));
    QCOMPARE(it.counter.queue()->waitingCount(), 3);
}

void CounterQueueTest::aVisitorIsHandedOverWithANote()
{
    Counter it;
    QVERIFY2(it.begin(), qPrintable(it.stage.errors()));
    it.fill();
    it.stage.key(Qt::Key_F2);
    it.stage.key(Qt::Key_F8);
    QVERIFY(it.stage.press(QStringLiteral("1번 창구")));
    it.stage.key(Qt::Key_Tab);
    QCOMPARE(it.stage.focused(), QStringLiteral("다음 창구에 남길 말 (이름과 번호는 적지 않아요)"));
    it.stage.type(QStringLiteral("family papers"));
    QVERIFY(it.stage.press(QStringLiteral("넘기기")));
    it.settle();
    QVERIFY2(it.notes().contains(QStringLiteral("넘겼어요.")), qPrintable(it.notes()));
    it.air.deliverAll();
    const auto first = it.other.room().open().first();
    QCOMPARE(first.note, QStringLiteral("family papers"));
    QCOMPARE(first.from, QStringLiteral("2번 창구"));
}

void CounterQueueTest::worksAloneWithNumbersFromTheClerk()
{
    Counter it;
    QVERIFY2(it.begin(), qPrintable(it.stage.errors()));
    QVERIFY(it.shown().contains(QStringLiteral("오늘 확인"))); // no numbers: as it was
    it.stage.key(Qt::Key_F8);
    QVERIFY(it.stage.press(QStringLiteral("신청·신고")));
    it.settle();
    QVERIFY2(it.notes().contains(QStringLiteral("A-1번을 드리세요. 앞에 0명 있어요.")), qPrintable(it.notes()));
    it.stage.key(Qt::Key_F2);
    QCOMPARE(it.counter.queue()->current()[QStringLiteral("what")].toString(), QStringLiteral("신청·신고"));
}

void CounterQueueTest::whoeverWasFirstIsNamedKindly()
{
    Counter it;
    QVERIFY2(it.begin(), qPrintable(it.stage.errors()));
    it.fill();
    // Both at once; the higher device has it, which is not the other one: make the other step later.
    it.stage.key(Qt::Key_F2);
    const auto done = [](const Result<void>&) {};
    it.other.room().callNext(done);
    it.other.room().callAgain(done);
    it.air.deliverAll();
    it.settle();
    QCOMPARE(it.counter.queue()->stage(), QString());
    QVERIFY2(it.notes().contains(QStringLiteral("1번 창구가 먼저 불렀어요. A-1번은 그 창구로 가십니다.")),
        qPrintable(it.notes()));
    it.stage.key(Qt::Key_F2);
    QCOMPARE(it.counter.queue()->current()[QStringLiteral("number")].toString(), QStringLiteral("A-2"));
}

void CounterQueueTest::todaysVisitsAreOneStepAway()
{
    Counter it;
    QVERIFY2(it.begin(), qPrintable(it.stage.errors()));
    it.fill();
    QVERIFY(!it.stage.find(QStringLiteral("번호 주기"))->property("shortcut").toString().isEmpty());
    it.stage.key(Qt::Key_F8);
    QVERIFY(it.stage.press(QStringLiteral("오늘 확인 보기")));
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("기다림 4명")));
    it.stage.key(Qt::Key_F8);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("다음 부르기")));
}

NARU_TEST(CounterQueueTest)
#include "tst_queue.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// A number at the kiosk: taken, called, on paper, in every look.
#include "tests/support/queuestage.h"
#include "tests/support/suite.h"
#include "tests/ui/kioskstage.h"
#include "tests/ui/scenewalker.h"
#include "ui/kiosk/contactrules.h"
#include "ui/kiosk/place.h"
#include "ui/kiosk/ticketmodel.h"

#include <QQuickItem>
#include <QSignalSpy>

using namespace naru;
using desk::Queue;
using test::KioskStage;
using test::QueueDesk;
using test::SceneWalker;
using test::Thresholds;
using ui::kiosk::TicketModel;

namespace {

struct Kiosk : KioskStage {
    explicit Kiosk(ui::kiosk::KioskModel::Options options = usual())
        : KioskStage(options)
        , here(QByteArray(16, 'k'), QStringLiteral("1번 키오스크"), Queue::Place::Kiosk, clock)
        , counter(QByteArray(16, 'b'), QStringLiteral("2번 창구"), Queue::Place::Counter, clock)
        , tickets(here.room(), clock)
    {
        QObject::connect(&model, &ui::kiosk::KioskModel::languageChanged, &tickets, &TicketModel::setLanguage);
        QObject::connect(
            &model, &ui::kiosk::KioskModel::spoke, &tickets, [this](const QString& words) { spoken += words + u'\n'; });
        stage.page()->setProperty("tickets", QVariant::fromValue(&tickets));
    }
    ~Kiosk() { stage.page()->setProperty("tickets", QVariant::fromValue<QObject*>(nullptr)); }
    void meet()
    {
        for (QueueDesk* each : {&here, &counter})
            each->join(air.desk(each->device(), each->name()));
        air.deliverAll();
    }
    void call()
    {
        const auto done = [](const Result<void>&) {};
        counter.room().callNext(done);
        air.deliverAll();
        settle();
    }

    test::FakeAir air;
    QueueDesk here, counter;
    TicketModel tickets;
    QString spoken;
};

} // namespace

class KioskQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPageHoldsTheThresholds_data();
    void everyPageHoldsTheThresholds();
    void everyControlIsReachedByKeyboard();
    void aNumberIsTakenByFinger();
    void aNumberIsTakenByKeys();
    void payingTakesANumberAndNoMoney();
    void theCallIsSeenAndSaid();
    void whatClockTheCounterHasIsNoMatter();
    void aPanelOverItKeepsTheNumber();
    void saysWhenNoCounterHears();
    void mayBeTakenFromOnesOwnPhone();
    void leavesNothingBehind();
};

void KioskQueueTest::everyPageHoldsTheThresholds_data()
{
    QTest::addColumn<double>("pitchMm");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("enlargement");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("low");
    QTest::newRow("21.5 ko") << 0.248 << QStringLiteral("ko") << 1 << false << false;
    QTest::newRow("15.6 en dark") << 0.180 << QStringLiteral("en") << 1 << true << false;
    QTest::newRow("27 zh low") << 0.311 << QStringLiteral("zh") << 1 << false << true;
    QTest::newRow("21.5 vi 200%") << 0.248 << QStringLiteral("vi") << 2 << false << false;
    QTest::newRow("15.6 ko 200% dark low") << 0.180 << QStringLiteral("ko") << 2 << true << true;
    QTest::newRow("27 vi 200% low") << 0.311 << QStringLiteral("vi") << 2 << false << true;
    QTest::newRow("15.6 ko low") << 0.180 << QStringLiteral("ko") << 1 << false << true;
    QTest::newRow("15.6 en 200%") << 0.180 << QStringLiteral("en") << 2 << false << false;
}

void KioskQueueTest::everyPageHoldsTheThresholds()
{
    QFETCH(double, pitchMm);
    QFETCH(QString, language);
    QFETCH(int, enlargement);
    QFETCH(bool, dark);
    QFETCH(bool, low);
    auto options = KioskStage::usual();
    options.pitchMm = pitchMm;
    Kiosk kiosk(options);
    QVERIFY2(kiosk.failure.isEmpty(), qPrintable(kiosk.failure));
    kiosk.model.useLanguage(language);
    kiosk.model.useEnlargement(enlargement);
    kiosk.model.useHighContrast(dark);
    kiosk.model.useLow(low);
    kiosk.tickets.setPrintable(true);
    kiosk.meet();
    const double ink = enlargement > 1 ? 14.5 : 7.25;
    const Thresholds thresholds{pitchMm, 20, 2.5, ink, dark ? 7.0 : 4.5, enlargement > 1 ? ink : 12};
    const auto look = [&](const QString& page) {
        for (int part = 0; part < kiosk.parts(); ++part) {
            if (part > 0)
                kiosk.turn();
            const QString where = QStringLiteral("number-%1-%2-%3")
                                      .arg(QLatin1StringView(QTest::currentDataTag()), page)
                                      .arg(part)
                                      .replace(u' ', u'-');
            if (!qEnvironmentVariableIsEmpty("NARU_SHOTS"))
                kiosk.stage.shot(where);
            const auto complaints = SceneWalker(kiosk.stage.window(), thresholds).complaints();
            QVERIFY2(complaints.isEmpty(), qPrintable(where + u' ' + complaints.join(QStringLiteral("; "))));
        }
    };
    for (const char* page : {"identity", "pay"}) {
        kiosk.show(QLatin1StringView(page));
        look(QString::fromLatin1(page));
    }
    kiosk.tickets.take(QStringLiteral("money"));
    kiosk.settle();
    look(QStringLiteral("number"));
    kiosk.tickets.setPaper(QStringLiteral("fault"));
    kiosk.settle();
    look(QStringLiteral("number-fault"));
    kiosk.air.plug(kiosk.counter.device(), false);
    kiosk.settle();
    look(QStringLiteral("number-alone"));
    kiosk.air.plug(kiosk.counter.device(), true);
    kiosk.air.deliverAll();
    kiosk.call();
    for (const char* page : {"home", "learn", "identity"}) {
        kiosk.show(QLatin1StringView(page));
        look(QString::fromLatin1(page) + QStringLiteral("-called"));
    }
    kiosk.tickets.take(QStringLiteral("nothing"));
    kiosk.settle();
    look(QStringLiteral("number-none"));
}

void KioskQueueTest::everyControlIsReachedByKeyboard()
{
    Kiosk kiosk;
    kiosk.tickets.setPrintable(true);
    kiosk.meet();
    for (const char* page : {"identity", "pay", "number"}) {
        if (QByteArray(page) == "number")
            kiosk.tickets.take(QStringLiteral("papers"));
        else
            kiosk.show(QLatin1StringView(page));
        kiosk.settle();
        const auto missed = SceneWalker(kiosk.stage.window(), {}).unreached();
        QVERIFY2(missed.isEmpty(), qPrintable(QString::fromLatin1(page) + missed.join(QStringLiteral(", "))));
    }
}

void KioskQueueTest::aNumberIsTakenByFinger()
{
    Kiosk kiosk;
    kiosk.meet();
    kiosk.show(QStringLiteral("identity"));
    QVERIFY(kiosk.stage.touch(QStringLiteral("증명서·서류")));
    kiosk.settle();
    QCOMPARE(kiosk.page(), QStringLiteral("number"));
    QCOMPARE(kiosk.tickets.number(), QStringLiteral("A-1"));
    QVERIFY(kiosk.stage.find(QStringLiteral("A-1")));
    QVERIFY(kiosk.stage.find(QStringLiteral("바로 다음이에요.")));
    QCOMPARE(kiosk.counter.room().open().size(), 0); // on its way
    kiosk.air.deliverAll();
    QCOMPARE(kiosk.counter.room().open().first().matter, QStringLiteral("papers"));
    QVERIFY(kiosk.stage.touch(QStringLiteral("알겠어요")));
    kiosk.settle();
    QCOMPARE(kiosk.page(), QStringLiteral("home"));
    QCOMPARE(kiosk.tickets.number(), QString());
}

void KioskQueueTest::aNumberIsTakenByKeys()
{
    Kiosk kiosk;
    kiosk.meet();
    kiosk.show(QStringLiteral("identity"));
    for (int i = 0; i < 12 && kiosk.stage.focused() != QStringLiteral("신청·신고"); ++i)
        kiosk.stage.key(Qt::Key_Down);
    QCOMPARE(kiosk.stage.focused(), QStringLiteral("신청·신고"));
    kiosk.stage.key(Qt::Key_Return);
    kiosk.settle();
    QCOMPARE(kiosk.page(), QStringLiteral("number"));
    QCOMPARE(kiosk.here.room().open().first().matter, QStringLiteral("report"));
}

void KioskQueueTest::payingTakesANumberAndNoMoney()
{
    Kiosk kiosk;
    kiosk.meet();
    kiosk.show(QStringLiteral("pay"));
    QVERIFY(kiosk.stage.find(QStringLiteral("이 화면에서는\n돈이 나가지 않아요.")));
    QVERIFY(kiosk.stage.touch(QStringLiteral("번호 받기")));
    kiosk.settle();
    QVERIFY(kiosk.tickets.money());
    QVERIFY(kiosk.stage.find(QStringLiteral("돈은 창구에서\n직원이 받아요.")));
}

void KioskQueueTest::theCallIsSeenAndSaid()
{
    Kiosk kiosk;
    kiosk.meet();
    kiosk.tickets.take(QStringLiteral("papers"));
    kiosk.air.deliverAll();
    kiosk.model.goHome();
    kiosk.call();
    QVERIFY2(kiosk.spoken.contains(QStringLiteral("A-1번, 2번 창구로 오세요.")), qPrintable(kiosk.spoken));
    QVERIFY(kiosk.stage.find(QStringLiteral("A-1번, 2번 창구로 오세요.")));
    kiosk.model.useLanguage(QStringLiteral("en"));
    kiosk.settle();
    QVERIFY(kiosk.stage.find(QStringLiteral("A-1: please come to 2번 창구.")));
    kiosk.model.useLanguage(QStringLiteral("ko"));
    kiosk.spoken.clear();
    kiosk.counter.room().callAgain([](const Result<void>&) {});
    kiosk.air.deliverAll();
    QVERIFY(kiosk.spoken.contains(QStringLiteral("A-1번, 2번 창구로 오세요."))); // once more
    kiosk.counter.room().receive([](const Result<void>&) {});
    kiosk.air.deliverAll();
    kiosk.settle();
    QVERIFY(!kiosk.stage.find(QStringLiteral("A-1번, 2번 창구로 오세요.")));
    kiosk.tickets.take(QStringLiteral("papers"));
    kiosk.air.deliverAll();
    kiosk.counter.room().finish([](const Result<void>&) {});
    kiosk.call();
    QCOMPARE(kiosk.tickets.calls().size(), 1);
    kiosk.clock.advance(ui::kiosk::callShownFor + Milliseconds(1));
    kiosk.tickets.look();
    QVERIFY(kiosk.tickets.calls().isEmpty());
}

void KioskQueueTest::whatClockTheCounterHasIsNoMatter()
{
    for (const int hours : {-3, 3}) {
        Kiosk kiosk;
        ManualClock other(kiosk.clock.now() + std::chrono::hours(hours));
        QueueDesk far(QByteArray(16, 'c'), QStringLiteral("3번 창구"), Queue::Place::Counter, other);
        kiosk.meet();
        far.join(kiosk.air.desk(far.device(), far.name()));
        kiosk.air.deliverAll();
        kiosk.tickets.take(QStringLiteral("papers"));
        kiosk.air.deliverAll();
        far.room().callNext([](const Result<void>&) {});
        kiosk.air.deliverAll();
        kiosk.tickets.look();
        QCOMPARE(kiosk.tickets.calls().size(), 1);
        kiosk.clock.advance(ui::kiosk::callShownFor - Milliseconds(1));
        kiosk.tickets.look();
        QCOMPARE(kiosk.tickets.calls().size(), 1); // as long as anybody's
        kiosk.clock.advance(Milliseconds(2));
        kiosk.tickets.look();
        QVERIFY(kiosk.tickets.calls().isEmpty());
    }
}

void KioskQueueTest::aPanelOverItKeepsTheNumber()
{
    Kiosk kiosk;
    kiosk.meet();
    kiosk.show(QStringLiteral("identity"));
    kiosk.tickets.take(QStringLiteral("papers"));
    kiosk.model.show(QStringLiteral("text"));
    kiosk.settle();
    kiosk.model.back();
    kiosk.settle();
    QCOMPARE(kiosk.page(), QStringLiteral("number"));
    QCOMPARE(kiosk.tickets.number(), QStringLiteral("A-1"));
    QVERIFY(kiosk.stage.find(QStringLiteral("A-1")));
    kiosk.model.goHome();
    QCOMPARE(kiosk.tickets.number(), QString());
}

void KioskQueueTest::saysWhenNoCounterHears()
{
    Kiosk kiosk;
    kiosk.tickets.take(QStringLiteral("papers"));
    kiosk.settle();
    QVERIFY(kiosk.stage.find(QStringLiteral("지금은 창구와 끊겨 있어요.\n번호를 직원에게 보여 주세요.")));
    kiosk.meet();
    kiosk.settle();
    QVERIFY(kiosk.stage.find(QStringLiteral("부르면 화면과 소리로\n알려 드려요.")));
}

void KioskQueueTest::mayBeTakenFromOnesOwnPhone()
{
    for (const char* page : {"identity", "pay", "number"})
        QVERIFY(ui::kiosk::isMirroredPage(QLatin1StringView(page)));
    QVERIFY(!ui::kiosk::isMirroredPage(QStringLiteral("practice-verify")));
    QVERIFY(!ui::kiosk::isMirroredPage(QStringLiteral("practice-pay")));
}

void KioskQueueTest::leavesNothingBehind()
{
    Kiosk kiosk;
    kiosk.meet();
    kiosk.tickets.take(QStringLiteral("papers"));
    kiosk.settle();
    QVERIFY(ui::kiosk::placeOf(kiosk.model).startsWith("home ")); // after a crash nobody meets another's number
    kiosk.pass(121);
    QVERIFY(kiosk.model.asking());
    kiosk.pass(31);
    QCOMPARE(kiosk.page(), QStringLiteral("home"));
    QCOMPARE(kiosk.tickets.number(), QString());
    QCOMPARE(kiosk.here.room().open().size(), 1); // it is still in the queue
}

NARU_TEST(KioskQueueTest)
#include "tst_queuekiosk.moc"

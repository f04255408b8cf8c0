// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/qrmatrix.h"
#include "app/desk/showncode.h"
#include "app/payments/digests.h"
#include "tests/support/desksupport.h"
#include "tests/support/suite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>

using namespace naru;
using namespace naru::payments;

namespace {

const QString centreCode = QStringLiteral("나루터에 배가 닿는다네");

/// A real desk with money in its drawer, of a centre.
struct Counter : test::DeskStage {
    bool begin(const QString& name)
    {
        if (!open() || !setUp() || !signIn())
            return false;
        desk::Settings settings = desk->settings();
        settings.desk = name;
        return bool(await([&](desk::Done done) { desk->changeSettings(settings, done); }))
            && bool(await([&](desk::Done done) {
                   book().openDrawer({{10'000, 5}}, {}, done);
               }));
    }
    desk::DayBook& book() { return *desk->dayBook(); }
    bool share(const QString& code = centreCode)
    {
        return bool(await([&](desk::Done done) { book().shareBills(code, done); }));
    }
    template <typename Value, typename Ask>
    Value answer(const Ask& ask)
    {
        std::optional<Value> given;
        ask([&given](Value value) { given = std::move(value); });
        if (!QTest::qWaitFor([&] { return given.has_value(); }, 20'000))
            qFatal("the desk never answered");
        return *given;
    }
    Result<desk::Opened> charge(const QString& bill)
    {
        return answer<Result<desk::Opened>>([&](auto then) {
            desk->till()->open({bill, {{QStringLiteral("과태료"), Won{32'000}}}, {}}, then);
        });
    }
    bool take(const QString& bill)
    {
        const auto opened = charge(bill);
        return opened && await([&](desk::Done done) { book().takeCash(opened->charge, Won{40'000}, done); });
    }
    QByteArray faultOfCharge(const QString& bill)
    {
        const auto opened = charge(bill);
        return opened ? QByteArray() : QByteArray(opened.fault().name());
    }
    Result<QByteArray> told()
    {
        return answer<Result<QByteArray>>([&](auto then) { book().tellBills(then); });
    }
    Result<HeardDesk> hear(const QByteArray& bytes)
    {
        return answer<Result<HeardDesk>>([&](auto then) { book().hearBills(bytes, then); });
    }
};

QByteArray faultOf(const Result<HeardDesk>& heard)
{
    return heard ? QByteArray() : QByteArray(heard.fault().name());
}

QString bill(int number)
{
    return QStringLiteral("26110-1-%1").arg(number, 6, 10, QLatin1Char('0'));
}

QJsonObject naructl(const QString& folder, const QStringList& words, const QByteArray& in, int* exit)
{
    QProcess process;
    process.start(
        QStringLiteral(NARU_BINARY_DIR "/bin/naructl"), QStringList{QStringLiteral("--data"), folder} + words);
    process.write(in);
    process.closeWriteChannel();
    if (!process.waitForFinished())
        return {};
    *exit = process.exitCode();
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

} // namespace

/// Two real desks that show each other which bills they took.
class BillCodesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatTheOtherDeskTookAndSaysWho()
    {
        Counter first, second;
        QVERIFY(first.begin(QStringLiteral("2번 창구")) && second.begin(QStringLiteral("3번 창구")));
        QVERIFY(!first.book().sharesBills());
        QVERIFY(first.told().fault().is(PaymentFault::NoCentreCode));
        QVERIFY(first.share() && second.share() && first.book().sharesBills());
        QVERIFY(first.take(bill(1)));
        const auto told = first.told();
        QVERIFY(told);
        const auto heard = second.hear(*told);
        QVERIFY(heard && heard->desk == QStringLiteral("2번 창구") && heard->bills == 1);
        QCOMPARE(second.faultOfCharge(bill(1)), "payments.bill_taken_elsewhere");
        QCOMPARE(second.faultOfCharge(bill(2)), QByteArray());
        const auto who
            = second.answer<std::optional<Elsewhere>>([&](auto then) { second.book().whoTook(bill(1), then); });
        QVERIFY(who && who->desk == QStringLiteral("2번 창구") && who->state == TakenState::Paid);
        QVERIFY(!second.answer<std::optional<Elsewhere>>([&](auto then) { second.book().whoTook(bill(2), then); }));
        QVERIFY(second.open() && second.signIn()); // and after a start
        QCOMPARE(second.faultOfCharge(bill(1)), "payments.bill_taken_elsewhere");
        QCOMPARE((second.answer<QList<HeardDesk>>([&](auto then) { second.book().heardDesks(then); })),
            (QList<HeardDesk>{{QStringLiteral("2번 창구"), first.desk->now(), 1}}));
    }

    void looksAgainAtAChargeOfBeforeTheCode()
    {
        Counter first, second;
        QVERIFY(first.begin(QStringLiteral("2번 창구")) && second.begin(QStringLiteral("3번 창구")));
        const auto early = second.charge(bill(1)), other = second.charge(bill(2));
        QVERIFY(early && other && first.share() && second.share() && first.take(bill(1)));
        QVERIFY(second.hear(*first.told()));
        const auto cash = [&](const Result<desk::Opened>& opened) {
            const auto taken
                = second.await([&](desk::Done done) { second.book().takeCash(opened->charge, Won{40'000}, done); });
            return taken ? QByteArray() : QByteArray(taken.fault().name());
        };
        const auto may = second.await([&](desk::Done done) { second.book().mayTakeCash(early->charge, done); });
        QVERIFY(!may && may.fault().is(PaymentFault::BillTakenElsewhere));
        QCOMPARE(cash(early), "payments.bill_taken_elsewhere");
        QCOMPARE(cash(other), QByteArray());
    }

    void hearsOnlyItsCentre()
    {
        Counter first, second;
        QVERIFY(first.begin(QStringLiteral("2번 창구")) && second.begin(QStringLiteral("3번 창구")));
        QVERIFY(first.share() && second.share(QStringLiteral("다른 동네의 나루터입니다")));
        QVERIFY(first.take(bill(1)));
        const QByteArray told = *first.told();
        QCOMPARE(faultOf(second.hear(told)), "payments.bad_digests");
        QCOMPARE(faultOf(first.hear(told)), "payments.bad_digests"); // its own
        QVERIFY(second.share());
        second.desk->lock();
        QCOMPARE(faultOf(second.hear(told)), "desk.not_signed_in");
        QVERIFY(second.signIn());
        QVERIFY(second.hear(told));
        QCOMPARE(faultOf(second.hear(told)), "payments.moved_meanwhile"); // nothing new
    }

    void readsCodesThatMove()
    {
        Counter first, second;
        QVERIFY(first.begin(QStringLiteral("2번 창구")) && second.begin(QStringLiteral("3번 창구")));
        QVERIFY(first.share() && second.share());
        constexpr int bills = 24;
        for (int i = 0; i < bills; ++i)
            QVERIFY(first.take(bill(i)));
        const desk::MovingCode code = desk::codesOf(*first.told());
        QVERIFY(code.parts > 1);
        QSignalSpy coming(&second.book(), &desk::DayBook::billsComing),
            heard(&second.book(), &desk::DayBook::billsHeard), refused(&second.book(), &desk::DayBook::billsRefused);
        for (quint32 frame = 0; heard.isEmpty() && frame < 60; ++frame) {
            QVERIFY(codec::qrMatrix(code.frame(frame).toUtf8(), codec::QrLevel::M));
            if (frame % 3 != 0) // every third is missed
                second.desk->codeScanned(code.frame(frame).toLatin1());
            QCoreApplication::processEvents();
        }
        QVERIFY(QTest::qWaitFor([&] { return !heard.isEmpty(); }, 20'000));
        QVERIFY(!coming.isEmpty() && refused.isEmpty());
        second.desk->codeScanned(code.frame(0).toLatin1()); // it is still shown
        QVERIFY(refused.isEmpty());
        QCOMPARE(second.faultOfCharge(bill(bills - 1)), "payments.bill_taken_elsewhere");
    }

    void goesByTheCommandLineToo()
    {
        QTemporaryDir first, second;
        int exit = -1;
        const QStringList json{QStringLiteral("--json")};
        const auto bills = [&](QTemporaryDir& of, const QStringList& words, const QByteArray& in = {}) {
            return naructl(of.path(), QStringList{QStringLiteral("bills")} + words + json, in, &exit);
        };
        QCOMPARE(bills(first, {QStringLiteral("tell")}).value(QStringLiteral("fault")).toString(),
            QStringLiteral("payments.no_centre_code"));
        QCOMPARE(exit, 1);
        const QStringList share{QStringLiteral("share"), QStringLiteral("-")},
            hear{QStringLiteral("hear"), QStringLiteral("-")};
        bills(first, share, "short\n");
        QCOMPARE(exit, 1);
        for (QTemporaryDir* desk : {&first, &second})
            QVERIFY(bills(*desk, share, centreCode.toUtf8() + '\n').value(QStringLiteral("shared")).toBool());
        const QByteArray text
            = bills(first, {QStringLiteral("tell")}).value(QStringLiteral("text")).toString().toLatin1();
        QVERIFY(text.startsWith(billsTextPrefix));
        QCOMPARE(bills(second, hear, text + '\n').value(QStringLiteral("desk")).toString(), QStringLiteral("명령줄"));
        QCOMPARE(exit, 0);
        QCOMPARE(bills(second, {QStringLiteral("list")}).value(QStringLiteral("heard")).toArray().size(), 1);
        bills(first, hear, text);
        QCOMPARE(exit, 1);
        bills(first, {QStringLiteral("hear")});
        QCOMPARE(exit, 2);
    }
};

NARU_TEST(BillCodesTest)
#include "tst_billcodes.moc"

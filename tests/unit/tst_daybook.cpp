// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/papers.h"
#include "tests/support/desksupport.h"
#include "tests/support/suite.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace naru;
using namespace naru::payments;
using dayclose::DayReport;

namespace {

const QString otherPin = QStringLiteral("246802");

QByteArray faultOf(const Result<void>& result)
{
    return result ? QByteArray() : QByteArray(result.fault().name());
}

/// A desk with two people, one of them signed in.
struct Stage : test::DeskStage {
    bool begin() { return open() && setUp() && addSecond() && signIn(); }
    bool addSecond()
    {
        return bool(await(
            [&](desk::Done done) { desk->addStaff(QStringLiteral("이한솔"), desk::Role::Clerk, otherPin, done); }));
    }
    desk::DayBook& book() { return *desk->dayBook(); }
    template <typename Value, typename Ask>
    Result<Value> answer(const Ask& ask)
    {
        std::optional<Result<Value>> given;
        ask([&given](Result<Value> value) { given = std::move(value); });
        if (!QTest::qWaitFor([&] { return given.has_value(); }, 20'000))
            qFatal("the desk never answered");
        return *given;
    }
    QByteArray charge(const char* bill, Won won)
    {
        const auto opened = answer<desk::Opened>([&](auto then) {
            desk->till()->open({QLatin1StringView(bill), {{QStringLiteral("강좌 수강료"), won}}, {}}, then);
        });
        return opened ? opened->charge : QByteArray();
    }
    Result<void> openDrawer(const QList<Pile>& piles)
    {
        return await([&](desk::Done done) { book().openDrawer(piles, {}, done); });
    }
    Result<void> takeCash(const QByteArray& id, Won tendered)
    {
        return await([&](desk::Done done) { book().takeCash(id, tendered, done); });
    }
    Result<DayReport> report()
    {
        return answer<DayReport>([&](auto then) { book().report(then); });
    }
    QJsonObject naructl(const QStringList& words, int* exit)
    {
        QProcess process;
        process.start(QStringLiteral(NARU_BINARY_DIR "/bin/naructl"),
            QStringList{QStringLiteral("--data"), folder.filePath(QStringLiteral("data")), QStringLiteral("day")}
                + words);
        process.closeWriteChannel();
        if (!process.waitForFinished())
            return {};
        *exit = process.exitCode();
        return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    }
};

} // namespace

/// The day at a real desk, as its pages see it.
class DayBookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesCashHandsOverAndCloses()
    {
        Stage stage;
        QVERIFY(stage.begin());
        QVERIFY(stage.book().fees().find(QStringLiteral("resident-copy")));
        const QByteArray fee = stage.charge("B-1", Won{15'000});
        QCOMPARE(faultOf(stage.takeCash(fee, Won{20'000})), "payments.drawer_closed");
        QVERIFY(stage.openDrawer({{10'000, 5}}));
        QCOMPARE(stage.book().drawer(), Won{50'000});
        QVERIFY(stage.takeCash(fee, Won{20'000}));
        const auto view = stage.desk->till()->view(fee);
        QVERIFY(view && view->phase == desk::PayPhase::Paid && view->standing.inCash);
        QCOMPARE(stage.book().shift()->expected, Won{65'000});

        const auto back = [&](Won won, const QString& pin) {
            return faultOf(stage.await(
                [&](desk::Done done) { stage.book().giveCashBack(fee, won, QStringLiteral("폐강"), 2, pin, done); }));
        };
        QCOMPARE(back(Won{5'000}, QStringLiteral("999999")), "desk.wrong_pin");
        QCOMPARE(back(Won{5'000}, otherPin), QByteArray());
        const auto now = stage.report();
        QVERIFY(now && now->kind == DayReport::Kind::X);
        QCOMPARE(now->received().value, 10'000);
        QCOMPARE(faultOf(stage.await([&](desk::Done done) {
            stage.book().handOver({{10'000, 6}}, {}, 2, otherPin, done);
        })),
            QByteArray());
        QCOMPARE(stage.book().shift()->staff, 2);

        desk::DayBook::Closing closing;
        closing.counted = {{10'000, 5}};
        closing.second = 2;
        closing.secondPin = otherPin;
        const auto close
            = [&] { return stage.answer<DayReport>([&](auto then) { stage.book().close(closing, then); }); };
        const auto unexplained = close();
        QVERIFY(!unexplained && unexplained.fault().is(PaymentFault::DifferenceUnexplained));
        closing.reason = QStringLiteral("만원이 모자람");
        const auto closed = close();
        QVERIFY2(closed, closed ? "" : closed.fault().name());
        QCOMPARE(closed->number, 1);
        QCOMPARE(closed->second, 2);
        QCOMPARE(closed->shifts.last().difference(), Won{-10'000});
        closing.counted.reset();
        const auto again = close();
        QVERIFY(!again && again.fault().is(PaymentFault::DayClosedAlready));
        const auto days = stage.answer<QList<DayReport>>([&](auto then) { stage.book().closedDays(5, then); });
        QVERIFY(days && days->size() == 1 && days->first() == *closed);
        checkPapers(stage, *closed);
    }

    void givesAPaperForCashAndFindsItLater()
    {
        Stage stage;
        QVERIFY(stage.begin() && stage.openDrawer({{10'000, 5}}));
        const QByteArray fee = stage.charge("26110-1-0417", Won{15'000});
        QVERIFY(stage.takeCash(fee, Won{15'000}));
        const auto paper = [&](bool back) {
            return stage.answer<IssuedReceipt>([&](auto then) {
                back ? stage.desk->papers()->issueGivenBack({}, fee, {}, then)
                     : stage.desk->papers()->issue(fee, {}, then);
            });
        };
        const auto paid = paper(false);
        QVERIFY(paid && paid->receipt.kind == ReceiptKind::Receipt);
        QVERIFY(paper(true).fault().is(ReceiptFault::NothingToPrint)); // nothing went back yet
        const auto back = [&](Won won) {
            return faultOf(stage.await([&](desk::Done done) {
                stage.book().giveCashBack(fee, won, QStringLiteral("폐강"), 2, otherPin, done);
            }));
        };
        QCOMPARE(back(Won{5'000}), QByteArray());
        const auto first = paper(true);
        QVERIFY2(first, first ? "" : first.fault().name());
        QCOMPARE(first->receipt.kind, ReceiptKind::GivenBack);
        QCOMPARE(first->receipt.amount, Won{5'000});
        QCOMPARE(first->receipt.reason, QStringLiteral("폐강"));
        QCOMPARE(first->receipt.originalNumber, paid->receipt.number);
        QCOMPARE(paper(true)->receipt.id, first->receipt.id); // asked again, it is the same
        QCOMPARE(back(Won{2'000}), QByteArray());
        QCOMPARE(paper(true)->receipt.amount, Won{2'000});

        stage.clock.advance(std::chrono::hours(72));
        QVERIFY(stage.open() && stage.signIn());
        const auto found = [&](const QString& number) {
            return stage
                .answer<QList<desk::ChargeView>>([&](auto then) {
                    stage.desk->till()->ofNumber(number, [then](const QList<desk::ChargeView>& views) { then(views); });
                })
                ->size();
        };
        QVERIFY(stage.desk->till()->today().isEmpty());
        for (const QString& number : {paid->receipt.number, paid->receipt.number.toLower(), first->receipt.number,
                 QStringLiteral(" 26110-1-0417 ")})
            QCOMPARE(found(number), 1);
        QCOMPARE(found(QStringLiteral("26110-1-0418")), 0);
        QCOMPARE(found({}), 0);
    }

    void keepsACentresFees()
    {
        Stage stage;
        QVERIFY(stage.begin());
        const QByteArray json = R"({"items": [{"code": "copying", "name": {"ko": "복사", "en": "Copying"}, "unit":)"
                                R"( {"ko": "장", "en": "sheets"}, "price": 50, "taxLike": false, "cashReceipt": true,)"
                                R"( "needsBill": false}]})";
        const auto change = [&](const QByteArray& bytes) {
            return faultOf(stage.await([&](desk::Done done) { stage.book().changeFees(bytes, done); }));
        };
        QCOMPARE(change("{}"), "services.bad_catalogue");
        QCOMPARE(change(json), QByteArray());
        QCOMPARE(stage.book().fees().find(QStringLiteral("copying"))->price, Won{50});
        QVERIFY(stage.signIn(2, otherPin));
        QCOMPARE(change(json), "desk.not_allowed");
        QVERIFY(stage.open()); // and after a start
        QVERIFY(stage.book().fees().find(QStringLiteral("copying")));
    }

private:
    /// The reports verify with naructl, and not once they were changed.
    static void checkPapers(Stage& stage, const DayReport& report)
    {
        const auto papers = stage.book().papers(report);
        QVERIFY(papers && papers->size() >= 2 && papers->size() % 2 == 0);
        const bool drawn = QCoreApplication::instance()->inherits("QGuiApplication");
        QCOMPARE(papers->at(drawn ? 2 : 0).bytes.startsWith("%PDF"), drawn);
        for (const desk::DayBook::Paper& paper : *papers) {
            QFile file(stage.folder.filePath(paper.name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(paper.bytes) == paper.bytes.size());
        }
        const QString name = stage.folder.filePath(papers->first().name);
        stage.desk.reset();
        int exit = -1;
        const QStringList verify{QStringLiteral("verify"), name, QStringLiteral("--json")};
        QVERIFY(stage.naructl(verify, &exit).value(QStringLiteral("valid")).toBool() && exit == 0);
        const auto shown = stage.naructl({QStringLiteral("report"), QStringLiteral("--json")}, &exit);
        QVERIFY(exit == 0 && shown.value(QStringLiteral("number")).toInt() == 2);
        QFile changed(name);
        QVERIFY(changed.open(QIODevice::Append) && changed.write(" ") == 1);
        changed.close();
        QCOMPARE(stage.naructl(verify, &exit).value(QStringLiteral("fault")).toString(),
            QStringLiteral("payments.bad_signature"));
        QCOMPARE(exit, 1);
    }
};

NARU_TEST(DayBookTest)
#include "tst_daybook.moc"

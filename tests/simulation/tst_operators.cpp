// SPDX-License-Identifier: GPL-3.0-or-later
// Who may look at the operator's page and change something there, and what a stranger finds.
#include "tests/simulation/operatorhouse.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::hub;
using namespace naru::test::operators;
using test::bytesOfBase32;
using namespace std::chrono_literals;

class OperatorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// RFC 6238, appendix B, the last six of its eight digits.
    void countsAsAuthenticatorsDo()
    {
        const QByteArray secret = "12345678901234567890";
        const std::pair<qint64, const char*> rows[] = {{59, "287082"}, {1111111109, "081804"}, {1111111111, "050471"},
            {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
        for (const auto& [seconds, digits] : rows)
            QCOMPARE(Operators::codeOf(secret, Instant(std::chrono::seconds(seconds))), QString::fromLatin1(digits));
    }

    void takesDigitsOnceAndOfNeighbouringStepsAlone()
    {
        House house;
        const QByteArray secret
            = bytesOfBase32(*house.operators.add(QStringLiteral("이한솔"), Role::Operator, password));
        const auto enter = [&](Instant at) {
            return bool(
                house.operators.signIn(QStringLiteral("이한솔"), password, Operators::codeOf(secret, at), "10.0.0.7"));
        };
        const Instant now = house.clock.now();
        QVERIFY(enter(now));
        QVERIFY(!enter(now)); // the same digits a second time
        QVERIFY(enter(now + 30s));
        QVERIFY(!enter(now + 90s));
        QVERIFY(!enter(now - 30s)); // older than what was taken
    }

    /// The same for a name that there is and one that there is not; and nobody keeps an operator out from elsewhere.
    void doesNotSayWhatWasWrongAndClosesAfterFive()
    {
        House house;
        const QByteArray secret
            = bytesOfBase32(*house.operators.add(QStringLiteral("이한솔"), Role::Operator, password));
        const auto enter = [&](const QString& name, const QString& words, const QByteArray& from) {
            return house.operators.signIn(name, words, Operators::codeOf(secret, house.clock.now()), from);
        };
        const QString wrong = QStringLiteral("다른 비밀번호입니다");
        for (const QString& name : {QStringLiteral("이한솔"), QStringLiteral("홍길동")}) {
            for (int tries = 0; tries < Operators::triesMax; ++tries)
                QVERIFY(enter(name, wrong, "10.0.0.8").fault().is(HubFault::SignInWrong));
            QVERIFY(enter(name, password, "10.0.0.8").fault().is(HubFault::TooManyTries));
        }
        QVERIFY(enter(QStringLiteral("이한솔"), password, "10.0.0.9"));
        house.clock.advance(Operators::triesWithin + 1s);
        QVERIFY(enter(QStringLiteral("이한솔"), password, "10.0.0.8"));
    }

    void boundsTriesOfOneAddress()
    {
        House house;
        const auto enter = [&](int name, const QByteArray& from) {
            return house.operators.signIn(QString::number(name), password, QStringLiteral("000000"), from).fault();
        };
        for (int tried = 0; tried < Operators::addressTriesMax; ++tried)
            QVERIFY(enter(tried, "2001:db8::" + QByteArray::number(tried + 1)).is(HubFault::SignInWrong));
        QVERIFY(enter(99, "2001:db8::ffff").is(HubFault::TooManyTries));
        QVERIFY(enter(99, "2001:db8:0:1::1").is(HubFault::SignInWrong));
    }

    void endsSessionsThatRestOrGrowOld()
    {
        House house;
        const QByteArray cookie = house.enter(QStringLiteral("이한솔"), Role::Reader);
        QVERIFY(*house.operators.session(cookie));
        house.clock.advance(Operators::idleMax - 1min);
        QVERIFY(*house.operators.session(cookie));
        house.clock.advance(Operators::idleMax + 1min);
        QVERIFY(!*house.operators.session(cookie));
        const QByteArray other = house.enter(QStringLiteral("최관리"), Role::Reader);
        QVERIFY(*house.operators.session(other));
        QVERIFY(house.operators.close(QStringLiteral("최관리")));
        QVERIFY(!*house.operators.session(other));
    }

    void showsAStrangerNothing()
    {
        House house;
        for (const char* path : {"/", "/attention", "/doubts", "/held", "/packs", "/certificates", "/audit",
                 "/desks/new", "/desk/61616161616161616161616161616161"}) {
            const Response answer = house.ask("GET", path, "0123456789abcdef");
            QVERIFY2(!answer.body.contains("나루동"), path);
            QVERIFY(answer.body.contains("누구세요?"));
        }
        QCOMPARE(house.ask("POST", "/desk/61616161616161616161616161616161/lost").status, 303);
        QVERIFY(house.board.lost.isEmpty());
    }

    void changesNothingWithoutTheSessionsTokenOrTheRight()
    {
        House house;
        const QByteArray reader = house.enter(QStringLiteral("보는이"), Role::Reader);
        const QByteArray keeper = house.enter(QStringLiteral("이한솔"), Role::Operator);
        const QByteArray desk = "/desk/61616161616161616161616161616161/lost",
                         sure = "&sure=" + QByteArray("1번").toPercentEncoding();
        QCOMPARE(house.ask("POST", desk, keeper, "token=wrong" + sure).status, 403);
        QCOMPARE(house.ask("POST", desk, keeper, "token=" + house.tokenOf(keeper) + sure).status, 404);
        QCOMPARE(
            house.ask("POST", "/desks/new", reader, "token=" + house.tokenOf(reader) + "&site=a&desk=b").status, 404);
        QVERIFY(house.board.lost.isEmpty() && house.board.added.isEmpty());

        const QByteArray chief = house.enter(QStringLiteral("최관리"), Role::Administrator);
        QCOMPARE(house.ask("POST", desk, chief, "token=" + house.tokenOf(chief) + "&sure=2").status, 400);
        QVERIFY(house.board.lost.isEmpty());
        QCOMPARE(house.ask("POST", desk, chief, "token=" + house.tokenOf(chief) + sure).status, 200);
        QCOMPARE(house.board.lost, QByteArray(16, 'a'));
        QCOMPARE(
            house.ask("POST", "/desks/new", keeper, "token=" + house.tokenOf(keeper) + "&site=a&desk=b").status, 200);
        const auto acts = house.operators.record(10);
        QVERIFY(acts && std::ranges::any_of(*acts, [](const AuditFact& act) {
            return act.what == u"desk_lost" && act.who == u"최관리";
        }));
    }

    void readsFormsWithinBounds()
    {
        QCOMPARE(formOf("q=%EB%82%98+%EB%A3%A8")->value(QStringLiteral("q")), QStringLiteral("나 루"));
        QVERIFY(!formOf("a=%ff"));
        QVERIFY(!formOf("a=1&a=2"));
        QVERIFY(!formOf(QByteArray(OperatorSite::formBytesMax + 1, 'a')));
        QCOMPARE(cookieOf("lang=ko; __Host-naru=abc", "__Host-naru"), QByteArray("abc"));
        QVERIFY(cookieOf("x__Host-naru=abc", "__Host-naru").isEmpty());
    }
};

NARU_TEST(OperatorsTest)
#include "tst_operators.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/lanhouse.h"

using namespace naru;
using namespace naru::test;
using namespace naru::test::lanhouse;

namespace {

/// Somebody who begins to pair from an address of their own, and then says nothing more.
struct Stranger {
    Stranger(int number, const QString& from, const Place& place)
        : random(quint64(number))
        , handshake(Handshake::initiate(Mode::Pairing, {lanSelf(number), &trusted}, random))
    {
        socket.bind(QHostAddress(from));
        socket.connectToHost(QHostAddress(place.address), place.port);
        QObject::connect(&socket, &QTcpSocket::connected, &socket, [this] { send(handshake.first()); });
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { read(); });
    }
    void send(const QByteArray& message)
    {
        QByteArray head(4, '\0');
        qToBigEndian(quint32(message.size()), head.data());
        socket.write(head + message);
    }
    void read()
    {
        for (bytes += socket.readAll(); bytes.size() >= 4;) {
            const auto length = qsizetype(qFromBigEndian<quint32>(bytes.constData()));
            if (bytes.size() < 4 + length)
                return;
            const auto answer = handshake.take(bytes.mid(4, length));
            bytes.remove(0, 4 + length);
            if (answer && !answer->isEmpty())
                send(*answer);
        }
    }
    /// The digits stand on both screens.
    bool isWaiting() const { return handshake.state() == Handshake::State::Asked; }
    bool isOver() const { return handshake.state() == Handshake::State::Ended; }
    bool knows() const
    {
        return waitFor([this] { return isWaiting() || isOver(); }, soon);
    }

    TrustedList trusted;
    SeededRandom random;
    QTcpSocket socket;
    Handshake handshake;
    QByteArray bytes;
};

} // namespace

/// Two desks become a pair; what others may begin at one is bounded.
class LanPairingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoDesksBecomeAPairByTheirDigits()
    {
        Desk one(1), two(2);
        const Place place = two.listen();
        one.channels->pair(place);
        const auto compare = [](const Desk& desk) { return desk.only().state == Trying::State::Compare; };
        QVERIFY(waitFor([&] { return compare(one) && compare(two); }, soon));
        QCOMPARE(one.only().digits.size(), 6);
        QCOMPARE(one.only().digits, two.only().digits);
        QVERIFY(!one.only().begunThere && two.only().begunThere);
        QCOMPARE(one.only().with.name, QStringLiteral("2번 창구"));
        QCOMPARE(two.only().with.name, QStringLiteral("1번 창구"));
        QVERIFY(one.trusted.kept.isEmpty() && two.trusted.kept.isEmpty());
        one.channels->confirm(one.only().number);
        QCOMPARE(one.only().state, Trying::State::Awaiting);
        QVERIFY(!waitFor([&] { return !one.trusted.kept.isEmpty(); }, 50));
        two.channels->confirm(two.only().number);
        QVERIFY(waitFor([&] { return one.only().state == Trying::State::Confirmed; }, soon));
        QVERIFY(one.trusted.kept == QList{two.self.identity()} && two.trusted.kept == QList{one.self.identity()});
        for (int i = 0; i < 10 && !one.here(two); ++i) { // and they meet as a pair
            one.later(1s);
            waitFor([&] { return one.here(two); }, 50);
        }
        QVERIFY(waitFor([&] { return one.here(two) && two.here(one); }, soon));
        one.later(61s);
        QVERIFY(one.channels->tries().isEmpty());
    }

    void aWrongDigitEndsItOnBothScreens()
    {
        Desk one(1), two(2);
        one.channels->pair(two.listen());
        QVERIFY(waitFor([&] { return two.only().state == Trying::State::Compare; }, soon));
        two.channels->refuse(two.only().number);
        QVERIFY(two.ended(LanFault::RefusedHere));
        QVERIFY(waitFor([&] { return one.ended(LanFault::RefusedThere); }, soon));
        QVERIFY(one.trusted.kept.isEmpty() && two.trusted.kept.isEmpty());
        two.channels->confirm(two.only().number); // too late
        QVERIFY(two.ended(LanFault::RefusedHere));
    }

    void nobodysWordEndsItAfterTwoMinutes()
    {
        Desk one(1), two(2);
        one.channels->pair(two.listen());
        QVERIFY(waitFor([&] { return two.only().state == Trying::State::Compare; }, soon));
        two.later(119s);
        QCOMPARE(two.only().state, Trying::State::Compare);
        two.later(1s);
        QVERIFY(two.ended(LanFault::TooSlow));
        QVERIFY(waitFor([&] { return one.ended(LanFault::TooSlow); }, soon));
    }

    void atMostFiveTriesWait()
    {
        LanChannels::Limits limits;
        limits.pairingsOfOneMax = 9;
        limits.pairingsOfOneEachMinute = 12;
        Desk host(1, limits);
        const Place place = host.listen();
        std::vector<std::unique_ptr<Desk>> callers;
        for (int i = 0; i < 6; ++i) {
            callers.push_back(std::make_unique<Desk>(10 + i));
            callers.back()->channels->pair(place);
            QVERIFY(waitFor([&] { return callers.back()->only().state != Trying::State::Connecting; }, soon));
        }
        QVERIFY(waitFor([&] { return host.channels->tries().size() == 5; }, soon));
        QVERIFY(callers.back()->ended(LanFault::TooManyTries));
        host.channels->refuse(host.channels->tries().first().number);
        callers.back()->channels->pair(place);
        QVERIFY(
            waitFor([&] { return callers.back()->channels->tries().last().state == Trying::State::Compare; }, soon));
    }

    void oneHostKeepsNobodyElseFromPairing()
    {
        Desk host(1);
        const Place place = host.listen();
        std::vector<std::unique_ptr<Stranger>> stuck;
        for (int i = 0; i < 5; ++i) {
            stuck.push_back(std::make_unique<Stranger>(10 + i, QStringLiteral("127.0.0.6"), place));
            QVERIFY(stuck.back()->knows());
            QCOMPARE(stuck.back()->isWaiting(), i < host.limits.pairingsOfOneMax);
        }
        Stranger neighbour(3, QStringLiteral("127.0.0.7"), place);
        QVERIFY(neighbour.knows() && neighbour.isWaiting());
        for (int i = 0; i < 20; ++i) { // nor by beginning all the time
            Stranger again(40 + i, QStringLiteral("127.0.0.6"), place);
            QVERIFY(again.knows() && again.isOver());
        }
        Stranger other(4, QStringLiteral("127.0.0.8"), place);
        QVERIFY(other.knows() && other.isWaiting() && neighbour.isWaiting());
    }

    void theOldestSilentTryYieldsToANewHost()
    {
        LanChannels::Limits limits;
        limits.pairingsOfOneMax = 3;
        Desk host(1, limits);
        const Place place = host.listen();
        std::vector<std::unique_ptr<Stranger>> all;
        for (const char* from : {"127.0.0.5", "127.0.0.6", "127.0.0.6", "127.0.0.6", "127.0.0.7"}) {
            all.push_back(std::make_unique<Stranger>(10 + int(all.size()), QLatin1StringView(from), place));
            QVERIFY(all.back()->knows() && all.back()->isWaiting());
        }
        const auto tries = host.channels->tries();
        host.channels->confirm(tries[1].number); // somebody here said yes to the first of the three
        Stranger fresh(30, QStringLiteral("127.0.0.8"), place);
        QVERIFY(fresh.knows() && fresh.isWaiting());
        QVERIFY(waitFor([&] { return all[2]->isOver(); }, soon));
        QVERIFY(all[0]->isWaiting() && all[1]->isWaiting() && all[3]->isWaiting() && all[4]->isWaiting());
        const auto after = host.channels->tries();
        QVERIFY(after[2].state == Trying::State::Ended && after[2].fault->is(LanFault::TooManyTries));
    }

    void whoTriesAgainAndAgainHasToWait()
    {
        LanChannels::Limits limits;
        limits.pairingsOfOneEachMinute = 12;
        Desk host(1, limits);
        const Place place = host.listen();
        Desk caller(2);
        for (int i = 0; i < 13; ++i) {
            caller.channels->pair(place);
            const quint64 number = caller.channels->tries().last().number;
            QVERIFY(waitFor([&] { return caller.channels->tries().last().state != Trying::State::Connecting; }, soon));
            QCOMPARE(caller.channels->tries().last().state, i < 12 ? Trying::State::Compare : Trying::State::Ended);
            caller.channels->refuse(number);
            QVERIFY(waitFor(
                [&] {
                    const auto there = host.channels->tries();
                    return there.size() == std::min(i + 1, 12) && there.last().state == Trying::State::Ended;
                },
                soon));
        }
        host.later(60s);
        caller.channels->pair(place);
        QVERIFY(waitFor([&] { return caller.channels->tries().last().state == Trying::State::Compare; }, soon));
    }

    void aScannedCodeNeedsNoDigits()
    {
        Desk one(1), two(2);
        QVERIFY(two.channels->showCode().isEmpty()); // it does not listen
        two.listen();
        const QByteArray code = two.channels->showCode();
        QVERIFY(one.channels->pairByCode(code));
        QVERIFY(waitFor([&] { return two.only().state == Trying::State::Compare; }, soon));
        QVERIFY(one.only().state == Trying::State::Awaiting && one.only().digits.isEmpty());
        QVERIFY(two.only().digits.isEmpty() && two.only().with.name == QStringLiteral("1번 창구"));
        QVERIFY(two.trusted.kept.isEmpty());
        two.channels->confirm(two.only().number);
        QVERIFY(waitFor([&] { return one.only().state == Trying::State::Confirmed; }, soon));
        QVERIFY(one.trusted.kept == QList{two.self.identity()} && two.trusted.kept == QList{one.self.identity()});

        Desk third(3);
        QVERIFY(third.channels->pairByCode(code)); // it was for one caller
        QVERIFY(waitFor([&] { return third.ended(LanFault::ModeRefused); }, soon));
        QVERIFY(third.channels->pairByCode("NARU-DESK:1:").fault().is(LanFault::BadCode));
    }

    /// Two stand before the same screen: both began while the code was good, and one of them is the second.
    void aCodeIsForOneCallerHoweverManyBeganWithIt()
    {
        Desk host(1), first(2), second(3);
        host.listen();
        const QByteArray code = host.channels->showCode();
        QVERIFY(first.channels->pairByCode(code));
        QVERIFY(second.channels->pairByCode(code));
        QVERIFY(waitFor([&] { return host.channels->tries().size() == 2; }, soon));
        const auto tries = host.channels->tries();
        QCOMPARE(tries[0].state, Trying::State::Compare);
        QCOMPARE(tries[1].state, Trying::State::Ended);
        QVERIFY(tries[1].fault->is(LanFault::CodeUsed));
        QVERIFY(!tries[1].with.name.isEmpty()); // the person here is told who it was
        Desk& refused = tries[1].with.name == first.self.name ? first : second;
        Desk& asked = &refused == &first ? second : first;
        QVERIFY(waitFor([&] { return refused.ended(LanFault::CodeUsed); }, soon));
        host.channels->confirm(tries[1].number); // means nothing
        host.channels->confirm(tries[0].number);
        QVERIFY(waitFor([&] { return asked.only().state == Trying::State::Confirmed; }, soon));
        QVERIFY(host.trusted.kept == QList{asked.self.identity()} && refused.trusted.kept.isEmpty());
    }

    void aCodeThatIsHiddenMeanwhileOpensNothing()
    {
        Desk host(1), caller(2);
        host.listen();
        const QByteArray code = host.channels->showCode();
        caller.channels->watchTries([&] { // its proof is on the way
            if (caller.only().state == Trying::State::Awaiting)
                host.channels->hideCode();
        });
        QVERIFY(caller.channels->pairByCode(code));
        QVERIFY(waitFor([&] { return caller.ended(LanFault::CodeUsed); }, soon));
        QVERIFY(host.ended(LanFault::CodeUsed) && host.trusted.kept.isEmpty());
    }

    void aKnownNumberWithAnotherKeyIsNamedBeforeAnybodySaysYes()
    {
        Desk host(1), anew(2);
        const Self before = lanSelf(9);
        host.trusted.keys[anew.self.device] = before.identity().key; // as it was before it was installed anew
        host.trusted.names[anew.self.device] = QStringLiteral("동쪽 창구");
        anew.channels->pair(host.listen());
        QVERIFY(waitFor([&] { return host.only().state == Trying::State::Compare; }, soon));
        QCOMPARE(host.only().replaces, QStringLiteral("동쪽 창구"));
        QVERIFY(waitFor([&] { return anew.only().state == Trying::State::Compare; }, soon));
        QCOMPARE(anew.only().replaces, QString());
        anew.channels->confirm(anew.only().number);
        host.channels->confirm(host.only().number);
        QVERIFY(waitFor([&] { return anew.only().state == Trying::State::Confirmed; }, soon));
        QVERIFY(waitFor([&] { return host.only().state == Trying::State::Confirmed; }, soon));
        QVERIFY(host.trusted.made.last().over == Trusted::Made::Over::OtherKey);
        QVERIFY(anew.trusted.made.last().over == Trusted::Made::Over::Nobody);
        QVERIFY(!host.trusted.made.last().called && anew.trusted.made.last().called == host.listen());
    }

    void whoReadACodeIsAskedBeforeItReplacesAKey_data()
    {
        QTest::addColumn<int>("word"); // 1 yes, 0 no, -1 nobody says one
        QTest::newRow("yes") << 1;
        QTest::newRow("no") << 0;
        QTest::newRow("nobody") << -1;
    }
    void whoReadACodeIsAskedBeforeItReplacesAKey()
    {
        QFETCH(const int, word);
        Desk shows(1), reads(2);
        reads.trusted.keys[shows.self.device] = lanSelf(9).identity().key;
        const Place place = shows.listen();
        QVERIFY(reads.channels->pairByCode(shows.channels->showCode()));
        QVERIFY(waitFor([&] { return shows.only().state == Trying::State::Compare; }, soon));
        QVERIFY(waitFor([&] { return reads.only().replaces == shows.self.name; }, soon));
        reads.channels->confirm(reads.only().number); // it is not asked yet
        shows.channels->confirm(shows.only().number);
        QVERIFY(waitFor([&] { return reads.only().state == Trying::State::Compare; }, soon));
        QVERIFY(reads.trusted.kept.isEmpty());
        if (word > 0) {
            reads.channels->confirm(reads.only().number);
            QCOMPARE(reads.only().state, Trying::State::Confirmed);
            QCOMPARE(reads.trusted.kept, QList{shows.self.identity()});
            QVERIFY(reads.trusted.made.last().over == Trusted::Made::Over::OtherKey);
            QVERIFY(reads.trusted.made.last().called == place);
            return;
        }
        if (word == 0)
            reads.channels->refuse(reads.only().number);
        else
            reads.later(120s);
        QVERIFY(reads.ended(word == 0 ? LanFault::RefusedHere : LanFault::TooSlow));
        reads.channels->confirm(reads.only().number);
        QVERIFY(reads.trusted.kept.isEmpty());
    }

    void anOlderCodeOpensNothing()
    {
        Desk one(1), two(2);
        two.listen();
        const QByteArray before = two.channels->showCode();
        QVERIFY(two.channels->showCode() != before);
        QVERIFY(one.channels->pairByCode(before));
        QVERIFY(waitFor([&] { return one.ended(LanFault::NotProven); }, soon));
        QVERIFY(two.channels->tries().isEmpty());
    }

    void whereNobodyAnswersThatIsSaid()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const Place place{QStringLiteral("127.0.0.1"), closed.serverPort()};
        closed.close();
        Desk one(1);
        one.channels->pair(place);
        QVERIFY(waitFor([&] { return one.ended(LanFault::NobodyThere); }, soon));
    }
};

NARU_TEST(LanPairingTest)
#include "tst_lanpairing.moc"

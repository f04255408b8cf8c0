// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/classroom/host.h"
#include "tests/support/landesks.h"
#include "tests/support/rawseat.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::test;
using classroom::ClassCode;
using classroom::ClassHost;
using classroom::ClassLink;
using classroom::ClassroomFault;
using State = ClassLink::State;

namespace {

constexpr int waitMs = 10'000;
const QString classChannel = QStringLiteral("class");

struct Seat {
    Seat(int number, const Clock& clock, Random& random)
        : self(lanSelf(number))
        , link(self, clock, random)
        , channel(link.open(classChannel))
    {
        channel->listen([this](const Channel::Peer& peer, const QByteArray& message) {
            from = peer;
            heard.append(message);
        });
    }
    lan::Self self;
    ClassLink link;
    std::unique_ptr<Channel> channel; ///< goes before the link
    Channel::Peer from;
    QList<QByteArray> heard;
};

struct Stage {
    explicit Stage(ClassHost::Limits limits = ClassHost::Limits(), quint16 port = 0)
        : host(trainer, clock, random, &trusted, limits)
        , channel(host.open(classChannel))
    {
        channel->listen(
            [this](const Channel::Peer& peer, const QByteArray& message) { heard[peer.device].append(message); });
        channel->watch([this] { ++changes; });
        host.whenDropped([this](const Channel::Peer& who, const Fault& fault) { dropped.append({who, fault}); });
        held = bool(host.begin(QHostAddress(QHostAddress::LocalHost), port));
    }
    Seat& add(int number)
    {
        seats.push_back(std::make_unique<Seat>(number, clock, random));
        seats.back()->link.join(host.code());
        return *seats.back();
    }
    bool allThere()
    {
        return waitFor([&] { return std::size_t(channel->peers().size()) == seats.size(); }, waitMs)
            && waitFor(
                [&] {
                    return std::ranges::all_of(seats, [](const auto& s) { return s->link.state() == State::Joined; });
                },
                waitMs);
    }

    SystemClock clock;
    SystemRandom random;
    lan::Self trainer = lanSelf(0);
    TrustedList trusted;
    ClassHost host;
    std::unique_ptr<Channel> channel;
    std::vector<std::unique_ptr<Seat>> seats;
    QHash<QByteArray, QList<QByteArray>> heard;
    QList<std::pair<Channel::Peer, Fault>> dropped;
    int changes = 0;
    bool held = false;
};

} // namespace

class ClassroomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothSidesHearEachOther()
    {
        Stage stage;
        QVERIFY(stage.held);
        Seat &one = stage.add(1), &two = stage.add(2);
        QVERIFY(stage.allThere());
        QCOMPARE(stage.channel->peers()[0].name, QStringLiteral("1번 창구"));
        QCOMPARE(one.channel->peers(), (QList<Channel::Peer>{{stage.trainer.device, stage.trainer.name}}));
        one.channel->tell("5/9");
        two.channel->tell(stage.trainer.device, QByteArray(Channel::messageBytesMax, 'x'));
        two.channel->tell(one.self.device, "not to another seat");
        stage.channel->tell("pause");
        stage.channel->tell(two.self.device, "for you");
        stage.channel->tell(QByteArray(16, '?'), "for nobody");
        QTRY_COMPARE(stage.heard[one.self.device], QList<QByteArray>{"5/9"});
        QTRY_COMPARE(stage.heard[two.self.device], (QList<QByteArray>{QByteArray(Channel::messageBytesMax, 'x')}));
        QTRY_COMPARE(one.heard, QList<QByteArray>{"pause"});
        QTRY_COMPARE(two.heard, (QList<QByteArray>{"pause", "for you"}));
        QCOMPARE(two.from.device, stage.trainer.device);
    }

    /// A kiosk drops its class within the very message that says it is over; valgrind and ASan see what does not hold.
    void aSeatMayGoWithinTheWordThatEndsIt()
    {
        Stage stage;
        auto seat = std::make_unique<Seat>(1, stage.clock, stage.random);
        seat->link.join(stage.host.code());
        QTRY_COMPARE(stage.channel->peers().size(), 1);
        seat->channel->listen([&seat](const Channel::Peer&, const QByteArray&) { seat.reset(); });
        stage.channel->tell("it is over");
        QTRY_VERIFY(!seat);
        QTRY_VERIFY(stage.channel->peers().isEmpty());
    }

    void aSeatOfAHouseFollowsNoStranger()
    {
        Stage stage;
        Seat seat(1, stage.clock, stage.random);
        QByteArray ours;
        seat.link.trust([&ours](const QByteArray& key) { return key == ours; });
        seat.link.join(stage.host.code());
        QTRY_VERIFY(seat.link.fault());
        QVERIFY2(seat.link.fault()->is(ClassroomFault::Stranger), seat.link.fault()->name());
        QVERIFY(stage.channel->peers().isEmpty());
        ours = stage.host.self().key; // paired meanwhile
        seat.link.hurry();
        QTRY_COMPARE(stage.channel->peers().size(), 1);
    }

    void joinsByDigitsAndKeepsTheKey()
    {
        Stage stage;
        const auto digits = stage.host.code().digits(stage.host.self().key);
        QVERIFY(digits);
        Seat seat(1, stage.clock, stage.random);
        seat.link.join(*ClassCode::parse(digits->toLatin1()));
        QTRY_COMPARE(seat.link.state(), State::Joined);
        QCOMPARE(*seat.link.code(), stage.host.code());
    }

    void anotherKeyIsNotTheTrainer()
    {
        Stage stage;
        ClassCode code = stage.host.code();
        code.keyHash[0] = static_cast<char>(code.keyHash[0] ^ 1);
        Seat seat(1, stage.clock, stage.random);
        seat.link.join(code);
        QTRY_COMPARE(seat.link.state(), State::Waiting);
        QVERIFY(seat.link.fault()->is(ClassroomFault::WrongTrainer));
        code.keyHash.clear();
        code.keyDigits = QStringLiteral("00000");
        seat.link.join(code);
        QTRY_COMPARE(seat.link.state(), State::Waiting);
        QVERIFY(seat.link.fault()->is(ClassroomFault::WrongTrainer));
        QVERIFY(stage.channel->peers().isEmpty());
    }

    void triesThePlacesOfACodeInTurn()
    {
        Stage stage;
        Seat seat(1, stage.clock, stage.random);
        ClassCode code = stage.host.code();
        code.places.prepend({QStringLiteral("127.0.0.1"), 1});
        seat.link.join(code);
        QTRY_COMPARE(seat.link.state(), State::Joined);
        QCOMPARE(seat.link.code()->places.first().port, stage.host.port()); // the next time first
    }

    void aSeatThatIsLostAndReturnsTakesItsOwnPlace()
    {
        Stage stage;
        stage.add(1);
        stage.add(2);
        QVERIFY(stage.allThere());
        stage.seats.pop_back(); // its window was closed
        QTRY_COMPARE(stage.channel->peers().size(), 1);
        stage.add(2);
        QVERIFY(stage.allThere());
        stage.changes = 0;
        const Seat again(2, stage.clock, stage.random); // the same desk, while the old connection still stands
        const_cast<Seat&>(again).link.join(stage.host.code());
        QTRY_COMPARE(again.link.state(), State::Joined);
        QCOMPARE(stage.channel->peers().size(), 2);
        QCOMPARE(stage.changes, 2); // went, came
        QVERIFY(stage.dropped.isEmpty());
    }

    void aTrainerWhoStartsAgainFindsTheSeatsBack()
    {
        auto stage = std::make_unique<Stage>();
        const quint16 port = stage->host.port();
        SystemClock clock;
        SystemRandom random;
        Seat one(1, clock, random), two(2, clock, random);
        one.link.join(stage->host.code());
        two.link.join(stage->host.code());
        QTRY_COMPARE(stage->channel->peers().size(), 2);
        stage.reset();
        QTRY_COMPARE(one.link.state(), State::Waiting);
        QVERIFY(one.link.fault()->is(ClassroomFault::Over) || one.link.fault()->is(ClassroomFault::Lost));
        Stage anew(ClassHost::Limits(), port);
        QVERIFY(anew.held);
        QTRY_COMPARE(anew.channel->peers().size(), 2);
        anew.channel->tell("step 4");
        QTRY_COMPARE(two.heard, QList<QByteArray>{"step 4"});
    }

    void aClassThatMovedIsFoundByItsKeyAlone()
    {
        auto stage = std::make_unique<Stage>();
        SystemClock clock;
        SystemRandom random;
        Seat seat(1, clock, random);
        seat.link.join(stage->host.code());
        QTRY_COMPARE(seat.link.state(), State::Joined);
        const QHostAddress here(QHostAddress::LocalHost);
        stage->host.end();
        QVERIFY(stage->host.begin(here, 47'139));
        const ClassCode there = stage->host.code();
        ClassCode other = there;
        other.keyHash[3] = static_cast<char>(other.keyHash[3] ^ 1);
        other.places = {{QStringLiteral("127.0.0.1"), 9}};
        seat.link.moved(other); // another class
        QVERIFY(!seat.link.code()->places.contains(other.places[0]));
        seat.link.moved(there);
        QTRY_COMPARE(seat.link.state(), State::Joined);
        QTRY_COMPARE(stage->channel->peers().size(), 1);
    }

    void waitsLongerEachTime()
    {
        ManualClock clock{Instant{}};
        SeededRandom random(1);
        Seat seat(1, clock, random);
        int tries = 0;
        connect(&seat.link, &ClassLink::changed, this, [&] { tries += seat.link.state() == State::Calling; });
        seat.link.join({{{QStringLiteral("127.0.0.1"), 1}}, QByteArray(32, 'k')});
        Milliseconds bound = classroom::Backoff::first;
        for (int i = 1; i <= 8; ++i) {
            QTRY_COMPARE(seat.link.state(), State::Waiting);
            QCOMPARE(tries, i);
            QVERIFY(seat.link.fault()->is(ClassroomFault::Unreachable));
            const Milliseconds wait = seat.link.nextTry() - clock.monotonic();
            QVERIFY2(wait >= bound / 2 && wait <= bound, qPrintable(QString::number(wait.count())));
            clock.advance(wait - Milliseconds(1));
            seat.link.look();
            QCOMPARE(tries, i);
            clock.advance(Milliseconds(1));
            seat.link.look();
            QCOMPARE(tries, i + 1);
            bound = std::min(classroom::Backoff::longest, bound * 2);
        }
        seat.link.leave();
        QCOMPARE(seat.link.state(), State::Away);
    }

    void thirtySeatsDoNotKnockInStep()
    {
        QSet<qint64> waits;
        for (quint64 seed = 0; seed < 30; ++seed) {
            SeededRandom random(seed);
            classroom::Backoff backoff(random);
            waits.insert((backoff.next(), backoff.next(), backoff.next()).count());
        }
        QVERIFY(waits.size() > 20);
    }

    void thirtySeatsSpeakBothWaysWithinASecond()
    {
        ClassHost::Limits limits;
        limits.unprovenEachMax = 40; // all of one address here
        Stage stage(limits);
        for (int i = 1; i <= 30; ++i)
            stage.add(i);
        QVERIFY(stage.allThere());
        QElapsedTimer time;
        time.start();
        for (int round = 0; round < 5; ++round) {
            for (const auto& seat : stage.seats)
                seat->channel->tell(QByteArray(300, char('a' + round)));
            stage.channel->tell(QByteArray(500, char('a' + round)));
        }
        QVERIFY(waitFor(
            [&] {
                return std::ranges::all_of(stage.seats, [&](const auto& seat) {
                    return seat->heard.size() == 5 && stage.heard[seat->self.device].size() == 5;
                });
            },
            waitMs));
        qInfo("300 messages in %lld ms", static_cast<long long>(time.elapsed()));
        QVERIFY(time.elapsed() < 1000);
        QVERIFY(stage.dropped.isEmpty());
    }

    void aFullClassTakesNoFurtherSeat()
    {
        ClassHost::Limits limits;
        limits.seatsMax = 2;
        Stage stage(limits);
        stage.add(1);
        stage.add(2);
        QVERIFY(stage.allThere());
        Seat late(3, stage.clock, stage.random);
        late.link.join(stage.host.code());
        QTRY_COMPARE(late.link.state(), State::Waiting);
        QVERIFY2(late.link.fault()->is(ClassroomFault::Full), late.link.fault()->name());
        QCOMPARE(stage.dropped.size(), 1);
        QCOMPARE(stage.dropped[0].first.device, late.self.device);
        stage.seats.pop_back();
        QTRY_COMPARE(late.link.state(), State::Joined); // by itself, once there is room
    }

    void whoWasSentAwayStaysAway()
    {
        Stage stage;
        Seat& seat = stage.add(1);
        QVERIFY(stage.allThere());
        stage.host.dismiss(seat.self.device);
        QVERIFY(stage.channel->peers().isEmpty());
        QTRY_COMPARE(seat.link.state(), State::Waiting);
        QVERIFY2(seat.link.fault()->is(ClassroomFault::Dismissed), seat.link.fault()->name());
        seat.link.hurry();
        QTRY_COMPARE(seat.link.state(), State::Waiting);
        QVERIFY2(seat.link.fault()->is(ClassroomFault::Dismissed), seat.link.fault()->name());
        QVERIFY(stage.channel->peers().isEmpty());
    }

    void aPairedDeskIsCalledAsItIsCalledHere()
    {
        Stage stage;
        const lan::Self known = lanSelf(1);
        stage.trusted.add(known.identity());
        stage.trusted.names[known.device] = QStringLiteral("창가 자리");
        stage.add(1);
        QVERIFY(stage.allThere());
        QCOMPARE(stage.channel->peers()[0].name, QStringLiteral("창가 자리"));
    }

    void onlyTheClassComesThroughAClass()
    {
        Stage stage;
        Seat& seat = stage.add(1);
        QVERIFY(stage.allThere());
        const auto bills = seat.link.open(QStringLiteral("bills")), theirs = stage.host.open(QStringLiteral("bills"));
        bool heard = false;
        bills->listen([&](const Channel::Peer&, const QByteArray&) { heard = true; });
        theirs->tell("money");
        theirs->tell(seat.self.device, "money");
        stage.channel->tell("end");
        QTRY_COMPARE(seat.heard, QList<QByteArray>{"end"});
        QVERIFY(!heard && bills->peers().isEmpty() && theirs->peers().isEmpty());
    }
};

NARU_TEST(ClassroomTest)
#include "tst_classroom.moc"

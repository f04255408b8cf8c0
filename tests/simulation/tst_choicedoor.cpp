// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/visit/choicedoor.h"
#include "devices/visit/doorfaults.h"
#include "tests/support/choicebrowser.h"
#include "tests/support/suite.h"

#include <QSignalSpy>
#include <QXmlStreamReader>

using namespace naru;
using device::ChoiceDoor;
using device::ChoicePage;
using device::ContactPicture;
using device::ContactWords;
using test::ChoiceBrowser;
using test::waitFor;

namespace {

constexpr int waitMs = 10'000;
const QString evil = QStringLiteral("<script>alert(1)</script>\"'&\n</h1>");

ContactWords words(const QString& kiosk = QStringLiteral("나루동 행정복지센터"))
{
    return {QStringLiteral("ko"), kiosk, QStringLiteral("이 그림 셋이 있나요?"), QStringLiteral("시작"),
        QStringLiteral("그림"), QStringLiteral("다른 전화기가 먼저예요."), QStringLiteral("다시 골라 주세요."),
        QStringLiteral("그만"), QStringLiteral("끝났어요.")};
}

QList<ContactPicture> pictures()
{
    const QByteArray svg(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path d=\"M3 12h18\"/></svg>");
    return {{svg, QStringLiteral("배")}, {svg, QStringLiteral("종")}, {svg, QStringLiteral("열쇠")}};
}

ChoicePage page(const QString& word = QStringLiteral("배우기"))
{
    return {QStringLiteral("무엇을 할까요?"), {},
        {{"1", word, QStringLiteral("연습해요"), {}}, {"2", QStringLiteral("English"), {}, QStringLiteral("en")}},
        {{"3", QStringLiteral("처음"), {}, {}}}};
}

struct Stage {
    explicit Stage(ChoiceDoor::Limits limits = ChoiceDoor::Limits(), const ContactWords& said = words())
        : random(1)
        , door(random, QHostAddress::LocalHost, limits)
        , phone(*door.open(said, pictures()))
        , connected(&door, &ChoiceDoor::connected)
        , chosen(&door, &ChoiceDoor::chosen)
        , left(&door, &ChoiceDoor::left)
    {
        door.show(page());
    }
    QByteArray press(const QByteArray& body) { return phone.post(room, body).location(); }

    SeededRandom random;
    ChoiceDoor door;
    ChoiceBrowser phone;
    QSignalSpy connected, chosen, left;
    QByteArray room;
};

/// Whether a page is well formed is asked of a strict reader: only void elements and the doctype are not XML's.
QString formOf(QByteArray html)
{
    html.replace("<!doctype html>", "");
    static const QRegularExpression open(QStringLiteral("<(meta|input|hr)([^>]*)>"));
    QXmlStreamReader xml(QString::fromUtf8(html)
                             .replace(open, QStringLiteral("<\\1\\2/>"))
                             .replace(QStringLiteral(" hidden>"), QStringLiteral(">"))
                             .remove(QRegularExpression(QStringLiteral("<(script|style) nonce.*?</\\1>"))));
    while (!xml.atEnd())
        xml.readNext();
    return xml.hasError() ? xml.errorString() : QString();
}

} // namespace

class ChoiceDoorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsThreePicturesAndThenTheChoices()
    {
        Stage stage;
        QCOMPARE(stage.phone.path.size(), 33);
        const auto greeting = stage.phone.get(stage.phone.path);
        QCOMPARE(greeting.status, 200);
        QCOMPARE(greeting.body.count("<svg"), 3);
        QVERIFY(greeting.body.contains("나루동 행정복지센터") && greeting.body.contains("aria-label=\"열쇠\""));
        QVERIFY(!greeting.body.contains("배우기"));
        QCOMPARE(stage.connected.size(), 0); // a look binds nobody
        const QByteArray room = stage.phone.begin();
        QCOMPARE(room.size(), 66);
        QCOMPARE(stage.connected.size(), 1);
        const auto choices = stage.phone.get(room);
        QVERIFY(choices.body.contains("<button name=\"choice\" value=\"1\">배우기<span>연습해요</span></button>"));
        QVERIFY(choices.body.contains("<button name=\"choice\" value=\"2\" lang=\"en\">English</button>"));
        QCOMPARE(formOf(greeting.body), QString());
        QCOMPARE(formOf(choices.body), QString());
    }

    void aPressArrivesAndTheNextPageFollows()
    {
        Stage stage;
        stage.room = stage.phone.begin();
        connect(
            &stage.door, &ChoiceDoor::chosen, &stage.door, [&] { stage.door.show(page(QStringLiteral("걸음마"))); });
        const QByteArray next = stage.press("revision=1&choice=1");
        QCOMPARE(next, stage.room + "?next=1");
        QCOMPARE(stage.chosen.size(), 1);
        QCOMPARE(stage.chosen[0][0].toByteArray(), QByteArray("1"));
        const auto shown = stage.phone.get(next);
        QVERIFY(shown.body.contains("걸음마") && shown.body.contains("data-revision=\"2\""));
        QCOMPARE(stage.press("revision=2&choice=3"), stage.room + "?next=2"); // of the bar
    }

    void aStalePressIsRefusedGently()
    {
        Stage stage;
        stage.room = stage.phone.begin();
        stage.door.show(page());
        for (const QByteArray& body : {QByteArray("revision=1&choice=1"), QByteArray("revision=3&choice=1"),
                 QByteArray("revision=2&choice=7"), QByteArray("revision=2&choice=01")})
            QCOMPARE(stage.press(body), stage.room + "?changed");
        QVERIFY(stage.phone.get(stage.room + "?changed").body.contains("다시 골라 주세요."));
        QCOMPARE(stage.chosen.size(), 0);
        QCOMPARE(stage.press("revision=2&choice=1"), stage.room + "?next=2");
        QCOMPARE(stage.press("revision=2&choice=1"), stage.room + "?changed"); // twice before the screen went on
        QCOMPARE(stage.chosen.size(), 1);
    }

    void theFirstPhoneWins()
    {
        Stage stage;
        ChoiceBrowser second = stage.phone;
        QVERIFY(second.get(second.path).body.contains("시작")); // both may look
        stage.room = stage.phone.begin();
        QVERIFY(!stage.room.isEmpty());
        const auto late = second.post(second.path, "begin=1");
        QCOMPARE(late.status, 409);
        QVERIFY(late.body.contains("다른 전화기가 먼저예요.") && !late.body.contains("<button"));
        QCOMPARE(second.get(second.path).status, 409);
        QByteArray guess = stage.room;
        guess[65] = guess[65] == '0' ? '1' : '0';
        QCOMPARE(second.get(guess).status, 404);
        QCOMPARE(second.post(guess, "revision=1&choice=1").status, 404);
        QCOMPARE(stage.connected.size(), 1);
        QCOMPARE(stage.chosen.size(), 0);
    }

    void whatCameFromOutsideStaysText()
    {
        Stage stage(ChoiceDoor::Limits(), words(evil));
        ChoicePage nasty = page(evil);
        nasty.title = nasty.note = nasty.choices[0].more = nasty.choices[1].language = evil;
        stage.door.show(nasty);
        const auto greeting = stage.phone.get(stage.phone.path);
        stage.room = stage.phone.begin();
        const auto choices = stage.phone.get(stage.room + "?changed");
        for (const QByteArray& body : {greeting.body, choices.body}) {
            QVERIFY(!body.contains("<script>") && !body.contains("alert(1)</script>") && !body.contains("\"'"));
            QVERIFY(body.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;"));
            QCOMPARE(formOf(body), QString());
        }
    }

    void loadsNothingFromElsewhereAndKeepsNothing()
    {
        Stage stage;
        stage.room = stage.phone.begin();
        const auto first = stage.phone.get(stage.room), second = stage.phone.get(stage.room);
        QVERIFY(first.head.contains("Content-Security-Policy: default-src 'none'; style-src 'nonce-"));
        QVERIFY(first.head.contains("Cache-Control: no-store") && first.head.contains("Referrer-Policy: no-referrer"));
        QVERIFY(!first.head.contains("Set-Cookie"));
        for (const char* outside : {"http:", "https:", "//", "src=", "@import", "url("})
            QVERIFY2(!QByteArray(first.body).replace("http://www.w3.org/2000/svg", "").contains(outside), outside);
        QVERIFY(first.head != second.head); // a nonce of its own
    }

    void refusesEverythingElseWithOneWord()
    {
        Stage stage;
        const QByteArray path = stage.phone.path, room = stage.phone.begin();
        const auto refused
            = [&](const ChoiceBrowser::Answer& answer) { return answer.status == 404 && answer.body.isEmpty(); };
        for (const QByteArray& target :
            {QByteArray("/"), QByteArray("/favicon.ico"), path.chopped(1), path + "0", path + "/", path.left(1) + path})
            QVERIFY2(refused(stage.phone.get(target)), target.constData());
        for (const QByteArray& body :
            {QByteArray(), QByteArray("choice=1"), QByteArray("revision=1&choice="), QByteArray("revision=1&choice=1&"),
                QByteArray("revision=+1&choice=1"), QByteArray("revision=1&choice=1;"),
                QByteArray("choice=1&revision=1"), QByteArray("revision=123456789&choice=1"), QByteArray("end=1&end=1"),
                QByteArray("revision=1&choice=%31")})
            QVERIFY2(refused(stage.phone.post(room, body)), body.constData());
        QVERIFY(refused(stage.phone.post(room, "revision=1&choice=1", "text/plain")));
        QVERIFY(refused(stage.phone.post(path, "begin=2")));
        QVERIFY(refused(stage.phone.post(room, QByteArray(257, 'x'))));
        QVERIFY(refused(stage.phone.get('/' + QByteArray(1100, 'x'))));
        QVERIFY(refused(stage.phone.ask("GET " + room + " HTTP/1.1\r\nHost: " + stage.phone.host
            + "\r\nX: " + QByteArray(9000, 'x') + "\r\n\r\n")));
        QVERIFY(refused(stage.phone.ask("\x16\x03\x01\r\n")));
        QVERIFY(refused(stage.phone.ask("DELETE " + room + " HTTP/1.1\r\nHost: " + stage.phone.host + "\r\n\r\n")));
        for (const char* host : {"rebound.example", "127.0.0.1", "localhost"}) {
            ChoiceBrowser named = stage.phone;
            named.host = host + QByteArray(host[0] == 'r' ? ":" + stage.phone.host.split(':')[1] : "");
            QVERIFY2(refused(stage.phone.ask("GET " + room + " HTTP/1.1\r\nHost: " + named.host + "\r\n\r\n")), host);
        }
        QCOMPARE(stage.chosen.size(), 0);
    }

    void newsComeAsSoonAsThereAreAny()
    {
        Stage stage;
        stage.room = stage.phone.begin();
        QTcpSocket waiting;
        stage.phone.connectTo(waiting);
        waiting.write("GET " + stage.room + "?after=1 HTTP/1.1\r\nHost: " + stage.phone.host + "\r\n\r\n");
        QVERIFY(!waitFor([&] { return waiting.bytesAvailable() > 0; }, 100));
        stage.door.show(page(QStringLiteral("걸음마")));
        QVERIFY(ChoiceBrowser::readAll(waiting).body.contains("걸음마"));
        QVERIFY(stage.phone.get(stage.room + "?after=1").body.contains("data-revision=\"2\"")); // known already
    }

    void askingForNewsEndsWithoutThem()
    {
        ChoiceDoor::Limits limits;
        limits.news = limits.turn = std::chrono::milliseconds(30);
        Stage stage(limits);
        stage.room = stage.phone.begin();
        QCOMPARE(stage.phone.get(stage.room + "?after=1").status, 204);
        QCOMPARE(stage.phone.get(stage.room + "?next=1").status, 200);
    }

    void aFloodLeavesRoomForNobodyElseButEnds()
    {
        ChoiceDoor::Limits limits;
        limits.connectionsMax = 6;
        limits.connectionsEachMax = 4;
        Stage stage(limits);
        std::vector<std::unique_ptr<QTcpSocket>> idle;
        for (int i = 0; i < 4; ++i) {
            idle.push_back(std::make_unique<QTcpSocket>());
            stage.phone.connectTo(*idle.back());
        }
        QCOMPARE(stage.phone.get(stage.phone.path).status, 0); // of this address no more
        QTcpSocket neighbour;                                  // another machine has its share
        neighbour.bind(QHostAddress(QStringLiteral("127.0.0.2")));
        stage.phone.connectTo(neighbour);
        neighbour.write("GET " + stage.phone.path + " HTTP/1.1\r\nHost: " + stage.phone.host + "\r\n\r\n");
        QCOMPARE(ChoiceBrowser::readAll(neighbour).status, 200);
        idle.front()->abort();
        QVERIFY(waitFor([&] { return stage.phone.get(stage.phone.path).status == 200; }, waitMs));
    }

    void waitsForNobodyForLong()
    {
        ChoiceDoor::Limits limits;
        limits.whole = std::chrono::milliseconds(50);
        Stage stage(limits);
        QTcpSocket slow;
        stage.phone.connectTo(slow);
        QTimer drip; // a byte now and then wins no time
        connect(&drip, &QTimer::timeout, &slow, [&] { slow.write("G"); });
        drip.start(10);
        QCOMPARE(ChoiceBrowser::readAll(slow).status, 0);
        limits.connection = std::chrono::milliseconds(50);
        Stage other(limits);
        const QByteArray room = other.phone.begin();
        QCOMPARE(other.phone.get(room + "?after=1").status, 0); // not even for news
    }

    void endsFromEitherSide()
    {
        Stage stage;
        stage.room = stage.phone.begin();
        QVERIFY(stage.phone.post(stage.room, "end=1").body.contains("끝났어요."));
        QTRY_COMPARE(stage.left.size(), 1);

        Stage other;
        other.room = other.phone.begin();
        QTcpSocket waiting;
        other.phone.connectTo(waiting);
        waiting.write("GET " + other.room + "?after=1 HTTP/1.1\r\nHost: " + other.phone.host + "\r\n\r\n");
        QVERIFY(!waitFor([&] { return waiting.bytesAvailable() > 0; }, 100));
        other.door.close();
        const auto gone = ChoiceBrowser::readAll(waiting);
        QCOMPARE(gone.status, 410);
        QVERIFY(gone.body.contains("끝났어요.") && !gone.body.contains("data-revision"));
        QTcpSocket later;
        later.connectToHost(QHostAddress::LocalHost, other.phone.host.split(':')[1].toUShort());
        QVERIFY(!later.waitForConnected(200));
    }

    void eachVisitorHasANewAddress()
    {
        Stage stage;
        stage.room = stage.phone.begin();
        const ChoiceBrowser next(*stage.door.open(words(), pictures()));
        QVERIFY(next.path != stage.phone.path);
        ChoiceBrowser old = stage.phone;
        old.host = next.host;
        QCOMPARE(old.get(stage.room).status, 404);
        QCOMPARE(old.get(old.path).status, 404);
    }

    void aHandThatNeverStopsEndsTheVisit()
    {
        ChoiceDoor::Limits limits;
        limits.pressesMax = 3;
        Stage stage(limits);
        stage.room = stage.phone.begin();
        connect(&stage.door, &ChoiceDoor::chosen, &stage.door, [&] { stage.door.show(page()); });
        for (int i = 1; i <= 4; ++i)
            stage.press("revision=" + QByteArray::number(i) + "&choice=1");
        QCOMPARE(stage.chosen.size(), 3);
        QTRY_COMPARE(stage.left.size(), 1);
    }

    void opensOnNoWildcard()
    {
        SeededRandom random(1);
        ChoiceDoor door(random, QHostAddress::AnyIPv4);
        QVERIFY(door.open(words(), pictures()).fault().is(device::DoorFault::Closed));
    }
};

NARU_TEST(ChoiceDoorTest)
#include "tst_choicedoor.moc"

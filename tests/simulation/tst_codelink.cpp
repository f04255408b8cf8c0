// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/visit/codelink.h"
#include "tests/support/suite.h"
#include "tests/support/wait.h"

#include <QSignalSpy>
#include <QTcpSocket>

using namespace naru;
using device::CodeLink;
using device::DoorFault;
using device::Left;
using device::VisitDoor;
using test::waitFor;

namespace {

constexpr int waitMs = 10'000;
const QByteArray refusal("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

/// A phone's browser, by hand.
class Browser {
public:
    explicit Browser(const QByteArray& url)
    {
        const QList<QByteArray> parts = url.split('/'); // http: "" host token
        host = parts.value(2);
        path = '/' + parts.value(3);
        socket.connectToHost(QHostAddress::LocalHost, host.split(':').value(1).toUShort());
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { said += socket.readAll(); });
    }
    QByteArray ask(const QByteArray& request)
    {
        socket.write(request);
        waitFor([this] { return socket.state() == QAbstractSocket::UnconnectedState; }, waitMs);
        return said += socket.readAll();
    }
    QByteArray get(const QByteArray& target)
    {
        return ask("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    }
    QByteArray post(const QByteArray& target, const QByteArray& body, const QByteArray& type)
    {
        return ask("POST " + target + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: " + type
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    bool isClosed() const { return socket.state() == QAbstractSocket::UnconnectedState; }

    QTcpSocket socket;
    QByteArray host, path, said;
};

struct Stage {
    explicit Stage(VisitDoor::Limits limits = VisitDoor::Limits())
        : random(1)
        , door(random, limits)
    {
        QObject::connect(&door, &VisitDoor::brought, &door, [this](const QByteArray& text) { brought.append(text); });
        url = *door.open(QHostAddress::LocalHost);
    }
    SeededRandom random;
    VisitDoor door;
    QByteArray url;
    QList<QByteArray> brought;
};

struct Shown {
    explicit Shown(CodeLink& link)
        : show(&link, &CodeLink::codeToShow)
        , hide(&link, &CodeLink::codeToHide)
        , answered(&link, &CodeLink::answered)
        , late(&link, &CodeLink::cameLate)
    {
        QObject::connect(&link, &CodeLink::failed, &scope, [this](quint64 number, const Fault& fault, Left left) {
            failures.append({number, fault, left});
        });
    }
    bool failedWith(DoorFault code, Left left) const
    {
        return failures.size() == 1 && failures[0].fault.is(code) && failures[0].left == left;
    }
    struct Failure {
        quint64 number;
        Fault fault;
        Left left;
    };
    QSignalSpy show, hide, answered, late;
    QList<Failure> failures;
    QObject scope;
};

} // namespace

class CodeLinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesWhatThePhonesBrowserBrings()
    {
        Stage stage;
        Browser phone(stage.url);
        QCOMPARE(phone.path.size(), 33);
        const QByteArray page = phone.get(phone.path + "/A100000001?response=" + QByteArray(8'000, 'A'));
        QVERIFY(page.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(page.contains("이제 휴대폰을 치워도 됩니다."));
        QCOMPARE(stage.brought, QList<QByteArray>{stage.url + "/A100000001?response=" + QByteArray(8'000, 'A')});
        Browser form(stage.url), plain(stage.url);
        QVERIFY(form.post(form.path, "response=e30", "application/x-www-form-urlencoded").contains("200 OK"));
        QCOMPARE(stage.brought.last(), stage.url + "?response=e30");
        QVERIFY(plain.post(plain.path, "{\"a\":1}", "application/json").contains("200 OK"));
        QCOMPARE(stage.brought.last(), QByteArray("{\"a\":1}"));
    }

    void refusesEverythingElseWithOneWord()
    {
        Stage stage;
        const QByteArray path = Browser(stage.url).path;
        const QByteArray other = path.chopped(1) + (path.endsWith('0') ? '1' : '0');
        for (const QByteArray& target : {QByteArray("/?response=x"), QByteArray("/favicon.ico"), other + "?response=x",
                 path, path + "?", path + "0?response=x", path + "/?response=x", path + "/a/b?response=x",
                 path.left(17) + "?response=x"}) {
            QCOMPARE(Browser(stage.url).get(target), refusal);
        }
        Browser named(stage.url);
        named.host = "rebound.example:" + named.host.split(':')[1];
        QCOMPARE(named.get(path + "?response=x"), refusal);
        Browser portless(stage.url);
        portless.host = "127.0.0.1";
        QCOMPARE(portless.get(path + "?response=x"), refusal);
        QCOMPARE(Browser(stage.url).ask("\x16\x03\x01\r\n"), refusal);
        QCOMPARE(
            Browser(stage.url).ask("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\n\r\n"), refusal);
        QVERIFY(stage.brought.isEmpty());
    }

    void hasRoomForFour()
    {
        Stage stage;
        std::vector<std::unique_ptr<Browser>> idle;
        for (int i = 0; i < 4; ++i) {
            idle.push_back(std::make_unique<Browser>(stage.url));
            idle.back()->socket.waitForConnected();
        }
        Browser fifth(stage.url);
        QVERIFY(waitFor([&] { return fifth.isClosed(); }, waitMs));
        QVERIFY(!idle.front()->isClosed());
        idle.front()->socket.abort();
        QVERIFY(waitFor([&] { return Browser(stage.url).get(fifth.path + "?response=x").contains("200 OK"); }, waitMs));
    }

    void waitsForNobodyForLong()
    {
        VisitDoor::Limits limits;
        limits.connection = std::chrono::milliseconds(50);
        Stage stage(limits);
        Browser slow(stage.url);
        slow.socket.write("GET /");
        QVERIFY(waitFor([&] { return slow.isClosed(); }, waitMs));
        QVERIFY(slow.said.isEmpty() && stage.brought.isEmpty());
    }

    void listensToReloadsUpToALimit()
    {
        Stage stage;
        const QByteArray target = Browser(stage.url).path + "?response=x";
        for (int i = 0; i < 16; ++i)
            QVERIFY(Browser(stage.url).get(target).contains("200 OK"));
        QCOMPARE(Browser(stage.url).get(target), refusal);
        QCOMPARE(stage.brought.size(), 16);
    }

    void closesWithTheVisit()
    {
        Stage stage;
        Browser open(stage.url);
        QVERIFY(open.socket.waitForConnected());
        stage.door.close();
        QVERIFY(waitFor([&] { return open.isClosed(); }, waitMs));
        Browser later(stage.url);
        QVERIFY(!later.socket.waitForConnected(200));
        const QByteArray before = stage.url;
        const auto next = stage.door.open(QHostAddress::LocalHost);
        QVERIFY(next && Browser(*next).path != Browser(before).path);
        QCOMPARE(Browser(*next).get(Browser(before).path + "?response=x"), refusal);
        QVERIFY(stage.door.open(QHostAddress::AnyIPv4).fault().is(DoorFault::Closed));
    }

    void showsACodeAndHearsTheDoor()
    {
        SeededRandom random(1);
        CodeLink link(random, QHostAddress::LocalHost);
        Shown seen(link);
        const QByteArray url = link.returnAddress();
        QCOMPARE(link.returnAddress(), url);
        const quint64 number = link.send("https://www.adyen.com/test/nexo?…", std::chrono::minutes(5));
        QVERIFY(seen.show.isEmpty());
        QVERIFY(waitFor([&] { return !seen.show.isEmpty(); }, waitMs));
        QCOMPARE(seen.show[0][1].toByteArray(), QByteArray("https://www.adyen.com/test/nexo?…"));
        const quint64 second = link.send("other", std::chrono::minutes(5));
        QVERIFY(waitFor([&] { return !seen.failures.isEmpty(); }, waitMs));
        QVERIFY(seen.failedWith(DoorFault::Occupied, Left::Nothing) && seen.failures[0].number == second);
        Browser phone(url);
        QVERIFY(phone.get(phone.path + "?response=e30").contains("200 OK"));
        QCOMPARE(seen.answered.size(), 1);
        QCOMPARE(seen.answered[0][0].toULongLong(), number);
        QCOMPARE(seen.answered[0][1].toByteArray(), url + "?response=e30");
        QCOMPARE(seen.hide.size(), 1);
        Browser again(url);
        again.get(again.path + "?response=e31");
        QCOMPARE(seen.late.size(), 1); // kept, though nobody waits for it
        link.endVisit();
        QVERIFY(!Browser(url).socket.waitForConnected(200));
        QVERIFY(link.returnAddress() != url);
    }

    void hearsMovingCodesAndHands()
    {
        CodeLink link;
        Shown seen(link);
        QVERIFY(link.returnAddress().isEmpty());
        link.send("code", std::chrono::minutes(5));
        const QByteArray envelope("{\"SaleToPOIResponse\":" + QByteArray(900, ' ') + "{}}");
        const auto codes = codec::UrEncoder::bytes(envelope, 100);
        for (int frame = 0; frame + 1 < codes->parts(); ++frame) {
            const auto progress = link.takeText(codes->frame(static_cast<quint32>(frame)) + "\r");
            QVERIFY(progress && !progress->isDone() && progress->known == frame + 1);
        }
        QVERIFY(!link.takeText("ur:bytes/zz") && !link.takeText("  ") && !link.takeText(QByteArray(70'000, 'x')));
        QVERIFY(link.takeText(codes->part(static_cast<quint32>(codes->parts())))->isDone());
        QCOMPARE(seen.answered.size(), 1);
        QCOMPARE(seen.answered[0][1].toByteArray(), envelope);
        link.send("asks a clerk", std::chrono::minutes(5));
        QVERIFY(link.takeText("{\"outcome\":\"approved\"}")->isDone());
        QCOMPARE(seen.answered.last()[1].toByteArray(), QByteArray("{\"outcome\":\"approved\"}"));
    }

    void neverSaysThatAShownCodeWasNotSeen()
    {
        CodeLink link;
        Shown silent(link);
        link.send("code", std::chrono::milliseconds(20));
        QVERIFY(waitFor([&] { return !silent.failures.isEmpty(); }, waitMs));
        QVERIFY(silent.failedWith(DoorFault::NobodyCame, Left::MayHave));
        QVERIFY(link.takeText("response=late"));
        QCOMPARE(silent.late.size(), 1);
        Shown given(link);
        link.giveUp(link.send("code", std::chrono::minutes(5)));
        QVERIFY(given.failedWith(DoorFault::PutAway, Left::MayHave));
        QCoreApplication::processEvents();
        QVERIFY(given.show.isEmpty()); // put away before it was shown: still "may have", and not shown any more
    }
};

NARU_TEST(CodeLinkTest)
#include "tst_codelink.moc"

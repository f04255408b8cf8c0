// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/random.h"
#include "app/desk/queueticket.h"
#include "tests/support/suite.h"

#include <algorithm>

using namespace naru;
using namespace naru::desk;

namespace {

const QDate today(2026, 11, 20);

/// Any state that a desk may tell of one number.
Ticket someState(Random& random)
{
    const auto below = [&](int bound) { return int(random.below(quint64(bound))); };
    const auto device = [&] { return QByteArray(16, char('a' + below(3))); };
    Ticket ticket;
    ticket.id = {QByteArray(16, 'k'), 0, 12};
    ticket.matter = QStringLiteral("papers");
    ticket.place = QStringLiteral("1번 키오스크");
    ticket.version = 1 + below(4);
    ticket.author = device();
    ticket.stage = static_cast<TicketStage>(below(5));
    ticket.since = Instant(Milliseconds(below(3)));
    ticket.counter = device();
    ticket.counterName = QStringLiteral("2번 창구");
    ticket.calls = below(3);
    for (int leg = 0; leg < 3; ++leg) {
        for (const char name : {'a', 'b', 'c'}) {
            if (below(3) == 0)
                ticket.hosts.append({leg, QByteArray(16, name), QString(QLatin1Char(name))});
        }
    }
    return ticket;
}

QueueMessage message()
{
    SeededRandom random(3);
    QueueMessage message{today, QueueMessage::Hello{}, {someState(random), someState(random)}};
    message.hello->digest = QByteArray(32, 'd');
    message.hello->lane = 3;
    return message;
}

QByteArray faultOf(const QByteArray& bytes)
{
    const auto read = readQueueMessage(bytes);
    return read ? QByteArray("none") : QByteArray(read.fault().name());
}

} // namespace

class QueueTicketTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void joinsInAnyOrder();
    void keepsWhatEnded();
    void prefersTheLaterStep();
    void keepsEveryHost();
    void namesWhoReceivedTwice();
    void boundsTheHostsInAnyOrder();
    void saysTheNumber();
    void readsWhatItWrites();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
    void cutsPagesByTheirBytes();
    void looksAtNotes();
};

void QueueTicketTest::joinsInAnyOrder()
{
    SeededRandom random(1);
    for (int i = 0; i < 5'000; ++i) {
        const Ticket a = someState(random), b = someState(random), c = someState(random);
        QCOMPARE(joined(a, b), joined(b, a));
        QCOMPARE(joined(joined(a, b), c), joined(a, joined(b, c)));
        QCOMPARE(joined(a, a), a);
        QCOMPARE(joined(joined(a, b), b), joined(a, b));
    }
}

void QueueTicketTest::keepsWhatEnded()
{
    SeededRandom random(2);
    Ticket ended = someState(random), later = ended;
    ended.stage = TicketStage::Served;
    ended.version = 2;
    later.stage = TicketStage::Called;
    later.version = 9;
    QCOMPARE(joined(ended, later).stage, TicketStage::Served);
    QCOMPARE(joined(later, ended).stage, TicketStage::Served);
}

void QueueTicketTest::prefersTheLaterStep()
{
    SeededRandom random(2);
    Ticket first = someState(random), second = first;
    first.stage = second.stage = TicketStage::Called;
    first.version = 2;
    second.version = 3;
    first.author = QByteArray(16, 'z');
    second.author = QByteArray(16, 'a');
    QCOMPARE(joined(first, second).version, 3);
    second.version = 2; // at once: the higher device
    QCOMPARE(joined(first, second).author, first.author);
    QCOMPARE(joined(second, first).author, first.author);
}

void QueueTicketTest::keepsEveryHost()
{
    SeededRandom random(2);
    Ticket a = someState(random), b = a;
    a.hosts = {{0, QByteArray(16, 'a'), QStringLiteral("1번 창구")}};
    b.hosts = {{0, QByteArray(16, 'b'), QStringLiteral("2번 창구")}};
    QCOMPARE(joined(a, b).hosts, a.hosts + b.hosts);
}

void QueueTicketTest::namesWhoReceivedTwice()
{
    Ticket ticket;
    ticket.hosts
        = {{0, QByteArray(16, 'a'), QStringLiteral("1번 창구")}, {1, QByteArray(16, 'b'), QStringLiteral("2번 창구")}};
    QCOMPARE(ticket.twiceReceived(), QStringList()); // handed over
    ticket.hosts.insert(1, {0, QByteArray(16, 'b'), QStringLiteral("2번 창구")});
    QCOMPARE(ticket.twiceReceived(), QStringList({QStringLiteral("1번 창구"), QStringLiteral("2번 창구")}));
}

void QueueTicketTest::boundsTheHostsInAnyOrder()
{
    SeededRandom random(4);
    const auto crowd = [&] {
        Ticket ticket;
        ticket.id.giver = QByteArray(16, 'k');
        for (int i = 0; i < 30; ++i)
            ticket.hosts.append({int(random.below(9)), random.bytes(16), {}});
        std::sort(ticket.hosts.begin(), ticket.hosts.end());
        return ticket;
    };
    const Ticket a = crowd(), b = crowd(), c = crowd();
    QCOMPARE(joined(joined(a, b), c), joined(a, joined(c, b)));
    QCOMPARE(joined(a, b).hosts.size(), hostsMax);
}

void QueueTicketTest::saysTheNumber()
{
    QCOMPARE((TicketId{{}, 0, 12}.label()), QStringLiteral("A-12"));
    QCOMPARE((TicketId{{}, 25, 999}.label()), QStringLiteral("Z-999"));
}

void QueueTicketTest::readsWhatItWrites()
{
    const QueueMessage told = message();
    const auto read = readQueueMessage(bytesOf(told));
    QVERIFY(read);
    QCOMPARE(read->day, today);
    QCOMPARE(read->tickets, told.tickets);
    QCOMPARE(read->hello->lane, 3);
    QCOMPARE(read->hello->digest, QByteArray(32, 'd'));
    QCOMPARE(bytesOf(*read), bytesOf(told));
    QCOMPARE(*readTicket(bytesOf(told.tickets.first())), told.tickets.first());
}

void QueueTicketTest::refusesWhatDoesNotFit_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("fault");
    const auto row = [](const char* name, const std::function<void(QueueMessage&)>& spoil) {
        QueueMessage told = message();
        spoil(told);
        QTest::newRow(name) << bytesOf(told) << QByteArray("queue.bad_message");
    };
    row("a giver without a device", [](QueueMessage& m) { m.tickets[0].id.giver = QByteArray(15, 'k'); });
    row("a letter after Z", [](QueueMessage& m) { m.tickets[0].id.lane = lanesMax; });
    row("number 0", [](QueueMessage& m) { m.tickets[0].id.number = 0; });
    row("number 1000", [](QueueMessage& m) { m.tickets[0].id.number = numbersMax + 1; });
    row("no matter", [](QueueMessage& m) { m.tickets[0].matter.clear(); });
    row("version 0", [](QueueMessage& m) { m.tickets[0].version = 0; });
    row("version without end", [](QueueMessage& m) { m.tickets[0].version = versionMax + 1; });
    row("an unknown stage", [](QueueMessage& m) { m.tickets[0].stage = static_cast<TicketStage>(5); });
    row("called by nobody", [](QueueMessage& m) {
        m.tickets[0].stage = TicketStage::Called;
        m.tickets[0].counter.clear();
    });
    row("a name too long", [](QueueMessage& m) { m.tickets[0].place = QString(queueNameLettersMax + 1, u'가'); });
    row("a note too long", [](QueueMessage& m) { m.tickets[0].note = QString(noteLettersMax + 1, u'가'); });
    row("a note of two lines", [](QueueMessage& m) { m.tickets[0].note = QStringLiteral("가\n나"); });
    row("hosts out of order", [](QueueMessage& m) {
        m.tickets[0].hosts = {{1, QByteArray(16, 'a'), {}}, {0, QByteArray(16, 'a'), {}}};
    });
    row("a host twice", [](QueueMessage& m) {
        m.tickets[0].hosts = {{1, QByteArray(16, 'a'), {}}, {1, QByteArray(16, 'a'), {}}};
    });
    row("too many hosts", [](QueueMessage& m) {
        m.tickets[0].hosts.clear();
        for (int i = 0; i <= hostsMax; ++i)
            m.tickets[0].hosts.append({0, QByteArray(15, 'a') + char(i), {}});
    });
    row("a short digest", [](QueueMessage& m) { m.hello->digest.chop(1); });
    row("no day", [](QueueMessage& m) { m.day = {}; });
    QTest::newRow("a later version") << QByteArray("\x82\x02\x60") << QByteArray("queue.newer_message");
    QTest::newRow("not a list") << QByteArray("\xa0") << QByteArray("queue.bad_message");
    QTest::newRow("something behind it") << bytesOf(message()) + '\0' << QByteArray("codec.trailing_bytes");
    QTest::newRow("too much") << QByteArray(queueMessageBytesMax + 1, '\0') << QByteArray("codec.too_large");
}

void QueueTicketTest::refusesWhatDoesNotFit()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, fault);
    QCOMPARE(faultOf(bytes), fault);
}

void QueueTicketTest::cutsPagesByTheirBytes()
{
    QList<Ticket> all;
    for (int i = 1; i <= 900; ++i) {
        Ticket ticket;
        ticket.id = {QByteArray(16, 'k'), 0, i};
        ticket.matter = QStringLiteral("papers");
        ticket.author = QByteArray(16, 'k');
        ticket.note = QString(i % noteLettersMax, u'가');
        all.append(ticket);
    }
    QList<Ticket> back;
    const auto pages = pagesOf(today, all);
    QVERIFY(pages.size() > 3);
    for (const QByteArray& page : pages) {
        QVERIFY(page.size() <= queueMessageBytesMax);
        const auto read = readQueueMessage(page);
        QVERIFY(read);
        back += read->tickets;
    }
    QCOMPARE(back, all);
    QVERIFY(pagesOf(today, {}).isEmpty());
}

void QueueTicketTest::looksAtNotes()
{
    QCOMPARE(*checkNote(QStringLiteral("  등본\n한 통 ")), QStringLiteral("등본 한 통"));
    QVERIFY(checkNote(QString(noteLettersMax, u'가')));
    QVERIFY(!checkNote(QString(noteLettersMax + 1, u'가')));
    QVERIFY(!checkNote(QStringLiteral("카드 4111 1111 1111 1111")));
}

NARU_TEST(QueueTicketTest)
#include "tst_queueticket.moc"

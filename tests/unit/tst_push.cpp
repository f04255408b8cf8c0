// SPDX-License-Identifier: GPL-3.0-or-later
// A pack on its way from a trainer's desk to a seat: weather, deaths, and whoever means ill.
#include "app/base/random.h"
#include "app/crypto/hash.h"
#include "app/lessons/packsender.h"
#include "app/lessons/packtaker.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::lessons;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

QByteArray bytesOf(qsizetype size, quint64 seed)
{
    SeededRandom random(seed);
    return random.bytes(size);
}

std::shared_ptr<PackLoad> loadOf(const QByteArray& bytes, int version = 2)
{
    return std::make_shared<PackLoad>(
        PackLoad{QStringLiteral("naru.bus"), QStringLiteral("bus.card"), version, bytes, crypto::sha256(bytes)});
}

/// One seat and its trainer; the air between them loses, doubles and delays by a seed.
struct Air {
    explicit Air(quint64 seed, int lossPercent = 0)
        : random(seed)
        , loss(lossPercent)
    {
        begin();
    }
    void begin()
    {
        taker.emplace([this](const PackOffer&, const QByteArray& bytes) { installed.append(bytes); },
            [this](const QString&) { return inUse; });
    }
    bool lucky(int percent) { return quint8(random.bytes(1).at(0)) * 100 / 256 >= percent; }
    void post(QList<std::pair<int, QByteArray>>& to, const QByteArray& message)
    {
        for (int copy = lucky(loss) ? (lucky(loss) ? 1 : 2) : 0; copy > 0; --copy)
            to.append({lucky(loss) ? 0 : 5, message}); // ticks on the way
    }
    void pass(Milliseconds time)
    {
        for (Milliseconds gone{0}; gone < time; gone += milliseconds(100)) {
            now += milliseconds(100);
            for (const ClassLetter& letter : sender.tick(now)) {
                if (isUp)
                    post(down, letter.message);
                if (pushSortOf(letter.message) == PushSort::Piece)
                    sent += letter.message.size();
            }
            for (const QByteArray& message : arrived(down))
                (void)taker->heard(message, now);
            for (const QByteArray& message : taker->tick(now)) {
                if (isUp)
                    post(up, message);
            }
            for (const QByteArray& message : arrived(up))
                (void)sender.heard({device, {}}, message, now);
        }
    }
    static QList<QByteArray> arrived(QList<std::pair<int, QByteArray>>& way)
    {
        QList<QByteArray> now;
        for (auto& [ticks, message] : way) {
            if (--ticks < 0)
                now.append(message);
        }
        way.removeIf([](const auto& each) { return each.first < 0; });
        return now;
    }
    PushView view() const { return *sender.view(device, now); }

    SeededRandom random;
    int loss;
    bool isUp = true, inUse = false;
    Milliseconds now{1'000};
    QByteArray device = QByteArray(16, 's');
    PackSender sender{QByteArray(classRunBytes, 'r')};
    std::optional<PackTaker> taker;
    QList<QByteArray> installed;
    QList<std::pair<int, QByteArray>> down, up;
    qsizetype sent = 0;
};

} // namespace

class PushTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesWholeThroughAnyWeather()
    {
        const int seeds = qEnvironmentVariableIsSet("NARU_DEEP") ? 2'000 : 60;
        for (int seed = 1; seed <= seeds; ++seed) {
            Air way(quint64(seed), seed % 40);
            const QByteArray bytes = bytesOf(1 + seed * 3'001, quint64(seed));
            way.sender.send(way.device, loadOf(bytes), way.now);
            for (int i = 0; i < 600 && way.installed.isEmpty(); ++i)
                way.pass(seconds(1));
            QVERIFY2(way.installed == QList<QByteArray>{bytes}, qPrintable(QStringLiteral("seed %1").arg(seed)));
            way.taker->done({});
            way.pass(seconds(20));
            QCOMPARE(way.view().stage, PushView::Stage::Playing);
            QCOMPARE(way.installed.size(), 1); // once, whatever comes late
        }
    }

    void goesOnWhereTheLinkWasLost()
    {
        Air way(1);
        const QByteArray bytes = bytesOf(400'000, 3);
        way.sender.send(way.device, loadOf(bytes), way.now);
        way.pass(seconds(3));
        way.isUp = false;
        way.pass(seconds(60)); // a cable for a minute
        const qsizetype had = way.taker->have().had;
        QVERIFY(had > 100'000 && had < bytes.size());
        const qsizetype sentBefore = way.sent;
        way.isUp = true;
        way.pass(seconds(20));
        QCOMPARE(way.installed, QList<QByteArray>{bytes});
        QVERIFY(way.sent - sentBefore < bytes.size() - had + 12 * pieceBytesMax); // not from its beginning
        // The trainer's program dies in the middle: ordered again, the rest comes.
        Air other(2);
        other.sender.send(other.device, loadOf(bytes), other.now);
        other.pass(seconds(3));
        const qsizetype kept = other.taker->have().had;
        other.sender = PackSender(QByteArray(classRunBytes, 'q'));
        other.sender.send(other.device, loadOf(bytes), other.now);
        other.sent = 0;
        other.pass(seconds(10));
        QCOMPARE(other.installed, QList<QByteArray>{bytes});
        QVERIFY(other.sent < bytes.size() - kept + 8 * pieceBytesMax);
        // The seat's program dies: from its beginning, and whole.
        Air third(3);
        third.sender.send(third.device, loadOf(bytes), third.now);
        third.pass(seconds(3));
        third.begin();
        third.pass(seconds(30));
        QCOMPARE(third.installed, QList<QByteArray>{bytes});
    }

    void whoDoesNotReadHoldsUpNobody()
    {
        Air way(1);
        way.sender.send(way.device, loadOf(bytesOf(1'000'000, 1)), way.now);
        way.pass(milliseconds(300));
        way.isUp = false;
        way.sent = 0;
        way.pass(seconds(10)); // what is told and not owned to stays bounded
        QVERIFY2(way.sent <= (piecesAhead + 1) * (pieceBytesMax + 100) * 11, qPrintable(QString::number(way.sent)));
        PackSender sender(QByteArray(classRunBytes, 'z'));
        for (int seat = 0; seat < 30; ++seat) {
            const QByteArray device(16, char(seat + 1));
            sender.send(device, loadOf(bytesOf(100'000, 1)), way.now);
        }
        const auto offers = sender.tick(way.now);
        QCOMPARE(offers.size(), 30);
        for (const ClassLetter& letter : offers) {
            const auto offer = readPackOffer(letter.message);
            QVERIFY(sender.heard(
                {letter.device, {}}, write(PackHave{offer->order, 0, PackHave::Stage::Taking, {}}), way.now));
        }
        QSet<QByteArray> served;
        for (int tick = 1; tick <= 4; ++tick) {
            const auto letters = sender.tick(way.now + milliseconds(tick));
            QVERIFY(letters.size() <= piecesEachTick);
            for (const ClassLetter& letter : letters)
                served.insert(letter.device);
        }
        QCOMPARE(served.size(), 30); // in turn
    }

    void whatIsNotAsAnnouncedIsRefused()
    {
        Air way(1);
        auto load = loadOf(bytesOf(50'000, 1));
        load->sha256 = QByteArray(32, 'x');
        way.sender.send(way.device, load, way.now);
        way.pass(seconds(5));
        QVERIFY(way.installed.isEmpty());
        QCOMPARE(way.view().stage, PushView::Stage::Refused);
        QVERIFY(way.view().why->is(PushFault::Broken));
        way.sender.send(way.device, loadOf(bytesOf(50'000, 1)), way.now); // ordered again: right this time
        way.pass(seconds(5));
        QCOMPARE(way.installed.size(), 1);
        for (const PushFault why : {PushFault::Foreign, PushFault::Older, PushFault::Taken, PushFault::NotKept}) {
            Air each(2);
            each.sender.send(each.device, loadOf(bytesOf(10, 1)), each.now);
            each.pass(seconds(2));
            each.taker->done(why);
            each.pass(seconds(2));
            QVERIFY(each.view().why->is(why));
        }
        Air large(3);
        const PackOffer offer{{QByteArray(classRunBytes, 'r'), 1}, QStringLiteral("a.b"), QStringLiteral("c.d"), 1,
            pushBytesMax + 1, QByteArray(32, 'h')};
        QVERIFY(large.taker->heard(write(offer), large.now));
        QCOMPARE(large.taker->have().stage, PackHave::Stage::Refused);
        QVERIFY(large.taker->have().why == PushFault::TooLarge);
    }

    void whoIsInTheLessonIsNotDisturbed()
    {
        Air way(1);
        way.inUse = true;
        way.sender.send(way.device, loadOf(bytesOf(1'000, 1)), way.now);
        way.pass(seconds(5));
        QVERIFY(way.installed.isEmpty());
        QCOMPARE(way.view().stage, PushView::Stage::Waiting);
        way.inUse = false;
        way.pass(seconds(1));
        QCOMPARE(way.installed.size(), 1);
        QCOMPARE(way.view().stage, PushView::Stage::Checking);
    }

    void aSeatOfAnEarlierNaruIsSaidToBeSilent()
    {
        Air way(1);
        way.isUp = false;
        way.sender.send(way.device, loadOf(bytesOf(1'000, 1)), way.now);
        way.pass(seconds(14));
        QVERIFY(!way.view().why);
        way.pass(seconds(2));
        QVERIFY(way.view().why->is(PushFault::Silent));
        QVERIFY(!way.view().isOver()); // where it answers after all, it goes on
        way.isUp = true;
        way.pass(seconds(3));
        QVERIFY(!way.view().why);
        QCOMPARE(way.installed.size(), 1);
    }

    void aHostileSeatGetsNothingMore()
    {
        Air way(1);
        way.sender.send(way.device, loadOf(bytesOf(100'000, 1)), way.now);
        (void)way.sender.tick(way.now);
        const PushOrder order{QByteArray(classRunBytes, 'r'), 1};
        const auto says = [&](const PackHave& have) {
            return way.sender.heard({way.device, {}}, write(have), way.now);
        };
        QVERIFY(says({order, 100'001, PackHave::Stage::Taking, {}}).fault().is(LessonsFault::ClassGarbled));
        QVERIFY(
            way.sender.heard({QByteArray(16, 'y'), {}}, write(PackHave{order, 0, PackHave::Stage::Taking, {}}), way.now)
                .fault()
                .is(LessonsFault::ClassForeign));
        for (int i = 0; i < 1'000; ++i) // forward and back: no more than one piece each time
            QVERIFY(says({order, i % 2 ? 50'000 : 0, PackHave::Stage::Taking, {}}));
        QVERIFY(way.sender.tick(way.now).size() <= 1);
        QVERIFY(says({{QByteArray(classRunBytes, 'o'), 1}, 0, PackHave::Stage::Playing, {}})); // of another order
        QVERIFY(!way.view().isOver());
        SeededRandom random(9);
        for (int i = 0; i < 20'000; ++i) {
            QByteArray message = write(PackHave{order, 7, PackHave::Stage::Refused, PushFault::Older});
            message[qsizetype(quint8(random.bytes(1).at(0))) % message.size()] = random.bytes(1).at(0);
            const auto read = readPackHave(message);
            QVERIFY(!read || write(*read) == message);
        }
    }

    void aHostileTrainerFillsNoKiosk()
    {
        Air way(1);
        SeededRandom random(4);
        const QByteArray run(classRunBytes, 'r');
        const QByteArray bytes = bytesOf(40'000, 1);
        QList<QByteArray> good{write(PackOffer{{run, 1}, QStringLiteral("a.b"), QStringLiteral("c.d"), 1, bytes.size(),
                                   crypto::sha256(bytes)}),
            write(PackPiece{{run, 1}, 0, bytes.first(pieceBytesMax)}),
            write(PackPiece{{run, 1}, pieceBytesMax, bytes.mid(pieceBytesMax, pieceBytesMax)}),
            write(PackPiece{{run, 1}, 40'000, bytes.first(10)})};
        const auto number = [&](qsizetype below) {
            return qsizetype(quint8(random.bytes(1).at(0)) * 256 + quint8(random.bytes(1).at(0))) % below;
        };
        for (int i = 0; i < 20'000; ++i) {
            QByteArray message = good.at(number(good.size()));
            if (i % 3)
                message[number(message.size())] = random.bytes(1).at(0);
            if (i % 7 == 0)
                message.truncate(number(message.size()));
            (void)way.taker->heard(message, way.now);
            QVERIFY(way.taker->have().had <= pushBytesMax);
        }
        for (const QByteArray& bad : {QByteArray(), QByteArray("\x83\x01\x04"), QByteArray(70'000, 'x')}) {
            QVERIFY(!way.taker->heard(bad, way.now));
            QVERIFY(!readPackHave(bad));
        }
        const PackOffer tooMuch{{QByteArray(classRunBytes, 'n'), 99}, QStringLiteral("a.b"), QStringLiteral("c.d"), 1,
            10, QByteArray(32, 'h')};
        QVERIFY(way.taker->heard(write(tooMuch), way.now));
        QVERIFY(way.taker->heard(write(PackPiece{tooMuch.order, 0, QByteArray(11, 'x')}), way.now)); // beyond its end
        QCOMPARE(way.taker->have().had, 0);
        way.taker->leave();
        QVERIFY(way.taker->heard(write(tooMuch), way.now)); // who left and came back: the same run begins anew
        QVERIFY(!way.taker->tick(way.now + seconds(9)).isEmpty());
        QCOMPARE(way.taker->have().had, 0);
        QCOMPARE(pushSortOf(write(RoomState{})), PushSort::None);
        QVERIFY(readPackHave(good.first()).fault().is(LessonsFault::ClassForeign));
    }
};

NARU_TEST(PushTest)
#include "tst_push.moc"

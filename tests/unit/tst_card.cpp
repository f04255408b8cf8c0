// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "app/codec/qrmatrix.h"
#include "app/codec/text.h"
#include "app/lessons/card.h"
#include "app/lessons/library.h"
#include "devices/qr/qrdecoder.h"
#include "tests/support/qrscene.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::lessons;
using Seal = ReadCard::Seal;
using Witness = Learned::Witness;

namespace {

const QDate day(2026, 11, 20);

crypto::PrivateKey keyOf(quint64 seed, crypto::Curve curve = crypto::Curve::P256)
{
    SeededRandom random(seed);
    return crypto::PrivateKey::generate(curve, random);
}

CardKey known(const crypto::PrivateKey& key)
{
    return {key.publicKey().spki(), QStringLiteral("나루동 행정복지센터"), QStringLiteral("2번 창구")};
}

/// Somebody who did the first `count` lessons of the course.
CardContent contentOf(int count)
{
    CardContent content;
    content.made = day;
    content.progress.comfort = {QStringLiteral("ko"), 150, 80, true, true};
    for (const LessonPtr& lesson : builtInLessons().first(count))
        content.progress.learned.append({lesson->place, Mode::Solo, day.addDays(-1), 1, Witness::Desk});
    return content;
}

/// A card as no desk writes it: any body, its signature sound.
QByteArray forged(const QByteArray& body, const crypto::PrivateKey& key, QByteArrayView prefix = cardPrefix)
{
    const QByteArray signature = key.sign(crypto::SignatureAlgorithm::Es256, prefix.toByteArray() + body);
    return prefix.toByteArray() + codec::toBase45(codec::CborWriter().array(2).bytes(body).bytes(signature).take());
}

QByteArray bodyIn(const QByteArray& text)
{
    const auto document = *codec::CborDocument::parse(*codec::fromBase45(text.sliced(cardPrefix.size())));
    const QByteArray shared = *document->root().at(0).toBytes();
    return QByteArray(shared.constData(), shared.size());
}

QString faultOf(const QByteArray& text, const QList<CardKey>& desks)
{
    const auto read = readCard(text, desks);
    return read ? QString() : QLatin1StringView(read.fault().name());
}

/// A sheet that was folded in a pocket, twice: the ink is gone along both folds, one half lies in shadow, and there is
/// a stain. Then a cheap camera.
QByteArray seenFolded(
    const QByteArray& text, codec::QrLevel level, double foldModules, double stainModules, quint64 seed)
{
    SeededRandom random(seed);
    const auto matrix = codec::qrMatrix(text, level);
    const double side = 520, module = side / matrix->side;
    const auto corners = test::cornersOf(random, side, test::between(random, -12, 12), 18);
    test::Scene scene;
    std::fill(scene.pixels.begin(), scene.pixels.end(), 120.F);
    test::drawCode(scene, *matrix, corners, {});
    const auto middle = [&](int a, int b) {
        return test::Spot{(corners[a].x + corners[b].x) / 2, (corners[a].y + corners[b].y) / 2};
    };
    const test::Spot top = middle(0, 1), foot = middle(2, 3), left = middle(0, 3), right = middle(1, 2);
    const test::Spot stain{corners[0].x * 0.3 + corners[2].x * 0.7, corners[0].y * 0.3 + corners[2].y * 0.7};
    const auto away = [](test::Spot a, test::Spot b, double x, double y) { // signed, in pixels
        return ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) / std::hypot(b.x - a.x, b.y - a.y);
    };
    for (int y = 0; y < test::Scene::height; ++y) {
        for (int x = 0; x < test::Scene::width; ++x) {
            const double down = away(top, foot, x, y), across = away(left, right, x, y);
            float& pixel = scene.at(x, y);
            if (down > 0)
                pixel *= 0.7F;
            if (std::min(std::abs(down), std::abs(across)) < foldModules * module / 2)
                pixel = 200;
            if (std::hypot(x - stain.x, y - stain.y) < stainModules * module)
                pixel = 60;
        }
    }
    test::blur(scene, 0.9);
    test::addNoise(scene, random, 6);
    ManualClock clock(*parseRfc3339(u"2026-11-20T00:00:00Z"));
    device::QrDecoder decoder(clock);
    const QByteArray pixels = test::developed(scene);
    for (int frame = 0; frame < 8; ++frame) {
        device::Frame picture;
        picture.width = test::Scene::width;
        picture.height = test::Scene::height;
        picture.stride = test::Scene::width;
        picture.data = reinterpret_cast<const uchar*>(pixels.constData());
        if (const auto seen = decoder.decode(picture, Milliseconds(1000)); seen.symbol)
            return seen.symbol->bytes;
    }
    return {};
}

} // namespace

class CardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesEveryLessonByItsPlace()
    {
        QSet<int> seen;
        for (const LessonPtr& lesson : builtInLessons()) {
            const auto index = placeIndex(lesson->place);
            QVERIFY2(index, qPrintable(lesson->place));
            QCOMPARE(placeOf(*index), lesson->place);
            seen.insert(*index);
        }
        QCOMPARE(seen.size(), builtInLessons().size());
        QCOMPARE(*placeIndex(u"A1"), 0); // on paper in people's pockets: never another number
        QCOMPARE(*placeIndex(u"E1"), 60);
        QCOMPARE(*placeIndex(u"H15"), placesMax - 1);
        for (const char* wrong : {"", "A", "A0", "A01", "A16", "I1", "a1", "A1 ", "1A"})
            QVERIFY2(!placeIndex(QString::fromLatin1(wrong)), wrong);
    }

    void readsWhatItWrote_data()
    {
        QTest::addColumn<CardContent>("content");
        CardContent bare, mixed = contentOf(3), far = contentOf(1);
        bare.made = cardDayFirst();
        mixed.progress.learned[1].witness = Witness::Visitor;
        mixed.progress.learned[2] = {QStringLiteral("A3"), Mode::Watch, day, 0, Witness::Visitor};
        mixed.demo = true;
        far.made = far.progress.learned[0].day = cardDayFirst().addDays(cardDaysMax);
        far.progress.learned[0].place = QStringLiteral("H15");
        far.progress.learned[0].repeats = 3;
        CardContent done = contentOf(2);
        done.sort = CardContent::Sort::Certificate;
        done.progress.comfort = {};
        QTest::newRow("nothing yet") << bare;
        QTest::newRow("some on the visitor's word") << mixed;
        QTest::newRow("the last day and place") << far;
        QTest::newRow("all lessons") << contentOf(int(builtInLessons().size()));
        QTest::newRow("a certificate") << done;
    }
    void readsWhatItWrote()
    {
        QFETCH(CardContent, content);
        const auto key = keyOf(1);
        const QByteArray text = cardText(content, key);
        QVERIFY(text.size() <= cardLettersMax && looksLikeCard(text));
        const auto read = readCard(" \n" + text + "\n", {known(keyOf(2)), known(key)});
        QVERIFY(read);
        content.key = known(key).id();
        if (content.sort == CardContent::Sort::Certificate)
            content.progress.comfort.language = read->says.progress.comfort.language;
        QCOMPARE(read->seal, Seal::Ours);
        QCOMPARE(read->desk, std::optional(known(key)));
        QVERIFY(read->says == content);
    }

    void takesACardOfAnUnknownDeskAsTheVisitorsWord()
    {
        const auto read = readCard(cardText(contentOf(3), keyOf(1)), {known(keyOf(2))});
        QVERIFY(read);
        QCOMPARE(read->seal, Seal::Unknown);
        QVERIFY(!read->desk);
        QCOMPARE(read->says.progress.learned.size(), 3);
        for (const Learned& each : read->says.progress.learned)
            QCOMPARE(each.witness, Witness::Visitor);
        QCOMPARE(read->says.progress.comfort.textPercent, 150);
    }

    /// Its every bit: nothing that was changed is believed, on a desk that knows the key.
    void noticesEveryChangedBit()
    {
        const auto key = keyOf(1);
        const QByteArray text = cardText(contentOf(2), key);
        const QByteArray bytes = *codec::fromBase45(text.sliced(cardPrefix.size()));
        int altered = 0;
        for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
            QByteArray other = bytes;
            other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << (bit % 8)));
            const auto read = readCard(cardPrefix.toByteArray() + codec::toBase45(other), {known(key)});
            QVERIFY2(!read || read->seal == Seal::Unknown, qPrintable(QString::number(bit)));
            QVERIFY(!read || read->says.key != known(key).id()); // the key's id itself was changed
            altered += !read && read.fault().is(LessonsFault::CardAltered) ? 1 : 0;
        }
        QVERIFY(altered > 64 * 8 - 16); // at least the whole signature
    }

    void namesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("fault");
        const auto key = keyOf(1);
        const QByteArray text = cardText(contentOf(3), key);
        const QByteArray id = known(key).id();
        const auto body = [&](int pairs) { return codec::CborWriter().map(quint64(pairs)).number(1).bytes(id); };
        const QString notACard = QStringLiteral("lessons.not_a_card"), torn = QStringLiteral("lessons.card_torn"),
                      newer = QStringLiteral("lessons.card_newer"), altered = QStringLiteral("lessons.card_altered");
        QTest::newRow("nothing") << QByteArray() << notACard;
        QTest::newRow("a web address") << QByteArray("https://naru.example/") << notACard;
        QTest::newRow("a receipt") << QByteArray("NARU-R1:ABC") << notACard;
        QTest::newRow("far too long") << text + QByteArray(800, 'A') << notACard;
        QTest::newRow("half of it") << text.first(text.size() / 2) << torn;
        QTest::newRow("without its last letter") << text.chopped(1) << torn;
        QTest::newRow("only its name") << cardPrefix.toByteArray() << torn;
        QTest::newRow("a letter that cannot be") << text.chopped(3) + "abc" << torn;
        QTest::newRow("two letters changed places")
            << text.first(107) + text.mid(110, 3) + text.mid(107, 3) + text.mid(113) << altered;
        QTest::newRow("the next format") << QByteArray("NARU-C2:") + text.sliced(8) << newer;
        QTest::newRow("a format far off") << QByteArray("NARU-C117:anything at all") << newer;
        QTest::newRow("a certificate of the next format") << QByteArray("NARU-T2:X") << newer;
        QTest::newRow("no version") << QByteArray("NARU-C:X") << notACard;
        QTest::newRow("an old version") << QByteArray("NARU-C0:X") << notACard;
        QTest::newRow("signed by another desk")
            << forged(*codec::fromBase45(text.sliced(8)), keyOf(2)) << notACard; // no map at all
        QTest::newRow("a card as a certificate") << certificatePrefix.toByteArray() + text.sliced(8) << altered;
        QTest::newRow("an empty map") << forged(codec::CborWriter().map(0).take(), key) << notACard;
        QTest::newRow("a lesson of two bytes")
            << forged(body(4).number(2).number(300).number(3).bytes("ab").number(5).text("ko").take(), key) << notACard;
        QTest::newRow("the same lesson twice") << forged(
            body(4).number(2).number(300).number(3).bytes(QByteArray(6, '\x01')).number(5).text("ko").take(), key)
                                               << notACard;
        QTest::newRow("an unknown member")
            << forged(body(4).number(2).number(300).number(5).text("ko").number(9).number(1).take(), key) << notACard;
        QTest::newRow("a needless member")
            << forged(body(4).number(2).number(300).number(5).text("ko").number(6).number(100).take(), key) << notACard;
        QTest::newRow("letters of 900 percent")
            << forged(body(4).number(2).number(300).number(5).text("ko").number(6).number(900).take(), key) << notACard;
        QTest::newRow("a day beyond all cards")
            << forged(body(3).number(2).number(99'999).number(5).text("ko").take(), key) << notACard;
        QTest::newRow("a name for a language")
            << forged(body(3).number(2).number(300).number(5).text("hong").take(), key) << notACard;
        QTest::newRow("a certificate for nothing")
            << forged(body(2).number(2).number(300).take(), key, certificatePrefix) << notACard;
        QTest::newRow("a certificate for what was only watched") << forged(
            body(3).number(2).number(300).number(3).bytes(QByteArray("\0\0\x01", 3)).take(), key, certificatePrefix)
                                                                 << notACard;
    }
    void namesWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, fault);
        QCOMPARE(faultOf(text, {known(keyOf(1))}), fault);
    }

    void refusesWhatAnotherDeskSignedInOurName()
    {
        const auto ours = keyOf(1), theirs = keyOf(2);
        CardContent content = contentOf(2);
        const QByteArray body = bodyIn(cardText(content, ours));
        QCOMPARE(faultOf(forged(body, theirs), {known(ours), known(theirs)}), QStringLiteral("lessons.card_altered"));
        QCOMPARE(faultOf(forged(body, ours), {known(ours), known(theirs)}), QString());
    }

    void saysNothingOfThePerson()
    {
        const auto key = keyOf(1);
        const QByteArray first = cardText(contentOf(5), key), second = cardText(contentOf(5), key);
        // What two people have learned alike, is written alike: there is no number that tells them apart.
        QCOMPARE(bodyIn(first), bodyIn(second));
        QVERIFY(first != second); // a fresh signature each time: not even two prints of one card share it
    }

    void staysSmall_data()
    {
        QTest::addColumn<int>("lessons");
        QTest::addColumn<int>("lettersMax");
        QTest::newRow("one") << 1 << 170;
        QTest::newRow("ten") << 10 << 210;
        QTest::newRow("forty") << 40 << 345;
    }
    void staysSmall()
    {
        QFETCH(int, lessons);
        QFETCH(int, lettersMax);
        const QByteArray text = cardText(contentOf(lessons), keyOf(1));
        QVERIFY2(text.size() <= lettersMax, qPrintable(QString::number(text.size())));
    }

    void isReadFromAFoldedPaper_data()
    {
        QTest::addColumn<int>("lessons");
        QTest::newRow("three") << 3;
        QTest::newRow("forty") << 40;
    }
    void isReadFromAFoldedPaper()
    {
        QFETCH(int, lessons);
        const QByteArray text = cardText(contentOf(lessons), keyOf(1));
        const auto matrix = codec::qrMatrix(text, codec::QrLevel::Q);
        QVERIFY(matrix && matrix->side <= 69); // 0.7 mm a module on the paper
        // Folds 1.4 mm wide and a stain of 5.6 mm; at level L not one of ten is read with half of that.
        for (quint64 seed = 1; seed <= 3; ++seed)
            QCOMPARE(seenFolded(text, codec::QrLevel::Q, 2, 4, seed), text);
    }

    void repeatsTodayTomorrowAndInAWeek()
    {
        Progress progress;
        QVERIFY(progress.note(QStringLiteral("E1"), Mode::Guided, day));
        QVERIFY(!progress.find(u"E1")->nextDay());
        QVERIFY(progress.note(QStringLiteral("E1"), Mode::Solo, day));
        QCOMPARE(progress.find(u"E1")->nextDay(), std::optional(day));
        QVERIFY(progress.note(QStringLiteral("E1"), Mode::Solo, day));
        QCOMPARE(progress.find(u"E1")->nextDay(), std::optional(day.addDays(1)));
        QVERIFY(progress.note(QStringLiteral("E1"), Mode::Solo, day)); // a third time today changes nothing
        QVERIFY(progress.note(QStringLiteral("E1"), Mode::Guided, day.addDays(1))); // nor does help
        QCOMPARE(progress.find(u"E1")->nextDay(), std::optional(day.addDays(1)));
        QVERIFY(progress.note(QStringLiteral("E1"), Mode::Solo, day.addDays(3)));
        QCOMPARE(progress.find(u"E1")->nextDay(), std::optional(day.addDays(7)));
        QVERIFY(progress.note(QStringLiteral("E1"), Mode::Solo, day.addDays(30)));
        QVERIFY(!progress.find(u"E1")->nextDay());
        QCOMPARE(progress.find(u"E1")->day, day);
    }

    void countsOneLateRepeatForAllThatWereDue()
    {
        Progress progress;
        progress.note(QStringLiteral("A1"), Mode::Solo, day);
        progress.note(QStringLiteral("A1"), Mode::Solo, day.addDays(8));
        QCOMPARE(progress.find(u"A1")->repeats, 3);
    }

    void keepsTheCourseInOrderAndRefusesWhatNoCardCanName()
    {
        Progress progress;
        for (const char* place : {"E1", "A10", "A2", "F7", "B1"})
            QVERIFY(progress.note(QLatin1StringView(place), Mode::Watch, day));
        QStringList order;
        for (const Learned& each : progress.learned)
            order << each.place;
        QCOMPARE(order.join(u' '), QStringLiteral("A2 A10 B1 E1 F7"));
        QVERIFY(!progress.note(QStringLiteral("train.book"), Mode::Solo, day));
        QVERIFY(!progress.note(QStringLiteral("A1"), Mode::Solo, QDate(2025, 12, 31)));
        QVERIFY(!progress.note(QStringLiteral("A1"), Mode::Solo, cardDayFirst().addDays(cardDaysMax + 1)));
        QCOMPARE(progress.learned.size(), 5);
    }

    void offersTheLongestDueFirst()
    {
        Progress progress;
        progress.learned = {
            {QStringLiteral("A1"), Mode::Solo, day.addDays(-8), 3, Witness::Desk},    // done with
            {QStringLiteral("A2"), Mode::Solo, day.addDays(-7), 2, Witness::Desk},    // due today
            {QStringLiteral("A3"), Mode::Guided, day.addDays(-2), 0, Witness::Desk},  // not alone yet
            {QStringLiteral("B1"), Mode::Solo, day.addDays(-5), 1, Witness::Visitor}, // due four days ago
            {QStringLiteral("B2"), Mode::Solo, day.addDays(-1), 2, Witness::Desk},    // in six days
            {QStringLiteral("C1"), Mode::Watch, day.addDays(-1), 0, Witness::Desk},
            {QStringLiteral("C2"), Mode::Solo, day.addDays(5), 0, Witness::Visitor}, // of a clock that goes ahead
        };
        QStringList order;
        for (const Due& each : due(progress, day))
            order << each.place;
        QCOMPARE(order.join(u' '), QStringLiteral("B1 A2 C1 A3"));
        QCOMPARE(due(progress, day).first().since, day.addDays(-4));
        QVERIFY(due({}, day).isEmpty());
    }

    void joinsWhatWasDoneBeforeTheCardCameOut()
    {
        Progress progress;
        progress.note(QStringLiteral("A1"), Mode::Solo, day);
        progress.note(QStringLiteral("A2"), Mode::Watch, day);
        progress.join({{QStringLiteral("A1"), Mode::Solo, day.addDays(-9), 2, Witness::Visitor},
            {QStringLiteral("A2"), Mode::Guided, day.addDays(-9), 0, Witness::Visitor},
            {QStringLiteral("B1"), Mode::Watch, day.addDays(-9), 0, Witness::Desk}});
        QCOMPARE(progress.learned.size(), 3);
        QCOMPARE(progress.find(u"A1")->witness, Witness::Desk); // seen here: stays seen
        QCOMPARE(progress.find(u"A1")->day, day);
        QCOMPARE(progress.find(u"A1")->repeats, 2);
        QCOMPARE(progress.find(u"A2")->mode, Mode::Guided);
        QCOMPARE(progress.find(u"A2")->witness, Witness::Visitor);
    }

    void turnsAVisitorsWordIntoADesksWhenItSeesIt()
    {
        Progress progress;
        progress.learned = {{QStringLiteral("A1"), Mode::Solo, day.addDays(-9), 0, Witness::Visitor}};
        progress.note(QStringLiteral("A1"), Mode::Solo, day);
        QCOMPARE(progress.learned.first().witness, Witness::Desk);
        QCOMPARE(progress.learned.first().day, day);
    }
};

NARU_TEST(CardTest)
#include "tst_card.moc"

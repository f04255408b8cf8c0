// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/sampleissuer.h"
#include "tests/support/suite.h"
#include "tests/support/supplystage.h"

#include <QFile>

using namespace naru;
using namespace naru::desk;
using namespace naru::test;

namespace {

const QByteArray centreFees(R"({"items": [{"code": "hall", "name": {"ko": "강당", "en": "Hall"},
 "unit": {"ko": "번", "en": "times"}, "price": 5000, "taxLike": false, "cashReceipt": true, "needsBill": false}],
 "withdrawn": ["fixed-date"]})");

/// Bytes that this thread has asked the kernel to read so far.
qint64 readHere()
{
    QFile counters(QStringLiteral("/proc/thread-self/io"));
    if (!counters.open(QIODevice::ReadOnly))
        return -1;
    const QList<QByteArray> words = counters.readAll().simplified().split(' ');
    return words.value(words.indexOf("rchar:") + 1).toLongLong();
}

} // namespace

/// What the agency hands down, at a desk: each channel put to use, all or nothing.
class SuppliesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatCannotBeUsed();
    void changesFeesBesideTheCentres();
    void setsOnlyWhatIsNamed();
    void holdsTranslationsForTheNextStart();
    void readsNothingLargeInTheWindowsThread();
};

void SuppliesTest::refusesWhatCannotBeUsed()
{
    SupplyStage it;
    const auto one = [&](const char* channel, const char* path, const QByteArray& bytes) {
        return it.judge(it.supply(channel, 1, {{QString::fromLatin1(path), bytes}}));
    };
    QCOMPARE(one("trust", "a.pem", "no certificate"), QStringLiteral("desk.trust_unreadable"));
    QCOMPARE(one("trust", "a.txt", authorityPem(1)), QStringLiteral("supplies.bad_release"));
    QCOMPARE(one("trust", "../a.pem", authorityPem(1)), QStringLiteral("supplies.bad_release"));
    QCOMPARE(one("trust", ".a/a.pem", authorityPem(1)), QStringLiteral("supplies.bad_release"));
    QCOMPARE(one("trust", "a.pem", sim::sampleTrustPem(it.clock.now())), QStringLiteral("desk.sample_trust"));
    QCOMPARE(one("lessons", "a.narupack", "no pack"), QStringLiteral("lessons.bad_pack"));
    QCOMPARE(one("fees", "a.json", "{}"), QStringLiteral("services.bad_catalogue"));
    QCOMPARE(one("services", "a.json", R"({"items": []})"), QStringLiteral("services.bad_catalogue"));
    QCOMPARE(one("fees", "a.json", QByteArray(70'000, ' ')), QStringLiteral("supplies.bad_release"));
    QCOMPARE(one("settings", "a.json", R"({"language": "ko", "secondCopyFolder": "/tmp"})"),
        QStringLiteral("desk.bad_settings"));
    QCOMPARE(one("settings", "a.json", R"({"language": "xx"})"), QStringLiteral("desk.bad_settings"));
    QCOMPARE(one("settings", "a.json", "{}"), QStringLiteral("desk.bad_settings"));
    QCOMPARE(one("translations", "naru_en.qm", "words"), QStringLiteral("supplies.bad_texts"));
    QCOMPARE(one("weather", "a.json", "{}"), QStringLiteral("supplies.bad_release"));
    QVERIFY(it.supplies().standings().isEmpty());

    // All or nothing, and the reason stays to be read.
    QCOMPARE(it.take(it.trust(1, 1)), QStringLiteral("taken"));
    Supply half = it.trust(2, 2);
    half.files.append({QStringLiteral("bad.pem"), "no certificate"});
    QCOMPARE(it.take(half), QStringLiteral("desk.trust_unreadable"));
    QCOMPARE(it.version("trust"), 1u);
    QCOMPARE(it.fault("trust"), QStringLiteral("desk.trust_unreadable"));
    QCOMPARE(it.supplies().standing(QStringLiteral("trust"))->faultOf, 2u);
    QCOMPARE(it.desk->trust().anchors(), 1);
    QCOMPARE(it.take(it.trust(3, 3)), QStringLiteral("taken"));
    QCOMPARE(it.fault("trust"), QString());
}

void SuppliesTest::changesFeesBesideTheCentres()
{
    SupplyStage it;
    const auto has = [&](const char* code) { return it.desk->dayBook()->fees().find(QLatin1StringView(code)); };
    QVERIFY(it.await([&](desk::Done done) { it.desk->dayBook()->changeFees(centreFees, done); }));
    QVERIFY(has("hall") && !has("fixed-date"));
    QCOMPARE(it.take(it.supply("fees", 1, {{QStringLiteral("fees.json"), ownFees}})), QStringLiteral("taken"));
    QVERIFY(has("hall") && !has("fixed-date") && has("village-map"));
    QCOMPARE(it.take(it.supply("services", 1, {{QStringLiteral("list.json"), ownFees}})), QStringLiteral("taken"));
    QVERIFY(has("hall") && has("village-map") && !has("resident-copy")); // the built-in list was replaced
    QVERIFY(it.open());
    QVERIFY(has("hall") && has("village-map") && !has("resident-copy"));
    QVERIFY(it.signIn());
    // What it takes out has to be there.
    QVERIFY(!it.await([&](desk::Done done) { it.desk->dayBook()->changeFees(centreFees, done); }));
}

void SuppliesTest::setsOnlyWhatIsNamed()
{
    SupplyStage it;
    const Settings before = it.desk->settings();
    QCOMPARE(it.take(it.supply("settings", 1, {{QStringLiteral("s.json"), R"({"highContrast": true})"}})),
        QStringLiteral("taken"));
    QCOMPARE(it.desk->settings().highContrast, true);
    Settings after = it.desk->settings();
    after.highContrast = before.highContrast;
    QVERIFY(after == before);
    QCOMPARE(it.take(it.supply("settings", 2, {{QStringLiteral("s.json"), R"({"language": "en"})"}})),
        QStringLiteral("taken"));
    QCOMPARE(it.desk->settings().language, QStringLiteral("en"));
    QVERIFY(it.desk->settings().highContrast);
}

void SuppliesTest::holdsTranslationsForTheNextStart()
{
    SupplyStage it;
    const QByteArray magic = QByteArray::fromHex("3cb86418caef9c95cd211cbf60a1bddd");
    QVERIFY(it.supplies().files(QStringLiteral("translations")).isEmpty());
    QCOMPARE(it.take(it.supply("translations", 4, {{QStringLiteral("naru_en.qm"), magic + "words"}})),
        QStringLiteral("taken"));
    QVERIFY(it.open());
    const auto kept = it.supplies().files(QStringLiteral("translations"));
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().bytes, magic + "words");
    const QString folder = it.data(QStringLiteral("released/translations/"));
    QFile altered(folder + filesUnder(folder).filter(QStringLiteral(".qm")).value(0));
    QVERIFY(altered.open(QIODevice::Append) && altered.write("!") == 1);
    altered.close();
    QVERIFY(it.supplies().files(QStringLiteral("translations")).isEmpty());
}

void SuppliesTest::readsNothingLargeInTheWindowsThread()
{
    if (readHere() < 0)
        QSKIP("this kernel counts no reading by thread");
    constexpr qsizetype large = 3 * 1024 * 1024;
    SupplyStage it;
    const auto texts = [&](quint64 version) {
        const QByteArray magic = QByteArray::fromHex("3cb86418caef9c95cd211cbf60a1bddd");
        return it.supply("translations", version, {{QStringLiteral("naru_ko.qm"), magic + it.random.bytes(large)}});
    };
    QList<quint64> coming;
    QObject::connect(&it.supplies(), &Supplies::changed, &it.supplies(), [&] {
        const auto standing = it.supplies().standing(QStringLiteral("translations"));
        coming.append(standing ? standing->coming : 0);
    });
    const Supply first = texts(1), second = texts(2);
    const qint64 before = readHere();
    QCOMPARE(it.take(first), QStringLiteral("taken"));
    QCOMPARE(coming, (QList<quint64>{1, 0})); // said while it is done, and that it is over
    QCOMPARE(it.take(second), QStringLiteral("taken"));
    const qint64 read = readHere() - before;
    QVERIFY2(read < large / 2, qPrintable(QStringLiteral("%1 bytes").arg(read)));
}

NARU_TEST(SuppliesTest)
#include "tst_supplies.moc"

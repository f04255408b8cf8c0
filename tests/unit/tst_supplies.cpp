// SPDX-License-Identifier: GPL-3.0-or-later
// What the agency hands down, at a desk: each channel put to use, all or nothing, never an older one.
#include "app/crypto/certificate.h"
#include "app/desk/rebuild.h"
#include "app/desk/supplies.h"
#include "app/desk/suppliesimpl.h"
#include "app/identity/purpose.h"
#include "app/identity/verify.h"
#include "devices/simulator/sampleissuer.h"
#include "tests/support/issuerpem.h"
#include "tests/support/packstage.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QSignalSpy>

using namespace naru;
using namespace naru::desk;
using namespace naru::test;
using Freshness = identity::TrustList::Freshness;

namespace {

const QByteArray ownFees(R"({"items": [{"code": "village-map", "name": {"ko": "마을 지도", "en": "Village map"},
 "unit": {"ko": "장", "en": "copies"}, "price": 300, "taxLike": false, "cashReceipt": false, "needsBill": false}]})");
const QByteArray centreFees(R"({"items": [{"code": "hall", "name": {"ko": "강당", "en": "Hall"},
 "unit": {"ko": "번", "en": "times"}, "price": 5000, "taxLike": false, "cashReceipt": true, "needsBill": false}],
 "withdrawn": ["fixed-date"]})");

struct SupplyStage : PackStage {
    Supply supply(const char* channel, quint64 version, QList<Supply::File> files)
    {
        Supply supply;
        supply.channel = QLatin1StringView(channel);
        supply.version = version;
        supply.files = std::move(files);
        supply.manifest = crypto::sha256(contentOf(supply.files) + QByteArray::number(version) + channel);
        supply.root = 1;
        supply.rootPin = QByteArray(32, 'r');
        supply.asOf = clock.now();
        return supply;
    }
    Supply trust(quint64 version, int seed)
    {
        return supply("trust", version, {{QStringLiteral("anchors/kr.pem"), authorityPem(seed)}});
    }
    Supply lessonsOf(quint64 version, QList<QByteArray> packs)
    {
        QList<Supply::File> files;
        for (const QByteArray& pack : packs)
            files.append({QStringLiteral("p%1.narupack").arg(files.size()), pack});
        return supply("lessons", version, files);
    }

    Supplies& supplies() { return *desk->supplies(); }
    QString take(const Supply& supply)
    {
        const auto taken = await([&](desk::Done done) { supplies().take(supply, done); });
        return taken ? QStringLiteral("taken") : QString::fromLatin1(taken.fault().name());
    }
    QString judge(const Supply& supply)
    {
        const auto good = supplies().judge(supply);
        return good ? QStringLiteral("good") : QString::fromLatin1(good.fault().name());
    }
    QString fault(const char* channel)
    {
        const auto standing = supplies().standing(QLatin1StringView(channel));
        return standing && standing->fault ? QString::fromLatin1(standing->fault->name()) : QString();
    }
    quint64 version(const char* channel)
    {
        const auto standing = supplies().standing(QLatin1StringView(channel));
        return standing ? standing->version : 0;
    }
    /// The tables, made anew from the entries alone.
    QStringList differ()
    {
        desk.reset();
        const auto keys = crypto::openFileKeyStore(data(QStringLiteral("keys")));
        NARU_ASSERT(keys);
        journal::Journal::Options options;
        options.path = data(QStringLiteral("journal.db"));
        options.deviceId = (*keys)->load(QStringLiteral("device.id"))->view().toByteArray();
        options.mode = storage::Database::Mode::ReadOnly;
        auto journal
            = journal::Journal::open(options, **keys, clock, random, [](const std::function<void()>& run) { run(); });
        NARU_ASSERT(journal);
        const auto rebuilt = desk::rebuild(**journal, folder.filePath(QStringLiteral("scratch.db")));
        NARU_ASSERT(rebuilt && rebuilt->entries > 0);
        return rebuilt->differ;
    }
};

/// A pack that nobody at this desk knows: an agency's.
QByteArray agencyPack(int version)
{
    return lessons::makePack(packPlan(version), authorKey()).bytes;
}

const QString ownId = QStringLiteral("own.train");

} // namespace

class SuppliesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void believesAnAgencysIssuers();
    void saysThatAListIsOld();
    void refusesWhatCannotBeUsed();
    void playsTheAgencysLessons();
    void keepsIdsApart();
    void letsWhatIsHandedDownGoFirst();
    void changesFeesBesideTheCentres();
    void setsOnlyWhatIsNamed();
    void holdsTranslationsForTheNextStart();
    void neverTakesAnOlderOne();
    void losesNothingToAPowerCut();
    void noticesAnOldImageOfTheFolder();
    void goesAlongInABackup();
    void isRebuiltFromTheJournal();
    void readsNothingLargeInTheWindowsThread();
};

void SuppliesTest::believesAnAgencysIssuers()
{
    SupplyStage it;
    QVERIFY(it.supplies().standings().isEmpty());
    QFile pem(it.folder.filePath(QStringLiteral("own.pem")));
    QVERIFY(pem.open(QIODevice::WriteOnly) && pem.write(authorityPem(9)) > 0);
    pem.close();
    QVERIFY(it.await([&](desk::Done done) { it.desk->importTrust(pem.fileName(), done); }));
    QCOMPARE(it.desk->trust().anchors(), 1);

    QCOMPARE(it.take(it.trust(1, 1)), QStringLiteral("taken"));
    QCOMPARE(it.desk->trust().anchors(), 2);
    QCOMPARE(it.desk->trust().asOf(), it.clock.now());
    Supply second = it.trust(2, 2);
    second.files.append({QStringLiteral("anchors/more.pem"), authorityPem(3)});
    QCOMPARE(it.take(second), QStringLiteral("taken"));
    QCOMPARE(it.desk->trust().anchors(), 3); // the release before is gone, the administrator's stays
    QVERIFY(it.open());
    QCOMPARE(it.desk->trust().anchors(), 3);
    QCOMPARE(it.version("trust"), 2u);
    QCOMPARE(filesUnder(it.data(QStringLiteral("released/trust"))).filter(QStringLiteral(".pem")).size(), 2);
}

void SuppliesTest::saysThatAListIsOld()
{
    SupplyStage it;
    it.clock.advance(std::chrono::days(400));
    QCOMPARE(it.desk->trust().freshness(it.clock.now()), Freshness::Fresh); // nobody hands down anything here
    QCOMPARE(it.take(it.trust(1, 1)), QStringLiteral("taken"));
    it.clock.advance(identity::trustStaleAfter);
    QCOMPARE(it.desk->trust().freshness(it.clock.now()), Freshness::Fresh);
    it.clock.advance(Milliseconds(1));
    QCOMPARE(it.desk->trust().freshness(it.clock.now()), Freshness::Stale);
    const auto stateOf = [&](const char* name) {
        for (const Finding& finding : it.desk->examine()) {
            if (qstrcmp(finding.name, name) == 0)
                return finding.state;
        }
        return Finding::State::Off;
    };
    QCOMPARE(stateOf("doctor.released_list"), Finding::State::Watch);
    QCOMPARE(stateOf("doctor.released"), Finding::State::Ok);

    // The hub says again that it is the newest; the journal learns it, so that a start forgets nothing.
    it.supplies().confirmed(QStringLiteral("trust"), it.clock.now() + std::chrono::days(900));
    QCOMPARE(it.desk->trust().freshness(it.clock.now()), Freshness::Fresh);
    QCOMPARE(it.desk->trust().asOf(), it.clock.now()); // a hub's wrong clock makes no list good for longer
    const Instant said = it.clock.now();
    it.clock.advance(std::chrono::hours(5));
    it.supplies().confirmed(QStringLiteral("trust"), it.clock.now()); // within the day: in memory alone
    QVERIFY(it.open());
    QCOMPARE(it.desk->trust().asOf(), said);

    it.clock.advance(identity::trustRefusedAfter);
    QCOMPARE(it.desk->trust().freshness(it.clock.now()), Freshness::TooOld);
    QCOMPARE(stateOf("doctor.released_list"), Finding::State::Bad);
    const auto verdict = identity::verify({}, {it.desk->trust(), it.clock.now(), true, identity::Risk::High});
    QCOMPARE(verdict.reasons.last().name, "identity.trust_too_old");
    QVERIFY(it.signIn());
    const auto refusal = [&](const char* purpose) {
        return QByteArray(it.desk->beginVisit(*identity::findPurpose(QLatin1StringView(purpose))).fault().name());
    };
    QCOMPARE(refusal("certificate-identity"), QByteArray("identity.trust_too_old")); // before anybody is asked
    QCOMPARE(refusal("resident-counter"), QByteArray("identity.trust_too_old"));
    QCOMPARE(refusal("adult-check"), QByteArray("desk.no_way_to_phone")); // asked, were there a reader here
}

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

void SuppliesTest::playsTheAgencysLessons()
{
    SupplyStage it;
    const QByteArray first = agencyPack(1), second = agencyPack(2);
    QCOMPARE(it.install(first).fault->name(), "lessons.pack_foreign"); // by hand nobody stands behind it
    QCOMPARE(it.take(it.lessonsOf(1, {first})), QStringLiteral("taken"));
    QCOMPARE(it.state(), QStringLiteral("pack.agency"));
    QVERIFY(it.packs().lesson(ownId));
    QCOMPARE(it.packs().voice(ownId, QStringLiteral("ko"), QStringLiteral("s1")), silentWav());
    const auto kept = it.await([&](desk::Done done) { it.packs().remove(QStringLiteral("naru.own"), done); });
    QCOMPARE(kept.fault().name(), "supplies.handed_down");

    QCOMPARE(it.take(it.lessonsOf(2, {second})), QStringLiteral("taken"));
    QCOMPARE(it.packs().list().size(), 1);
    QCOMPARE(it.packs().list().first().version, 2);
    const auto back
        = [&] { return it.await([&](desk::Done done) { it.supplies().goBack(QStringLiteral("lessons"), done); }); };
    QVERIFY(back());
    QCOMPARE(it.packs().list().first().version, 1);
    QVERIFY(it.open());
    QCOMPARE(it.packs().list().first().version, 1);
    QCOMPARE(it.version("lessons"), 2u); // what may come next has not gone back
    QCOMPARE(it.take(it.lessonsOf(1, {first})), QStringLiteral("supplies.older"));
    QVERIFY(!back()); // nobody is signed in
    QVERIFY(it.signIn());
    QVERIFY(back());
    QCOMPARE(it.packs().list().first().version, 2);
    QVERIFY(!it.await([&](desk::Done done) { it.supplies().goBack(QStringLiteral("trust"), done); }));

    // One that is not in the next release is not here any more.
    lessons::PackPlan other = packPlan(1);
    other.id = QStringLiteral("naru.other");
    QCOMPARE(it.take(it.lessonsOf(3, {lessons::makePack(other, authorKey()).bytes})), QStringLiteral("taken"));
    QCOMPARE(it.packs().list().size(), 1);
    QCOMPARE(it.packs().list().first().id, other.id);
}

void SuppliesTest::keepsIdsApart()
{
    SupplyStage it;
    const QByteArray own = it.make(packPlan(1));
    QVERIFY(it.install(own).isGood());
    QCOMPARE(it.take(it.lessonsOf(1, {agencyPack(5)})), QStringLiteral("lessons.pack_taken")); // the centre's stays
    QCOMPARE(it.fault("lessons"), QStringLiteral("lessons.pack_taken"));
    QCOMPARE(it.state(), QStringLiteral("pack.own_centre"));
    QVERIFY(it.await([&](desk::Done done) { it.packs().remove(QStringLiteral("naru.own"), done); }));
    QCOMPARE(it.take(it.lessonsOf(1, {agencyPack(5)})), QStringLiteral("taken"));
    QCOMPARE(it.install(it.make(packPlan(9))).fault->name(), "lessons.pack_taken"); // nor the other way round
}

/// Both begin with nothing in the way: the one by hand is judged when the other is in its place.
void SuppliesTest::letsWhatIsHandedDownGoFirst()
{
    SupplyStage it;
    const QByteArray own = it.make(packPlan(9));
    bool isTaken = false;
    it.supplies().take(it.lessonsOf(1, {agencyPack(5)}), [&](const Result<void>& taken) { isTaken = bool(taken); });
    const auto outcome = it.install(own);
    QVERIFY(outcome.fault);
    QCOMPARE(outcome.fault->name(), "lessons.pack_taken");
    QVERIFY(isTaken);
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

void SuppliesTest::neverTakesAnOlderOne()
{
    SupplyStage it;
    QSignalSpy stopped(it.desk.get(), &Desk::journalStopped);
    QCOMPARE(it.take(it.trust(7, 1)), QStringLiteral("taken"));
    QCOMPARE(it.take(it.trust(6, 2)), QStringLiteral("supplies.older"));
    Supply other = it.trust(7, 2);
    QCOMPARE(it.take(other), QStringLiteral("supplies.older")); // another one under the same number
    QVERIFY(it.open());
    QCOMPARE(it.take(it.trust(6, 2)), QStringLiteral("supplies.older"));
    QCOMPARE(it.version("trust"), 7u);
    QCOMPARE(it.supplies().standing(QStringLiteral("trust"))->manifest, it.trust(7, 1).manifest);
    QVERIFY(stopped.isEmpty());
    // A root that let the keys of that number go: it begins anew, and the old root's never comes back.
    Supply anew = it.trust(2, 4);
    anew.root = 2;
    QCOMPARE(it.take(anew), QStringLiteral("taken"));
    QCOMPARE(it.version("trust"), 2u);
    QCOMPARE(it.take(it.trust(8, 5)), QStringLiteral("supplies.older"));
}

/// Power goes away before the journal knew, and after.
void SuppliesTest::losesNothingToAPowerCut()
{
    SupplyStage it;
    QCOMPARE(it.take(it.trust(1, 1)), QStringLiteral("taken"));
    it.desk.reset();
    QVERIFY(placeRelease(it.data().chopped(1), it.trust(2, 2))); // in its place, and the journal knows nothing of it
    QVERIFY(QDir(it.data(QStringLiteral("released/trust/3.part"))).mkpath(QStringLiteral(".")));
    QVERIFY(it.open());
    QCOMPARE(it.version("trust"), 1u);
    QCOMPARE(it.desk->trust().all().first().commonName(), QStringLiteral("나루청 모바일 신분증 1"));
    QCOMPARE(QDir(it.data(QStringLiteral("released/trust"))).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    QCOMPARE(it.take(it.trust(2, 2)), QStringLiteral("taken"));
    QVERIFY(it.open());
    QCOMPARE(it.desk->trust().all().first().commonName(), QStringLiteral("나루청 모바일 신분증 2"));
}

/// The folder as it was a month ago, or touched by another hand: the journal knows better.
void SuppliesTest::noticesAnOldImageOfTheFolder()
{
    SupplyStage it;
    QCOMPARE(it.take(it.trust(1, 1)), QStringLiteral("taken"));
    QCOMPARE(it.take(it.trust(2, 2)), QStringLiteral("taken"));
    it.desk.reset();
    QDir trust(it.data(QStringLiteral("released/trust")));
    const QString second = trust.filePath(trust.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0));
    QVERIFY(QDir(second).removeRecursively());
    QVERIFY(placeRelease(it.data().chopped(1), it.trust(1, 1)));
    QVERIFY(it.open());
    QCOMPARE(it.desk->trust().anchors(), 0);
    QCOMPARE(it.fault("trust"), QStringLiteral("supplies.not_in_place"));
    QCOMPARE(it.take(it.trust(1, 1)), QStringLiteral("supplies.older"));
    it.desk.reset();
    Supply forged = it.trust(1, 1); // the old list under the new name
    QVERIFY(placeRelease(it.data().chopped(1), forged));
    QVERIFY(trust.rename(releaseName(1, contentOf(forged.files)), QFileInfo(second).fileName()));
    QVERIFY(it.open());
    QCOMPARE(it.desk->trust().anchors(), 0);
    QCOMPARE(it.fault("trust"), QStringLiteral("supplies.not_in_place"));
    QCOMPARE(it.take(it.trust(2, 2)), QStringLiteral("taken")); // its own files heal it; the journal is not asked twice
    QCOMPARE(it.desk->trust().anchors(), 1);
    QCOMPARE(it.fault("trust"), QString());
}

void SuppliesTest::goesAlongInABackup()
{
    SupplyStage it;
    QCOMPARE(it.take(it.trust(1, 1)), QStringLiteral("taken"));
    const QString code = it.desk->recoveryCode();
    const QString stick = it.folder.filePath(QStringLiteral("stick"));
    QVERIFY(QDir().mkpath(stick));
    QVERIFY(it.await([&](desk::Done done) { it.desk->backUp(stick, done); }));
    it.desk.reset();
    QVERIFY(QDir(it.data()).removeRecursively());
    const QString backup = stick + u'/' + QDir(stick).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    QVERIFY(restoreBackup(backup, it.data().chopped(1), code));
    QVERIFY(it.open());
    QCOMPARE(it.version("trust"), 1u);
    QCOMPARE(it.desk->trust().anchors(), 1);
    QCOMPARE(it.fault("trust"), QString());
}

/// Bytes that this thread has asked the kernel to read so far.
static qint64 readHere()
{
    QFile counters(QStringLiteral("/proc/thread-self/io"));
    if (!counters.open(QIODevice::ReadOnly))
        return -1;
    const QList<QByteArray> words = counters.readAll().simplified().split(' ');
    return words.value(words.indexOf("rchar:") + 1).toLongLong();
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

void SuppliesTest::isRebuiltFromTheJournal()
{
    SupplyStage it;
    QCOMPARE(it.take(it.trust(1, 1)), QStringLiteral("taken"));
    QCOMPARE(it.take(it.lessonsOf(1, {agencyPack(1)})), QStringLiteral("taken"));
    QCOMPARE(it.take(it.lessonsOf(2, {agencyPack(2)})), QStringLiteral("taken"));
    QCOMPARE(it.take(it.supply("fees", 3, {{QStringLiteral("fees.json"), ownFees}})), QStringLiteral("taken"));
    QCOMPARE(it.take(it.supply("settings", 1, {{QStringLiteral("s.json"), R"({"highContrast": true})"}})),
        QStringLiteral("taken"));
    QVERIFY(it.await([&](desk::Done done) { it.supplies().goBack(QStringLiteral("lessons"), done); }));
    it.clock.advance(std::chrono::hours(30));
    it.supplies().confirmed(QStringLiteral("trust"), it.clock.now());
    QCOMPARE(it.differ(), QStringList());
}

NARU_TEST(SuppliesTest)
#include "tst_supplies.moc"

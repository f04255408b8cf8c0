// SPDX-License-Identifier: GPL-3.0-or-later
// Packs at a desk: whose may play, what an install leaves when it is cut off, what is said of one that was altered.
#include "app/packvoices.h"
#include "tests/support/packstage.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::desk;
using namespace naru::test;
using lessons::LessonsFault;
using State = InstalledPack::State;

namespace {

QString faultOf(const PackOutcome& outcome)
{
    return outcome.fault ? QString::fromLatin1(outcome.fault->name()) : QStringLiteral("none");
}

QString firstLine(const PackOutcome& outcome)
{
    return outcome.complaints.isEmpty() ? QString() : outcome.complaints.first().line();
}

const QString ownId = QStringLiteral("own.train");

} // namespace

class DeskPacksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playsInItsOwnCentreUntilAnAuthorSealsIt();
    void playsAtAnotherDeskOfTheCentre();
    void asksForAnAdministrator();
    void playsTheRecordingsOfALesson();
    void refusesWhatIsOlderOrAnothers();
    void keepsTheVersionBefore();
    void takesOneOut();
    void saysWhatWasAltered();
    void drawsEveryPictureFirst();
    void goesAlongInABackup();
    void touchesNothingElse();
    void sweepsWhatWasLeftHalfDone();
};

void DeskPacksTest::playsInItsOwnCentreUntilAnAuthorSealsIt()
{
    PackStage home, away(QStringLiteral("바다동 주민센터"));
    const QByteArray bytes = home.make(packPlan(1));
    QVERIFY(!bytes.isEmpty());
    QCOMPARE(faultOf(home.install(bytes)), QStringLiteral("none"));
    QCOMPARE(home.state(), QStringLiteral("pack.own_centre"));
    QVERIFY(home.packs().lesson(ownId));
    QCOMPARE(home.packs().voice(ownId, QStringLiteral("ko"), QStringLiteral("s1")), silentWav());
    QVERIFY(home.packs().voice(ownId, QStringLiteral("ko"), QStringLiteral("s2")).isEmpty());

    const PackOutcome foreign = away.install(bytes);
    QCOMPARE(faultOf(foreign), QStringLiteral("lessons.pack_foreign"));
    QCOMPARE(firstLine(foreign), QStringLiteral("pack: seals: neither-this-centre-nor-an-author"));
    QVERIFY(!away.packs().lesson(ownId));

    QVERIFY(away.addAuthor(authorKey()));
    QCOMPARE(faultOf(away.install(bytes)), QStringLiteral("lessons.pack_foreign")); // the author has not sealed it
    QCOMPARE(faultOf(away.install(*lessons::addSeal(bytes, authorKey()))), QStringLiteral("none"));
    QCOMPARE(away.state(), QStringLiteral("pack.author"));
    QVERIFY(away.packs().lesson(ownId));

    const QByteArray id = away.packs().authors().first().id();
    QVERIFY(away.await([&](desk::Done done) { away.packs().removeAuthor(id, done); }));
    QCOMPARE(away.state(), QStringLiteral("pack.foreign"));
    QVERIFY(!away.packs().lesson(ownId) && away.packs().lessons().isEmpty());
}

void DeskPacksTest::playsAtAnotherDeskOfTheCentre()
{
    PackStage home, sister, stranger(QStringLiteral("바다동 주민센터"));
    const QByteArray bytes = home.make(packPlan(1)), key = *home.desk->deskKeyText();
    QCOMPARE(faultOf(sister.install(bytes)), QStringLiteral("lessons.pack_foreign"));
    QVERIFY(sister.await([&](desk::Done done) { sister.desk->importDeskKey(key, done); }));
    QCOMPARE(faultOf(sister.install(bytes)), QStringLiteral("none"));
    // Known for its receipts, but of another centre.
    QVERIFY(stranger.await([&](desk::Done done) { stranger.desk->importDeskKey(key, done); }));
    QCOMPARE(faultOf(stranger.install(bytes)), QStringLiteral("lessons.pack_foreign"));
}

void DeskPacksTest::asksForAnAdministrator()
{
    PackStage stage;
    const QByteArray bytes = stage.make(packPlan(1));
    stage.desk->lock();
    QCOMPARE(faultOf(stage.install(bytes)), QStringLiteral("desk.not_signed_in"));
    QVERIFY(stage.make(packPlan(1)).isEmpty());
    QVERIFY(!stage.addAuthor(authorKey()));
    QVERIFY(!stage.await([&](desk::Done done) { stage.packs().remove(QStringLiteral("naru.own"), done); }));
    QCOMPARE(stage.packs().list().size(), 0);
    QVERIFY(!QDir(stage.data(QStringLiteral("packs/naru.own"))).exists());
    QVERIFY(stage.signIn());
    QVERIFY(!stage.await([&](desk::Done done) {
        stage.packs().addAuthor(QStringLiteral("홍길동"), authorKey().pem().view().toByteArray(), done);
    }));
    QCOMPARE(stage.packs().authors().size(), 0); // a private key is nobody's to hand in
}

void DeskPacksTest::playsTheRecordingsOfALesson()
{
    PackStage home;
    QCOMPARE(faultOf(home.install(home.make(packPlan(1)))), QStringLiteral("none"));
    const auto lesson = home.packs().lesson(ownId);
    QVERIFY(lesson);
    const QString recording = (*lesson)->voices.value(QStringLiteral("ko/s1"));
    QCOMPARE(recording, QStringLiteral("pack:own.train/ko/s1"));
    PackVoices voices(&home.packs());
    QFile clip(voices.fileOf(recording));
    QVERIFY(clip.open(QIODevice::ReadOnly));
    QCOMPARE(clip.readAll(), silentWav());
    QCOMPARE(voices.fileOf(recording), clip.fileName());
    QCOMPARE(voices.fileOf(QStringLiteral("/a/recording.wav")), QStringLiteral("/a/recording.wav"));
    QVERIFY(voices.fileOf(QStringLiteral("pack:own.train/ko/s2")).isEmpty());
    QVERIFY(voices.fileOf(QStringLiteral("pack:../../etc/passwd")).isEmpty());
    QVERIFY(PackVoices(nullptr).fileOf(recording).isEmpty());
}

void DeskPacksTest::refusesWhatIsOlderOrAnothers()
{
    PackStage stage;
    QVERIFY(stage.addAuthor(makerKey()) && stage.addAuthor(authorKey()));
    QVERIFY(stage.install(lessons::makePack(packPlan(5), makerKey()).bytes).isGood());
    for (const int version : {4, 5}) {
        const PackOutcome older = stage.install(lessons::makePack(packPlan(version), makerKey()).bytes);
        QCOMPARE(faultOf(older), QStringLiteral("lessons.pack_older"));
        QCOMPARE(firstLine(older), QStringLiteral("pack.json: version: not-above-5"));
    }
    const PackOutcome others = stage.install(lessons::makePack(packPlan(6), authorKey()).bytes);
    QCOMPARE(faultOf(others), QStringLiteral("lessons.pack_taken"));
    QCOMPARE(firstLine(others), QStringLiteral("pack.json: id: another-maker's"));
    lessons::PackPlan same = packPlan(6);
    same.id = QStringLiteral("naru.other");
    const PackOutcome taken = stage.install(lessons::makePack(same, makerKey()).bytes);
    QCOMPARE(faultOf(taken), QStringLiteral("lessons.pack_taken"));
    QCOMPARE(firstLine(taken), QStringLiteral("pack.json: lessons: of-another-pack (own.train, naru.own)"));
    const PackOutcome broken = stage.install("nothing");
    QCOMPARE(faultOf(broken), QStringLiteral("lessons.bad_pack"));
    QCOMPARE(stage.packs().list().size(), 1);
    QCOMPARE(filesUnder(stage.data(QStringLiteral("packs"))),
        (QStringList{QStringLiteral("naru.own"), QStringLiteral("naru.own/5.narupack")}));
    QVERIFY(stage.install(lessons::makePack(packPlan(6), makerKey()).bytes).isGood());
}

void DeskPacksTest::keepsTheVersionBefore()
{
    PackStage stage;
    for (const int version : {1, 2, 3})
        QVERIFY(stage.install(stage.make(packPlan(version))).isGood());
    QCOMPARE(stage.packs().list().first().version, 3);
    QCOMPARE(stage.packs().list().first().previous, 2);
    QCOMPARE(stage.packs().nextVersion(QStringLiteral("naru.own")), 4);
    QVERIFY(!QFile::exists(stage.fileOf(1)));
    const auto back
        = [&] { return stage.await([&](desk::Done done) { stage.packs().goBack(QStringLiteral("naru.own"), done); }); };
    QVERIFY(back());
    QCOMPARE(stage.packs().list().first().version, 2);
    QVERIFY(!back());
    QVERIFY(stage.open());
    QCOMPARE(stage.packs().list().first().version, 2);
    QVERIFY(stage.packs().lesson(ownId));
}

void DeskPacksTest::takesOneOut()
{
    PackStage stage;
    QVERIFY(stage.install(stage.make(packPlan(1))).isGood());
    const auto remove
        = [&] { return stage.await([&](desk::Done done) { stage.packs().remove(QStringLiteral("naru.own"), done); }); };
    QVERIFY(remove());
    QVERIFY(stage.packs().list().isEmpty() && !stage.packs().lesson(ownId));
    QCOMPARE(filesUnder(stage.data(QStringLiteral("packs"))), QStringList());
    const auto again = remove();
    QVERIFY(!again && again.fault().is(LessonsFault::UnknownPack));
}

void DeskPacksTest::saysWhatWasAltered()
{
    PackStage stage;
    const QByteArray bytes = stage.make(packPlan(1));
    QVERIFY(stage.install(bytes).isGood());
    QFile file(stage.fileOf(1));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(bytes.size() / 2) && file.write("x") == 1);
    file.close();
    QVERIFY(stage.open());
    QCOMPARE(stage.state(), QStringLiteral("pack.altered"));
    QVERIFY(!stage.packs().lesson(ownId) && stage.packs().lessons().isEmpty());
    bool isSaid = false;
    for (const Finding& finding : stage.desk->examine())
        isSaid = isSaid || (QLatin1StringView(finding.name) == u"doctor.packs" && finding.state == Finding::State::Bad);
    QVERIFY(isSaid);
    QVERIFY(stage.signIn());
    QVERIFY(stage.install(bytes).isGood()); // the same again is what helps
    QCOMPARE(stage.state(), QStringLiteral("pack.own_centre"));
}

void DeskPacksTest::drawsEveryPictureFirst()
{
    PackStage stage;
    const QByteArray bytes = stage.make(packPlan(1));
    imaged::Client nobody(QStringLiteral("/nowhere/naru-imaged"));
    stage.pictures = &nobody;
    QVERIFY(stage.open() && stage.signIn());
    const PackOutcome outcome = stage.install(bytes);
    QCOMPARE(faultOf(outcome), QStringLiteral("device.picture_decoder_failed"));
    QCOMPARE(firstLine(outcome), QStringLiteral("lessons/own-train/pictures/seats.svg: -: cannot-be-drawn"));
    QCOMPARE(filesUnder(stage.data(QStringLiteral("packs"))), QStringList());
    stage.pictures = nullptr;
    QVERIFY(stage.open() && stage.signIn());
    QCOMPARE(faultOf(stage.install(bytes)), QStringLiteral("device.picture_decoder_failed"));
    stage.pictures = &stage.client;
    QVERIFY(stage.open() && stage.signIn());
    QVERIFY(stage.install(bytes).isGood());
}

void DeskPacksTest::goesAlongInABackup()
{
    PackStage stage;
    QVERIFY(stage.install(stage.make(packPlan(1))).isGood());
    QVERIFY(stage.addAuthor(authorKey()));
    const QString stick = stage.folder.filePath(QStringLiteral("stick"));
    QVERIFY(stage.await([&](desk::Done done) { stage.desk->backUp(stick, done); }));
    const QString code = stage.desk->recoveryCode();
    stage.desk.reset();
    QVERIFY(QDir(stage.data()).removeRecursively());
    const QString copy = QDir(stick).filePath(QDir(stick).entryList(QDir::Dirs | QDir::NoDotAndDotDot).first());
    QVERIFY(restoreBackup(copy, stage.data(), code));
    QVERIFY(stage.open());
    QCOMPARE(stage.state(), QStringLiteral("pack.own_centre"));
    QVERIFY(stage.packs().lesson(ownId));
    QCOMPARE(stage.packs().authors().size(), 1);
}

void DeskPacksTest::touchesNothingElse()
{
    PackStage stage;
    const QByteArray good = stage.make(packPlan(1));
    const QStringList before = filesUnder(stage.folder.path());
    for (const char* name : {"../../../evil", "/tmp/naru-evil", "lessons/own-train/../../../../evil", "journal.db"})
        QVERIFY(!stage.install(withManifest(good, "lessons/own-train/ko.json", name)).isGood());
    QVERIFY(!stage.install(withManifest(good, "naru.own", "../keys")).isGood());
    QCOMPARE(filesUnder(stage.folder.path()).filter(QStringLiteral("evil")), QStringList());
    QVERIFY(stage.install(good).isGood());
    QStringList added = filesUnder(stage.folder.path());
    for (const QString& name : before)
        added.removeAll(name);
    QCOMPARE(added,
        (QStringList{QStringLiteral("data/packs"), QStringLiteral("data/packs/naru.own"),
            QStringLiteral("data/packs/naru.own/1.narupack")}));
    QVERIFY(!QFile::exists(QStringLiteral("/tmp/naru-evil")));
}

/// Each thing that a power cut may leave, put there by hand.
void DeskPacksTest::sweepsWhatWasLeftHalfDone()
{
    PackStage stage;
    const QByteArray first = stage.make(packPlan(1)), second = stage.make(packPlan(2)), third = stage.make(packPlan(3));
    QVERIFY(stage.install(first).isGood());
    stage.desk.reset();
    const auto put = [&](const QString& path, const QByteArray& bytes) {
        QDir().mkpath(QFileInfo(stage.data(path)).path());
        QFile file(stage.data(path));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(put(QStringLiteral("packs/naru.own/2.narupack.aB3xYz"), second.first(second.size() / 2)));
    QVERIFY(put(QStringLiteral("packs/naru.new/1.narupack.aB3xYz"), second.first(9)));
    QVERIFY(put(QStringLiteral("packs/.naru.gone/1.narupack"), first));
    QVERIFY(stage.open());
    QCOMPARE(filesUnder(stage.data(QStringLiteral("packs"))),
        (QStringList{QStringLiteral("naru.own"), QStringLiteral("naru.own/1.narupack")}));
    QCOMPARE(stage.packs().list().first().version, 1);
    stage.desk.reset();
    QVERIFY(put(QStringLiteral("packs/naru.own/2.narupack"), second));
    QVERIFY(put(QStringLiteral("packs/naru.own/3.narupack"), third));
    QVERIFY(stage.open());
    QCOMPARE(stage.packs().list().first().version, 3);
    QCOMPARE(stage.packs().list().first().previous, 2);
    QVERIFY(!QFile::exists(stage.fileOf(1)));
}

NARU_TEST(DeskPacksTest)
#include "tst_deskpacks.moc"

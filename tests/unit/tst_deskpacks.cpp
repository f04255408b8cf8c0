// SPDX-License-Identifier: GPL-3.0-or-later
// Packs at a desk: whose may play, what an install leaves when it is cut off, what is said of one that was altered.
#include "app/desk/packs.h"
#include "devices/imaged/client.h"
#include "tests/support/desksupport.h"
#include "tests/support/packsupport.h"
#include "tests/support/suite.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace naru;
using namespace naru::desk;
using namespace naru::test;
using lessons::LessonsFault;
using State = InstalledPack::State;

namespace {

/// A desk with an administrator signed in, and a process that draws.
struct PackStage : DeskStage {
    imaged::Client client;
    QString centre;

    explicit PackStage(QString of = QStringLiteral("나루동 행정복지센터"))
        : centre(std::move(of))
    {
        pictures = &client;
        NARU_ASSERT(open());
        Setup setup;
        setup.settings.centre = centre;
        setup.settings.desk = QStringLiteral("2번 창구");
        setup.administrator = QStringLiteral("김나루");
        setup.pin = goodPin;
        NARU_ASSERT(await([&](desk::Done done) { desk->completeSetup(setup, done); }));
    }

    Packs& packs() { return *desk->packs(); }
    QString data(const QString& below = {}) const { return folder.filePath(QStringLiteral("data/") + below); }
    QString fileOf(int version) const { return data(QStringLiteral("packs/naru.own/%1.narupack").arg(version)); }

    PackOutcome install(const QByteArray& bytes)
    {
        std::optional<PackOutcome> answer;
        packs().install(bytes, [&](const PackOutcome& outcome) { answer = outcome; });
        NARU_ASSERT(QTest::qWaitFor([&] { return answer.has_value(); }, 60'000));
        return *answer;
    }

    QByteArray make(const lessons::PackPlan& plan)
    {
        std::optional<lessons::MadePack> answer;
        packs().make(plan, [&](const lessons::MadePack& made, const std::optional<Fault>& fault) {
            answer = fault ? lessons::MadePack() : made;
        });
        NARU_ASSERT(QTest::qWaitFor([&] { return answer.has_value(); }, 60'000));
        return answer->bytes;
    }

    Result<void> addAuthor(const crypto::PrivateKey& key)
    {
        const QByteArray pem = crypto::toPem("PUBLIC KEY", key.publicKey().spki());
        return await([&](desk::Done done) { packs().addAuthor(QStringLiteral("홍길동"), pem, done); });
    }

    QString state() { return packs().list().isEmpty() ? QString() : QString::fromLatin1(stateName()); }

private:
    const char* stateName() { return packStateNames[std::size_t(packs().list().first().state)]; }
};

QString faultOf(const PackOutcome& outcome)
{
    return outcome.fault ? QString::fromLatin1(outcome.fault->name()) : QStringLiteral("none");
}

QString firstLine(const PackOutcome& outcome)
{
    return outcome.complaints.isEmpty() ? QString() : outcome.complaints.first().line();
}

QStringList filesUnder(const QString& folder)
{
    QStringList files;
    for (QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
             QDirIterator::Subdirectories);
         it.hasNext();)
        files.append(QDir(folder).relativeFilePath(it.next()));
    files.sort();
    return files;
}

const QString ownId = QStringLiteral("own.train");

} // namespace

class DeskPacksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playsInItsOwnCentreUntilAnAuthorSealsIt();
    void playsAtAnotherDeskOfTheCentre();
    void asksForAnAdministrator();
    void refusesWhatIsOlderOrAnothers();
    void keepsTheVersionBefore();
    void takesOneOut();
    void saysWhatWasAltered();
    void drawsEveryPictureFirst();
    void goesAlongInABackup();
    void touchesNothingElse();
    void sweepsWhatWasLeftHalfDone();
    void leavesTheOldOrTheNewWhenItIsKilled();
    void answersOnTheCommandLine();
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

namespace {

struct Answer {
    int exit = -1;
    QJsonObject json;
    QByteArray complained;
};

Answer naructl(const PackStage& stage, const QStringList& arguments, const QByteArray& typed = {}, int killAfterMs = 0)
{
    QProcess process;
    process.start(QStringLiteral(NARU_BINARY_DIR "/bin/naructl"),
        QStringList{QStringLiteral("--data"), stage.data(), QStringLiteral("pack"), QStringLiteral("--json")}
            + arguments);
    process.write(typed);
    process.closeWriteChannel();
    if (killAfterMs > 0 && !process.waitForFinished(killAfterMs))
        process.kill();
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        QJsonDocument::fromJson(process.readAllStandardOutput()).object(), process.readAllStandardError()};
}

QString keep(const PackStage& stage, const QString& name, const QByteArray& bytes)
{
    QFile file(stage.folder.filePath(name));
    NARU_ASSERT(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    return file.fileName();
}

const QByteArray administrator = "1\n" + goodPin.toLatin1() + "\n";

} // namespace

/// The real program, killed at twelve moments of an install: before it, in it, after it.
void DeskPacksTest::leavesTheOldOrTheNewWhenItIsKilled()
{
    PackStage stage;
    QVERIFY(stage.install(stage.make(packPlan(1))).isGood());
    lessons::PackPlan large = packPlan(2);
    large.lessons.first().voice[QStringLiteral("ko")][QStringLiteral("s2")] = silentWav(1024 * 1024);
    const QString next = keep(stage, QStringLiteral("next.narupack"), stage.make(large));
    const QString copy = stage.folder.filePath(QStringLiteral("before"));
    stage.desk.reset();
    QVERIFY(QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), stage.data(), copy}) == 0);
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(naructl(stage, {QStringLiteral("install"), next}, administrator).exit, 0);
    const int whole = int(clock.elapsed());
    int old = 0, fresh = 0;
    constexpr int moments = 12;
    for (int moment = 1; moment <= moments; ++moment) {
        QVERIFY(QDir(stage.data()).removeRecursively());
        QVERIFY(QProcess::execute(
                    QStringLiteral("cp"), {QStringLiteral("-a"), copy, stage.folder.filePath(QStringLiteral("data"))})
            == 0);
        (void)naructl(stage, {QStringLiteral("install"), next}, administrator, std::max(1, whole * moment / moments));
        QVERIFY(stage.open());
        const InstalledPack pack = stage.packs().list().value(0);
        QVERIFY(pack.plays() && (pack.version == 1 || pack.version == 2));
        QCOMPARE(filesUnder(stage.data(QStringLiteral("packs"))).size(), pack.version == 1 ? 2 : 3);
        QVERIFY(stage.packs().lesson(ownId));
        (pack.version == 1 ? old : fresh)++;
        stage.desk.reset();
    }
    qInfo("%d left the old, %d the new, of %d in %d ms", old, fresh, moments, whole);
    QVERIFY(old > 0);
}

void DeskPacksTest::answersOnTheCommandLine()
{
    PackStage stage;
    const QByteArray bytes = lessons::makePack(packPlan(1), authorKey()).bytes;
    const QString good = keep(stage, QStringLiteral("good.narupack"), bytes);
    const QString bad = keep(stage, QStringLiteral("bad.narupack"), bytes.chopped(1));
    const QString pem
        = keep(stage, QStringLiteral("key.pem"), crypto::toPem("PUBLIC KEY", authorKey().publicKey().spki()));
    stage.desk.reset();
    const auto run = [&](const QStringList& arguments) { return naructl(stage, arguments, administrator); };
    const auto firstRule = [](const Answer& answer) {
        return answer.json.value(QStringLiteral("complaints"))
            .toArray()
            .at(0)
            .toObject()
            .value(QStringLiteral("rule"))
            .toString();
    };
    QCOMPARE(run({QStringLiteral("check"), bad}).exit, 1);
    QCOMPARE(firstRule(run({QStringLiteral("check"), bad})), QStringLiteral("cut-off"));
    QCOMPARE(run({QStringLiteral("check"), QStringLiteral("/nowhere")}).exit, 2);
    QCOMPARE(run({QStringLiteral("check")}).exit, 2);
    QCOMPARE(firstRule(run({QStringLiteral("check"), good})), QStringLiteral("neither-this-centre-nor-an-author"));
    QCOMPARE(run({QStringLiteral("install"), good}).exit, 1);
    QCOMPARE(run({QStringLiteral("author"), QStringLiteral("add"), QStringLiteral("홍길동"), pem}).exit, 0);
    const Answer checked = run({QStringLiteral("check"), good});
    QVERIFY2(checked.exit == 0, checked.complained.constData());
    const Answer installed = run({QStringLiteral("install"), good});
    QVERIFY2(installed.exit == 0, installed.complained.constData());
    const Answer list = run({QStringLiteral("list")});
    const QJsonObject row = list.json.value(QStringLiteral("packs")).toArray().at(0).toObject();
    QCOMPARE(row.value(QStringLiteral("state")).toString(), QStringLiteral("pack.author"));
    QCOMPARE(row.value(QStringLiteral("pack")).toString(), QStringLiteral("naru.own"));
    QCOMPARE(run({QStringLiteral("back"), QStringLiteral("naru.own")}).exit, 2);
    QCOMPARE(run({QStringLiteral("remove"), QStringLiteral("naru.own")}).exit, 0);
    QVERIFY(run({QStringLiteral("list")}).json.value(QStringLiteral("packs")).toArray().isEmpty());

    const QString own = stage.folder.filePath(QStringLiteral("lessons/own-train"));
    QVERIFY(QDir().mkpath(own + QStringLiteral("/pictures")));
    const lessons::PackLesson lesson = ownLesson();
    keep(stage, QStringLiteral("lessons/own-train/lesson.json"), lesson.files.lesson);
    for (const auto& [language, words] : lesson.files.words.toStdMap())
        keep(stage, QStringLiteral("lessons/own-train/%1.json").arg(language), words);
    for (const auto& [name, svg] : lesson.files.pictures.toStdMap())
        keep(stage, QStringLiteral("lessons/own-train/pictures/") + name, svg);
    const QString made = stage.folder.filePath(QStringLiteral("made.narupack"));
    const Answer making
        = run({QStringLiteral("make"), stage.folder.filePath(QStringLiteral("lessons")), QStringLiteral("--out"), made,
            QStringLiteral("--id"), QStringLiteral("naru.own"), QStringLiteral("--author"), QStringLiteral("홍길동")});
    QVERIFY2(making.exit == 0, making.complained.constData());
    QCOMPARE(run({QStringLiteral("install"), made}).exit, 0);
    QCOMPARE(run({QStringLiteral("list")})
                 .json.value(QStringLiteral("packs"))
                 .toArray()
                 .at(0)
                 .toObject()
                 .value(QStringLiteral("state"))
                 .toString(),
        QStringLiteral("pack.own_centre"));
}

NARU_TEST(DeskPacksTest)
#include "tst_deskpacks.moc"

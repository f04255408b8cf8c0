// SPDX-License-Identifier: GPL-3.0-or-later
// naructl pack, the real program: what it answers, and what it leaves when it is killed.
#include "app/desk/supplies.h"
#include "tests/support/issuerpem.h"
#include "tests/support/packstage.h"
#include "tests/support/releasestage.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>

using namespace naru;
using namespace naru::desk;
using namespace naru::test;

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

/// As large as one may be, so that a kill falls into it.
QByteArray largeIssuer()
{
    return QByteArray(900'000, '#') + '\n' + authorityPem(2);
}

/// Key files by their seeds, and a folder to be handed down: no desk is needed for these.
struct AgencyStage : PackStage {
    AgencyStage()
    {
        for (const quint64 seed : {1, 2, 3, 4, 5, 11, 12, 13}) {
            const auto key = releaseKey(seed);
            keep(*this, QStringLiteral("%1.pem").arg(seed), key.pem().view().toByteArray());
            keep(*this, QStringLiteral("%1.pub").arg(seed), crypto::toPem("PUBLIC KEY", key.publicKey().spki()));
        }
        NARU_ASSERT(QDir().mkpath(at("content/anchors")));
        keep(*this, QStringLiteral("content/anchors/a.pem"), authorityPem(1));
        keep(*this, QStringLiteral("content/b.pem"), largeIssuer());
        desk.reset();
    }
    QString at(const char* name) const { return folder.filePath(QLatin1StringView(name)); }
    QByteArray read(const char* name) const
    {
        QFile file(at(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Words behind `pack`; those that end in .pem, .pub, .naru, .root or stand as @NAME are files of this stage.
    Answer run(const QString& words, const QByteArray& typed = {}, int killAfterMs = 0) const
    {
        static const QRegularExpression file(QStringLiteral("@([a-z0-9.]+)"));
        QStringList arguments = words.split(u' ');
        for (QString& argument : arguments)
            argument.replace(file, folder.filePath(QStringLiteral("\\1")));
        return naructl(*this, arguments, typed, killAfterMs);
    }
    QJsonObject role(const Answer& answer) const { return answer.json.value(QStringLiteral("roles"))[0].toObject(); }
    int missing(const Answer& answer) const { return role(answer).value(QStringLiteral("missing")).toInt(-1); }
    /// Two roots, and a release that two of three have signed. The value: the pin.
    QByteArray prepared() const
    {
        const Answer made
            = run(QStringLiteral("root new --key @1.pem --key @2.pem --holder @3.pub --threshold 2 --role "
                                 "trust=2:@11.pub,@12.pub,@13.pub --role lessons=1:@11.pub --out @1.root"));
        NARU_ASSERT(made.exit == 0);
        NARU_ASSERT(run(QStringLiteral("build trust @content --version 7 --root @1.root --out @t.naru")).exit == 0);
        NARU_ASSERT(run(QStringLiteral("sign @t.naru --key @11.pem")).exit == 0);
        NARU_ASSERT(run(QStringLiteral("sign @t.naru --key @13.pem")).exit == 0);
        return made.json.value(QStringLiteral("pin")).toString().toLatin1();
    }
};

const QByteArray administrator = "1\n" + goodPin.toLatin1() + "\n";

} // namespace

class PackCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesTheOldOrTheNewWhenItIsKilled();
    void answersOnTheCommandLine();
    void rootsAreMadeAndSigned();
    void releasesAreBuiltAndSigned();
    void aReleaseComesOnAStick();
    void aReleaseIsWholeWhereverItIsKilled();
};

/// The real program, killed at twelve moments of an install: before it, in it, after it.
void PackCommandTest::leavesTheOldOrTheNewWhenItIsKilled()
{
    PackStage stage;
    QVERIFY(stage.install(stage.make(packPlan(1))).isGood());
    lessons::PackPlan large = packPlan(2);
    for (const char* key : {"s2", "s3"})
        large.lessons.first().voice[QStringLiteral("ko")][QLatin1StringView(key)] = silentWav(500 * 1024);
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
        QTRY_VERIFY(stage.open()); // a child that was just begun holds the folder's lock until it is another program
        const InstalledPack pack = stage.packs().list().value(0);
        QVERIFY(pack.plays() && (pack.version == 1 || pack.version == 2));
        QCOMPARE(filesUnder(stage.data(QStringLiteral("packs"))).size(), pack.version == 1 ? 2 : 3);
        QVERIFY(stage.packs().lesson(QStringLiteral("own.train")));
        (pack.version == 1 ? old : fresh)++;
        stage.desk.reset();
    }
    qInfo("%d left the old, %d the new, of %d in %d ms", old, fresh, moments, whole);
    QVERIFY(old > 0);
}

void PackCommandTest::answersOnTheCommandLine()
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

void PackCommandTest::rootsAreMadeAndSigned()
{
    const AgencyStage stage;
    const QString make = QStringLiteral("root new --key @1.pem --holder @2.pub --holder @3.pub --threshold 2 --role "
                                        "trust=2:@11.pub,@12.pub,@13.pub --out @1.root");
    const Answer made = stage.run(make);
    QVERIFY2(made.exit == 0, made.complained.constData());
    QCOMPARE(stage.missing(made), 1);
    const QString pin = made.json.value(QStringLiteral("pin")).toString();
    QCOMPARE(pin.toLatin1(), packs::pinOf(stage.read("1.root"))->toHex());
    QCOMPARE(stage.run(QStringLiteral("verify @1.root --pin ") + pin).exit, 1);
    QCOMPARE(stage.run(QStringLiteral("sign @1.root --key @2.pem")).exit, 0);
    const QByteArray twoSigned = stage.read("1.root");
    QCOMPARE(stage.run(QStringLiteral("sign @1.root --key @2.pem")).exit, 0);
    QCOMPARE(stage.read("1.root"), twoSigned); // twice is once
    QCOMPARE(stage.run(make).exit, 0);
    QCOMPARE(packs::signedOf(packs::Document::Root, stage.read("1.root"))->signatures.size(), 2);
    QCOMPARE(stage.run(QStringLiteral("verify @1.root --pin ") + pin).exit, 0);
    QCOMPARE(stage.run(QStringLiteral("verify @1.root")).exit, 3);                // signed, but whose is it
    QCOMPARE(stage.run(make + QStringLiteral(" --role fees=1:@11.pub")).exit, 2); // never over another one

    const QString next = QStringLiteral("root next --before @1.root --key @1.pem --key @4.pem --holder @4.pub --holder "
                                        "@5.pub --role trust=none --role lessons=1:@11.pub --out @2.root");
    const Answer second = stage.run(next);
    QVERIFY2(second.exit == 0, second.complained.constData());
    QCOMPARE(second.json.value(QStringLiteral("fault")).toString(), QStringLiteral("release.not_signed"));
    QCOMPARE(stage.run(QStringLiteral("sign @2.root --key @5.pem")).exit, 0);
    QCOMPARE(stage.run(QStringLiteral("verify @2.root --root @1.root")).exit, 1); // its own two, one of the first
    QCOMPARE(stage.run(QStringLiteral("sign @2.root --key @2.pem")).exit, 0);
    QCOMPARE(stage.run(QStringLiteral("verify @2.root --root @1.root")).exit, 3);
    const auto root = packs::unprovenRoot(stage.read("2.root"));
    QVERIFY(root->version == 2 && root->keys.size() == 3 && root->channels.keys() == QList{packs::Channel::Lessons});

    for (const char* wrong : {"root", "root new --key @1.pem --out @x.root", "root next --key @1.pem --out @x.root",
             "root new --key @1.pem --threshold 2 --out @x.root",
             "root new --key @1.pem --threshold 1 --role trust=2:@11.pub --out @x.root",
             "root new --key @1.pem --threshold 1 --role weather=1:@11.pub --out @x.root",
             "root new --key @1.pub --threshold 1 --out @x.root",
             "root new --key @1.pem --threshold 1 --role "
             "trust=1:@11.pem --out @x.root"}) {
        QVERIFY2(stage.run(QLatin1StringView(wrong)).exit > 0, wrong);
        QVERIFY2(stage.read("x.root").isEmpty(), wrong);
    }
}

void PackCommandTest::releasesAreBuiltAndSigned()
{
    const AgencyStage stage;
    const QString pin = QString::fromLatin1(stage.prepared());
    const QString named = QStringLiteral("verify @t.naru --pin ") + pin;
    const Answer whole = stage.run(named);
    QVERIFY2(whole.exit == 0, whole.complained.constData());
    QCOMPARE(whole.json.value(QStringLiteral("version")).toInt(), 7);
    QCOMPARE(stage.missing(whole), 0);
    QCOMPARE(stage.role(whole).value(QStringLiteral("signed_by")).toArray().size(), 2);
    QCOMPARE(stage.run(QStringLiteral("verify @t.naru")).exit, 3);
    QCOMPARE(stage.run(QStringLiteral("verify @t.naru --pin ") + QString(64, u'0')).exit, 1);
    QCOMPARE(stage.run(QStringLiteral("verify @t.naru --root @1.root --pin ") + pin).exit, 0);
    const QByteArray before = stage.read("t.naru");
    QCOMPARE(stage.run(QStringLiteral("build trust @content --version 7 --root @1.root --out @t.naru")).exit, 0);
    QCOMPARE(stage.read("t.naru"), before); // it is the same release: its signatures stay
    QCOMPARE(stage.run(QStringLiteral("build trust @content --version 8 --root @1.root --out @t.naru")).exit, 2);
    QCOMPARE(stage.read("t.naru"), before);

    QCOMPARE(stage
                 .run(QStringLiteral("build trust @content --version 8 --before @t.naru --root @1.root --begins "
                                     "2026-01-01 --expires 2026-01-31 --out @old.naru"))
                 .exit,
        0);
    const Answer unsignedOne = stage.run(QStringLiteral("verify @old.naru --pin ") + pin);
    QCOMPARE(unsignedOne.exit, 1);
    QCOMPARE(stage.missing(unsignedOne), 2);
    QCOMPARE(unsignedOne.json.value(QStringLiteral("fault")).toString(), QStringLiteral("release.not_signed"));
    QCOMPARE(unsignedOne.json.value(QStringLiteral("expires")).toString(), QStringLiteral("2026-01-31T15:00:00Z"));
    QCOMPARE(stage.run(QStringLiteral("sign @old.naru --key @11.pem")).exit, 0);
    QCOMPARE(stage.missing(stage.run(QStringLiteral("verify @old.naru"))), 1);

    QByteArray flipped = before;
    flipped[flipped.size() - 5] = 'x';
    keep(stage, QStringLiteral("flipped.naru"), flipped);
    QCOMPARE(stage.run(QStringLiteral("verify @flipped.naru --pin ") + pin).exit, 1);
    keep(stage, QStringLiteral("cut.naru"), before.chopped(1));
    QCOMPARE(stage.run(QStringLiteral("verify @cut.naru")).json.value(QStringLiteral("fault")).toString(),
        QStringLiteral("release.bad_bundle"));
    keep(stage, QStringLiteral("content/.hidden"), "x");
    QCOMPARE(stage.run(QStringLiteral("build trust @content --version 9 --out @x.naru")).exit, 1);
    for (const char* wrong : {"build weather @content --version 9 --out @x.naru", "build trust @content --out @x.naru",
             "build trust @content --version 9 --expires tomorrow --out @x.naru", "sign @t.naru", "verify",
             "verify @nowhere.naru"})
        QVERIFY2(stage.run(QLatin1StringView(wrong)).exit == 2, wrong);
    QVERIFY(stage.read("x.naru").isEmpty());
}

void PackCommandTest::aReleaseComesOnAStick()
{
    AgencyStage stage;
    const QString pin = QString::fromLatin1(stage.prepared());
    const auto faultOf = [](const Answer& answer) { return answer.json.value(QStringLiteral("fault")).toString(); };
    QCOMPARE(faultOf(stage.run(QStringLiteral("import @t.naru"))), QStringLiteral("release.no_root"));
    QCOMPARE(faultOf(stage.run(QStringLiteral("import @t.naru --pin ") + QString(64, u'0'), administrator)),
        QStringLiteral("release.not_signed"));
    QVERIFY(stage.run(QStringLiteral("import @t.naru --pin ") + pin, "1\n000000\n").exit > 0); // not an administrator
    QVERIFY(!packs::Shelf::open(stage.data(QStringLiteral("shelf")))->root());
    const Answer brought = stage.run(QStringLiteral("import @t.naru --pin ") + pin, administrator);
    QVERIFY2(brought.exit == 0, brought.complained.constData());
    QCOMPARE(brought.json.value(QStringLiteral("used")).toInt(), 7);
    const Answer again = stage.run(QStringLiteral("import @t.naru")); // twice is once, and nobody has to be asked
    QVERIFY(again.exit == 0 && again.json.value(QStringLiteral("used")).toInt() == 7);
    const auto shelf = packs::Shelf::open(stage.data(QStringLiteral("shelf")));
    QCOMPARE(QString::fromLatin1(shelf->rootPin().toHex()), pin);
    QVERIFY(shelf->has(crypto::sha256(largeIssuer())));
    // What nobody may sign leaves nothing on the disk.
    const qsizetype files = filesUnder(stage.data(QStringLiteral("shelf"))).size();
    keep(stage, QStringLiteral("content/c.pem"), "third");
    QCOMPARE(stage.run(QStringLiteral("build trust @content --version 8 --out @u.naru")).exit, 0);
    QCOMPARE(faultOf(stage.run(QStringLiteral("import @u.naru"))), QStringLiteral("release.not_signed"));
    QCOMPARE(filesUnder(stage.data(QStringLiteral("shelf"))).size(), files);
    // What the journal took holds, whatever becomes of the shelf.
    for (const char* words : {"build trust @content/anchors --version 6 --root @1.root --out @o.naru",
             "sign @o.naru --key @11.pem", "sign @o.naru --key @12.pem"})
        QCOMPARE(stage.run(QLatin1StringView(words)).exit, 0);
    QCOMPARE(faultOf(stage.run(QStringLiteral("import @o.naru"))), QStringLiteral("release.older"));
    QVERIFY(QDir(stage.data(QStringLiteral("shelf"))).removeRecursively());
    QCOMPARE(faultOf(stage.run(QStringLiteral("import @o.naru --pin ") + pin, administrator)),
        QStringLiteral("release.older"));
    // What is signed and of no use is refused by the desk, and what was in use stays.
    keep(stage, QStringLiteral("content/anchors/a.pem"), "no issuer");
    for (const char* words : {"build trust @content/anchors --version 9 --root @1.root --out @n.naru",
             "sign @n.naru --key @11.pem", "sign @n.naru --key @12.pem"})
        QCOMPARE(stage.run(QLatin1StringView(words)).exit, 0);
    const Answer useless = stage.run(QStringLiteral("import @n.naru"));
    QCOMPARE(useless.exit, 1);
    QCOMPARE(faultOf(useless), QStringLiteral("desk.trust_unreadable"));
    QCOMPARE(useless.json.value(QStringLiteral("used")).toInt(), 7);
    QVERIFY(stage.open());
    QCOMPARE(stage.desk->supplies()->standing(QStringLiteral("trust"))->version, 7U);
    QCOMPARE(stage.desk->trust().anchors(), 2);
    QCOMPARE(faultOf(stage.run(QStringLiteral("import @t.naru"))), QStringLiteral("storage.busy"));
}

/// A signature and an import, killed at six moments each: the file and the shelf are old or new, and run again.
void PackCommandTest::aReleaseIsWholeWhereverItIsKilled()
{
    AgencyStage stage;
    const QString pin = QString::fromLatin1(stage.prepared());
    const QByteArray before = stage.read("t.naru");
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(stage.run(QStringLiteral("sign @t.naru --key @12.pem")).exit, 0);
    const int signing = int(clock.restart());
    constexpr int moments = 6;
    for (int moment = 1; moment <= moments; ++moment) {
        keep(stage, QStringLiteral("t.naru"), before);
        (void)stage.run(QStringLiteral("sign @t.naru --key @12.pem"), {}, std::max(1, signing * moment / moments));
        QVERIFY(stage.read("t.naru") == before || stage.read("t.naru").size() > before.size());
        QCOMPARE(stage.run(QStringLiteral("verify @t.naru --pin ") + pin).exit, 0);
    }
    for (int moment = 1; moment <= moments; ++moment) {
        QVERIFY(QDir(stage.data(QStringLiteral("shelf"))).removeRecursively());
        (void)stage.run(
            QStringLiteral("import @t.naru --pin ") + pin, administrator, std::max(1, signing * 4 * moment / moments));
        const QString again = QStringLiteral("import @t.naru --pin ") + pin;
        QTRY_COMPARE_WITH_TIMEOUT(stage.run(again, administrator).exit, 0, 60'000);
        const auto shelf = packs::Shelf::open(stage.data(QStringLiteral("shelf")));
        QVERIFY(shelf->root() && shelf->has(crypto::sha256(largeIssuer())));
    }
}

NARU_TEST(PackCommandTest)
#include "tst_packcommand.moc"

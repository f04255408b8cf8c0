// SPDX-License-Identifier: GPL-3.0-or-later
// naructl pack, the real program: what it answers, and what it leaves when it is killed.
#include "tests/support/packstage.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

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

const QByteArray administrator = "1\n" + goodPin.toLatin1() + "\n";

} // namespace

class PackCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesTheOldOrTheNewWhenItIsKilled();
    void answersOnTheCommandLine();
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

NARU_TEST(PackCommandTest)
#include "tst_packcommand.moc"

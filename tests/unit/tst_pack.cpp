// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/wav.h"
#include "app/lessons/packhead.h"
#include "app/lessons/player.h"
#include "tests/support/packsupport.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QRandomGenerator>
#include <QtEndian>

using namespace naru;
using namespace naru::lessons;
using namespace naru::test;

namespace {

QStringList rulesOf(const QList<Complaint>& complaints)
{
    QStringList lines;
    for (const Complaint& complaint : complaints)
        lines.append(complaint.line());
    return lines;
}

/// Played as a learner is shown it, to its end.
bool playsToItsEnd(const LessonPtr& lesson)
{
    Player player(lesson, Mode::Guided, QStringLiteral("ko"));
    for (int act = 0; act < 200 && !player.isEnded(); ++act)
        (void)player.act(player.performed(player.step().expect));
    return player.isEnded();
}

} // namespace

/// Every rule of a pack, broken once; whatever comes is refused with a reason or played to its end.
class PackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasMade();
    void makesTheSameManifestOfTheSamePlan();
    void refusesAFrame_data();
    void refusesAFrame();
    void refusesAManifest_data();
    void refusesAManifest();
    void refusesALesson_data();
    void refusesALesson();
    void refusesMoreThanItsLimits();
    void readsAnAuthorsSealBesideTheMakers();
    void refusesOrPlaysSafely_data();
    void refusesOrPlaysSafely();
    void touchesNoFile();
    void readsNoLinkAndNoFolder();
};

void PackTest::readsWhatWasMade()
{
    const MadePack made = makePack(packPlan(), makerKey());
    QCOMPARE(rulesOf(made.complaints), QStringList());
    const PackReading reading = readPack(made.bytes);
    QVERIFY(reading.isGood());
    QCOMPARE(reading.pack.id, QStringLiteral("naru.own"));
    QCOMPARE(reading.pack.version, 3);
    QCOMPARE(reading.pack.centre, QStringLiteral("나루동 행정복지센터"));
    QCOMPARE(reading.pack.seals.size(), 1);
    QVERIFY(reading.pack.isSealedBy(makerKey().publicKey().spki()));
    QCOMPARE(reading.pack.lessons.size(), 1);
    QVERIFY(playsToItsEnd(reading.pack.lessons.first()));
    const PackFile* clip = reading.pack.voice(QStringLiteral("own.train"), QStringLiteral("ko"), QStringLiteral("s1"));
    QVERIFY(clip);
    QCOMPARE(made.bytes.sliced(clip->offset, clip->size), silentWav());
    QVERIFY(!reading.pack.voice(QStringLiteral("own.train"), QStringLiteral("en"), QStringLiteral("s1")));
}

void PackTest::makesTheSameManifestOfTheSamePlan()
{
    const QByteArray one = makePack(packPlan(), makerKey()).bytes, other = makePack(packPlan(), makerKey()).bytes;
    QCOMPARE(std::get<PackHead>(packHead(one)).manifest.toByteArray(),
        std::get<PackHead>(packHead(other)).manifest.toByteArray());
}

void PackTest::refusesAFrame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("complaint");
    const QByteArray good = makePack(packPlan(), makerKey()).bytes;
    const auto head = std::get<PackHead>(packHead(good));
    const qsizetype sealsAt = head.filesAt - sealBytes;
    const auto changed = [&](qsizetype at, char to) {
        QByteArray bytes = good;
        bytes[at] = to;
        return bytes;
    };
    const auto row = [](const char* name, const QByteArray& bytes, const char* complaint) {
        QTest::newRow(name) << bytes << QString::fromUtf8(complaint);
    };
    row("nothing", {}, "pack: -: not-a-pack");
    row("another format", changed(10, '2'), "pack: -: not-a-pack");
    row("a zip", "PK\3\4" + good, "pack: -: not-a-pack");
    row("no length", good.first(14), "pack: -: cut-off");
    row("a huge manifest", changed(packMagic.size(), '\x7f'), "pack: -: manifest-too-large");
    row("no seals behind the manifest", good.first(sealsAt - 1), "pack: -: cut-off");
    row("no seal", changed(sealsAt - 1, 0), "pack: seals: missing");
    row("too many seals", changed(sealsAt - 1, 5), "pack: seals: more-than-4");
    row("half a seal", good.first(sealsAt + 100), "pack: seals: cut-off");
    row("another kind of key", changed(sealsAt + 20, 'x'), "pack: seals.1: not-a-key");
    row("a changed seal", changed(head.filesAt - 1, char(good[head.filesAt - 1] ^ 1)), "pack: seals.1: does-not-hold");
    row("a changed manifest", changed(packMagic.size() + 40, 'q'), "pack: seals.1: does-not-hold");
    row("the same seal twice", QByteArray(good).replace(sealsAt - 1, 1, "\2").insert(sealsAt, head.seals.toByteArray()),
        "pack: seals.2: twice");
    row("a changed file", changed(head.filesAt + 5, char(good[head.filesAt + 5] ^ 1)),
        "lessons/own-train/lesson.json: -: not-its-digest");
    row("a file cut off", good.first(good.size() - 1), "pack: files: cut-off");
    row("bytes nobody declared", good + 'x', "pack: files: undeclared-bytes");
}

void PackTest::refusesAFrame()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, complaint);
    const PackReading reading = readPack(bytes);
    QVERIFY2(rulesOf(reading.complaints).contains(complaint), qPrintable(rulesOf(reading.complaints).join(u'\n')));
    QVERIFY(reading.pack.lessons.isEmpty());
}

void PackTest::refusesAManifest_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char* name, const char* from, const char* to, const char* complaint) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(complaint);
    };
    row("another format", "naru.pack/1", "naru.pack/2", "pack.json: format: unknown-format");
    row("no object", "{\"format\"", "[{\"format\"", "pack.json: -: codec.malformed");
    row("an unknown field", "\"version\": 3", "\"version\": 3, \"run\": \"rm\"", "pack.json: run: unknown-field");
    row("a field twice", "\"version\": 3", "\"version\": 3, \"version\": 4", "pack.json: -: codec.duplicate_key");
    row("an id that is none", "\"naru.own\"", "\"../own\"", "pack.json: id: not-an-id");
    row("version nought", "\"version\": 3", "\"version\": 0", "pack.json: version: not-between-1-and-1000000");
    row("no centre", "\"centre\"", "\"center\"", "pack.json: centre: missing");
    row("an author with escape codes", "\"author\": \"", "\"author\": \"\\u001b[2J", "pack.json: author: not-a-name");
    row("a language without lessons", "[\"en\", \"ko\"]", "[\"en\", \"ko\", \"zh\"]",
        "pack.json: languages: not-the-languages-of-lessons");
    row("no lesson", "[\"own.train\"]", "[]", "pack.json: lessons: not-so-many (1…40)");
    row("a lesson twice", "[\"own.train\"]", "[\"own.train\", \"own-train\"]", "pack.json: lessons: twice (own-train)");
    row("a lesson that is not there", "[\"own.train\"]", "[\"own.train\", \"own.bus\"]",
        "lessons/own-bus/lesson.json: -: missing");
    row("a file of no lesson", "[\"own.train\"]", "[\"own.bus\"]", "lessons/own-train: -: not-of-a-listed-lesson");
    row("a way up", "lessons/own-train/ko.json", "lessons/../../ko.json", "pack.json: files.3.path: odd-name");
    row("a root", "lessons/own-train/ko.json", "/etc/naru/ko.json", "pack.json: files.3.path: odd-name");
    row("a hidden name", "lessons/own-train/ko.json", "lessons/.ssh/ko.json", "pack.json: files.3.path: odd-name");
    row("a backslash", "lessons/own-train/ko.json", "lessons\\\\own\\\\ko.json", "pack.json: files.3.path: odd-name");
    row("a nought in a name", "lessons/own-train/ko.json", "lessons/own-train/ko.json\\u0000.svg",
        "pack.json: files.3.path: odd-name");
    row("large letters", "lessons/own-train/ko.json", "lessons/own-train/KO.json", "pack.json: files.3.path: odd-name");
    row("letters composed otherwise", "lessons/own-train/ko.json", "lessons/own-train/k\\u006f\\u0301.json",
        "pack.json: files.3.path: odd-name");
    row("a drive", "lessons/own-train/ko.json", "c:/ko.json", "pack.json: files.3.path: odd-name");
    row("a file twice", "lessons/own-train/ko.json", "lessons/own-train/en.json",
        "pack.json: files: twice (lessons/own-train/en.json)");
    row("a kind that there is not", "\"kind\": \"voice\"", "\"kind\": \"script\"",
        "pack.json: files.5.kind: unknown-kind");
    row("a link", "\"kind\": \"voice\"", "\"kind\": \"voice\", \"link\": \"/etc/passwd\"",
        "pack.json: files.5.link: unknown-field");
    row("a kind at another's place", "\"kind\": \"voice\"", "\"kind\": \"picture\"",
        "pack.json: files.5.path: not-of-this-kind");
    row("a size below nought", "\"size\": 108", "\"size\": -108", "pack.json: files.5.size: not-between-1-and-524288");
    row("a size beyond all", "\"size\": 108", "\"size\": 99999999999",
        "pack.json: files.5.size: not-between-1-and-524288");
    row("a size that is not so", "\"size\": 108", "\"size\": 107", "pack: files: undeclared-bytes");
    row("a size that reaches further", "\"size\": 108", "\"size\": 109", "pack: files: cut-off");
    row("a digest that is none", "\"sha256\": \"", "\"sha256\": \"x", "pack.json: files.1.sha256: not-a-digest");
}

void PackTest::refusesAManifest()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, complaint);
    const QByteArray bytes = withManifest(makePack(packPlan(), makerKey()).bytes, from, to);
    QVERIFY2(!bytes.isEmpty(), from.constData());
    const QStringList rules = rulesOf(readPack(bytes).complaints);
    QVERIFY2(rules.contains(complaint), qPrintable(rules.join(u'\n')));
}

void PackTest::refusesALesson_data()
{
    QTest::addColumn<PackPlan>("plan");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char* name, const std::function<void(PackLesson&)>& change, const char* complaint) {
        PackPlan plan = packPlan();
        change(plan.lessons.first());
        QTest::newRow(name) << plan << QString::fromUtf8(complaint);
    };
    const auto replaced = [](const char* from, const char* to) {
        return [=](PackLesson& lesson) {
            NARU_ASSERT(lesson.files.lesson.contains(from));
            lesson.files.lesson.replace(from, to);
        };
    };
    row("an official lesson's id", replaced("\"own.train\"", "\"train.book\""),
        "lessons/train-book/lesson.json: id: official-lesson");
    row("the way to the real terminal", replaced("\"rev\": 1,", "\"rev\": 1, \"bridge\": \"pay\","),
        "lessons/own-train/lesson.json: bridge: official-lessons-only");
    row("the way to the real verifier", replaced("\"rev\": 1,", "\"rev\": 1, \"bridge\": \"verify\","),
        "lessons/own-train/lesson.json: bridge: official-lessons-only");
    row("a place of the course", replaced("\"place\": \"Z1\"", "\"place\": \"E1\""),
        "lessons/own-train/lesson.json: place: not-on-the-own-shelf");
    row("a lesson that breaks a rule", replaced("\"noTimeLimit\": true", "\"noTimeLimit\": false"),
        "lessons/own-train/lesson.json: pass.noTimeLimit: a-learner-has-time");
    row("a lesson that runs something", replaced("\"rev\": 1,", "\"rev\": 1, \"script\": \"rm\","),
        "lessons/own-train/lesson.json: script: unknown-field");
    row(
        "no words in a language", [](PackLesson& lesson) { lesson.files.words.remove(QStringLiteral("en")); },
        "lessons/own-train/en.json: -: missing");
    row(
        "a picture that does more than draw",
        [](PackLesson& lesson) {
            lesson.files.pictures[QStringLiteral("seats.svg")]
                = "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\"/></svg>";
        },
        "lessons/own-train/pictures/seats.svg: -: only-drawing (image)");
    row(
        "a recording of another kind",
        [](PackLesson& lesson) {
            lesson.voice[QStringLiteral("ko")][QStringLiteral("s1")] = "OggS" + QByteArray(90, 'x');
        },
        "lessons/own-train/voice/ko/s1.wav: -: not-pcm-wav");
    row(
        "a recording that says it is longer",
        [](PackLesson& lesson) { lesson.voice[QStringLiteral("ko")][QStringLiteral("s1")].chop(2); },
        "lessons/own-train/voice/ko/s1.wav: -: not-pcm-wav");
    row(
        "a recording of no sentence",
        [](PackLesson& lesson) { lesson.voice[QStringLiteral("ko")][QStringLiteral("nobody")] = silentWav(); },
        "lessons/own-train/voice/ko/nobody.wav: -: no-such-key");
}

void PackTest::refusesALesson()
{
    QFETCH(PackPlan, plan);
    QFETCH(QString, complaint);
    const MadePack made = makePack(plan, makerKey());
    QVERIFY(made.bytes.isEmpty());
    QVERIFY2(rulesOf(made.complaints).contains(complaint), qPrintable(rulesOf(made.complaints).join(u'\n')));
}

void PackTest::refusesMoreThanItsLimits()
{
    QByteArray huge = makePack(packPlan(), makerKey()).bytes;
    huge.append(packBytesMax, 'x');
    QCOMPARE(rulesOf(readPack(huge).complaints), QStringList{QStringLiteral("pack: -: too-large")});

    PackPlan loud = packPlan();
    loud.lessons.first().voice[QStringLiteral("ko")][QStringLiteral("s2")] = silentWav(codec::wavBytesMax);
    QVERIFY(rulesOf(makePack(loud, makerKey()).complaints)
                .contains(QStringLiteral("pack.json: files.6.size: not-between-1-and-524288")));

    PackPlan many = packPlan();
    for (int i = 0; i < packFilesMax; ++i)
        many.lessons.first().voice[QStringLiteral("ko")][QStringLiteral("k%1").arg(i)] = "x";
    QVERIFY(
        rulesOf(makePack(many, makerKey()).complaints).contains(QStringLiteral("pack.json: files: more-than-5000")));
}

void PackTest::readsAnAuthorsSealBesideTheMakers()
{
    const QByteArray bytes = makePack(packPlan(), makerKey()).bytes;
    const auto sealed = addSeal(bytes, authorKey());
    QVERIFY(sealed);
    const PackReading reading = readPack(*sealed);
    QCOMPARE(rulesOf(reading.complaints), QStringList());
    QCOMPARE(reading.pack.seals.size(), 2);
    QCOMPARE(reading.pack.seals.first().spki, makerKey().publicKey().spki());
    QVERIFY(reading.pack.isSealedBy(authorKey().publicKey().spki()));
    QVERIFY(!addSeal(*sealed, authorKey()));
    QVERIFY(!addSeal("nothing", authorKey()));
}

void PackTest::refusesOrPlaysSafely_data()
{
    QTest::addColumn<int>("layer");
    QTest::newRow("bytes out of place") << 0;
    QTest::newRow("a manifest that somebody sealed again") << 1;
    QTest::newRow("lessons that somebody sealed again") << 2;
}

/// 5,000 packs in all: as a torn stick brings them, and as somebody with a key would make them.
void PackTest::refusesOrPlaysSafely()
{
    QFETCH(int, layer);
    const int count = layer == 0 ? 2'000 : 1'500;
    QRandomGenerator random(2026 + quint32(layer));
    const QByteArray good = makePack(packPlan(), makerKey()).bytes;
    int refused = 0;
    for (int i = 0; i < count; ++i) {
        const QByteArray bytes = mutatedPack(good, layer, random);
        const PackReading reading = readPack(bytes);
        refused += !reading.isGood();
        for (const Complaint& complaint : reading.complaints)
            QVERIFY(!complaint.file.isEmpty() && !complaint.key.isEmpty() && !complaint.rule.isEmpty());
        if (!reading.isGood())
            continue;

        for (const LessonPtr& lesson : reading.pack.lessons) {
            QVERIFY(lesson->bridge.isEmpty() && !builtInLesson(lesson->id));
            QVERIFY(playsToItsEnd(lesson));
        }
    }
    qInfo("%d of %d refused, the rest played to the end", refused, count);
    QVERIFY(refused > count / 2);
}

/// Names that lead out of a folder, read with everything in it watched: nothing is made, changed or gone.
void PackTest::touchesNoFile()
{
    QTemporaryDir around;
    const QDir inside(around.filePath(QStringLiteral("data/here")));
    QVERIFY(inside.mkpath(QStringLiteral(".")));
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(inside.path()));
    const QByteArray good = makePack(packPlan(), makerKey()).bytes;
    for (const char* name : {"../ko.json", "../../evil", "/tmp/naru-evil", "lessons/own-train/../../../evil",
             "lessons/own-train/pictures/..", "~/evil", "$HOME/evil", "CON", "a\\u002f..\\u002fb"}) {
        const QByteArray bytes = withManifest(good, "lessons/own-train/ko.json", name);
        QVERIFY(!readPack(bytes).isGood());
    }
    QVERIFY(readPack(good).isGood());
    QVERIFY(QDir::setCurrent(before));
    QCOMPARE(inside.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
    QCOMPARE(QDir(around.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList{QStringLiteral("data")});
    QVERIFY(!QFile::exists(QStringLiteral("/tmp/naru-evil")));
}

void PackTest::readsNoLinkAndNoFolder()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("own.narupack")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("naru.pack/1\n") > 0);
    file.close();
    QVERIFY(loadPack(file.fileName()));
    QVERIFY(QFile::link(file.fileName(), folder.filePath(QStringLiteral("link.narupack"))));
    QVERIFY(!loadPack(folder.filePath(QStringLiteral("link.narupack"))));
    QVERIFY(!loadPack(folder.path()));
    QVERIFY(!loadPack(QStringLiteral("/nowhere")));
    QVERIFY(!loadPack(QStringLiteral("/dev/zero")));
}

NARU_TEST(PackTest)
#include "tst_pack.moc"

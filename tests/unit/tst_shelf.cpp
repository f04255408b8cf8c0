// SPDX-License-Identifier: GPL-3.0-or-later
// What lies of releases on a desk's disk, and what is judged before any of it is used.
#include "app/words/words.h"
#include "tests/support/shelfstage.h"
#include "tests/support/suite.h"

#include <QFile>

using namespace naru;
using namespace naru::packs;
using namespace naru::test;

class ShelfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsWithTheRootThatWasNamed();
    void takesAReleasePieceByPiece();
    void judgesBeforeAnythingIsUsed();
    void anOldImageBringsNothingBack();
    void aStolenNumberGoesWithItsKeys();
    void goesBackForLessonsAlone();
    void sweepsWhatNothingPointsAt();
    void whatIsAlteredComesAgain();
    void aLinkThatLeadsElsewhereIsNone();
    void everyFaultHasWords();
};

void ShelfTest::beginsWithTheRootThatWasNamed()
{
    ShelfStage stage;
    Shelf shelf = stage.open();
    QVERIFY(!shelf.root() && shelf.rootPin().isEmpty());
    QCOMPARE(faultOf(shelf.follow(rootDocument(second()))), "release.no_root");
    QCOMPARE(faultOf(shelf.judge(QByteArray(32, 'x'), stage.by())), "release.no_root");
    QCOMPARE(faultOf(shelf.believe(stage.first, QByteArray(32, 'p'))), "release.not_signed");
    QVERIFY(!shelf.root());
    QVERIFY(shelf.believe(stage.first, stage.pin));
    QVERIFY(shelf.believe(stage.first, stage.pin));
    RootPlan other;
    other.rootKeys = {4, 5};
    const QByteArray document = rootDocument(other, {4, 5});
    QCOMPARE(faultOf(shelf.believe(document, *pinOf(document))), "release.older");
    QCOMPARE(shelf.rootPin(), stage.pin);
    QVERIFY(shelf.follow(rootDocument(second())));
    QCOMPARE(faultOf(shelf.follow(rootDocument(second()))), "release.older");
    QCOMPARE(stage.open().root()->version, 2);
    QVERIFY(shelf.believe(stage.first, stage.pin));
    QCOMPARE(shelf.root()->version, 2);
    // A root that was spoilt on the disk ends the chain, and may come again.
    QFile spoilt(stage.folder + QStringLiteral("/root/2.root"));
    QVERIFY(spoilt.resize(spoilt.size() - 1));
    QCOMPARE(shelf.root()->version, 1);
    QVERIFY(shelf.follow(rootDocument(second())));
    QCOMPARE(shelf.root()->version, 2);
}

void ShelfTest::takesAReleasePieceByPiece()
{
    ShelfStage stage;
    Shelf shelf = stage.begun();
    const QByteArray content("0123456789"), sha256 = crypto::sha256(content);
    QVERIFY(!shelf.has(sha256));
    QCOMPARE(faultOf(shelf.blob(sha256)), "release.missing");
    QCOMPARE(*shelf.append(sha256, 10, "0123"), false);
    QCOMPARE(stage.open().partOf(sha256), 4);
    QCOMPARE(faultOf(shelf.append(sha256, 10, "4567890")), "release.too_large");
    QCOMPARE(shelf.partOf(sha256), 4);
    QCOMPARE(*shelf.append(sha256, 10, "456789"), true);
    QCOMPARE(*shelf.append(sha256, 10, "more"), true);
    QVERIFY(shelf.has(sha256) && shelf.partOf(sha256) == 0);
    QCOMPARE(*shelf.blob(sha256), content);
    QCOMPARE(faultOf(shelf.blob(sha256, 9)), "release.too_large");
    const QByteArray other(32, 'w');
    QCOMPARE(faultOf(shelf.append(other, 4, "oops")), "release.altered");
    QVERIFY(!shelf.has(other) && shelf.partOf(other) == 0);
    QCOMPARE(faultOf(shelf.append(other, fileBytesMax + 1, "x")), "release.too_large");
    const Release release = trustRelease(1);
    QCOMPARE(shelf.missing(release.manifest).size(), 2);
    QVERIFY(shelve(shelf, release));
    QVERIFY(shelf.missing(release.manifest).isEmpty());
    QCOMPARE(stage.take(shelf, release), "");
    QVERIFY(stage.open().inUse(Channel::Trust)->manifest == release.manifest);
    QVERIFY(!shelf.inUse(Channel::Lessons));
}

void ShelfTest::judgesBeforeAnythingIsUsed()
{
    ShelfStage stage;
    Shelf shelf = stage.begun();
    const auto judged = [&](const std::function<void(Manifest&)>& change, const QList<quint64>& signers = {11, 12}) {
        const Release release = makeRelease(Channel::Trust, 5, {{QStringLiteral("a.pem"), "a"}}, signers, change);
        NARU_ASSERT(shelve(shelf, release));
        return faultOf(shelf.judge(release.sha256(), stage.by(releaseDay + std::chrono::hours(1))));
    };
    QCOMPARE(judged({}), "");
    QCOMPARE(judged({}, {11}), "release.not_signed");
    QCOMPARE(judged([](Manifest& m) { m.notBefore = releaseDay + std::chrono::hours(2); }), "release.not_yet");
    QCOMPARE(judged([](Manifest& m) { m.notBefore = releaseDay + std::chrono::hours(1); }), "");
    QCOMPARE(judged([](Manifest& m) { m.expires = releaseDay + std::chrono::hours(1); }), "release.expired");
    QCOMPARE(judged([](Manifest& m) { m.expires = releaseDay + std::chrono::hours(2); }), "");
    QCOMPARE(judged([](Manifest& m) { m.leastProgram = QStringLiteral("0.2.0"); }), "release.newer_program");
    QCOMPARE(judged([](Manifest& m) { m.leastProgram = QStringLiteral("0.1.0"); }), "");
    QCOMPARE(judged([](Manifest& m) {
        m.files.append({QStringLiteral("b.pem"), 3, QByteArray(32, 'b')});
    }),
        "release.missing");
    QCOMPARE(judged([](Manifest& m) { m.files[0].size = 2; }), "release.altered");
    QCOMPARE(faultOf(shelf.judge(QByteArray(32, 'x'), stage.by())), "release.missing");
    QCOMPARE(faultOf(shelf.judge(trustRelease(5).sha256(), stage.by(releaseDay - Milliseconds(1)))), "release.not_yet");

    QVERIFY(shelve(shelf, trustRelease(6)));
    QCOMPARE(stage.take(shelf, trustRelease(6)), "release.missing"); // signed again: another document
    const Release six = trustRelease(6);
    QVERIFY(shelve(shelf, six));
    QCOMPARE(stage.take(shelf, six), "");
    QCOMPARE(faultOf(shelf.judge(six.sha256(), stage.by())), ""); // where the power went before its place was taken
    const Release again = trustRelease(6, {12, 13}), five = trustRelease(5);
    QVERIFY(shelve(shelf, again) && shelve(shelf, five));
    QCOMPARE(stage.take(shelf, again), "release.older");
    QCOMPARE(stage.take(shelf, five), "release.older");
    QCOMPARE(faultOf(shelf.use(Channel::Lessons, six.sha256())), "release.bad_manifest");
    QCOMPARE(shelf.inUse(Channel::Trust)->sha256, six.sha256());
}

/// The shelf as it was, with its root, and a journal that knows better.
void ShelfTest::anOldImageBringsNothingBack()
{
    ShelfStage stage;
    Shelf shelf = stage.begun();
    const Release one = trustRelease(1), two = trustRelease(2);
    QVERIFY(shelve(shelf, one) && shelve(shelf, two));
    MemoryRatchet& ratchet = stage.ratchet;
    Taken taken = takenOf(shelf, two);
    ratchet.all.insert(Channel::Trust, taken);
    QCOMPARE(faultOf(shelf.judge(one.sha256(), stage.by())), "release.older");
    QCOMPARE(faultOf(shelf.judge(two.sha256(), stage.by())), "");
    taken.root = 2; // the journal knows a newer root than this shelf
    taken.rootPin = *pinOf(rootDocument(second()));
    ratchet.all.insert(Channel::Trust, taken);
    QCOMPARE(faultOf(shelf.judge(two.sha256(), stage.by())), "release.older");
    QVERIFY(shelf.follow(rootDocument(second())));
    QCOMPARE(faultOf(shelf.judge(two.sha256(), stage.by())), "");
    taken.rootPin = QByteArray(32, 'p'); // or another one under the same number
    ratchet.all.insert(Channel::Trust, taken);
    QCOMPARE(faultOf(shelf.judge(two.sha256(), stage.by())), "release.no_root");
}

/// Two of three keys are stolen, and sign the highest number there is.
void ShelfTest::aStolenNumberGoesWithItsKeys()
{
    ShelfStage stage;
    Shelf shelf = stage.begun();
    const Release honest = trustRelease(7), huge = trustRelease(quint64(-1) >> 1), next = trustRelease(8, {12, 13});
    QVERIFY(shelve(shelf, honest) && shelve(shelf, huge) && shelve(shelf, next));
    QCOMPARE(stage.take(shelf, honest), "");
    QCOMPARE(stage.take(shelf, huge), "");
    QCOMPARE(stage.take(shelf, next), "release.older");
    RootPlan one = second(), both = second(); // one key renewed is not enough: the other two could bring 7 back
    one.channels[0].keys = {11, 12, 14};
    both.channels[0].keys = {13, 14, 15};
    QVERIFY(shelf.follow(rootDocument(one)));
    QCOMPARE(stage.take(shelf, next), "release.not_signed");
    const Release mixed = trustRelease(8, {11, 14});
    QVERIFY(shelve(shelf, mixed));
    QCOMPARE(stage.take(shelf, mixed), "release.older");
    both.version = 3;
    QVERIFY(shelf.follow(rootDocument(both)));
    for (const Release* old : {&honest, &huge, &next, &mixed})
        QCOMPARE(stage.take(shelf, *old), "release.not_signed");
    const Release fresh = trustRelease(8, {14, 15});
    QVERIFY(shelve(shelf, fresh));
    QVERIFY(shelf.sweep()); // what is in use holds no more, and so does not keep what is coming away
    QVERIFY(shelf.has(fresh.sha256()));
    QCOMPARE(stage.take(shelf, fresh), "");
    QCOMPARE(shelf.inUse(Channel::Trust)->manifest.version, 8);
    const Release older = trustRelease(7, {14, 15});
    QVERIFY(shelve(shelf, older));
    QCOMPARE(stage.take(shelf, older), "release.older"); // and from here on as ever
}

void ShelfTest::goesBackForLessonsAlone()
{
    ShelfStage stage;
    Shelf shelf = stage.begun();
    const Release one = lessonRelease(1), two = lessonRelease(2), trust = trustRelease(1), next = trustRelease(2);
    QVERIFY(shelve(shelf, one) && shelve(shelf, two) && shelve(shelf, trust) && shelve(shelf, next));
    QCOMPARE(stage.take(shelf, one), "");
    QCOMPARE(faultOf(shelf.back(Channel::Lessons)), "release.missing");
    QCOMPARE(stage.take(shelf, two), "");
    QCOMPARE(shelf.before(Channel::Lessons)->sha256, one.sha256());
    QVERIFY(shelf.back(Channel::Lessons));
    QCOMPARE(shelf.inUse(Channel::Lessons)->sha256, one.sha256());
    QCOMPARE(faultOf(shelf.back(Channel::Lessons)), "release.missing");
    QVERIFY(shelf.use(Channel::Lessons, two.sha256()));
    QCOMPARE(shelf.before(Channel::Lessons)->sha256, one.sha256());
    QCOMPARE(stage.take(shelf, trust), "");
    QCOMPARE(stage.take(shelf, next), "");
    QCOMPARE(faultOf(shelf.back(Channel::Trust)), "release.older");
    QCOMPARE(shelf.inUse(Channel::Trust)->sha256, next.sha256());
}

void ShelfTest::sweepsWhatNothingPointsAt()
{
    ShelfStage stage;
    Shelf shelf = stage.begun();
    const Release one = trustRelease(1), two = trustRelease(2), three = trustRelease(3), coming = trustRelease(4);
    for (const Release* each : {&one, &two, &three}) {
        QVERIFY(shelve(shelf, *each));
        QCOMPARE(stage.take(shelf, *each), "");
    }
    // What is on its way: its manifest, and half a file. And what somebody else signed, or nobody knows.
    const File& file = coming.manifest.files.first();
    QVERIFY(shelf.append(coming.sha256(), coming.document.size(), coming.document));
    QVERIFY(shelf.append(file.sha256, file.size, coming.contents.first().first(3)));
    const Release foreign = trustRelease(9, {98, 99});
    QVERIFY(shelve(shelf, foreign));
    QVERIFY(shelf.append(QByteArray(32, 'x'), 100, "abc"));
    for (const char* stray : {"trust.new", "root/3.root.new", "blobs/notes.txt"}) {
        QFile left(stage.folder + u'/' + QLatin1StringView(stray));
        QVERIFY(left.open(QIODevice::WriteOnly));
    }
    QVERIFY(shelf.sweep());
    QStringList kept{QStringLiteral("root/1.root"), QStringLiteral("trust"), QStringLiteral("trust.before")};
    const auto blob
        = [](const QByteArray& sha256) { return QStringLiteral("blobs/") + QString::fromLatin1(sha256.toHex()); };
    for (const Release* each : {&two, &three}) {
        kept.append(blob(each->sha256()));
        for (const File& of : each->manifest.files)
            kept.append(blob(of.sha256));
    }
    kept.append(blob(coming.sha256()));
    kept.append(blob(file.sha256) + QStringLiteral(".part"));
    kept.sort();
    QCOMPARE(stage.files(), kept);
    QCOMPARE(shelf.partOf(file.sha256), 3);
    QVERIFY(shelf.sweep());
    QCOMPARE(stage.files(), kept);
}

void ShelfTest::whatIsAlteredComesAgain()
{
    ShelfStage stage;
    Shelf shelf = stage.begun();
    const Release one = trustRelease(1);
    QVERIFY(shelve(shelf, one));
    QCOMPARE(stage.take(shelf, one), "");
    const File& file = one.manifest.files.first();
    QFile rotten(stage.folder + QStringLiteral("/blobs/") + QString::fromLatin1(file.sha256.toHex()));
    QVERIFY(rotten.open(QIODevice::ReadWrite) && rotten.write("?") == 1);
    rotten.close();
    QCOMPARE(faultOf(shelf.judge(one.sha256(), stage.by())), "release.altered");
    QCOMPARE(shelf.missing(one.manifest), QList<File>{file});
    QCOMPARE(faultOf(shelf.use(Channel::Trust, one.sha256())), "release.missing");
    QVERIFY(shelve(shelf, one));
    QCOMPARE(faultOf(shelf.judge(one.sha256(), stage.by())), "");
    QVERIFY(rotten.open(QIODevice::ReadWrite) && rotten.write("?") == 1);
    rotten.close();
    QCOMPARE(faultOf(shelf.blob(file.sha256)), "release.altered");
    QVERIFY(!shelf.has(file.sha256));
}

void ShelfTest::aLinkThatLeadsElsewhereIsNone()
{
    ShelfStage stage;
    Shelf shelf = stage.begun();
    const Release one = trustRelease(1);
    QVERIFY(shelve(shelf, one));
    const QString outside = stage.place.filePath(QString::fromLatin1(one.sha256().toHex()));
    QFile copy(outside);
    QVERIFY(copy.open(QIODevice::WriteOnly) && copy.write(one.document) == one.document.size());
    copy.close();
    QVERIFY(QFile::link(outside, stage.folder + QStringLiteral("/trust")));
    QVERIFY(!shelf.inUse(Channel::Trust));
    QVERIFY(QFile::link(
        QStringLiteral("blobs/") + QFileInfo(outside).fileName(), stage.folder + QStringLiteral("/lessons")));
    QVERIFY(!shelf.inUse(Channel::Lessons)); // of another channel
    QCOMPARE(stage.take(shelf, one), "");
    QCOMPARE(shelf.inUse(Channel::Trust)->sha256, one.sha256());
    QVERIFY(QFile::exists(outside));
}

void ShelfTest::everyFaultHasWords()
{
    for (const char* name : faultNames<ReleaseFault>) {
        for (const auto language : {words::Language::Korean, words::Language::English}) {
            const auto said = words::wordsOf(QLatin1StringView(name), language);
            QVERIFY2(words::knows(QLatin1StringView(name), language) && !said.whatToDo.isEmpty(), name);
        }
    }
}

NARU_TEST(ShelfTest)
#include "tst_shelf.moc"

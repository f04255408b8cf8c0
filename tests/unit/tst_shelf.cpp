// SPDX-License-Identifier: GPL-3.0-or-later
// What lies of releases on a desk's disk: whatever is cut off where, the old version is there or the new one.
#include "app/codec/cbor.h"
#include "app/words/words.h"
#include "tests/support/releasestage.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>

using namespace naru;
using namespace naru::packs;
using namespace naru::test;

namespace {

template <typename Read>
const char* faultOf(const Result<Read>& read)
{
    return read ? "" : read.fault().name();
}

/// A disk that goes away at its `cutAt`th change, and loses half of what was written and not synced.
struct Cutter {
    int cutAt = -1, changes = 0;
    QSet<QString> dirty;
    QString unnamed; ///< a folder whose names are not durable yet
    bool isLawful = true;

    bool operator()(const char* what, const QString& path)
    {
        if (cutAt >= 0 && changes >= cutAt)
            return false;
        ++changes;
        const QByteArray deed(what);
        if (deed == "write")
            dirty.insert(path);
        else if (deed == "sync" || deed == "remove")
            dirty.remove(path);
        else if (deed == "place") {
            for (const char* suffix : {".new", ".part"})
                isLawful = isLawful && !dirty.contains(path + QLatin1StringView(suffix));
            isLawful = isLawful && unnamed.isEmpty();
            unnamed = QFileInfo(path).path();
        } else if (deed == "folder" && unnamed == path)
            unnamed.clear();
        return true;
    }
    void powerOff() const
    {
        for (const QString& path : dirty)
            QFile::resize(path, QFileInfo(path).size() / 2);
    }
};

RootPlan second()
{
    RootPlan plan;
    plan.version = 2;
    plan.channels.append({Channel::Fees, 1, {11}});
    return plan;
}

Release lessonRelease(quint64 version)
{
    return makeRelease(Channel::Lessons, version, {{QStringLiteral("own.narupack"), QByteArray::number(version)}});
}

struct ShelfStage {
    QTemporaryDir place;
    QString folder = place.filePath(QStringLiteral("shelf"));
    QByteArray first = rootDocument({});
    QByteArray pin = *pinOf(first);
    MemoryRatchet ratchet;

    Shelf open(DiskWatch watch = {}) const { return *Shelf::open(folder, std::move(watch)); }
    Shelf begun() const
    {
        Shelf shelf = open();
        NARU_ASSERT(shelf.believe(first, pin));
        return shelf;
    }
    Shelf::Judged by(Instant now = releaseDay) const { return {ratchet, now, QStringLiteral("0.1.0")}; }
    /// As a desk does: judged, in the journal, in its place.
    const char* take(Shelf& shelf, const Release& release)
    {
        const auto judged = shelf.judge(release.sha256(), by());
        if (!judged)
            return judged.fault().name();
        ratchet.all.insert(release.manifest.channel, takenOf(shelf, release));
        return faultOf(shelf.use(release.manifest.channel, release.sha256()));
    }
    QStringList files() const
    {
        QStringList found;
        QDirIterator walk(folder, QDir::Files | QDir::System | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext())
            found.append(walk.next().sliced(folder.size() + 1));
        found.sort();
        return found;
    }
};

bool isWhole(const Shelf& shelf, const Shelf::InUse& inUse)
{
    return std::all_of(inUse.manifest.files.cbegin(), inUse.manifest.files.cend(),
        [&](const File& file) { return bool(shelf.blob(file.sha256)); });
}

/// All that a desk does to its shelf: the next root, a release piece by piece, its place, the one before, the broom.
bool everything(Shelf& shelf)
{
    static const Release trust = trustRelease(2), lessons = lessonRelease(2);
    const bool isHere = shelf.root()->version == 2 || shelf.follow(rootDocument(second()));
    return isHere && shelve(shelf, trust) && shelve(shelf, lessons) && shelf.use(Channel::Trust, trust.sha256())
        && shelf.use(Channel::Lessons, lessons.sha256()) && shelf.back(Channel::Lessons) && shelf.sweep();
}

} // namespace

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
    void isOldOrNewWhereverItIsCut();
    void aBundleBringsAllOfIt();
    void bundlesThatAreNone();
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

void ShelfTest::isOldOrNewWhereverItIsCut()
{
    int cuts = 0, old = 0;
    for (bool isThrough = false; !isThrough; ++cuts) {
        ShelfStage stage;
        const Release trust = trustRelease(1), lessons = lessonRelease(1);
        {
            Shelf shelf = stage.begun();
            QVERIFY(shelve(shelf, trust) && shelve(shelf, lessons));
            QVERIFY(shelf.use(Channel::Trust, trust.sha256()) && shelf.use(Channel::Lessons, lessons.sha256()));
        }
        auto cutter = std::make_shared<Cutter>();
        auto opened = Shelf::open(
            stage.folder, [cutter](const char* what, const QString& path) { return (*cutter)(what, path); });
        QVERIFY(opened);
        cutter->cutAt = cutter->changes + cuts;
        isThrough = everything(*opened);
        QVERIFY(cutter->isLawful);
        cutter->powerOff();
        Shelf shelf = stage.open();
        QVERIFY(shelf.root()->version == 1 || shelf.root()->version == 2);
        for (const Channel channel : {Channel::Trust, Channel::Lessons}) {
            const auto inUse = shelf.inUse(channel);
            QVERIFY2(inUse && isWhole(shelf, *inUse), qPrintable(QStringLiteral("cut at %1").arg(cuts)));
            if (const auto before = shelf.before(channel))
                QVERIFY(isWhole(shelf, *before));
        }
        old += shelf.inUse(Channel::Trust)->manifest.version == 1;
        if (isThrough)
            break;
        QVERIFY(shelf.sweep());
        QVERIFY(shelf.inUse(Channel::Trust) && isWhole(shelf, *shelf.inUse(Channel::Trust)));
        QVERIFY(everything(shelf)); // once more, to the end
        QCOMPARE(shelf.inUse(Channel::Trust)->manifest.version, 2);
        QCOMPARE(shelf.inUse(Channel::Lessons)->manifest.version, 1);
    }
    qInfo("%d cuts, %d left the old one", cuts, old);
    QVERIFY(cuts > 30 && old > 10 && old < cuts);
}

void ShelfTest::aBundleBringsAllOfIt()
{
    ShelfStage stage;
    Shelf shelf = stage.begun();
    const Release release = trustRelease(3);
    const QList<QByteArray> roots{stage.first, rootDocument(second())};
    QByteArray bytes = bundleOf(roots, release);
    QBuffer from(&bytes);
    QVERIFY(from.open(QIODevice::ReadOnly));
    // One file half here already, as a network left it.
    const File& file = release.manifest.files.first();
    QVERIFY(shelf.append(file.sha256, file.size, release.contents.first().first(2)));
    const auto read = readBundle(from, shelf);
    QVERIFY2(read, faultOf(read));
    QCOMPARE(read->roots, roots);
    QCOMPARE(read->manifest, release.document);
    QCOMPARE(shelf.root()->version, 1); // whose roots they are is not for a bundle to say
    QVERIFY(shelf.follow(read->roots[1]));
    QCOMPARE(stage.take(shelf, release), "");
    QVERIFY(from.seek(0) && readBundle(from, shelf)); // twice is once
    QVERIFY(from.seek(0));
    const auto head = readBundleHead(from);
    QVERIFY(head && head->manifest == release.document);
    QCOMPARE(from.pos() > qint64(release.document.size()) && from.pos() < bytes.size(), true);
}

void ShelfTest::bundlesThatAreNone()
{
    ShelfStage stage;
    Shelf shelf = stage.begun();
    const Release release = trustRelease(3);
    const QByteArray good = bundleOf({stage.first}, release), bare = bundleOf({}, makeRelease(Channel::Trust, 1, {}));
    const auto fault = [&](QByteArray bytes) {
        QBuffer from(&bytes);
        from.open(QIODevice::ReadOnly);
        return faultOf(readBundle(from, shelf));
    };
    QCOMPARE(fault(""), "release.bad_bundle");
    QCOMPARE(fault("naru.pack/1\n"), "release.bad_bundle");
    QCOMPARE(fault("naru.bundle/1\n"), "release.bad_bundle");
    QCOMPARE(fault(QByteArray(good).replace(0, 14, "naru.bundle/2\n")), "release.bad_bundle");
    int wholeParts = 0; // files may be left out, all else has to be there
    for (qsizetype size = 0; size < good.size(); ++size) {
        const char* cut = fault(good.first(size));
        wholeParts += qstrlen(cut) == 0;
        QVERIFY(qstrlen(cut) == 0 || qstrcmp(cut, "release.bad_bundle") == 0);
    }
    QCOMPARE(wholeParts, 2);
    QCOMPARE(fault(good), "");
    QCOMPARE(fault(bare), "");
    QCOMPARE(fault(good + '\0'), "release.bad_bundle");
    QCOMPARE(fault(good + good.sliced(14)), "release.bad_bundle"); // two in one
    QByteArray flipped = good;
    const qsizetype at = flipped.indexOf("anchors/a.pem");
    flipped[at] = 'b';
    QCOMPARE(fault(flipped), "release.altered");
    // A file that the manifest does not name, one twice, and one of another size.
    const auto part = [](int kind, const QByteArray& bytes, qint64 size) {
        const QByteArray head = codec::CborWriter()
                                    .map(3)
                                    .number(0)
                                    .number(kind)
                                    .number(1)
                                    .number(size)
                                    .number(2)
                                    .bytes(crypto::sha256(bytes))
                                    .take();
        return QByteArray("\0\0\0", 3) + char(head.size()) + head + bytes;
    };
    QCOMPARE(fault(bare + part(2, "stray", 5)), "release.bad_bundle");
    QCOMPARE(fault(good + part(2, release.contents[0], release.contents[0].size())), "release.bad_bundle");
    QCOMPARE(fault(bare + part(3, "stray", 5)), "release.bad_bundle");
    QCOMPARE(fault(bare + part(0, stage.first, stage.first.size())), "release.bad_bundle"); // out of order
    QCOMPARE(fault("naru.bundle/1\n" + part(0, "x", rootBytesMax + 1)), "release.too_large");
    QCOMPARE(fault("naru.bundle/1\n" + part(1, "x", manifestBytesMax + 1)), "release.too_large");
    QCOMPARE(fault("naru.bundle/1\n" + part(1, "x", 1)), "release.bad_bundle");
    QCOMPARE(fault(QByteArray("naru.bundle/1\n") + QByteArray("\xff\xff\xff\xff", 4)), "release.bad_bundle");
    QByteArray roots("naru.bundle/1\n");
    for (int i = 0; i <= rootsMax; ++i)
        roots += part(0, "r", 1);
    QCOMPARE(fault(roots), "release.too_large");
    // Writing tells what is not as it was named.
    QBuffer to;
    QVERIFY(to.open(QIODevice::WriteOnly));
    QCOMPARE(faultOf(writeBundle(to, {{}, release.document}, [](const File&) { return Result<QByteArray>("other"); })),
        "release.altered");
    QCOMPARE(faultOf(writeBundle(to, {{}, "none"}, [](const File&) { return Result<QByteArray>(""); })),
        "release.bad_manifest");
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

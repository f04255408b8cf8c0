// SPDX-License-Identifier: GPL-3.0-or-later
// A shelf that is cut off anywhere holds the old version or the new one; and what comes on a stick is whole or is not.
#include "tests/support/shelfstage.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QSet>

using namespace naru;
using namespace naru::packs;
using namespace naru::test;

namespace {

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

class ShelfCutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isOldOrNewWhereverItIsCut();
    void aBundleBringsAllOfIt();
    void bundlesThatAreNone();
};

void ShelfCutTest::isOldOrNewWhereverItIsCut()
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

void ShelfCutTest::aBundleBringsAllOfIt()
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

void ShelfCutTest::bundlesThatAreNone()
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

NARU_TEST(ShelfCutTest)
#include "tst_shelfcut.moc"

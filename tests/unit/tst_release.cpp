// SPDX-License-Identifier: GPL-3.0-or-later
// Who may sign what, and what a release says: every rule broken once.
#include "sync/packs/catalogue.h"
#include "tests/support/releasestage.h"
#include "tests/support/suite.h"

#include <functional>

using namespace naru;
using namespace naru::packs;
using namespace naru::test;

namespace {

template <typename Read>
const char* faultOf(const Result<Read>& read)
{
    return read ? "" : read.fault().name();
}

const QByteArray device(16, 'd');

QByteArray pinned(const QByteArray& document)
{
    return crypto::sha256(signedOf(Document::Root, document)->bytes);
}

const char* firstFault(const QByteArray& document)
{
    const auto read = signedOf(Document::Root, document);
    return faultOf(firstRoot(document, read ? crypto::sha256(read->bytes) : QByteArray(32, '0')));
}

/// Its bytes changed, signed by both who have to.
QByteArray rootWith(const QByteArray& from, const QByteArray& to)
{
    QByteArray bytes = bytesOf(rootOf({}));
    NARU_ASSERT(bytes.contains(from));
    return signedBy(Document::Root, bytes.replace(bytes.indexOf(from), from.size(), to), {1, 2});
}

QByteArray manifestWith(const std::function<void(Manifest&)>& change)
{
    return makeRelease(
        Channel::Trust, 7, {{QStringLiteral("a.pem"), "a"}, {QStringLiteral("b.pem"), "b"}}, {11, 12}, change)
        .document;
}

QByteArray withPath(const char* path, const char* other = "zz")
{
    return manifestWith([&](Manifest& manifest) {
        manifest.files[0].path = QString::fromUtf8(path);
        manifest.files[1].path = QString::fromUtf8(other);
    });
}

} // namespace

class ReleaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRootIsReadAsItWasMade();
    void rootsThatAreNone();
    void aKeyCountsOnce();
    void aRootFollowsFromTheOneBefore();
    void aManifestIsReadAsItWasMade();
    void manifestsThatAreNone();
    void pathsThatLeadElsewhere();
    void aChannelHasItsOwnKeys();
    void aCatalogueIsForOneDeskOfOneHub();
    void whoCouldSignHoldsBack();
};

void ReleaseTest::aRootIsReadAsItWasMade()
{
    const Root made = rootOf({});
    const QByteArray document = rootDocument({});
    const auto read = firstRoot(document, crypto::sha256(bytesOf(made)));
    QVERIFY2(read, faultOf(read));
    QCOMPARE(read->keys.keys(), made.keys.keys());
    QVERIFY(read->root == made.root && read->channels == made.channels && read->notBefore == releaseDay);
    QCOMPARE(bytesOf(*read), bytesOf(made));
    QCOMPARE(*pinOf(document), pinned(document));
    for (const char* name : channelNames)
        QCOMPARE(nameOf(*channelOf(QString::fromLatin1(name))), name);
    QVERIFY(!channelOf(u"weather") && !channelOf(u""));
    // A channel of a newer Naru is passed over, and the rest holds.
    QByteArray newer = bytesOf(made);
    newer.replace("etrust", "eworld");
    QVERIFY(firstRoot(signedBy(Document::Root, newer, {1, 2}), crypto::sha256(newer)));
}

void ReleaseTest::rootsThatAreNone()
{
    QCOMPARE(firstFault("<html>"), "release.bad_root");
    QCOMPARE(firstFault(rootDocument({}).chopped(1)), "release.bad_root");
    QCOMPARE(firstFault(rootDocument({}) + '\0'), "release.bad_root");
    QCOMPARE(firstFault(QByteArray(rootBytesMax + 1, '\0')), "release.too_large");
    QCOMPARE(firstFault(rootWith("naru.root/1", "naru.root/2")), "release.bad_root");
    QCOMPARE(firstFault(rootWith(QByteArray("\x01\x01\x02", 3), QByteArray("\x01\x18\x01\x02", 4))),
        "release.bad_root"); // a longer head than it needs
    QCOMPARE(firstFault(rootWith(QByteArray("\x01\x01\x02", 3), QByteArray("\x01\x00\x02", 3))), "release.bad_root");
    QCOMPARE(firstFault(rootWith(QByteArray("\x03\x82\x02", 3), QByteArray("\x03\x82\x04", 3))),
        "release.bad_root"); // four of three keys
    QCOMPARE(firstFault(rootWith(QByteArray("\x03\x82\x02", 3), QByteArray("\x03\x82\x00", 3))), "release.bad_root");
    const QByteArray id = roleOf(1, {1, 2, 3}).keys.first();
    QCOMPARE(firstFault(rootWith(id, QByteArray(32, '\0'))), "release.bad_root");         // a key that is not there
    QCOMPARE(firstFault(rootWith(roleOf(1, {1, 2, 3}).keys[1], id)), "release.bad_root"); // one key twice
    // The same key in its compressed spelling would have another id.
    const Root made = rootOf({});
    const QByteArray spki = made.keys.first().spki();
    QByteArray compressed = QByteArray::fromHex("3039301306072a8648ce3d020106082a8648ce3d030107032200")
        + (spki.back() & 1 ? '\x03' : '\x02') + made.keys.first().x();
    QVERIFY(crypto::PublicKey::fromSpki(compressed));
    const QByteArray asBytes = codec::CborWriter().bytes(compressed).take();
    QCOMPARE(firstFault(rootWith(codec::CborWriter().bytes(spki).take(), asBytes)), "release.bad_root");
    // Another curve.
    SeededRandom random(5);
    const QByteArray p384 = crypto::PrivateKey::generate(crypto::Curve::P384, random).publicKey().spki();
    QCOMPARE(firstFault(rootWith(codec::CborWriter().bytes(spki).take(), codec::CborWriter().bytes(p384).take())),
        "release.bad_root");
    QCOMPARE(faultOf(firstRoot(rootDocument({}), QByteArray(32, 'p'))), "release.not_signed");
}

void ReleaseTest::aKeyCountsOnce()
{
    QCOMPARE(firstFault(rootDocument({}, {})), "release.not_signed");
    QCOMPARE(firstFault(rootDocument({}, {1})), "release.not_signed");
    QCOMPARE(firstFault(rootDocument({}, {1, 1})), "release.not_signed");
    QCOMPARE(firstFault(rootDocument({}, {1, 11, 12})), "release.not_signed"); // not of this role
    QCOMPARE(firstFault(rootDocument({}, {1, 99})), "release.not_signed");
    QCOMPARE(firstFault(rootDocument({}, {3, 1})), "");
    // Two signatures of one key, both good.
    const QByteArray bytes = bytesOf(rootOf({}));
    Signed twice = withSignature(Document::Root, {bytes, {}}, releaseKey(1));
    twice.signatures.append(withSignature(Document::Root, {bytes, {}}, releaseKey(1)).signatures.first());
    QCOMPARE(twice.signatures.size(), 2);
    QCOMPARE(firstFault(bytesOf(twice)), "release.not_signed");
    // A bad one does not spoil the good ones, and does not count.
    Signed spoilt
        = withSignature(Document::Root, withSignature(Document::Root, {bytes, {}}, releaseKey(1)), releaseKey(2));
    spoilt.signatures.first().second[5] = char(~spoilt.signatures.first().second[5]);
    QCOMPARE(firstFault(bytesOf(spoilt)), "release.not_signed");
    QCOMPARE(firstFault(bytesOf(withSignature(Document::Root, spoilt, releaseKey(3)))), "");
    // What was signed as one thing is not another.
    Signed asManifest{bytes, {}};
    for (const quint64 seed : {1, 2})
        asManifest = withSignature(Document::Manifest, asManifest, releaseKey(seed));
    QCOMPARE(firstFault(bytesOf(asManifest)), "release.not_signed");
    Signed many{
        bytes, QList<std::pair<QByteArray, QByteArray>>(signaturesMax + 1, {QByteArray(32, 'k'), QByteArray(64, 's')})};
    QCOMPARE(firstFault(bytesOf(many)), "release.too_large");
}

void ReleaseTest::aRootFollowsFromTheOneBefore()
{
    const Root first = rootOf({});
    RootPlan plan;
    plan.version = 2;
    plan.rootKeys = {4, 5, 6};
    QCOMPARE(faultOf(nextRoot(first, rootDocument(plan, {1, 2, 4, 5}))), "");
    QCOMPARE(faultOf(nextRoot(first, rootDocument(plan, {1, 4, 5}))), "release.not_signed");
    QCOMPARE(faultOf(nextRoot(first, rootDocument(plan, {1, 2, 4}))), "release.not_signed");
    QCOMPARE(faultOf(nextRoot(first, rootDocument({}))), "release.older");
    plan.version = 3;
    QCOMPARE(faultOf(nextRoot(first, rootDocument(plan, {1, 2, 4, 5}))), "release.missing");
    QCOMPARE(faultOf(nextRoot(first, "")), "release.bad_root");
}

void ReleaseTest::aManifestIsReadAsItWasMade()
{
    const Root root = rootOf({});
    const Release made
        = makeRelease(Channel::Trust, 7, {{QStringLiteral("anchors/a.pem"), "a"}}, {11, 13}, [](Manifest& manifest) {
              manifest.expires = releaseDay + std::chrono::hours(24);
              manifest.leastProgram = QStringLiteral("0.1.0");
              manifest.before = QByteArray(32, 'b');
          });
    const auto read = manifestOf(root, made.document);
    QVERIFY2(read, faultOf(read));
    QVERIFY(*read == made.manifest);
    QVERIFY(*unprovenManifest(made.document) == made.manifest);
    const Release bare = makeRelease(Channel::Lessons, 1, {});
    QVERIFY(*manifestOf(root, bare.document) == bare.manifest);
}

void ReleaseTest::manifestsThatAreNone()
{
    const Root root = rootOf({});
    const auto fault = [&](const QByteArray& document) { return faultOf(manifestOf(root, document)); };
    const auto changed = [&](const std::function<void(Manifest&)>& change) { return fault(manifestWith(change)); };
    const auto spelt = [&](const QByteArray& from, const QByteArray& to) {
        QByteArray bytes = signedOf(Document::Manifest, manifestWith({}))->bytes;
        NARU_ASSERT(bytes.contains(from));
        return fault(signedBy(Document::Manifest, bytes.replace(bytes.indexOf(from), from.size(), to), {11, 12}));
    };
    QCOMPARE(fault(manifestWith({})), "");
    QCOMPARE(fault("<html>"), "release.bad_manifest");
    QCOMPARE(fault(manifestWith({}).chopped(1)), "release.bad_manifest");
    QCOMPARE(fault(QByteArray(manifestBytesMax + 1, '\0')), "release.too_large");
    QCOMPARE(spelt("naru.release/1", "naru.release/2"), "release.bad_manifest");
    QCOMPARE(spelt("etrust", "eworld"), "release.bad_manifest");
    QCOMPARE(spelt(QByteArray("\x02\x07\x03", 3), QByteArray("\x02\x00\x03", 3)), "release.bad_manifest");
    QCOMPARE(spelt(QByteArray("\x04\xf6\x05", 3), QByteArray("\x04\xf5\x05", 3)), "release.bad_manifest");
    QCOMPARE(spelt(QByteArray("\x04\xf6\x05", 3), QByteArray("\x04\xf7\x05", 3)), "release.bad_manifest"); // undefined
    QCOMPARE(spelt(QByteArray("\x06\xf6\x07\x82", 4), QByteArray("\x06\xf6\x07\x9f", 4)), "release.bad_manifest");
    QCOMPARE(spelt(QByteArray("\x06\xf6", 2), QByteArray("\x05\xf6", 2)), "release.bad_manifest"); // a key twice
    QCOMPARE(spelt("a.pem", "c.pem"), "release.bad_manifest");                                     // out of order
    QCOMPARE(changed([](Manifest& m) { m.expires = m.notBefore; }), "release.bad_manifest");
    QCOMPARE(changed([](Manifest& m) { m.leastProgram = QStringLiteral("newest"); }), "release.bad_manifest");
    QCOMPARE(changed([](Manifest& m) { m.files[0].size = 0; }), "release.bad_manifest");
    QCOMPARE(changed([](Manifest& m) { m.files[0].sha256.chop(1); }), "release.bad_manifest");
    QCOMPARE(changed([](Manifest& m) { m.files[1].sha256 = m.files[0].sha256; }), "");
    QCOMPARE(changed([](Manifest& m) {
        m.files[1] = {m.files[1].path, 9, m.files[0].sha256};
    }),
        "release.bad_manifest"); // one content of two sizes
    QCOMPARE(changed([](Manifest& m) { m.files[0].size = fileBytesMax + 1; }), "release.too_large");
    const auto filled = [](Manifest& m, int files, qint64 size) {
        m.files.clear();
        for (int i = 0; i < files; ++i)
            m.files.append(
                {QStringLiteral("f%1").arg(i, 4, 10, QLatin1Char('0')), size, crypto::sha256(QByteArray::number(i))});
    };
    QCOMPARE(changed([&](Manifest& m) { filled(m, 8, fileBytesMax); }), "");
    QCOMPARE(changed([&](Manifest& m) { filled(m, 9, fileBytesMax); }), "release.too_large");
    QCOMPARE(changed([&](Manifest& m) { filled(m, filesMax, 1); }), "");
    QCOMPARE(changed([&](Manifest& m) { filled(m, filesMax + 1, 1); }), "release.too_large");
}

void ReleaseTest::pathsThatLeadElsewhere()
{
    const Root root = rootOf({});
    const auto fault
        = [&](const char* path, const char* other = "zz") { return faultOf(manifestOf(root, withPath(path, other))); };
    for (const char* path : {"a.pem", "A_b-c.9/d..e", "x/y/z"})
        QCOMPARE(fault(path), "");
    for (const char* path : {"", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", ".hidden", "a/.git", "a\\b",
             "a b", "a:b", "a\nb", "가", "~/a*"})
        QVERIFY2(qstrcmp(fault(path), "release.bad_manifest") == 0, path);
    QCOMPARE(fault(QByteArray(120, 'a').constData()), "");
    QCOMPARE(fault(QByteArray(121, 'a').constData()), "release.bad_manifest");
    QCOMPARE(fault("A.pem", "a.pem"), "release.bad_manifest"); // one file for a disk that does not tell them apart
    QCOMPARE(fault("a", "a/b"), "release.bad_manifest");
    QCOMPARE(fault("A/c", "a"), "release.bad_manifest");
}

void ReleaseTest::aChannelHasItsOwnKeys()
{
    const Root root = rootOf({});
    const auto fault = [&](Channel channel, const QList<quint64>& signers) {
        return faultOf(manifestOf(root, makeRelease(channel, 1, {}, signers).document));
    };
    QCOMPARE(fault(Channel::Trust, {11, 13}), "");
    QCOMPARE(fault(Channel::Trust, {11}), "release.not_signed");
    QCOMPARE(fault(Channel::Trust, {11, 11}), "release.not_signed");
    QCOMPARE(fault(Channel::Trust, {1, 2}), "release.not_signed"); // the root's keys sign roots alone
    QCOMPARE(fault(Channel::Lessons, {11}), "");
    QCOMPARE(fault(Channel::Lessons, {12}), "release.not_signed");
    QCOMPARE(fault(Channel::Fees, {11, 12, 13}), "release.not_signed"); // nobody may
}

void ReleaseTest::aCatalogueIsForOneDeskOfOneHub()
{
    const auto hub = releaseKey(50);
    const Catalogue made{device, releaseDay, {QByteArray(32, '1'), QByteArray(32, '2')},
        {{Channel::Trust, {7, QByteArray(32, 't'), 900}}, {Channel::Lessons, {2, QByteArray(32, 'l'), 400}}}};
    const QByteArray text = textOf(made, hub);
    const auto read = catalogueOf(text, device, hub.publicKey());
    QVERIFY2(read, faultOf(read));
    QVERIFY(*read == made);
    const char* bad = "release.bad_catalogue";
    QCOMPARE(faultOf(catalogueOf(text, QByteArray(16, 'e'), hub.publicKey())), bad);
    QCOMPARE(faultOf(catalogueOf(text, device, releaseKey(51).publicKey())), bad);
    QCOMPARE(faultOf(catalogueOf(text.chopped(1), device, hub.publicKey())), bad);
    QCOMPARE(faultOf(catalogueOf(text + '\0', device, hub.publicKey())), bad);
    QCOMPARE(
        faultOf(catalogueOf(QByteArray(catalogueBytesMax + 1, 'x'), device, hub.publicKey())), "release.too_large");
    Catalogue full{device, releaseDay, QList<QByteArray>(rootsMax, QByteArray(32, 'r')), {}};
    for (std::size_t i = 1; i <= channelNames.size(); ++i)
        full.offers.insert(Channel(i), {quint64(-1) >> 1, QByteArray(32, 'm'), manifestBytesMax});
    QVERIFY(catalogueOf(textOf(full, hub), device, hub.publicKey()));
    full.offers[Channel::Fees].version = 0;
    QCOMPARE(faultOf(catalogueOf(textOf(full, hub), device, hub.publicKey())), bad);
    QCOMPARE(cataloguePath(device), QByteArray("/v1/d/64646464646464646464646464646464/packs"));
    QCOMPARE(blobPath(device, QByteArray(32, '\xab')),
        cataloguePath(device).chopped(5) + "blob?sha256=" + QByteArray("ab").repeated(32));
}

void ReleaseTest::whoCouldSignHoldsBack()
{
    const Role trust = roleOf(2, {11, 12, 13});
    QVERIFY(holdsBack(trust, trust));
    QVERIFY(holdsBack(trust, roleOf(2, {11, 12, 14})));
    QVERIFY(!holdsBack(trust, roleOf(2, {11, 14, 15})));
    QVERIFY(holdsBack(trust, roleOf(1, {11, 14, 15})));
    QVERIFY(!holdsBack(trust, roleOf(4, {11, 12, 13, 14})));
    QVERIFY(holdsBack(roleOf(1, {11, 12}), roleOf(1, {12, 13})));
    QVERIFY(!holdsBack(roleOf(1, {11, 12}), roleOf(1, {13})));
}

NARU_TEST(ReleaseTest)
#include "tst_release.moc"

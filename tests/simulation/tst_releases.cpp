// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/columns.h"
#include "sync/hub/faults.h"
#include "sync/hub/releases.h"
#include "sync/hub/schema.h"
#include "sync/hub/sqlitepool.h"
#include "sync/wire/answer.h"
#include "tests/simulation/releasememo.h"
#include "tests/support/suite.h"

#include <QTemporaryDir>

using namespace naru;
using namespace naru::test;
using hub::ReleaseStore;
using packs::ReleaseFault;

namespace {

const QByteArray hereDesk(16, 'h'), thereDesk(16, 't');
const QString here = QStringLiteral("나루동"), there = QStringLiteral("강남");

/// A hub's releases, its clock and its desks; no network.
struct Stage {
    Stage()
    {
        pool = std::move(*hub::SqlitePool::open(folder.filePath(QStringLiteral("hub.db"))));
        std::ignore = pool->migrate("hub", hub::hubSchema);
        store = std::make_unique<ReleaseStore>(*pool);
        releases.emplace(hub::Releases::Parts{*pool, key, clock});
        if (!releases->prepare() || !enlist(hereDesk, here) || !enlist(thereDesk, there))
            qFatal("no stage");
    }
    bool enlist(const QByteArray& device, const QString& site)
    {
        hub::Desk desk;
        desk.device = device;
        desk.site = site;
        desk.desk = QStringLiteral("1번 창구");
        desk.spki = key.publicKey().spki();
        desk.enrolled = clock.now();
        return bool(pool->with([&](hub::Sql& sql) { return hub::Devices::add(sql, desk); }));
    }
    Result<ReleaseStore::Row> publish(
        const Release& release, const QString& site = {}, const QList<QByteArray>& roots = {})
    {
        return store->publish(
            {roots, release.document}, site, clock.now(), [&](const packs::File& file) { return release.blob(file); });
    }
    packs::Catalogue catalogue(const QByteArray& device)
    {
        clock.advance(hub::Releases::lookEvery);
        const auto response = releases->catalogue(device);
        const auto read = packs::catalogueOf(response.body, device, key.publicKey());
        return response.status == 200 && read ? *read : packs::Catalogue{};
    }
    hub::Response blob(const QByteArray& sha256, const QByteArray& range = {})
    {
        hub::Request request;
        request.query = "sha256=" + sha256.toHex();
        request.range = range;
        auto response = releases->blob(hereDesk, request);
        response.turn.reset(); // it is out
        return response;
    }
    qint64 count(const char* sql)
    {
        qint64 number = -1;
        std::ignore = pool->with([&](hub::Sql& connection) -> Result<void> {
            const auto ran = connection.run(sql);
            number = ran ? hub::numberIn(ran->rows.first()[0]) : -1;
            return {};
        });
        return number;
    }

    QTemporaryDir folder;
    ManualClock clock{releaseDay + std::chrono::hours(1)};
    crypto::PrivateKey key = releaseKey(77);
    std::unique_ptr<hub::SqlitePool> pool;
    std::unique_ptr<ReleaseStore> store;
    std::optional<hub::Releases> releases;
};

QByteArray headerOf(const hub::Response& response, const char* name)
{
    for (const auto& [key, value] : response.headers) {
        if (key == name)
            return value;
    }
    return {};
}

} // namespace

class ReleasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offersNothingBeforeItHasARoot()
    {
        Stage stage;
        QCOMPARE(stage.releases->catalogue(hereDesk).status, 404);
        QVERIFY(stage.publish(trustOf(1)).fault().is(ReleaseFault::NoRoot));
        QVERIFY(stage.releases->rootPin().isEmpty());
        const auto added = stage.store->addRoot(firstRootDocument());
        QVERIFY(added && added->version == 1);
        QCOMPARE(stage.releases->rootPin().toLatin1(), packs::pinOf(firstRootDocument())->toHex());
        QVERIFY(stage.store->addRoot(firstRootDocument())); // again
        RootPlan third;
        third.version = 3;
        QVERIFY(!stage.store->addRoot(rootDocument(third)));
        QCOMPARE(stage.catalogue(hereDesk).roots, QList<QByteArray>{crypto::sha256(firstRootDocument())});
        QCOMPARE(stage.blob(crypto::sha256(firstRootDocument())).body, firstRootDocument());
    }

    void publishesWhatIsSignedAndNewer()
    {
        Stage stage;
        QVERIFY(stage.store->addRoot(firstRootDocument()));
        QVERIFY(stage.publish(trustOf(1, {11})).fault().is(ReleaseFault::NotSigned));
        QCOMPARE(stage.count("SELECT COUNT(*) FROM release_blob"), qint64(0));
        QVERIFY(stage.publish(trustOf(2)));
        QVERIFY(stage.publish(trustOf(2))); // the same again
        QCOMPARE(stage.count("SELECT COUNT(*) FROM release"), qint64(1));
        QVERIFY(stage.publish(trustOf(1)).fault().is(ReleaseFault::Older));
        const auto other = makeRelease(packs::Channel::Trust, 2, {{QStringLiteral("x"), "another"}});
        QVERIFY(stage.publish(other).fault().is(ReleaseFault::Older));
        const auto over = makeRelease(packs::Channel::Trust, 9, {{QStringLiteral("x"), "y"}}, {11, 12},
            [&](packs::Manifest& manifest) { manifest.expires = stage.clock.now(); });
        QVERIFY(stage.publish(over).fault().is(ReleaseFault::Expired));
        auto altered = trustOf(3);
        altered.contents[0] = "something else";
        QVERIFY(!stage.publish(altered));
        QCOMPARE(stage.catalogue(hereDesk).offers.value(packs::Channel::Trust).version, quint64(2));
        QCOMPARE(stage.releases->newest(here), (QMap<QString, quint64>{{QStringLiteral("trust"), 2}}));
    }

    void keepsTwoVersionsAndNoBlobMore()
    {
        Stage stage;
        QVERIFY(stage.store->addRoot(firstRootDocument()));
        for (quint64 version = 1; version <= 4; ++version)
            QVERIFY(stage.publish(trustOf(version)));
        QCOMPARE(stage.count("SELECT COUNT(*) FROM release"), qint64(2));
        QCOMPARE(stage.count("SELECT COUNT(*) FROM release_blob"), qint64(2 * 3));
        QCOMPARE(stage.count("SELECT COUNT(*) FROM release_piece"), qint64(2 * 3));
        QCOMPARE(stage.blob(trustOf(3).sha256()).status, 200); // who is just fetching it goes on
        QCOMPARE(stage.blob(trustOf(2).sha256()).status, 404);
    }

    void givesASiteItsOwn()
    {
        Stage stage;
        QVERIFY(stage.store->addRoot(firstRootDocument()));
        QVERIFY(stage.publish(trustOf(1)));
        QVERIFY(stage.publish(trustOf(3), there));
        QCOMPARE(stage.catalogue(hereDesk).offers.value(packs::Channel::Trust).version, quint64(1));
        QCOMPARE(stage.catalogue(thereDesk).offers.value(packs::Channel::Trust).version, quint64(3));
        QVERIFY(stage.publish(trustOf(2), there).fault().is(ReleaseFault::Older));
        QVERIFY(stage.publish(trustOf(5))); // for everybody, and newer
        QCOMPARE(stage.catalogue(thereDesk).offers.value(packs::Channel::Trust).version, quint64(5));
        QVERIFY(stage.publish(trustOf(4), there).fault().is(ReleaseFault::Older));
        // Nobody else's catalogue is taken for one's own.
        const QByteArray theirs = stage.releases->catalogue(thereDesk).body;
        QVERIFY(!packs::catalogueOf(theirs, hereDesk, stage.key.publicKey()));
    }

    void aStolenKeysHugeNumberGoesWithIt()
    {
        Stage stage;
        QVERIFY(stage.store->addRoot(firstRootDocument()));
        QVERIFY(stage.publish(trustOf(1'000'000)));
        RootPlan next;
        next.version = 2;
        next.channels = {{packs::Channel::Trust, 1, {21}}};
        const auto clean = trustOf(2, {21});
        QVERIFY(stage.publish(clean, {}, {firstRootDocument(), rootDocument(next)}));
        const auto catalogue = stage.catalogue(hereDesk);
        QCOMPARE(catalogue.offers.value(packs::Channel::Trust).manifest, clean.sha256());
        QCOMPARE(catalogue.roots.size(), 2);
    }

    /// The newer root comes while the files are still being put away.
    void offersNothingThatAnOlderRootJudged()
    {
        Stage stage;
        QVERIFY(stage.store->addRoot(firstRootDocument()));
        RootPlan next;
        next.version = 2;
        next.channels = {{packs::Channel::Trust, 1, {21}}};
        const auto stolen = trustOf(1'000'000);
        const auto offered = stage.store->publish(
            {{}, stolen.document}, {}, stage.clock.now(), [&](const packs::File& file) -> Result<QByteArray> {
                const auto added = stage.store->addRoot(rootDocument(next));
                return added ? Result<QByteArray>(stolen.blob(file)) : added.fault();
            });
        QVERIFY(!offered && offered.fault().is(hub::HubFault::StoreBusy));
        QVERIFY(stage.store->all()->isEmpty());
        QVERIFY(stage.publish(stolen).fault().is(ReleaseFault::NotSigned)); // and again it is judged by the new one
        QVERIFY(stage.publish(trustOf(2, {21})));
    }

    /// What one site is given is nothing to the order of another's, in whichever order they are published.
    void keepsTheOrderOfEachSiteApart()
    {
        Stage stage;
        const auto version = [&](const QByteArray& device) {
            return stage.catalogue(device).offers.value(packs::Channel::Trust).version;
        };
        QVERIFY(stage.store->addRoot(firstRootDocument()));
        QVERIFY(stage.publish(trustOf(9), there));
        QVERIFY(stage.publish(trustOf(2), here)); // below another site's own
        QVERIFY(stage.publish(trustOf(4)));       // for everybody: above nobody's but here's
        QCOMPARE(version(thereDesk), quint64(9));
        QCOMPARE(version(hereDesk), quint64(4));
        QVERIFY(stage.publish(trustOf(5), here));
        QVERIFY(stage.publish(trustOf(5), here)); // the same again
        QVERIFY(stage.publish(trustOf(9), here)); // the same document for two sites
        QCOMPARE(version(hereDesk), quint64(9));
        QCOMPARE(stage.blob(trustOf(9).sha256()).status, 200);
    }

    /// The thief signed it for one site; that site's desks are not left with what nobody believes any more.
    void aStolenKeysHugeNumberGoesFromEverySite()
    {
        Stage stage;
        QVERIFY(stage.store->addRoot(firstRootDocument()));
        QVERIFY(stage.publish(trustOf(1)));
        QVERIFY(stage.publish(trustOf(999'999), there));
        QVERIFY(stage.publish(trustOf(1'000'000), there));
        RootPlan next;
        next.version = 2;
        next.channels = {{packs::Channel::Trust, 1, {21}}};
        const auto clean = trustOf(2, {21});
        QVERIFY(stage.publish(clean, {}, {firstRootDocument(), rootDocument(next)}));
        for (const QByteArray& desk : {hereDesk, thereDesk})
            QCOMPARE(stage.catalogue(desk).offers.value(packs::Channel::Trust).manifest, clean.sha256());
        QVERIFY(stage.publish(trustOf(3, {21}), there));
    }

    void answersOneRangeAndAtMostAMebibyte()
    {
        Stage stage;
        SeededRandom random(5);
        const QByteArray big = random.bytes(2 * 1024 * 1024 + 77), small = "0123456789";
        QVERIFY(stage.store->addRoot(firstRootDocument()));
        QVERIFY(stage.publish(
            makeRelease(packs::Channel::Trust, 1, {{QStringLiteral("big"), big}, {QStringLiteral("small"), small}})));
        const QByteArray sha256 = crypto::sha256(big), smallOne = crypto::sha256(small);

        const auto whole = stage.blob(smallOne);
        QCOMPARE(whole.status, 200);
        QCOMPARE(whole.body, small);
        QVERIFY(headerOf(whole, "Content-Range").isEmpty());
        const auto part = stage.blob(smallOne, "bytes=2-4");
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, QByteArray("234"));
        QCOMPARE(headerOf(part, "Content-Range"), QByteArray("bytes 2-4/10"));
        QCOMPARE(stage.blob(smallOne, "bytes=7-").body, QByteArray("789"));
        QCOMPARE(stage.blob(smallOne, "bytes=7-99").body, QByteArray("789"));

        for (const char* wrong : {"bytes=10-", "bytes=4-2", "bytes=-3", "bytes=1-2,4-5", "items=1-2",
                 "bytes=", "bytes=a-", "bytes=1-b", "bytes= 1-", "bytes=99999999999999999999-"}) {
            const auto refused = stage.blob(smallOne, wrong);
            QVERIFY2(refused.status == 416, wrong);
            QCOMPARE(headerOf(refused, "Content-Range"), QByteArray("bytes */10"));
        }
        QByteArray got;
        int answers = 0;
        while (got.size() < big.size()) { // whatever is asked for
            const auto piece = stage.blob(
                sha256, answers == 0 ? QByteArray() : "bytes=" + QByteArray::number(got.size()) + "-99999999");
            QCOMPARE(piece.status, 206);
            QVERIFY(piece.body.size() <= hub::Releases::answerBytesMax);
            got += piece.body;
            ++answers;
        }
        QVERIFY(got == big);
        QCOMPARE(answers, 3);
        for (int i = 0; i < 300; ++i) { // across the rows of the table
            const qint64 from = qint64(random.below(quint64(big.size())));
            const qint64 most = 1 + qint64(random.below(400'000));
            const auto piece
                = stage.blob(sha256, "bytes=" + QByteArray::number(from) + '-' + QByteArray::number(from + most - 1));
            QVERIFY(piece.body == big.mid(from, most));
        }
    }

    /// Who reads slowly keeps its turn; nobody has more than two, and not all of them are a desk's to take.
    void givesSoManyBlobsAtOnceAndNoMore()
    {
        Stage stage;
        QVERIFY(stage.store->addRoot(firstRootDocument()));
        hub::Request request;
        request.query = "sha256=" + crypto::sha256(firstRootDocument()).toHex();
        const auto ask = [&](char desk) { return stage.releases->blob(QByteArray(16, desk), request); };
        QList<hub::Response> onTheirWay{ask('a'), ask('a')};
        const auto refused = ask('a');
        QCOMPARE(refused.status, 503);
        QCOMPARE(headerOf(refused, "Retry-After"), QByteArray("5"));
        QCOMPARE(wire::refusalOf(refused.body)->code, QStringLiteral("busy"));
        onTheirWay << ask('b') << ask('c');
        for (const hub::Response& response : onTheirWay)
            QCOMPARE(response.status, 200);
        QCOMPARE(ask('d').status, 503);
        onTheirWay.removeFirst();
        QCOMPARE(ask('d').status, 200);
        QCOMPARE(ask('a').status, 200);
    }

    void refusesWhatIsNoQuestion()
    {
        Stage stage;
        QVERIFY(stage.store->addRoot(firstRootDocument()));
        hub::Request request;
        for (const char* query : {"", "sha256=", "sha256=zz", "sha256=00", "name=x", "sha256=..%2f..%2fhub.key"}) {
            request.query = query;
            QVERIFY2(stage.releases->blob(hereDesk, request).status == 400, query);
        }
        QCOMPARE(stage.blob(QByteArray(32, 'x')).status, 404);
        QCOMPARE(stage.releases->catalogue(QByteArray(16, 'n')).status, 503); // asked of known desks alone
    }

    void countsWhoHasTheNewest()
    {
        Stage stage;
        QVERIFY(stage.store->addRoot(firstRootDocument()));
        QVERIFY(stage.publish(trustOf(7)));
        stage.clock.advance(hub::Releases::lookEvery);
        wire::Telling telling;
        telling.packs.insert(QStringLiteral("trust"), 7);
        QVERIFY(hub::Devices(*stage.pool).noteSeen(hereDesk, stage.clock.now(), telling));
        const QByteArray text = stage.releases->metrics();
        QVERIFY(text.contains("naru_hub_release_version{channel=\"trust\"} 7\n"));
        QVERIFY(text.contains("naru_hub_release_desks{channel=\"trust\",has=\"newest\"} 1\n"));
        QVERIFY(text.contains("naru_hub_release_desks{channel=\"trust\",has=\"older\"} 1\n"));
    }
};

NARU_TEST(ReleasesTest)
#include "tst_releases.moc"

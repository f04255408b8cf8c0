// SPDX-License-Identifier: GPL-3.0-or-later
// Releases between the programs: naru-hub itself, over mutual TLS, to desks with their own threads and network.
#include "sync/agent/membership.h"
#include "sync/hub/sqlitepool.h"
#include "sync/packs/fetchline.h"
#include "tests/simulation/lanhouse.h"
#include "tests/simulation/releasememo.h"
#include "tests/support/hubprocess.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

using namespace naru;
using namespace naru::test;

namespace {

const QString centre = QStringLiteral("강남");
constexpr int patience = 20'000;

/// A desk that belongs to the hub, and what a desk's rooms would do with what arrives.
struct Desk {
    Desk(std::uint64_t seed, HubProcess& hub, const QString& name)
        : Desk(HubRecord(seed), hub, name)
    {
    }
    Desk(HubRecord record, HubProcess& hub, const QString& name)
        : client(std::move(record), hub.data())
    {
        auto pool = hub::SqlitePool::open(hub.data() + QStringLiteral("/hub.db"));
        QFile key(hub.data() + QStringLiteral("/hub.key"));
        SystemRandom random;
        const auto authority = hub::authorityKeys(hub.data(), hub::IfAbsent::Refuse, clock.now(), random);
        const bool isOpen = pool && client.enlist(**pool, centre, name) && key.open(QIODevice::ReadOnly) && authority;
        const auto hubKey = isOpen ? crypto::PrivateKey::fromPem(key.readAll())
                                   : Result<crypto::PrivateKey>(hub::HubFault::KeyMissing);
        if (!hubKey)
            qFatal("no desk");
        const auto certificate = hub::issueDesk(
            *authority, {client.record.device, centre, name}, client.record.key.publicKey(), clock.now(), random);
        const QUrl place(QStringLiteral("https://127.0.0.1:%1").arg(hub.port()));
        agent::Membership membership{
            authority->certificate, certificate, place, place, hubKey->publicKey(), centre, name};
        membership.packsRoot = *packs::pinOf(firstRootDocument());
        if (!agent::writeMembership(folder.path(), membership))
            qFatal("no membership");
    }
    void start(Channels* house = nullptr)
    {
        line.reset();
        const packs::FetchLine::Tells tells{[this](const packs::Arrived& one) { take(one); },
            [this](packs::Channel channel, Instant asOf) { confirmed[channel] = asOf; }, {}};
        line
            = std::make_unique<packs::FetchLine>(packs::FetchLine::Parts{clock, client.record.key, client.record.device,
                                                     folder.path(), QStringLiteral("0.1.0"), house},
                tells);
        line->know(taken.values());
        line->begin();
        line->lookNow();
    }
    void take(const packs::Arrived& one)
    {
        arrived.append(one);
        taken[one.taken.channel] = one.taken;
        line->settled({});
    }
    bool has(const Release& release) const
    {
        return taken.value(release.manifest.channel).manifest == release.sha256();
    }

    SystemClock clock;
    HubClient client;
    QTemporaryDir folder;
    QMap<packs::Channel, packs::Taken> taken; ///< the journal
    QMap<packs::Channel, Instant> confirmed;
    QList<packs::Arrived> arrived;
    std::unique_ptr<packs::FetchLine> line;
};

} // namespace

class ReleaseProgramTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    HubProcess m_hub{m_folder.path()};
    Release m_big;

    QString fileOf(const QByteArray& bytes, const char* name)
    {
        QFile file(m_folder.filePath(QLatin1StringView(name)));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        return isWritten ? file.fileName() : QString();
    }
    QJsonObject publish(const Release& release)
    {
        const QString path = fileOf(bundleOf({firstRootDocument()}, release), "one.naru");
        return m_hub.admin({QStringLiteral("pack"), QStringLiteral("publish"), path});
    }

private Q_SLOTS:
    void initTestCase();
    void publishesFromAFile();
    void printsASheetForEachDeskWithTheRoot();
    void answersRangesOverMutualTls();
    void bringsReleasesToADeskWhateverDies();
    void aDeskWithoutAHubTakesItFromItsSister();
    void bringsOneFromAStick();
};

void ReleaseProgramTest::initTestCase()
{
    QVERIFY2(m_hub.start(), m_hub.errors().constData());
    SeededRandom random(3);
    m_big = makeRelease(packs::Channel::Trust, 2,
        {{QStringLiteral("anchors/a.pem"), random.bytes(1'700'000)}, {QStringLiteral("anchors/b.pem"), "little"}});
}

void ReleaseProgramTest::publishesFromAFile()
{
    QCOMPARE(publish(m_big).value(QStringLiteral("fault")).toString(), QStringLiteral("release.no_root"));
    const auto root
        = m_hub.admin({QStringLiteral("pack"), QStringLiteral("root"), fileOf(firstRootDocument(), "1.root")});
    const QString pin = QString::fromLatin1(packs::pinOf(firstRootDocument())->toHex());
    QCOMPARE(root.value(QStringLiteral("packs_root")).toString(), pin);
    QCOMPARE(publish(m_big).value(QStringLiteral("version")).toInt(), 2);
    QCOMPARE(publish(m_big).value(QStringLiteral("exit")).toInt(), 0); // again
    QCOMPARE(publish(trustOf(1)).value(QStringLiteral("fault")).toString(), QStringLiteral("release.older"));
    const auto list = m_hub.admin({QStringLiteral("pack"), QStringLiteral("list")});
    QCOMPARE(list.value(QStringLiteral("packs")).toArray().size(), 1);
    QVERIFY(QDir(m_folder.path()).entryList({QStringLiteral("publish-*")}, QDir::Dirs).isEmpty());
    const auto added = m_hub.admin({QStringLiteral("desk"), QStringLiteral("add"), QStringLiteral("--site"), centre,
        QStringLiteral("--desk"), QStringLiteral("창구 9")});
    QCOMPARE(added.value(QStringLiteral("packs_root")).toString(), pin);
}

/// One page for each desk, also with the long fingerprint of the packs' root; for whoever made it alone.
void ReleaseProgramTest::printsASheetForEachDeskWithTheRoot()
{
    const QString list = fileOf("site,desk\n나루동,1번 창구\n\"솔밭, 2층\",키오스크\n", "list.csv");
    const QString sheets = m_folder.filePath(QStringLiteral("sheets.pdf"));
    const auto made
        = m_hub.admin({QStringLiteral("desk"), QStringLiteral("import"), list, QStringLiteral("--sheets"), sheets});
    QCOMPARE(made[QStringLiteral("exit")].toInt(), 0);
    const auto all = made[QStringLiteral("sheets")].toArray();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.at(1)[QStringLiteral("site")].toString(), QStringLiteral("솔밭, 2층"));
    for (const QJsonValue& one : all) {
        QCOMPARE(one[QStringLiteral("packs_root")].toString().toLatin1(), packs::pinOf(firstRootDocument())->toHex());
        QCOMPARE(one[QStringLiteral("code")].toString().size(), 19);
    }
    QFile pdf(sheets);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QVERIFY(!(pdf.permissions() & (QFile::ReadGroup | QFile::ReadOther))); // there are codes on it
    const QByteArray bytes = pdf.readAll();
    QVERIFY(bytes.startsWith("%PDF-") && bytes.contains("/Count 2"));
}

void ReleaseProgramTest::answersRangesOverMutualTls()
{
    Desk desk(1, m_hub, QStringLiteral("창구 1"));
    const QByteArray whole = m_big.contents.first().size() > 100 ? m_big.contents.first() : m_big.contents.last();
    const auto ask = [&](const QByteArray& range) {
        return desk.client.ask(m_hub.port(),
            "GET " + packs::blobPath(desk.client.record.device, crypto::sha256(whole)) + " HTTP/1.1\r\nHost: hub\r\n"
                + range + "\r\n");
    };
    const auto part = ask("Range: bytes=1000-1999\r\n");
    QCOMPARE(part.status, 206);
    QVERIFY(part.body == whole.mid(1000, 1000));
    QCOMPARE(part.headers.value("content-range"), "bytes 1000-1999/" + QByteArray::number(whole.size()));
    QVERIFY(ask({}).body == whole.first(1024 * 1024));
    QVERIFY(ask("Range: bytes=1048576-\r\n").body == whole.mid(1024 * 1024));
    QCOMPARE(ask("Range: bytes=1700000-\r\n").status, 416);
    QCOMPARE(ask("Range: bytes=0-1,3-4\r\n").status, 416);
    // Another desk's path is another desk's.
    QCOMPARE(desk.client.get(m_hub.port(), packs::cataloguePath(QByteArray(16, 'x'))).status, 403);
    // What is new is in the answer to a batch.
    desk.client.record.grow(1);
    QCOMPARE(desk.client.send(m_hub.port(), desk.client.record.bytes(0, 1)).status, 200);
    const QMap<QString, quint64> news{{QStringLiteral("trust"), 2}};
    QTRY_COMPARE_WITH_TIMEOUT(
        wire::acceptedOf(desk.client.get(m_hub.port(), wire::headPath(desk.client.record.device)).body)->packs, news,
        patience);
}

void ReleaseProgramTest::bringsReleasesToADeskWhateverDies()
{
    Desk desk(2, m_hub, QStringLiteral("창구 2"));
    const quint16 port = m_hub.port();
    desk.start();
    m_hub.kill();
    QVERIFY(m_hub.start(port));
    for (int i = 0; i < 3 && !desk.has(m_big); ++i) {
        std::ignore = waitFor([] { return false; }, 40 * (i + 1));
        desk.start(); // as after a power cut
    }
    QVERIFY(waitFor(
        [&] {
            desk.line->lookNow();
            return desk.has(m_big);
        },
        patience));
    QCOMPARE(desk.arrived.last().why, packs::Arrived::Why::New);
    QCOMPARE(desk.arrived.last().manifest, m_big.manifest);
    QCOMPARE(desk.arrived.last().bytes, m_big.contents);
    QCOMPARE(desk.line->versions(), (QMap<QString, quint64>{{QStringLiteral("trust"), 2}}));
    // It hears of a newer one.
    QCOMPARE(publish(trustOf(3)).value(QStringLiteral("exit")).toInt(), 0);
    desk.line->heard({{QStringLiteral("trust"), 3}});
    QVERIFY(waitFor(
        [&] {
            desk.line->lookNow();
            return desk.has(trustOf(3));
        },
        patience));
}

void ReleaseProgramTest::aDeskWithoutAHubTakesItFromItsSister()
{
    lanhouse::Two house;
    QVERIFY(house.meet());
    const auto recordOf = [](const lan::Self& self) {
        HubRecord record(9);
        record.device = self.device;
        record.key = self.key;
        return record;
    };
    Desk one(recordOf(house.one.self), m_hub, QStringLiteral("창구 3"));
    Desk two(recordOf(house.two.self), m_hub, QStringLiteral("창구 4"));
    const Release lessons
        = makeRelease(packs::Channel::Lessons, 4, {{QStringLiteral("first.narupack"), QByteArray(200'000, 'x')}}, {11});
    QCOMPARE(publish(lessons).value(QStringLiteral("exit")).toInt(), 0);
    one.start(house.one.channels.get());
    QVERIFY(waitFor(
        [&] {
            one.line->lookNow();
            return one.has(lessons);
        },
        patience));
    m_hub.kill();
    two.start(house.two.channels.get());
    QVERIFY(waitFor(
        [&] {
            two.line->lookNow(); // twice nobody answers, then the sister does
            return two.has(lessons);
        },
        patience));
    QCOMPARE(two.arrived.last().bytes.first(), lessons.contents.first());
    two.line.reset();
    one.line.reset();
    QVERIFY(m_hub.start());
}

void ReleaseProgramTest::bringsOneFromAStick()
{
    Desk desk(5, m_hub, QStringLiteral("창구 5"));
    m_hub.kill();
    desk.start();
    std::optional<Result<void>> done;
    const QString path = fileOf(bundleOf({firstRootDocument()}, trustOf(9)), "stick.naru");
    desk.line->import(path, [&](const Result<void>& result) { done = result; });
    QVERIFY(waitFor([&] { return done.has_value(); }, patience));
    QVERIFY2(bool(*done), *done ? "" : done->fault().name());
    QVERIFY(waitFor([&] { return desk.has(trustOf(9)); }, patience));
    QCOMPARE(desk.arrived.last().taken.asOf, releaseDay);
    done.reset();
    const QString old = fileOf(bundleOf({firstRootDocument()}, trustOf(8)), "old.naru");
    desk.line->import(old, [&](const Result<void>& result) { done = result; });
    QVERIFY(waitFor([&] { return done.has_value(); }, patience));
    QVERIFY(!*done && done->fault().is(packs::ReleaseFault::Older));
}

NARU_TEST(ReleaseProgramTest)
#include "tst_releaseprogram.moc"

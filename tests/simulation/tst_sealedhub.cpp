// SPDX-License-Identifier: GPL-3.0-or-later
// The hub itself: one that is told to whom its desks seal, and what lies in its folder afterwards.
#include "app/codec/cbor.h"
#include "app/journal/blocking.h"
#include "app/payments/cash.h"
#include "app/payments/facets.h"
#include "sync/agent/agent.h"
#include "sync/agent/enroller.h"
#include "sync/agent/httptransport.h"
#include "sync/agent/timeralarm.h"
#include "sync/hub/columns.h"
#include "sync/hub/sqlitepool.h"
#include "tests/support/hubprocess.h"
#include "tests/support/suite.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

using namespace naru;
using namespace naru::test;

namespace {

const QString planted = QStringLiteral("홍길동 010-0000-7391");
constexpr int cashEntries = 8;

bool put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// The agency: a key that the hub never sees, and its certificate.
struct Agency {
    explicit Agency(std::uint64_t seed)
        : random(seed)
        , key(crypto::PrivateKey::generate(crypto::Curve::P256, random))
    {
        crypto::CertificatePlan plan;
        plan.organization = QStringLiteral("Agency");
        plan.commonName = QStringLiteral("seals");
        plan.notBefore = SystemClock().now() - std::chrono::days(1);
        plan.notAfter = SystemClock().now() + std::chrono::days(30);
        const QByteArray der = crypto::makeCertificate(plan, key.publicKey(), key, nullptr, random);
        put(certificate(), crypto::toPem("CERTIFICATE", der));
        put(keyFile(), key.pem().view().toByteArray());
        id = crypto::sha256(der).toHex();
    }
    QString certificate() const { return folder.filePath(QStringLiteral("agency.pem")); }
    QString keyFile() const { return folder.filePath(QStringLiteral("agency.key")); }
    QTemporaryDir folder;
    SeededRandom random;
    crypto::PrivateKey key;
    QByteArray id;
};

/// A desk with its real record, on its way to a hub: what naructl's `enrol` and `sync once` do.
class DeskFolder {
public:
    DeskFolder()
    {
        const QByteArray device = random.bytes(journal::deviceIdBytes);
        std::ignore = keys->store(QStringLiteral("device.id"), crypto::Secret(QByteArrayView(device)));
        journal::Journal::Options options;
        options.path = folder.filePath(QStringLiteral("journal.db"));
        options.deviceId = device;
        record = *journal::Journal::open(options, *keys, clock, random, journal::atOnce());
    }
    Result<void> enrol(const HubProcess& hub) const
    {
        const auto added = hub.admin({QStringLiteral("desk"), QStringLiteral("add"), QStringLiteral("--site"),
            QStringLiteral("솔밭"), QStringLiteral("--desk"), QStringLiteral("3번")});
        const auto word = [&added](const char* name) { return added.value(QLatin1StringView(name)).toString(); };
        const auto sheet = agent::sheetOf(word("enrol_url"), word("code"), word("ca_pin"));
        if (!sheet)
            return sheet.fault();
        const auto membership = agent::enrol(folder.path(), *sheet, {record->outgoing().device(), key},
            [](const crypto::Certificate&) { return Result<void>(); });
        if (!membership || membership->sealTo.number == 0)
            return membership ? Result<void>() : membership.fault();
        return record->outgoing().noteSealing(
            crypto::sha256(membership->sealTo.certificate), membership->sealTo.number);
    }
    bool write(Kind kind, quint16 schema, const QByteArray& body) const
    {
        return bool(journal::appendBlocking(*record, {kind, schema, body}));
    }
    bool note(const QString& text = planted) const
    {
        return write(Kind::ShiftNote, 1, codec::CborWriter().map(1).text("text").text(text).take());
    }
    /// Cash that was given back, with the name of whom in the reason; the value: what it comes to.
    qint64 takeCash()
    {
        qint64 sum = 0;
        for (int i = 1; i <= cashEntries; ++i) {
            payments::CashMove move;
            move.kind = payments::CashKind::GivenBack;
            move.charge = random.bytes(16);
            move.amount = Won{i * 1'000};
            move.by = 1;
            move.approver = 2;
            move.reason = planted;
            move.at = clock.now();
            const auto written = payments::recordOf(move);
            sum -= write(written.kind, written.schema, written.body) ? move.amount.value : 0;
        }
        return sum;
    }
    /// True: nothing is left.
    bool syncOnce()
    {
        const auto membership = agent::readMembership(folder.path());
        if (!membership || !*membership)
            return false;
        agent::HttpTransport transport(**membership, key);
        agent::TimerAlarm alarm;
        agent::Agent agent({clock, random, record->outgoing(), transport, alarm, payments::openNumbersOf},
            QStringLiteral("0.1.0"),
            agent::Identity{key, (*membership)->hubKey, (*membership)->certificate.notAfter(), (*membership)->sealTo});
        agent.onSealing([this](const wire::SealTo& to) { return agent::keepSealing(folder.path(), to); });
        const Instant begun = clock.now();
        agent.begin(agent::Agent::Start::Now);
        return QTest::qWaitFor(
            [&] {
                const auto& state = agent.state();
                return state.unsent == 0 && state.cause == journal::Outbox::Cause::NothingWaits && state.lastSent
                    && *state.lastSent >= begun;
            },
            30'000);
    }
    wire::SealTo sealTo() const { return (*agent::readMembership(folder.path()))->sealTo; }

    QTemporaryDir folder;
    SystemClock clock;
    SystemRandom random;
    std::unique_ptr<crypto::KeyStore> keys = crypto::memoryKeyStore();
    crypto::PrivateKey key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    std::unique_ptr<journal::Journal> record;
};

/// Files of a folder that hold these bytes.
QStringList filesWith(const QString& folder, const QByteArray& bytes)
{
    QStringList found;
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly) || file.readAll().contains(bytes))
            found.append(file.fileName());
    }
    return found;
}

qint64 cashAt(const HubProcess& hub)
{
    qint64 sum = 0;
    const auto pool = hub::SqlitePool::open(hub.data() + QStringLiteral("/hub.db"));
    std::ignore = (*pool)->with([&sum](hub::Sql& sql) -> Result<void> {
        const auto found = sql.run("SELECT SUM(won) FROM cash");
        if (found)
            sum = hub::numberIn(found->rows.first()[0]);
        return found ? Result<void>() : found.fault();
    });
    return sum;
}

QJsonObject entriesAt(const HubProcess& hub, const QString& key = {})
{
    QStringList words{
        QStringLiteral("entries"), QStringLiteral("--desk"), QStringLiteral("3번"), QStringLiteral("--all")};
    if (!key.isEmpty())
        words += {QStringLiteral("--open-with"), key};
    return hub.admin(words);
}

} // namespace

class SealedHubTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsNoNameAndAddsUpAllTheSame()
    {
        const Agency agency(31);
        QTemporaryDir data;
        HubProcess hub(data.path(), {QStringLiteral("--seal-to"), agency.certificate()});
        QVERIFY2(hub.start(), hub.errors().constData());
        DeskFolder desk;
        const auto enrolled = desk.enrol(hub);
        QVERIFY2(enrolled, enrolled ? "" : enrolled.fault().name());
        QCOMPARE(crypto::sha256(desk.sealTo().certificate).toHex(), agency.id);
        QVERIFY(desk.note());
        const qint64 sum = desk.takeCash();
        QCOMPARE(sum, qint64(-36'000));
        QVERIFY(desk.syncOnce());
        QTRY_COMPARE_WITH_TIMEOUT(cashAt(hub), sum, 20'000);
        QCOMPARE(filesWith(data.path(), planted.toUtf8()), QStringList());
        QCOMPARE(filesWith(data.path(), QStringLiteral("홍길동").toUtf8()), QStringList());

        const auto listed = entriesAt(hub, agency.keyFile());
        QCOMPARE(listed.value(QStringLiteral("exit")).toInt(), 0);
        QCOMPARE(listed.value(QStringLiteral("wrong")).toInt(), 0);
        int withName = 0, announced = 0;
        for (const QJsonValue& value : listed.value(QStringLiteral("entries")).toArray()) {
            const auto entry = value.toObject();
            const bool isWord = entry.value(QStringLiteral("kind")).toInt() == 76;
            announced += isWord;
            QCOMPARE(entry.value(QStringLiteral("sealed")).toBool(), !isWord);
            const QByteArray body = QByteArray::fromHex(entry.value(QStringLiteral("body")).toString().toLatin1());
            withName += body.contains(planted.toUtf8());
            if (withName > 0)
                QCOMPARE(announced, 1); // the record says so before the first of them
        }
        QCOMPARE(announced, 1);
        QCOMPARE(withName, cashEntries + 1);
        const Agency other(32);
        QVERIFY(entriesAt(hub, other.keyFile()).value(QStringLiteral("wrong")).toInt() > cashEntries);
        QVERIFY(!entriesAt(hub).contains(QStringLiteral("opened")));
        QVERIFY(hub.end());
    }

    /// The hub is told on a day when the desk has sent for months; later to another key; and then not any more.
    void aDeskHearsOfItLater()
    {
        const Agency agency(33), successor(34);
        QTemporaryDir data;
        auto hub = std::make_unique<HubProcess>(data.path());
        QVERIFY2(hub->start(), hub->errors().constData());
        const quint16 port = hub->port();
        const auto again = [&](const QStringList& more) {
            hub->end();
            hub = std::make_unique<HubProcess>(data.path(), more);
            return hub->start(port);
        };
        DeskFolder desk;
        QVERIFY(desk.enrol(*hub));
        QVERIFY(desk.note(QStringLiteral("아침")) && desk.syncOnce());
        QVERIFY(again({QStringLiteral("--seal-to"), agency.certificate()}));
        QVERIFY(desk.note() && desk.syncOnce()); // refused open, asked, said in the record, sealed
        QVERIFY(again({}));                      // not forgotten
        QVERIFY(desk.note() && desk.syncOnce());
        QCOMPARE(filesWith(data.path(), planted.toUtf8()), QStringList());
        const quint64 number = desk.sealTo().number;
        QVERIFY(again({QStringLiteral("--seal-to"), successor.certificate()}));
        QVERIFY(desk.note() && desk.syncOnce()); // still to the first key, and brings the news
        QVERIFY(desk.note() && desk.syncOnce());
        QVERIFY(desk.sealTo().number > number);
        const auto kinds = [](const QJsonObject& listed, const char* open) {
            int count = 0;
            for (const QJsonValue& value : listed.value(QStringLiteral("entries")).toArray())
                count += value.toObject().value(QStringLiteral("open")).toString() == QLatin1StringView(open);
            return count;
        };
        const auto first = entriesAt(*hub, agency.keyFile()), second = entriesAt(*hub, successor.keyFile());
        QVERIFY(kinds(first, "yes") >= 3 && kinds(second, "yes") >= 1);
        QCOMPARE(kinds(first, "yes"), kinds(second, "wire.other_seal_key"));
        QCOMPARE(kinds(second, "yes"), kinds(first, "wire.other_seal_key"));
        QVERIFY(again({QStringLiteral("--seal-to"), QStringLiteral("none")}));
        QVERIFY(desk.syncOnce()); // hears it
        QVERIFY(desk.note() && desk.syncOnce());
        QVERIFY(!filesWith(data.path(), planted.toUtf8()).isEmpty()); // and the test would have seen it
        int words = 0;
        for (const QJsonValue& value : entriesAt(*hub).value(QStringLiteral("entries")).toArray())
            words += value.toObject().value(QStringLiteral("kind")).toInt() == 76;
        QCOMPARE(words, 3);
    }

    void refusesACertificateThatIsNone()
    {
        QTemporaryDir data;
        const QString junk = data.filePath(QStringLiteral("junk.pem"));
        QVERIFY(put(junk, "no certificate"));
        HubProcess hub(data.path(), {QStringLiteral("--seal-to"), junk});
        QVERIFY(!hub.start());
        QVERIFY(hub.errors().contains("wire.bad_sealed"));
    }
};

NARU_TEST(SealedHubTest)
#include "tst_sealedhub.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a desk at its hub: naru-hub itself, and an agent on its thread over a record in memory.
#include "app/journal/causes.h"
#include "sync/agent/agentthread.h"
#include "sync/agent/enrolthread.h"
#include "sync/agent/keepsakes.h"
#include "sync/hub/authority.h"
#include "sync/hub/enrolmenttables.h"
#include "sync/hub/sqlitepool.h"
#include "tests/support/hubprocess.h"
#include "tests/support/memoryoutgoing.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

using namespace naru;
using namespace naru::test;
using Cause = journal::Outbox::Cause;

namespace {

const QString site = QStringLiteral("나루동"), window = QStringLiteral("2번 창구");
constexpr int longMs = 60'000;
const SystemClock machineClock;

/// A hub in a folder of its own.
struct Place {
    explicit Place(const QStringList& options = {})
        : hub(folder.path(), options)
        , started(hub.start())
    {
    }
    QJsonObject sheet(const QStringList& more) const
    {
        return hub.admin(QStringList{QStringLiteral("desk"), QStringLiteral("add")} + more);
    }
    QJsonObject sheetFor(const QString& name = window) const
    {
        return sheet({QStringLiteral("--site"), site, QStringLiteral("--desk"), name});
    }
    Result<void> change(const std::function<Result<void>(hub::Sql&)>& what)
    {
        auto pool = hub::SqlitePool::open(folder.filePath(QStringLiteral("hub.db")));
        return pool ? (*pool)->with(what) : Result<void>(pool.fault());
    }
    QTemporaryDir folder;
    HubProcess hub;
    bool started;
};

/// A desk: a device number, a key, a record.
struct Seat {
    Seat(const QByteArray& number, std::uint64_t seed)
        : random(seed)
        , key(crypto::PrivateKey::generate(crypto::Curve::P256, random))
        , record(number, machine)
    {
    }
    void write(int count)
    {
        for (int i = 0; i < count; ++i)
            record.write(2, QByteArray(200, char('a' + i % 26)), machineClock.now());
    }
    agent::Applicant applicant() const { return {record.device(), key}; }
    Result<agent::Membership> enrol(const QJsonObject& sheet)
    {
        const auto read = agent::sheetOf(sheet[QStringLiteral("enrol_url")].toString(),
            sheet[QStringLiteral("code")].toString(), sheet[QStringLiteral("ca_pin")].toString());
        if (!read)
            return read.fault();
        return agent::enrol(folder.path(), *read, applicant(),
            [this](const crypto::Certificate& brought) { return agent::markUnnoted(folder.path(), brought); });
    }
    std::unique_ptr<agent::AgentThread> line(agent::Wanted receipts = {})
    {
        const auto note = [this](const crypto::Certificate&) {
            ++noted;
            return Result<void>();
        };
        return std::make_unique<agent::AgentThread>(agent::AgentThread::Parts{
            machineClock, record, key, folder.path(), QStringLiteral("0.1.0"), note, std::move(receipts)});
    }
    crypto::Certificate certificate() const { return (*agent::readMembership(folder.path()))->certificate; }

    QTemporaryDir folder;
    SystemRandom machine;
    SeededRandom random;
    crypto::PrivateKey key;
    MemoryOutgoing record;
    std::atomic<int> noted{0}; ///< how often the record was told of a certificate
};

QByteArray nameOf(const agent::AgentThread& line)
{
    return journal::nameOf(line.state());
}

/// The hub said so; the agent rests, and its record may be read from here.
bool isAllSent(const agent::AgentThread& line)
{
    const auto state = line.state();
    return state.cause == Cause::NothingWaits && state.lastSent && state.unsent == 0;
}

} // namespace

class HubLifeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A desk that runs is brought by a page; its agent goes on with what came.
    void isBroughtWhileItRuns()
    {
        Place place;
        QVERIFY2(place.started, place.hub.errors().constData());
        Seat seat(QByteArray(16, 'p'), 1);
        seat.write(3);
        const auto line = seat.line();
        QTRY_COMPARE(line->state().cause, Cause::NotEnrolled);
        agent::EnrolThread page(seat.folder.path(), seat.applicant());
        using Step = journal::Enrolling::Step;
        QList<Step> steps;
        page.watch([&] { steps.append(page.state().step); });
        const QJsonObject sheet = place.sheetFor();
        const QString hub = sheet[QStringLiteral("enrol_url")].toString(),
                      pin = sheet[QStringLiteral("ca_pin")].toString();
        page.begin({QStringLiteral("나루"), QStringLiteral("1"), pin});
        QCOMPARE(page.state().step, Step::Failed);
        QVERIFY(page.state().fault->is(agent::EnrolFault::BadArguments));
        page.begin({hub, QStringLiteral("0000-0000-0000-0000"), pin});
        page.begin({hub, QStringLiteral("0000-0000-0000-0001"), pin}); // not heard
        QTRY_COMPARE_WITH_TIMEOUT(page.state().step, Step::Failed, longMs);
        QVERIFY(page.state().fault->is(agent::EnrolFault::CodeRefused));
        steps.clear();
        page.begin({hub, sheet[QStringLiteral("code")].toString(), pin});
        QTRY_COMPARE_WITH_TIMEOUT(page.state().step, Step::Done, longMs);
        QCOMPARE(steps, (QList<Step>{Step::FindingHub, Step::Asking, Step::WritingDown, Step::Done}));
        QCOMPARE(page.state().site, site);
        QVERIFY(page.state().until > machineClock.now());
        line->tryNow();
        QTRY_VERIFY_WITH_TIMEOUT(isAllSent(*line), longMs);
        QCOMPARE(seat.record.cursor()->acked, seat.record.last());
        QCOMPARE(seat.noted, 1);
        QVERIFY(!QFile::exists(seat.folder.filePath(QStringLiteral("hub/unnoted"))));
    }

    /// A hub that gives certificates of an hour: two thirds of their life are over when they come.
    void renewsItselfInTime()
    {
        Place place({QStringLiteral("--certificate-hours"), QStringLiteral("1")});
        QVERIFY(place.started);
        Seat seat(QByteArray(16, 'q'), 2);
        seat.write(3);
        QVERIFY(seat.enrol(place.sheetFor()));
        const auto first = seat.certificate();
        QVERIFY(first.notAfter() < machineClock.now() + std::chrono::hours(2));
        const auto line = seat.line();
        QTRY_VERIFY_WITH_TIMEOUT((line->tryNow(), seat.certificate().der() != first.der()), longMs);
        QVERIFY(seat.certificate().notAfter() > first.notAfter());
        QTRY_VERIFY_WITH_TIMEOUT(isAllSent(*line), longMs);
        QVERIFY(seat.noted >= 2); // the one that was brought, and what it fetched
        QCOMPARE(seat.record.cursor()->acked, seat.record.last());
    }

    /// Six months closed: the old key asks, an administrator allows it, and it goes on by itself.
    void comesBackAfterMonths()
    {
        Place place;
        QVERIFY(place.started);
        Seat seat(QByteArray(16, 's'), 3);
        seat.write(3);
        QVERIFY(seat.enrol(place.sheetFor()));
        SystemRandom random;
        const auto keys = hub::authorityKeys(place.folder.path(), hub::IfAbsent::Refuse, machineClock.now(), random);
        QVERIFY(keys);
        const auto old = hub::issueDesk(*keys, {seat.record.device(), site, window}, seat.key.publicKey(),
            machineClock.now() - std::chrono::days(180), random);
        QVERIFY(old.notAfter() < machineClock.now());
        QVERIFY(place.change([&](hub::Sql& sql) {
            hub::Papers papers;
            papers.certificate = old.der();
            return hub::putPapers(sql, seat.record.device(), papers);
        }));
        QVERIFY(agent::renewMembership(seat.folder.path(), old));
        const auto line = seat.line();
        QTRY_COMPARE_WITH_TIMEOUT((line->tryNow(), nameOf(*line)), QByteArray("outbox.waits_for_word"), longMs);
        QCOMPARE(line->state().button, journal::Outbox::Button::TryNow);
        QCOMPARE(line->state().unsent, quint64(3));
        const auto approved
            = place.hub.admin({QStringLiteral("desk"), QStringLiteral("approve"), QStringLiteral("--desk"), window});
        QCOMPARE(approved[QStringLiteral("exit")].toInt(), 0);
        line->tryNow();
        QTRY_VERIFY_WITH_TIMEOUT(seat.certificate().notAfter() > machineClock.now(), longMs);
        QTRY_VERIFY_WITH_TIMEOUT(isAllSent(*line), longMs);
        QCOMPARE(seat.record.cursor()->acked, seat.record.last());
        QCOMPARE(seat.noted, 1);
    }

    /// Restored from a backup it has another key, and its record is older than the hub's.
    void comesBackWithAnotherKey()
    {
        Place place;
        QVERIFY(place.started);
        const QByteArray device(16, 'r');
        Seat before(device, 4);
        before.write(4);
        QVERIFY(before.enrol(place.sheetFor()));
        auto burnt = before.line();
        burnt->tryNow();
        QTRY_VERIFY_WITH_TIMEOUT(isAllSent(*burnt), longMs);
        burnt.reset();
        Seat after(device, 5);
        after.write(2); // the beginning of another record: nothing of it is the hub's
        // An ordinary sheet is not for a desk that stands there; one for it is for nobody else.
        QCOMPARE(place.sheetFor()[QStringLiteral("fault")].toString(), QStringLiteral("hub.already_there"));
        const auto again
            = place.sheet({QStringLiteral("--again"), QStringLiteral("--desk"), QString::fromLatin1(device.toHex())});
        QCOMPARE(again[QStringLiteral("device")].toString(), QString::fromLatin1(device.toHex()));
        QCOMPARE(again[QStringLiteral("site")].toString(), site);
        Seat stranger(QByteArray(16, 't'), 6);
        const auto refused = stranger.enrol(again);
        QVERIFY(!refused && refused.fault().is(agent::EnrolFault::Refused));
        const auto back = after.enrol(again);
        QVERIFY2(back, back ? "" : back.fault().name());
        QCOMPARE(back->desk, window);
        QVERIFY(back->certificate.publicKey()->spki() == after.key.publicKey().spki());
        QVERIFY(after.enrol(again)); // run again it is the same
        QCOMPARE(after.certificate().der(), back->certificate.der());
        const auto line = after.line();
        line->tryNow();
        QTRY_VERIFY_WITH_TIMEOUT(isAllSent(*line), longMs);
        const auto standing = place.hub.admin({QStringLiteral("desk"), QStringLiteral("list")})[QStringLiteral("desks")]
                                  .toArray()
                                  .at(0)
                                  .toObject();
        QCOMPARE(standing[QStringLiteral("epoch")].toInt(), 2);
        QCOMPARE(standing[QStringLiteral("status")].toString(), QStringLiteral("active"));
        // The key from before is known, and good for nothing more.
        before.write(1);
        burnt = before.line();
        QTRY_COMPARE_WITH_TIMEOUT((burnt->tryNow(), burnt->state().cause), Cause::Revoked, longMs);
        QVERIFY(place.change([&](hub::Sql& sql) -> Result<void> {
            const auto known = hub::formerKeys(sql);
            const bool isIt = known && known->size() == 1 && known->first().spki == before.key.publicKey().spki();
            return isIt ? Result<void>() : hub::HubFault::StoreFailed;
        }));
        // Nor does a desk that was taken off come back this way.
        QCOMPARE(place.hub
                     .admin({QStringLiteral("desk"), QStringLiteral("lost"), QStringLiteral("--desk"),
                         window})[QStringLiteral("exit")]
                     .toInt(),
            0);
        QCOMPARE(place.sheet({QStringLiteral("--again"), QStringLiteral("--desk"), window})[QStringLiteral("fault")]
                     .toString(),
            QStringLiteral("hub.revoked"));
    }

    void keepsTheHubsWord()
    {
        Place place;
        QVERIFY(place.started);
        Seat stolen(QByteArray(16, 'x'), 7), seat(QByteArray(16, 'y'), 8);
        stolen.write(5);
        seat.write(4);
        QVERIFY(stolen.enrol(place.sheetFor(QStringLiteral("3번 창구"))));
        auto away = stolen.line();
        away->tryNow();
        QTRY_VERIFY_WITH_TIMEOUT(isAllSent(*away), longMs);
        away.reset();
        const auto lost = place.hub.admin(
            {QStringLiteral("desk"), QStringLiteral("lost"), QStringLiteral("--desk"), QStringLiteral("3번 창구")});
        QCOMPARE(lost[QStringLiteral("exit")].toInt(), 0);

        QVERIFY(seat.enrol(place.sheetFor()));
        const auto hub = **agent::readMembership(seat.folder.path());
        const auto line = seat.line([] { return QList<std::pair<quint32, quint64>>{{1, 3}, {1, 99}}; });
        QTRY_VERIFY_WITH_TIMEOUT((line->tryNow(), agent::keptLost(seat.folder.path(), hub)), longMs);
        const auto list = agent::keptLost(seat.folder.path(), hub);
        QCOMPARE(list->keys.size(), 1);
        QCOMPARE(list->keys.first().keyId, wire::keyIdOf(stolen.key.publicKey()));
        QCOMPARE(list->keys.first().device, stolen.record.device());
        QCOMPARE(list->keys.first().lastGood, stolen.record.last());
        // The hub's log takes some seconds.
        QTRY_VERIFY_WITH_TIMEOUT((line->tryNow(), agent::hasProof(seat.folder.path(), 1, 3)), longMs);
        QVERIFY(!agent::hasProof(seat.folder.path(), 1, 99));
        const auto bytes = agent::keptProof(seat.folder.path(), 1, 3);
        const auto proof = wire::proofOf(*bytes);
        QVERIFY(proof && proof->entry.hash == **seat.record.hashAt(1, 3));
        QVERIFY(wire::checkProof(*proof, wire::originOf(hub.authority.fingerprint()), hub.hubKey));
        // Not for another entry, and not without the hub's signature.
        const journal::Head other{1, 2, **seat.record.hashAt(1, 2)};
        QVERIFY(!agent::keepProof(seat.folder.path(), *bytes, seat.record.device(), other, hub));
        QFile file(seat.folder.filePath(QStringLiteral("trust/lost.hub")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.readAll();
        for (const qsizetype at : {qsizetype(4), whole.size() / 2, whole.size() - 3}) {
            QByteArray changed = whole;
            changed[at] = char(changed[at] ^ 1);
            QVERIFY(!agent::keepLost(seat.folder.path(), changed, hub));
        }
        auto foreign = hub;
        foreign.hubKey = seat.key.publicKey();
        QVERIFY(!agent::keptLost(seat.folder.path(), foreign));
    }

    /// The record goes on; what this desk cannot keep of the hub's word is said until it can.
    void saysThatItCannotKeepTheHubsWord()
    {
        Place place;
        QVERIFY(place.started);
        Seat seat(QByteArray(16, 'z'), 9);
        seat.write(3);
        QVERIFY(seat.enrol(place.sheetFor()));
        QVERIFY(place.hub.admin({QStringLiteral("checkpoint")})[QStringLiteral("size")].toInt() > 0);
        const QString inTheWay = seat.folder.filePath(QStringLiteral("hub/desks"));
        QVERIFY(QDir().mkpath(inTheWay + QStringLiteral("/something")));
        const auto line = seat.line();
        QTRY_COMPARE_WITH_TIMEOUT((line->tryNow(), nameOf(*line)), QByteArray("outbox.disk_failed"), longMs);
        QCOMPARE(line->state().detail, QStringLiteral("membership.cannot_write"));
        QCOMPARE(line->state().button, journal::Outbox::Button::OpenDoctor);
        QTRY_COMPARE_WITH_TIMEOUT(line->state().unsent, quint64(0), longMs);
        QVERIFY(QDir(inTheWay).removeRecursively());
        QTRY_VERIFY_WITH_TIMEOUT((line->tryNow(), isAllSent(*line)), longMs);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(inTheWay), longMs);
        QCOMPARE(nameOf(*line), QByteArray("outbox.nothing_waits"));
    }
};

NARU_TEST(HubLifeTest)
#include "tst_hublife.moc"

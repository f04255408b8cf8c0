// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies that the hub keeps and cannot read: what leaves a desk, what a hub makes of it, what the agency opens.
#include "app/journal/forks.h"
#include "app/payments/cash.h"
#include "app/payments/facets.h"
#include "sync/hub/admin.h"
#include "sync/hub/intake.h"
#include "sync/hub/judge.h"
#include "sync/hub/memorylog.h"
#include "sync/hub/readings.h"
#include "sync/hub/schema.h"
#include "sync/hub/sealing.h"
#include "sync/hub/sqlitepool.h"
#include "tests/support/suite.h"
#include "tests/support/wirebatches.h"

#include <QTemporaryDir>

using namespace naru;
using namespace naru::wire;
using test::wireKey;

namespace {

const QByteArray device(16, 'd');
const Instant noon{Milliseconds(1'795'316'400'000)};
const char* const planted = "홍길동 010-0000-1234";

/// A desk's entries in one epoch, as they leave its journal.
struct Record {
    explicit Record(quint32 of = 1, const QByteArray& first = QByteArray(32, '\0'))
        : before{of, 0, first}
        , at(before)
    {
    }
    const journal::Leaving& add(Kind kind, const QByteArray& body)
    {
        journal::Leaving entry;
        entry.seq = ++at.seq;
        entry.hlc = (quint64(1'795'316'400'000) + entry.seq) << 16;
        entry.kind = quint16(kind);
        entry.schema = 1;
        entry.framed = journal::frame(random.bytes(16), body);
        entry.hash = at.hash = crypto::sha256(journal::hashInput(
            device, {at.epoch, entry.seq, entry.hlc, entry.kind, 1, at.hash, crypto::sha256(entry.framed)}));
        entries.append(entry);
        return entries.last();
    }
    Batch batch(const std::optional<crypto::PublicKey>& agency, const FacetsOf& facetsOf = payments::openNumbersOf)
    {
        Batch batch{device, before, {}, {}, {}, {}};
        const auto sealer = agency ? std::optional(Sealer(*agency, random)) : std::nullopt;
        for (const journal::Leaving& entry : entries)
            batch.entries.append(sealer ? sealer->itemOf(device, before.epoch, entry, facetsOf)
                                        : Item{entry.hlc, entry.kind, entry.schema, entry.framed, {}, {}});
        return batch;
    }
    SeededRandom random{5};
    journal::Head before, at;
    QList<journal::Leaving> entries;
};

QByteArray cash(qint64 won, const QString& reason = {})
{
    payments::CashMove move;
    move.kind = payments::CashKind::GivenBack;
    move.charge = QByteArray(16, 'c');
    move.amount = Won{won};
    move.by = 1;
    move.approver = 2;
    move.reason = reason.isEmpty() ? QString::fromUtf8(planted) : reason;
    move.at = noon;
    return payments::recordOf(move).body;
}

/// A hub that wants its desks to seal, in memory.
struct Hub {
    explicit Hub(bool seals = true)
        : to{seals ? quint64(7) : quint64(0), seals ? certificateOf(wireKey(2)) : QByteArray()}
    {
        log.enrol(device);
    }
    static QByteArray certificateOf(const crypto::PrivateKey& key)
    {
        SeededRandom random(4);
        crypto::CertificatePlan plan;
        plan.commonName = QStringLiteral("agency");
        plan.notBefore = noon;
        plan.notAfter = noon + std::chrono::days(3650);
        return crypto::makeCertificate(plan, key.publicKey(), key, nullptr, random);
    }
    hub::Told take(const QByteArray& bytes) const
    {
        return intake.take(bytes, {hub::Sender::Standing::Known, device, desk.publicKey()}, noon);
    }
    hub::Told take(const Batch& batch) const { return take(bytesOf(batch, desk)); }
    QList<hub::Kept> kept() { return *log.read(device, 1, 0, 1'000); }

    SealTo to;
    crypto::PrivateKey desk = wireKey(1), agency = wireKey(2);
    hub::MemoryLog log;
    hub::Intake intake{log, wireKey(3), hub::unreadable, {}, [this] { return to; }};
};

/// As naru-hub reads it, without the words of payments.
Result<std::optional<hub::Fact>> factOf(const hub::Kept& entry)
{
    const auto open = entry.isSealed ? openPartIn(entry.facets) : Result<Item::Sealed>(Item::Sealed{});
    const auto body = entry.isSealed ? Result<QByteArray>(QByteArray()) : journal::unframe(entry.body);
    if (!open || !body)
        return journal::JournalFault::BodyUnreadable;
    const auto facets
        = payments::facetsOf(entry.isSealed ? open->facets : payments::openNumbersOf(entry.kind, entry.schema, *body));
    if (!facets || !*facets)
        return std::optional<hub::Fact>();
    return std::optional(hub::Fact{
        hub::Fact::What((*facets)->what), hub::Fact::Standing::Taken, (*facets)->attempt, (*facets)->won.value});
}

struct Sums {
    explicit Sums(hub::Log& log)
        : readings(*pool, log, factOf, clock)
    {
        std::ignore = pool->migrate("hub", hub::hubSchema);
        std::ignore = pool->migrate(hub::Readings::schemaRoom, hub::Readings::migrations());
    }
    hub::Readings::Sums operator()()
    {
        for (auto read = readings.readOn(device); read && *read > 0; read = readings.readOn(device)) { }
        return readings.sums()->value(device);
    }
    QTemporaryDir folder;
    std::unique_ptr<hub::SqlitePool> pool = *hub::SqlitePool::open(folder.filePath(QStringLiteral("hub.db")));
    ManualClock clock{noon};
    hub::Readings readings;
};

} // namespace

class SealingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isOpenedByTheAgencyAlone()
    {
        SeededRandom random(1);
        const auto agency = wireKey(2);
        const SealedPlace place{device, 3, 900, 70, QByteArray(32, 'h'), "open"};
        const Sealer sealer(agency.publicKey(), random);
        for (const QByteArray& frame : {QByteArray("f"), QByteArray(70'000, 'f')}) {
            const QByteArray sealed = sealer.seal(place, frame);
            QCOMPARE(sealed.size(), frame.size() + sealedOverBytes);
            QCOMPARE(sealKeyIdIn(sealed), keyIdOf(agency.publicKey()));
            const auto back = unsealed(sealed, place, agency);
            QVERIFY(back && *back == frame);
            const auto other = unsealed(sealed, place, wireKey(9));
            QVERIFY(!other && other.fault().is(WireFault::OtherSealKey));
        }
        // Another entry of the same batch is under another key, though both begin with the same point.
        SealedPlace next = place;
        next.hash = QByteArray(32, 'i');
        QVERIFY(sealer.seal(next, "frame").sliced(73) != sealer.seal(place, "frame").sliced(73));
        QCOMPARE(sealer.seal(next, "frame").first(73), sealer.seal(place, "frame").first(73));
    }

    void noBitOfItCanBeTurnedAndNothingItStandsOn()
    {
        SeededRandom random(1);
        const auto agency = wireKey(2);
        const SealedPlace place{device, 3, 900, 70, QByteArray(32, 'h'), "open"};
        const QByteArray sealed = Sealer(agency.publicKey(), random).seal(place, "frame of an entry");
        for (qsizetype at = 0; at < sealed.size(); ++at) {
            QByteArray turned = sealed;
            turned[at] = char(turned[at] ^ (1 << (at % 8)));
            QVERIFY2(!unsealed(turned, place, agency), qPrintable(QString::number(at)));
        }
        for (qsizetype size = 0; size < sealed.size(); ++size)
            QVERIFY(!unsealed(sealed.first(size), place, agency));
        const auto elsewhere = [&](auto change) {
            SealedPlace other = place;
            change(other);
            const auto opened = unsealed(sealed, other, agency);
            return !opened && opened.fault().is(crypto::CryptoFault::NotAuthentic);
        };
        QVERIFY(elsewhere([](SealedPlace& other) { other.device[3] = 'x'; }));
        QVERIFY(elsewhere([](SealedPlace& other) { other.epoch = 4; }));
        QVERIFY(elsewhere([](SealedPlace& other) { other.seq = 901; }));
        QVERIFY(elsewhere([](SealedPlace& other) { other.kind = 71; }));
        QVERIFY(elsewhere([](SealedPlace& other) { other.hash[0] = 'x'; }));
        QVERIFY(elsewhere([](SealedPlace& other) { other.open = "opem"; }));
    }

    void theRecordStaysWhatItWas()
    {
        Record record;
        record.add(Kind::Verification, planted);
        record.add(Kind::JournalForked, "map of places");
        record.add(Kind::CashMoved, cash(5'000));
        const auto first = record.entries.first();
        record.add(Kind::Rehomed,
            journal::bodyOf(journal::Rehoming{1, 3, first.hlc, quint16(Kind::CashMoved), 1, record.entries[2].framed}));
        const auto key = wireKey(1);
        const Batch open = record.batch({}), sealed = record.batch(wireKey(2).publicKey());
        QCOMPARE(sealed.hashes(), open.hashes());
        const auto read = batchOf(bytesOf(sealed, key), key.publicKey());
        QVERIFY(read);
        QCOMPARE(read->batch.hashes(), open.hashes());
        QVERIFY(!read->payload.contains(planted) && batchOf(bytesOf(open, key))->payload.contains(planted));
        const auto& items = read->batch.entries;
        QVERIFY(items[0].sealed && items[0].sealed->facets.isEmpty() && items[0].framed.isEmpty());
        QVERIFY(!items[1].sealed); // where an epoch begins the hub must read
        QCOMPARE(items[2].sealed->facets, payments::openNumbersOf(quint16(Kind::CashMoved), 1, cash(5'000)));
        const First wrapped{1, 3, first.hlc, quint16(Kind::CashMoved), 1, items[2].digest};
        QVERIFY(items[3].sealed->first == wrapped);
        QCOMPARE(items[3].sealed->facets, items[2].sealed->facets);
        for (const Item& item : {items[2], items[3]}) {
            const auto part = openPartIn(openPartOf(*item.sealed));
            QVERIFY(part && part->facets == item.sealed->facets && part->first == item.sealed->first);
        }
        // In its envelope too, and said to be of a version that older hubs refuse in words.
        Batch one = sealed;
        one.entries.resize(1);
        const auto alone = batchOf(envelopeOf(one, key), key.publicKey());
        QVERIFY(alone && alone->batch.entries.size() == 1 && alone->batch.entries.first().sealed);
        const auto versionOf = [](const QByteArray& bytes) {
            return (*codec::CborDocument::parse(batchOf(bytes)->payload))->root().find(0).toInteger().value_or(0);
        };
        QCOMPARE(versionOf(bytesOf(open, key)), 1);
        QCOMPARE(versionOf(bytesOf(sealed, key)), 2);
    }

    void aHubThatWantsSealsStoresNothingOpen()
    {
        Hub hub;
        Record record;
        record.add(Kind::SealingChanged, "to whom");
        record.add(Kind::ShiftNote, planted);
        const auto refused = hub.take(record.batch({}));
        QCOMPARE(refused.status, 428);
        QCOMPARE(std::get<Refusal>(refused.answer).code, QStringLiteral("seal_first"));
        QVERIFY(hub.kept().isEmpty());
        const auto taken = hub.take(record.batch(hub.agency.publicKey()));
        QCOMPARE(taken.status, 200);
        QCOMPARE(std::get<Accepted>(taken.answer).sealing, quint64(7));
        const auto told = acceptedOf(bytesOf(std::get<Accepted>(taken.answer)));
        QCOMPARE(told->sealing, quint64(7));
        QCOMPARE(hub.kept().size(), 2);
        QVERIFY(!hub.kept()[0].isSealed && hub.kept()[1].isSealed);
        // What it has already is no reason to refuse: nothing of it is stored again.
        QCOMPARE(hub.take(record.batch({})).status, 200);
        QCOMPARE(hub.kept().size(), 2);
    }

    void addsUpWhatItCannotRead()
    {
        Hub sealed, open(false);
        Record record;
        for (int i = 1; i <= 5; ++i)
            record.add(Kind::CashMoved, cash(i * 1'000));
        record.add(Kind::ShiftNote, planted);
        // Of the second epoch one entry is here in its first place, and one came no other way.
        Record next(2, journal::forkHash(device, record.at, 2));
        next.add(
            Kind::JournalForked, journal::bodyOf(journal::Forking{record.at, {1, 9, QByteArray(32, 'x')}, record.at}));
        const auto again = [&next](quint64 seq, const QByteArray& framed) {
            next.add(Kind::Rehomed,
                journal::bodyOf(journal::Rehoming{1, seq, seq << 16, quint16(Kind::CashMoved), 1, framed}));
        };
        again(2, record.entries[1].framed);
        again(7, journal::frame(QByteArray(16, 's'), cash(700)));
        for (Hub* hub : {&sealed, &open}) {
            const auto to = hub == &sealed ? std::optional(hub->agency.publicKey()) : std::nullopt;
            QCOMPARE(hub->take(record.batch(to)).status, 200);
            QCOMPARE(hub->take(next.batch(to)).status, 200);
        }
        Sums ofSealed(sealed.log), ofOpen(open.log);
        QCOMPARE(ofOpen().cash, qint64(-15'700));
        QCOMPARE(ofSealed().cash, qint64(-15'700));
        for (const hub::Kept& entry : sealed.kept())
            QVERIFY(!entry.body.contains(planted) && !entry.facets.contains(planted));
    }

    void theAgencyReadsAndFindsALie()
    {
        Hub hub;
        Record record;
        record.add(Kind::CashMoved, cash(5'000));
        record.add(Kind::ShiftNote, planted);
        record.add(Kind::CashMoved, cash(9'000));
        Batch batch = record.batch(hub.agency.publicKey());
        // A desk that says less than it took: signed, sealed with the lie, and there to be found.
        const FacetsOf lie = [](quint16 kind, quint16 schema, const QByteArray& body) {
            auto numbers = payments::openNumbersOf(kind, schema, body);
            numbers[2] = 100;
            return numbers;
        };
        batch.entries[2] = Sealer(hub.agency.publicKey(), record.random).itemOf(device, 1, record.entries[2], lie);
        QCOMPARE(hub.take(batch).status, 200);
        const auto said = [&](const hub::Kept& entry, const crypto::PrivateKey& key) {
            return hub::opened(device, entry, key, payments::openNumbersOf);
        };
        auto kept = hub.kept();
        const QString open = QStringLiteral("open"), facets = QStringLiteral("facets");
        QCOMPARE(said(kept[0], hub.agency).value(open).toString(), QStringLiteral("yes"));
        QCOMPARE(said(kept[0], hub.agency).value(facets).toString(), QStringLiteral("same"));
        QCOMPARE(QByteArray::fromHex(said(kept[1], hub.agency).value(QStringLiteral("body")).toString().toLatin1()),
            QByteArray(planted));
        QCOMPARE(said(kept[2], hub.agency).value(facets).toString(), QStringLiteral("differ"));
        QCOMPARE(said(kept[0], wireKey(8)).value(open).toString(), QStringLiteral("wire.other_seal_key"));
        // A hub that changes the open part is another matter: the seal does not open.
        kept[0].facets.replace("\x19\x13\x88", "\x19\x13\x89");
        QVERIFY(kept[0].facets != hub.kept()[0].facets);
        QCOMPARE(said(kept[0], hub.agency).value(open).toString(), QStringLiteral("crypto.not_authentic"));
        // A digest that the entry's hash does not stand on.
        kept = hub.kept();
        kept[1].digest[0] = char(kept[1].digest[0] ^ 1);
        QCOMPARE(said(kept[1], hub.agency).value(open).toString(), QStringLiteral("digest_differs"));
    }

    void theHubsWordIsSignedForOneDesk()
    {
        const auto key = wireKey(3);
        const SealTo to{12, Hub::certificateOf(wireKey(2))};
        const QByteArray bytes = bytesOf(to, device, key);
        const auto heard = sealToIn(bytes, device, key.publicKey());
        QVERIFY(heard && *heard == to);
        QVERIFY(sealToIn(bytesOf(SealTo{13, {}}, device, key), device, key.publicKey()));
        QVERIFY(!sealToIn(bytes, QByteArray(16, 'e'), key.publicKey()));
        QVERIFY(!sealToIn(bytes, device, wireKey(4).publicKey()));
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            QByteArray turned = bytes;
            turned[at] = char(turned[at] ^ 4);
            const auto read = sealToIn(turned, device, key.publicKey());
            QVERIFY2(!read, qPrintable(QString::number(at)));
        }
        const auto junk = sealToIn(bytesOf(SealTo{1, "no certificate"}, device, key), device, key.publicKey());
        QVERIFY(!junk && junk.fault().is(WireFault::BadSealed));
    }

    void aHubStartedWithoutTheWordDoesNotForgetIt()
    {
        QTemporaryDir folder;
        ManualClock clock{noon};
        const auto pool = *hub::SqlitePool::open(folder.filePath(QStringLiteral("hub.db")));
        hub::Sealing first(*pool, clock, wireKey(3));
        QVERIFY(first.prepare());
        QCOMPARE(first.current().number, quint64(0));
        QCOMPARE(first.answer(device).status, 404);
        const QByteArray one = Hub::certificateOf(wireKey(2)), two = Hub::certificateOf(wireKey(5));
        QVERIFY(!first.say("no certificate"));
        QVERIFY(first.say(one) && first.say(one));
        const quint64 number = first.current().number;
        QVERIFY(number > 0 && first.current().certificate == one);
        hub::Sealing second(*pool, clock, wireKey(3));
        QVERIFY(second.prepare());
        QVERIFY(second.current() == first.current());
        QVERIFY(second.say(two));
        QVERIFY(second.current().number > number);
        QCOMPARE(first.current().certificate, one); // for ten seconds at most
        clock.advance(hub::Sealing::lookEvery);
        QVERIFY(first.current() == second.current());
        QVERIFY(first.say({}));
        QVERIFY(first.current().certificate.isEmpty() && first.current().number > number + 1);
        const auto heard = sealToIn(first.answer(device).body, device, wireKey(3).publicKey());
        QVERIFY(heard && *heard == first.current());
    }
};

NARU_TEST(SealingTest)
#include "tst_sealing.moc"

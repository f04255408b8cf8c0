// SPDX-License-Identifier: GPL-3.0-or-later
// What an entry weighs on its way to the hub, and what it costs to write and to read: 500 entries of a day's payments,
// in our batch, in the same with each entry's hash sent along, and as JSON. Reading is held against SHA-256 of the same
// frames and links and one signature, which nobody can leave out. `bench_wire`.
#include "app/codec/cbor.h"
#include "app/crypto/hash.h"
#include "sync/wire/sealing.h"
#include "sync/wire/tree.h"
#include "tests/bench/measure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <cstdlib>

using namespace naru;
using namespace naru::wire;

namespace {

constexpr int rounds = 15;
constexpr quint64 morning = 1'795'316'400'000;

struct Day {
    Batch batch;
    QJsonArray json;
};

/// Attempts that moved: whose, to where, how much, under which approval, when.
Day dayOf(int count)
{
    SeededRandom random(9);
    Day day{{random.bytes(16), {1, 4000, random.bytes(32)}, {}, {}, {}, {}}, {}};
    QByteArray attempt;
    for (int i = 0; i < count; ++i) {
        if (i % 3 == 0)
            attempt = random.bytes(16);
        const quint64 at = morning + quint64(i) * 51'000 + random.below(40'000);
        const auto amount = qint64(random.below(300)) * 100;
        const QString approval = QString::number(30'000'000 + random.below(1'000'000));
        const QByteArray salt = random.bytes(16);
        const QByteArray body = codec::CborWriter()
                                    .map(6)
                                    .number(0)
                                    .bytes(attempt)
                                    .number(1)
                                    .number(i % 3 + 2)
                                    .number(2)
                                    .number(amount)
                                    .number(3)
                                    .text(approval)
                                    .number(4)
                                    .number(qint64(at))
                                    .number(5)
                                    .text(QStringLiteral("시청 민원실 2번 창구"))
                                    .take();
        day.batch.entries.append({at << 16, quint16(20 + i % 3), 1, journal::frame(salt, body), {}, {}});
        day.json.append(QJsonObject{{QStringLiteral("hlc"), qint64(at << 16)}, {QStringLiteral("kind"), 20 + i % 3},
            {QStringLiteral("schema"), 1}, {QStringLiteral("salt"), QString::fromLatin1(salt.toBase64())},
            {QStringLiteral("attempt"), QString::fromLatin1(attempt.toHex())}, {QStringLiteral("state"), i % 3 + 2},
            {QStringLiteral("amount"), amount}, {QStringLiteral("approval"), approval},
            {QStringLiteral("at"), qint64(at)}, {QStringLiteral("desk"), QStringLiteral("시청 민원실 2번 창구")}});
    }
    const auto hashes = day.batch.hashes();
    for (int i = 0; i < count; ++i) {
        QJsonObject one = day.json[i].toObject();
        one[QStringLiteral("hash")] = QString::fromLatin1(hashes[i].toHex());
        day.json[i] = one;
    }
    return day;
}

QByteArray withHashes(const QByteArray& bytes, const Batch& batch)
{
    codec::CborWriter out;
    for (const QByteArray& hash : batch.hashes())
        out.bytes(hash);
    return bytes + out.take();
}

void row(const char* name, const QByteArray& bytes, int count)
{
    const auto each = [&](Packing packing) { return double(packed(bytes, packing).size()) / count; };
    std::printf("  %-34s %8.1f %9.1f %8.1f\n", name, each(Packing::Plain), each(Packing::Deflate), each(Packing::Zstd));
}

/// Entries a second of processor time.
template <typename Call>
double rate(int count, const Call& call)
{
    std::vector<double> spent;
    for (int i = 0; i < rounds; ++i)
        spent.push_back(bench::microsecondsOf(4, call));
    return count * 1e6 / bench::median(spent);
}

/// The same day as its desk would send it where the agency wants it sealed.
struct Sealed {
    Sealed(const Day& day, std::uint64_t seed)
        : random(seed)
        , agency(crypto::PrivateKey::generate(crypto::Curve::P256, random))
        , of(day.batch)
    {
        const auto hashes = of.hashes();
        for (qsizetype i = 0; i < of.entries.size(); ++i) {
            const Item& item = of.entries[i];
            leaving.append({of.before.seq + quint64(i) + 1, item.hlc, item.kind, item.schema, item.framed, hashes[i]});
        }
    }
    Batch batch()
    {
        Batch sealed{of.device, of.before, {}, {}, {}, {}};
        const Sealer sealer(agency.publicKey(), random);
        const FacetsOf facetsOf = [](quint16, quint16, const QByteArray& body) {
            const auto root = codec::CborDocument::parse(body);
            return QMap<int, qint64>{
                {1, 4}, {2, (*root)->root().find(2).toInteger().value_or(0)}, {3, 3}, {4, 36 * 36 * 36 * 36}};
        };
        for (const journal::Leaving& entry : leaving)
            sealed.entries.append(sealer.itemOf(of.device, of.before.epoch, entry, facetsOf));
        return sealed;
    }
    SeededRandom random;
    crypto::PrivateKey agency;
    const Batch& of;
    QList<journal::Leaving> leaving;
};

/// How many are opened a second is the agency's affair, told for its planning.
void sealedSpeeds(const Day& day, const crypto::PrivateKey& key)
{
    Sealed sealed(day, 17);
    const int count = int(day.batch.entries.size());
    const Batch batch = sealed.batch();
    const QByteArray bytes = bytesOf(batch, key);
    const auto print = [](const char* name, double entries) { std::printf("  %-34s %9.0f\n", name, entries); };
    print("seal, write and sign", rate(count, [&] { (void)bytesOf(sealed.batch(), key); }));
    print("read what is sealed", rate(count, [&] { (void)batchOf(bytes, key.publicKey()); }));
    const auto hashes = batch.hashes();
    print("open, at the agency", rate(count, [&] {
        for (qsizetype i = 0; i < batch.entries.size(); ++i) {
            const Item& item = batch.entries[i];
            const SealedPlace place{batch.device, batch.before.epoch, batch.before.seq + quint64(i) + 1, item.kind,
                hashes[i], openPartOf(*item.sealed)};
            if (!unsealed(item.sealed->bytes, place, sealed.agency))
                std::abort();
        }
    }));
}

void speeds(const Day& day, const crypto::PrivateKey& key)
{
    const int count = int(day.batch.entries.size());
    const QByteArray plain = bytesOf(day.batch, key), deflate = packed(plain, Packing::Deflate),
                     zstd = packed(plain, Packing::Zstd);
    const auto print = [](const char* name, double entries) { std::printf("  %-34s %9.0f\n", name, entries); };
    const auto received = batchOf(plain);
    const auto need = [&] {
        Head at = day.batch.before;
        for (const Item& item : day.batch.entries) {
            at.hash = crypto::sha256(journal::hashInput(day.batch.device,
                {1, ++at.seq, item.hlc, item.kind, item.schema, at.hash, crypto::sha256(item.framed)}));
        }
        (void)received->isSignedBy(key.publicKey());
    };
    const auto read = [&] { (void)batchOf(plain, key.publicKey()); };
    std::vector<double> ratios; // side by side: what disturbs the one disturbs the other
    for (int i = 0; i < rounds * 3; ++i)
        ratios.push_back(bench::microsecondsOf(2, need) / bench::microsecondsOf(2, read));
    print("write and sign", rate(count, [&] { (void)bytesOf(day.batch, key); }));
    print("  and deflate", rate(count, [&] { (void)packed(bytesOf(day.batch, key), Packing::Deflate); }));
    print("  and zstd", rate(count, [&] { (void)packed(bytesOf(day.batch, key), Packing::Zstd); }));
    print("read, hash, verify", rate(count, read));
    print("  from deflate", rate(count, [&] { (void)batchOf(*unpacked(deflate, Packing::Deflate), key.publicKey()); }));
    print("  from zstd", rate(count, [&] { (void)batchOf(*unpacked(zstd, Packing::Zstd), key.publicKey()); }));
    print("SHA-256 and one signature alone", rate(count, need));
    std::printf("  reading / those alone              %9.2f   (goal >= 0.50)\n", bench::median(ratios));
    TreeEdge edge;
    const auto hashes = day.batch.hashes();
    print("leaves into the tree", rate(count, [&] {
        for (const QByteArray& hash : hashes)
            (void)edge.append(leafOf(day.batch.device, {1, 1, hash}));
    }));
}

} // namespace

int main()
{
    SeededRandom random(1);
    const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    for (const int count : {500, 50, 1}) {
        const Day day = dayOf(count);
        const QByteArray batch = bytesOf(day.batch, key);
        std::printf("%d entries, bytes each                     raw   deflate     zstd\n", count);
        row("JSON with hashes", QJsonDocument(day.json).toJson(QJsonDocument::Compact), count);
        row("batch, hashes sent along", withHashes(batch, day.batch), count);
        row("batch", batch, count);
        row("batch, sealed to the agency", bytesOf(Sealed(day, 17).batch(), key), count);
        if (count < 500)
            continue;
        const double ratio = double(packed(batch, Packing::Deflate).size())
            / double(packed(withHashes(batch, day.batch), Packing::Deflate).size());
        std::printf("  batch / with hashes, deflated      %9.2f   (goal <= 0.70)\n", ratio);
        std::printf("%d entries, entries a second\n", count);
        speeds(day, key);
        sealedSpeeds(day, key);
    }
    return 0;
}

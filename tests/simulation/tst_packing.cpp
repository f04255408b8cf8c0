// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/random.h"
#include "app/codec/packing.h"
#include "sync/wire/batch.h"
#include "tests/support/suite.h"

#include <sys/mman.h>
#include <sys/resource.h>

using namespace naru;
using namespace naru::wire;

namespace {

constexpr qsizetype mebibyte = 1024 * 1024;
#ifdef __SANITIZE_ADDRESS__
constexpr qsizetype grownMax = 48 * mebibyte; // it keeps for a while what was freed
#else
constexpr qsizetype grownMax = 16 * mebibyte;
#endif

QList<QByteArray> samples()
{
    SeededRandom random(11);
    QByteArray repeated;
    while (repeated.size() < 300'000)
        repeated += "{\"kind\":20,\"note\":\"홍길동\"}";
    return {
        QByteArray(), QByteArray("x"), random.bytes(17), random.bytes(200'000), QByteArray(100'000, '\0'), repeated};
}

/// Most memory that this process has had, in bytes.
qsizetype mostMemory()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return qsizetype(usage.ru_maxrss) * 1024;
}

const char* faultOf(const Result<QByteArray>& read)
{
    return read ? "" : read.fault().name();
}

/// RFC 8878: one frame without a size in front, blocks of 128 KiB that are one byte and how often: 32,768 to one.
QByteArray zstdBomb(int blocks)
{
    QByteArray bomb("\x28\xb5\x2f\xfd\x00\x38", 6); // magic, nothing said, a window of 128 KiB
    constexpr quint32 blockBytes = 128 * 1024;
    for (int i = 0; i < blocks; ++i) {
        const quint32 head = (blockBytes << 3) | (1U << 1) | (i == blocks - 1 ? 1U : 0U);
        bomb.append(char(head & 0xff)).append(char(head >> 8 & 0xff)).append(char(head >> 16 & 0xff)).append('\0');
    }
    return bomb;
}

/// Zeros that take no memory while they are only read.
class Zeros {
public:
    explicit Zeros(qsizetype size)
        : m_size(size)
        , m_at(mmap(nullptr, std::size_t(size), PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
    {
    }
    ~Zeros() { munmap(m_at, std::size_t(m_size)); }
    QByteArrayView view() const { return {static_cast<const char*>(m_at), m_size}; }

private:
    qsizetype m_size;
    void* m_at;
};

} // namespace

class PackingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// First, since the most memory of a process never falls.
    void aBombDoesNotGrow_data()
    {
        QTest::addColumn<QByteArray>("bomb");
        QTest::addColumn<Packing>("packing");
        const Zeros zeros(128 * mebibyte);
        const QByteArray deflateBomb = packed(zeros.view(), Packing::Deflate);
        QVERIFY(deflateBomb.size() * 1000 < zeros.view().size());
        QTest::newRow("deflate, 128 MiB in 128 KiB") << deflateBomb << Packing::Deflate;
        QTest::newRow("zstd, 1 GiB in 32 KiB") << zstdBomb(8192) << Packing::Zstd;
    }
    void aBombDoesNotGrow()
    {
        QFETCH(QByteArray, bomb);
        QFETCH(Packing, packing);
        const qsizetype before = mostMemory();
        QCOMPARE(faultOf(unpacked(bomb, packing)), "wire.too_large");
        const qsizetype grown = mostMemory() - before;
        QVERIFY2(grown <= grownMax, qPrintable(QString::number(grown)));
    }

    void comesAsItWent()
    {
        for (const Packing packing : {Packing::Plain, Packing::Deflate, Packing::Zstd})
            for (const QByteArray& sample : samples()) {
                const auto back = unpacked(packed(sample, packing), packing);
                QVERIFY(back && *back == sample);
            }
    }

    void theLimitIsExact()
    {
        const QByteArray sample(50'000, 'x');
        for (const Packing packing : {Packing::Plain, Packing::Deflate, Packing::Zstd}) {
            QVERIFY(unpacked(packed(sample, packing), packing, 50'000));
            QCOMPARE(faultOf(unpacked(packed(sample, packing), packing, 49'999)), "wire.too_large");
            QVERIFY(unpacked(packed({}, packing), packing, 0));
            QCOMPARE(faultOf(unpacked(packed("x", packing), packing, 0)), "wire.too_large");
        }
        QByteArray hidden = zstdBomb(1); // one that does not say its size: 128 KiB
        QVERIFY(unpacked(hidden, Packing::Zstd, 128 * 1024));
        QCOMPARE(faultOf(unpacked(hidden, Packing::Zstd, 128 * 1024 - 1)), "wire.too_large");
    }

    void aFrameThatWantsMuchMemoryIsRefused()
    {
        QByteArray wide = zstdBomb(1);
        wide[5] = char((31 - 10) << 3); // a window of 2 GiB
        QCOMPARE(faultOf(unpacked(wide, Packing::Zstd)), "wire.too_large");
    }

    void refusesWhatIsCutAlteredOrLonger()
    {
        const QByteArray sample = samples().last().first(5000);
        for (const Packing packing : {Packing::Deflate, Packing::Zstd}) {
            const QByteArray good = packed(sample, packing);
            for (qsizetype size = 0; size < good.size(); ++size)
                QCOMPARE(faultOf(unpacked(good.first(size), packing)), "wire.bad_batch");
            QCOMPARE(faultOf(unpacked(good + '\0', packing)), "wire.bad_batch");
            QCOMPARE(faultOf(unpacked(good + good, packing)), "wire.bad_batch");
            QCOMPARE(faultOf(unpacked(sample, packing)), "wire.bad_batch");
            for (qsizetype at = 0; at < good.size(); ++at) {
                QByteArray turned = good;
                turned[at] = char(turned[at] ^ 0x10);
                const auto read = unpacked(turned, packing);
                QVERIFY(!read || *read == sample); // both formats carry a checksum; some bits mean nothing
            }
        }
        QCOMPARE(faultOf(unpacked(QByteArray("\x50\x2a\x4d\x18\x00\x00\x00\x00", 8), Packing::Zstd)), "wire.bad_batch");
    }

    void knowsItsNames()
    {
        for (const Packing packing : {Packing::Plain, Packing::Deflate, Packing::Zstd})
            QVERIFY(packingOf(nameOf(packing)) == packing);
        QVERIFY(packingOf("identity") == Packing::Plain && packingOf("ZSTD") == Packing::Zstd);
        QVERIFY(!packingOf("gzip") && !packingOf("br") && !packingOf("deflate, zstd"));
    }
};

NARU_TEST(PackingTest)
#include "tst_packing.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/random.h"
#include "app/codec/bytewords.h"
#include "app/codec/cbor.h"
#include "app/codec/ur.h"
#include "tests/support/suite.h"

using namespace naru;
using codec::CodecFault;
using codec::UrDecoder;
using codec::UrEncoder;

namespace {
QByteArray payloadOf(qsizetype bytes)
{
    SeededRandom random(7);
    return random.bytes(bytes);
}

/// Frames of the whole cycle that a camera needs that misses every `period`-th; 0: not done in `framesMax`.
int framesUntilDone(const UrEncoder& encoder, int period, int framesMax)
{
    UrDecoder decoder;
    for (int frame = 0; frame < framesMax; ++frame) {
        if (period && frame % period == period - 1)
            continue;
        const auto state = decoder.take(encoder.frame(static_cast<quint32>(frame)));
        if (state && *state == UrDecoder::State::Done)
            return frame + 1;
    }
    return 0;
}

QByteArray partWith(quint64 sequence, quint64 total, quint64 bytes, quint64 checksum, qsizetype fragment)
{
    codec::CborWriter item;
    item.array(5).number(qint64(sequence)).number(qint64(total)).number(qint64(bytes)).number(qint64(checksum));
    item.bytes(QByteArray(fragment, 'f'));
    return "UR:BYTES/" + QByteArray::number(sequence) + '-' + QByteArray::number(total) + '/'
        + codec::toBytewords(item.take());
}
} // namespace

class UrTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsTheUsualSum()
    {
        QCOMPARE(codec::crc32("123456789"), 0xCBF43926u); // the check value of every table of CRCs
        QCOMPARE(codec::crc32({}), 0u);
    }

    void saysEveryByteInTwoLetters()
    {
        QByteArray all;
        for (int byte = 0; byte < 256; ++byte)
            all.append(static_cast<char>(byte));
        const QByteArray text = codec::toBytewords(all);
        QCOMPARE(text.size(), (256 + 4) * 2);
        QCOMPARE(*codec::fromBytewords(text), all);
        QCOMPARE(*codec::fromBytewords(text.toUpper()), all);
        QVERIFY(codec::fromBytewords("aea").fault().is(CodecFault::BadText));
        QVERIFY(codec::fromBytewords("zzaeaeaeae").fault().is(CodecFault::BadText));
        QVERIFY(codec::fromBytewords("aeae").fault().is(CodecFault::Truncated));
        QByteArray changed = text;
        changed.replace(0, 2, "ad");
        QVERIFY(codec::fromBytewords(changed).fault().is(CodecFault::Malformed));
    }

    void goesThroughWhateverTheSize()
    {
        for (const qsizetype bytes : {0, 1, 22, 99, 100, 101, 500, 4'200, 8'000}) {
            const auto encoder = UrEncoder::bytes(payloadOf(bytes));
            QVERIFY(encoder);
            QCOMPARE(framesUntilDone(*encoder, 0, encoder->parts()), encoder->parts());
        }
    }

    /// The plain parts come again, and not always where the camera is blind.
    void comesThroughWhicheverFrameIsMissedEachTime()
    {
        for (int parts = 2; parts <= 40; ++parts) {
            const auto encoder = UrEncoder::bytes(payloadOf(parts * 100 - 20), 100);
            for (int period = 2; period <= 8; ++period) {
                const int frames = framesUntilDone(*encoder, period, 20 * parts);
                QVERIFY2(frames > 0 && frames <= 6 * parts + 6,
                    qPrintable(
                        QStringLiteral("%1 parts, every %2nd: %3").arg(encoder->parts()).arg(period).arg(frames)));
            }
        }
    }

    void worksFromMixedPartsAlone()
    {
        const QByteArray payload = payloadOf(2'000);
        const auto encoder = UrEncoder::bytes(payload, 100);
        UrDecoder decoder;
        quint32 sequence = static_cast<quint32>(encoder->parts());
        while (sequence < 200) {
            const auto state = decoder.take(encoder->part(++sequence));
            QVERIFY(state);
            if (*state == UrDecoder::State::Done)
                break;
        }
        QCOMPARE(*decoder.bytes(), payload);
        QCOMPARE(decoder.known(), decoder.wanted());
    }

    void beginsAnewWithAnotherMessage()
    {
        const auto one = UrEncoder::bytes(payloadOf(300), 100), other = UrEncoder::bytes(payloadOf(301), 100);
        UrDecoder decoder;
        QVERIFY(decoder.take(one->part(1)) && decoder.take(one->part(2)));
        QCOMPARE(decoder.known(), 2);
        QVERIFY(decoder.take(other->part(3)));
        QCOMPARE(decoder.known(), 1);
        QVERIFY(decoder.take("UR:BYTES/nonsense").fault().is(CodecFault::BadText)); // and keeps what it knew
        QCOMPARE(decoder.known(), 1);
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<CodecFault>("fault");
        const auto row
            = [](const char* name, const QByteArray& part, CodecFault fault) { QTest::newRow(name) << part << fault; };
        row("not a UR", "https://example.org/a/b", CodecFault::BadText);
        row("nothing", {}, CodecFault::BadText);
        row("no type", "UR:/AEADAOLAZMJENDEOTI", CodecFault::BadText);
        row("too many pieces", "UR:BYTES/1-2/AE/AE", CodecFault::BadText);
        row("too many parts", partWith(1, 257, 25'700, 1, 100), CodecFault::TooMany);
        row("too long a message", partWith(1, 2, 65'537, 1, 32'769), CodecFault::TooLarge);
        row("sequence 0", partWith(0, 2, 200, 1, 100), CodecFault::Malformed);
        row("no parts", partWith(1, 0, 200, 1, 100), CodecFault::Malformed);
        row("no bytes", partWith(1, 1, 0, 1, 0), CodecFault::Malformed);
        row("sum of 33 bits", partWith(1, 2, 200, 1ull << 32, 100), CodecFault::Malformed);
        row("sequence of 33 bits", partWith(1ull << 32, 2, 200, 1, 100), CodecFault::Malformed);
        row("fragment too short", partWith(1, 2, 200, 1, 99), CodecFault::Malformed);
        row("fragment too long", partWith(1, 2, 200, 1, 101), CodecFault::Malformed);
        QByteArray other = partWith(1, 2, 200, 1, 100);
        row("numbers that differ", other.replace("/1-2/", "/2-2/"), CodecFault::Malformed);
        row("no CBOR", "UR:BYTES/1-2/" + codec::toBytewords("\xff"), CodecFault::Malformed);
        row("huge", QByteArray(300'000, 'U'), CodecFault::TooLarge);
    }
    void refusesWhatCannotBe()
    {
        QFETCH(QByteArray, part);
        QFETCH(CodecFault, fault);
        const auto taken = UrDecoder().take(part);
        QVERIFY(!taken);
        QVERIFY2(taken.fault().is(fault), taken.fault().name());
    }

    void dropsPartsThatDoNotMakeTheirMessage()
    {
        UrDecoder decoder;
        QVERIFY(decoder.take(partWith(1, 2, 200, 5, 100)));
        QVERIFY(decoder.take(partWith(2, 2, 200, 5, 100)).fault().is(CodecFault::Malformed));
        QCOMPARE(decoder.wanted(), 0);
    }

    void makesNothingThatCannotBeRead()
    {
        QVERIFY(UrEncoder::bytes(QByteArray(70'000, 'x')).fault().is(CodecFault::TooLarge));
        QVERIFY(UrEncoder::bytes(QByteArray(60'000, 'x'), 100).fault().is(CodecFault::TooMany));
        QVERIFY(UrEncoder::make("Bytes", "x").fault().is(CodecFault::Malformed));
        QVERIFY(UrEncoder::make("bytes", {}).fault().is(CodecFault::Malformed));
    }
};

NARU_TEST(UrTest)
#include "tst_ur.moc"

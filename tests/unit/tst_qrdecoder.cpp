// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/qr/qrdecoder.h"
#include "devices/qr/qrsequence.h"
#include "tests/support/qrcorpus.h"
#include "tests/support/suite.h"

#include <cmath>

using namespace naru;
using namespace naru::device;
using namespace naru::test;

namespace {

/// Time stands still unless the decoder looks at it: each look at the clock costs so much.
class TickingClock final : public Clock {
public:
    explicit TickingClock(Milliseconds tick)
        : m_tick(tick)
    {
    }
    Instant now() const override { return {}; }
    Milliseconds monotonic() const override { return m_now += m_tick; }

private:
    const Milliseconds m_tick;
    mutable Milliseconds m_now{0};
};

const TickingClock patient(Milliseconds(0));

/// Straight on, so many pixels a module, `code` dark on light.
QByteArray drawn(const codec::QrMatrix& code, int pixels, int width, int height, int left, int top)
{
    QByteArray picture(qsizetype(width) * height, '\xd0');
    for (int y = 0; y < code.side * pixels; ++y) {
        for (int x = 0; x < code.side * pixels; ++x) {
            if (code.isDark(x / pixels, y / pixels))
                picture[qsizetype(top + y) * width + left + x] = 0x20;
        }
    }
    return picture;
}

Frame frameOf(const QByteArray& pixels, int width, int height)
{
    const auto owner = std::make_shared<const QByteArray>(pixels);
    return {reinterpret_cast<const uchar*>(owner->constData()), width, width, height, {}, owner};
}

QrReading decoded(const Frame& frame)
{
    return QrDecoder(patient).decode(frame);
}

} // namespace

class QrDecoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsNearlyEveryPhotoAndNoneWrongly()
    {
        constexpr int photosMin = 18; // of 19: docs/performance.md has the whole corpus
        int read = 0, beyond = 0;
        for (std::size_t kind = 0; kind < qrKinds.size(); ++kind) {
            const QrPhoto photo = qrPhoto(1, kind, int(kind));
            const QrReading reading = decoded(photo.frame());
            if (!reading.symbol)
                continue;
            ++read;
            QCOMPARE(reading.symbol->bytes, photo.payload);
            QCOMPARE(reading.sight, QrReading::Sight::Code);
            for (std::size_t i = 0; i < 4; ++i)
                beyond += std::hypot(reading.where[i].x - photo.corners[i].x, reading.where[i].y - photo.corners[i].y)
                    > 4 * photo.pixelsPerModule;
            QVERIFY(reading.modulePixels > 0.5 * photo.pixelsPerModule);
            QVERIFY(reading.modulePixels < 2 * photo.pixelsPerModule);
        }
        QVERIFY2(read >= photosMin, qPrintable(QString::number(read)));
        QCOMPARE(beyond, 0);
    }

    void readsNothingInARoomWithoutCodes()
    {
        for (int number = 0; number < 4; ++number)
            QVERIFY(!decoded(qrlessPhoto(1, number).frame()).symbol);
        QCOMPARE(decoded(frameOf(QByteArray(640 * 480, '\x80'), 640, 480)).sight, QrReading::Sight::Nothing);
    }

    void refusesFramesThatAreNone()
    {
        QCOMPARE(decoded({}).sight, QrReading::Sight::Nothing);
        Frame narrow = frameOf(QByteArray(640 * 480, '\x80'), 640, 480);
        narrow.stride = 639;
        QVERIFY(!narrow.isUsable());
        QCOMPARE(decoded(narrow).sight, QrReading::Sight::Nothing);
    }

    void outlivesFramesOfEverySize()
    {
        SeededRandom random(9);
        const auto code = *codec::qrMatrix(random.bytes(60), codec::QrLevel::M);
        int read = 0;
        for (int i = 0; i < 120; ++i) {
            const int wide = 32 + int(random.below(260)), high = 32 + int(random.below(260)), step = 1 + i % 6;
            std::vector<uchar> pixels(std::size_t(wide) * std::size_t(high)); // ends where it ends, for a sanitizer
            for (std::size_t at = 0; at < pixels.size(); ++at) {
                const int x = (int(at) % wide) / step, y = (int(at) / wide) / step;
                const bool isDark = i % 3 == 0 ? (x + y) % 2 : x < code.side && y < code.side && code.isDark(x, y);
                pixels[at] = i % 3 == 1 ? uchar(random.below(256)) : uchar(isDark ? 30 : 200 + random.below(50));
            }
            QrDecoder decoder(patient);
            for (int frame = 0; frame < 2; ++frame)
                read += bool(decoder.decode({pixels.data(), wide, wide, high, {}, {}}).symbol);
        }
        QVERIFY(read > 10);
    }

    void outlivesACodeThatGivesWayToASmallerFrame()
    {
        QrDecoder decoder(patient);
        QVERIFY(decoder.decode(qrPhoto(1, 0, 0).frame()).symbol);
        const QByteArray wall(64 * 64, '\x80');
        for (int i = 0; i < 8; ++i)
            QCOMPARE(decoder.decode(frameOf(wall, 64, 64)).sight, QrReading::Sight::Nothing);
    }

    void keepsBinaryAsItIs()
    {
        QByteArray payload;
        for (int i = 0; i < 256; ++i)
            payload.append(static_cast<char>(i));
        const auto code = codec::qrMatrix(payload, codec::QrLevel::M);
        const auto reading = decoded(frameOf(drawn(*code, 5, 640, 480, 80, 40), 640, 480));
        QVERIFY(reading.symbol);
        QCOMPARE(reading.symbol->bytes, payload);
    }

    void readsFromRowsThatAreWiderThanThePicture()
    {
        const auto code = codec::qrMatrix("mdoc:stride", codec::QrLevel::M);
        Frame frame = frameOf(drawn(*code, 6, 640, 480, 100, 100), 640, 480);
        frame.width = 480; // the rest of each row is padding
        const auto reading = decoded(frame);
        QVERIFY(reading.symbol && reading.symbol->bytes == "mdoc:stride");
    }

    void tellsWhereInALargeFrame()
    {
        const auto code = codec::qrMatrix("mdoc:large", codec::QrLevel::M);
        const auto reading = decoded(frameOf(drawn(*code, 14, 3840, 2160, 2000, 1000), 3840, 2160));
        QVERIFY(reading.symbol);
        QVERIFY(std::abs(reading.where[0].x - 2000) < 40 && std::abs(reading.where[0].y - 1000) < 40);
        QVERIFY(reading.modulePixels > 8 && reading.modulePixels < 24);
    }

    void asksForAStepCloserWhenModulesAreTooSmall()
    {
        SeededRandom random(4);
        const auto code = codec::qrMatrix(random.bytes(400), codec::QrLevel::L);
        const auto picture = drawn(*code, 4, 640, 480, 60, 60);
        const GreyView view{reinterpret_cast<const uchar*>(picture.constData()), 640, 640, 480};
        const GreyImage smaller = resized(halved(view).view(), 170, 128); // 1.1 pixels a module
        GreyImage room(640, 480);
        std::fill(room.pixels.begin(), room.pixels.end(), uchar(0xd0));
        for (int y = 0; y < smaller.height; ++y)
            std::copy_n(smaller.view().row(y), smaller.width, room.row(y + 100) + 100);
        const Frame frame{room.pixels.data(), 640, 640, 480, {}, {}};
        const auto reading = decoded(frame);
        QVERIFY(!reading.symbol);
        QCOMPARE(reading.sight, QrReading::Sight::TooFar);
        QVERIFY(reading.where[0].x > 50 && reading.where[0].x < 400);
    }

    void spreadsItsLooksOverFrames()
    {
        const auto mid
            = std::size_t(std::find(qrKinds.begin(), qrKinds.end(), std::string_view("mid")) - qrKinds.begin());
        const Frame frame = qrPhoto(1, mid, 4).frame(); // must be enlarged
        const TickingClock hurried(Milliseconds(7));    // time for one look beyond the first
        QrDecoder decoder(hurried);
        int frames = 1;
        while (!decoder.decode(frame, Milliseconds(12)).symbol && frames < 20)
            ++frames;
        QVERIFY2(frames > 1 && frames < 10, qPrintable(QString::number(frames)));
        QVERIFY(decoder.decode(frame, Milliseconds(1000)).symbol);
    }

    void putsASequenceTogetherInAnyOrder()
    {
        const QByteArray payload = "mdoc:" + QByteArray(700, 'q') + "end";
        const auto codes = codec::qrSequence(payload, codec::QrLevel::L);
        QVERIFY(codes && codes->size() > 2);
        QrSequence sequence;
        for (qsizetype i = codes->size() - 1; i >= 0; --i) {
            const auto reading = decoded(frameOf(drawn(codes->at(i), 6, 640, 480, 60, 60), 640, 480));
            QVERIFY(reading.symbol && reading.symbol->isPart());
            const auto whole = sequence.take(*reading.symbol);
            QCOMPARE(bool(whole), i == 0);
            if (whole) {
                QCOMPARE(*whole, payload);
            } else {
                QVERIFY(!sequence.take(*reading.symbol)); // shown once more: no progress
                QCOMPARE(sequence.have(), int(codes->size() - i));
                QCOMPARE(sequence.of(), int(codes->size()));
            }
        }
        QCOMPARE(sequence.of(), 0);
    }

    void dropsASequenceWhoseParityDoesNotFit()
    {
        const auto part = [](int index, const char* bytes) {
            QrSymbol symbol;
            symbol.bytes = bytes;
            symbol.sequenceIndex = index;
            symbol.sequenceSize = 2;
            symbol.sequenceId = "3"; // 'a' ^ 'b'
            return symbol;
        };
        QrSequence sequence;
        QVERIFY(!sequence.take(part(0, "a")));
        QCOMPARE(*sequence.take(part(1, "b")), QByteArray("ab"));
        QVERIFY(!sequence.take(part(0, "a")));
        QVERIFY(!sequence.take(part(1, "c")));
        QCOMPARE(sequence.of(), 0);
    }
};

NARU_TEST(QrDecoderTest)
#include "tst_qrdecoder.moc"

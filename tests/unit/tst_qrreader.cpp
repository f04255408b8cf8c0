// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/qr/qrreader.h"
#include "tests/support/qrcorpus.h"
#include "tests/support/suite.h"

#include <QSignalSpy>
#include <QThread>

using namespace naru;
using namespace naru::device;
using namespace naru::test;

namespace {
constexpr int waitMs = 20000; // for a slow machine under sanitizers; usually some milliseconds
constexpr QrReader::Pace patient{Milliseconds(10000), Milliseconds(150), Milliseconds(40)};
} // namespace

class QrReaderTest : public QObject {
    Q_OBJECT

    const SystemClock m_clock;

private Q_SLOTS:
    void readsInThreadOfItsOwnAndRestsUntilWoken()
    {
        const QrPhoto photo = qrPhoto(1, 0, 0);
        QrReader reader(m_clock, patient);
        QSignalSpy read(&reader, &QrReader::read);
        bool isOurThread = true;
        connect(&reader, &QrReader::looked, this,
            [&](const QrReading&) { isOurThread = isOurThread && QThread::currentThread() == thread(); });
        reader.offer(photo.frame(Milliseconds(0)));
        QTRY_COMPARE_WITH_TIMEOUT(read.size(), 1, waitMs);
        QCOMPARE(read.at(0).at(0).toByteArray(), photo.payload);
        QVERIFY(isOurThread);

        reader.offer(photo.frame(Milliseconds(1000)));
        reader.wake();
        reader.offer(photo.frame(Milliseconds(2000)));
        QTRY_COMPARE_WITH_TIMEOUT(read.size(), 2, waitMs); // the one that came in its sleep was dropped
    }

    void looksSeldomWhenNothingIsInView()
    {
        const QByteArray wall(640 * 480, '\x80');
        const auto frameAt = [&](int ms) {
            return Frame{reinterpret_cast<const uchar*>(wall.constData()), 640, 640, 480, Milliseconds(ms), {}};
        };
        QrReader reader(m_clock, patient);
        QSignalSpy looked(&reader, &QrReader::looked);
        reader.offer(frameAt(0));
        QTRY_COMPARE_WITH_TIMEOUT(looked.size(), 1, waitMs);
        for (int ms = 1; ms < 150; ms += 30)
            reader.offer(frameAt(ms));
        reader.offer(frameAt(150));
        QTRY_COMPARE_WITH_TIMEOUT(looked.size(), 2, waitMs);
        reader.offer(frameAt(3)); // another source, whose time begins anew: too near to tell
        reader.offer(frameAt(-100000));
        QTRY_COMPARE_WITH_TIMEOUT(looked.size(), 3, waitMs);
    }

    void forgetsWhatMayBeACardNumber()
    {
        const auto code = codec::qrMatrix("4242 4242 4242 4242", codec::QrLevel::M); // a test number of many terminals
        QByteArray pixels(320 * 240, '\xd0');
        for (int y = 0; y < code->side * 6; ++y) {
            for (int x = 0; x < code->side * 6; ++x) {
                if (code->isDark(x / 6, y / 6))
                    pixels[(y + 40) * 320 + x + 60] = 0x20;
            }
        }
        QrReader reader(m_clock, patient);
        QSignalSpy dropped(&reader, &QrReader::cardNumberDropped), read(&reader, &QrReader::read);
        bool isShown = false;
        connect(&reader, &QrReader::looked, this, [&](const QrReading& reading) { isShown |= bool(reading.symbol); });
        reader.offer({reinterpret_cast<const uchar*>(pixels.constData()), 320, 320, 240, {}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(dropped.size(), 1, waitMs);
        QVERIFY(read.isEmpty() && !isShown);
    }

    void letsGoOfFramesItDoesNotNeed()
    {
        const QrPhoto photo = qrPhoto(1, 0, 1);
        std::weak_ptr<const void> last;
        {
            QrReader reader(m_clock, patient);
            QSignalSpy read(&reader, &QrReader::read);
            for (int i = 0; i < 30; ++i) {
                const Frame frame = photo.frame(Milliseconds(i * 1000));
                last = frame.owner;
                reader.offer(frame);
            }
            QTRY_COMPARE_WITH_TIMEOUT(read.size(), 1, waitMs);
            QTRY_VERIFY_WITH_TIMEOUT(last.expired(), waitMs);
        }
    }

    void endsInTheMiddleOfAFrame()
    {
        const QrPhoto photo = qrlessPhoto(1, 0);
        for (int i = 0; i < 20; ++i) {
            QrReader reader(m_clock, patient);
            reader.offer(photo.frame());
        }
    }
};

NARU_TEST(QrReaderTest)
#include "tst_qrreader.moc"

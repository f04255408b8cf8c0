// SPDX-License-Identifier: GPL-3.0-or-later
// Here because a player wants a window system, even one that shows nothing.
#include "app/codec/qrmatrix.h"
#include "devices/camera/camera.h"
#include "devices/camera/generator.h"
#include "devices/camera/recording.h"
#include "devices/camera/videoframe.h"
#include "devices/qr/qrreader.h"
#include "tests/support/film.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QVideoFrame>

using namespace naru;
using namespace naru::device;

namespace {

constexpr int waitMs = 30000; // for a slow machine; usually well below a second
constexpr int width = 320, height = 240;

/// A code straight on, whose payload names the frame's number.
Frame numbered(int number)
{
    const auto code = codec::qrMatrix("frame " + QByteArray::number(number), codec::QrLevel::M);
    const auto owner = std::make_shared<QByteArray>(width * height, '\xd0');
    for (int y = 0; y < code->side * 6; ++y) {
        for (int x = 0; x < code->side * 6; ++x) {
            if (code->isDark(x / 6, y / 6))
                (*owner)[(y + 40) * width + x + 60] = 0x20;
        }
    }
    return {reinterpret_cast<const uchar*>(owner->constData()), width, width, height, {}, owner};
}

QVideoFrame videoFrame(QVideoFrameFormat::PixelFormat format, int w = 64, int h = 48)
{
    QVideoFrame frame(QVideoFrameFormat(QSize(w, h), format));
    if (!frame.map(QVideoFrame::WriteOnly))
        return frame;
    for (int plane = 0; plane < frame.planeCount(); ++plane) {
        for (int i = 0; i < frame.mappedBytes(plane); ++i)
            frame.bits(plane)[i] = uchar(plane == 0 ? i % 251 : 128);
    }
    frame.unmap();
    return frame;
}

/// The names of what a source complained about.
class Complaints {
public:
    explicit Complaints(const FrameSource& source)
    {
        QObject::connect(&source, &FrameSource::failed, &source,
            [this](const Fault& fault) { names.append(QLatin1StringView(fault.name())); });
    }
    QStringList names;
};

} // namespace

class CameraTest : public QObject {
    Q_OBJECT

    const SystemClock m_clock;
    QTemporaryDir m_folder;

    QString fileWith(const char* name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(QLatin1StringView(name)));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        chooseMediaLibrary();
        QVERIFY(m_folder.isValid());
    }

    void playsAFilmFrameByFrameToItsEnd()
    {
        QList<Frame> frames;
        for (int number = 0; number < 12; ++number)
            frames.append(numbered(number));
        RecordingSource film(fileWith("twelve.avi", test::filmOf(frames, 10)), m_clock);
        QSignalSpy ended(&film, &FrameSource::ended);
        const Complaints complaints(film);
        QrDecoder decoder(m_clock);
        QSet<QByteArray> read;
        int unread = 0;
        connect(&film, &FrameSource::framed, this, [&](const Frame& frame) {
            const auto reading = decoder.decode(frame);
            unread += !reading.symbol;
            if (reading.symbol)
                read.insert(reading.symbol->bytes);
        });
        film.start();
        QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty() || !complaints.names.isEmpty(), waitMs);
        QCOMPARE(complaints.names, QStringList());
        QCOMPARE(ended.size(), 1);
        QVERIFY2(read.size() >= 10, qPrintable(QString::number(read.size()))); // a busy player may drop some
        QVERIFY(unread <= 1);
    }

    void readsACodeFromAFilm()
    {
        RecordingSource film(fileWith("code.avi", test::filmOf(QList<Frame>(20, numbered(7)), 10)), m_clock);
        QrReader reader(m_clock);
        connect(&film, &FrameSource::framed, &reader, &QrReader::offer);
        QSignalSpy message(&reader, &QrReader::read);
        film.start();
        QTRY_COMPARE_WITH_TIMEOUT(message.size(), 1, waitMs);
        QCOMPARE(message.first().first().toByteArray(), QByteArray("frame 7"));
    }

    void namesWhatIsWrongWithAFilm_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no film") << QByteArray("this is a letter, not a film\n").repeated(50);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("only a header") << test::filmOf({numbered(0)}, 10).left(60);
    }
    void namesWhatIsWrongWithAFilm()
    {
        QFETCH(QByteArray, content);
        RecordingSource film(fileWith("broken.avi", content), m_clock);
        QSignalSpy ended(&film, &FrameSource::ended);
        const Complaints complaints(film);
        film.start();
        QTRY_VERIFY_WITH_TIMEOUT(!complaints.names.isEmpty(), waitMs);
        QCOMPARE(complaints.names, QStringList(QStringLiteral("camera.bad_recording")));
        QVERIFY(ended.isEmpty());
    }

    void namesAFilmThatIsNotThere()
    {
        RecordingSource film(m_folder.filePath(QStringLiteral("none.avi")), m_clock);
        const Complaints complaints(film);
        film.start();
        QCOMPARE(complaints.names, QStringList(QStringLiteral("camera.bad_recording")));
    }

    void namesACameraThatIsNotThere()
    {
        CameraSource camera("no such camera", m_clock);
        const Complaints complaints(camera);
        camera.start();
        camera.start();
        QCOMPARE(complaints.names, QStringList(2, QStringLiteral("camera.no_camera")));
        for (const CameraName& name : cameras())
            QVERIFY(!name.id.isEmpty());
    }

    void readsBrightnessWhereItLies_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("YUV420P") << int(QVideoFrameFormat::Format_YUV420P);
        QTest::newRow("NV12") << int(QVideoFrameFormat::Format_NV12);
        QTest::newRow("Y8") << int(QVideoFrameFormat::Format_Y8);
    }
    void readsBrightnessWhereItLies()
    {
        QFETCH(int, format);
        QVideoFrame frame = videoFrame(QVideoFrameFormat::PixelFormat(format));
        const auto taken = brightnessOf(frame, Milliseconds(5));
        QVERIFY(taken);
        QCOMPARE(taken->time, Milliseconds(5));
        QVERIFY(frame.isMapped()); // ours is its mapping
        QCOMPARE(static_cast<const void*>(taken->data), static_cast<const void*>(frame.bits(0)));
        QCOMPARE(taken->data[3], uchar(3));
    }

    void takesBrightnessOutOfPairs()
    {
        const auto first = brightnessOf(videoFrame(QVideoFrameFormat::Format_YUYV), {});
        const auto second = brightnessOf(videoFrame(QVideoFrameFormat::Format_UYVY), {});
        QVERIFY(first && second);
        QCOMPARE(first->data[3], uchar(6));
        QCOMPARE(second->data[3], uchar(7));
        QCOMPARE(first->stride, 64);
    }

    void takesBrightnessOutOfColours()
    {
        const auto taken = brightnessOf(videoFrame(QVideoFrameFormat::Format_BGRA8888), {});
        QVERIFY(taken);
        QCOMPARE(taken->width, 64);
    }

    void refusesFramesWithoutPixels()
    {
        QVERIFY(brightnessOf(QVideoFrame(), {}).fault().is(CameraFault::BadRecording));
        QVERIFY(
            brightnessOf(videoFrame(QVideoFrameFormat::Format_Y8, 16, 16), {}).fault().is(CameraFault::UnknownPixels));
    }

    void generatesUntilNothingComes()
    {
        GeneratorSource source(
            QStringLiteral("three"), [](int number) { return number < 3 ? numbered(number) : Frame(); },
            Milliseconds(1));
        QSignalSpy ended(&source, &FrameSource::ended);
        QList<Milliseconds> times;
        connect(&source, &FrameSource::framed, this, [&](const Frame& frame) { times.append(frame.time); });
        source.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, waitMs);
        QCOMPARE(times, (QList<Milliseconds>{Milliseconds(0), Milliseconds(1), Milliseconds(2)}));
    }

    void readsAStillPicture()
    {
        const Frame frame = numbered(3);
        const QByteArray pixels(reinterpret_cast<const char*>(frame.data), width * height);
        const auto picture = readPgm("P5\n320 240\n255\n" + pixels);
        QVERIFY(picture);
        GeneratorSource source(QStringLiteral("still"), still(*picture), Milliseconds(1));
        QrReader reader(m_clock);
        connect(&source, &FrameSource::framed, &reader, &QrReader::offer);
        QSignalSpy message(&reader, &QrReader::read);
        source.start();
        QTRY_COMPARE_WITH_TIMEOUT(message.size(), 1, waitMs);
        QCOMPARE(message.first().first().toByteArray(), QByteArray("frame 3"));
    }

    void refusesStillPicturesThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("file");
        const QByteArray pixels(64 * 64, 'x');
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text form") << QByteArray("P2\n64 64\n255\n" + pixels);
        QTest::newRow("too short") << QByteArray("P5\n64 64\n255\n" + pixels.chopped(1));
        QTest::newRow("too long") << QByteArray("P5\n64 64\n255\n" + pixels + "x");
        QTest::newRow("16 bits") << QByteArray("P5\n64 32\n65535\n" + pixels);
        QTest::newRow("too wide") << QByteArray("P5\n99999 1\n255\n" + pixels);
        QTest::newRow("too small") << QByteArray("P5\n8 8\n255\n" + pixels.first(64));
        QTest::newRow("no size") << QByteArray("P5\n \n255\n" + pixels);
        QTest::newRow("negative") << QByteArray("P5\n-64 64\n255\n" + pixels);
    }
    void refusesStillPicturesThatAreNone()
    {
        QFETCH(QByteArray, file);
        QVERIFY(readPgm(file).fault().is(CameraFault::BadRecording));
    }
};

NARU_TEST(CameraTest)
#include "tst_camera.moc"

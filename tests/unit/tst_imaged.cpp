// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/imaged/client.h"
#include "devices/imaged/codestream.h"
#include "devices/imaged/decode.h"
#include "tests/support/suite.h"

#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTimer>

#include <signal.h>

using namespace naru;
using namespace naru::device;

namespace {
constexpr int answerWithinMs = 10'000; // a loaded machine's patience, not the product's limit
constexpr int seeds = 500;

QString program()
{
    return QStringLiteral(NARU_BINARY_DIR "/bin/naru-imaged");
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray sample(const char* name)
{
    return contentOf(QStringLiteral(NARU_SOURCE_DIR "/tests/unit/data/") + QString::fromLatin1(name));
}

QByteArray vector(const char* path)
{
    const QString root = qEnvironmentVariable("NARU_VECTORS", QStringLiteral(NARU_SOURCE_DIR "/../shared/vectors"));
    return contentOf(root + u'/' + QString::fromLatin1(path));
}

using Outcome = std::optional<Result<Picture>>;

Outcome ask(imaged::Client& client, PictureFormat format, const QByteArray& bytes)
{
    Outcome outcome;
    QEventLoop loop;
    client.decode(format, bytes, &loop, [&](const Result<Picture>& result) {
        outcome = result;
        loop.quit();
    });
    QTimer::singleShot(answerWithinMs, &loop, &QEventLoop::quit);
    loop.exec();
    return outcome;
}

QString nameOf(const Outcome& outcome)
{
    if (!outcome)
        return QStringLiteral("no answer");
    return *outcome ? QStringLiteral("picture") : QString::fromLatin1(outcome->fault().name());
}

qint64 processOf(const imaged::Client& client)
{
    const auto* process = client.findChild<QProcess*>();
    return process ? process->processId() : 0;
}

/// A number of `bytes` bytes becomes as large as it can be.
QByteArray claiming(QByteArray picture, qsizetype at, qsizetype bytes)
{
    return picture.replace(at, bytes, QByteArray(bytes, '\xff'));
}

bool isNear(const Picture& picture, int x, int y, std::array<int, 3> colour)
{
    constexpr int tolerance = 24; // JPEG at quality 90, halved colour
    const auto* pixel = picture.rgb.constData() + (qsizetype{y} * picture.width + x) * rgbBytesPerPx;
    for (std::size_t i = 0; i < colour.size(); ++i) {
        if (std::abs(static_cast<quint8>(pixel[i]) - colour[i]) > tolerance)
            return false;
    }
    return true;
}
} // namespace

class ImagedTest : public QObject {
    Q_OBJECT

private:
    imaged::Client m_client{program()};

    /// Starts a real decoding, does `harm` to its process, answers what the client makes of it.
    QString afterHarm(imaged::Client& client, int harm)
    {
        Outcome outcome;
        client.decode(PictureFormat::Jpeg, sample("gradient.jpg"), this, [&](const auto& result) { outcome = result; });
        const auto process = static_cast<pid_t>(processOf(client));
        if (process <= 0) // 0 would be every process around here
            return QStringLiteral("no process");
        kill(process, harm);
        (void)QTest::qWaitFor([&] { return outcome.has_value(); }, answerWithinMs);
        return nameOf(outcome);
    }

private Q_SLOTS:
    void decodesEachFormat_data()
    {
        QTest::addColumn<PictureFormat>("format");
        QTest::newRow("gradient.jpg") << PictureFormat::Jpeg;
        QTest::newRow("progressive.jpg") << PictureFormat::Jpeg;
        QTest::newRow("gradient.jp2") << PictureFormat::Jp2;
        QTest::newRow("gradient.j2k") << PictureFormat::J2k;
    }
    void decodesEachFormat()
    {
        QFETCH(PictureFormat, format);
        const auto bytes = sample(QTest::currentDataTag());
        QCOMPARE(*pictureFormat(bytes), format);
        const auto outcome = ask(m_client, format, bytes);
        QCOMPARE(nameOf(outcome), QStringLiteral("picture"));
        const Picture& picture = **outcome;
        QCOMPARE(picture.width, 48);
        QCOMPARE(picture.height, 36);
        QCOMPARE(picture.rgb.size(), 48 * 36 * 3);
        QVERIFY(isNear(picture, 0, 0, {0, 0, 40}));
        QVERIFY(isNear(picture, 47, 0, {255, 0, 40}));
        QVERIFY(isNear(picture, 0, 35, {0, 255, 40}));
        QVERIFY(isNear(picture, 24, 18, {130, 131, 220}));
    }

    void drawsADrawingInTheSizeItNames()
    {
        const QByteArray svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 36\">"
                               "<rect x=\"0\" y=\"0\" width=\"24\" height=\"36\" fill=\"#FF0028\"/></svg>";
        const auto outcome = ask(m_client, PictureFormat::Svg, svg);
        QCOMPARE(nameOf(outcome), QStringLiteral("picture"));
        const Picture& picture = **outcome;
        QCOMPARE(QSize(picture.width, picture.height), QSize(48, 36));
        QCOMPARE(picture.rgb.size(), 48 * 36 * 3);
        QVERIFY(isNear(picture, 4, 4, {255, 0, 40}) && isNear(picture, 40, 30, {255, 255, 255}));
        QCOMPARE(nameOf(ask(m_client, PictureFormat::Svg, "<svg")), QStringLiteral("device.picture_unreadable"));
        const QByteArray wide = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 99999 3\"/>";
        QCOMPARE(nameOf(ask(m_client, PictureFormat::Svg, wide)), QStringLiteral("device.picture_too_large"));
        QVERIFY(!pictureFormat(svg)); // never guessed: a portrait is no drawing
    }

    /// A picture that wants a file gets none: the process ends first.
    void drawsNothingFromAFile()
    {
        const QByteArray svg
            = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 "
              "9\">"
              "<image width=\"9\" height=\"9\" xlink:href=\"" NARU_SOURCE_DIR "/tests/unit/data/gradient.jpg\"/></svg>";
        const auto outcome = ask(m_client, PictureFormat::Svg, svg);
        QVERIFY(nameOf(outcome) != QStringLiteral("picture") || (*outcome)->rgb == QByteArray(9 * 9 * 3, '\xff'));
    }

    void spreadsGreyOverThreeColours()
    {
        const auto outcome = ask(m_client, PictureFormat::Jp2, sample("grey.jp2"));
        QCOMPARE(nameOf(outcome), QStringLiteral("picture"));
        QCOMPARE((*outcome)->width, 40);
        QCOMPARE((*outcome)->rgb.sliced((29 * 40 + 39) * 3, 3), QByteArray(3, '\xe9')); // 39 × 3 + 29 × 4
    }

    void decodesPortraitOfAnnexD()
    {
        const auto bytes = QByteArray::fromHex(vector("mdoc/annexD/device_response_portrait_data.hex"));
        if (bytes.isEmpty())
            QSKIP("shared vectors absent: annexD");
        QCOMPARE(bytes.size(), 1042);
        const auto outcome = ask(m_client, PictureFormat::Jpeg, bytes);
        QCOMPARE(nameOf(outcome), QStringLiteral("picture"));
        QCOMPARE((*outcome)->rgb.size(), (*outcome)->width * (*outcome)->height * 3);
    }

    void decodesPortraitOfAnIssuerByItsBytesNotItsFileName()
    {
        const auto bytes = vector("mdoc/isomdl/issuance/portrait.jpg");
        if (bytes.isEmpty())
            QSKIP("shared vectors absent: isomdl");
        QVERIFY(*pictureFormat(bytes) == PictureFormat::Jp2);
        const auto outcome = ask(m_client, PictureFormat::Jp2, bytes);
        QCOMPARE(nameOf(outcome), QStringLiteral("picture"));
        QCOMPARE((*outcome)->width, 512);
        QCOMPARE((*outcome)->height, 512);
    }

    void refusesAnotherFormatThanNamed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<PictureFormat>("format");
        QTest::newRow("JPEG as JP2") << sample("gradient.jpg") << PictureFormat::Jp2;
        QTest::newRow("JPEG as J2K") << sample("gradient.jpg") << PictureFormat::J2k;
        QTest::newRow("JP2 as JPEG") << sample("gradient.jp2") << PictureFormat::Jpeg;
        QTest::newRow("JP2 as J2K") << sample("gradient.jp2") << PictureFormat::J2k;
        QTest::newRow("J2K as JP2") << sample("gradient.j2k") << PictureFormat::Jp2;
        QTest::newRow("empty") << QByteArray() << PictureFormat::Jpeg;
        QTest::newRow("GIF") << QByteArray("GIF89a") << PictureFormat::Jpeg;
        QTest::newRow("no format at all") << sample("gradient.jpg") << static_cast<PictureFormat>(9);
        QTest::newRow("CMYK, for printers") << sample("cmyk.jpg") << PictureFormat::Jpeg;
    }
    void refusesAnotherFormatThanNamed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(PictureFormat, format);
        QCOMPARE(nameOf(ask(m_client, format, bytes)), QStringLiteral("device.picture_unreadable"));
        const auto behindTheDoor = imaged::decode(format, bytes);
        QVERIFY(!behindTheDoor && behindTheDoor.fault().is(DeviceFault::PictureUnreadable));
    }

    void refusesTwoMegabytes()
    {
        const QByteArray bytes = sample("gradient.jpg") + QByteArray(2 * 1024 * 1024, '\0');
        QCOMPARE(nameOf(ask(m_client, PictureFormat::Jpeg, bytes)), QStringLiteral("device.picture_too_large"));
        for (auto* decode : {imaged::decodeJpeg, imaged::decodeJp2, imaged::decodeJ2k})
            QVERIFY(decode(bytes).fault().is(DeviceFault::PictureTooLarge));
    }

    void refusesAClaimOf65535Pixels_data()
    {
        QTest::addColumn<PictureFormat>("format");
        QTest::addColumn<QByteArray>("bytes");
        const auto jpeg = sample("gradient.jpg"), jp2 = sample("gradient.jp2"), j2k = sample("gradient.j2k");
        const QByteArray frame = QByteArray::fromHex("ffc0001108"), size = QByteArray::fromHex("0000003000000024");
        QTest::newRow("JPEG") << PictureFormat::Jpeg << claiming(jpeg, jpeg.indexOf(frame) + frame.size(), 4);
        auto wide = [&](QByteArray bytes) {
            const auto at = bytes.indexOf(size);
            return claiming(claiming(bytes, at + 2, 2), at + 6, 2);
        };
        QTest::newRow("J2K") << PictureFormat::J2k << wide(j2k);
        QTest::newRow("JP2") << PictureFormat::Jp2 << wide(jp2);
    }
    void refusesAClaimOf65535Pixels()
    {
        QFETCH(PictureFormat, format);
        QFETCH(QByteArray, bytes);
        QCOMPARE(nameOf(ask(m_client, format, bytes)), QStringLiteral("device.picture_too_large"));
    }

    void refusesAMillionTilesBeforeTheLibrarySeesThem()
    {
        auto bytes = sample("gradient.j2k");
        constexpr qsizetype tileSizeAt = 24;
        bytes.replace(tileSizeAt, 8, QByteArray::fromHex("0000000100000001"));
        QVERIFY(imaged::checkCodestream(bytes).fault().is(DeviceFault::PictureTooLarge));
    }

    void refusesEveryTruncation_data()
    {
        QTest::addColumn<PictureFormat>("format");
        decodesEachFormat_data();
    }
    void refusesEveryTruncation()
    {
        QFETCH(PictureFormat, format);
        const auto bytes = sample(QTest::currentDataTag());
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            const auto picture = imaged::decode(format, QByteArrayView(bytes).first(size));
            QVERIFY2(!picture, qPrintable(QStringLiteral("a picture from the first %1 bytes").arg(size)));
            QVERIFY(picture.fault().is(DeviceFault::PictureUnreadable));
        }
    }

    void answersEveryFlippedBit()
    {
        const std::array files{std::pair{"gradient.jpg", PictureFormat::Jpeg},
            std::pair{"progressive.jpg", PictureFormat::Jpeg}, std::pair{"gradient.jp2", PictureFormat::Jp2},
            std::pair{"gradient.j2k", PictureFormat::J2k}};
        for (quint32 seed = 0; seed < seeds; ++seed) {
            QRandomGenerator random(seed);
            const auto& [name, format] = files[seed % files.size()];
            auto bytes = sample(name);
            for (int flips = 1 + random.bounded(4); flips > 0; --flips) {
                const auto at = random.bounded(static_cast<int>(bytes.size()));
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.bounded(8)));
            }
            const auto answer = nameOf(ask(m_client, format, bytes));
            const bool isExpected = answer == u"picture" || answer == u"device.picture_unreadable"
                || answer == u"device.picture_too_large";
            QVERIFY2(isExpected, qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(answer)));
        }
    }

    /// Files with two faces: the one that was asked for is shown, or nothing.
    void showsOneFaceOfAPolyglot_data()
    {
        QTest::addColumn<PictureFormat>("format");
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray jpeg = sample("progressive.jpg"), jp2 = sample("gradient.jp2");
        const QByteArray page("<html><script>alert(1)</script></html>");
        QTest::newRow("a JP2 behind a JPEG") << PictureFormat::Jpeg << jpeg + jp2;
        QTest::newRow("a JPEG behind a JP2") << PictureFormat::Jp2 << jp2 + jpeg;
        QTest::newRow("a page behind a JPEG") << PictureFormat::Jpeg << jpeg + page;
        QTest::newRow("a page before a JPEG") << PictureFormat::Jpeg << page + jpeg;
        QTest::newRow("a JPEG before itself") << PictureFormat::Jpeg << jpeg.left(jpeg.size() / 2) + jpeg;
        QTest::newRow("an archive behind a JP2") << PictureFormat::Jp2 << jp2 + QByteArray("PK\x03\x04", 4) + page;
        QTest::newRow("a JPEG called JP2") << PictureFormat::Jp2 << jpeg + jp2;
    }
    void showsOneFaceOfAPolyglot()
    {
        QFETCH(PictureFormat, format);
        QFETCH(QByteArray, bytes);
        const QString answer = nameOf(ask(m_client, format, bytes));
        QVERIFY2(answer == u"picture" || answer == u"device.picture_unreadable", qPrintable(answer));
    }

    void namesWhatBefallsTheProcess()
    {
        QCOMPARE(afterHarm(m_client, SIGKILL), QStringLiteral("device.picture_decoder_failed"));
        QCOMPARE(afterHarm(m_client, SIGSEGV), QStringLiteral("device.picture_decoder_failed"));
        QCOMPARE(afterHarm(m_client, SIGXCPU), QStringLiteral("device.picture_too_slow")); // RLIMIT_CPU's signal
        imaged::Client impatient(program(), std::chrono::milliseconds(100));
        QCOMPARE(afterHarm(impatient, SIGSTOP), QStringLiteral("device.picture_too_slow"));
    }

    void namesAProgramThatIsNoDecoder_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("absent") << QStringLiteral("/nonexistent/naru-imaged");
        QTest::newRow("echoes") << QStringLiteral("/bin/cat");
        QTest::newRow("floods") << QStringLiteral("/usr/bin/yes");
        QTest::newRow("says nothing") << QStringLiteral("/bin/true");
        QTest::newRow("fails") << QStringLiteral("/bin/false");
    }
    void namesAProgramThatIsNoDecoder()
    {
        QFETCH(QString, path);
        imaged::Client client(path);
        QCOMPARE(nameOf(ask(client, PictureFormat::Jpeg, sample("gradient.jpg"))),
            QStringLiteral("device.picture_decoder_failed"));
    }

    void forgetsOnCancel()
    {
        int calls = 0;
        imaged::Client client(program());
        client.decode(PictureFormat::Jpeg, sample("gradient.jpg"), this, [&](const auto&) { ++calls; });
        client.decode(PictureFormat::Jpeg, QByteArray(), this, [&](const auto&) { ++calls; });
        client.cancel();
        QTRY_VERIFY(client.children().isEmpty());
        {
            QObject page;
            client.decode(PictureFormat::Jpeg, sample("gradient.jpg"), &page, [&](const auto&) { ++calls; });
        }
        QTRY_VERIFY(client.children().isEmpty());
        QCOMPARE(calls, 0);
    }

    void mayBeCancelledOrDeletedByTheAnswer()
    {
        int calls = 0;
        auto client = std::make_unique<imaged::Client>(program());
        client->decode(PictureFormat::Jpeg, sample("gradient.jpg"), this, [&](const auto&) {
            ++calls;
            client->cancel();
            client->decode(PictureFormat::J2k, sample("gradient.j2k"), this, [&](const auto&) {
                ++calls;
                client.reset();
            });
        });
        QTRY_VERIFY(!client);
        QCOMPARE(calls, 2);
    }

    void runsAFewAtOnceAndRefusesMore()
    {
        QStringList answers;
        imaged::Client client(program());
        for (int i = 0; i <= imaged::Client::runsMax; ++i)
            client.decode(PictureFormat::Jp2, sample("gradient.jp2"), this,
                [&](const auto& result) { answers += nameOf(result); });
        QTRY_COMPARE(answers.size(), imaged::Client::runsMax + 1);
        QCOMPARE(answers.count(QStringLiteral("picture")), imaged::Client::runsMax);
        QCOMPARE(answers.count(QStringLiteral("device.picture_decoder_failed")), 1);
    }
};

NARU_TEST(ImagedTest)
#include "tst_imaged.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/wav.h"
#include "app/lessons/check.h"
#include "devices/speech/earphonejack.h"
#include "devices/speech/samples.h"
#include "tests/support/suite.h"

#include <QTemporaryDir>

#include <cmath>

#include <linux/input.h>

using namespace naru;

/// What is played in place of a voice: recordings that are plain samples, the bell, and the jack they leave by.
class RecordingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRecordingIsReadAsItWasWritten();
    void whatIsNoPlainRecordingIsRefused_data();
    void whatIsNoPlainRecordingIsRefused();
    void unknownChunksAreSteppedOver();
    void aFasterVoiceIsNoHigherVoice();
    void theBellIsSoftAndEnds();
    void aLessonBringsRecordingsOfItsKeys();
    void aRecordingThatCannotBeTrueIsComplainedOf_data();
    void aRecordingThatCannotBeTrueIsComplainedOf();
    void whatIsSaidInSignsIsPictures();
    void theJackTellsByItsEventsAlone();
};

namespace {

codec::Wav tone(int rate = 16'000, int count = 16'000)
{
    codec::Wav wav{rate, {}};
    for (int i = 0; i < count; ++i)
        wav.samples.append(qint16(9'000 * std::sin(2 * 3.14159265 * 220 * i / rate)));
    return wav;
}

double crossingsPerSecond(const QList<qint16>& samples, int rate)
{
    int crossings = 0;
    for (qsizetype i = 1; i < samples.size(); ++i)
        crossings += (samples[i - 1] < 0) != (samples[i] < 0);
    return double(crossings) * rate / double(samples.size());
}

QByteArray changed(qsizetype at, char to)
{
    QByteArray bytes = codec::writeWav(tone());
    bytes[at] = to;
    return bytes;
}

/// The template lesson's folder with a recording in it.
lessons::LessonFiles withVoice(const QString& name, const QByteArray& wav)
{
    lessons::LessonFiles files
        = *lessons::readFolder(QStringLiteral(NARU_SOURCE_DIR "/app/lessons/content/touch-basic"));
    files.voices.insert(name, {wav, QStringLiteral("/nowhere")});
    return files;
}

} // namespace

void RecordingsTest::aRecordingIsReadAsItWasWritten()
{
    const codec::Wav wav = tone();
    const auto read = codec::readWav(codec::writeWav(wav));
    QVERIFY(read);
    QCOMPARE(read->rate, wav.rate);
    QCOMPARE(read->samples, wav.samples);
}

void RecordingsTest::whatIsNoPlainRecordingIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("fault");
    const QByteArray good = codec::writeWav(tone());
    const auto row = [](const char* name, const QByteArray& bytes, const char* fault) {
        QTest::newRow(name) << bytes << QByteArray(fault);
    };
    row("nothing", {}, "codec.truncated");
    row("not a RIFF", changed(0, 'J'), "codec.malformed");
    row("not a WAVE", changed(8, 'w'), "codec.malformed");
    row("compressed", changed(20, 2), "codec.malformed");
    row("two channels", changed(22, 2), "codec.malformed");
    row("eight bits", changed(34, 8), "codec.malformed");
    row("another rate than its bytes", changed(24, 1), "codec.malformed");
    row("torn", good.chopped(2), "codec.truncated");
    row("a byte too many", good + 'x', "codec.trailing_bytes");
    row("data longer than the file", changed(42, 127), "codec.truncated");
    row("data shorter than the file", changed(41, 1), "codec.truncated");
    row("no data", codec::writeWav({16'000, {}}), "codec.malformed");
    row("too slow", codec::writeWav(tone(4'000, 400)), "codec.malformed");
    row("too large", codec::writeWav(tone(48'000, 300'000)), "codec.too_large");
    QByteArray many = good;
    for (int i = 0; i < codec::wavChunksMax; ++i)
        many.append("none\0\0\0\0", 8);
    const quint32 size = quint32(many.size() - 8);
    for (int i = 0; i < 4; ++i)
        many[4 + i] = char(size >> (8 * i));
    row("too many chunks", many, "codec.too_many");
}

void RecordingsTest::whatIsNoPlainRecordingIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, fault);
    const auto read = codec::readWav(bytes);
    QVERIFY(!read);
    QCOMPARE(QByteArray(read.fault().name()), fault);
}

void RecordingsTest::unknownChunksAreSteppedOver()
{
    QByteArray bytes = codec::writeWav(tone());
    bytes.insert(36, QByteArray("LIST\x03\0\0\0abc\0", 12));
    const quint32 size = quint32(bytes.size() - 8);
    for (int i = 0; i < 4; ++i)
        bytes[4 + i] = char(size >> (8 * i));
    const auto read = codec::readWav(bytes);
    QVERIFY(read);
    QCOMPARE(read->samples, tone().samples);
}

void RecordingsTest::aFasterVoiceIsNoHigherVoice()
{
    const codec::Wav wav = tone();
    for (const double times : {0.7, 0.85, 1.25, 1.5}) {
        const auto heard = device::stretched(wav.samples, wav.rate, times);
        const double shorter = double(wav.samples.size()) / double(heard.size());
        QVERIFY2(std::abs(shorter / times - 1) < 0.06, qPrintable(QString::number(shorter)));
        const double pitch = crossingsPerSecond(heard, wav.rate) / crossingsPerSecond(wav.samples, wav.rate);
        QVERIFY2(std::abs(pitch - 1) < 0.05, qPrintable(QString::number(pitch)));
    }
    QCOMPARE(device::stretched(wav.samples, wav.rate, 1), wav.samples);
    QCOMPARE(device::stretched(wav.samples.first(100), wav.rate, 1.5), wav.samples.first(100));
}

void RecordingsTest::theBellIsSoftAndEnds()
{
    const auto bell = device::bellSamples();
    int loudest = 0;
    for (const qint16 sample : bell)
        loudest = std::max(loudest, std::abs(int(sample)));
    QVERIFY(loudest > 32'767 * device::bellPeak * 0.5 && loudest <= 32'767 * device::bellPeak);
    QVERIFY(bell.size() < 2 * device::bellRate);
    QVERIFY(std::abs(bell.first()) < 400 && std::abs(bell.last()) < 1'500); // no click
}

void RecordingsTest::aLessonBringsRecordingsOfItsKeys()
{
    const auto good = codec::writeWav(tone());
    const auto reading = lessons::checkFolder(withVoice(QStringLiteral("ko/s1"), good));
    QVERIFY2(reading.isGood(), reading.isGood() ? "" : qPrintable(reading.complaints.first().line()));
    QCOMPARE(reading.lesson.voices.value(QStringLiteral("ko/s1")), QStringLiteral("/nowhere"));
    // From a folder, no further than the limits.
    const QTemporaryDir folder;
    const QDir from(QStringLiteral(NARU_SOURCE_DIR "/app/lessons/content/touch-basic"));
    for (const QString& name : from.entryList(QDir::Files))
        QVERIFY(QFile::copy(from.filePath(name), folder.filePath(name)));
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("voice/en")));
    QFile clip(folder.filePath(QStringLiteral("voice/en/s1.ok.wav")));
    QVERIFY(clip.open(QFile::WriteOnly) && clip.write(good) == good.size());
    clip.close();
    const auto files = lessons::readFolder(folder.path());
    QVERIFY(files);
    QCOMPARE(files->voices.keys(), QStringList{QStringLiteral("en/s1.ok")});
    QCOMPARE(files->voices.first().path, clip.fileName());
    QVERIFY(clip.open(QFile::WriteOnly) && clip.resize(codec::wavBytesMax + 1));
    QVERIFY(!lessons::readFolder(folder.path()));
    clip.remove();
    QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), clip.fileName()));
    QVERIFY(lessons::readFolder(folder.path())->voices.isEmpty());
    clip.remove();
    for (int i = 0; i <= lessons::voicesMax; ++i) {
        QFile one(folder.filePath(QStringLiteral("voice/en/k%1.wav").arg(i)));
        QVERIFY(one.open(QFile::WriteOnly));
    }
    QVERIFY(!lessons::readFolder(folder.path()));
}

void RecordingsTest::aRecordingThatCannotBeTrueIsComplainedOf_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("wav");
    QTest::addColumn<QString>("line");
    const auto good = codec::writeWav(tone());
    const auto row = [](const char* name, const QByteArray& wav, const char* line) {
        QTest::newRow(name) << QString::fromLatin1(name) << wav << QString::fromLatin1(line);
    };
    row("ko/s99", good, "voice/ko/s99.wav: s99: unknown-key");
    row("ko/s1.more", good, "voice/ko/s1.more.wav: s1.more: said-with-its-key");
    row("ko/s2", good.chopped(1), "voice/ko/s2.wav: s2: not-a-recording (codec.truncated)");
    row("ko/common.back", QByteArray("OggS"),
        "voice/ko/common.back.wav: common.back: not-a-recording (codec.truncated)");
}

void RecordingsTest::aRecordingThatCannotBeTrueIsComplainedOf()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, wav);
    QFETCH(QString, line);
    const auto reading = lessons::checkFolder(withVoice(name, wav));
    QCOMPARE(reading.complaints.size(), 1);
    QCOMPARE(reading.complaints.first().line(), line);
}

void RecordingsTest::whatIsSaidInSignsIsPictures()
{
    const QByteArray frame = R"(<svg viewBox="0 0 400 400"><circle cx="200" cy="90" r="40"/></svg>)";
    auto files = withVoice(QStringLiteral("ko/s1"), codec::writeWav(tone()));
    files.signs.insert(QStringLiteral("s1"), {frame, frame});
    const auto good = lessons::checkFolder(files);
    QVERIFY2(good.isGood(), good.isGood() ? "" : qPrintable(good.complaints.first().line()));
    QCOMPARE(good.lesson.signs.value(QStringLiteral("s1")).size(), 2);
    files.signs.insert(QStringLiteral("s98"), {frame});
    files.signs.insert(QStringLiteral("s2"), {QByteArray("<svg><script/></svg>")});
    files.signs.insert(QStringLiteral("s3"), QList<QByteArray>(lessons::signFramesMax + 1, frame));
    QStringList lines;
    for (const auto& complaint : lessons::checkFolder(files).complaints)
        lines.append(complaint.line());
    QCOMPARE(lines,
        (QStringList{QStringLiteral("sign/s2: s2: only-drawing (script)"), QStringLiteral("sign/s3: s3: too-many"),
            QStringLiteral("sign/s98: s98: unknown-key")}));
    const QTemporaryDir folder;
    const QDir from(QStringLiteral(NARU_SOURCE_DIR "/app/lessons/content/touch-basic"));
    for (const QString& name : from.entryList(QDir::Files))
        QVERIFY(QFile::copy(from.filePath(name), folder.filePath(name)));
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("sign/s1")));
    for (int i = 0; i <= lessons::signFramesMax; ++i) {
        QFile one(folder.filePath(QStringLiteral("sign/s1/%1.svg").arg(i, 2, 10, QLatin1Char('0'))));
        QVERIFY(one.open(QFile::WriteOnly) && one.write(frame) == frame.size());
        if (i + 1 == lessons::signFramesMax) {
            one.close();
            QCOMPARE(lessons::readFolder(folder.path())->signs.value(QStringLiteral("s1")).size(), i + 1);
        }
    }
    QVERIFY(!lessons::readFolder(folder.path()));
}

void RecordingsTest::theJackTellsByItsEventsAlone()
{
    const auto event = [](quint16 type, quint16 code, int value) {
        input_event one{};
        one.type = type;
        one.code = code;
        one.value = value;
        return QByteArray(reinterpret_cast<const char*>(&one), sizeof one);
    };
    const QByteArray in = event(EV_SW, SW_HEADPHONE_INSERT, 1), out = event(EV_SW, SW_HEADPHONE_INSERT, 0);
    QCOMPARE(device::headphoneSaid({}), std::nullopt);
    QCOMPARE(device::headphoneSaid(in + event(EV_SYN, 0, 0)), std::optional(true));
    QCOMPARE(device::headphoneSaid(in + out), std::optional(false));
    QCOMPARE(device::headphoneSaid(event(EV_SW, SW_LID, 1) + event(EV_KEY, KEY_A, 1)), std::nullopt);
    QCOMPARE(device::headphoneSaid(in.chopped(1)), std::nullopt);
    // No device there: nothing is claimed.
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("event0")));
    QVERIFY(file.open(QFile::WriteOnly));
    QVERIFY(!device::EarphoneJack::find(folder.path()));
}

NARU_TEST(RecordingsTest)
#include "tst_recordings.moc"

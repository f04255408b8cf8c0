// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

#include <map>
#include <memory>

/// The demo's story by the real programs: naru, its desk and journal, the simulated phone, the picture process.
class StoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStepOfTheDemoIsReached_data();
    void everyStepOfTheDemoIsReached();
    void theSimulatedPhoneNeedsNoScreenForItsPicture();
    void unusableArgumentsAreRefused_data();
    void unusableArgumentsAreRefused();

private:
    struct Told {
        QTemporaryDir folder;
        QProcess process;
    };
    std::map<QStringList, std::unique_ptr<Told>> m_told; ///< by what was wished for
};

namespace {

constexpr int storyMaxMs = 240'000;
const QStringList steps{QStringLiteral("01-sign-in"), QStringLiteral("02-idle"), QStringLiteral("03-waiting"),
    QStringLiteral("04-accepted"), QStringLiteral("05-adult"), QStringLiteral("06-refused-expired"),
    QStringLiteral("07-refused-forged"), QStringLiteral("08-age-undecided"), QStringLiteral("09-age-answered"),
    QStringLiteral("10-status-unknown"), QStringLiteral("11-seen-by-eye"), QStringLiteral("12-the-day"),
    QStringLiteral("13-charge"), QStringLiteral("14-card-wanted"), QStringLiteral("15-card-wanted-visitor"),
    QStringLiteral("16-card-taken-visitor"), QStringLiteral("17-card-taken"), QStringLiteral("18-doubt"),
    QStringLiteral("19-doubt-visitor"), QStringLiteral("20-doubt-desk"), QStringLiteral("21-close")};

QString program()
{
    return QStringLiteral(NARU_BINARY_DIR "/bin/naru");
}

int run(const QStringList& arguments, QByteArray& said)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program(), arguments);
    if (!process.waitForFinished(storyMaxMs))
        process.kill();
    said = process.readAll();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

} // namespace

void StoryTest::everyStepOfTheDemoIsReached_data()
{
    QTest::addColumn<QStringList>("wishes");
    const QStringList english{QStringLiteral("--language"), QStringLiteral("en")},
        high{QStringLiteral("--high-contrast")};
    QTest::newRow("Korean, light") << QStringList();
    QTest::newRow("English, light") << english;
    QTest::newRow("Korean, high contrast") << high;
    QTest::newRow("English, high contrast") << english + high;
    for (const QStringList& wishes : {QStringList(), english, high, english + high}) { // most of a story is waiting
        auto told = std::make_unique<Told>();
        told->process.setProcessChannelMode(QProcess::MergedChannels);
        told->process.start(program(),
            QStringList{QStringLiteral("--demo"), QStringLiteral("--data"),
                told->folder.filePath(QStringLiteral("data")), QStringLiteral("--shot"),
                told->folder.filePath(QStringLiteral("shots"))}
                + wishes);
        m_told[wishes] = std::move(told);
    }
}

void StoryTest::everyStepOfTheDemoIsReached()
{
    QFETCH(QStringList, wishes);
    const QTemporaryDir& folder = m_told.at(wishes)->folder;
    QProcess& process = m_told.at(wishes)->process;
    const bool isOver = process.state() == QProcess::NotRunning || process.waitForFinished(storyMaxMs);
    QVERIFY2(isOver && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
        process.readAll().constData());
    QStringList files;
    for (const QFileInfo& file : QDir(folder.filePath(QStringLiteral("shots")))
                                     .entryInfoList({QStringLiteral("*.png")}, QDir::Files, QDir::Name)) {
        files.append(file.completeBaseName());
        const QImage picture(file.filePath());
        QVERIFY2(picture.size() == QSize(1920, 1080), qPrintable(file.fileName()));
        const bool dark = qGray(picture.pixel(1900, 500)) < 80;
        QCOMPARE(dark, wishes.contains(QStringLiteral("--high-contrast")));
    }
    QCOMPARE(files, steps);
    QVERIFY(QFileInfo::exists(folder.filePath(QStringLiteral("data/journal.db"))));
}

void StoryTest::theSimulatedPhoneNeedsNoScreenForItsPicture()
{
    const QTemporaryDir folder;
    const QString picture = folder.filePath(QStringLiteral("phone.png"));
    QProcess sim;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1StringView(name));
    sim.setProcessEnvironment(environment);
    sim.start(QStringLiteral(NARU_BINARY_DIR "/bin/naru-sim"),
        {QStringLiteral("phone"), QStringLiteral("--link"), folder.filePath(QStringLiteral("link")),
            QStringLiteral("--shot"), picture});
    QVERIFY(sim.waitForFinished(storyMaxMs));
    QVERIFY2(sim.exitStatus() == QProcess::NormalExit && sim.exitCode() == 0, sim.readAllStandardError().constData());
    QCOMPARE(QImage(picture).size(), QSize(1240, 1040));
}

void StoryTest::unusableArgumentsAreRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("role nobody has") << QStringList{QStringLiteral("--role"), QStringLiteral("captain")};
    QTest::newRow("language without words") << QStringList{QStringLiteral("--language"), QStringLiteral("tlh")};
    QTest::newRow("pictures of a real desk") << QStringList{QStringLiteral("--shot"), QStringLiteral("x")};
    QTest::newRow("something else") << QStringList{QStringLiteral("hello")};
}

void StoryTest::unusableArgumentsAreRefused()
{
    QFETCH(QStringList, arguments);
    QByteArray said;
    QCOMPARE(run(arguments, said), 2);
    QVERIFY(said.contains("--demo"));
}

NARU_TEST(StoryTest)
#include "tst_story.moc"

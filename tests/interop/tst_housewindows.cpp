// SPDX-License-Identifier: GPL-3.0-or-later
// Windows of one house: real naru on screens of their own, that are looked at and pressed as a screen reader does.
#include "devices/qr/qrdecoder.h"
#include "tests/support/desksupport.h"
#include "tests/support/privateavahi.h"
#include "tests/support/suite.h"
#include "tests/support/windowhouse.h"

#include <csignal>

using namespace naru;
using namespace naru::test;

namespace {

constexpr int patienceMs = 30'000;
const QString digits = QStringLiteral("~\\d \\d \\d   \\d \\d \\d");

/// A desk of the house: its folder, and the program that runs on it.
class Window {
public:
    Window(WindowHouse& house, int screen, QString folder, QString name, quint16 port)
        : m_house(house)
        , m_screen(screen)
        , m_folder(std::move(folder))
        , m_name(std::move(name))
        , m_port(port)
    {
    }
    ~Window() { end(); }

    /// Its administrator has installed it, and has chosen a scanner where there is one.
    bool install(const QString& scanner = {}) const
    {
        const SystemClock clock;
        SystemRandom random;
        auto desk = desk::Desk::open({m_folder, desk::Desk::Kind::Real, clock, random, {}, nullptr, {}});
        if (!desk)
            return false;
        desk::Setup setup;
        setup.settings.centre = QStringLiteral("나루동 행정복지센터");
        setup.settings.desk = m_name;
        if (!scanner.isEmpty())
            setup.settings.devices = {{device::DeviceChoice::Kind::Scanner, scanner, {}}};
        setup.administrator = QStringLiteral("김나루");
        setup.pin = goodPin;
        std::optional<bool> good;
        (*desk)->completeSetup(setup, [&good](const Result<void>& result) { good = bool(result); });
        return QTest::qWaitFor([&] { return good.has_value(); }, patienceMs) && *good;
    }

    void start(const QString& role)
    {
        end();
        m_process.setProcessEnvironment(m_house.environment(m_screen));
        m_process.setStandardErrorFile(QProcess::nullDevice());
        QStringList words{QStringLiteral("--role"), role, QStringLiteral("--data"), m_folder, QStringLiteral("--lan"),
            QStringLiteral("127.0.0.1:%1").arg(m_port)};
        m_kiosk = role == u"kiosk";
        m_process.start(QStringLiteral(NARU_BINARY_DIR "/bin/naru"), words);
        m_process.waitForStarted();
    }
    void end()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5000))
            m_process.kill();
        m_process.waitForFinished();
    }
    /// A kiosk's own process is its guardian's child.
    qint64 shown() const
    {
        if (!m_kiosk)
            return m_process.processId();
        const QString children = QStringLiteral("/proc/%1/task/%1/children").arg(m_process.processId());
        qint64 child = 0;
        const bool there = QTest::qWaitFor(
            [&] {
                QFile file(children);
                child = file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').first().toLongLong() : 0;
                return child > 0;
            },
            patienceMs);
        return there ? child : 0;
    }
    /// Its guardian starts it anew.
    bool crash() const
    {
        const qint64 before = shown();
        ::kill(pid_t(before), SIGKILL);
        return QTest::qWaitFor([&] { return shown() != before; }, patienceMs);
    }

    QString see(const QString& name) const { return m_house.see(shown(), name); }
    bool press(const QString& name) const { return m_house.press(shown(), name); }
    bool enter() const
    {
        return m_house.type(shown(), goodPin.split(QString(), Qt::SkipEmptyParts))
            && m_house.press(shown(), QStringLiteral("들어가기"));
    }
    /// What a camera sees that is held before it.
    QByteArray code() const
    {
        const SystemClock clock;
        device::QrDecoder decoder(clock);
        QByteArray read;
        const bool seen = QTest::qWaitFor(
            [&] {
                const QImage grey = m_house.picture(m_screen).convertToFormat(QImage::Format_Grayscale8);
                const auto reading
                    = decoder.decode({grey.constBits(), grey.bytesPerLine(), grey.width(), grey.height(), {}, {}});
                if (reading.symbol)
                    read = reading.symbol->bytes;
                return reading.symbol.has_value();
            },
            patienceMs);
        return seen ? read : QByteArray();
    }

private:
    WindowHouse& m_house;
    const int m_screen;
    const QString m_folder, m_name;
    const quint16 m_port;
    QProcess m_process;
    bool m_kiosk = false;
};

} // namespace

class HouseWindowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!PrivateBus::isInstalled() || !PrivateAvahi::isInstalled())
            QSKIP("needs dbus-daemon, avahi-daemon and unshare");
        if (const QString missing = WindowHouse::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing + QStringLiteral(" is not installed")));
        QVERIFY(!houseBus().isEmpty());
        QVERIFY(m_house.start());
    }

    void aTrainerAndTwoKiosksFindEachOtherAndHoldAClass()
    {
        PrivateAvahi avahi;
        QVERIFY2(avahi.start(), avahi.said().constData());
        Window trainer(m_house, 0, at("trainer"), QStringLiteral("배움터"), 47411);
        Window first(m_house, 1, at("first"), QStringLiteral("1번 키오스크"), 47412);
        Window second(m_house, 2, at("second"), QStringLiteral("2번 키오스크"), 47413);
        for (Window* each : {&trainer, &first, &second}) {
            QVERIFY(each->install());
            each->start(QStringLiteral("admin"));
        }
        for (Window* each : {&trainer, &first, &second}) {
            QVERIFY(each->enter());
            QVERIFY(each->press(QStringLiteral("이웃")));
        }
        for (Window* each : {&first, &second}) { // an administrator at both, as Avahi found them
            QVERIFY(trainer.press(QStringLiteral("새 이웃 잇기")));
            QVERIFY(
                trainer.press(QStringLiteral("~잇기: %1.*").arg(each == &first ? u"1번 키오스크" : u"2번 키오스크")));
            const QString here = trainer.see(digits);
            QVERIFY(!here.isEmpty());
            QCOMPARE(each->see(digits), here);
            QVERIFY(trainer.press(QStringLiteral("숫자가 같아요")) && each->press(QStringLiteral("숫자가 같아요")));
            QVERIFY(!trainer.see(QStringLiteral("~.*서로 이야기해요.*")).isEmpty());
        }
        trainer.start(QStringLiteral("trainer"));
        for (Window* each : {&first, &second})
            each->start(QStringLiteral("kiosk"));
        QVERIFY(trainer.enter());
        QVERIFY(trainer.press(QStringLiteral("~누르기와 밀기.*")));
        for (Window* each : {&first, &second}) { // the one class around
            QVERIFY(each->press(QStringLiteral("수업에 들어가기")));
            QVERIFY(!each->see(QStringLiteral("~[12]번 .*")).isEmpty());
        }
        QVERIFY(!trainer.see(QStringLiteral("~1번 .*")).isEmpty() && !trainer.see(QStringLiteral("~2번 .*")).isEmpty());
        QVERIFY(trainer.press(QStringLiteral("수업 시작")));
        for (Window* each : {&first, &second})
            QVERIFY(each->press(QStringLiteral("지금 열기")));

        QVERIFY(trainer.press(QStringLiteral("모두 멈추기")));
        for (Window* each : {&first, &second})
            QVERIFY(!each->see(QStringLiteral("잠깐 멈췄어요.")).isEmpty());
        QVERIFY(trainer.press(QStringLiteral("다시 시작")));
        QVERIFY(trainer.press(QStringLiteral("~모두 .걸음으로")) && trainer.press(QStringLiteral("4걸음")));
        QVERIFY(trainer.press(QStringLiteral("모두 4걸음으로")));
        for (const char* seat : {"1", "2"})
            QVERIFY(!trainer.see(atStep(seat, 4)).isEmpty());

        const QString line = first.see(QStringLiteral("~선생님과 함께 왔어요[.].*꽃 사진을 길게 .*"));
        QVERIFY(!line.isEmpty() && first.crash()); // and no hand touches it
        QCOMPARE(first.see(line), line);
        const QString one = trainer.see(atStep("1", 4)), two = trainer.see(atStep("2", 4));
        QVERIFY(!one.isEmpty() && !two.isEmpty());

        QVERIFY(trainer.press(QStringLiteral("마치기")) && !trainer.see(QStringLiteral("수업을 마칠까요?")).isEmpty());
        QVERIFY(trainer.press(QStringLiteral("마치기")));
        QVERIFY(trainer.press(QStringLiteral("온 사람 2명 확인")));
        QVERIFY(!trainer.see(QStringLiteral("출석을 확인했어요.")).isEmpty());
        QVERIFY(trainer.press(QStringLiteral("수업 닫기")));
        for (Window* each : {&first, &second})
            QVERIFY(!each->see(QStringLiteral("~수업이 끝났어요.*")).isEmpty());
    }

    /// No Avahi anywhere: what one shows the other reads, and they meet again after a restart.
    void whatOneShowsTheOtherReadsAndKeepsTheWayBack()
    {
        const QString port = m_folder.filePath(QStringLiteral("scanner"));
        QProcess scanner;
        scanner.start(QStringLiteral(NARU_BINARY_DIR "/bin/naru-sim"),
            {QStringLiteral("scanner"), QStringLiteral("--link"), port});
        Window shows(m_house, 0, at("shows"), QStringLiteral("배움터"), 47421);
        Window reads(m_house, 1, at("reads"), QStringLiteral("키오스크"), 47422);
        QVERIFY(shows.install() && reads.install(port));
        const auto open = [](Window& window) {
            window.start(QStringLiteral("admin"));
            return window.enter() && window.press(QStringLiteral("이웃"));
        };
        QVERIFY(open(shows) && open(reads));
        for (Window* each : {&shows, &reads})
            QVERIFY(each->press(QStringLiteral("~QR로 잇기.*")));
        QVERIFY(!reads.see(QStringLiteral("~.*비추거나 스캐너로 읽어 주세요.*")).isEmpty());
        const QByteArray code = shows.code();
        QVERIFY(code.startsWith("NARU-DESK:1:"));
        scanner.write(code + '\n');
        QVERIFY(shows.press(QStringLiteral("맞아요")));
        for (Window* each : {&shows, &reads})
            QVERIFY(!each->see(QStringLiteral("~.*서로 이야기해요.*")).isEmpty());
        for (Window* each : {&shows, &reads})
            each->end();
        QVERIFY(open(shows) && open(reads));
        QVERIFY(shows.press(QStringLiteral("~키오스크.*")) && reads.press(QStringLiteral("~배움터.*")));
        for (Window* each : {&shows, &reads})
            QVERIFY(!each->see(QStringLiteral("지금 이어져 있음")).isEmpty());
        scanner.closeWriteChannel();
        scanner.waitForFinished();
    }

private:
    QString at(const char* name) const { return m_folder.filePath(QLatin1StringView(name)) + QStringLiteral("/data"); }

    /// A card of the console: that seat, there, and not lost.
    static QString atStep(const char* seat, int step)
    {
        return QStringLiteral("~%1번 [^,]*, %2 / [0-9]+걸음, (?!.*끊김).*").arg(QLatin1StringView(seat)).arg(step);
    }

    QTemporaryDir m_folder;
    WindowHouse m_house;
};

NARU_TEST(HouseWindowsTest)
#include "tst_housewindows.moc"

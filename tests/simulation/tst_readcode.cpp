// SPDX-License-Identifier: GPL-3.0-or-later
// `naructl read`: from a photograph of the visitor's screen over Bluetooth to a verdict, with the product's own radios
// on a bus where BlueZ is simulated.
#include "devices/simulator/bluez/bluezstage.h"
#include "devices/simulator/sampleissuer.h"
#include "tests/support/privatebus.h"
#include "tests/support/qrcorpus.h"
#include "tests/support/suite.h"
#include "tests/support/wait.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace naru;
using Offer = sim::BlePhoneTerms::Offer;

class ReadCodeTest : public QObject {
    Q_OBJECT

    static constexpr int waitMs = 30'000;
    const SystemClock m_clock; // the program's own
    test::PrivateBus m_bus;
    QTemporaryDir m_folder;
    SeededRandom m_random{21};

    QString write(const char* name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(QLatin1StringView(name)));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    /// As a camera would have it, in PGM.
    QByteArray photographed(const QByteArray& code)
    {
        const test::QrPhoto photo = test::qrPhotoOf(code, codec::QrLevel::M, 4, m_random); // tilted by 45°
        const device::Frame frame = photo.frame();
        return QStringLiteral("P5\n%1 %2\n255\n").arg(frame.width).arg(frame.height).toLatin1() + photo.pixels;
    }

    struct Answer {
        int exit = -1;
        QJsonObject json;
        QByteArray complaint;
    };
    Answer read(const QStringList& arguments, const QByteArray& input = {})
    {
        const QString trust = write("root.pem", sim::sampleTrustPem(m_clock.now()));
        QProcess naructl;
        naructl.start(QStringLiteral(NARU_BINARY_DIR "/bin/naructl"),
            QStringList{QStringLiteral("read"), QStringLiteral("--trust"), trust, QStringLiteral("--json"),
                QStringLiteral("--wait"), QStringLiteral("20")}
                + arguments);
        naructl.write(input);
        naructl.closeWriteChannel();
        test::waitFor([&] { return naructl.state() == QProcess::NotRunning; }, waitMs);
        return {naructl.exitCode(), QJsonDocument::fromJson(naructl.readAllStandardOutput()).object(),
            naructl.readAllStandardError()};
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::PrivateBus::isInstalled())
            QSKIP("dbus-daemon is not installed");
        QVERIFY(m_bus.start());
    }

    void leadsFromAPhotographToAVerdict_data()
    {
        QTest::addColumn<Offer>("offer");
        QTest::addColumn<bool>("photograph");
        QTest::newRow("a photograph, the phone serves") << Offer::PhoneServes << true;
        QTest::newRow("a photograph, the desk serves") << Offer::DeskServes << true;
        QTest::newRow("typed by a scanner") << Offer::PhoneServes << false;
    }
    void leadsFromAPhotographToAVerdict()
    {
        QFETCH(Offer, offer);
        QFETCH(bool, photograph);
        sim::Holder holder({}, m_clock.now(), m_random);
        QByteArray code;
        sim::BluezStage stage(m_bus.address(), holder, {{offer, true, false}, 185}, m_random,
            [&](const QByteArray& line) { code = line.startsWith("mdoc:") && code.isEmpty() ? line : code; });
        QVERIFY(stage.start());
        QVERIFY(!code.isEmpty());
        const Answer answer = photograph ? read({QStringLiteral("--qr"), write("screen.pgm", photographed(code))})
                                         : read({QStringLiteral("--ble"), QStringLiteral("any")}, code + '\n');
        QVERIFY2(answer.exit == 0, answer.complaint);
        QCOMPARE(answer.json[QStringLiteral("overall")].toString(), QStringLiteral("accept"));
        QCOMPARE(answer.json[QStringLiteral("transport")].toString(), QStringLiteral("qr_ble"));
        QVERIFY(answer.json[QStringLiteral("timing_ms")].toObject()[QStringLiteral("total")].toDouble(-1) >= 0);
    }

    void saysWhatIsMissing()
    {
        sim::Holder holder({}, m_clock.now(), m_random);
        QByteArray code;
        sim::BluezStage stage(m_bus.address(), holder, {{Offer::PhoneServes, true, false}, 185}, m_random,
            [&](const QByteArray& line) { code = line.startsWith("mdoc:") && code.isEmpty() ? line : code; });
        QVERIFY(stage.start());
        stage.turnAdapter(); // off
        const QString text = write("code.txt", code + '\n');
        const Answer off = read({QStringLiteral("--qr"), text, QStringLiteral("--wait"), QStringLiteral("1")});
        QVERIFY2(off.exit == 2 && off.complaint.contains("device.bluetooth_off"), off.complaint);
        const Answer none
            = read({QStringLiteral("--qr"), write("grey.pgm", "P5\n64 64\n255\n" + QByteArray(4096, 'x'))});
        QVERIFY2(none.exit == 2 && none.complaint.contains("camera.bad_recording"), none.complaint);
        const Answer wrong = read({QStringLiteral("--qr"), write("wrong.txt", "mdoc:oA\n")});
        QVERIFY2(wrong.complaint.contains("identity.bad_engagement"), wrong.complaint);
        QCOMPARE(read({}).exit, 2);
    }
};

NARU_TEST(ReadCodeTest)
#include "tst_readcode.moc"

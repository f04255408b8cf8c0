// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/readerconflict.h"
#include "devices/nfc/serialreaders.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace naru;
using namespace naru::device;

namespace {
const QByteArray pn533 = "vfat 20480 1 - Live 0x0\npn533_usb 24576 0 - Live 0x0\npn533 53248 1 pn533_usb, Live 0x0\n",
                 others = "vfat 20480 1 - Live 0x0\nnot_pn533 4096 0 - Live 0x0\n";

QStringList namesOf(const ReaderFacts& facts)
{
    QStringList names;
    for (const Fault& conflict : readerConflicts(facts))
        names.append(QString::fromLatin1(conflict.name()));
    return names;
}

QString textOf(const char* file)
{
    QFile source(QStringLiteral(NARU_SOURCE_DIR "/installer/") + QLatin1StringView(file));
    return source.open(QIODevice::ReadOnly) ? QString::fromUtf8(source.readAll()) : QString();
}

void touch(const QString& path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
}
} // namespace

/// Who holds a reader, which readers there are, and what an installed desk does about both.
class ReaderConflictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void explainsWhoHoldsAReader_data()
    {
        QTest::addColumn<QByteArray>("modules");
        QTest::addColumn<bool>("service");
        QTest::addColumn<QString>("libnfc");
        QTest::addColumn<QString>("pcsc");
        QTest::addColumn<QString>("names");
        const auto row = [](const char* what, const QByteArray& modules, bool service, const char* libnfc,
                             const char* pcsc, const char* names) {
            QTest::newRow(what) << modules << service << QString::fromLatin1(libnfc) << QString::fromLatin1(pcsc)
                                << QString::fromLatin1(names);
        };
        row("a serial reader has no rival", pn533, true, "pn532_uart:/dev/ttyUSB0", "", "");
        row("the kernel holds a stick", pn533, false, "pn53x_usb:001:004", "", "reader.kernel_holds");
        row("the kernel holds any stick", pn533, false, "pn53x_usb", "", "reader.kernel_holds");
        row("pcscd has no driver for a stick", others, true, "pn53x_usb:001:004", "", "");
        row("pcscd holds an ACR122U", others, true, "acr122_usb:001:005", "", "reader.service_holds");
        row("both do", pn533, true, "acr122_usb:001:005", "", "reader.kernel_holds reader.service_holds");
        row("nobody does", others, false, "acr122_usb:001:005", "", "");
        row("the kernel holds a PC/SC reader", pn533, true, "", "ACS ACR122U 00 00", "reader.kernel_holds");
        row("pcscd does not run", others, false, "", "ACS ACR122U 00 00", "reader.service_missing");
        row("PC/SC as it should be", others, true, "", "ACS ACR122U 00 00", "");
        row("one of each", others, true, "pn532_uart:/dev/ttyUSB0", "ACS ACR122U 00 00", "");
        row("no reader", pn533, true, "", "", "");
        row("another driver of a similar name", pn533, true, "pn53x_usbx:1", "", "");
    }
    void explainsWhoHoldsAReader()
    {
        QFETCH(QByteArray, modules);
        QFETCH(bool, service);
        QFETCH(QString, libnfc);
        QFETCH(QString, pcsc);
        QFETCH(QString, names);
        const auto list = [](const QString& one) { return one.isEmpty() ? QStringList() : QStringList{one}; };
        QCOMPARE(namesOf({modules, service, list(libnfc), list(pcsc)}).join(u' '), names);
    }

    void knowsThisMachine()
    {
        const ReaderFacts facts = ReaderFacts::here({QStringLiteral("pn53x_usb")}, {});
        QCOMPARE(facts.libnfcReaders, QStringList{QStringLiteral("pn53x_usb")});
        QCOMPARE(facts.modules.isEmpty(), !QFile(QStringLiteral("/proc/modules")).open(QIODevice::ReadOnly));
    }

    void listsSerialReadersByTheNameThatStays()
    {
        const QTemporaryDir folder;
        const auto path = [&](const char* name) { return folder.filePath(QLatin1StringView(name)); };
        for (const char* port : {"ttyUSB0", "ttyUSB1", "ttyACM0", "ttyS0"})
            touch(path(port));
        QVERIFY(QFile::link(path("ttyUSB1"), path("naru-nfc-A10X")));
        QVERIFY(QFile::link(path("ttyUSB7"), path("naru-nfc-GONE")));
        const auto connection = [&](const char* name) { return QStringLiteral("pn532_uart:") + path(name); };
        QCOMPARE(serialReaders(folder.path()),
            (QStringList{connection("naru-nfc-A10X"), connection("ttyUSB0"), connection("ttyACM0")}));
        QVERIFY(serialReaders(path("nowhere")).isEmpty());
    }

    /// What libnfc's drivers and Debian's libccid know of the readers that desks have.
    void keepsEveryReaderAwake()
    {
        static const QRegularExpression line(
            QStringLiteral("ATTR\\{idVendor\\}==\"(\\w+)\", ATTR\\{idProduct\\}==\"([\\w|]+)\", "
                           "TEST==\"power/control\", ATTR\\{power/control\\}=\"on\"\n"));
        const QString rules = textOf("udev/92-naru-readers.rules");
        QStringList awake;
        for (auto it = line.globalMatch(rules); it.hasNext();) {
            const auto match = it.next();
            for (const QString& product : match.captured(2).split(u'|'))
                awake.append(match.captured(1) + u':' + product);
        }
        for (const char* id :
            {"04cc:0531", "04cc:2533", "04e6:5591", "04e6:5594", "054c:0193", "054c:02e1", "1fd3:0608", "072f:2200",
                "072f:2214", "072f:90cc", "072f:223b", "072f:223e", "1a86:7523", "0403:6001", "10c4:ea60", "067b:2303"})
            QVERIFY2(awake.contains(QLatin1StringView(id)), id);
        QVERIFY(rules.contains(QStringLiteral("\"2214\", MODE=\"0664\", GROUP=\"plugdev\"")));
    }

    void everyRuleIsARowOfPairsAndEveryJumpLands()
    {
        static const QRegularExpression rule(QStringLiteral(
            "^[A-Z]+(\\{[^}]+\\})?(==|!=|\\+=|=)\"[^\"]*\"(, [A-Z]+(\\{[^}]+\\})?(==|!=|\\+=|=)\"[^\"]*\")*$"));
        static const QRegularExpression jump(QStringLiteral("GOTO=\"(\\w+)\""));
        const QString rules = textOf("udev/92-naru-readers.rules");
        for (const QString& line : rules.split(u'\n')) {
            if (line.isEmpty() || line.startsWith(u'#'))
                continue;
            QVERIFY2(rule.match(line).hasMatch(), qPrintable(line));
            if (const auto target = jump.match(line); target.hasMatch())
                QVERIFY2(rules.contains(QStringLiteral("LABEL=\"%1\"").arg(target.captured(1))), qPrintable(line));
        }
    }

    void keepsTheKernelAwayFromReaders()
    {
        const QStringList lines = textOf("modprobe/naru-readers.conf").split(u'\n');
        for (const char* module : {"nfc", "pn533", "pn533_usb"})
            QVERIFY(lines.contains(QStringLiteral("blacklist ") + QLatin1StringView(module)));
    }
};

NARU_TEST(ReaderConflictTest)
#include "tst_readerconflict.moc"

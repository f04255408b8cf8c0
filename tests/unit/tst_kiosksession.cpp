// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/keys/keyguard.h"
#include "app/guard/keyboards.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

/// What the installer puts beside a kiosk: held to its grammar, since nothing here can start a session.
class KioskSessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theServiceStartsTheSessionAndStaffsEndStays();
    void systemdReadsTheService();
    void theSessionEndsAsTheKioskDid_data();
    void theSessionEndsAsTheKioskDid();
    void theSessionHasOneProgramAndNoTerminals();
    void noMagicKeysAndNoOtherLogins();
    void everyRuleOfUdevIsWellFormed();
    void theShippedListAllowsNobody();
};

namespace {

const QString folder = QStringLiteral(NARU_SOURCE_DIR "/installer/");

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray kioskFile(const char* name)
{
    return contents(folder + QStringLiteral("kiosk/") + QLatin1StringView(name));
}

/// KEY or KEY{attribute}, an operator of udev(7), a quoted value; separated by commas; each GOTO with its one LABEL.
QString complaintAbout(const QByteArray& rules)
{
    const QString part = QStringLiteral(R"re(([A-Z_]+)(?:\{[^}"]+\})?\s*(?:==|!=|\+=|-=|:=|=)\s*"([^"]*)")re");
    const QRegularExpression whole(QStringLiteral(R"re(^%1(\s*,\s*%1)*$)re").arg(part)), one(part);
    QStringList labels, wanted;
    for (QString line : QString::fromUtf8(rules).split(u'\n')) {
        line = line.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (!whole.match(line).hasMatch())
            return line;
        for (auto parts = one.globalMatch(line); parts.hasNext();) {
            const auto match = parts.next();
            if (match.captured(1) == u"LABEL")
                labels.append(match.captured(2));
            else if (match.captured(1) == u"GOTO")
                wanted.append(match.captured(2));
        }
    }
    for (const QString& label : wanted) {
        if (labels.count(label) != 1)
            return QStringLiteral("GOTO ") + label;
    }
    return {};
}

} // namespace

void KioskSessionTest::theServiceStartsTheSessionAndStaffsEndStays()
{
    const QByteArray service = kioskFile("naru-kiosk.service");
    for (const char* line : {"ExecStart=/usr/lib/naru/naru-kiosk-session", "User=naru-kiosk", "PAMName=naru-kiosk",
             "Conflicts=getty@tty1.service", "TTYPath=/dev/tty1", "Restart=always", "SuccessExitStatus=10",
             "RestartPreventExitStatus=10", "NoNewPrivileges=yes", "LimitCORE=0"})
        QVERIFY2(service.contains(QByteArray("\n") + line + "\n"), line);
    // Without a path: systemd looks into its credential stores, and a kiosk without one starts all the same.
    const QByteArray credential = QByteArray("\nLoadCredentialEncrypted=") + naru::crypto::credentialName + "\n";
    QVERIFY2(service.contains(credential), credential.constData());
    QVERIFY(kioskFile("naru-kiosk.pam").contains("pam_systemd.so"));
    QVERIFY(kioskFile("naru-kiosk.sysusers").contains("u naru-kiosk - "));
    QVERIFY(kioskFile("naru-kiosk.sysusers").contains("/usr/sbin/nologin"));
}

void KioskSessionTest::systemdReadsTheService()
{
    const QString analyze = QStandardPaths::findExecutable(QStringLiteral("systemd-analyze"));
    if (analyze.isEmpty())
        QSKIP("systemd-analyze is not installed");
    const QTemporaryDir place;
    QByteArray service = kioskFile("naru-kiosk.service");
    service.replace("/usr/lib/naru/naru-kiosk-session", "/bin/true"); // what is not installed here
    QFile copy(place.filePath(QStringLiteral("naru-kiosk.service")));
    QVERIFY(copy.open(QFile::WriteOnly) && copy.write(service) == service.size());
    copy.close();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(analyze, {QStringLiteral("verify"), QStringLiteral("--man=no"), copy.fileName()});
    QVERIFY(process.waitForFinished());
    const QByteArray said = process.readAll();
    QVERIFY2(!said.contains("naru-kiosk.service:"), said.constData());
}

void KioskSessionTest::theSessionEndsAsTheKioskDid_data()
{
    QTest::addColumn<QByteArray>("naru");
    QTest::addColumn<QByteArray>("cage");
    QTest::addColumn<int>("code");
    const QByteArray runs = "while [ \"$1\" != -- ]; do shift; done; shift; \"$@\"\n";
    QTest::newRow("staff ended it") << QByteArray("exit 10\n") << runs << 10;
    QTest::newRow("the system ended it") << QByteArray("exit 0\n") << runs << 0;
    QTest::newRow("no screen") << QByteArray("exit 1\n") << runs << 1;
    QTest::newRow("the compositor died") << QByteArray("exit 10\n") << QByteArray("exit 10\n") << 1;
    QTest::newRow("killed") << QByteArray("kill -9 $$\n") << runs << 137;
}

void KioskSessionTest::theSessionEndsAsTheKioskDid()
{
    QFETCH(QByteArray, naru);
    QFETCH(QByteArray, cage);
    QFETCH(int, code);
    const QTemporaryDir place;
    for (const auto& [name, body] : {std::pair("naru", naru), std::pair("cage", cage)}) {
        QFile program(place.filePath(QLatin1StringView(name)));
        QVERIFY(program.open(QFile::WriteOnly));
        program.write("#!/bin/sh\n" + body);
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QProcess session;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PATH"), place.path() + u':' + environment.value(QStringLiteral("PATH")));
    environment.insert(QStringLiteral("RUNTIME_DIRECTORY"), place.path());
    session.setProcessEnvironment(environment);
    session.start(QStringLiteral("/bin/sh"), {folder + QStringLiteral("kiosk/naru-kiosk-session")});
    QVERIFY(session.waitForFinished());
    QCOMPARE(session.exitStatus(), QProcess::NormalExit);
    QCOMPARE(session.exitCode(), code);
}

void KioskSessionTest::theSessionHasOneProgramAndNoTerminals()
{
    const QByteArray session = kioskFile("naru-kiosk-session");
    QVERIFY(QFile::permissions(folder + QStringLiteral("kiosk/naru-kiosk-session")) & QFile::ExeOwner);
    QVERIFY(session.contains("naru --role kiosk"));
    const qsizetype cage = session.indexOf("\ncage ");
    QVERIFY(cage > 0 && !session.mid(cage, session.indexOf(" -- ", cage) - cage).contains(" -s")); // switches terminals
    const QByteArray packages = contents(folder + QStringLiteral("packages-kiosk.txt"));
    QVERIFY(packages.contains("\ncage\n"));
    QVERIFY(packages.contains("\nxwayland\n")); // cage does not start without it
}

void KioskSessionTest::noMagicKeysAndNoOtherLogins()
{
    const QByteArray kernel = kioskFile("naru-kiosk.sysctl"), logins = kioskFile("naru-kiosk.logind");
    QVERIFY(kernel.contains("\nkernel.sysrq = 0\n"));
    for (const char* line : {"NAutoVTs=0", "ReserveVT=0", "HandlePowerKey=ignore"})
        QVERIFY2(logins.contains(QByteArray("\n") + line + "\n"), line);
}

void KioskSessionTest::everyRuleOfUdevIsWellFormed()
{
    const QDir udev(folder + QStringLiteral("udev"));
    const auto files = udev.entryList({QStringLiteral("*.rules")});
    QVERIFY(!files.isEmpty());
    for (const QString& file : files) {
        const QString complaint = complaintAbout(contents(udev.filePath(file)));
        QVERIFY2(complaint.isEmpty(), qPrintable(file + QStringLiteral(": ") + complaint));
    }
    const auto list = naru::guard::allowListOf("0c2e:0b61 A, B=\"C\" {D}\n046d:c31c\n");
    QCOMPARE(complaintAbout(naru::guard::udevRulesFor(list)), QString());
    QVERIFY(!complaintAbout("ACTION==remove\n").isEmpty()); // the check itself
    QVERIFY(!complaintAbout("ACTION==\"remove\", GOTO=\"nowhere\"\n").isEmpty());
}

void KioskSessionTest::theShippedListAllowsNobody()
{
    const auto list = naru::guard::allowListOf(kioskFile("keyboards.allow"));
    QVERIFY(list.complaints.isEmpty());
    QVERIFY(list.keyboards.isEmpty()); // which keypad and scanner stand there only its installer knows
}

NARU_TEST(KioskSessionTest)
#include "tst_kiosksession.moc"

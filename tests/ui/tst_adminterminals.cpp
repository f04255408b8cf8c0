// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/adminstage.h"

#include <QQuickItem>
#include <QTemporaryDir>

using namespace naru;
using test::AdminStage;

/// The page where payment terminals are written down.
class AdminTerminalsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTerminalIsWrittenDown();
    void aPassphraseIsNeverShownAgain();
    void whatCannotBeIsSaidUnderItsField_data();
    void whatCannotBeIsSaidUnderItsField();
    void anEmptyPassphraseLeavesWhatIsThere();
    void aTerminalIsTriedAndTakenAway();
    void aVendorsProgramIsWrittenDown();
    void everyKindShowsWhatItNeeds();

private:
    static QVariantMap good();
};

QVariantMap AdminTerminalsTest::good()
{
    return {{QStringLiteral("name"), QStringLiteral("민원실 휴대폰")},
        {QStringLiteral("driver"), QStringLiteral("nexo")},
        {QStringLiteral("address"), QStringLiteral("https://192.0.2.20:8443/nexo")},
        {QStringLiteral("poi"), QStringLiteral("S1E-000150183300032")},
        {QStringLiteral("keyIdentifier"), QStringLiteral("desk-key")},
        {QStringLiteral("keyVersion"), QStringLiteral("1")},
        {QStringLiteral("passphrase"), QStringLiteral("correct horse battery")}, {QStringLiteral("training"), true}};
}

void AdminTerminalsTest::aTerminalIsWrittenDown()
{
    const QTemporaryDir folder;
    QFile pem(folder.filePath(QStringLiteral("terminal.pem")));
    QVERIFY(pem.open(QIODevice::WriteOnly));
    pem.write("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    pem.close();
    AdminStage it;
    auto& form = *it.admin.terminalList();
    QVariantMap fields = good();
    fields.insert(QStringLiteral("file"), pem.fileName());
    form.keep(fields);
    QVERIFY(form.wrong().isEmpty());
    QCOMPARE(it.till.kept.name, QStringLiteral("민원실 휴대폰"));
    QCOMPARE(it.till.kept.keyVersion, 1);
    QVERIFY(it.till.kept.roots.startsWith("-----BEGIN"));
    QVERIFY(it.till.kept.training);
    QVERIFY(!it.till.kept.id.isEmpty() && it.till.kept.id != QStringLiteral("main"));
    QCOMPARE(it.till.passphrase, QByteArray("correct horse battery"));
    const QString first = it.till.kept.id;
    form.choose({});
    it.desk.time += std::chrono::seconds(1);
    form.keep(good());
    QVERIFY(it.till.kept.id != first);
    QCOMPARE(form.terminals().size(), 3);
}

void AdminTerminalsTest::aVendorsProgramIsWrittenDown()
{
    AdminStage it;
    auto& form = *it.admin.terminalList();
    QVariantMap fields{{QStringLiteral("name"), QStringLiteral("국내 앱")},
        {QStringLiteral("driver"), QStringLiteral("relay")}, {QStringLiteral("poi"), QStringLiteral("0710000900")},
        {QStringLiteral("program"), QStringLiteral("/nowhere/van")}, {QStringLiteral("netCancel"), true}};
    form.keep(fields);
    QVERIFY(form.wrong().contains(QStringLiteral("program")));
    fields.insert(QStringLiteral("program"), QCoreApplication::applicationFilePath());
    fields.insert(QStringLiteral("poi"), QStringLiteral("07-1"));
    form.keep(fields);
    QVERIFY(form.wrong().contains(QStringLiteral("poi")));
    fields.insert(QStringLiteral("poi"), QStringLiteral("0710000900"));
    form.keep(fields);
    QVERIFY(form.wrong().isEmpty());
    QCOMPARE(it.till.kept.address, QCoreApplication::applicationFilePath());
    QCOMPARE(it.till.kept.keyIdentifier, QString(device::netCancelProven));
    QVERIFY(it.till.passphrase.isEmpty());
    QVERIFY(form.chosen().value(QStringLiteral("netCancel")).toBool());
    fields.insert(QStringLiteral("netCancel"), false);
    form.keep(fields);
    QVERIFY(it.till.kept.keyIdentifier.isEmpty());
}

void AdminTerminalsTest::everyKindShowsWhatItNeeds()
{
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    QVERIFY(it.section(QStringLiteral("terminals")));
    const auto shows = [&](const char* label) {
        const QQuickItem* field = it.field(QString::fromUtf8(label));
        return field && field->isVisible();
    };
    it.stage.press(QStringLiteral("국내 결제 프로그램"));
    it.settle();
    QVERIFY(it.stage.shot(QStringLiteral("admin-terminals-relay")));
    QVERIFY(shows("단말 번호 (TermID)") && shows("프로그램 파일"));
    QVERIFY(!shows("암호 문구") && !shows("열쇠 판") && !shows("주소"));
    it.stage.press(QStringLiteral("바로 잇는 단말 (XML)"));
    it.settle();
    QVERIFY(it.stage.shot(QStringLiteral("admin-terminals-xml")));
    QVERIFY(shows("단말의 이름 (POI)") && shows("주소") && shows("단말의 인증서 파일"));
    QVERIFY(!shows("프로그램 파일") && !shows("암호 문구"));
}

void AdminTerminalsTest::aPassphraseIsNeverShownAgain()
{
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    QVERIFY(it.section(QStringLiteral("terminals")));
    QVERIFY(it.into(QStringLiteral("암호 문구")));
    it.stage.type(QStringLiteral("correct horse"));
    it.settle();
    const QString heard = test::heardIn(it.stage.window()).join(QLatin1Char('|'));
    QVERIFY2(!heard.contains(QStringLiteral("horse")), qPrintable(heard));
    it.admin.terminalList()->keep(good());
    it.settle();
    QVERIFY(it.field(QStringLiteral("암호 문구"))->property("text").toString().isEmpty());
    QVERIFY(!it.admin.terminalList()->chosen().values().contains(QStringLiteral("correct horse battery")));
}

void AdminTerminalsTest::whatCannotBeIsSaidUnderItsField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("under");
    const auto row = [](const char* name, const char* field, const QString& value, const char* under) {
        QTest::newRow(name) << QString::fromLatin1(field) << value << QString::fromLatin1(under);
    };
    row("no name", "name", QStringLiteral(" "), "name");
    row("plain http", "address", QStringLiteral("http://192.0.2.20/nexo"), "address");
    row("no POI", "poi", {}, "poi");
    row("no key", "keyIdentifier", {}, "key");
    row("a passphrase in Hangul", "passphrase", QStringLiteral("비밀"), "passphrase");
    row("no passphrase for a new one", "passphrase", {}, "passphrase");
    row("a file that is none", "file", QStringLiteral("/nowhere/x.pem"), "file");
}

void AdminTerminalsTest::whatCannotBeIsSaidUnderItsField()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QString, under);
    AdminStage it;
    QVariantMap fields = good();
    fields.insert(field, value);
    auto& form = *it.admin.terminalList();
    form.keep(fields);
    QCOMPARE(form.wrong().keys(), QStringList{under});
    QVERIFY(it.till.calls.isEmpty());
    QVERIFY(!form.busy());
}

void AdminTerminalsTest::anEmptyPassphraseLeavesWhatIsThere()
{
    AdminStage it;
    auto& form = *it.admin.terminalList();
    form.choose(QStringLiteral("main"));
    QVariantMap fields = good();
    fields.insert(QStringLiteral("passphrase"), QString());
    form.keep(fields);
    QCOMPARE(it.till.kept.id, QStringLiteral("main"));
    QVERIFY(it.till.passphrase.isEmpty());
    it.till.fault = Fault(desk::DeskFault::NotAllowed);
    form.keep(fields);
    QVERIFY(form.wrong().contains(QStringLiteral("all")));
}

void AdminTerminalsTest::aTerminalIsTriedAndTakenAway()
{
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    QVERIFY(it.section(QStringLiteral("terminals")));
    QVERIFY(it.stage.press(QStringLiteral("단말 휴대폰 2번")));
    it.settle();
    it.stage.key(Qt::Key_F5);
    QCOMPARE(it.till.calls.last(), QStringLiteral("diagnose main"));
    it.till.terminalsNow[0].problem = Fault(desk::DeskFault::BadTerminal);
    it.till.tell();
    it.settle();
    QVERIFY(it.stage.press(QStringLiteral("빼기")));
    it.settle();
    it.stage.key(Qt::Key_Tab);
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.till.calls.last(), QStringLiteral("removeTerminal main"));
    QVERIFY(it.admin.terminalList()->terminals().isEmpty());
}

NARU_TEST(AdminTerminalsTest)
#include "tst_adminterminals.moc"

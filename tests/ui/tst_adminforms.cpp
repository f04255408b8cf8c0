// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/adminstage.h"
#include "tests/ui/scenewalker.h"
#include "ui/admin/panel.h"
#include "ui/kit/engine.h"

#include <QFile>
#include <QTemporaryDir>

using namespace naru;
using test::AdminStage;
using test::SceneWalker;

namespace {

QString complaintsOf(AdminStage& it)
{
    SceneWalker walker(it.stage.window(), {});
    return (walker.complaints() + walker.unreached()).join(QLatin1Char('\n'));
}

} // namespace

/// Staff, lists, certificate, settings, copies: what is taken, and what is said in place when it is not.
class AdminFormsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addsAPersonByKeyboardAlone();
    void saysUnderTheFieldWhyAPersonWasNotAdded();
    void stopsAPersonAndLetsThemInAgain();
    void theLastAdministratorStays();
    void setsANewPinOnlyWhenTypedTwiceAlike();
    void importsAListOrSaysWhyNot();
    void savesARequestAndTakesTheCertificate();
    void savesSettingsOrSaysWhichFieldIsWrong();
    void thePanelIsDrawnAtOnceAndPutBackUnlessSaved();
    void makesABackupAndShowsTheCode();
    void measuresThePanel();
    void choosesAFileFromRows();
};

void AdminFormsTest::addsAPersonByKeyboardAlone()
{
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.section(QStringLiteral("staff"));
    QCOMPARE(it.stage.focused(), QStringLiteral("새 직원"));
    for (int i = 0; i < 20 && it.stage.focused() != QStringLiteral("이름"); ++i)
        it.stage.key(Qt::Key_Tab);
    it.stage.type(QStringLiteral("한도윤"));
    for (int i = 0; i < 20 && it.stage.focused() != QStringLiteral("비밀번호"); ++i)
        it.stage.key(Qt::Key_Tab);
    it.stage.type(QStringLiteral("246813"));
    it.stage.key(Qt::Key_Return);
    QCOMPARE(it.stage.focused(), QStringLiteral("비밀번호 한 번 더"));
    it.stage.type(QStringLiteral("246813"));
    QCOMPARE(test::heardIn(it.stage.window()).filter(QStringLiteral("246")), QStringList());
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.desk.people.last().name, QStringLiteral("한도윤"));
    QVERIFY(it.stage.find(QStringLiteral("직원으로 적었습니다: 한도윤")));
    QVERIFY(test::heardIn(it.stage.window()).contains(QStringLiteral("적은 숫자 0개")));
}

void AdminFormsTest::saysUnderTheFieldWhyAPersonWasNotAdded()
{
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.section(QStringLiteral("staff"));
    auto* const staff = it.admin.staff();
    const auto wrong = [&](const char* field) { return staff->wrong().value(QLatin1StringView(field)).toString(); };
    const QString role = QStringLiteral("clerk"), pin = QStringLiteral("246813");
    staff->add(QStringLiteral("  "), role, pin, pin);
    QCOMPARE(wrong("name"), QStringLiteral("이름을 적어 주세요."));
    staff->add(QStringLiteral("이한솔"), role, pin, pin);
    QVERIFY(wrong("name").startsWith(QStringLiteral("같은 이름의 직원이 있습니다.")));
    staff->add(QStringLiteral("한도윤"), role, QStringLiteral("111111"), QStringLiteral("111111"));
    QVERIFY(wrong("pin").startsWith(QStringLiteral("비밀번호로 쓸 수 없는 숫자입니다.")));
    staff->add(QStringLiteral("한도윤"), role, pin, QStringLiteral("246814"));
    QVERIFY(wrong("again").startsWith(QStringLiteral("두 번 적은 비밀번호가 다릅니다.")));
    it.settle();
    QVERIFY(it.stage.find(wrong("again")));
    QVERIFY(it.stage.shot(QStringLiteral("admin-staff-wrong-ko")));
    QCOMPARE(it.desk.people.size(), 3);
    const QString complaints = complaintsOf(it);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
}

void AdminFormsTest::stopsAPersonAndLetsThemInAgain()
{
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.section(QStringLiteral("staff"));
    QVERIFY(it.stage.press(QStringLiteral("이한솔")));
    it.settle();
    QVERIFY(it.stage.shot(QStringLiteral("admin-person-ko")));
    const QString complaints = complaintsOf(it);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    QVERIFY(it.stage.press(QStringLiteral("들어오지 못하게 하기")));
    it.settle();
    QVERIFY(it.desk.people.at(1).disabled);
    QVERIFY(it.stage.press(QStringLiteral("다시 들어오게 하기")));
    it.settle();
    QVERIFY(!it.desk.people.at(1).disabled);
}

void AdminFormsTest::theLastAdministratorStays()
{
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.section(QStringLiteral("staff"));
    QVERIFY(it.stage.press(QStringLiteral("김나루")));
    it.settle();
    QVERIFY(it.stage.press(QStringLiteral("들어오지 못하게 하기")));
    it.settle();
    QVERIFY(!it.desk.people.first().disabled);
    QVERIFY(it.stage.find(QStringLiteral("관리자가 한 사람은 있어야 합니다. 다른 관리자를 먼저 정해 주세요.")));
}

void AdminFormsTest::setsANewPinOnlyWhenTypedTwiceAlike()
{
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.section(QStringLiteral("staff"));
    QVERIFY(it.stage.press(QStringLiteral("박도담")));
    it.settle();
    for (int i = 0; i < 20 && it.stage.focused() != QStringLiteral("새 비밀번호"); ++i)
        it.stage.key(Qt::Key_Tab);
    it.stage.type(QStringLiteral("975310"));
    it.stage.key(Qt::Key_Return);
    it.stage.type(QStringLiteral("975311"));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("두 번 적은 비밀번호가 다릅니다. 다시 적어 주세요.")));
    it.stage.type(QStringLiteral("975310"));
    it.stage.key(Qt::Key_Return);
    it.stage.type(QStringLiteral("975310"));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("비밀번호를 새로 정했습니다: 박도담")));
}

void AdminFormsTest::importsAListOrSaysWhyNot()
{
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.section(QStringLiteral("trust"));
    QCOMPARE(it.stage.focused(), QStringLiteral("인증서 파일"));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("넣을 파일을 골라 주세요.")));
    it.stage.type(QStringLiteral("/media/usb/iaca.pem"));
    it.desk.refuses = Fault(desk::DeskFault::SampleTrust);
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(
        it.stage.find(QStringLiteral("연습용 발급기관입니다. 시연 말고는 쓸 수 없습니다. 진짜 목록을 넣어 주세요.")));
    QVERIFY(it.stage.shot(QStringLiteral("admin-trust-wrong-ko")));
    it.desk.refuses = Fault(desk::DeskFault::TrustUnreadable);
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("파일에 발급기관 인증서가 없습니다. 다른 파일을 골라 주세요.")));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.desk.trustFile, QStringLiteral("/media/usb/iaca.pem"));
    QVERIFY(it.stage.find(QStringLiteral("목록에 넣었습니다.")));
}

void AdminFormsTest::savesARequestAndTakesTheCertificate()
{
    QTemporaryDir folder;
    AdminStage it;
    auto* const reader = it.admin.reader();
    const auto wrong = [&](const char* field) { return reader->wrong().value(QLatin1StringView(field)).toString(); };
    reader->makeRequest({}, folder.path());
    QCOMPARE(wrong("organization"), QStringLiteral("기관 이름을 적어 주세요."));
    reader->makeRequest(QStringLiteral("나루동"), folder.filePath(QStringLiteral("none")));
    QCOMPARE(wrong("folder"), QStringLiteral("신청서를 둘 폴더를 골라 주세요."));
    reader->makeRequest(QStringLiteral("나루동"), folder.path());
    QFile request(folder.filePath(QStringLiteral("naru-reader-request.pem")));
    QVERIFY(request.open(QIODevice::ReadOnly));
    QVERIFY(request.readAll().startsWith("-----BEGIN CERTIFICATE REQUEST-----"));
    QCOMPARE(reader->said(), QStringLiteral("신청서를 적어 두었습니다: naru-reader-request.pem"));
    reader->importFile(folder.filePath(QStringLiteral("none.pem")));
    QCOMPARE(wrong("file"), QStringLiteral("그 파일은 열 수 없습니다. 다른 파일을 골라 주세요."));
    it.desk.refuses = Fault(desk::DeskFault::BadReaderCertificate);
    reader->importFile(request.fileName());
    QVERIFY(wrong("file").startsWith(QStringLiteral("이 창구의 열쇠에 맞는 리더 인증서가 아닙니다.")));
    reader->importFile(request.fileName());
    QVERIFY(!it.desk.readerPem.isEmpty());
    QCOMPARE(reader->said(), QStringLiteral("인증서를 넣었습니다."));
}

void AdminFormsTest::savesSettingsOrSaysWhichFieldIsWrong()
{
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.section(QStringLiteral("settings"));
    QCOMPARE(it.stage.focused(), QStringLiteral("센터 이름"));
    it.stage.key(Qt::Key_A, Qt::ControlModifier);
    it.stage.key(Qt::Key_Delete);
    QVERIFY(it.stage.press(QStringLiteral("적어 두기")));
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("센터 이름을 적어 주세요.")));
    QVERIFY(it.into(QStringLiteral("센터 이름")));
    it.stage.type(QStringLiteral("새나루동 행정복지센터"));
    QVERIFY(it.stage.press(QStringLiteral("고대비 화면")));
    QVERIFY(it.stage.press(QStringLiteral("적어 두기")));
    it.settle();
    QCOMPARE(it.desk.settingsNow.centre, QStringLiteral("새나루동 행정복지센터"));
    QVERIFY(it.desk.settingsNow.highContrast);
    QVERIFY(it.stage.find(QStringLiteral("설정을 적어 두었습니다.")));
    it.desk.refuses = Fault(desk::DeskFault::NotAllowed);
    QVERIFY(it.stage.press(QStringLiteral("적어 두기")));
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("이 일은 관리자만 할 수 있습니다. 관리자를 불러 주세요.")));
    auto draft = it.admin.settings()->current();
    draft.insert(QStringLiteral("secondCopyFolder"), QStringLiteral("/no/such/folder"));
    it.admin.settings()->save(draft);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("그런 폴더가 없습니다. 다시 골라 주세요.")));
}

void AdminFormsTest::thePanelIsDrawnAtOnceAndPutBackUnlessSaved()
{
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    const auto pitch = [&] { return kit::singleton(it.stage.engine(), "Mm")->property("pitch").toDouble(); };
    const auto nearly = [](double a, double b) { return qAbs(a - b) < 0.0005; };
    it.section(QStringLiteral("settings"));
    QVERIFY(it.stage.press(QStringLiteral("15.6인치")));
    it.settle();
    QVERIFY(nearly(pitch(), 0.180));
    test::Thresholds small;
    small.pitchMm = 0.180;
    const QStringList complaints = SceneWalker(it.stage.window(), small).complaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
    QVERIFY(it.stage.shot(QStringLiteral("admin-settings-156-ko")));
    it.stage.key(Qt::Key_Escape);
    it.settle();
    QVERIFY(nearly(pitch(), 0.2745));
    it.section(QStringLiteral("settings"));
    QVERIFY(it.stage.press(QStringLiteral("15.6인치")));
    it.settle();
    QVERIFY(it.stage.press(QStringLiteral("적어 두기")));
    it.settle();
    it.stage.key(Qt::Key_Escape);
    it.settle();
    QVERIFY(nearly(it.desk.settingsNow.panelPitchMm, 0.180));
    QVERIFY(nearly(pitch(), 0.180));
}

void AdminFormsTest::makesABackupAndShowsTheCode()
{
    QTemporaryDir folder;
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.section(QStringLiteral("backup"));
    QCOMPARE(it.stage.focused(), QStringLiteral("백업을 둘 폴더"));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("백업을 둘 폴더를 골라 주세요. USB가 꽂혀 있는지 보아 주세요.")));
    it.stage.type(folder.path());
    it.desk.refuses = Fault(desk::DeskFault::BackupFailed);
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("백업을 끝내지 못했습니다. 폴더나 USB의 자리를 보고 다시 하세요.")));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.desk.backupFolder, folder.path());
    QVERIFY(it.stage.find(QStringLiteral("열쇠가 자료 옆에 있습니다.")));
    const QString code = QStringLiteral("7K2Q-9M4D-0R3T-VX1E-\n5N8C-H6PA-2WJG-YB4Z");
    QVERIFY(!it.stage.find(code));
    QVERIFY(it.stage.press(QStringLiteral("코드 보기")));
    it.settle();
    QVERIFY(it.stage.find(code));
    QVERIFY(it.stage.shot(QStringLiteral("admin-backup-code-ko")));
    const QString complaints = complaintsOf(it);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
}

void AdminFormsTest::measuresThePanel()
{
    using ui::admin::pitchFromRuler;
    using ui::admin::pitchOfPanel;
    QCOMPARE(pitchFromRuler(QStringLiteral("164,7"), 600).value_or(0), 0.2745);
    QCOMPARE(pitchFromRuler(QStringLiteral(" 108 "), 600).value_or(0), 0.18);
    for (const char* nonsense : {"", "abc", "-5", "0", "5", "9000", "nan", "inf"})
        QVERIFY2(!pitchFromRuler(QString::fromLatin1(nonsense), 600), nonsense);
    QVERIFY(qAbs(pitchOfPanel(23.8, 1920, 1080).value_or(0) - 0.2745) < 0.0005);
    QVERIFY(qAbs(pitchOfPanel(15.6, 1920, 1080).value_or(0) - 0.180) < 0.0005);
    QVERIFY(!pitchOfPanel(23.8, 0, 0));
}

void AdminFormsTest::choosesAFileFromRows()
{
    QTemporaryDir folder;
    for (const char* name : {"a.pem", "b.txt"}) {
        QFile file(folder.filePath(QLatin1StringView(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.section(QStringLiteral("trust"));
    it.stage.type(folder.path());
    QVERIFY(it.stage.press(QStringLiteral("고르기")));
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("a.pem")));
    QVERIFY(!it.stage.find(QStringLiteral("b.txt")));
    QVERIFY(it.stage.shot(QStringLiteral("admin-choose-ko")));
    const QString complaints = complaintsOf(it);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    QVERIFY(it.stage.press(QStringLiteral("a.pem")));
    it.settle();
    QCOMPARE(
        it.field(QStringLiteral("인증서 파일"))->property("text").toString(), folder.filePath(QStringLiteral("a.pem")));
}

NARU_TEST(AdminFormsTest)
#include "tst_adminforms.moc"

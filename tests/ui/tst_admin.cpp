// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/adminstage.h"
#include "tests/ui/scenewalker.h"
#include "ui/admin/adminwords.h"

using namespace naru;
using test::AdminStage;
using test::SceneWalker;
using test::Thresholds;

namespace {

QString complaintsOf(AdminStage& it, bool high)
{
    Thresholds thresholds;
    thresholds.textContrast = high ? 7 : 4.5;
    SceneWalker walker(it.stage.window(), thresholds);
    return (walker.complaints() + walker.unreached()).join(QLatin1Char('\n'));
}

QString shotName(const char* page, const QString& language, bool high)
{
    return QStringLiteral("admin-%1-%2%3")
        .arg(QLatin1StringView(page), language, high ? QStringLiteral("-hc") : QString());
}

} // namespace

class AdminPagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPageHoldsTheThresholds_data();
    void everyPageHoldsTheThresholds();
    void oneSentenceSaysHowTheDeskIs();
    void aRowSaysTheWholeSentenceAndLeadsToWhatMendsIt();
    void whatIsAbsentByChoiceIsNotCounted();
    void f5LooksAtEverythingAgain();
    void theKeysGoEverywhereAndEscComesBack();
    void sayingNothingIsWrongNeverHidesWhatIs();
};

void AdminPagesTest::everyPageHoldsTheThresholds_data()
{
    QTest::addColumn<QString>("section");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("high");
    for (const char* section : {"health", "staff", "trust", "reader", "settings", "backup", "devices", "terminals",
             "neighbours", "releases"}) {
        for (const char* language : {"ko", "en"}) {
            for (const bool high : {false, true})
                QTest::addRow("%s, %s%s", section, language, high ? ", high" : "")
                    << QString::fromLatin1(section) << QString::fromLatin1(language) << high;
        }
    }
}

void AdminPagesTest::everyPageHoldsTheThresholds()
{
    QFETCH(QString, section);
    QFETCH(QString, language);
    QFETCH(bool, high);
    AdminStage it(language, high);
    it.fillRack();
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    QVERIFY(it.section(section));
    QVERIFY(it.stage.shot(shotName(qPrintable(section), language, high)));
    const QString complaints = complaintsOf(it, high);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
}

void AdminPagesTest::oneSentenceSaysHowTheDeskIs()
{
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    // A certificate that ends soon, keys beside the data, and no second copy; what waits to be sent is nothing amiss.
    QVERIFY(it.stage.find(QStringLiteral("쓸 수 있어요. 살필 것이 3가지 있어요.")));
    for (auto& finding : it.desk.findings)
        finding.state = desk::Finding::State::Ok;
    it.desk.tellAll();
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("쓸 수 있어요. 모두 좋아요.")));
    it.desk.findings.first().state = desk::Finding::State::Bad;
    it.desk.tellAll();
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("먼저 고칠 것이 1가지 있어요.")));
}

void AdminPagesTest::aRowSaysTheWholeSentenceAndLeadsToWhatMendsIt()
{
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    QVERIFY(it.stage.find(QStringLiteral("열쇠가 자료 옆에 있습니다")));
    QVERIFY(it.stage.find(QStringLiteral("인쇄 사본")) && it.stage.find(QStringLiteral("남기지 않음")));
    QVERIFY(it.stage.press(QStringLiteral("두 번째 사본")));
    it.settle();
    QVERIFY(it.stage.shot(QStringLiteral("admin-sheet-ko")));
    QVERIFY(it.stage.find(QStringLiteral("두 번째 사본이 없습니다.\n관리 화면에서 사본을 둘 폴더를 골라 주세요."))
        || it.stage.find(QStringLiteral("고치러 가기: 설정")));
    const QString complaints = complaintsOf(it, false);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    QVERIFY(it.stage.press(QStringLiteral("고치러 가기: 설정")));
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("두 번째 사본을 둘 폴더")));
}

void AdminPagesTest::whatIsAbsentByChoiceIsNotCounted()
{
    using State = desk::Finding::State;
    const auto off = [](const char* name) {
        return ui::admin::weighed({desk::Finding::Group::Keeping, State::Off, name, {}});
    };
    for (const char* name : {"doctor.second_copy", "doctor.backup", "doctor.reader_certificate"})
        QCOMPARE(off(name), State::Watch);
    for (const char* name : {"doctor.phone_link", "doctor.picture_decoder", "doctor.unsent", "doctor.of_tomorrow"})
        QCOMPARE(off(name), State::Off);
}

void AdminPagesTest::f5LooksAtEverythingAgain()
{
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.desk.findings.append(
        {desk::Finding::Group::Devices, desk::Finding::State::Watch, "doctor.disk", {QStringLiteral("1.1")}});
    it.stage.key(Qt::Key_F5);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("쓸 수 있어요. 살필 것이 4가지 있어요.")));
}

void AdminPagesTest::theKeysGoEverywhereAndEscComesBack()
{
    AdminStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    int key = Qt::Key_1;
    for (const char* title : {"직원", "발급기관 목록", "창구 인증서", "설정", "백업", "기기"}) {
        it.stage.key(static_cast<Qt::Key>(key++));
        it.settle();
        QVERIFY2(it.stage.find(QStringLiteral("관리로")), title);
        QVERIFY2(it.stage.find(QString::fromUtf8(title)), title);
        it.stage.key(Qt::Key_Escape);
        it.settle();
        QVERIFY2(it.stage.find(QStringLiteral("모두 다시 살피기")), title);
    }
    it.stage.key(Qt::Key_Escape);
    it.settle();
    QCOMPARE(it.model.page(), QStringLiteral("counter"));
}

void AdminPagesTest::sayingNothingIsWrongNeverHidesWhatIs()
{
    AdminStage it;
    it.desk.findings.append({desk::Finding::Group::Keeping, desk::Finding::State::Bad, "doctor.of_tomorrow", {}});
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    QVERIFY(it.stage.find(QStringLiteral("먼저 고칠 것이 1가지 있어요.")));
    QCOMPARE(it.admin.keeping().size(), 7);
    QVERIFY(!it.admin.keeping().constLast().toMap().value(QStringLiteral("title")).toString().isEmpty());
}

NARU_TEST(AdminPagesTest)
#include "tst_admin.moc"

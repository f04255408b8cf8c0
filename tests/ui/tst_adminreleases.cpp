// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/supplies.h"
#include "tests/support/suite.h"
#include "tests/ui/adminstage.h"
#include "tests/ui/scenewalker.h"

using namespace naru;
using test::AdminStage;
using test::SceneWalker;

namespace {

QString complaintsOf(AdminStage& it)
{
    SceneWalker walker(it.stage.window(), {});
    return (walker.complaints() + walker.unreached()).join(QLatin1Char('\n'));
}

QString said(const char* text)
{
    return QString::fromUtf8(text);
}

/// One of each: well, old, refused, with a version before it, and never received.
void fill(AdminStage& it)
{
    auto& supplies = it.desk.suppliesNow;
    const Instant now = it.desk.now();
    supplies.put("trust", 12, now - std::chrono::days(9));
    it.desk.trustNow.confirm(now - std::chrono::days(9));
    supplies.put("lessons", 4, now - std::chrono::days(2));
    supplies.all.last().other = 3;
    supplies.put("fees", 2, now - std::chrono::days(1));
    supplies.all.last().fault = Fault(desk::SuppliesFault::BadRelease);
    supplies.all.last().faultOf = 3;
    supplies.put("translations", 1, now);
}

} // namespace

/// What the agency hands down, as its page says it.
class AdminReleasesTest : public QObject {
    Q_OBJECT

    /// Health, the list of issuers, what was handed down: with keys alone.
    static bool open(AdminStage& it)
    {
        if (!it.open() || !it.section(QStringLiteral("trust")))
            return false;
        const bool isKorean = it.desk.settingsNow.language == QStringLiteral("ko");
        const QString way = isKorean ? said("내려받은 묶음 보기") : said("See what was handed down");
        for (int i = 0; i < 30 && it.stage.focused() != way; ++i)
            it.stage.key(Qt::Key_Tab);
        if (it.stage.focused() != way)
            return false;
        it.stage.key(Qt::Key_Return);
        it.settle();
        return it.stage.find(isKorean ? said("내려받은 묶음") : said("Handed down")) != nullptr;
    }

private Q_SLOTS:
    void saysWhatIsInUseAndWhatIsAmiss()
    {
        AdminStage it;
        fill(it);
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(it.stage.find(said("12판 · 오래됨")));
        QVERIFY(it.stage.find(said("확인한 때")));
        QCOMPARE(complaintsOf(it), QString());
        QVERIFY(it.stage.shot(QStringLiteral("admin-releases-old")));
        QVERIFY(it.stage.press(said("요금")));
        it.settle();
        QVERIFY(it.stage.find(said("3판을 쓰지 못함")));
        QCOMPARE(complaintsOf(it), QString());
        QVERIFY(it.stage.shot(QStringLiteral("admin-releases-amiss")));
        QVERIFY(it.stage.press(said("업무 목록")));
        it.settle();
        QVERIFY(it.stage.find(said("받은 것 없음")));
        QVERIFY(!it.stage.find(said("확인한 때")));
    }

    void goesBackWithOnePress()
    {
        AdminStage it;
        fill(it);
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(it.stage.press(said("강의")));
        it.settle();
        QVERIFY(it.stage.press(said("앞의 3판으로 돌아가기")));
        it.settle();
        QCOMPARE(it.desk.suppliesNow.wentBack, QStringList{QStringLiteral("lessons")});
        QVERIFY(it.stage.find(said("새 4판 쓰기")));
        it.stage.key(Qt::Key_Escape);
        it.settle();
        QVERIFY(it.stage.find(said("모두 다시 살피기")));
    }

    void saysThatNothingCame()
    {
        AdminStage it;
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(it.stage.find(said("아직 받은 것이 없습니다. 허브에 등록하면 저절로 옵니다.")));
        QCOMPARE(complaintsOf(it), QString());
    }
};

NARU_TEST(AdminReleasesTest)
#include "tst_adminreleases.moc"

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

    /// Somebody waits: the hub is asked now, or a stick is read; either way the page says what becomes of it.
    void asksNowAndBringsFromAStick()
    {
        AdminStage it;
        fill(it);
        auto& supplies = it.desk.suppliesNow;
        int looks = 0;
        QStringList files;
        std::optional<Fault> refuses;
        supplies.bringBy({[&] { ++looks; },
            [&](const QString& file, desk::Done done) {
                files.append(file);
                done(refuses ? Result<void>(*refuses) : Result<void>());
            }});
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QCOMPARE(complaintsOf(it), QString());
        QVERIFY(it.stage.press(said("지금 확인")));
        it.settle();
        QCOMPARE(looks, 1);
        desk::Supplies::Way way;
        way.doing = desk::Supplies::Way::Doing::Asking;
        supplies.told(way);
        it.settle();
        QVERIFY(it.stage.find(said("새 것이 있는지 묻고 있습니다.")));
        way.doing = desk::Supplies::Way::Doing::Fetching;
        way.channel = said("lessons");
        way.percent = 45;
        supplies.told(way);
        it.settle();
        QVERIFY(it.stage.find(said("강의 받는 중 45%")));
        QVERIFY(it.stage.shot(QStringLiteral("admin-releases-fetching")));
        supplies.told({});
        supplies.all[1].coming = 5;
        Q_EMIT supplies.changed();
        it.settle();
        QVERIFY(it.stage.find(said("강의 5판을 살펴서 넣고 있습니다.")));
        QVERIFY(it.stage.find(said("확인했습니다. 새 것이 있었으면 왼쪽에 보입니다.")));
        supplies.all[1].coming = 0;
        QVERIFY(it.stage.press(said("스틱에서 가져오기")));
        it.settle();
        QVERIFY(it.stage.shot(QStringLiteral("admin-releases-stick")));
        it.stage.key(Qt::Key_Escape);
        it.settle();
        it.admin.releases()->bring(said("/media/stick/lessons-5.naru"));
        it.settle();
        QCOMPARE(files, QStringList{said("/media/stick/lessons-5.naru")});
        QVERIFY(it.stage.find(said("스틱에서 읽었습니다. 넣은 결과는 왼쪽에 보입니다.")));
        refuses = Fault(desk::SuppliesFault::Older);
        it.admin.releases()->bring(said("/media/stick/lessons-1.naru"));
        it.settle();
        QVERIFY(
            it.stage.find(said("이미 더 새로운 판을 쓰고 있습니다. 그대로 두세요. 옛 판으로는 돌아가지 않습니다.")));
        way = {};
        way.hasSource = false;
        supplies.told(way);
        it.settle();
        QVERIFY(!it.stage.find(said("지금 확인")));
    }

    /// A look has an end also where nobody begins one, and a stick need not wait for it.
    void aLookThatNobodyBeginsEnds()
    {
        AdminStage it;
        fill(it);
        auto& supplies = it.desk.suppliesNow;
        int files = 0;
        supplies.bringBy({[] {},
            [&](const QString&, desk::Done done) {
                ++files;
                done(Result<void>());
            }});
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        auto& form = *it.admin.releases();
        form.look();
        QVERIFY(form.looking() && !form.busy());
        form.bring(said("/media/stick/lessons-5.naru"));
        QCOMPARE(files, 1);
        form.giveUp();
        QVERIFY(!form.looking() && form.wrong().contains(said("all")));
        form.look();
        supplies.all[1].coming = 5; // the desk's own turn: what it reads in has no end of the network's
        form.giveUp();
        QCOMPARE(form.said(), said("지금 온 것을 먼저 넣습니다. 다 넣으면 저절로 다시 확인합니다."));
        supplies.all[1].coming = 0;
        form.look();
        desk::Supplies::Way way;
        way.hasSource = false;
        supplies.told(way);
        QVERIFY(!form.looking() && form.wrong().contains(said("all")));
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

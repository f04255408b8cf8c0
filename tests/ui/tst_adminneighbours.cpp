// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/adminstage.h"
#include "tests/ui/scenewalker.h"

#include <QQuickItem>
#include <QQuickWindow>

using namespace naru;
using test::AdminStage;
using test::SceneWalker;
using test::Thresholds;
using Trying = Neighbours::Trying;

namespace {

QString complaintsOf(AdminStage& it, bool high = false)
{
    Thresholds thresholds;
    thresholds.textContrast = high ? 7 : 4.5;
    SceneWalker walker(it.stage.window(), thresholds);
    return (walker.complaints() + walker.unreached()).join(QLatin1Char('\n'));
}

QString said(const char* text)
{
    return QString::fromUtf8(text);
}

/// A scanner: it reads whatever a test holds to it.
class FakeScanner final : public device::CodeSource {
public:
    bool isReady() const override { return true; }
    std::optional<Fault> problem() const override { return std::nullopt; }
    void start() override { }
    void stop() override { }
    void wake() override { ++wakes; }
    int wakes = 0;
};

} // namespace

/// The page of the other desks: who is around, the digits, the codes, the pairs.
class AdminNeighboursTest : public QObject {
    Q_OBJECT

    static bool open(AdminStage& it) { return it.open() && it.section(QStringLiteral("neighbours")); }
    static bool press(AdminStage& it, const char* name)
    {
        if (QQuickItem* const item = it.stage.find(said(name)))
            item->forceActiveFocus(Qt::TabFocusReason); // comes into view
        it.settle();
        it.stage.window().grabWindow(); // rows are laid out when they are drawn
        const bool pressed = it.stage.press(said(name));
        it.settle();
        return pressed;
    }
    static void fill(AdminStage& it)
    {
        it.neighbours.aroundNow = {{said("배움터 강사"), QStringLiteral("192.168.0.12:47110")},
            {said("<b>3번</b> 창구"), QStringLiteral("[fe80::1%3]:47110")}};
        it.desk.pairsNow.add('1', said("1번 창구"), it.desk.time - std::chrono::days(3));
        it.desk.pairsNow.add('2', said("배움터 키오스크"), it.desk.time - std::chrono::days(40));
        it.neighbours.hereNow = {it.desk.pairsNow.now.first().device};
    }

private Q_SLOTS:
    void everyStateHoldsTheThresholds_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("high");
        for (const char* language : {"ko", "en"}) {
            for (const bool high : {false, true})
                QTest::addRow("%s%s", language, high ? ", high" : "") << QString::fromLatin1(language) << high;
        }
    }
    void everyStateHoldsTheThresholds()
    {
        QFETCH(QString, language);
        QFETCH(bool, high);
        AdminStage it(language, high);
        fill(it);
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QString complaints;
        const auto look = [&](const char* name) {
            it.settle();
            const QString file = QStringLiteral("admin-neighbours-%1-%2%3")
                                     .arg(QLatin1StringView(name), language, high ? QStringLiteral("-hc") : QString());
            const bool taken = it.stage.shot(file);
            complaints += taken ? complaintsOf(it, high) : file;
        };
        const bool korean = language == QLatin1StringView("ko");
        const auto pressed = [&](const char* ko, const char* en) { return press(it, korean ? ko : en); };
        look("new");
        it.neighbours.put(3, Trying::State::Compare, said("배움터 강사"), QStringLiteral("482913"));
        look("compare");
        it.neighbours.put(3, Trying::State::Awaiting, said("배움터 강사"), QStringLiteral("482913"));
        look("awaiting");
        it.neighbours.put(3, Trying::State::Ended, said("배움터 강사"));
        look("ended");
        it.neighbours.put(4, Trying::State::Compare, said("4번 창구"));
        look("bycode");
        it.neighbours.put(4, Trying::State::Ended, said("4번 창구"));
        it.neighbours.put(5, Trying::State::Compare, said("이름이 아주 긴 데스크의 이름이 여기에 이렇게"),
            QStringLiteral("482913"), said("1번 창구"));
        look("replaces");
        QVERIFY(it.stage.find(korean ? said("바꾸어 잇기") : QStringLiteral("Pair with the new key")));
        QVERIFY(press(it, "1번 창구"));
        look("pair");
        QVERIFY(press(it, "배움터 키오스크"));
        look("away");
        QVERIFY(pressed("QR로 잇기", "Pair by code"));
        look("code");
        QVERIFY(pressed("망이 없는 방에서는", "In a room without a network"));
        look("alone");
        it.neighbours.blindNow = lan::DiscoveryFault::NoDaemon;
        it.neighbours.aroundNow.clear();
        it.neighbours.placesNow.clear();
        it.neighbours.tell();
        QVERIFY(pressed("새 이웃 잇기", "Pair another desk"));
        look("blind");
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }

    void nobodyIsThereYet()
    {
        AdminStage it;
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(it.stage.find(said("아직 이은 데스크가 없어요.")));
        QVERIFY(it.stage.find(said("이 데스크의 주소: 192.168.0.7:47110, [fd00::7]:47110")));
        QVERIFY(it.stage.shot(QStringLiteral("admin-neighbours-empty-ko")));
        const QString complaints = complaintsOf(it);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }

    void twoPeopleCompareTheDigits()
    {
        AdminStage it;
        fill(it);
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(press(it, "잇기: 배움터 강사"));
        QCOMPARE(it.neighbours.paired, QStringList{QStringLiteral("192.168.0.12:47110")});
        QVERIFY(it.stage.find(said("그 데스크를 부르고 있어요.")));
        it.neighbours.put(7, Trying::State::Compare, said("배움터 강사"), QStringLiteral("482913"));
        it.settle();
        QVERIFY(it.stage.find(QStringLiteral("4 8 2   9 1 3")));
        QVERIFY(it.neighbours.confirmed.isEmpty());
        QVERIFY(press(it, "숫자가 같아요"));
        QCOMPARE(it.neighbours.confirmed, QList<quint64>{7});
        it.neighbours.put(7, Trying::State::Confirmed, said("배움터 강사"));
        it.settle();
        QVERIFY(it.stage.find(said("이제 두 데스크가 서로 이야기해요.")));
        QVERIFY(!it.stage.find(said("숫자가 같아요")));
    }

    void aDifferentDigitEndsTheTry()
    {
        AdminStage it;
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        it.neighbours.put(9, Trying::State::Compare, said("누구"), QStringLiteral("000001"));
        it.settle();
        QVERIFY(it.stage.find(QStringLiteral("0 0 0   0 0 1"))); // begun there: the page goes to it by itself
        QVERIFY(press(it, "달라요"));
        QCOMPARE(it.neighbours.refused, QList<quint64>{9});
        QVERIFY(it.neighbours.confirmed.isEmpty());
    }

    void theKeyboardDoesAllOfIt()
    {
        AdminStage it;
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(it.into(said("보이지 않으면 그 데스크의 주소를 적어요")));
        it.stage.type(QStringLiteral("192.168.0.12/24"));
        it.stage.key(Qt::Key_Return);
        it.settle();
        QVERIFY(it.neighbours.paired.isEmpty());
        QVERIFY(!it.admin.neighbours()->wrong().value(QStringLiteral("place")).toString().isEmpty());
        it.stage.key(Qt::Key_Backspace);
        it.stage.key(Qt::Key_Backspace);
        it.stage.key(Qt::Key_Backspace);
        it.stage.key(Qt::Key_Return);
        it.settle();
        QCOMPARE(it.neighbours.paired, QStringList{QStringLiteral("192.168.0.12")});
        it.stage.key(Qt::Key_Escape);
        it.settle();
        QVERIFY(it.stage.find(said("모두 다시 살피기")));
    }

    void codesAreShownAndReadOnTheirOwnPageAlone()
    {
        AdminStage it;
        FakeScanner scanner;
        it.rack.give(scanner);
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        const QByteArray code = "NARU-DESK:1:" + QByteArray(40, 'B');
        Q_EMIT it.rack.codeRead(code);
        QVERIFY(it.neighbours.codesTaken.isEmpty() && it.neighbours.codeNow.isEmpty());
        QVERIFY(press(it, "QR로 잇기"));
        QVERIFY(!it.neighbours.codeNow.isEmpty());
        Q_EMIT it.rack.codeRead("https://example.com");
        it.settle();
        QVERIFY(it.stage.find(said("데스크의 QR이 아니에요. 그 데스크의 이 화면을 비춰 주세요.")));
        QVERIFY(it.neighbours.codesTaken.isEmpty());
        Q_EMIT it.rack.codeRead(code);
        QCOMPARE(it.neighbours.codesTaken, QList<QByteArray>{code});
        it.stage.key(Qt::Key_Escape);
        it.settle();
        QVERIFY(it.neighbours.codeNow.isEmpty()); // the code goes with the page
        Q_EMIT it.rack.codeRead(code);
        QCOMPARE(it.neighbours.codesTaken.size(), 1);
    }

    void renamesAndRevokesWithAQuestion()
    {
        AdminStage it;
        fill(it);
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(press(it, "1번 창구"));
        QVERIFY(it.into(said("여기서 부르는 이름")));
        it.stage.type(said(" 동쪽"));
        QVERIFY(press(it, "이름 바꾸기"));
        QCOMPARE(it.desk.pairsNow.now.first().name, said("1번 창구 동쪽"));
        QVERIFY(press(it, "그만 잇기"));
        QCOMPARE(it.desk.pairsNow.now.size(), 2); // asked first
        QVERIFY(it.stage.shot(QStringLiteral("admin-neighbours-revoke-ko")));
        const QString complaints = complaintsOf(it);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
        QVERIFY(it.stage.press(said("네, 그만 이어요")));
        it.settle();
        QCOMPARE(it.desk.pairsNow.now.size(), 1);
    }

    void nobodyButAnAdministratorPairs()
    {
        AdminStage it;
        fill(it);
        it.desk.pairsNow.refuses = desk::DeskFault::NotAllowed;
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(press(it, "잇기: 배움터 강사"));
        QVERIFY(it.neighbours.paired.isEmpty());
        QVERIFY(!it.admin.neighbours()->wrong().value(QStringLiteral("all")).toString().isEmpty());
        QVERIFY(press(it, "QR로 잇기"));
        QVERIFY(it.neighbours.codeNow.isEmpty());
    }
};

NARU_TEST(AdminNeighboursTest)
#include "tst_adminneighbours.moc"

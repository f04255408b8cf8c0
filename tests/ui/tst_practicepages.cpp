// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/kioskstage.h"
#include "tests/ui/scenewalker.h"

#include <QQuickItem>
#include <QVariantList>

using naru::test::KioskStage;
using naru::test::SceneWalker;
using naru::test::Thresholds;

/// Stands for the model of the desk's devices in training, in any of its states.
class FakePractice : public QObject {
    Q_OBJECT
    Q_PROPERTY(QString stage MEMBER stage NOTIFY changed)
    Q_PROPERTY(QString kind MEMBER kind NOTIFY changed)
    Q_PROPERTY(QString word MEMBER word NOTIFY changed)
    Q_PROPERTY(QString sentence MEMBER sentence NOTIFY changed)
    Q_PROPERTY(QString note MEMBER note NOTIFY changed)
    Q_PROPERTY(QVariantList rows MEMBER rows NOTIFY changed)
    Q_PROPERTY(bool seenOffered MEMBER seenOffered NOTIFY changed)
    Q_PROPERTY(bool open MEMBER open NOTIFY changed)
    Q_PROPERTY(QString amount MEMBER amount NOTIFY changed)
    Q_PROPERTY(bool reachable MEMBER reachable NOTIFY changed)
    Q_PROPERTY(bool stopAsked MEMBER stopAsked NOTIFY changed)

public:
    QString stage, kind, word, sentence, note, amount = QStringLiteral("1,000원");
    QVariantList rows;
    bool seenOffered = false, open = false, reachable = true, stopAsked = false;
    QStringList pressed;
    int leaves = 0;

    void show(const QString& wanted)
    {
        stage = wanted;
        open = wanted == u"waiting" || wanted == u"asked";
        seenOffered = wanted == u"verdict";
        kind = wanted == u"verdict" || wanted == u"paid" ? QStringLiteral("ok")
            : wanted == u"declined"                      ? QStringLiteral("no")
            : wanted == u"doubt"                         ? QStringLiteral("doubt")
            : wanted == u"none" || wanted == u"trouble"  ? QStringLiteral("off")
                                                         : QStringLiteral("run");
        word = wanted.isEmpty() ? QString() : QStringLiteral("기다리는 중");
        sentence = wanted.isEmpty() ? QString() : QStringLiteral("휴대폰을 신분증 읽는 곳에\n대 주세요.");
        note = wanted == u"doubt"
            ? QStringLiteral("결제기가 연습이라고 대답하지 않았어요. 직원을 불러 주세요. 번호는 A1P0000001예요.")
            : QString();
        rows.clear();
        if (wanted == u"verdict")
            rows = {QVariantMap{{QStringLiteral("label"), QStringLiteral("올해 19세가 되었거나 넘었나요?")},
                {QStringLiteral("value"), QStringLiteral("예")}}};
        Q_EMIT changed();
    }

public Q_SLOTS:
    void beginVerify() { pressed.append(QStringLiteral("verify")); }
    void showSeen() { pressed.append(QStringLiteral("seen")); }
    void lookForTerminal() { pressed.append(QStringLiteral("look")); }
    void pay() { pressed.append(QStringLiteral("pay")); }
    void stop() { pressed.append(QStringLiteral("stop")); }
    void leave() { ++leaves; }

Q_SIGNALS:
    void changed();
};

/// The bridges from a lesson to life hold what every public page holds, in every state.
class PracticePagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateHoldsTheThresholds_data()
    {
        QTest::addColumn<double>("pitchMm");
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("enlargement");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("low");
        QTest::newRow("21.5 ko") << 0.248 << QStringLiteral("ko") << 1 << false << false;
        QTest::newRow("15.6 en dark") << 0.180 << QStringLiteral("en") << 1 << true << false;
        QTest::newRow("27 zh low") << 0.311 << QStringLiteral("zh") << 1 << false << true;
        QTest::newRow("21.5 vi 200%") << 0.248 << QStringLiteral("vi") << 2 << false << false;
        QTest::newRow("15.6 ko 200% dark low") << 0.180 << QStringLiteral("ko") << 2 << true << true;
    }
    void everyStateHoldsTheThresholds()
    {
        QFETCH(double, pitchMm);
        QFETCH(QString, language);
        QFETCH(int, enlargement);
        QFETCH(bool, dark);
        QFETCH(bool, low);
        auto options = KioskStage::usual();
        options.pitchMm = pitchMm;
        FakePractice practice;
        KioskStage kiosk(options, nullptr, &practice);
        QVERIFY2(kiosk.failure.isEmpty(), qPrintable(kiosk.failure));
        kiosk.model.useLanguage(language);
        kiosk.model.useEnlargement(enlargement);
        kiosk.model.useHighContrast(dark);
        kiosk.model.useLow(low);
        const double ink = enlargement > 1 ? 14.5 : 7.25;
        const Thresholds thresholds{pitchMm, 20, 2.5, ink, dark ? 7.0 : 4.5, enlargement > 1 ? ink : 12};
        const QMap<QString, QStringList> states{{QStringLiteral("practice-verify"),
                                                    {QString(), QStringLiteral("waiting"), QStringLiteral("asked"),
                                                        QStringLiteral("verdict"), QStringLiteral("trouble")}},
            {QStringLiteral("practice-pay"),
                {QStringLiteral("looking"), QStringLiteral("none"), QStringLiteral("ready"), QStringLiteral("waiting"),
                    QStringLiteral("paid"), QStringLiteral("declined"), QStringLiteral("doubt")}},
            {QStringLiteral("identity"), {QString()}}, {QStringLiteral("pay"), {QString()}}};
        for (auto page = states.cbegin(); page != states.cend(); ++page) {
            for (const QString& state : page.value()) {
                practice.show(state);
                kiosk.show(page.key());
                for (int part = 0; part < kiosk.parts(); ++part) {
                    if (part > 0)
                        kiosk.turn();
                    const QString where = QStringLiteral("practice-%1-%2-%3-%4")
                                              .arg(QLatin1StringView(QTest::currentDataTag()), page.key(), state)
                                              .arg(part)
                                              .replace(u' ', u'-');
                    if (!qEnvironmentVariableIsEmpty("NARU_SHOTS"))
                        kiosk.stage.shot(where);
                    const auto complaints = SceneWalker(kiosk.stage.window(), thresholds).complaints();
                    QVERIFY2(complaints.isEmpty(),
                        qPrintable(where + QStringLiteral(": ") + complaints.join(QStringLiteral("; "))));
                }
            }
        }
    }

    void everyControlIsReachedByKeyboard()
    {
        FakePractice practice;
        KioskStage kiosk(KioskStage::usual(), nullptr, &practice);
        for (const char* state : {"", "waiting", "verdict"}) {
            practice.show(QLatin1StringView(state));
            kiosk.show(QStringLiteral("practice-verify"));
            const auto missed = SceneWalker(kiosk.stage.window(), {}).unreached();
            QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QStringLiteral(", "))));
        }
    }

    void leavesWithThePage()
    {
        FakePractice practice;
        KioskStage kiosk(KioskStage::usual(), nullptr, &practice);
        kiosk.show(QStringLiteral("practice-pay"));
        QVERIFY(practice.pressed.contains(QStringLiteral("look")));
        const int before = practice.leaves;
        kiosk.model.back();
        kiosk.settle();
        QVERIFY(practice.leaves > before);
    }
};

NARU_TEST(PracticePagesTest)
#include "tst_practicepages.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Scanners that type, in front of a real window: what a person types arrives, what a scanner types never does.
#include "devices/api/scannerfaults.h"
#include "devices/scanner/keyboardscanner.h"
#include "tests/support/suite.h"
#include "tests/ui/stage.h"

#include <QInputMethodEvent>
#include <QQuickItem>
#include <QSignalSpy>

using namespace naru;
using device::KeyboardScanner;
using device::ScannerFault;
using test::Stage;

namespace {

constexpr int waitMs = 3000; // what is held comes out after 60

/// A page with a field, a button that "1" presses, and something that writes every key down as a PIN pad does.
constexpr const char* page = R"qml(
Item {
    property int presses: 0
    property int enters: 0
    property string keys
    NaruField { objectName: "field"; width: 800; label: "이름"; focus: true; refusesCards: false; onAccepted: parent.enters++ }
    NaruButton { y: 300; text: "하나"; shortcut: "1"; onClicked: parent.presses++ }
    Item {
        objectName: "pad"
        Keys.onShortcutOverride: event => { event.accepted = true; }
        Keys.onPressed: event => { parent.keys += event.text + (event.modifiers & Qt.ShiftModifier ? "^" : "") + "v"; event.accepted = true; }
        Keys.onReleased: event => { parent.keys += "."; event.accepted = true; }
    }
})qml";

class Desk {
public:
    explicit Desk(KeyboardScanner::KeyTimes times = KeyboardScanner::KeyTimes::Clock)
        : scanner(clock, times)
    {
        QObject::connect(&scanner, &KeyboardScanner::read, &scanner, [this](const QByteArray& code) { read += code; });
        QObject::connect(&scanner, &KeyboardScanner::refused, &scanner,
            [this](const Fault& fault) { refused += QLatin1StringView(fault.name()); });
    }

    bool open()
    {
        scanner.start();
        clock.advance(Milliseconds(1000));
        return stage.show(page) && into("field");
    }
    bool into(const char* name)
    {
        QQuickItem* const item = stage.find(QString::fromUtf8(name));
        if (item)
            item->forceActiveFocus(Qt::TabFocusReason);
        return item;
    }

    /// One key after the other, each after `gap`; '\r' is Enter.
    void type(const QString& text, int gapMs)
    {
        for (const QChar c : text) {
            clock.advance(Milliseconds(gapMs));
            if (c == u'\r')
                stage.key(Qt::Key_Return);
            else if (c.isDigit())
                stage.key(static_cast<Qt::Key>(c.unicode())); // may be a shortcut
            else
                stage.type(QString(c));
        }
    }
    /// As an input method hands composed letters over.
    void compose(const QString& commit, const QString& preedit, int gapMs)
    {
        clock.advance(Milliseconds(gapMs));
        QInputMethodEvent event(preedit, {});
        event.setCommitString(commit);
        QCoreApplication::sendEvent(QGuiApplication::focusObject(), &event);
    }

    QString text() const { return stage.find(QStringLiteral("field"))->property("text").toString(); }
    int number(const char* name) const { return stage.page()->property(name).toInt(); }
    QString keys() const { return stage.page()->property("keys").toString(); }
    /// Waits until nothing is held any more.
    void pause()
    {
        QVERIFY(QTest::qWaitFor([this] { return !scanner.isHolding(); }));
    }

    ManualClock clock{Instant{}};
    Stage stage;
    KeyboardScanner scanner;
    QList<QByteArray> read;
    QStringList refused;
};

} // namespace

class KeyboardScannerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAPersonTypesArrivesUnchanged_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("gapMs");
        QTest::newRow("slowly") << QStringLiteral("Naru 2, 3rd floor") << 250;
        QTest::newRow("as usual") << QStringLiteral("hong.gildong@example.kr") << 120;
        QTest::newRow("very fast") << QStringLiteral("the quick brown fox jumps") << 40;
        QTest::newRow("hangul by layout") << QStringLiteral("나루동 행정복지센터") << 90;
        QTest::newRow("rolled, too short for a scan") << QStringLiteral("ing") << 3;
        QTest::newRow("one letter") << QStringLiteral("x") << 500;
    }
    void whatAPersonTypesArrivesUnchanged()
    {
        QFETCH(QString, text);
        QFETCH(int, gapMs);
        Desk it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.type(text, gapMs);
        QTRY_COMPARE_WITH_TIMEOUT(it.text(), text, waitMs);
        QVERIFY(it.read.isEmpty() && it.refused.isEmpty());
    }

    void enterAndTabComeAfterWhatWasTyped()
    {
        Desk it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.type(QStringLiteral("abc\r"), 50); // within what a scanner's pause may be
        QCOMPARE(it.text(), QStringLiteral("abc"));
        QCOMPARE(it.number("enters"), 1);
        it.type(QStringLiteral("\r"), 500); // alone: at once
        QCOMPARE(it.number("enters"), 2);
        it.type(QStringLiteral("de"), 50);
        it.stage.key(Qt::Key_Tab);
        QCOMPARE(it.text(), QStringLiteral("abcde"));
        QCOMPARE(it.stage.focused(), QStringLiteral("하나"));
    }

    void whatActsDoesNotOvertakeWhatWrites()
    {
        Desk it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.type(QStringLiteral("abc"), 40);
        it.stage.key(Qt::Key_Backspace);
        QCOMPARE(it.text(), QStringLiteral("ab"));
        it.type(QStringLiteral("xy"), 40);
        it.stage.key(Qt::Key_Left);
        it.type(QStringLiteral("-"), 40);
        it.stage.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(it.text(), QStringLiteral("abx-y"));
        it.type(QStringLiteral("z"), 40);
        QTRY_COMPARE_WITH_TIMEOUT(it.text(), QStringLiteral("z"), waitMs);
    }

    void aKeyHeldDownRepeatsAtOnce()
    {
        Desk it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.type(QStringLiteral("a"), 500);
        for (int i = 0; i < 20; ++i) {
            it.clock.advance(Milliseconds(30));
            QKeyEvent again(QEvent::KeyPress, Qt::Key_A, {}, QStringLiteral("a"), true);
            QCoreApplication::sendEvent(&it.stage.window(), &again);
        }
        QCOMPARE(it.text(), QString(21, u'a'));
    }

    void aPinPadSeesEveryPressAndReleaseInOrder()
    {
        Desk it;
        QVERIFY2(it.open() && it.into("pad"), qPrintable(it.stage.errors()));
        it.type(QStringLiteral("246813\r"), 55);
        QTRY_COMPARE_WITH_TIMEOUT(it.keys(), QStringLiteral("2v.4v.6v.8v.1v.3v.\rv."), waitMs);
        it.clock.advance(Milliseconds(300));
        QTest::keyClick(&it.stage.window(), 'B', Qt::ShiftModifier); // with the Shift key itself around it
        QTRY_VERIFY_WITH_TIMEOUT(it.keys().sliced(21).contains(QStringLiteral("B^v.")), waitMs);
        QCOMPARE(it.keys().count(u'.'), it.keys().count(u'v'));
        QCOMPARE(it.number("presses"), 0);
    }

    void aShortcutIsStillAPersons()
    {
        Desk it;
        QVERIFY2(it.open() && it.into("하나"), qPrintable(it.stage.errors()));
        it.type(QStringLiteral("1"), 500);
        QTRY_COMPARE_WITH_TIMEOUT(it.number("presses"), 1, waitMs);
    }

    void aScanReachesNoFieldNoButtonAndNoShortcut_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("gapMs");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("ended by Enter") << QStringLiteral("TAG-0001\r") << 4 << QByteArray("TAG-0001");
        QTest::newRow("slow") << QStringLiteral("2026112000017\r") << 28 << QByteArray("2026112000017");
        QTest::newRow("without an end") << QStringLiteral("1212121211") << 3 << QByteArray("1212121211");
    }
    void aScanReachesNoFieldNoButtonAndNoShortcut()
    {
        QFETCH(QString, typed);
        QFETCH(int, gapMs);
        QFETCH(QByteArray, code);
        for (const char* place : {"field", "하나", "pad"}) {
            Desk it;
            QVERIFY2(it.open() && it.into(place), qPrintable(it.stage.errors()));
            it.type(typed, gapMs);
            QTRY_COMPARE_WITH_TIMEOUT(it.read, QList<QByteArray>{code}, waitMs);
            it.pause();
            QCOMPARE(it.text(), QString());
            QCOMPARE(it.keys(), QString());
            QCOMPARE(it.number("presses") + it.number("enters"), 0);
            it.type(QStringLiteral("k"), 500); // and the next key is a person's again
            QTRY_COMPARE_WITH_TIMEOUT(it.text() + it.keys(),
                place == std::string("field")     ? QStringLiteral("k")
                    : place == std::string("pad") ? QStringLiteral("kv.")
                                                  : QString(),
                waitMs);
        }
    }

    void keepsAScansCapitals()
    {
        Desk it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        for (const char c : QByteArrayLiteral("TagABcD9")) {
            it.clock.advance(Milliseconds(3));
            const bool isCapital = c >= 'A' && c <= 'Z';
            if (isCapital)
                QTest::keyPress(&it.stage.window(), Qt::Key_Shift, Qt::ShiftModifier);
            QTest::keyClick(&it.stage.window(), c, isCapital ? Qt::ShiftModifier : Qt::NoModifier);
            if (isCapital)
                QTest::keyRelease(&it.stage.window(), Qt::Key_Shift);
        }
        it.type(QStringLiteral("\r"), 3);
        QCOMPARE(it.read, QList<QByteArray>{"TagABcD9"});
        QCOMPARE(it.text(), QString());
    }

    void dropsTheDigitsOfACardEverywhere()
    {
        Desk it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.type(QStringLiteral("4242424242424242\r"), 5);
        it.pause();
        QCOMPARE(it.refused, QStringList{QStringLiteral("scanner.card_number_read")});
        QCOMPARE(it.text(), QString());
        QVERIFY(it.read.isEmpty() && !it.scanner.problem());
    }

    void saysThatAKoreanLayoutSpoiltAScan()
    {
        Desk it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.type(QStringLiteral("ㅅㅁㅎ-0001\r"), 4);
        QCOMPARE(it.refused, QStringList{QStringLiteral("scanner.hangul_typed")});
        QVERIFY(it.scanner.problem() && it.scanner.problem()->is(ScannerFault::HangulTyped));
        it.type(QStringLiteral("TAG-0001\r"), 4);
        QVERIFY(!it.scanner.problem());
        QCOMPARE(it.text(), QString());
    }

    void saysThatAnInputMethodSpoiltAScan()
    {
        Desk it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.compose({}, QStringLiteral("ㅅ"), 500); // the first letter is not held; it goes again
        for (const char* jamo : {"ㅁ", "ㅎ", "ㅠ", "ㅊ", "ㅇ", "ㄷ", "ㄹ", "ㅎ"})
            it.compose(QStringLiteral("ㅅ"), QString::fromUtf8(jamo), 4);
        it.type(QStringLiteral("0001\r"), 4);
        QCOMPARE(it.refused, QStringList{QStringLiteral("scanner.hangul_typed")});
        it.pause();
        QCOMPARE(it.text(), QString());
    }

    void whatAPersonComposesArrivesInOrder()
    {
        for (const int gap : {150, 40}) {
            Desk it;
            QVERIFY2(it.open(), qPrintable(it.stage.errors()));
            it.clock.advance(Milliseconds(500));
            it.compose({}, QStringLiteral("ㄴ"), gap);
            it.compose({}, QStringLiteral("나"), gap);
            it.compose(QStringLiteral("나"), QStringLiteral("ㄹ"), gap);
            it.compose({}, QStringLiteral("루"), gap);
            it.compose(QStringLiteral("루"), {}, gap);
            it.type(QStringLiteral("2"), gap);
            it.compose({}, QStringLiteral("도"), gap);
            it.compose(QStringLiteral("동"), {}, gap);
            QTRY_COMPARE_WITH_TIMEOUT(it.text(), QStringLiteral("나루2동"), waitMs);
        }
    }

    void believesTheWindowSystemsTimeWhereTheDeskWasBusy()
    {
        Desk it(KeyboardScanner::KeyTimes::Window);
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        quint64 stamp = 5000;
        const auto type = [&](const QString& text, quint64 gapMs) { // all arrive at once
            for (const QChar c : text) {
                stamp += gapMs;
                for (const auto kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
                    QKeyEvent key(kind, Qt::Key_unknown, {}, QString(c));
                    key.setTimestamp(stamp);
                    QCoreApplication::sendEvent(&it.stage.window(), &key);
                }
            }
        };
        type(QStringLiteral("a quick typist"), 110);
        QTRY_COMPARE_WITH_TIMEOUT(it.text(), QStringLiteral("a quick typist"), waitMs);
        stamp += 1000;
        type(QStringLiteral("TICKET-42"), 5);
        QTRY_COMPARE_WITH_TIMEOUT(it.read, QList<QByteArray>{"TICKET-42"}, waitMs);
        QCOMPARE(it.text(), QStringLiteral("a quick typist"));
    }

    void stoppedItHandsOnWhatItHeldAndLetsEverythingPass()
    {
        Desk it;
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        it.type(QStringLiteral("ab"), 40);
        it.scanner.stop();
        QCOMPARE(it.text(), QStringLiteral("ab"));
        it.type(QStringLiteral("TAG-0001"), 1);
        QCOMPARE(it.text(), QStringLiteral("abTAG-0001"));
        QVERIFY(!it.scanner.isReady());
    }
};

NARU_TEST(KeyboardScannerTest)
#include "tst_keyboardscanner.moc"

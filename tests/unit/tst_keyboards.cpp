// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/guard/keyboards.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace naru::guard;

/// Which keyboards a kiosk listens to.
class KeyboardsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTypesIsFoundAndWhatPointsIsNot();
    void theListNamesKindsAndNames();
    void aWrongLineAllowsNothing();
    void anEmptyListAllowsNobody();
    void rulesIgnoreWhatIsNotOnTheList();
    void aNameCannotLeaveItsRule();
    void nonsenseHasNoKeyboards();
    void theCommandTellsAndWrites();
};

namespace {

const QByteArray attached = R"(I: Bus=0019 Vendor=0000 Product=0001 Version=0000
N: Name="Power Button"
P: Phys=LNXPWRBN/button/input0
H: Handlers=kbd event0
B: EV=3
B: KEY=8000 10000000000000 0

I: Bus=0003 Vendor=0c2e Product=0b61 Version=0110
N: Name="Example Scanner"
P: Phys=usb-0000:00:14.0-3/input0
H: Handlers=sysrq kbd event3 leds
B: EV=120013
B: KEY=1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe

I: Bus=0003 Vendor=046d Product=c077 Version=0111
N: Name="A Mouse"
P: Phys=usb-0000:00:14.0-4/input0
H: Handlers=mouse0 event4
B: EV=17
B: KEY=ff0000 0 0 0 0
B: REL=903

I: Bus=0003 Vendor=046d Product=c31c Version=0110
N: Name="Somebody's Keyboard"
P: Phys=usb-0000:00:14.0-5/input0
H: Handlers=sysrq kbd event5 leds
B: EV=120013
B: KEY=1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe

I: Bus=0010 Vendor=001f Product=0001 Version=0100
N: Name="PC Speaker"
H: Handlers=kbd event6
B: EV=40001
)";

} // namespace

void KeyboardsTest::whatTypesIsFoundAndWhatPointsIsNot()
{
    const auto found = keyboardsIn(attached);
    QCOMPARE(found.size(), 3);
    QCOMPARE(found[0].name, QStringLiteral("Power Button"));
    QVERIFY(!found[0].whole);
    QCOMPARE(found[1],
        (Keyboard{
            0x0c2e, 0x0b61, QStringLiteral("Example Scanner"), QStringLiteral("usb-0000:00:14.0-3/input0"), true}));
    QCOMPARE(found[1].id(), QStringLiteral("0c2e:0b61"));
    QCOMPARE(found[2].name, QStringLiteral("Somebody's Keyboard"));
}

void KeyboardsTest::theListNamesKindsAndNames()
{
    const auto list = allowListOf("# the scanner\n0c2e:0b61 Example Scanner\n\n  046D:C31C\r\n");
    QVERIFY(list.complaints.isEmpty());
    QCOMPARE(list.keyboards.size(), 2);
    const auto found = keyboardsIn(attached);
    QVERIFY(!allows(list, found[0]));
    QVERIFY(allows(list, found[1]));
    QVERIFY(allows(list, found[2]));
    auto other = found[1];
    other.name = QStringLiteral("Example Scanner 2");
    QVERIFY(!allows(list, other));
    other.vendor = 0x0c2f;
    QVERIFY(!allows(list, other));
}

void KeyboardsTest::aWrongLineAllowsNothing()
{
    for (const char* line :
        {"0c2e 0b61", "c2e:0b61", "0c2e:0b61x", "0c2e:", ":", "*:*", "0c2e:0b6g Name", "+c2e:0b61"}) {
        const auto list = allowListOf(line);
        QVERIFY2(list.keyboards.isEmpty() && list.complaints.size() == 1, line);
    }
    QVERIFY(allowListOf(QByteArray(listBytesMax + 1, '#')).keyboards.isEmpty());
}

void KeyboardsTest::anEmptyListAllowsNobody()
{
    const auto list = allowListOf({});
    for (const Keyboard& keyboard : keyboardsIn(attached))
        QVERIFY(!allows(list, keyboard));
    const QByteArray rules = udevRulesFor(list);
    QVERIFY(rules.contains("ENV{LIBINPUT_IGNORE_DEVICE}=\"1\""));
    QVERIFY(!rules.contains("ATTRS"));
}

void KeyboardsTest::rulesIgnoreWhatIsNotOnTheList()
{
    const QByteArray rules = udevRulesFor(allowListOf("0c2e:0b61 Example Scanner\n046d:c31c\n"));
    const qsizetype first
        = rules.indexOf("\nATTRS{id/vendor}==\"0c2e\", ATTRS{id/product}==\"0b61\", ATTRS{name}==\"Example Scanner\", "
                        "GOTO=\"naru_keyboards_end\"\n");
    const qsizetype second
        = rules.indexOf("\nATTRS{id/vendor}==\"046d\", ATTRS{id/product}==\"c31c\", GOTO=\"naru_keyboards_end\"\n");
    const qsizetype ignored = rules.indexOf("\nENV{LIBINPUT_IGNORE_DEVICE}=\"1\"\n");
    QVERIFY(0 < first && first < second && second < ignored);
    QVERIFY(rules.endsWith("LABEL=\"naru_keyboards_end\"\n"));
}

void KeyboardsTest::aNameCannotLeaveItsRule()
{
    const QByteArray rules = udevRulesFor(allowListOf("0c2e:0b61 a\", RUN+=\"/bin/sh $env{X}*|b\n"));
    QVERIFY(rules.contains("ATTRS{name}==\"a?, RUN+=?/bin/sh ?env{X}??b\", GOTO"));
}

void KeyboardsTest::nonsenseHasNoKeyboards()
{
    QVERIFY(keyboardsIn({}).isEmpty());
    QVERIFY(keyboardsIn("I: Bus\n\n\nB: KEY=zz\n").isEmpty());
    QVERIFY(keyboardsIn("B: KEY=" + QByteArray(200'000, 'f')).size() <= 1);
    QVERIFY(keyboardsIn(QByteArray(listBytesMax + 1, '\n')).isEmpty());
}

void KeyboardsTest::theCommandTellsAndWrites()
{
    const QTemporaryDir folder;
    const auto put = [&](const char* name, const QByteArray& text) {
        QFile file(folder.filePath(QLatin1StringView(name)));
        return file.open(QFile::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(put("devices", attached) && put("allow", "0c2e:0b61\n"));
    QProcess command;
    const QStringList arguments{QStringLiteral("kiosk"), QStringLiteral("keyboards"), QStringLiteral("--json"),
        QStringLiteral("--allow"), folder.filePath(QStringLiteral("allow")), QStringLiteral("--devices"),
        folder.filePath(QStringLiteral("devices")), QStringLiteral("--write"),
        folder.filePath(QStringLiteral("rules"))};
    command.start(QStringLiteral(NARU_BINARY_DIR "/bin/naructl"), arguments);
    QVERIFY(command.waitForFinished());
    QCOMPARE(command.exitCode(), 0);
    const auto rows = QJsonDocument::fromJson(command.readAllStandardOutput()).object()[u"keyboards"].toArray();
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[1].toObject()[u"allowed"].toBool(), true);
    QCOMPARE(rows[2].toObject()[u"allowed"].toBool(), false);
    QFile rules(folder.filePath(QStringLiteral("rules")));
    QVERIFY(rules.open(QFile::ReadOnly));
    QVERIFY(rules.readAll().contains("ATTRS{id/vendor}==\"0c2e\""));

    QVERIFY(put("allow", "everything\n") && rules.remove());
    command.start(command.program(), arguments);
    QVERIFY(command.waitForFinished());
    QCOMPARE(command.exitCode(), 1);
    QVERIFY(!rules.exists());
}

NARU_TEST(KeyboardsTest)
#include "tst_keyboards.moc"

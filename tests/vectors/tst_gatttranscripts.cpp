// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded Bluetooth LE sessions, played back: the desk writes and notifies the same values again, byte for byte, and
// comes to the same end.
#include "devices/ble/blelink.h"
#include "tests/support/bledesk.h"
#include "tests/support/gatttranscript.h"
#include "tests/support/suite.h"
#include "tests/support/transcriptfolder.h"
#include "tests/support/wait.h"

#include <QJsonArray>

using namespace naru;
using test::GattTranscript;
using Event = GattTranscript::Event;

namespace {
constexpr int waitMs = 10'000;

QStringList transcriptFiles()
{
    return test::transcriptFolder().entryList({QStringLiteral("*.gatt")}, QDir::Files, QDir::Name);
}

std::optional<GattTranscript> transcriptOf(const QString& name)
{
    return GattTranscript::parse(test::transcriptFile(name + QStringLiteral(".gatt")));
}

/// Endings and values of a replay, in the form of its expectation.
QJsonObject replay(const GattTranscript& transcript, QString& deviation)
{
    test::GattReplay air(transcript);
    device::BleLink link(air.power, air.client, air.server);
    test::BleDesk desk(link, transcript.trust, *parseRfc3339(transcript.at), transcript.seed);
    QJsonArray endings;
    while (const auto engagement = air.engaged()) {
        const auto parsed = identity::mdl::DeviceEngagement::parse(*engagement);
        if (!parsed)
            break;
        desk.begin(*engagement, test::wayTo(*parsed));
        if (!test::waitFor([&] { return desk.isOver() || !air.deviation.isEmpty(); }, waitMs))
            break;
        if (desk.isOver())
            endings.append(
                QLatin1StringView(desk.verdict ? desk.accepted() ? "accept" : "reject" : desk.fault->name()));
    }
    deviation = air.deviation;
    if (deviation.isEmpty() && !air.isOver())
        deviation = QStringLiteral("ends before the transcript does");
    return {{QStringLiteral("endings"), endings}, {QStringLiteral("values"), air.values}};
}
} // namespace

class GattTranscriptsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replays_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& file : transcriptFiles())
            QTest::newRow(qPrintable(file)) << file.chopped(5);
    }
    void replays()
    {
        QFETCH(QString, name);
        const auto transcript = transcriptOf(name);
        QVERIFY(transcript);
        QString deviation;
        const QJsonObject actual = replay(*transcript, deviation);
        QVERIFY2(deviation.isEmpty(), qPrintable(deviation));
        QVERIFY2(test::isAsExpected(name, actual),
            qPrintable(name + QStringLiteral(".actual.json differs from what is expected")));
    }

    void thereAreEnough() { QVERIFY(transcriptFiles().size() >= 20); }

    /// Which server, and its MTU, whatever the generator meant: full values, and never over.
    void fillsItsValues_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qsizetype>("bytes");
        const std::pair<int, qsizetype> lengths[]{{23, 20}, {185, 182}, {517, 512}};
        for (const char* who : {"phone", "desk"}) {
            for (const auto& [mtu, bytes] : lengths) {
                const QString name = QStringLiteral("ble-%1-serves-%2").arg(QLatin1StringView(who)).arg(mtu);
                QTest::newRow(qPrintable(name)) << name << bytes;
            }
        }
    }
    void fillsItsValues()
    {
        QFETCH(QString, name);
        QFETCH(qsizetype, bytes);
        const auto transcript = transcriptOf(name);
        QVERIFY(transcript);
        qsizetype largestOfPhone = 0, largestOfDesk = 0, messageOfDesk = 0;
        for (const Event& event : transcript->events) {
            if (event.isPhonesValue())
                largestOfPhone = std::max(largestOfPhone, event.bytes.size());
            if (event.isDesksValue()) {
                largestOfDesk = std::max(largestOfDesk, event.bytes.size());
                messageOfDesk += event.bytes.size();
            }
        }
        QCOMPARE(largestOfPhone, bytes);
        QVERIFY(largestOfDesk == bytes || (messageOfDesk < bytes && largestOfDesk > 1));
    }

    void seesADeskThatSaysSomethingElse_data()
    {
        QTest::addColumn<Event::Kind>("kind");
        QTest::newRow("another service") << Event::Kind::Find;
        QTest::newRow("another value") << Event::Kind::DeskWrite;
        QTest::newRow("does not drop") << Event::Kind::Drop;
    }
    void seesADeskThatSaysSomethingElse()
    {
        QFETCH(Event::Kind, kind);
        auto transcript = transcriptOf(QStringLiteral("ble-phone-serves-185"));
        QVERIFY(transcript);
        const auto last = std::find_if(transcript->events.rbegin(), transcript->events.rend(),
            [&](const Event& event) { return event.kind == kind; });
        QVERIFY(last != transcript->events.rend());
        if (kind == Event::Kind::Drop)
            last->kind = Event::Kind::DeskWrite;
        else
            last->bytes.back() = static_cast<char>(last->bytes.back() ^ 1);
        QString deviation;
        replay(*transcript, deviation);
        QVERIFY(!deviation.isEmpty());
    }

    void seesADeskThatStopsEarly()
    {
        auto transcript = transcriptOf(QStringLiteral("ble-phone-serves-517"));
        QVERIFY(transcript);
        transcript->events.append(Event{Event::Kind::Find, {}, QByteArray(16, 'x')});
        QString deviation;
        replay(*transcript, deviation);
        QCOMPARE(deviation, QStringLiteral("ends before the transcript does"));
    }

    void readsWhatItWrites()
    {
        const QByteArray text = test::transcriptFile(QStringLiteral("ble-lost-while-serving.gatt"));
        const auto transcript = GattTranscript::parse(text);
        QVERIFY(transcript);
        QCOMPARE(transcript->encode(), text);
        for (const char* wrong : {"> find", "> find zz", "> find 0", "> find 00 00", "> write Ident 00",
                 "> write State", "< subscribed", "< subscribed 023", "< subscribed -1", "< write State 01",
                 "< found 1", "< bond", "+", ">", "", " ", "about again", "> write State 0A"})
            QVERIFY2(!Event::parse(wrong), wrong);
        for (const QByteArray& broken : {text + "> dropped\n", text + "seed 1\n", text.mid(text.indexOf('\n') + 1),
                 text.left(text.indexOf("\n+") + 1), QByteArray()})
            QVERIFY(!GattTranscript::parse(broken));
    }
};

NARU_TEST(GattTranscriptsTest)
#include "tst_gatttranscripts.moc"

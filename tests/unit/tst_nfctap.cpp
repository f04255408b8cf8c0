// SPDX-License-Identifier: GPL-3.0-or-later
// The desk's side of a tap against recorded phones and against phones that misbehave, without clock or reader.
#include "app/codec/ndef.h"
#include "app/desk/handover.h"
#include "devices/nfc/tapengagement.h"
#include "tests/support/suite.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace naru;
using namespace naru::device;
using codec::NdefRecord;
using Tnf = NdefRecord::Tnf;

namespace {
constexpr ApduLimits shortApdus{255, 256};

QByteArray hex(const char* digits)
{
    return QByteArray::fromHex(digits);
}

QJsonArray recording(const char* file)
{
    QFile log(QDir(test::sharedVectors()).filePath(QStringLiteral("mdoc/nfc/") + QLatin1StringView(file)));
    return log.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(log.readAll()).array() : QJsonArray();
}

QByteArray dataOf(const QJsonValue& apdu)
{
    return hex(apdu.toObject()[QLatin1StringView("data")].toString().toLatin1());
}

/// Header and data; Le only where it says how much is read (a select may have one or not).
QByteArray commandOf(const QJsonValue& apdu)
{
    const auto field = [&](const char* name) { return apdu.toObject()[QLatin1StringView(name)].toInt(); };
    CommandApdu command{static_cast<quint8>(field("cla")), static_cast<quint8>(field("ins")),
        static_cast<quint8>(field("p1")), static_cast<quint8>(field("p2")), dataOf(apdu), field("le")};
    constexpr int select = 0xa4;
    if (field("ins") == select && field("p1") == 4)
        command.le = shortResponseDataMax;
    return command.encode();
}

/// A door that asks and understands nothing: what was carried is what comes out.
HandoverDoor plainDoor(const QByteArray& request = "request")
{
    return {[request] { return request; },
        [](const QByteArray& select, const std::optional<QByteArray>& hr) -> Result<PhoneOffer> {
            return PhoneOffer{select, hr.value_or("static"), std::nullopt, std::nullopt};
        },
        {}};
}

/// A tag whose answers the test writes down, in order; none for a write.
struct Script {
    QList<QByteArray> answers;
    Milliseconds waited{0};
    int reads = 0;

    /// Until Done or a fault.
    Result<CardStep> play(TapEngagement& tap)
    {
        Result<CardStep> step = tap.begin();
        while (step && step->kind != CardStep::Kind::Done) {
            if (step->kind == CardStep::Kind::Wait) {
                waited += step->time;
                step = tap.waited();
                continue;
            }
            const bool isLength = step->apdu == hex("00b0000002");
            reads += isLength ? 1 : 0;
            const bool isWrite = static_cast<quint8>(step->apdu[1]) == 0xd6;
            if (!isWrite && answers.isEmpty())
                return Fault(DeviceFault::PhoneGone);
            step = tap.answered(*ResponseApdu::read(isWrite ? hex("9000") : answers.takeFirst()));
        }
        return step;
    }
};

const QByteArray ok = hex("9000");
const QByteArray container = hex("000f20003b00340406e1047fff00009000");

QList<QByteArray> opened()
{
    return {ok, ok, container, ok};
}

QList<QByteArray> messageOf(const QByteArray& message)
{
    return {hex(QByteArray::number(message.size(), 16).rightJustified(4, '0').constData()) + ok, message + ok};
}

QByteArray parameter(int waitingTime, int waitsMax, const char* service = "urn:nfc:sn:handover")
{
    QByteArray payload = '\x10' + QByteArray(1, static_cast<char>(qstrlen(service))) + service + '\0';
    payload.append(static_cast<char>(waitingTime)).append(static_cast<char>(waitsMax)).append("\x7f\xff");
    return codec::encodeNdef({{Tnf::WellKnown, "Tp", {}, payload}});
}

QByteArray status(char code)
{
    return codec::encodeNdef({{Tnf::WellKnown, "Te", {}, QByteArray(1, code)}});
}
} // namespace

class NfcTapTest : public QObject {
    Q_OBJECT

private:
    static void replay(const char* file, const QByteArray& request, const QByteArray& select)
    {
        const auto log = recording(file);
        const HandoverDoor door = plainDoor(request);
        TapEngagement tap(shortApdus, door);
        Result<CardStep> step = tap.begin();
        for (int i = 0; i + 1 < log.size(); i += 2) {
            while (step && step->kind == CardStep::Kind::Wait)
                step = tap.waited();
            QVERIFY(step && step->kind == CardStep::Kind::Send);
            QCOMPARE(step->apdu.toHex(), commandOf(log[i]).toHex());
            step = tap.answered({dataOf(log[i + 1]), 0x9000});
        }
        QVERIFY(step && step->kind == CardStep::Kind::Done);
        QCOMPARE(tap.offer().deviceEngagement.toHex(), select.toHex());
    }

private Q_SLOTS:
    void playsTheRecordedStaticHandover()
    {
        NARU_NEEDS_VECTOR("mdoc/nfc/testStaticHandover.apdus.json");
        replay("testStaticHandover.apdus.json", {}, dataOf(recording("testStaticHandover.apdus.json").last()));
    }

    void playsTheRecordedNegotiatedHandover()
    {
        NARU_NEEDS_VECTOR("mdoc/nfc/testNegotiatedHandover.apdus.json");
        const auto log = recording("testNegotiatedHandover.apdus.json");
        QByteArray request;
        for (const auto& apdu : log) {
            if (dataOf(apdu).contains("Hr"))
                request = dataOf(apdu).sliced(2);
        }
        replay("testNegotiatedHandover.apdus.json", request, dataOf(log.last()));
    }

    void keepsToTheTagsPieces()
    {
        const QByteArray select = codec::encodeNdef({{Tnf::WellKnown, "Hs", {}, QByteArray(300, 'h')}});
        Script script{opened()};
        script.answers.append(messageOf(select).first());
        for (qsizetype at = 0; at < select.size(); at += 0x3b) // MLe
            script.answers.append(select.mid(at, 0x3b) + ok);
        const HandoverDoor door = plainDoor();
        TapEngagement tap(ApduLimits{}, door);
        QVERIFY(script.play(tap));
        QCOMPARE(tap.offer().deviceEngagement, select);
        QVERIFY(script.answers.isEmpty());
    }

    void writesALongRequestInPieces()
    {
        TagFile file(ApduLimits{});
        Result<CardStep> step = file.open();
        for (const QByteArray& answer : opened())
            step = file.answered(*ResponseApdu::read(answer));
        QList<QByteArray> sent;
        for (step = file.write(QByteArray(100, 'r')); step && step->kind == CardStep::Kind::Send;
             step = file.answered({{}, 0x9000}))
            sent.append(step->apdu.first(7).toHex());
        QVERIFY(step);
        QCOMPARE(sent, (QList<QByteArray>{"00d60000020000", "00d60002347272", "00d60036307272", "00d60000020064"}));
        QVERIFY(!file.write(QByteArray(0x7ffe, 'r')));
    }

    void waitsWhileNothingIsThereYet_data()
    {
        QTest::addColumn<int>("waitingTime");
        QTest::addColumn<int>("notReady");
        QTest::addColumn<int>("waitedMs");
        QTest::newRow("at once") << 0 << 0 << 2;
        QTest::newRow("32 ms, twice not ready") << 24 << 2 << 4 * 32;
        QTest::newRow("15 times, as often as it may") << 8 << 15 << 17 * 2;
    }
    void waitsWhileNothingIsThereYet()
    {
        QFETCH(int, waitingTime);
        QFETCH(int, notReady);
        Script script{opened() + messageOf(parameter(waitingTime, 15))};
        script.answers += QList<QByteArray>(notReady, hex("00009000"));
        script.answers += messageOf(status('\0')) + messageOf("select");
        const HandoverDoor door = plainDoor();
        TapEngagement tap(ApduLimits{}, door);
        const auto end = script.play(tap);
        QVERIFY2(end, end ? "" : end.fault().name());
        QCOMPARE(tap.offer().deviceEngagement, "select");
        QCOMPARE(tap.offer().handover, "request");
        QTEST(static_cast<int>(script.waited.count()), "waitedMs");
        QCOMPARE(script.reads, 3 + notReady);
    }

    void givesUpOnWhoNeverGetsReady()
    {
        Script script{opened() + messageOf(parameter(8, 3)) + QList<QByteArray>(100, hex("00009000"))};
        const HandoverDoor door = plainDoor();
        TapEngagement tap(ApduLimits{}, door);
        const auto end = script.play(tap);
        QVERIFY(!end && end.fault().is(DeviceFault::PhoneSilent));
        QCOMPARE(script.reads, 1 + 1 + 3);
    }

    void waitsFiveSecondsAtMost()
    {
        for (int waitingTime = 0; waitingTime < 64; ++waitingTime) {
            Script script{opened() + messageOf(parameter(waitingTime, 15)) + QList<QByteArray>(100, hex("00009000"))};
            const HandoverDoor door = plainDoor();
            TapEngagement tap(ApduLimits{}, door);
            QVERIFY(!script.play(tap));
            QVERIFY(script.waited <= TapEngagement::readinessMax);
        }
    }

    void namesWhatIsWrong_data()
    {
        QTest::addColumn<QList<QByteArray>>("answers");
        QTest::addColumn<DeviceFault>("fault");
        const auto row = [](const char* name, QList<QByteArray> answers, DeviceFault fault) {
            QTest::newRow(name) << answers << fault;
        };
        const auto spoilt = [](qsizetype at, char byte) { return QByteArray(container).replace(at, 1, &byte, 1); };
        const auto nonsense = DeviceFault::PhoneTalksNonsense;
        row("locked", {hex("6a82")}, DeviceFault::PhoneLocked);
        row("another refusal", {hex("6d00")}, nonsense);
        row("no container", {ok, hex("6a82")}, nonsense);
        row("short container", {ok, ok, container.sliced(1)}, nonsense);
        row("another version", {ok, ok, spoilt(2, '\x10')}, nonsense);
        row("another control", {ok, ok, spoilt(7, '\x05')}, nonsense);
        row("reads nothing", {ok, ok, spoilt(4, '\x0e')}, nonsense);
        row("not readable", {ok, ok, spoilt(13, '\xff')}, nonsense);
        row("NLEN of three bytes", opened() << hex("0000009000"), nonsense);
        row("NLEN over the file", opened() << hex("7fff9000"), nonsense);
        row("more than asked", opened() << hex("00029000") << hex("0102039000"), nonsense);
        row("less than nothing", opened() << hex("00029000") << ok, nonsense);
        row("no NDEF", opened() + messageOf("xx"), nonsense);
        row("another tag", opened() + messageOf(codec::encodeNdef({{Tnf::WellKnown, "U", {}, "x"}})), nonsense);
        row("another service", opened() + messageOf(parameter(0, 1, "urn:nfc:sn:other")), nonsense);
        row("refused service", opened() + messageOf(parameter(0, 1)) + messageOf(status('\x02')), nonsense);
    }
    void namesWhatIsWrong()
    {
        QFETCH(QList<QByteArray>, answers);
        QFETCH(DeviceFault, fault);
        Script script{answers};
        const HandoverDoor door = plainDoor();
        TapEngagement tap(ApduLimits{}, door);
        const auto end = script.play(tap);
        QVERIFY(!end);
        QVERIFY2(end.fault().is(fault), end.fault().name());
        QVERIFY(script.answers.isEmpty());
    }

    void asksIdentityWhatItWasHanded()
    {
        NARU_NEEDS_VECTOR("mdoc/nfc/testStaticHandover.apdus.json");
        const auto door = desk::handoverDoor();
        const auto offer = door.read(dataOf(recording("testStaticHandover.apdus.json").last()), std::nullopt);
        QVERIFY(offer && offer->nfc);
        QCOMPARE(offer->nfc->responseBytesMax, 65'536);
        QVERIFY(codec::NdefMessage::parse(door.request()));
        QVERIFY(!door.read("nonsense", std::nullopt));
    }
};

NARU_TEST(NfcTapTest)
#include "tst_nfctap.moc"

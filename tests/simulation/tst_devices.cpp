// SPDX-License-Identifier: GPL-3.0-or-later
// Devices and phones that misbehave, one seed after the other, before one desk that lives on: every visit ends in a
// verdict or a named fault inside its limit, and the next visitor is served.
#include "devices/visit/qrendpoint.h"
#include "tests/support/holderlink.h"
#include "tests/support/phonelink.h"
#include "tests/support/suite.h"
#include "tests/support/tapdesk.h"
#include "tests/support/wait.h"

#include <QMap>

using namespace naru;
using sim::Misbehaviour;
using sim::NfcPhoneTerms;

namespace {

constexpr std::uint64_t seedsUsual = 5000;
constexpr int visitMax = 5000; // ms; nothing here waits for anything but the event loop and a locked phone's retry
const Instant now = *parseRfc3339(u"2026-11-20T02:22:00Z");

enum class Trouble {
    None,
    LeavesAtApdu,
    OddStatus,
    Truncated,
    Overlong,
    Garbled,
    LinkBreaks,
    LinkGarbles,
    NotFound,
    Off
};
constexpr std::array troubleNames{"none", "leaves at an APDU", "odd status", "truncated", "overlong", "garbled",
    "link breaks", "link garbles", "not found", "off"};
enum class Start { Tap, Code, CodeThenTap, TapThenCode, CodeTwice };
constexpr std::array startNames{"tap", "code", "code then tap", "tap then code", "code twice"};

struct Scene {
    Trouble trouble = Trouble::None;
    Start start = Start::Tap;
    int at = 0;
    NfcPhoneTerms terms;
    sim::HolderSettings holder;

    static Scene draw(std::uint64_t seed)
    {
        SeededRandom random(seed * 0x9e3779b97f4a7c15ULL + 23);
        Scene scene;
        scene.trouble = static_cast<Trouble>(random.below(troubleNames.size()));
        scene.start = static_cast<Start>(random.below(startNames.size()));
        scene.at = static_cast<int>(random.below(24));
        scene.terms.handover = random.below(2) ? NfcPhoneTerms::Handover::Negotiated : NfcPhoneTerms::Handover::Static;
        scene.terms.ble = static_cast<NfcPhoneTerms::BleRole>(random.below(3));
        scene.terms.offersNfc = random.below(3) != 0;
        scene.terms.commandBytesMax = random.below(2) ? 255 : 65'535;
        scene.terms.responseBytesMax = scene.terms.commandBytesMax + 1;
        scene.terms.holderAgrees = random.below(8) != 0;
        scene.holder.misbehaviour = static_cast<Misbehaviour>(random.below(sim::misbehaviourNames.size()));
        if (scene.holder.misbehaviour == Misbehaviour::Silence) // waits minutes for it, by design: VisitsTest has it
            scene.holder.misbehaviour = Misbehaviour::None;
        return scene;
    }
    QByteArray describe(std::uint64_t seed) const
    {
        return QStringLiteral("seed %1: %2, %3 at %4, phone %5")
            .arg(seed)
            .arg(QLatin1StringView(startNames[static_cast<std::size_t>(start)]),
                QLatin1StringView(troubleNames[static_cast<std::size_t>(trouble)]))
            .arg(at)
            .arg(QLatin1StringView(nameOf(holder.misbehaviour)))
            .toUtf8();
    }
};

/// A reader, an adapter and a scanner's codes, for all visitors of a day.
struct Counter {
    Counter()
        : door(desk::handoverDoor(
            random, [this] { return adapter.isReady() ? desk::Bluetooth::Ready : desk::Bluetooth::Absent; }))
        , tap(reader, door, &shared)
        , code(door, shared)
        , desk({&tap, &code}, sim::Holder({}, now, random).rootDer(), now)
    {
    }
    SeededRandom random{3};
    test::HolderLink adapter;
    device::LinkShare::Link shared{adapter};
    test::PhoneLink reader{device::ApduLimits{}};
    device::HandoverDoor door;
    device::NfcEndpoint tap;
    device::QrEndpoint code;
    test::AskingDesk desk;
};

class Visitor {
public:
    Visitor(Counter& counter, const Scene& scene, std::uint64_t seed)
        : m_counter(counter)
        , m_scene(scene)
        , m_phone(scene.terms, now, scene.holder, seed)
    {
        counter.adapter.phone = scene.trouble == Trouble::NotFound ? nullptr : &m_phone.holder;
        counter.adapter.missing
            = scene.trouble == Trouble::Off ? std::optional<Fault>(device::DeviceFault::BluetoothOff) : std::nullopt;
        counter.adapter.goneAtMessage = scene.trouble == Trouble::LinkBreaks ? scene.at % 4 : -1;
        counter.adapter.garble = nullptr;
        if (scene.trouble == Trouble::LinkGarbles)
            counter.adapter.garble = [at = scene.at](const QByteArray& message) { return spoilt(message, at); };
        counter.reader.goneAtApdu = scene.trouble == Trouble::LeavesAtApdu ? counter.reader.apdus + scene.at : -1;
    }
    ~Visitor()
    {
        m_counter.reader.goneAtApdu = -1;
        m_counter.reader.takeAway();
        m_counter.adapter.phone = nullptr;
    }

    void come()
    {
        const Start start = m_scene.start;
        if (start == Start::Tap || start == Start::TapThenCode)
            tap();
        if (start != Start::Tap)
            show();
        if (start == Start::CodeThenTap)
            tap();
        if (start == Start::CodeTwice)
            show();
    }
    void tap()
    {
        m_counter.reader.present(
            {[this](const QByteArray& apdu) { return answerTo(apdu); }, [this] { m_phone.nfc.fieldLost(); }});
    }
    /// As the desk does; a phone without a code (it is locked) shows nothing.
    void show()
    {
        const QByteArray code = m_phone.nfc.showCode();
        Fault why = device::DeviceFault::NoCommonCarrier;
        bool isTaken = code.isEmpty();
        for (device::VisitEndpoint* endpoint : {static_cast<device::VisitEndpoint*>(&m_counter.tap),
                 static_cast<device::VisitEndpoint*>(&m_counter.code)}) {
            const auto taken = code.isEmpty() ? Result<void>(why) : endpoint->takeCode(code);
            isTaken = isTaken || taken;
            if (!taken)
                why = taken.fault();
        }
        if (!isTaken)
            m_counter.desk.fault = why;
    }
    /// Nobody stands there with a phone in the hand for ever: it is held there once more.
    void comeAgain()
    {
        if (m_counter.desk.engagements == m_before)
            tap();
    }
    void countFrom(int engagements) { m_before = engagements; }

private:
    static QByteArray spoilt(QByteArray bytes, int at)
    {
        if (!bytes.isEmpty())
            bytes[at % bytes.size()] = static_cast<char>(bytes[at % bytes.size()] ^ (1 << at % 8));
        return bytes;
    }
    QByteArray answerTo(const QByteArray& apdu)
    {
        const QByteArray honest = m_phone.nfc.transceive(apdu);
        if (m_apdus++ != m_scene.at)
            return honest;
        switch (m_scene.trouble) {
        case Trouble::OddStatus:
            return QByteArray::fromHex("6f42");
        case Trouble::Truncated:
            return honest.left(honest.size() / 2);
        case Trouble::Overlong:
            return QByteArray(300, 'x') + honest;
        case Trouble::Garbled:
            return spoilt(honest, m_scene.at);
        default:
            return honest;
        }
    }

    Counter& m_counter;
    Scene m_scene;
    test::TapPhone m_phone;
    int m_apdus = 0, m_before = 0;
};

} // namespace

class DevicesTest : public QObject {
    Q_OBJECT

    /// How it ended; a phone that cannot engage ends in its fault, again and again, until it is taken away.
    static QByteArray serve(Counter& counter, const Scene& scene, std::uint64_t seed)
    {
        Visitor visitor(counter, scene, seed);
        const int before = counter.desk.engagements;
        visitor.countFrom(before);
        counter.desk.begin();
        visitor.come();
        const auto isOver = [&] { return counter.desk.isOver(); };
        if (!test::waitFor(isOver, 15)) {
            visitor.comeAgain();
            if (!test::waitFor(isOver, visitMax))
                return "nothing";
        }
        const QByteArray ending = counter.desk.ending();
        counter.desk.stop();
        return ending;
    }

private Q_SLOTS:
    void everyVisitEndsAndTheNextIsServed()
    {
        bool isNumber = false;
        const auto wanted = qEnvironmentVariable("NARU_SEEDS").toULongLong(&isNumber);
        const auto one = qEnvironmentVariable("NARU_SEED");
        const std::uint64_t first = one.isEmpty() ? 0 : one.toULongLong();
        const std::uint64_t last = !one.isEmpty() ? first + 1 : isNumber ? wanted : seedsUsual;
        Counter counter;
        QMap<QByteArray, int> endings;
        for (std::uint64_t seed = first; seed < last; ++seed) {
            const Scene scene = Scene::draw(seed);
            const QByteArray ending = serve(counter, scene, 2 * seed + 1000);
            QVERIFY2(ending != "nothing", scene.describe(seed));
            QVERIFY2(ending == "verdict" || ending.contains('.'), scene.describe(seed));
            ++endings[ending];
            if (seed % 10 == 0) { // and an honest one: every tenth, its documents cost more than all the rest
                Scene honest;
                honest.start = static_cast<Start>(seed / 10 % startNames.size());
                const QByteArray next = serve(counter, honest, 2 * seed + 1001);
                QVERIFY2(next == "verdict" && counter.desk.accepted(), scene.describe(seed) + " then " + next);
            }
        }
        for (auto it = endings.cbegin(); it != endings.cend(); ++it)
            qInfo("%6d  %s", it.value(), it.key().constData());
        if (last - first >= 1000)
            QVERIFY(endings.size() > 8 && endings.value("verdict") > int(last - first) / 5);
    }
};

NARU_TEST(DevicesTest)
#include "tst_devices.moc"

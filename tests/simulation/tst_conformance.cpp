// SPDX-License-Identifier: GPL-3.0-or-later
// The conformance suite over real connections, against the simulated terminal in both dialects.
#include "app/payments/conformance.h"
#include "app/payments/nexo/nexodriver.h"
#include "app/payments/nexoxml/nexoxmldriver.h"
#include "devices/simulator/terminal/xmlterminal.h"
#include "devices/terminal/networkterminals.h"
#include "tests/support/suite.h"
#include "tests/support/wait.h"

using namespace naru;
using namespace naru::payments;

namespace {

constexpr const char* poi = "S1F2-000158213605588";
enum class Dialect { Json, Xml };

/// Waits for what a link brings.
class LinkPump final : public Pump {
public:
    explicit LinkPump(device::TerminalLink& link)
        : m_link(link)
    {
        QObject::connect(&link, &device::TerminalLink::answered, &m_scope,
            [this](quint64 number, const QByteArray& body) { m_ends.insert(number, body); });
        QObject::connect(&link, &device::TerminalLink::failed, &m_scope,
            [this](quint64 number) { m_ends.insert(number, std::nullopt); });
    }
    quint64 send(const QByteArray& message) override { return m_link.send(message, std::chrono::seconds(5)); }
    std::optional<QByteArray> answer(quint64 number, Milliseconds patience) override
    {
        test::waitFor([&] { return m_ends.contains(number); }, static_cast<int>(patience.count()));
        return m_ends.value(number);
    }

private:
    device::TerminalLink& m_link;
    QHash<quint64, std::optional<QByteArray>> m_ends;
    QObject m_scope;
};

struct Bench {
    explicit Bench(Dialect dialect)
        : identity(sim::TerminalIdentity::make(poi, SystemClock().now(), random))
        , terminal(dialect == Dialect::Xml ? sim::XmlTerminal::settings(settings()) : settings(), clock, random)
    {
        const auto now = [] { return QByteArray("2026-11-20T10:00:00+09:00"); };
        device::TerminalSetup setup;
        setup.poi = QLatin1StringView(poi);
        setup.roots = identity.certificatePem;
        if (dialect == Dialect::Xml) {
            setup.driver = QStringLiteral("nexo-xml");
            auto voice = std::make_unique<sim::XmlTerminal>(terminal, identity);
            isListening = voice->listen();
            setup.address = voice->url();
            door = std::move(voice);
            driver = std::make_unique<nexoxml::NexoXmlDriver>(
                nexoxml::NexoXmlDriver::Parts{"naru-desk-1", poi, now, true, {}}, random);
        } else {
            setup.driver = QStringLiteral("nexo");
            const auto key
                = std::make_shared<const nexo::EnvelopeKey>(*nexo::EnvelopeKey::derive("a passphrase", "desk-1", 1));
            auto voice = std::make_unique<sim::NexoTerminal>(terminal, key, identity, random);
            isListening = voice->listen();
            setup.address = voice->url();
            door = std::move(voice);
            nexo::NexoDriver::Parts parts;
            parts.saleId = "naru-desk-1";
            parts.poiId = poi;
            parts.key = key;
            parts.now = now;
            parts.training = true;
            driver = std::make_unique<nexo::NexoDriver>(std::move(parts), random);
        }
        link = device::NetworkTerminals().linkTo(setup);
        pump = std::make_unique<LinkPump>(*link);
    }

    static sim::PaymentTerminal::Settings settings()
    {
        return {poi, {}, std::chrono::milliseconds(150), std::chrono::milliseconds(50)};
    }
    bool login()
    {
        const auto question = driver->question(Driver::Ask::Login, nullptr);
        const auto body = pump->answer(pump->send(question->message), std::chrono::seconds(5));
        const auto health
            = body ? driver->hearHealth(*question, *body) : Result<TerminalHealth>(ConformanceFault::NotTraining);
        return health && !health->loginNeeded;
    }
    Attempt payment()
    {
        Attempt attempt;
        attempt.serviceId = QStringLiteral("A1000000%1").arg(++count, 2, 10, QLatin1Char('0'));
        attempt.poi = QLatin1StringView(poi);
        attempt.transaction = attempt.serviceId + QStringLiteral("-63636363");
        attempt.time = QStringLiteral("2026-11-20T10:00:00+09:00");
        attempt.amount = Won{1};
        attempt.state = State::Sending;
        return attempt;
    }
    Attempt reversal()
    {
        Attempt attempt = payment();
        attempt.kind = AttemptKind::Reversal;
        attempt.reversal = ReversalKind::SameDayCancel;
        return attempt;
    }

    ManualClock clock{std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(1)};
    SeededRandom random{7};
    sim::TerminalIdentity identity;
    sim::PaymentTerminal terminal;
    std::unique_ptr<QObject> door;
    std::unique_ptr<Driver> driver;
    std::unique_ptr<device::TerminalLink> link;
    std::unique_ptr<LinkPump> pump;
    bool isListening = false;
    int count = 0;
};

} // namespace

Q_DECLARE_METATYPE(Dialect)

class TerminalConformanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatTheSimulatedTerminalDoes_data()
    {
        QTest::addColumn<Dialect>("dialect");
        QTest::newRow("JSON") << Dialect::Json;
        QTest::newRow("XML 3.1") << Dialect::Xml;
    }
    void findsWhatTheSimulatedTerminalDoes()
    {
        QFETCH(Dialect, dialect);
        Bench bench(dialect);
        QVERIFY(bench.isListening && bench.link && bench.login());
        const auto report = examine({*bench.driver, *bench.pump, true, [&] { return bench.payment(); },
            [&](const Attempt&) { return bench.reversal(); },
            [&] {
                bench.terminal.reboot();
                return true;
            },
            std::chrono::seconds(5), std::chrono::seconds(5)});
        QVERIFY(report && report->isUsable());
        for (const Tried& tried : report->tried) {
            const bool may = tried.trial == Trial::RemembersAfterReboot || tried.trial == Trial::ShowsReboot;
            QVERIFY2(may || tried.result == TrialResult::Yes, nameOf(tried).constData());
        }
        QVERIFY(dialect == Dialect::Json || report->found.observesBoot); // it wants a login after every restart
        QVERIFY(report->found.canStatus && report->found.canAbort && report->found.canReverse);
        QVERIFY(bench.terminal.book().lines().isEmpty()); // training: no won moved
    }
};

NARU_TEST(TerminalConformanceTest)
#include "tst_conformance.moc"

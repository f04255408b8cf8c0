// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/api/faults.h"
#include "devices/simulator/holder.h"
#include "tests/simulation/encounter.h"
#include "tests/support/desksupport.h"
#include "tests/support/suite.h"

#include <QDateTime>
#include <QDir>

using namespace naru;
using namespace naru::desk;
using namespace naru::simulation;
using naru::test::DeskStage;
using sim::Holder;
using sim::Misbehaviour;

namespace {
constexpr std::uint64_t seedsUsual = 1000;
constexpr Milliseconds silence = std::chrono::seconds(1);

/// A phone and its two links at a real desk. Nothing moves by itself: step() lets one message arrive, or a second pass.
class SceneEndpoint final : public device::VisitEndpoint {
public:
    void present(const Scene& scene, Instant now)
    {
        m_random = SeededRandom(scene.seed);
        m_toDesk.emplace(scene.toDesk, scene.hitMessage, m_random);
        m_toPhone.emplace(scene.toPhone, scene.hitMessage, m_random);
        m_holder.emplace(sim::HolderSettings{1, scene.person, scene.misbehaviour}, now, m_random);
        m_bytesLeft.reset();
        if (scene.misbehaviour == Misbehaviour::DropAtByte)
            m_bytesLeft = scene.dropAtByte;
        m_engaged = m_lost = false;
        if (const auto engagement = m_holder->engage())
            fromPhone(*engagement);
        else
            lose(device::DeviceFault::PhoneLocked);
    }

    /// False: nothing is under way.
    bool step()
    {
        if (m_lost || !m_listening)
            return false;
        if (const auto message = m_toPhone->take()) {
            fromPhone(m_holder->receive(*message));
            if (m_holder->state() == Holder::State::Asked)
                fromPhone(m_holder->agree());
            return true;
        }
        if (const auto message = m_toDesk->take()) {
            if (std::exchange(m_engaged, true))
                Q_EMIT received(*message);
            else
                Q_EMIT engaged(*message, Holder::handover());
            return true;
        }
        if (m_toDesk->isGone() || m_toPhone->isGone())
            lose(device::DeviceFault::PhoneGone);
        return false;
    }

    QString method() const override { return QStringLiteral("scene"); }
    bool isReady() const override { return true; }
    void listen() override { m_listening = true; }
    void stop() override { m_listening = false; }
    void send(const QByteArray& message) override { m_toPhone->send(message); }

private:
    void fromPhone(const QByteArray& message)
    {
        if (message.isEmpty())
            return;
        m_toDesk->send(message, m_bytesLeft);
        if (m_bytesLeft)
            *m_bytesLeft -= message.size();
    }
    void lose(const Fault& fault)
    {
        m_lost = true;
        m_listening = false;
        Q_EMIT lost(fault);
    }

    SeededRandom m_random{0};
    std::optional<FakeLink> m_toDesk, m_toPhone;
    std::optional<Holder> m_holder;
    std::optional<qsizetype> m_bytesLeft;
    bool m_listening = false, m_engaged = false, m_lost = false;
};

struct SceneStage : DeskStage {
    SceneStage()
        : DeskStage(Desk::Kind::Demo)
    {
        endpoints = {&phone};
        const QString trust = folder.filePath(QStringLiteral("data/trust"));
        QDir().mkpath(trust);
        QFile file(trust + QStringLiteral("/sample.pem"));
        const auto yesterday
            = QDateTime::fromMSecsSinceEpoch((clock.now() - std::chrono::days(1)).time_since_epoch().count());
        if (!file.open(QIODevice::WriteOnly) || file.write(sim::sampleTrustPem(clock.now())) <= 0 || !file.flush()
            || !file.setFileTime(yesterday, QFileDevice::FileModificationTime))
            qFatal("no trust file");
    }

    /// Lets a visit run to its verdict or its trouble; how many times something was asked of the phone.
    int play(Visit& visit, const Scene& scene)
    {
        int requests = 1;
        phone.present(scene, clock.now());
        for (;;) {
            if (visit.stage() == Visit::Stage::Verdict && visit.nextFallback()) {
                ++requests;
                visit.askFallback();
            }
            if (visit.stage() == Visit::Stage::Verdict || visit.stage() == Visit::Stage::Trouble)
                return requests;
            if (visit.stage() == Visit::Stage::Recording) {
                if (!QTest::qWaitFor([&] { return visit.stage() != Visit::Stage::Recording; }, 20'000))
                    qFatal("the journal never answered");
            } else if (!phone.step()) {
                clock.advance(silence);
                desk->touch();
                desk->tick();
            }
        }
    }

    SceneEndpoint phone;
};

std::uint64_t seedCount()
{
    bool isNumber = false;
    const auto count = qEnvironmentVariable("NARU_SEEDS").toULongLong(&isNumber);
    return isNumber ? count : seedsUsual;
}
} // namespace

/// Phones and links that misbehave, at a desk with its journal: what the clerk saw is what the journal says.
class VisitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyVisitIsInTheJournalAsTheClerkSawIt()
    {
        SceneStage stage;
        QVERIFY(stage.open() && stage.setUp());
        quint64 records = 0;
        QMap<QString, int> endings;
        for (std::uint64_t seed = 0; seed < seedCount(); ++seed) {
            const Scene scene = Scene::draw(seed);
            const quint64 before = stage.desk->unsent();
            Visit* visit = *stage.desk->beginVisit(*scene.purpose);
            const auto requests = static_cast<quint64>(stage.play(*visit, scene));
            const QByteArray line = scene.describe().toUtf8();
            const bool neverEngaged = visit->fault() && visit->fault()->is(DeskFault::PhoneTimeout);
            QVERIFY2(visit->verdict() || visit->fault(), line);
            QVERIFY2(!visit->verdict() || !visit->verdict()->accepted() || scene.isHonest(), line);
            QVERIFY2(stage.desk->unsent() - before == (neverEngaged ? 0 : requests), line);
            if (!neverEngaged) {
                const VisitRecord written = stage.desk->today().first();
                QVERIFY2(visit->fault() ? written.faultName == visit->fault()->name()
                                        : written.overall == visit->verdict()->overall,
                    line);
                QVERIFY2(visit->fault() || written.recordNumber == visit->recordNumber(), line);
            }
            ++endings[visit->fault()
                    ? QLatin1StringView(visit->fault()->name())
                    : QLatin1StringView(identity::overallNames[static_cast<std::size_t>(visit->verdict()->overall)])];
            records += stage.desk->unsent() - before;
            visit->cancel();
            stage.clock.advance(silence);
        }
        for (auto it = endings.cbegin(); it != endings.cend(); ++it)
            qInfo("%5d %s", it.value(), qPrintable(it.key()));
        const DayCounts counts = stage.desk->todayCounts();
        QVERIFY(stage.open()); // every link of the chain is looked at
        QVERIFY(stage.desk->unsent() >= records);
        QCOMPARE(stage.desk->todayCounts().accepted, counts.accepted);
        QCOMPARE(stage.desk->todayCounts().refused, counts.refused);
        QCOMPARE(stage.desk->todayCounts().person, counts.person);
    }
};

NARU_TEST(VisitsTest)
#include "tst_visits.moc"

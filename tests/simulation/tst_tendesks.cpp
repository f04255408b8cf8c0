// SPDX-License-Identifier: GPL-3.0-or-later
// Three days without a network at ten desks, and what a hub, an operator and a citizen can say afterwards.
#include "app/payments/facets.h"
#include "sync/hub/devices.h"
#include "sync/hub/judge.h"
#include "sync/hub/sqlboard.h"
#include "sync/hub/sqllog.h"
#include "tests/simulation/sitestage.h"
#include "tests/support/enrolstage.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::test;
using namespace naru::test::sites;

namespace {

constexpr int deskCount = 10, daysOffline = 3, restoredDesk = 3, doubtfulDesk = 6;

/// What money an entry moves, as the program tells its hub.
Result<std::optional<hub::Fact>> factOf(const hub::Kept& entry)
{
    using Standing = hub::Fact::Standing;
    const auto body = journal::unframe(entry.body);
    if (!body)
        return body.fault();
    const auto facets = payments::facetsOf(payments::Record{Kind(entry.kind), entry.schema, *body});
    if (!facets || !*facets)
        return facets ? Result<std::optional<hub::Fact>>(std::nullopt) : facets.fault();
    const payments::State state = (*facets)->state;
    const bool isOpen = state == payments::State::Prepared || state == payments::State::Sending;
    const bool isTaken = state == payments::State::Approved || state == payments::State::StoredOffline;
    const bool isNothing = state == payments::State::Declined || state == payments::State::NotSent;
    return std::optional(hub::Fact{hub::Fact::What((*facets)->what),
        isOpen          ? Standing::Open
            : isTaken   ? Standing::Taken
            : isNothing ? Standing::Nothing
                        : Standing::Doubt,
        (*facets)->attempt, (*facets)->won.value});
}

} // namespace

class TenDesksTest : public QObject {
    Q_OBJECT

    EnrolStage m_hub;
    std::vector<std::unique_ptr<Site>> m_sites;
    SeededRandom m_chance{10};
    std::unique_ptr<hub::SqlLog> m_log;
    std::vector<std::unique_ptr<hub::Intake>> m_hubs; ///< two programs over one store; null: dead
    std::unique_ptr<hub::Readings> m_readings;
    std::unique_ptr<hub::SqlBoard> m_board;
    bool m_isOnline = false;
    int m_lossPercent = 0, m_messages = 0;

    agent::Reply answer(Site& site, const agent::Request& request)
    {
        ++m_messages;
        agent::Reply reply;
        if (!m_isOnline) {
            reply.failure = agent::Reply::Failure::NoNetwork;
            return reply;
        }
        const auto lost = [this] { return m_chance.below(100) < quint64(m_lossPercent); };
        const auto& intake = m_hubs.at(m_chance.below(m_hubs.size()));
        if (lost() || !intake)
            return reply;
        const Instant now = site.bench.stage.clock.now();
        m_hub.clock.jumpTo(std::max(m_hub.clock.now(), now));
        const hub::Sender sender{hub::Sender::Standing::Known, site.device, site.key->publicKey()};
        reply = carried(*intake, request, sender, now);
        if (reply.status == 200) {
            wire::Telling telling;
            telling.unsent = site.agent->agent.state().unsent;
            std::ignore = hub::Devices(*m_hub.pool).noteSeen(site.device, now, telling);
        }
        return lost() ? agent::Reply{} : reply;
    }
    void carry(Site& site)
    {
        site.agent
            = std::make_unique<HandAgent>(site.bench.stage.clock, site.bench.stage.random, *site.desk().outgoing(),
                agent::Identity{*site.key, m_hub.authority->receiptKey().publicKey(),
                    site.bench.stage.clock.now() + std::chrono::days(90)},
                [this, &site](const agent::Request& request) { return answer(site, request); });
        site.agent->agent.begin(agent::Agent::Start::Now);
    }
    bool drainAll()
    {
        bool all = true;
        for (const auto& site : m_sites) {
            const bool drained = site->agent->drain();
            if (!drained)
                qWarning() << "not drained:" << int(site->agent->agent.state().cause)
                           << site->agent->agent.state().detail << site->agent->agent.state().unsent;
            all = all && drained;
        }
        return all;
    }
    void readAll()
    {
        for (const auto& site : m_sites) {
            for (auto read = m_readings->readOn(site->device); read && *read > 0;)
                read = m_readings->readOn(site->device);
        }
    }
    hub::DeskFacts factsOf(const Site& site)
    {
        const auto overview = m_board->overview();
        for (const hub::DeskFacts& facts : overview->desks)
            if (facts.device == site.device)
                return facts;
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_hub.pool->migrate(hub::Readings::schemaRoom, hub::Readings::migrations()));
        m_log = std::make_unique<hub::SqlLog>(*m_hub.pool, m_hub.clock);
        // The first is of an older version: it does not know classes yet.
        m_hubs.push_back(
            std::make_unique<hub::Intake>(*m_log, m_hub.authority->receiptKey(), [](const hub::Kept& entry) {
                return entry.kind == quint16(Kind::ClassPlanned) ? QStringLiteral("unknown_kind") : unreadable(entry);
            }));
        m_hubs.push_back(std::make_unique<hub::Intake>(*m_log, m_hub.authority->receiptKey(), hub::unreadable));
        m_readings = std::make_unique<hub::Readings>(*m_hub.pool, *m_log, factOf, m_hub.clock);
        const hub::PublicLog::Parts publicLog{
            *m_hub.pool, wire::originOf(QByteArray(32, 'p')), m_hub.authority->receiptKey(), m_hub.clock};
        QVERIFY(hub::PublicLog(publicLog).prepare());
        m_board = std::make_unique<hub::SqlBoard>(hub::SqlBoard::Parts{*m_hub.pool, *m_log, *m_readings,
            *m_hub.enrolment, m_hub.clock, QString(), [] { return QString(); }, publicLog, {}, {}});
        for (int i = 0; i < deskCount; ++i) {
            auto site = std::make_unique<Site>();
            QVERIFY(site->begin(i + 1));
            hub::Desk desk;
            desk.device = site->device;
            desk.site = QStringLiteral("나루동");
            desk.desk = QStringLiteral("%1번 창구").arg(i + 1);
            desk.spki = site->key->publicKey().spki();
            QVERIFY(m_hub.pool->with([&](hub::Sql& sql) -> Result<void> {
                return sql.within([&](hub::Sql& within) { return hub::Devices::add(within, desk); });
            }));
            m_sites.push_back(std::move(site));
        }
    }

    void threeDaysWithoutANetwork()
    {
        // The day before: all is well, an image of one desk is kept, and it goes on sending behind it.
        m_isOnline = true;
        for (const auto& site : m_sites) {
            QVERIFY(site->work(0));
            carry(*site);
        }
        QVERIFY(drainAll());
        Site& put = *m_sites.at(restoredDesk);
        const QString image = put.bench.stage.folder.filePath(QStringLiteral("image"));
        put.agent.reset();
        put.bench.stage.desk.reset();
        put.copyTo(image);
        QVERIFY(put.bench.startAgain() && put.takeCash() && !put.takeCard().isEmpty());
        carry(put);
        QVERIFY(drainAll());

        m_isOnline = false;
        for (int day = 1; day <= daysOffline; ++day) {
            for (const auto& site : m_sites) {
                ManualClock& clock = site->bench.stage.clock;
                const Milliseconds morning = clock.monotonic() + std::chrono::hours(23);
                while (site->agent->step(morning - clock.monotonic())) { } // it tries all day, and says why it waits
                clock.advance(morning - clock.monotonic());
                QVERIFY2(site->work(day), qPrintable(QString::number(day)));
            }
            if (day == 2) { // the third desk's disk is put back as it was before the network went
                put.agent.reset();
                put.bench.stage.desk.reset();
                for (const QFileInfo& file :
                    QDir(put.data()).entryInfoList({QStringLiteral("journal.db*")}, QDir::Files))
                    QVERIFY(QFile::remove(file.filePath()));
                for (const QFileInfo& file : QDir(image).entryInfoList({QStringLiteral("journal.db*")}, QDir::Files))
                    QVERIFY(QFile::copy(file.filePath(), put.data() + QLatin1Char('/') + file.fileName()));
                QVERIFY(put.bench.startAgain());
                carry(put);
            }
        }
        // In one place the card machine fell silent: nobody knows yet.
        Site& doubtful = *m_sites.at(doubtfulDesk);
        QVERIFY(!doubtful.takeCard("silent_taken").isEmpty());
        for (const auto& site : m_sites) {
            site->agent->agent.tryNow();
            while (site->agent->step()) { }
            QVERIFY(site->agent->agent.state().unsent > 0);
            QCOMPARE(site->agent->agent.state().cause, journal::Outbox::Cause::NoNetwork);
        }
    }

    void theNetworkFlapsAndAHubDies()
    {
        QVERIFY(m_sites.back()->agent);
        m_isOnline = true;
        m_lossPercent = 35;
        for (int round = 0; round < 4; ++round) {
            for (const auto& site : m_sites) {
                m_isOnline = m_chance.below(3) > 0;
                for (int step = 0; step < 6; ++step)
                    site->agent->step(std::chrono::minutes(20));
            }
            if (round == 1)
                m_hubs.front().reset();
        }
        m_isOnline = true;
        QVERIFY(drainAll());
        m_lossPercent = 0;
        m_hubs.erase(m_hubs.begin()); // whoever shares out the work has noticed
        QVERIFY(drainAll());          // and each says that nothing waits any more
    }

    void theHubsSumsAreTheDesks()
    {
        readAll();
        const auto sums = *m_readings->sums();
        qint64 card = 0, cash = 0;
        for (std::size_t i = 0; i < m_sites.size(); ++i) {
            const Books books = m_sites.at(i)->books();
            const hub::Readings::Sums& told = sums[m_sites.at(i)->device];
            // What the old image had forgotten lies at the hub alone.
            const bool isPut = i == restoredDesk;
            QCOMPARE(told.card, books.card + (isPut ? fee.value : 0));
            QCOMPARE(told.cash, drawerOf(*m_sites.at(i)) + (isPut ? fine.value : 0));
            card += told.card;
            cash += told.cash;
            const auto last = *m_log->head(m_sites.at(i)->device);
            QCOMPARE(last->seq, m_sites.at(i)->desk().outgoing()->cursor()->acked.seq);
            QCOMPARE(m_sites.at(i)->agent->agent.heard().forks, isPut ? 1 : 0);
        }
        qInfo("ten desks, three days: %lld won by card, %lld won in cash, %d messages", card, cash, m_messages);
    }

    void theOperatorSeesEveryExceptionWithItsReason()
    {
        const auto held = m_board->held();
        QVERIFY(held && !held->isEmpty());
        for (const hub::HeldFact& fact : *held) {
            QCOMPARE(fact.code, QStringLiteral("unknown_kind"));
            QVERIFY(fact.kind == int(Kind::ClassPlanned) && !fact.name.isEmpty());
            QCOMPARE(*m_board->requeue(fact.device, fact.epoch, fact.seq), true); // the hub is of today's version now
        }
        QVERIFY(m_board->held()->isEmpty());
        const auto doubts = m_board->doubts();
        QVERIFY(doubts && doubts->size() == 1);
        QCOMPARE(doubts->first().device, m_sites.at(doubtfulDesk)->device);
        QCOMPARE(doubts->first().won, fee.value);
        for (std::size_t i = 0; i < m_sites.size(); ++i) {
            const hub::DeskFacts facts = factsOf(*m_sites.at(i));
            QCOMPARE(facts.unsent, std::optional<quint64>(0));
            QCOMPARE(facts.forkedAt.has_value(), i == restoredDesk);
            QCOMPARE(facts.doubts, i == doubtfulDesk ? 1 : 0);
        }
        Site& put = *m_sites.at(restoredDesk);
        QCOMPARE(hub::stateOf(factsOf(put), m_hub.clock.now()), hub::DeskState::Forked);
        QVERIFY(m_board->noteFork(put.device)); // somebody has looked
        QVERIFY(!factsOf(put).forkedAt);
    }

    /// By the keys of the centre's desks alone.
    void aReceiptIsGenuineWithoutAnyNetwork()
    {
        m_isOnline = false;
        Site& site = *m_sites.front();
        QVERIFY(site.bench.stage.signIn());
        const QByteArray charge = site.takeCard();
        std::optional<Result<payments::IssuedReceipt>> issued;
        site.desk().papers()->issue(charge, {{}, QStringLiteral("수수료"), QStringLiteral("홍길동")},
            [&](const Result<payments::IssuedReceipt>& receipt) { issued = receipt; });
        QVERIFY(QTest::qWaitFor([&] { return issued.has_value(); }, 20'000) && *issued);
        std::optional<Result<QByteArray>> text;
        site.desk().papers()->eReceipt((*issued)->receipt.id, [&](const Result<QByteArray>& code) { text = code; });
        QVERIFY(QTest::qWaitFor([&] { return text.has_value(); }, 20'000) && *text);
        Site& other = *m_sites.back();
        QVERIFY(other.bench.stage.signIn());
        const QByteArray card = *site.desk().deskKeyText();
        QCOMPARE(int(payments::judgeEReceipt(**text, other.desk().knownDesks()).seal),
            int(payments::JudgedReceipt::Seal::Unknown));
        QVERIFY(other.await([&](desk::Done done) { other.desk().importDeskKey(card, done); }));
        const auto judged = payments::judgeEReceipt(**text, other.desk().knownDesks());
        QVERIFY(judged.seal == payments::JudgedReceipt::Seal::Ours && judged.says->amount == fee);
        QByteArray altered = **text;
        altered[altered.size() / 2] = altered.at(altered.size() / 2) == 'A' ? 'B' : 'A';
        QVERIFY(
            payments::judgeEReceipt(altered, other.desk().knownDesks()).seal != payments::JudgedReceipt::Seal::Ours);
    }

private:
    /// What cash payments brought into the drawer, less the change that lay in it at the beginning.
    static qint64 drawerOf(Site& site) { return site.desk().dayBook()->drawer().value - 500'000; }
};

NARU_TEST(TenDesksTest)
#include "tst_tendesks.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/hash.h"
#include "tests/support/suite.h"
#include "tests/support/till.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace naru;
using namespace naru::payments;
using test::Plays;
using test::Till;

namespace {

/// One declared scenario, played through the real journal; each word of its script is what a driver would report.
class Scenario {
public:
    explicit Scenario(const QJsonObject& declared)
        : m_declared(declared)
        , m_disk("scenario")
        , m_log(*test::JournalLog::open(m_disk.vfs()))
        , m_till(*m_log, m_world)
        , m_charge(Till::chargeFor(QStringLiteral("B-1"), Won{15'000}))
    {
    }

    /// What differs from the expectation; empty: nothing.
    QByteArray played()
    {
        if (!m_till.open(m_charge) || !begin())
            return "does not begin";
        for (const QJsonValue word : m_declared.value(QLatin1StringView("script")).toArray()) {
            if (!play(word.toString()))
                return "does not play " + word.toString().toUtf8();
        }
        return compare(m_declared.value(QLatin1StringView("expect")).toObject());
    }

private:
    QString crash() const { return m_declared.value(QLatin1StringView("crash")).toString(); }
    Plays channel() const
    {
        const QString name = m_declared.value(QLatin1StringView("channel")).toString();
        return name == u"nexo-lan" || name == u"sync" ? Plays::Approves : Plays::HasNoStatusTaken;
    }

    /// What went before the script's first word.
    bool begin()
    {
        const QJsonArray script = m_declared.value(QLatin1StringView("script")).toArray();
        const QString first = script.first().toString();
        if (first.startsWith(u"reversal:"))
            return newAttempt() && sent() && learn(answer(Outcome::Success));
        if (!newAttempt())
            return false;
        const QString where = crash();
        if (where == u"C2")
            return bool(m_till.arm(m_service)); // durable, and not a byte left
        if (where == u"C4" || where == u"C6" || first.startsWith(u"callback:"))
            return sent();
        if (where == u"C8")
            return sent() && learn(answer(Outcome::Success));
        return true;
    }

    bool newAttempt()
    {
        const auto prepared = m_till.prepare(m_charge, channel());
        if (!prepared)
            return false;
        m_service = *prepared;
        m_services.append(m_service);
        return true;
    }
    bool sent()
    {
        const auto armed = m_till.arm(m_service);
        m_requests += armed && armed->kind == AttemptKind::Payment;
        return bool(armed);
    }
    bool learn(const Evidence& evidence) { return bool(m_till.learn(m_service, evidence)); }

    Evidence bare(EvidenceKind kind, Source source)
    {
        const auto attempt = m_till.attempt(m_service);
        Evidence evidence;
        evidence.kind = kind;
        evidence.source = source;
        evidence.hash = crypto::sha256(QByteArray::number(++m_words));
        evidence.serviceId = attempt->serviceId;
        evidence.poi = attempt->poi;
        evidence.transaction = attempt->transaction;
        evidence.currency = QStringLiteral("KRW");
        evidence.boot = m_rebooted ? BootWatch::Broken : BootWatch::Unbroken;
        return evidence;
    }
    Evidence answer(Outcome outcome, Won less = {}, Source source = Source::Direct)
    {
        Evidence evidence = bare(EvidenceKind::Answer, source);
        evidence.outcome = outcome;
        evidence.amount = m_charge.amount - less;
        evidence.approval = QStringLiteral("12345678");
        evidence.poiTransaction = QStringLiteral("T") + m_service;
        return evidence;
    }
    Evidence refusal(const QString& condition, Source source)
    {
        Evidence evidence = bare(EvidenceKind::Answer, source);
        evidence.outcome = Outcome::Failure;
        evidence.condition = condition;
        return evidence;
    }
    Evidence foreign(Source source)
    {
        Evidence evidence = answer(Outcome::Success, {}, source);
        evidence.serviceId = QStringLiteral("B900000001");
        return evidence;
    }
    Evidence line(Outcome outcome)
    {
        Evidence evidence = bare(EvidenceKind::Line, Source::File);
        evidence.outcome = outcome;
        evidence.amount = m_charge.amount;
        return evidence;
    }

    bool play(const QString& word)
    {
        const QString verb = word.section(u':', 0, 0), what = word.section(u':', 1);
        if (verb == u"pay")
            return pay(what);
        if (verb == u"status")
            return status(what);
        if (verb == u"callback") {
            const bool own = what == u"success";
            if (!m_callback)
                m_callback = own ? answer(Outcome::Success, {}, Source::Callback) : foreign(Source::Qr);
            return learn(*m_callback); // shown twice, it is the same bytes twice
        }
        if (verb == u"wait") {
            const auto number = what.chopped(1).toLongLong();
            m_world.wait(what.endsWith(u'h') ? Milliseconds(std::chrono::hours(number)) : std::chrono::seconds(number));
            return true;
        }
        if (verb == u"clock") {
            m_world.now.wall += std::chrono::hours(what.chopped(1).toLongLong());
            return true;
        }
        if (verb == u"terminal") {
            m_rebooted = true;
            Evidence seen;
            seen.kind = EvidenceKind::Rebooted;
            return learn(seen);
        }
        if (verb == u"restart")
            return m_log->reopen() && m_till.recover();
        if (verb == u"operator")
            return operate(what);
        if (verb == u"settlement")
            return settle(what);
        if (verb == u"reversal")
            return reverse(what);
        if (verb == u"db") {
            m_disk.setPlan({.failSyncs = true});
            const bool refused = !m_till.arm(m_service);
            m_disk.setPlan({});
            return refused && learn(bare(EvidenceKind::NothingLeft, Source::Direct));
        }
        return verb == u"sync" && upload();
    }

    bool pay(const QString& what)
    {
        if (what == u"connect_refused" || what == u"tls_wrong_cn")
            return m_till.arm(m_service) && learn(bare(EvidenceKind::NothingLeft, Source::Direct));
        if (!sent())
            return false;
        if (what == u"success")
            return learn(answer(Outcome::Success));
        if (what.startsWith(u"failure:"))
            return learn(refusal(what.section(u':', 1), Source::Direct));
        if (what == u"success_amount_minus_1")
            return learn(answer(Outcome::Success, Won{1}));
        if (what == u"partial")
            return learn(answer(Outcome::Partial, Won{5'000}));
        if (what == u"store_and_forward") {
            Evidence stored = answer(Outcome::Success);
            stored.offline = true;
            return learn(stored);
        }
        if (what == u"response_bad_hmac" && !learn(bare(EvidenceKind::Unusable, Source::Direct)))
            return false;
        if (what == u"response_other_service_id" && !learn(foreign(Source::Direct)))
            return false;
        static const QStringList silent{QStringLiteral("lost_response"), QStringLiteral("lost_request"),
            QStringLiteral("no_callback"), QStringLiteral("response_bad_hmac"),
            QStringLiteral("response_other_service_id")};
        Evidence lost;
        lost.kind = EvidenceKind::ConnectionLost;
        return silent.contains(what) && learn(lost);
    }

    bool status(const QString& what)
    {
        if (what == u"processed")
            return learn(answer(Outcome::Success, {}, Source::Status));
        if (what == u"processed_but_refused")
            return learn(refusal(QStringLiteral("Refusal"), Source::Status));
        if (what == u"in_progress")
            return learn(bare(EvidenceKind::InProgress, Source::Status));
        return what == u"not_found" && learn(bare(EvidenceKind::NotFound, Source::Status));
    }

    bool operate(const QString& what)
    {
        if (what == u"double_click") // the first press made the attempt; the second finds it there
            return !m_till.prepare(m_charge, channel()) && m_till.attempts(m_charge.id)->size() == 1;
        if (what == u"new_attempt")
            return newAttempt();
        return what == u"abort"; // has no verdict: the answer to the payment has it
    }

    bool settle(const QString& what)
    {
        if (what == u"line_for_first_attempt")
            m_service = m_services.first();
        return learn(line(what == u"line_declined" ? Outcome::Failure : Outcome::Success));
    }

    bool reverse(const QString& what)
    {
        const Refund refund{ReversalKind::SameDayCancel, m_charge.amount, Till::second, QStringLiteral("손님이 취소")};
        const auto prepared = m_till.prepareReversal(m_service, refund, Plays::LosesAnswer);
        if (!prepared || what != u"lost_response")
            return false;
        m_service = *prepared;
        Evidence lost;
        lost.kind = EvidenceKind::ConnectionLost;
        return sent() && learn(lost);
    }

    /// All entries to a centre that remembers how far it came; the same upload twice is one.
    bool upload()
    {
        const auto records = m_log->records();
        for (qsizetype i = m_centreHas; records && i < records->size(); ++i) {
            if (!m_centre->append(records->at(i)))
                return false;
            m_centreHas = i + 1;
        }
        return records && *test::tablesOf(*m_centre) == *test::tablesOf(*m_log);
    }

    QByteArray stateName(const QList<Attempt>& attempts) const
    {
        const Standing standing = standingOf(attempts);
        if (standing.what == Standing::What::Reversed)
            return "REVERSED";
        if (standing.what == Standing::What::ReversalInDoubt)
            return "REVERSAL_IN_DOUBT";
        return QByteArray(nameOf(standing.state)).sliced(qsizetype(qstrlen("payment."))).toUpper();
    }

    QByteArray ledger(const QList<Attempt>& attempts)
    {
        QByteArray text;
        Won suspense;
        const auto asked = m_log->query([&](storage::Database& database) -> Result<void> {
            for (const Attempt& attempt : attempts) {
                const auto phase = phaseOf(database, attempt.serviceId);
                const QByteArray name = *phase == Phase::Posted ? "posted"
                    : *phase == Phase::Voided                   ? "voided"
                                                                : "held";
                text = attempt.kind == AttemptKind::Payment ? name : text + "+reversal " + name;
            }
            suspense = balances(database)->value(Account::Suspense);
            return {};
        });
        return asked ? text + (suspense == Won{0} ? "" : "+suspense") : QByteArray("unreadable");
    }

    QByteArray compare(const QJsonObject& expect)
    {
        const auto attempts = *m_till.attempts(m_charge.id);
        const auto text = [&](const char* key) { return expect.value(QLatin1StringView(key)).toString().toUtf8(); };
        Nexts next;
        bool stored = false, debt = false, duplicate = false;
        for (const Attempt& attempt : attempts) {
            next |= nextFor(attempt);
            stored = stored || attempt.offline;
            debt = debt || attempt.finding == Finding::Debt;
            duplicate = duplicate || attempt.finding == Finding::Duplicate;
        }
        if (stateName(attempts) != text("state"))
            return "state " + stateName(attempts);
        if (m_requests != expect.value(QLatin1StringView("requests")).toInt())
            return "requests " + QByteArray::number(m_requests);
        if (ledger(attempts) != text("ledger"))
            return "ledger " + ledger(attempts);
        if (mayAttempt(attempts) != expect.value(QLatin1StringView("retry_allowed")).toBool())
            return "retry";
        const bool paper = stored || next.testFlag(Next::Receipt) || next.testFlag(Next::Provisional);
        if (paper != expect.value(QLatin1StringView("receipt")).toBool())
            return "receipt";
        if (text("receipt_says") == "provisional"
            && (!next.testFlag(Next::Provisional) || next.testFlag(Next::Receipt)))
            return "receipt says";
        const auto offers = expect.value(QLatin1StringView("offer")).toArray();
        if (!offers.isEmpty() && !next.testFlag(Next::OfferReversal))
            return "reversal not offered";
        if (offers.size() > 1 && !next.testFlag(Next::TakeRest))
            return "rest not offered";
        if (text("raises").startsWith("debt") && !debt)
            return "no debt";
        if (text("raises").startsWith("duplicate") && !duplicate)
            return "no duplicate";
        if (expect.value(QLatin1StringView("watch_until_settlement")).toBool() && !next.testFlag(Next::WaitForFile))
            return "not watched";
        const auto rows = expect.value(QLatin1StringView("centre_rows"));
        if (rows.isDouble() && (m_centreHas != m_log->records()->size() || rows.toInt() != attempts.size()))
            return "centre";
        return *test::tablesOf(*m_log) == *test::rebuilt(*m_log) ? QByteArray()
                                                                 : QByteArray("tables and entries differ");
    }

    const QJsonObject m_declared;
    test::FaultyDisk m_disk;
    test::FaultyDisk m_centreDisk{"centre"};
    std::unique_ptr<test::JournalLog> m_log;
    std::unique_ptr<test::PlainLog> m_centre = *test::PlainLog::open(m_centreDisk.vfs());
    qsizetype m_centreHas = 0;
    test::World m_world;
    Till m_till;
    const Charge m_charge;
    QString m_service;
    QStringList m_services;
    std::optional<Evidence> m_callback;
    bool m_rebooted = false;
    int m_requests = 0, m_words = 0;
};

} // namespace

class ChargeScenarioTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsAsDeclared_data()
    {
        NARU_NEEDS_VECTOR("payments/charge-scenarios.json");
        QFile file(QDir(test::sharedVectors()).filePath(QLatin1StringView("payments/charge-scenarios.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray scenarios
            = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1StringView("scenarios")).toArray();
        QTest::addColumn<QJsonObject>("scenario");
        for (const QJsonValue each : scenarios) {
            const QJsonObject scenario = each.toObject();
            QTest::newRow(scenario.value(QLatin1StringView("id")).toString().toLatin1()) << scenario;
        }
        QVERIFY(scenarios.size() > 0);
    }
    void endsAsDeclared()
    {
        QFETCH(QJsonObject, scenario);
        QCOMPARE(Scenario(scenario).played(), QByteArray());
    }
};

NARU_TEST(ChargeScenarioTest)
#include "tst_chargescenarios.moc"

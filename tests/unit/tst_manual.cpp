// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/jsontree.h"
#include "app/payments/decide.h"
#include "app/payments/faults.h"
#include "app/payments/manual/manualdriver.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments;
using manual::ManualDriver;
using manual::ManualFault;
using manual::Typed;

namespace {

const Moment now{*parseRfc3339(u"2026-11-20T00:05:00Z"), Milliseconds(300'000), "boot-1"};

ManualDriver driver()
{
    return ManualDriver(QStringLiteral("나루 주민센터"));
}

Attempt sending()
{
    Attempt attempt;
    attempt.serviceId = QStringLiteral("A100000001");
    attempt.poi = QStringLiteral("van-app-1");
    attempt.transaction = QStringLiteral("A100000001-63636363");
    attempt.time = QStringLiteral("2026-11-20T00:00:00Z");
    attempt.amount = Won{15'000};
    attempt.state = State::Sending;
    attempt.capabilities = driver().capabilities();
    attempt.asked = Moment{*parseRfc3339(u"2026-11-20T00:00:00Z"), Milliseconds(1'000), "boot-1"};
    return attempt;
}

const QByteArray approved
    = R"({"service_id":"A100000001","outcome":"approved","approval":"30012345","last_four":"1234"})";
const QByteArray declined = R"({"service_id":"A100000001","outcome":"declined","code":"8324 한도초과"})";
const QByteArray notTaken = R"({"service_id":"A100000001","outcome":"not_taken"})";

/// The attempt after what came, entry by entry, as the journal makes it.
Attempt after(Attempt attempt, const Evidence& evidence)
{
    const Decision decision = decide(attempt, evidence, attempt.capabilities, now);
    for (const Move& move : decision.moves(attempt, evidence))
        attempt = advanced(std::move(attempt), move);
    return attempt;
}
Attempt told(const Attempt& attempt, const QByteArray& body)
{
    return after(attempt, driver().hear(attempt, body).evidence);
}

/// A line of the acquirer's file that names approval number and amount, as a VAN's does.
Evidence line(const QString& approval, Won amount, Outcome outcome = Outcome::Success)
{
    Evidence evidence;
    evidence.kind = EvidenceKind::Line;
    evidence.source = Source::File;
    evidence.outcome = outcome;
    evidence.approval = approval;
    evidence.amount = amount;
    evidence.currency = QStringLiteral("KRW");
    static int number = 0;
    evidence.hash = QByteArray::number(++number).rightJustified(32, 'f');
    return evidence;
}

} // namespace

class ManualTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatThePageShows()
    {
        const QByteArray request = *driver().request(sending(), nullptr);
        const auto tree = codec::JsonTree::parse(request);
        QCOMPARE(tree->root()["kind"].text(), QByteArray("pay"));
        QCOMPARE(tree->root()["amount"].raw().toByteArray(), QByteArray("15000"));
        QCOMPARE(tree->root()["reference"].text(), QByteArray("A100000001-63636363"));
        QCOMPARE(tree->root()["shop"].text(), QByteArray("나루 주민센터"));
        QCOMPARE(driver().seal(request), request);
        const Capabilities can = driver().capabilities();
        QVERIFY(!can.canStatus && !can.canAbort && can.channel == Capabilities::Channel::Human);
    }

    /// One person's word is not the acquirer's: paper says so until the file.
    void takesAnApprovalAsOneWithoutTheIssuer()
    {
        const Attempt stored = told(sending(), approved);
        QCOMPARE(stored.state, State::StoredOffline);
        QCOMPARE(stored.approval, QStringLiteral("30012345"));
        QCOMPARE(stored.lastFour, QStringLiteral("1234"));
        const Nexts next = nextFor(stored);
        QVERIFY(next.testFlag(Next::Provisional) && next.testFlag(Next::WaitForFile) && !next.testFlag(Next::Receipt));
    }

    void fileConfirmsOrDenies()
    {
        const Attempt stored = told(sending(), approved);
        QCOMPARE(after(stored, line(QStringLiteral("30012345"), Won{15'000})).state, State::Approved);
        const Attempt debt = after(stored, line(QStringLiteral("30012345"), Won{15'000}, Outcome::Failure));
        QCOMPARE(debt.state, State::Declined);
        QCOMPARE(debt.finding, Finding::Debt);
        QVERIFY(nextFor(debt).testFlag(Next::RaiseDebt));
    }

    void aWrongNumberFindsNoLine()
    {
        const Attempt stored = told(sending(), QByteArray(approved).replace("30012345", "30012354"));
        const Attempt still = after(stored, line(QStringLiteral("30012345"), Won{15'000}));
        QCOMPARE(still.state, State::StoredOffline); // desk only, file only: both are listed at the day's close
        QCOMPARE(after(stored, line(QStringLiteral("30012354"), Won{9'000})).state, State::StoredOffline);
    }

    void anotherAmountIsLookedAtByTwo()
    {
        const Attempt other = told(sending(), QByteArray(approved).replace("\"}", "\",\"amount\":1500}"));
        QCOMPARE(other.state, State::Review);
        QCOMPARE(other.finding, Finding::Mismatch);
        QCOMPARE(
            told(sending(), QByteArray(approved).replace("\"}", "\",\"amount\":15000}")).state, State::StoredOffline);
    }

    void aRefusalLetsTheVisitorPayAnotherWay()
    {
        for (const QByteArray& no : {declined, notTaken}) {
            const Attempt ended = told(sending(), no);
            QCOMPARE(ended.state, State::Declined);
            QVERIFY(nextFor(ended).testFlag(Next::NewAttempt));
        }
        Attempt wrong = told(sending(), declined);
        wrong.approval = QStringLiteral("30012345");
        const Attempt found = after(wrong, line(QStringLiteral("30012345"), Won{15'000}));
        QCOMPARE(found.state, State::Declined);
        QCOMPARE(found.finding, Finding::MoneyWithoutSale);
    }

    void onePersonEndsNoDoubt()
    {
        Attempt doubtful = sending();
        doubtful.state = State::InDoubt;
        for (const QByteArray& no : {declined, notTaken}) {
            const Heard heard = driver().hear(doubtful, no);
            QVERIFY(heard.why && heard.why->is(ManualFault::TooLate));
            QCOMPARE(after(doubtful, heard.evidence).state, State::InDoubt);
        }
        QCOMPARE(told(doubtful, approved).state, State::StoredOffline); // waits for the file as well
        Evidence gone;
        gone.kind = EvidenceKind::TerminalReplaced;
        const Attempt review = after(doubtful, gone);
        QCOMPARE(review.state, State::Review);
        Evidence alone;
        alone.kind = EvidenceKind::People;
        alone.outcome = Outcome::Failure;
        alone.approval = QStringLiteral("0000");
        alone.first = 11;
        QCOMPARE(after(review, alone).state, State::Review);
        alone.second = 12;
        QCOMPARE(after(review, alone).state, State::Declined);
    }

    void refusesWhatNobodyShouldType_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ManualFault>("fault");
        const auto row
            = [](const char* name, const QByteArray& body, ManualFault fault) { QTest::newRow(name) << body << fault; };
        const auto with
            = [](const char* what, const char* instead) { return QByteArray(approved).replace(what, instead); };
        row("nothing", {}, ManualFault::Malformed);
        row("no JSON", "30012345 1234", ManualFault::Malformed);
        row("too long", QByteArray(5'000, ' '), ManualFault::TooLarge);
        row("card as approval", with("30012345", "4242424242424242"), ManualFault::CardNumberTyped);
        row("card in groups", with("1234\"", "4242 4242 4242 4242\""), ManualFault::CardNumberTyped);
        row("card in escapes", with("30012345", "\\u0034242424242424242"), ManualFault::CardNumberTyped);
        row("card as unknown member", with("{", "{\"x\":\"4242424242424242\","), ManualFault::CardNumberTyped);
        row("other attempt", with("A100000001", "A100000002"), ManualFault::OtherAttempt);
        row("no approval", with(",\"approval\":\"30012345\"", ""), ManualFault::BadField);
        row("approval of three", with("30012345", "300"), ManualFault::BadField);
        row("approval of thirteen", with("30012345", "3001234530019"), ManualFault::BadField);
        row("approval of words", with("30012345", "3001 345"), ManualFault::BadField);
        row("no last four", with(",\"last_four\":\"1234\"", ""), ManualFault::BadField);
        row("five digits", with("1234\"", "12345\""), ManualFault::BadField);
        row("letters", with("1234\"", "12a4\""), ManualFault::BadField);
        row("unknown outcome", with("approved", "forced"), ManualFault::BadField);
        row("unknown member", with("{", "{\"force\":\"yes\","), ManualFault::BadField);
        row("number as text", with("\"30012345\"", "30012345"), ManualFault::BadField);
        row("amount as text", with("{", "{\"amount\":\"15000\","), ManualFault::BadField);
        row("amount with a fraction", with("{", "{\"amount\":15000.5,"), ManualFault::BadField);
        row("amount of nothing", with("{", "{\"amount\":0,"), ManualFault::BadField);
        row("twice", with("{", "{\"outcome\":\"approved\","), ManualFault::Malformed);
        row("refusal without a code", QByteArray(declined).replace("8324 한도초과", " "), ManualFault::BadField);
        row("refusal with an approval", QByteArray(notTaken).replace("}", ",\"approval\":\"30012345\"}"),
            ManualFault::BadField);
    }
    void refusesWhatNobodyShouldType()
    {
        QFETCH(QByteArray, body);
        QFETCH(ManualFault, fault);
        const Attempt attempt = sending();
        const Heard heard = driver().hear(attempt, body);
        QVERIFY2(heard.why && heard.why->is(fault), heard.why ? heard.why->name() : "taken");
        QVERIFY(heard.copy.isEmpty() && !heard.why->detail().contains(QStringLiteral("4242")));
        QCOMPARE(after(attempt, heard.evidence).state, State::InDoubt);
    }

    void cancelsByApprovalAndDay()
    {
        Attempt paid = after(told(sending(), approved), line(QStringLiteral("30012345"), Won{15'000}));
        QVERIFY(nextFor(paid).testFlag(Next::OfferReversal));
        Attempt reversal = sending();
        reversal.serviceId = QStringLiteral("A100000002");
        reversal.transaction = QStringLiteral("A100000002-63636363");
        reversal.kind = AttemptKind::Reversal;
        Attempt without = paid;
        without.approval.clear();
        QVERIFY(driver().request(reversal, &without).fault().is(PaymentFault::RefundNeedsPayment));
        const QByteArray request = *driver().request(reversal, &paid);
        QVERIFY(request.contains("\"kind\":\"cancel\"") && request.contains("\"original_approval\":\"30012345\""));
        QVERIFY(request.contains("\"original_date\":\"2026-11-20\""));
        QCOMPARE(told(reversal, QByteArray(approved).replace("A100000001", "A100000002")).state, State::StoredOffline);
    }

    void writesWhatItReads()
    {
        for (const QByteArray& body : {approved, declined, notTaken}) {
            const auto typed = Typed::read(body);
            QVERIFY(typed);
            QCOMPARE(Typed::read(typed->json())->json(), typed->json());
        }
    }
};

NARU_TEST(ManualTest)
#include "tst_manual.moc"

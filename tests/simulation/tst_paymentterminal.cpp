// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated payment terminal against the desk's own link and reading order: what is said, and what really happened.
#include "tests/support/nexodesk.h"
#include "tests/support/suite.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace naru;
using namespace naru::payments::nexo;
using test::NexoDesk;

namespace {

constexpr qint64 won = 15'000;

/// What an answer came to: a Meaning's name, a Fault's, or "empty".
QByteArray told(const Result<Answer>& answer)
{
    return answer ? nameOf(meaningOf(*answer)) : answer.fault().name();
}

/// Payments and reversals of the CSV, lines that moved no money left out: sum in won, and how many.
std::pair<qint64, int> sumOf(const QByteArray& file)
{
    qint64 sum = 0;
    int lines = 0;
    for (const QByteArray& line : file.split('\n')) {
        const QList<QByteArray> cells = line.trimmed().split(',');
        if (cells.size() != 10 || (cells[2] != "payment" && cells[2] != "reversal"))
            continue;
        sum += (cells[2] == "payment" ? 1 : -1) * cells[3].toLongLong();
        ++lines;
    }
    return {sum, lines};
}

LoginRequest login(bool training = false)
{
    LoginRequest body;
    body.dateTime = "2026-11-20T09:00:00+09:00";
    body.manufacturerId = body.applicationName = "Naru";
    body.softwareVersion = "1";
    body.certificationCode = "none";
    body.trainingMode = training;
    return body;
}

struct Case {
    const char *fault, *direct, *status, *statusAgain;
    qint64 moved;
    int lines;
};
constexpr Case cases[] = {
    {"none", "approved", "approved", "approved", won, 1},
    {"loses_request", "terminal.broke_off", "not_found", "not_found", 0, 0},
    {"loses_answer", "terminal.broke_off", "approved", "approved", won, 1},
    {"loses_refusal", "terminal.broke_off", "declined", "declined", 0, 0},
    {"answers_late", "approved", "approved", "approved", won, 1},
    {"silent_taken", "terminal.silent", "terminal.silent", "terminal.silent", won, 1},
    {"silent_not_taken", "terminal.silent", "terminal.silent", "terminal.silent", 0, 0},
    {"half_answer", "terminal.broke_off", "approved", "approved", won, 1},
    {"breaks_seal", "nexo.not_authentic", "approved", "approved", won, 1},
    {"alters_header", "nexo.header_differs", "approved", "approved", won, 1},
    {"answers_for_another", "nexo.not_in_flight", "approved", "approved", won, 1},
    {"replays_old_answer", "nexo.replayed", "not_found", "not_found", 0, 0},
    {"reflects", "nexo.wrong_top_level", "approved", "approved", won, 1},
    {"takes_other_amount", "review", "review", "review", won - 1, 1},
    {"takes_part", "review", "review", "review", won / 2, 1},
    {"other_currency", "review", "review", "review", won, 1},
    {"stores_then_paid", "stored_offline", "stored_offline", "stored_offline", won, 1},
    {"stores_then_declined", "stored_offline", "stored_offline", "stored_offline", 0, 0},
    {"forgets_at_reboot", "terminal.broke_off", "still_open", "still_open", won, 1}, // it wants a login first
    {"forgets_at_unseen_reboot", "terminal.broke_off", "not_found", "not_found", won, 1},
    {"forgets_silently", "terminal.broke_off", "not_found", "not_found", won, 1},
    {"answers_twice", "approved", "approved", "approved", won, 1},
    {"repeats_not_found", "terminal.broke_off", "not_found", "nexo.replayed", won, 1},
    {"is_slow", "approved", "approved", "approved", won, 1},
    {"approves_after_abort", "terminal.silent", "still_open", "still_open", 0, 0},
    {"runs_then_approves", "terminal.broke_off", "still_open", "approved", won, 1},
    {"runs_then_declines", "terminal.broke_off", "still_open", "declined", 0, 0},
    {"runs_then_forgets", "terminal.broke_off", "still_open", "not_found", won, 1},
    {"is_busy", "declined", "declined", "declined", 0, 0},
    {"refuses_unheard_of", "still_open", "still_open", "still_open", won, 1},
    {"no_status_taken", "terminal.broke_off", "terminal.broke_off", "terminal.broke_off", won, 1},
    {"no_status_not_taken", "terminal.broke_off", "terminal.broke_off", "terminal.broke_off", 0, 0},
    {"declines_yet_takes", "declined", "declined", "declined", won, 1},
    {"takes_twice", "approved", "approved", "approved", 2 * won, 2},
    {"shows_card_number", "approved", "approved", "approved", won, 1},
};
static_assert(std::size(cases) + 1 == sim::playsCount); // refuses_connection has a test of its own

} // namespace

class PaymentTerminalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachFaultIsWhatItsNameSays_data()
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < std::size(cases); ++i)
            QTest::addRow("%s", cases[i].fault) << static_cast<int>(i);
    }
    void eachFaultIsWhatItsNameSays()
    {
        QFETCH(int, number);
        const Case& it = cases[static_cast<std::size_t>(number)];
        NexoDesk desk;
        QVERIFY(desk.listens);
        QVERIFY(desk.ask(desk.question(login())));
        const Request before = desk.payment(1000);
        QCOMPARE(told(desk.ask(before)), QByteArray("approved")); // an old answer to replay
        desk.terminal.setPlay(*sim::playNamed(QLatin1StringView(it.fault)));
        const bool waits = QByteArray(it.direct) == "terminal.silent";
        const Milliseconds patience(waits ? 100 : 5000);
        const Request request = desk.payment(won);
        QCOMPARE(told(desk.ask(request, patience)), QByteArray(it.direct));
        QCOMPARE(told(desk.askAbout(request, patience)), QByteArray(it.status));
        QCOMPARE(told(desk.askAbout(request, patience)), QByteArray(it.statusAgain));
        desk.terminal.endOfDay();
        const QJsonObject judgement = desk.terminal.book().judgement();
        const QJsonObject mine = judgement[u"services"].toArray().last().toObject();
        QCOMPARE(mine[u"service"].toString().toLatin1(), request.header.serviceId);
        QCOMPARE(mine[u"requests"].toInt(), 1);
        QCOMPARE(mine[u"moved"].toInteger(), it.moved);
        QCOMPARE(mine[u"lines"].toInt(), it.lines);
        QCOMPARE(judgement[u"charged"].toInteger(), it.moved + 1000);
        QCOMPARE(sumOf(desk.terminal.file()), std::pair(it.moved + 1000, it.lines + 1)); // the file equals the judge
    }

    void refusesConnectionsWithoutAByteLeft()
    {
        NexoDesk desk;
        desk.terminal.setPlay(sim::plays[1]);
        const auto end = desk.await(desk.send(desk.payment(won)));
        QVERIFY(end.fault && end.fault->is(device::TerminalFault::Unreachable));
        QCOMPARE(*end.left, device::Left::Nothing);
        desk.terminal.setPlay(sim::plays[0]);
        QCOMPARE(told(desk.ask(desk.payment(won))), QByteArray("approved"));
        QCOMPARE(desk.terminal.book().judgement()[u"requests"].toInt(), 1);
    }

    void saysWhatOutcomeIsChosen()
    {
        NexoDesk desk;
        for (const sim::Outcome& outcome : sim::outcomes) {
            desk.terminal.setOutcome(outcome);
            const auto answer = desk.ask(desk.payment(won));
            QCOMPARE(told(answer), QByteArray(outcome.isApproval() ? "approved" : "declined"));
            const auto& payment = std::get<PaymentResponse>(answer->body);
            if (!outcome.isApproval())
                QCOMPARE(QByteArray(nameOf(*payment.response.error)), QByteArray(outcome.condition));
        }
    }

    void waitsForTheCardAndAnswersStatusMeanwhile()
    {
        auto settings = NexoDesk::usual();
        settings.cardAfter.reset();
        NexoDesk desk(settings);
        const Request request = desk.payment(won);
        const quint64 number = desk.send(request);
        QVERIFY(test::waitFor([&] { return desk.terminal.waiting() != nullptr; }, 5000));
        QCOMPARE(told(desk.askAbout(request)), QByteArray("still_open"));
        QCOMPARE(told(desk.ask(desk.payment(2000))), QByteArray("declined")); // busy: one at a time
        QVERIFY(!desk.hasEnded(number));
        QVERIFY(desk.terminal.holdCard());
        QCOMPARE(told(desk.read(desk.await(number), Expected::answerTo(request))), QByteArray("approved"));
        QVERIFY(!desk.terminal.holdCard());
    }

    void anAbortEndsWhatWaits_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QByteArray>("meaning");
        QTest::addRow("in time") << QStringLiteral("none") << QByteArray("declined");
        QTest::addRow("too late") << QStringLiteral("approves_after_abort") << QByteArray("approved");
    }
    void anAbortEndsWhatWaits()
    {
        QFETCH(QString, fault);
        QFETCH(QByteArray, meaning);
        auto settings = NexoDesk::usual();
        settings.cardAfter.reset();
        NexoDesk desk(settings);
        desk.terminal.setPlay(*sim::playNamed(fault));
        const Request request = desk.payment(won);
        const quint64 number = desk.send(request);
        QVERIFY(test::waitFor([&] { return desk.terminal.waiting() != nullptr; }, 5000));
        const auto end = desk.await(desk.send(desk.abortOf(request)));
        QVERIFY(!end.fault && end.body.isEmpty()); // 200, and no verdict
        QCOMPARE(told(desk.read(desk.await(number), Expected::answerTo(request))), meaning);
    }

    void givesBackNoMoreThanWasTaken()
    {
        NexoDesk desk;
        const auto paid = desk.ask(desk.payment(won));
        QCOMPARE(told(paid), QByteArray("approved"));
        ReversalRequest part;
        part.original = std::get<PaymentResponse>(paid->body).poiTransaction;
        part.saleToAcquirerData = "currency=KRW";
        part.saleTransaction = TransactionId{"NARU-1-R", "2026-11-20T09:31:00+09:00"};
        part.reversedMillionths = Amount::won(5000).millionths;
        QCOMPARE(told(desk.ask(desk.question(part))), QByteArray("approved"));
        ReversalRequest more = part;
        more.reversedMillionths = Amount::won(10'001).millionths;
        QCOMPARE(told(desk.ask(desk.question(more))), QByteArray("declined"));
        ReversalRequest rest = part;
        rest.reversedMillionths.reset();
        const auto last = desk.ask(desk.question(rest));
        QCOMPARE(std::get<ReversalResponse>(last->body).reversedMillionths, Amount::won(10'000).millionths);
        ReversalRequest other = part;
        other.original.timeStamp = "2026-11-20T00:00:00Z"; // not byte for byte
        QCOMPARE(told(desk.ask(desk.question(other))), QByteArray("declined"));
        QCOMPARE(sumOf(desk.terminal.file()), std::pair(qint64(0), 3));
    }

    void tellsItsTotals()
    {
        NexoDesk desk;
        const auto paid = desk.ask(desk.payment(won));
        QVERIFY(desk.ask(desk.payment(99'999'999)));
        ReversalRequest back;
        back.original = std::get<PaymentResponse>(paid->body).poiTransaction;
        QVERIFY(desk.ask(desk.question(back)));
        const auto totals = desk.ask(desk.question(GetTotalsRequest{}));
        QVERIFY(totals);
        const auto& sums = std::get<TotalsResponse>(totals->body).totals;
        QCOMPARE(sums.size(), 2);
        QCOMPARE(sums[0].type, QByteArray("Debit"));
        QCOMPARE(sums[0].count, 2);
        QCOMPARE(sums[0].millionths, 100'014'999 * Amount::millionthsPerUnit); // more than one payment can be
        QCOMPARE(sums[1].type, QByteArray("ReverseDebit"));
        QCOMPARE(sums[1].millionths, won * Amount::millionthsPerUnit);
        QVERIFY(desk.ask(desk.question(ReconciliationRequest{})));
        const auto anew = desk.ask(desk.question(GetTotalsRequest{}));
        QCOMPARE(std::get<TotalsResponse>(anew->body).totals[0].count, 0);
    }

    void diagnosesItself()
    {
        NexoDesk desk;
        const auto answer = desk.ask(desk.question(DiagnosisRequest{}));
        QVERIFY(answer);
        const auto& diagnosis = std::get<DiagnosisResponse>(answer->body);
        QCOMPARE(diagnosis.globalStatus, QByteArray("OK"));
        QVERIFY(diagnosis.communicates);
        QCOMPARE(diagnosis.hostsReachable, QList<bool>{true});
    }

    void trainingMovesNoMoney()
    {
        NexoDesk desk;
        QVERIFY(desk.ask(desk.question(login(true))));
        QCOMPARE(told(desk.ask(desk.payment(won))), QByteArray("approved"));
        QCOMPARE(sumOf(desk.terminal.file()).second, 0);
    }

    void wantsALoginAfterARebootThatIsSeen()
    {
        NexoDesk desk;
        QVERIFY(desk.ask(desk.question(login())));
        desk.terminal.setPlay(*sim::playNamed(QStringLiteral("forgets_at_reboot")));
        const Request request = desk.payment(won);
        QVERIFY(!desk.ask(request));
        desk.terminal.setPlay(sim::plays[0]);
        const auto health = desk.ask(desk.question(DiagnosisRequest{}));
        QCOMPARE(std::get<DiagnosisResponse>(health->body).response.error, ErrorCondition::LoggedOut);
        QVERIFY(desk.ask(desk.question(login())));
        QCOMPARE(told(desk.askAbout(request)), QByteArray("not_found"));
        QCOMPARE(told(desk.ask(desk.payment(won))), QByteArray("approved"));
    }

    void remembersAcrossARestart()
    {
        QTemporaryDir folder;
        auto settings = NexoDesk::usual();
        settings.file = folder.filePath(QStringLiteral("terminal.json"));
        Request request;
        QByteArray file;
        {
            NexoDesk desk(settings);
            desk.terminal.setPlay(*sim::playNamed(QStringLiteral("loses_answer")));
            request = desk.payment(won);
            QVERIFY(!desk.ask(request));
            file = desk.terminal.file();
        }
        NexoDesk desk(settings);
        QVERIFY(desk.terminal.isReadable());
        QCOMPARE(told(desk.askAbout(request)), QByteArray("approved"));
        QCOMPARE(desk.terminal.file(), file);
        QCOMPARE(desk.terminal.book().judgement()[u"requests"].toInt(), 1);
    }

    void aRepeatedServiceIdIsCountedAndChargesNothing()
    {
        NexoDesk desk;
        const Request request = desk.payment(won);
        QVERIFY(desk.ask(request));
        QCOMPARE(told(desk.ask(request)), QByteArray("terminal.broke_off"));
        const QJsonObject judgement = desk.terminal.book().judgement();
        QCOMPARE(judgement[u"requests"].toInt(), 2);
        QCOMPARE(judgement[u"charged"].toInteger(), won);
    }

    void refusesWhatIsNotUnderItsSeal()
    {
        NexoDesk desk;
        const QByteArray envelope = desk.await(desk.send(desk.payment(won))).body; // its own answer
        const auto end = desk.await(desk.link->send(envelope, std::chrono::seconds(5)));
        QVERIFY(end.fault && end.fault->is(device::TerminalFault::HttpRefused));
        desk.await(desk.link->send("{}", std::chrono::seconds(5)));
        QCOMPARE(desk.door.unreadable(), 2);
    }

    void theShownCardNumberIsCut()
    {
        NexoDesk desk;
        desk.terminal.setPlay(*sim::playNamed(QStringLiteral("shows_card_number")));
        const auto answer = desk.ask(desk.payment(won));
        QVERIFY(answer);
        QVERIFY(!answer->evidence.copy.text.contains("4111111111111111"));
        QVERIFY(answer->evidence.copy.cuts.size() >= 4); // SensitiveCardData, MaskedPan, AdditionalResponse, receipts
    }
};

NARU_TEST(PaymentTerminalTest)
#include "tst_paymentterminal.moc"

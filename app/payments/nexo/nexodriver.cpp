// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexo/nexodriver.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"
#include "app/payments/faults.h"

#include <algorithm>
#include <array>

namespace naru::payments::nexo {

namespace {

constexpr int serviceDigits = 7;             ///< base 36, behind the desk's two characters and one digit that is not 0
constexpr const char* practiceSuffix = "-T"; ///< of the SaleID

QString textOf(const QByteArray& utf8)
{
    return QString::fromUtf8(utf8);
}

MessageCategory categoryOf(const Attempt& attempt)
{
    return attempt.kind == AttemptKind::Reversal ? MessageCategory::Reversal : MessageCategory::Payment;
}

Won wonOf(qint64 millionths)
{
    return {millionths / Amount::millionthsPerUnit};
}

Outcome outcomeOf(ResultCode result)
{
    switch (result) {
    case ResultCode::Success:
        return Outcome::Success;
    case ResultCode::Partial:
        return Outcome::Partial;
    case ResultCode::Failure:
        break;
    }
    return Outcome::Failure;
}

void addReceipts(const QList<Receipt>& receipts, Heard& heard)
{
    for (const Receipt& receipt : receipts) {
        auto& lines = receipt.qualifier == "CashierReceipt" ? heard.cashierLines : heard.customerLines;
        for (const ReceiptLine& line : receipt.lines) {
            const bool filler = line.key == "filler";
            lines.append({filler ? QString() : textOf(line.name), filler ? QString() : textOf(line.value), line.bold});
        }
        heard.signatureRequired = heard.signatureRequired || receipt.signatureRequired;
    }
}

void addResponse(const Response& response, payments::Evidence& evidence)
{
    evidence.kind = EvidenceKind::Answer;
    evidence.outcome = outcomeOf(response.result);
    if (response.error && response.result != ResultCode::Success)
        evidence.condition = QLatin1StringView(nameOf(*response.error));
}

void add(const PaymentResponse& payment, const Attempt&, Heard& heard)
{
    payments::Evidence& evidence = heard.evidence;
    addResponse(payment.response, evidence);
    evidence.transaction = textOf(payment.saleTransaction.transactionId);
    evidence.poiTransaction = textOf(payment.poiTransaction.transactionId);
    evidence.poiTime = textOf(payment.poiTransaction.timeStamp);
    if (payment.authorised) {
        evidence.amount = wonOf(payment.authorised->millionths);
        evidence.currency = textOf(payment.authorised->currency);
    }
    evidence.offline = payment.isStoredOffline();
    evidence.approval = textOf(payment.approvalCode);
    evidence.brand = textOf(payment.brand);
    evidence.lastFour = textOf(payment.lastFour);
    addReceipts(payment.receipts, heard);
}

/// It names no sale: the ServiceID, which was compared, says whose it is.
void add(const ReversalResponse& reversal, const Attempt& attempt, Heard& heard)
{
    payments::Evidence& evidence = heard.evidence;
    addResponse(reversal.response, evidence);
    evidence.transaction = attempt.transaction;
    if (reversal.poiTransaction) {
        evidence.poiTransaction = textOf(reversal.poiTransaction->transactionId);
        evidence.poiTime = textOf(reversal.poiTransaction->timeStamp);
    }
    if (reversal.reversedMillionths)
        evidence.amount = wonOf(*reversal.reversedMillionths);
    addReceipts(reversal.receipts, heard);
}

Heard unusable(const QByteArray& body, Source source, const Fault& why)
{
    Heard heard;
    heard.evidence.kind = EvidenceKind::Unusable;
    heard.evidence.source = source;
    heard.evidence.hash = crypto::sha256(body);
    heard.evidence.condition = QLatin1StringView(why.name());
    heard.why = why;
    return heard;
}

Heard heardOf(const Answer& answer, const Attempt& attempt, Source source)
{
    Heard heard;
    heard.copy = answer.evidence.copy.text;
    heard.cuts = answer.evidence.copy.cuts;
    payments::Evidence& evidence = heard.evidence;
    evidence.source = source;
    evidence.hash = answer.evidence.receivedSha256;
    evidence.serviceId = attempt.serviceId; // compared with what was asked, before anything else was read
    evidence.poi = attempt.poi;
    return heard;
}

/// The words of a terminal's display for a card that it has, and of an event (EventToNotify).
bool saysCardRead(const QByteArray& event)
{
    constexpr std::array words{"CARD_INSERTED", "CARD_PRESENTED", "CARD_SWIPED", "APPLICATION_SELECTED", "WAIT_FOR_PIN",
        "PIN_ENTERED", "CardInserted"};
    return std::any_of(words.begin(), words.end(), [&](const char* word) { return event == word; });
}

bool isRunning(const Response& response)
{
    return response.error == ErrorCondition::InProgress || response.error == ErrorCondition::Busy;
}

TerminalHealth::Global globalOf(const QByteArray& status)
{
    using enum TerminalHealth::Global;
    return status == "OK"         ? Ok
        : status == "Busy"        ? Busy
        : status == "Maintenance" ? Maintenance
        : status == "Unreachable" ? Unreachable
                                  : Unknown;
}

} // namespace

NexoDriver::NexoDriver(Parts parts, Random& random)
    : m_parts(std::move(parts))
    , m_random(random)
    , m_dialogue(m_parts.key)
{
}

Capabilities NexoDriver::capabilities() const
{
    if (m_parts.found)
        return *m_parts.found;
    Capabilities can;
    can.canStatus = can.canAbort = can.canDiagnose = can.canReverse = can.observesBoot = true;
    return can;
}

/// Practice is a session of its own, under a name of its own: what the desk is asked for money with never changes mode.
MessageHeader NexoDriver::header(MessageCategory category, const QString& serviceId, Session session) const
{
    MessageHeader header;
    header.category = category;
    header.saleId = session == Session::Practice ? m_parts.saleId + practiceSuffix : m_parts.saleId;
    header.poiId = m_parts.poiId;
    header.serviceId = serviceId.toLatin1();
    return header;
}

Request NexoDriver::requestOf(const Attempt& attempt, const TransactionId* original) const
{
    const TransactionId sale{attempt.transaction.toUtf8(), attempt.time.toUtf8()};
    const auto session = attempt.practice ? Session::Practice : Session::Real;
    const MessageHeader head = header(categoryOf(attempt), attempt.serviceId, session);
    if (attempt.kind == AttemptKind::Payment) {
        PaymentRequest payment;
        payment.saleTransaction = sale;
        payment.requested = Amount::won(attempt.amount.value);
        payment.training = attempt.practice;
        return {head, payment};
    }
    ReversalRequest reversal;
    reversal.saleTransaction = sale;
    if (original)
        reversal.original = *original;
    if (attempt.reversal == ReversalKind::PartialRefund) {
        reversal.reversedMillionths = Amount::won(attempt.amount.value).millionths;
        reversal.saleToAcquirerData = "currency=" + attempt.currency.toLatin1();
    }
    return {head, reversal};
}

Result<QByteArray> NexoDriver::request(const Attempt& attempt, const Attempt* original) const
{
    if (attempt.kind == AttemptKind::Payment)
        return requestOf(attempt, nullptr).json();
    if (!original || original->poiTransaction.isEmpty())
        return PaymentFault::RefundNeedsPayment;
    const TransactionId transaction{original->poiTransaction.toUtf8(), original->poiTime.toUtf8()};
    return requestOf(attempt, &transaction).json();
}

QByteArray NexoDriver::seal(const QByteArray& permitted)
{
    const auto request = Request::read(permitted);
    NARU_ASSERT(request); // our own, as it was written down
    return m_dialogue.seal(request->header, permitted, m_random);
}

Heard NexoDriver::hear(const Attempt& attempt, const QByteArray& body)
{
    auto answer = m_dialogue.receive(body, Expected::answerTo(requestOf(attempt, nullptr)));
    if (!answer)
        return unusable(body, Source::Direct, answer.fault());
    Heard heard = heardOf(*answer, attempt, Source::Direct);
    if (const auto* payment = std::get_if<PaymentResponse>(&answer->body))
        take(*payment, attempt, heard);
    else if (const auto* reversal = std::get_if<ReversalResponse>(&answer->body))
        take(*reversal, attempt, heard);
    return heard;
}

/// An answer of the other mode proves nothing: practice may have been money, and money only practice.
std::optional<Fault> NexoDriver::otherMode(const Attempt& attempt, bool training) const
{
    if (attempt.practice)
        return training ? std::nullopt : std::optional<Fault>(PaymentFault::NotInTraining);
    return training && !m_parts.training ? std::optional<Fault>(PaymentFault::OnlyTraining) : std::nullopt;
}

template <typename Body>
void NexoDriver::take(const Body& body, const Attempt& attempt, Heard& heard) const
{
    if (const auto why = otherMode(attempt, body.training)) {
        heard.evidence.kind = EvidenceKind::Unusable;
        heard.evidence.condition = QLatin1StringView(why->name());
        heard.why = why;
        return;
    }
    add(body, attempt, heard);
}

QString NexoDriver::freshServiceId()
{
    const QString digits = QString::number(m_random.below(78'364'164'096), 36).toUpper(); // 36 to the power of 7
    return QStringLiteral("ZZ1") + digits.rightJustified(serviceDigits, u'0');
}

Request NexoDriver::questionOf(const Question& question, const Attempt* about) const
{
    const auto session = question.practice || (about && about->practice) ? Session::Practice : Session::Real;
    const auto reference = [&] {
        const QByteArray poi = question.what == Ask::Status ? m_parts.poiId : QByteArray();
        const QByteArray sale = header(categoryOf(*about), about->serviceId, session).saleId;
        return MessageReference{categoryOf(*about), sale, poi, about->serviceId.toLatin1()};
    };
    switch (question.what) {
    case Ask::Status: {
        TransactionStatusRequest status;
        status.about = reference();
        return {header(MessageCategory::TransactionStatus, question.serviceId, session), status};
    }
    case Ask::Abort: {
        AbortRequest abort;
        abort.about = reference();
        return {header(MessageCategory::Abort, question.serviceId, session), abort};
    }
    case Ask::Login: {
        LoginRequest login;
        login.dateTime = m_parts.now();
        login.manufacturerId = login.applicationName = "Naru";
        login.softwareVersion = "1";
        login.certificationCode = "none";
        login.trainingMode = m_parts.training || question.practice;
        return {header(MessageCategory::Login, question.serviceId, session), login};
    }
    case Ask::Totals:
        return {header(MessageCategory::GetTotals, question.serviceId), GetTotalsRequest{}};
    case Ask::Diagnosis:
        break;
    }
    return {header(MessageCategory::Diagnosis, question.serviceId), DiagnosisRequest{}};
}

std::optional<Driver::Question> NexoDriver::question(Ask what, const Attempt* about)
{
    NARU_ASSERT(about || (what != Ask::Status && what != Ask::Abort));
    Question question{what, freshServiceId(), {}};
    question.message = m_dialogue.seal(questionOf(question, about), m_random).envelope;
    return question;
}

std::optional<Driver::Question> NexoDriver::practiceQuestion()
{
    Question question{Ask::Login, freshServiceId(), {}, true};
    question.message = m_dialogue.seal(questionOf(question, nullptr), m_random).envelope;
    return question;
}

Result<void> NexoDriver::hearPractice(const Question& question, const QByteArray& body)
{
    const auto answer = m_dialogue.receive(body, Expected::answerTo(questionOf(question, nullptr)));
    if (!answer)
        return answer.fault();
    const auto* login = std::get_if<PlainResponse>(&answer->body);
    const bool practises = login && login->response.result == ResultCode::Success && login->training;
    return practises ? Result<void>() : PaymentFault::NotInTraining;
}

Heard NexoDriver::hearStatus(const Question& question, const Attempt& about, const QByteArray& body)
{
    const auto expected = Expected::answerTo(questionOf(question, &about), requestOf(about, nullptr));
    auto answer = m_dialogue.receive(body, expected);
    if (!answer)
        return unusable(body, Source::Status, answer.fault());
    Heard heard = heardOf(*answer, about, Source::Status);
    const auto* status = std::get_if<TransactionStatusResponse>(&answer->body);
    if (!status)
        return heard;
    if (status->repeated) {
        std::visit([&](const auto& repeated) { take(repeated, about, heard); }, status->repeated->body);
    } else if (status->response.error == ErrorCondition::NotFound) {
        heard.evidence.kind = EvidenceKind::NotFound;
    } else if (isRunning(status->response)) {
        heard.evidence.kind = EvidenceKind::InProgress;
        heard.cardRead = saysCardRead(status->response.additional.value("event"));
    } else if (status->response.error) {
        heard.evidence.condition = QLatin1StringView(nameOf(*status->response.error));
    }
    return heard;
}

Result<TerminalHealth> NexoDriver::hearHealth(const Question& question, const QByteArray& body)
{
    const auto answer = m_dialogue.receive(body, Expected::answerTo(questionOf(question, nullptr)));
    if (!answer)
        return answer.fault();
    TerminalHealth health;
    const auto forgot = [](const Response& response) {
        return response.error == ErrorCondition::LoggedOut || response.error == ErrorCondition::NotAllowed;
    };
    if (const auto* diagnosis = std::get_if<DiagnosisResponse>(&answer->body)) {
        health.global = globalOf(diagnosis->globalStatus);
        health.communicates = diagnosis->communicates;
        health.loginNeeded = forgot(diagnosis->response);
        if (!diagnosis->printerStatus.isEmpty())
            health.paper = diagnosis->printerStatus == "OK" || diagnosis->printerStatus == "PaperLow";
        if (!diagnosis->hostsReachable.isEmpty())
            health.hostReachable = diagnosis->hostsReachable.contains(true);
    } else if (const auto* plain = std::get_if<PlainResponse>(&answer->body)) {
        health.global = plain->response.result == ResultCode::Failure ? TerminalHealth::Global::Unknown
                                                                      : TerminalHealth::Global::Ok;
        health.loginNeeded = forgot(plain->response);
    }
    return health;
}

Result<TerminalTotals> NexoDriver::hearTotals(const Question& question, const QByteArray& body)
{
    const auto answer = m_dialogue.receive(body, Expected::answerTo(questionOf(question, nullptr)));
    if (!answer)
        return answer.fault();
    const auto* counted = std::get_if<TotalsResponse>(&answer->body);
    if (!counted || counted->response.result != ResultCode::Success)
        return NexoFault::NotInFlight;
    TerminalTotals totals;
    totals.period = QString::fromUtf8(counted->reconciliationId);
    for (const TotalsResponse::Total& total : counted->totals) {
        if (!total.currency.isEmpty() && total.currency != "KRW")
            continue; // nothing that this desk asked for
        if (total.type == "Debit") {
            totals.payments += total.count;
            totals.paid += wonOf(total.millionths);
        } else if (total.type == "ReverseDebit" || total.type == "Credit") {
            totals.reversals += total.count;
            totals.reversed += wonOf(total.millionths);
        }
    }
    return totals;
}

} // namespace naru::payments::nexo

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/terminal/paymentterminal.h"

#include <QTimer>

namespace naru::sim {

namespace nexo = payments::nexo;
using nexo::Amount;
using Course = Play::Course;
using Money = Play::Money;
using Way = Play::Way;
using Words = Play::Words;

namespace {

QString text(const QByteArray& bytes)
{
    return QString::fromUtf8(bytes);
}

/// As the terminal's own clock writes it: "2026-01-15T00:30:21.000Z".
QByteArray stamp(Instant moment)
{
    return rfc3339(moment).chopped(1).toLatin1() + ".000Z";
}

} // namespace

PaymentTerminal::PaymentTerminal(Settings settings, const Clock& clock, Random& random, QObject* parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
    , m_random(random)
{
    load();
}

void PaymentTerminal::setOutcome(const Outcome& outcome)
{
    m_outcome = &outcome;
    Q_EMIT changed();
}

void PaymentTerminal::setPlay(const Play& play)
{
    m_play = &play;
    Q_EMIT changed();
}

void PaymentTerminal::receive(const nexo::Request& request, From from)
{
    using Category = nexo::MessageCategory;
    const Category category = request.header.category;
    if (request.header.poiId != m_settings.poi)
        return reply(request.header, from, PlainReply{"UnavailableDevice", "another terminal"});
    const bool beside
        = category == Category::Abort || category == Category::Login || category == Category::TransactionStatus;
    if (category == Category::Payment || category == Category::Reversal)
        return pay(request, from);
    if (!beside && m_waiting)
        return reply(request.header, from, PlainReply{"Busy", "Terminal busy"});
    if (const QByteArray refusal = category == Category::Login ? QByteArray() : strangerTo(request.header.saleId);
        !refusal.isEmpty())
        return reply(request.header, from, PlainReply{refusal, "not logged in"});
    if (category == Category::TransactionStatus)
        answerStatus(request, from);
    else if (category == Category::Abort)
        abort(request, from);
    else if (category == Category::Login)
        login(request, from);
    else if (category == Category::Diagnosis)
        reply(request.header, from, DiagnosisReply{false});
    else
        tellTotals(request, from);
}

bool PaymentTerminal::isTraining(const nexo::Request& request) const
{
    const auto* payment = std::get_if<nexo::PaymentRequest>(&request.body);
    const bool wanted = (payment && payment->training) || m_trainees.contains(request.header.saleId);
    return wanted && m_training == Training::Kept;
}

Entry PaymentTerminal::entryOf(const nexo::Request& request) const
{
    Entry entry;
    entry.asked = request.header;
    entry.play = m_play;
    entry.outcome = m_outcome;
    entry.training = isTraining(request);
    if (const auto* payment = std::get_if<nexo::PaymentRequest>(&request.body)) {
        entry.sale = payment->saleTransaction;
        entry.amount = payment->requested;
    } else if (const auto* reversal = std::get_if<nexo::ReversalRequest>(&request.body)) {
        entry.sale = reversal->saleTransaction.value_or(nexo::TransactionId());
        entry.original = reversal->original;
        entry.amount = Amount{"KRW", reversal->reversedMillionths.value_or(0)}; // 0: the whole, looked up later
    }
    return entry;
}

/// The ErrorCondition that a request meets before any card; empty: none.
QByteArray PaymentTerminal::refusalOf(const Entry& entry) const
{
    if (m_waiting || entry.play->words == Words::Busy)
        return "Busy";
    return strangerTo(entry.asked.saleId);
}

/// What a desk is told that has to log in first; empty: it need not.
QByteArray PaymentTerminal::strangerTo(const QByteArray& saleId) const
{
    if (m_lostDesks.contains(saleId))
        return "LoggedOut";
    return m_settings.needsLogin && !m_desks.contains(saleId) ? "NotAllowed" : QByteArray();
}

void PaymentTerminal::pay(const nexo::Request& request, From from)
{
    const nexo::MessageHeader& header = request.header;
    Q_EMIT happened(QStringLiteral("asked"), text(header.serviceId));
    if (Entry* const twice = m_book.find(header.saleId, header.serviceId)) { // never of a desk that keeps the rules
        ++twice->requests;
        save();
        return Q_EMIT hungUp(from);
    }
    Entry& entry = m_book.add(entryOf(request));
    m_speakTo.insert(header.serviceId, from);
    if (entry.play->course == Course::Lost || entry.play->course == Course::LostThenHeard) {
        entry.remembered = false;
        entry.state = Entry::State::Held;
        if (entry.play->course == Course::Lost)
            entry.state = Entry::State::Done;
        save();
        Q_EMIT happened(QStringLiteral("lost_request"), text(header.serviceId));
        entry.play->way == Way::Old ? Q_EMIT repeatedLast(from) : Q_EMIT hungUp(from);
        return;
    }
    if (entry.play->course != Course::BeginsLate)
        return begin(entry, from);
    entry.state = Entry::State::Held;
    save();
    QTimer::singleShot(m_settings.lateAfter, this, [this, &entry, from, boot = m_boot] {
        if (boot == m_boot && entry.state == Entry::State::Held)
            begin(entry, from);
    });
}

void PaymentTerminal::begin(Entry& entry, From from)
{
    if (const QByteArray refusal = refusalOf(entry); !refusal.isEmpty()) {
        if (refusal == "Busy")
            entry.said.busyWith = m_waiting ? m_waiting->asked.serviceId : QByteArray("ZZ99999999");
        fail(entry, refusal, refusal == "Busy" ? "Terminal busy" : "not logged in");
        Q_EMIT happened(
            refusal == "Busy" ? QStringLiteral("busy") : QStringLiteral("refused"), text(entry.asked.serviceId));
        return speak(entry);
    }
    if (entry.isReversal())
        return giveBack(entry);
    entry.state = Entry::State::Waiting;
    m_waiting = &entry;
    save();
    if (entry.play->course == Course::Runs || entry.play->course == Course::RunsThenForgotten) {
        if (entry.play->course == Course::RunsThenForgotten)
            moveMoney(entry, true);
        save();
        Q_EMIT hungUp(from);
        Q_EMIT changed();
        return;
    }
    waitForCard(entry);
}

/// No card is needed for that.
void PaymentTerminal::giveBack(Entry& entry)
{
    const Entry* const before = m_book.before(entry);
    const Entry* const paid = m_book.paidAs(entry.original);
    const qint64 left = paid ? m_book.leftOf(*paid) : 0;
    if (paid && entry.amount.millionths == 0)
        entry.amount.millionths = left;
    if (paid)
        entry.amount.currency = paid->said.authorised.currency;
    const bool allowed = entry.amount.millionths > 0 && entry.amount.millionths <= left
        && (!m_settings.reversesLastOnly || paid == before);
    if (paid && allowed)
        return finish(entry, *entry.outcome);
    fail(entry, paid ? "NotAllowed" : "NotFound", paid ? "not to be given back" : "no such transaction");
    Q_EMIT happened(QStringLiteral("refused"), text(entry.asked.serviceId));
    speak(entry);
}

void PaymentTerminal::waitForCard(Entry& entry)
{
    Q_EMIT happened(QStringLiteral("waits_for_card"), text(entry.asked.serviceId));
    Q_EMIT changed();
    if (!m_settings.cardAfter || entry.play->course == Course::WaitsForAbort)
        return;
    QTimer::singleShot(*m_settings.cardAfter, this, [this, &entry, boot = m_boot] {
        if (boot == m_boot && m_waiting == &entry && m_reading != &entry)
            readCard(entry);
    });
}

/// From here on a status says so, and no second card is taken.
void PaymentTerminal::readCard(Entry& entry)
{
    if (m_settings.readsFor <= Milliseconds(0))
        return finish(entry, *m_outcome);
    m_reading = &entry;
    Q_EMIT happened(QStringLiteral("card_read"), text(entry.asked.serviceId));
    Q_EMIT changed();
    QTimer::singleShot(m_settings.readsFor, this, [this, &entry, boot = m_boot] {
        if (boot == m_boot && m_waiting == &entry)
            finish(entry, *m_outcome);
    });
}

bool PaymentTerminal::holdCard()
{
    if (!m_waiting || m_reading == m_waiting)
        return false;
    readCard(*m_waiting);
    return true;
}

bool PaymentTerminal::refuse()
{
    if (!m_waiting)
        return false;
    finish(*m_waiting, *outcomeNamed(QStringLiteral("cancel")));
    return true;
}

void PaymentTerminal::fail(Entry& entry, const char* condition, QByteArrayView message)
{
    entry.state = Entry::State::Done;
    entry.said.result = "Failure";
    entry.said.condition = condition;
    entry.said.message = message.toByteArray();
    entry.said.poiTransaction = newPoiTransaction();
    save();
}

/// Money first, then the word; both written down before the word leaves.
void PaymentTerminal::finish(Entry& entry, const Outcome& outcome)
{
    const bool taken = m_book.movedBy(entry.asked.serviceId) != 0;
    entry.outcome = &outcome;
    say(entry, outcome);
    if (!taken)
        moveMoney(entry,
            !entry.said.isFailure() || entry.play->words == Words::Unheard
                || (entry.play->words == Words::Refusal && entry.play->money == Money::Whole));
    if (m_waiting == &entry)
        m_waiting = nullptr;
    entry.state = entry.play->way == Way::Late ? Entry::State::Late : Entry::State::Done;
    const bool forgets = entry.play->course == Course::Rebooted || entry.play->course == Course::RebootedUnseen
        || entry.play->course == Course::Forgotten;
    if (forgets)
        m_book.forgetAll();
    save();
    const char* const word = entry.said.isFailure() ? "declined" : entry.isReversal() ? "reversed" : "approved";
    Q_EMIT happened(QLatin1StringView(word), text(entry.asked.serviceId));
    if (entry.state == Entry::State::Late) {
        QTimer::singleShot(m_settings.lateAfter, this, [this, &entry, boot = m_boot] {
            if (boot != m_boot)
                return;
            entry.state = Entry::State::Done;
            save();
            speak(entry);
        });
    } else {
        speak(entry);
    }
    const auto desks = m_desks;
    if (entry.play->course == Course::Rebooted)
        m_lostDesks.insert(entry.asked.saleId); // whether it had logged in or not
    if (entry.play->course == Course::Rebooted || entry.play->course == Course::RebootedUnseen)
        reboot();
    if (entry.play->course == Course::RebootedUnseen) {
        m_lostDesks -= desks;
        m_desks = desks;
    }
    Q_EMIT changed();
}

/// The word about it, by outcome and play.
void PaymentTerminal::say(Entry& entry, const Outcome& outcome)
{
    const Play& play = *entry.play;
    Said& said = entry.said;
    said.poiTransaction = newPoiTransaction();
    const bool approved = play.words != Words::Refusal && play.words != Words::Unheard
        && (play.money == Money::AsOutcome ? outcome.isApproval() : play.money != Money::None);
    if (!approved) {
        const bool unheard = play.words == Words::Unheard;
        const Outcome& why = outcome.isApproval() ? *outcomeNamed(QStringLiteral("decline")) : outcome;
        said.condition = unheard ? "Weather" : why.condition;
        said.message = unheard ? "it rains" : why.message;
        return;
    }
    said.result = play.money == Money::Part ? "Partial" : "Success";
    if (play.money == Money::Part)
        said.condition = "Refusal";
    said.authorised = entry.amount;
    if (play.money == Money::Other)
        said.authorised.millionths -= Amount::millionthsPerUnit;
    if (play.money == Money::Part)
        said.authorised.millionths
            = said.authorised.millionths / Amount::millionthsPerUnit / 2 * Amount::millionthsPerUnit;
    if (play.money == Money::Dollars)
        said.authorised.currency = "USD";
    said.offline = play.money == Money::FilePays || play.money == Money::FileDeclines;
    said.showsCard = play.words == Words::CardNumber;
    said.approval = QByteArray::number(100'000 + static_cast<qint64>(m_random.below(900'000)));
}

void PaymentTerminal::moveMoney(Entry& entry, bool approved)
{
    if (entry.said.approval.isEmpty())
        entry.said.approval = QByteArray::number(100'000 + static_cast<qint64>(m_random.below(900'000)));
    if (!approved || entry.play->money == Money::None)
        return;
    if (entry.said.poiTransaction.transactionId.isEmpty())
        entry.said.poiTransaction = newPoiTransaction();
    move(entry, entry.said.isFailure() ? entry.amount : entry.said.authorised);
    if (entry.play->money == Money::Twice)
        move(entry, entry.said.authorised);
}

void PaymentTerminal::move(const Entry& entry, const Amount& amount)
{
    using Kind = AcquirerLine::Kind;
    if (entry.training)
        return;
    const Kind kind = entry.play->money == Money::FileDeclines ? Kind::Declined
        : entry.isReversal()                                   ? Kind::Reversal
                                                               : Kind::Payment;
    m_book.move({kind, entry.asked.serviceId, amount, m_clock.now(), entry.said.approval, entry.sale.transactionId,
        entry.said.poiTransaction.transactionId, entry.original.transactionId});
}

void PaymentTerminal::speak(Entry& entry)
{
    const From from = m_speakTo.take(entry.asked.serviceId);
    if (entry.play->way == Way::Close)
        Q_EMIT hungUp(from);
    else
        reply(entry.asked, from, EntryReply{entry}, entry.play->way);
}

void PaymentTerminal::reply(const nexo::MessageHeader& asked, From from, ReplyBody body, Way way)
{
    Reply answer{asked, std::move(body)};
    answer.header.type = nexo::MessageType::Response;
    if (way == Way::OtherService)
        answer.header.serviceId = asked.serviceId == "ZZ00000009" ? "ZZ00000008" : "ZZ00000009";
    Q_EMIT spoke(from, answer, way);
}

nexo::TransactionId PaymentTerminal::newPoiTransaction() const
{
    const Instant now = m_clock.now();
    return {"naru" + QByteArray::number(now.time_since_epoch().count()) + '.'
            + QByteArray::number(static_cast<qulonglong>(m_book.entries().size())) + '.' + m_random.bytes(4).toHex(),
        stamp(now)};
}

} // namespace naru::sim

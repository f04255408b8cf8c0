// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/drivers.h"
#include "app/desk/papersimpl.h"
#include "app/paper/escpos.h"
#include "app/payments/cashbook.h"
#include "app/payments/store.h"

#include <algorithm>
#include <utility>

namespace naru::desk {

using namespace payments;

namespace {

PaperStep stepOf(device::PrintOutcome::What what)
{
    using What = device::PrintOutcome::What;
    switch (what) {
    case What::Printed:
        return PaperStep::Printed;
    case What::Half:
        return PaperStep::HalfPrinted;
    case What::Unsure:
        return PaperStep::PrintUnsure;
    case What::Nothing:
        return PaperStep::NotPrinted;
    }
    return PaperStep::HalfPrinted;
}

const Attempt* lastPayment(const QList<Attempt>& attempts)
{
    const auto last = std::find_if(attempts.rbegin(), attempts.rend(),
        [](const Attempt& attempt) { return attempt.kind == AttemptKind::Payment; });
    return last == attempts.rend() ? nullptr : &*last;
}

/// What a charge's attempts say nothing of any more where cash was taken for it.
bool tookNothing(const Attempt* payment)
{
    return !payment || payment->state == State::Declined || payment->state == State::NotSent
        || payment->state == State::NotFoundWatched;
}

} // namespace

Result<void> PapersImpl::begin()
{
    QList<PaperEvent> interrupted;
    const auto read = m_desk.journal().query([&](storage::Database& database) -> Result<void> {
        const auto number = lastReceiptNumber(database);
        const auto half = interruptedPrints(database);
        if (!number || !half)
            return !number ? number.fault() : half.fault();
        m_lastNumber = *number;
        interrupted = *half;
        return {};
    });
    if (!read || m_desk.parts().access == Desk::Access::ReadOnly)
        return read;
    for (const PaperEvent& event : interrupted)
        record(event, [](const Result<IssuedReceipt>&) {});
    return {};
}

void PapersImpl::usePrinter(device::Printer* printer, const paper::Roll& roll, Letters letters)
{
    if (m_printer)
        m_printer->disconnect(this);
    m_printer = printer;
    m_roll = roll;
    m_letters = letters;
    if (m_printer)
        connect(m_printer, &device::Printer::stateChanged, this, &Papers::printerChanged);
    Q_EMIT printerChanged();
}

template <typename Value>
void PapersImpl::readAside(
    std::function<Result<Value>(storage::Database&)> read, std::function<void(Result<Value>)> then) const
{
    m_desk.runAside([this, read, then] {
        auto value = std::make_shared<Result<Value>>(ReceiptFault::Unknown);
        const auto asked = m_desk.journal().query([&](storage::Database& database) -> Result<void> {
            *value = read(database);
            return *value ? Result<void>() : Result<void>(value->fault());
        });
        if (!asked)
            *value = asked.fault();
        QMetaObject::invokeMethod(
            const_cast<PapersImpl*>(this), [value, then] { then(*value); }, Qt::QueuedConnection);
    });
}

// ---- drawing up

void PapersImpl::issue(const QByteArray& charge, const Wish& wish, Issued then)
{
    drawUp({}, charge, wish, std::move(then));
}

void PapersImpl::issueGivenBack(const QString& serviceId, const QByteArray& charge, const Wish& wish, Issued then)
{
    if (!serviceId.isEmpty())
        return drawUp(serviceId, charge, wish, std::move(then));
    if (!m_desk.staffId())
        return then(DeskFault::NotSignedIn);
    readAside<Books>(booksOf(charge), [this, wish, then](const Result<Books>& books) {
        if (!books)
            return then(books.fault());
        const IssuedReceipt* last = nullptr;
        Won back = books->cash.givenBack;
        for (const IssuedReceipt& earlier : books->issued) {
            if (earlier.receipt.kind != ReceiptKind::GivenBack || !earlier.receipt.attempt.isEmpty())
                continue;
            back = back - earlier.receipt.cash.amount;
            last = &earlier;
        }
        if (back == Won{0} && last)
            return then(*last); // asked again
        const auto receipt
            = cashGivenBackOf(books->charge, back, books->cash.backReason, textsFor(*books, nullptr, wish));
        if (!receipt)
            return then(receipt.fault());
        ++m_lastNumber;
        record({PaperStep::Drawn, receipt->id, *receipt, 0, m_desk.staffId()}, then);
    });
}

ReceiptTexts PapersImpl::textsFor(const Books& books, const Attempt* attempt, const Wish& wish)
{
    ReceiptTexts texts;
    texts.id = m_desk.parts().random.bytes(idBytes);
    texts.number = receiptNumber(serviceCode(m_desk.deviceId()), m_lastNumber + 1);
    texts.made = m_desk.now();
    texts.office = m_desk.settings().centre;
    texts.desk = m_desk.settings().desk;
    texts.staff = m_desk.signedIn() ? m_desk.signedIn()->name : QString();
    texts.businessNumber = wish.businessNumber;
    texts.billKind = wish.billKind;
    texts.payer = wish.payer;
    texts.cash = {books.cash.taken, books.cash.tendered};
    texts.demo = m_desk.kind() == Desk::Kind::Demo;
    for (const IssuedReceipt& earlier : books.issued) {
        if (earlier.receipt.kind == ReceiptKind::Receipt)
            texts.originalNumber = earlier.receipt.number;
    }
    if (attempt) {
        texts.brand = attempt->brand;
        texts.lastFour = attempt->lastFour;
        for (const device::TerminalSetup& setup : m_desk.terminalSetups())
            texts.training = texts.training || (setup.poi == attempt->poi && setup.training);
    }
    return texts;
}

std::function<Result<PapersImpl::Books>(storage::Database&)> PapersImpl::booksOf(const QByteArray& charge)
{
    return [charge](storage::Database& database) -> Result<Books> {
        const auto known = payments::charge(database, charge);
        auto attempts = attemptsOf(database, charge);
        auto issued = payments::receiptsOf(database, charge);
        const auto cash = cashOf(database, charge);
        if (!known || !attempts || !issued || !cash)
            return !known ? known.fault() : !attempts ? attempts.fault() : !issued ? issued.fault() : cash.fault();
        if (!*known)
            return PaymentFault::UnknownAttempt;
        return Books{(*known)->charge, *std::move(attempts), *std::move(issued), *cash};
    };
}

void PapersImpl::drawUp(const QString& reversal, const QByteArray& charge, const Wish& wish, Issued then)
{
    if (!m_desk.staffId())
        return then(DeskFault::NotSignedIn);
    readAside<Books>(booksOf(charge), [this, reversal, wish, then](const Result<Books>& books) {
        if (!books)
            return then(books.fault());
        const auto given = std::find_if(books->attempts.begin(), books->attempts.end(),
            [&](const Attempt& attempt) { return attempt.serviceId == reversal; });
        const Attempt* payment = lastPayment(books->attempts);
        if (books->cash.wasTaken() && tookNothing(payment))
            payment = nullptr;
        const Attempt* about = reversal.isEmpty() ? payment : given == books->attempts.end() ? nullptr : &*given;
        if (!reversal.isEmpty() && !about)
            return then(PaymentFault::UnknownAttempt);
        const auto texts = textsFor(*books, about, wish);
        const auto receipt
            = reversal.isEmpty() ? receiptOf(books->charge, payment, texts) : givenBackOf(books->charge, *about, texts);
        if (!receipt)
            return then(receipt.fault());
        for (const IssuedReceipt& earlier : books->issued) {
            if (earlier.receipt.kind == receipt->kind && earlier.receipt.attempt == receipt->attempt)
                return then(earlier);
        }
        ++m_lastNumber; // two that are asked for at once have two numbers; one that is refused leaves a gap
        record({PaperStep::Drawn, receipt->id, *receipt, 0, m_desk.staffId()}, then);
    });
}

/// One step; `then` with the paper as it is after it.
void PapersImpl::record(const PaperEvent& event, Issued then)
{
    const Record record = recordOf(event);
    const auto fresh = std::make_shared<std::optional<IssuedReceipt>>();
    const auto after = [id = event.receipt, fresh](storage::Database& database) -> Result<void> {
        const auto known = issuedReceipt(database, id);
        if (!known)
            return known.fault();
        *fresh = *known;
        return {};
    };
    m_desk.append(
        {record.kind, record.schema, record.body}, {}, after, [fresh, then](const Result<journal::Stamp>& stamp) {
            if (!stamp)
                return then(stamp.fault());
            then(*fresh ? Result<IssuedReceipt>(**fresh) : Result<IssuedReceipt>(ReceiptFault::Unknown));
        });
}

void PapersImpl::receiptsOf(const QByteArray& charge, std::function<void(Result<QList<IssuedReceipt>>)> then)
{
    readAside<QList<IssuedReceipt>>(
        [charge](storage::Database& database) { return payments::receiptsOf(database, charge); }, std::move(then));
}

void PapersImpl::due(std::function<void(Result<QStringList>)> then)
{
    readAside<QStringList>([](storage::Database& database) { return receiptsDue(database); }, std::move(then));
}

// ---- printing

Result<QByteArray> PapersImpl::eReceipt(const Receipt& receipt) const
{
    const auto key = m_desk.signingKey();
    if (!key)
        return key.fault();
    return eReceiptOf(receipt, *key);
}

Result<QByteArray> PapersImpl::jobOf(const Receipt& receipt, const ReceiptLook& look) const
{
    const paper::Document document = documentOf(receipt, look);
    if (m_letters == Letters::Own) {
        if (auto text = paper::escposText(document, m_roll))
            return text;
    }
    const auto drawn = paper::raster(document, m_roll);
    if (!drawn)
        return drawn.fault();
    return paper::escpos(*drawn);
}

void PapersImpl::print(const QByteArray& receipt, const Look& look, Printed done)
{
    if (!m_desk.staffId())
        return done(DeskFault::NotSignedIn);
    if (!m_printer)
        return done(device::PrinterFault::PrinterAbsent);
    if (std::exchange(m_isPrinting, true))
        return done(ReceiptFault::PrintNotEnded);
    const Printed ended = [this, done](const Result<device::PrintOutcome>& outcome) {
        m_isPrinting = false;
        done(outcome);
    };
    readAside<std::optional<IssuedReceipt>>(
        [receipt](storage::Database& database) { return issuedReceipt(database, receipt); },
        [this, look, ended](const Result<std::optional<IssuedReceipt>>& known) {
            if (!known || !*known)
                return ended(known ? Fault(ReceiptFault::Unknown) : known.fault());
            printKnown(**known, look, ended);
        });
}

void PapersImpl::printKnown(const IssuedReceipt& known, const Look& look, Printed done)
{
    if (known.isBeingPrinted())
        return done(ReceiptFault::PrintNotEnded);
    const auto code = eReceipt(known.receipt);
    if (!code)
        return done(code.fault());
    ReceiptLook full{
        look.language, look.print, look.reader, known.nextCopy(), *code, look.terminalLines, look.signatureRequired};
    const auto job = jobOf(known.receipt, full);
    if (!job)
        return done(job.fault());
    const PaperEvent begun{PaperStep::PrintBegun, known.receipt.id, {}, known.nextCopy(), m_desk.staffId()};
    record(begun, [this, begun, job = *job, done](const Result<IssuedReceipt>& durable) {
        durable ? send(begun, job, done) : done(durable.fault());
    });
}

/// PrintBegun is durable: from here on paper may come out.
void PapersImpl::send(const PaperEvent& begun, const QByteArray& job, Printed done)
{
    const auto ended = [guard = QPointer<PapersImpl>(this), this, begun, done](const device::PrintOutcome& outcome) {
        if (!guard)
            return; // the desk went before its printer: the next start says that it is half printed
        PaperEvent end = begun;
        end.step = stepOf(outcome.what);
        record(end,
            [outcome, done](const Result<IssuedReceipt>& durable) { durable ? done(outcome) : done(durable.fault()); });
    };
    if (m_printer)
        m_printer->print(job, ended);
    else
        ended({device::PrintOutcome::What::Nothing, Fault(device::PrinterFault::PrinterAbsent)});
}

} // namespace naru::desk

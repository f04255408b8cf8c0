// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/drivers.h"
#include "app/desk/papersimpl.h"
#include "app/desk/printing.h"
#include "app/payments/cashbook.h"
#include "app/payments/store.h"

#include <algorithm>

namespace naru::desk {

using namespace payments;

namespace {

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
    return m_desk.journal().query([&](storage::Database& database) -> Result<void> {
        const auto number = lastReceiptNumber(database);
        const auto begun = interruptedPrints(database);
        if (!number || !begun)
            return !number ? number.fault() : begun.fault();
        m_lastNumber = *number;
        for (const PaperEvent& event : *begun) {
            const auto known = issuedReceipt(database, event.receipt);
            if (!known)
                return known.fault();
            if (*known)
                m_open.append({(*known)->receipt, event.copy, {}, true});
        }
        return {};
    });
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

void PapersImpl::usePrinters(const QList<device::PrinterUse>& printers)
{
    const device::PrinterUse first = printers.value(0);
    const auto pages = std::find_if(printers.begin(), printers.end(),
        [](const device::PrinterUse& use) { return use.printer->takes() == device::Printer::Takes::Pdf; });
    usePagePrinter(pages == printers.end() ? nullptr : pages->printer);
    usePrinter(first.printer, rollOf(first.setup), first.setup.letters);
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

// ---- what a receipt is, as letters

void PapersImpl::eReceipt(const QByteArray& receipt, std::function<void(Result<QByteArray>)> then)
{
    readAside<std::optional<Known>>(
        [receipt, hub = m_hub](storage::Database& database) { return knownIn(database, receipt, hub); },
        [this, then](const Result<std::optional<Known>>& known) {
            if (!known || !*known)
                return then(known ? Fault(ReceiptFault::Unknown) : known.fault());
            const auto code = codeOf(**known);
            const QByteArray proof = (*known)->proof.value_or(QByteArray());
            const bool fits = code && !proof.isEmpty() && withProof(*code, proof).size() <= proofCodeLettersMax;
            then(fits ? Result<QByteArray>(withProof(*code, proof)) : code);
        });
}

Result<QByteArray> PapersImpl::codeOf(const Known& known) const
{
    const auto key = m_desk.signingKey();
    if (!key)
        return key.fault();
    return known.place ? eReceiptOf(known.issued.receipt, *known.place, *key) : eReceiptOf(known.issued.receipt, *key);
}

void PapersImpl::check(const QByteArray& text)
{
    const ReceiptParts parts = receiptPartsOf(text);
    if (parts.code.isEmpty() && m_brought.isEmpty())
        return; // a proof of nothing that was shown
    if (!parts.code.isEmpty())
        m_brought = parts.code;
    m_desk.runAside([this, number = ++m_check, whole = parts.code.isEmpty() ? m_brought + '\n' + text : text,
                        hub = m_hub, known = m_desk.knownDesks()] {
        QMetaObject::invokeMethod(
            this,
            [this, number, receipt = checkReceipt(whole, known, hub)] {
                if (number == m_check) // else something else has been brought since
                    Q_EMIT checked(receipt);
            },
            Qt::QueuedConnection);
    });
}

Papers* DeskImpl::papers() const
{
    return m_papers.get();
}

} // namespace naru::desk

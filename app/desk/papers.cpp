// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/drivers.h"
#include "app/desk/papersimpl.h"
#include "app/desk/printing.h"
#include "app/journal/outboxtables.h"
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
    readAside<std::optional<Known>>(
        [receipt, hub = m_hub](storage::Database& database) { return knownIn(database, receipt, hub); },
        [this, look, ended](const Result<std::optional<Known>>& known) {
            if (!known || !*known)
                return ended(known ? Fault(ReceiptFault::Unknown) : known.fault());
            printKnown(**known, look, ended);
        });
}

const Papers::OpenPrint* PapersImpl::openOf(const QByteArray& receipt) const
{
    const auto at
        = std::find_if(m_open.begin(), m_open.end(), [&](const OpenPrint& open) { return open.receipt.id == receipt; });
    return at == m_open.end() ? nullptr : &*at;
}

Result<std::optional<PapersImpl::Known>> PapersImpl::knownIn(
    storage::Database& database, const QByteArray& receipt, const HubKeeps& hub)
{
    const auto issued = issuedReceipt(database, receipt);
    const auto entry = payments::receiptEntry(database, receipt);
    if (!issued || !entry)
        return issued ? entry.fault() : issued.fault();
    if (!*issued || !*entry)
        return std::optional<Known>();
    const auto number = static_cast<quint64>(**entry);
    const auto epoch = quint32(number >> journal::seqBits) + 1;
    const quint64 seq = number & ((quint64(1) << journal::seqBits) - 1);
    const auto hash = journal::hashAtPlace(database, epoch, seq);
    if (!hash)
        return hash.fault();
    Known known{**issued, {}, {}};
    if (*hash) {
        known.place = payments::ReceiptPlace{epoch, seq, **hash};
        if (hub.proof)
            known.proof = hub.proof(*known.place);
    }
    return std::optional(known);
}

void PapersImpl::printKnown(const Known& all, const Look& look, Printed done)
{
    const IssuedReceipt& known = all.issued;
    if (known.isBeingPrinted()) {
        const bool waits = openOf(known.receipt.id);
        done(waits ? ReceiptFault::PrintUnanswered : ReceiptFault::PrintNotEnded);
        if (waits)
            Q_EMIT unansweredChanged();
        return;
    }
    const auto code = codeOf(all);
    if (!code)
        return done(code.fault());
    ReceiptLook full{
        look.language, look.print, look.reader, known.nextCopy(), *code, look.terminalLines, look.signatureRequired};
    if (const QByteArray proof = all.proof ? receiptProofText(*all.proof) : QByteArray();
        proof.size() <= proofCodeLettersMax)
        full.proof = proof;
    if (!m_printer)
        return done(device::PrinterFault::PrinterAbsent);
    const auto job = jobOf(documentOf(known.receipt, full), m_roll, m_letters, m_printer->takes());
    if (!job)
        return done(job.fault());
    const OpenPrint begun{known.receipt, known.nextCopy(), look};
    record({PaperStep::PrintBegun, known.receipt.id, {}, begun.copy, m_desk.staffId()},
        [this, begun, job = *job, done](const Result<IssuedReceipt>& durable) {
            durable ? sendWitnessed(begun, job, done) : done(durable.fault());
        });
}

/// What will stand on the paper stands at another desk first, where one answers in time.
void PapersImpl::sendWitnessed(const OpenPrint& begun, const QByteArray& job, Printed done)
{
    m_desk.withSecondCopy([guard = QPointer<PapersImpl>(this), begun, job, done] {
        if (guard)
            guard->send(begun, job, done);
    });
}

/// PrintBegun is durable: from here on paper may come out.
void PapersImpl::send(const OpenPrint& begun, const QByteArray& job, Printed done)
{
    using Outcome = device::PrintOutcome;
    const auto whenGone = std::make_shared<std::optional<QMetaObject::Connection>>(QMetaObject::Connection());
    const auto end = [guard = QPointer<PapersImpl>(this), begun, done, whenGone](const Outcome& outcome) {
        const auto link = std::exchange(*whenGone, std::nullopt);
        if (!guard || !link)
            return; // the desk went before its printer: the next start asks
        disconnect(*link);
        guard->ended(begun, outcome, done);
    };
    if (!m_printer)
        return end({Outcome::What::Nothing, Fault(device::PrinterFault::PrinterAbsent)});
    // Taken off the list while it printed: then it says nothing more, and how far it came nobody knows.
    *whenGone = connect(m_printer, &QObject::destroyed, this, [end] {
        end({Outcome::What::Half, Fault(device::PrinterFault::PrinterLost)});
    });
    m_printer->print(job, end);
}

void PapersImpl::ended(const OpenPrint& begun, const device::PrintOutcome& outcome, Printed done)
{
    if (outcome.what == device::PrintOutcome::What::Unsure) {
        m_open.append(begun);
        done(outcome);
        Q_EMIT unansweredChanged();
        return;
    }
    record({stepOf(outcome.what), begun.receipt.id, {}, begun.copy, m_desk.staffId()},
        [outcome, done](const Result<IssuedReceipt>& durable) { durable ? done(outcome) : done(durable.fault()); });
}

void PapersImpl::answer(const QByteArray& receipt, Seen seen, std::function<void(Result<void>)> done)
{
    const OpenPrint* const open = openOf(receipt);
    if (!m_desk.staffId() || !open)
        return done(open ? Fault(DeskFault::NotSignedIn) : Fault(ReceiptFault::PrintNotBegun));
    const PaperStep step = seen == Seen::Whole ? PaperStep::Printed
        : seen == Seen::Half                   ? PaperStep::HalfPrinted
                                               : PaperStep::PrintUnsure;
    record(
        {step, receipt, {}, open->copy, m_desk.staffId()}, [this, receipt, done](const Result<IssuedReceipt>& durable) {
            if (!durable)
                return done(durable.fault());
            forgetOpen(receipt);
            done({});
        });
}

void PapersImpl::forgetOpen(const QByteArray& receipt)
{
    m_open.removeIf([&](const OpenPrint& open) { return open.receipt.id == receipt; });
    Q_EMIT unansweredChanged();
}

// ---- reports

void PapersImpl::printPages(const paper::Document& document, Printed done)
{
    if (!m_desk.staffId())
        return done(DeskFault::NotSignedIn);
    device::Printer* const printer = m_pagePrinter ? m_pagePrinter : m_printer;
    const bool isWide
        = printer && (printer->takes() == device::Printer::Takes::Pdf || m_roll.dots >= paper::roll80.dots);
    if (!isWide) // on 58 mm the amounts of a table would be broken over two lines
        return done(device::PrinterFault::PrinterAbsent);
    const auto job = jobOf(document, m_roll, Letters::Drawn, printer->takes());
    if (!job)
        return done(job.fault());
    printer->print(*job, [guard = QPointer<PapersImpl>(this), done](const device::PrintOutcome& outcome) {
        if (guard)
            done(outcome);
    });
}

Papers* DeskImpl::papers() const
{
    return m_papers.get();
}

} // namespace naru::desk

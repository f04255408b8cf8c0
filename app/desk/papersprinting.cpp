// SPDX-License-Identifier: GPL-3.0-or-later
// How a paper that was drawn up comes out: begun in the journal first, and what became of it afterwards.
#include "app/desk/papersimpl.h"
#include "app/desk/printing.h"
#include "app/journal/outboxtables.h"

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

} // namespace

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

} // namespace naru::desk

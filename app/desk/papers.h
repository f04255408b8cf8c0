// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/receiptcheck.h"
#include "app/desk/receiptpaper.h"
#include "app/payments/receiptstore.h"
#include "devices/api/printer.h"
#include "devices/api/printersetup.h"

#include <functional>

namespace naru::desk {

/// Receipts on their way to paper: drawn up from the books, begun in the journal before the printer hears of it, and
/// ended there by what the printer said. A paper that may have come out before is marked as a reprint, with its count,
/// also after a power cut in the middle. Nothing here waits for the disk or the printer.
class Papers : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    using Letters = device::PrinterSetup::Letters;
    /// What the printer for receipts is. Null: none, and print() says PrinterAbsent. It may go while it is used here:
    /// what it was printing is half printed then. A desk with a rack takes the rack's.
    virtual void usePrinter(device::Printer* printer, const paper::Roll& roll, Letters letters) = 0;
    virtual device::Printer* printer() const = 0;
    /// Where reports come out. Null: where receipts do.
    virtual void usePagePrinter(device::Printer* printer) = 0;
    virtual const paper::Roll& roll() const = 0; ///< of its paper

    /// What stands on a paper beside the books.
    struct Wish {
        QString businessNumber, billKind;
        QString payer; ///< as given; only its mask is kept
    };
    using Issued = std::function<void(Result<payments::IssuedReceipt>)>; ///< in the desk's thread, after the commit
    /// The paper for where the charge stands, drawn up once: asked again, it is the same one. Faults: NotSignedIn,
    /// UnknownAttempt, NothingToPrint, the commit's.
    virtual void issue(const QByteArray& charge, const Wish& wish, Issued then) = 0;
    /// The same for money that was given back: `serviceId` of the card's reversal; empty: in cash, all that no paper
    /// says yet.
    virtual void issueGivenBack(const QString& serviceId, const QByteArray& charge, const Wish& wish, Issued then) = 0;
    virtual void receiptsOf(const QByteArray& charge, std::function<void(Result<QList<payments::IssuedReceipt>>)> then)
        = 0;
    /// ServiceIDs of what was approved and has no paper yet: after a power cut, for the page to say so.
    virtual void due(std::function<void(Result<QStringList>)> then) = 0;

    struct Look {
        words::Language language = words::Language::Korean;
        ReceiptLook::Print print = ReceiptLook::Print::Normal;
        ReceiptLook::Reader reader = ReceiptLook::Reader::Visitor;
        QList<payments::TerminalLine> terminalLines{};
        bool signatureRequired = false;
    };
    using Printed = std::function<void(Result<device::PrintOutcome>)>;
    /// One printing: PrintBegun is durable before the first byte leaves, the outcome is before `done`. The first is the
    /// receipt, each later one a marked copy. Unsure ends nothing: the printing stays open until a person has looked,
    /// see unanswered(). Faults: NotSignedIn, Unknown, PrintNotEnded, PrintUnanswered, PrinterAbsent, PaperFault, the
    /// commit's.
    virtual void print(const QByteArray& receipt, const Look& look, Printed done) = 0;

    /// A printing that was begun and whose end nobody knows: the printer says nothing, or the desk went down.
    struct OpenPrint {
        payments::Receipt receipt;
        int copy = 0;
        Look look{};            ///< as it was asked for; the usual one after a start
        bool wasCutOff = false; ///< the desk went down while it was printed
    };
    virtual QList<OpenPrint> unanswered() const = 0; ///< oldest first
    /// What a person sees of it.
    enum class Seen : quint8 {
        Whole,
        Half,
        Nothing, ///< no proof that nothing came out: the next one is a marked copy all the same
    };
    /// Ends the open printing of this receipt in the journal. Faults: NotSignedIn, PrintNotBegun, the commit's.
    virtual void answer(const QByteArray& receipt, Seen seen, std::function<void(Result<void>)> done) = 0;

    /// Pages that are no receipt, a report: in no journal, kept nowhere. Faults: NotSignedIn, PrinterAbsent (also where
    /// there is nothing wider than a roll of 58 mm), PaperFault.
    virtual void printPages(const paper::Document& document, Printed done) = 0;
    /// The text of the e-receipt, for a QR code on the screen; with the hub's proof below it where there is one that a
    /// code still takes. Faults: Unknown, StorageFault.
    virtual void eReceipt(const QByteArray& receipt, std::function<void(Result<QByteArray>)> then) = 0;

    /// What this desk keeps of its hub's word. None: a desk without a hub.
    virtual void useHub(HubKeeps keeps) = 0;
    /// A receipt that somebody brings; a proof that comes alone belongs to the one before it. No network, and nothing
    /// is noted. The answer is checked().
    virtual void check(const QByteArray& text) = 0;
    virtual void forgetChecked() = 0; ///< what was brought

Q_SIGNALS:
    void checked(const naru::desk::CheckedReceipt& receipt);
    void printerChanged();
    void unansweredChanged(); ///< also when a printing was refused because of one
};

} // namespace naru::desk

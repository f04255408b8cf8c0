// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/receiptpaper.h"
#include "app/payments/receiptstore.h"
#include "devices/api/printer.h"

#include <functional>

namespace naru::desk {

/// Receipts on their way to paper: drawn up from the books, begun in the journal before the printer hears of it, and
/// ended there by what the printer said. A paper that may have come out before is marked as a reprint, with its count,
/// also after a power cut in the middle. Nothing here waits for the disk or the printer.
class Papers : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    enum class Letters : quint8 {
        Drawn, ///< as a picture: every letter, any printer
        Own,   ///< the printer's own where it has them all, else as a picture: quicker
    };
    /// What the printer is. Null: none, and print() says PrinterAbsent. It must outlive its use here.
    virtual void usePrinter(device::Printer* printer, const paper::Roll& roll, Letters letters) = 0;
    virtual device::Printer* printer() const = 0;

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
    /// receipt, each later one a marked copy. Faults: NotSignedIn, Unknown, PrintNotEnded, PrinterAbsent, PaperFault,
    /// the commit's.
    virtual void print(const QByteArray& receipt, const Look& look, Printed done) = 0;
    /// The text of the e-receipt, for a QR code on the screen.
    virtual Result<QByteArray> eReceipt(const payments::Receipt& receipt) const = 0;

Q_SIGNALS:
    void printerChanged();
};

} // namespace naru::desk

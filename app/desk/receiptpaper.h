// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/paper/document.h"
#include "app/payments/receipt.h"
#include "app/words/words.h"

namespace naru::desk {

/// How a receipt is to look this time.
struct ReceiptLook {
    enum class Print : quint8 {
        Normal,
        Large, ///< every letter one size larger
    };
    enum class Reader : quint8 {
        Visitor,
        Office, ///< the copy that stays here, with a line to sign where the terminal asked for it
    };
    words::Language language = words::Language::Korean;
    Print print = Print::Normal;
    Reader reader = Reader::Visitor;
    int copy = 0;                                  ///< from 1 on: marked as a reprint, with the number
    QByteArray code{};                             ///< the signed text of the e-receipt, drawn as QR; empty: none
    QList<payments::TerminalLine> terminalLines{}; ///< what the terminal wants on paper, unaltered
    bool signatureRequired = false;                ///< Office
    QByteArray proof{};                            ///< receiptProofText(), drawn as a QR of its own; empty: none
};

/// The paper, from top to bottom. Whatever it says comes from the receipt alone.
paper::Document documentOf(const payments::Receipt& receipt, const ReceiptLook& look);

/// One or two sentences for speech, on the visitor's own press: what was paid, in words.
QString spokenOf(const payments::Receipt& receipt, words::Language language);

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/ereceipt.h"
#include "app/payments/receiptplace.h"

#include <functional>

namespace naru::desk {

/// What the hub's word adds to what a receipt's seal says.
struct HubWord {
    enum class Proof : quint8 {
        None,
        Included,  ///< the hub's public log has the entry that drew this receipt up
        Bad,       ///< of another entry, or not of this desk's hub
        UnknownHub, ///< a proof came along, and this desk belongs to no hub
        Torn        ///< a proof came along that cannot be read: cut off or damaged on its way
    } proof
        = Proof::None;
    quint64 size = 0;            ///< Included: entries under that checkpoint …
    std::optional<Instant> time; ///< … and when it was signed
    struct Lost {
        Instant since{}; ///< when an administrator said so
        quint32 epoch = 0;
        quint64 seq = 0; ///< the last place that was good
        bool operator==(const Lost&) const = default;
    };
    /// A key of this number is on the list, and no proof shows that this was signed before. Only of Seal::Ours it is
    /// known that this very key has signed.
    std::optional<Lost> lost;
    std::optional<Instant> listMade; ///< of the list of lost desks that was asked; none: this desk has none
};

/// What this desk keeps of its hub's word, brought from above: files, no network, any thread. Empty: nothing is kept.
struct HubKeeps {
    /// `proof`: what came along with the receipt; none: what is kept here is used.
    std::function<HubWord(
        const payments::JudgedReceipt& judged, const QByteArray& code, const std::optional<QByteArray>& proof)>
        word;
    /// wire::Proof of that very entry, checked.
    std::function<std::optional<QByteArray>(const payments::ReceiptPlace& place)> proof;
};

/// A receipt that somebody brought, as this desk sees it.
struct CheckedReceipt {
    payments::JudgedReceipt judged;
    HubWord word;
    bool isOfLostDesk() const { return word.lost && judged.seal == payments::JudgedReceipt::Seal::Ours; }
    bool isBelieved() const { return !word.lost && judged.seal == payments::JudgedReceipt::Seal::Ours; }
    /// For words/: "seal.lost", "seal.unknown_lost", or of payments::sealNames.
    const char* name() const;
    /// "receiptproof.included" (facts: entries, day), "receiptproof.bad", "receiptproof.unknown_hub",
    /// "receiptproof.torn"; null: nothing to say.
    const char* proofName() const;
};

/// "NARU-P1:" and base45 of a hub's proof: on a line below the receipt's own text, or a code of its own on paper.
inline constexpr QByteArrayView receiptProofPrefix{"NARU-P1:"};
inline constexpr qsizetype receiptProofBytesMax = 80 * 1024;
/// What one code takes and a camera still reads; a longer proof stays out.
inline constexpr qsizetype proofCodeLettersMax = 2'000;

struct ReceiptParts {
    QByteArray code;                 ///< the receipt's own text
    std::optional<QByteArray> proof; ///< empty bytes: it cannot be read, and proves nothing
};
ReceiptParts receiptPartsOf(const QByteArray& text);
QByteArray receiptProofText(const QByteArray& proof);
/// The two, as receiptPartsOf() takes them apart.
QByteArray withProof(const QByteArray& code, const QByteArray& proof);

CheckedReceipt checkReceipt(const QByteArray& text, const QList<payments::DeskKey>& known, const HubKeeps& keeps);

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/receiptcheck.h"

#include "app/codec/text.h"

namespace naru::desk {

const char* CheckedReceipt::name() const
{
    using Seal = payments::JudgedReceipt::Seal;
    if (word.lost && judged.seal != Seal::Altered)
        return judged.seal == Seal::Ours ? "seal.lost" : "seal.unknown_lost";
    return payments::sealNames[static_cast<std::size_t>(judged.seal)];
}

const char* CheckedReceipt::proofName() const
{
    switch (word.proof) {
    case HubWord::Proof::None:
        break;
    case HubWord::Proof::Included:
        return "receiptproof.included";
    case HubWord::Proof::Bad:
        return "receiptproof.bad";
    case HubWord::Proof::UnknownHub:
        return "receiptproof.unknown_hub";
    case HubWord::Proof::Torn:
        return "receiptproof.torn";
    }
    return nullptr;
}

ReceiptParts receiptPartsOf(const QByteArray& text)
{
    const qsizetype at = text.indexOf(receiptProofPrefix);
    if (at < 0)
        return {text.trimmed(), std::nullopt};
    const QByteArray proof = text.sliced(at + receiptProofPrefix.size()).trimmed();
    const auto bytes = proof.size() <= 2 * receiptProofBytesMax ? codec::fromBase45(proof)
                                                                : Result<QByteArray>(codec::CodecFault::TooLarge);
    return {text.first(at).trimmed(), bytes ? *bytes : QByteArray()};
}

QByteArray receiptProofText(const QByteArray& proof)
{
    return receiptProofPrefix.toByteArray() + codec::toBase45(proof);
}

QByteArray withProof(const QByteArray& code, const QByteArray& proof)
{
    return code + '\n' + receiptProofText(proof);
}

CheckedReceipt checkReceipt(const QByteArray& text, const QList<payments::DeskKey>& known, const HubKeeps& keeps)
{
    const ReceiptParts parts = receiptPartsOf(text);
    CheckedReceipt checked{payments::judgeEReceipt(parts.code, known), {}};
    if (keeps.word)
        checked.word = keeps.word(checked.judged, parts.code, parts.proof);
    if (parts.proof && parts.proof->isEmpty() && checked.judged.seal != payments::JudgedReceipt::Seal::Altered)
        checked.word.proof = HubWord::Proof::Torn;
    return checked;
}

} // namespace naru::desk

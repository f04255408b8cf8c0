// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "app/codec/text.h"
#include "app/lessons/card.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::lessons;

namespace {
/// The key of the seeds; its cards are ours.
const crypto::PrivateKey& deskKey()
{
    static const crypto::PrivateKey key = [] {
        SeededRandom random(42);
        return crypto::PrivateKey::generate(crypto::Curve::P256, random);
    }();
    return key;
}

/// A card is written again as it was read: body for body.
void readIt(const QByteArray& text)
{
    static const QList<CardKey> known{{deskKey().publicKey().spki(), {}, {}}};
    const auto card = readCard(text, known);
    if (!card)
        return;
    NARU_ASSERT((card->seal == ReadCard::Seal::Ours) == card->desk.has_value());
    NARU_ASSERT(card->says.progress.learned.size() <= placesMax && card->says.key.size() == cardKeyIdBytes);
    const auto again = readCard(cardText(card->says, deskKey()), known);
    const bool onWordAlone = card->seal == ReadCard::Seal::Unknown && card->says.sort == CardContent::Sort::Certificate;
    NARU_ASSERT(onWordAlone || (again && again->says.progress == card->says.progress));
}
} // namespace

NARU_FUZZ_TARGET(card)
{
    readIt(bytes);
    for (const QByteArrayView prefix : {cardPrefix, certificatePrefix}) {
        readIt(prefix.toByteArray() + bytes);
        // As a body, so that what lies behind the letters and the seal is reached too.
        readIt(prefix.toByteArray()
            + codec::toBase45(codec::CborWriter().array(2).bytes(bytes).bytes(QByteArray(64, 's')).take()));
    }
}

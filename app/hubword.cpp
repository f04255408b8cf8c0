// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hubword.h"

#include "sync/agent/keepsakes.h"
#include "sync/agent/membership.h"

namespace naru {

using desk::HubWord;
using payments::JudgedReceipt;
using payments::ReceiptPlace;

namespace {

using agent::Membership;

Result<wire::Checkpoint> checked(const wire::Proof& proof, const Membership& hub)
{
    return wire::checkProof(proof, wire::originOf(hub.authority.fingerprint()), hub.hubKey);
}

bool isOf(const wire::Proof& proof, const ReceiptPlace& place)
{
    return proof.entry == journal::Head{place.epoch, place.seq, place.hash};
}

/// Another desk's receipt of the same place has none here.
std::optional<QByteArray> proofHere(const QString& folder, const ReceiptPlace& place, const Membership& hub)
{
    auto bytes = agent::keptProof(folder, place.epoch, place.seq);
    const auto proof = bytes ? wire::proofOf(*bytes) : Result<wire::Proof>(wire::WireFault::BadProof);
    return proof && isOf(*proof, place) && checked(*proof, hub) ? bytes : std::nullopt;
}

/// Which desk's entry is proven; nothing: none is.
std::optional<QByteArray> prove(
    HubWord& word, const QByteArray& proof, const std::optional<ReceiptPlace>& place, const Membership& hub)
{
    const auto parsed = wire::proofOf(proof);
    const auto held = parsed ? checked(*parsed, hub) : Result<wire::Checkpoint>(parsed.fault());
    const bool isOfThis = held && place && isOf(*parsed, *place);
    word.proof = isOfThis ? HubWord::Proof::Included : parsed ? HubWord::Proof::Bad : HubWord::Proof::Torn;
    if (!isOfThis)
        return std::nullopt;
    word.size = held->size;
    word.time = held->time;
    return parsed->device;
}

/// A place that no proof of that very desk shows is the signer's own word, and the signer may be a thief.
void holdAgainst(HubWord& word, const wire::LostKey& key, const std::optional<ReceiptPlace>& place,
    const std::optional<QByteArray>& provenDevice)
{
    const journal::Head& last = key.lastGood;
    const bool isBefore = place && std::pair(place->epoch, place->seq) <= std::pair(last.epoch, last.seq);
    if (provenDevice && *provenDevice != key.device) {
        word.proof = HubWord::Proof::Bad;
        word.size = 0;
        word.time.reset();
    }
    if (!isBefore || word.proof != HubWord::Proof::Included)
        word.lost = HubWord::Lost{key.lost, last.epoch, last.seq};
}

HubWord wordIn(const QString& folder, const JudgedReceipt& judged, const QByteArray& code,
    const std::optional<QByteArray>& brought)
{
    HubWord word;
    const auto read = agent::readMembership(folder);
    if (!read || !*read) {
        word.proof = brought ? HubWord::Proof::UnknownHub : HubWord::Proof::None;
        return word;
    }
    const Membership& hub = **read;
    const auto place = payments::placeIn(code);
    const auto proof = brought ? brought : place ? proofHere(folder, *place, hub) : std::nullopt;
    std::optional<QByteArray> provenDevice;
    if (proof && judged.seal == JudgedReceipt::Seal::Ours) // a proof says nothing of a text that nobody signed
        provenDevice = prove(word, *proof, place, hub);
    const auto list = agent::keptLost(folder, hub);
    if (!list || !judged.says || judged.seal == JudgedReceipt::Seal::Altered)
        return word;
    word.listMade = list->made;
    for (const wire::LostKey& key : list->keys) {
        if (key.keyId == judged.says->key)
            holdAgainst(word, key, place, provenDevice);
    }
    return word;
}

} // namespace

desk::HubKeeps hubKeepsIn(const QString& folder)
{
    const auto word = [folder](const JudgedReceipt& judged, const QByteArray& code,
                          const std::optional<QByteArray>& proof) { return wordIn(folder, judged, code, proof); };
    const auto proof = [folder](const ReceiptPlace& place) -> std::optional<QByteArray> {
        const auto hub = agent::readMembership(folder);
        return hub && *hub ? proofHere(folder, place, **hub) : std::nullopt;
    };
    return {word, proof};
}

} // namespace naru

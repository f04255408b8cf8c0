// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/proof.h"

#include "app/base/assert.h"
#include "sync/wire/reading.h"

namespace naru::wire {

using codec::CborDocument;
using codec::CborLimits;
using codec::CborValue;
using codec::CborWriter;

namespace {

constexpr CborLimits proofLimits{proofBytesMax, 8, 1000};
constexpr int proofVersion = 1;
constexpr qsizetype pathMax = 64;

} // namespace

QByteArray bytesOf(const Proof& proof)
{
    NARU_ASSERT(proof.device.size() == journal::deviceIdBytes && proof.path.size() <= pathMax);
    NARU_ASSERT(proof.checkpoint.size() <= noteBytesMax);
    CborWriter out;
    out.map(6).number(0).number(proofVersion).number(1).bytes(proof.device).number(2);
    put(out, proof.entry);
    out.number(3);
    put(out, proof.index);
    out.number(4).array(quint64(proof.path.size()));
    for (const QByteArray& hash : proof.path)
        out.bytes(hash);
    return out.number(5).bytes(proof.checkpoint).take();
}

Result<Proof> proofOf(const QByteArray& bytes)
{
    const auto document = CborDocument::parse(bytes, proofLimits);
    if (!document)
        return Fault(WireFault::BadProof, QLatin1StringView(document.fault().name()));
    const CborValue root = (*document)->root();
    const auto said = numberIn(root.find(0), numberMax, 1);
    if (!said)
        return WireFault::BadProof;
    if (*said > proofVersion)
        return WireFault::NewerVersion;
    auto device = bytesIn(root.find(1), journal::deviceIdBytes, journal::deviceIdBytes);
    auto entry = headIn(root.find(2));
    const auto index = numberIn(root.find(3), leavesMax - 1);
    auto path = hashesIn(root.find(4), pathMax);
    auto checkpoint = bytesIn(root.find(5), noteBytesMax, 1);
    if (!device || !entry || entry->seq == 0 || !index || !path || !checkpoint)
        return WireFault::BadProof;
    return Proof{std::move(*device), std::move(*entry), *index, std::move(*path), std::move(*checkpoint)};
}

Result<Checkpoint> checkProof(const Proof& proof, const QString& origin, const crypto::PublicKey& hubKey)
{
    auto checkpoint = checkpointOf(proof.checkpoint, origin, hubKey);
    if (!checkpoint)
        return checkpoint;
    if (proof.device.size() != journal::deviceIdBytes || proof.entry.hash.size() != journal::hashBytes)
        return WireFault::BadProof;
    const auto included = checkInclusion(
        leafOf(proof.device, proof.entry), proof.index, checkpoint->size, proof.path, checkpoint->root);
    return included ? checkpoint : Result<Checkpoint>(included.fault());
}

} // namespace naru::wire

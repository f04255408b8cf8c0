// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/proof.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::wire;

/// What a citizen brings along, and paths of hashes as they come.
NARU_FUZZ_TARGET(proof)
{
    static SeededRandom random(1002); // no seed is signed by it
    static const auto hub = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    if (const auto read = proofOf(bytes)) {
        const auto again = proofOf(bytesOf(*read));
        NARU_ASSERT(again && *again == *read);
        NARU_ASSERT(!checkProof(*read, QStringLiteral("naru.example/hub"), hub.publicKey()));
    }
    if (bytes.size() < 4)
        return;
    QList<QByteArray> path;
    for (qsizetype at = 4; at + 32 <= bytes.size() && path.size() < 70; at += 32)
        path.append(bytes.mid(at, 32));
    const auto index = quint64(uchar(bytes[0])), size = quint64(uchar(bytes[1])), from = quint64(uchar(bytes[2]));
    const QByteArray leaf(32, 'l'), root(32, 'r');
    NARU_ASSERT(!checkInclusion(leaf, index, size, path, root));
    NARU_ASSERT(!checkConsistency(from, leaf, size, root, path));
    if (const auto edge = TreeEdge::of(size, path)) {
        TreeEdge grown = *edge;
        grown.append(leaf);
        NARU_ASSERT(grown.size() == size + 1 && TreeEdge::of(grown.size(), grown.hashes()));
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/tree.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"

#include <QtEndian>

#include <algorithm>
#include <bit>

namespace naru::wire {

namespace {

constexpr QByteArrayView leafMark("\0", 1), nodeMark("\1", 1), entryDomain("naru-l1");

/// Of the leaves [begin, end) with begin a multiple of the tree that holds them: MTH(D[begin:end]).
Result<QByteArray> rangeRoot(const NodeAt& nodeAt, quint64 begin, quint64 end)
{
    const quint64 size = end - begin;
    if (std::has_single_bit(size))
        return nodeAt(std::countr_zero(size), begin / size);
    const quint64 left = std::bit_floor(size);
    const auto first = rangeRoot(nodeAt, begin, begin + left);
    if (!first)
        return first;
    const auto second = rangeRoot(nodeAt, begin + left, end);
    return second ? Result<QByteArray>(nodeHash(*first, *second)) : second;
}

/// Where a tree is parted: the largest power of two below its size.
quint64 leftPart(quint64 size)
{
    return std::bit_floor(size - 1);
}

Result<void> collect(const NodeAt& nodeAt, quint64 begin, quint64 end, QList<QByteArray>& path)
{
    auto root = rangeRoot(nodeAt, begin, end);
    if (!root)
        return root.fault();
    path.prepend(std::move(*root)); // found from the top, told from the bottom
    return {};
}

bool areHashes(const QList<QByteArray>& path)
{
    constexpr qsizetype pathMax = 64;
    return path.size() <= pathMax && std::all_of(path.begin(), path.end(), [](const QByteArray& hash) {
        return hash.size() == journal::hashBytes;
    });
}

} // namespace

QByteArray leafHash(QByteArrayView data)
{
    return crypto::hash(crypto::HashAlgorithm::Sha256, {leafMark, data});
}

QByteArray nodeHash(QByteArrayView left, QByteArrayView right)
{
    return crypto::hash(crypto::HashAlgorithm::Sha256, {nodeMark, left, right});
}

QByteArray emptyRoot()
{
    return crypto::sha256({});
}

QByteArray leafOf(const QByteArray& device, const Head& entry)
{
    NARU_ASSERT(device.size() == journal::deviceIdBytes && entry.hash.size() == journal::hashBytes);
    char place[sizeof entry.epoch + sizeof entry.seq];
    qToBigEndian(entry.epoch, place);
    qToBigEndian(entry.seq, place + sizeof entry.epoch);
    return crypto::hash(crypto::HashAlgorithm::Sha256,
        {leafMark, entryDomain, device, QByteArrayView(place, sizeof place), entry.hash});
}

Result<TreeEdge> TreeEdge::of(quint64 size, QList<QByteArray> hashes)
{
    if (size > leavesMax || hashes.size() != std::popcount(size) || !areHashes(hashes))
        return WireFault::BadProof;
    TreeEdge edge;
    edge.m_size = size;
    edge.m_hashes = std::move(hashes);
    return edge;
}

QList<TreeNode> TreeEdge::append(const QByteArray& leaf)
{
    NARU_ASSERT(m_size < leavesMax && leaf.size() == journal::hashBytes);
    QList<TreeNode> complete{{0, m_size, leaf}};
    for (int level = 0; m_size >> level & 1; ++level)
        complete.append({level + 1, m_size >> (level + 1), nodeHash(m_hashes.takeLast(), complete.last().hash)});
    m_hashes.append(complete.last().hash);
    ++m_size;
    return complete;
}

QByteArray TreeEdge::root() const
{
    if (m_hashes.isEmpty())
        return emptyRoot();
    QByteArray root = m_hashes.last();
    for (qsizetype i = m_hashes.size() - 2; i >= 0; --i)
        root = nodeHash(m_hashes[i], root);
    return root;
}

Result<QByteArray> rootOf(const NodeAt& nodeAt, quint64 size)
{
    return size ? rangeRoot(nodeAt, 0, size) : Result<QByteArray>(emptyRoot());
}

Result<QList<QByteArray>> inclusionPath(const NodeAt& nodeAt, quint64 index, quint64 size)
{
    NARU_ASSERT(index < size && size <= leavesMax);
    QList<QByteArray> path;
    for (quint64 begin = 0, end = size; end - begin > 1;) {
        const quint64 middle = begin + leftPart(end - begin);
        const bool isLeft = index < middle;
        const auto found = isLeft ? collect(nodeAt, middle, end, path) : collect(nodeAt, begin, middle, path);
        if (!found)
            return found.fault();
        (isLeft ? end : begin) = middle;
    }
    return path;
}

Result<QList<QByteArray>> consistencyPath(const NodeAt& nodeAt, quint64 from, quint64 size)
{
    NARU_ASSERT(from <= size && size <= leavesMax);
    QList<QByteArray> path;
    if (from == 0 || from == size)
        return path;
    quint64 begin = 0, end = size;
    while (end != from) { // SUBPROOF of §2.1.2; ends where the old tree's right edge is a whole part of the new one
        const quint64 middle = begin + leftPart(end - begin);
        const bool isLeft = from <= middle;
        const auto found = isLeft ? collect(nodeAt, middle, end, path) : collect(nodeAt, begin, middle, path);
        if (!found)
            return found.fault();
        (isLeft ? end : begin) = middle;
    }
    if (begin != 0) // else it is the old root, which whoever asks has already
        if (const auto found = collect(nodeAt, begin, end, path); !found)
            return found.fault();
    return path;
}

Result<void> checkInclusion(
    const QByteArray& leaf, quint64 index, quint64 size, const QList<QByteArray>& path, const QByteArray& root)
{
    if (index >= size || size > leavesMax || leaf.size() != journal::hashBytes || !areHashes(path))
        return WireFault::BadProof;
    quint64 at = index, last = size - 1;
    QByteArray hash = leaf;
    for (const QByteArray& other : path) {
        if (last == 0)
            return WireFault::BadProof;
        if (at % 2 == 1 || at == last) {
            hash = nodeHash(other, hash);
            for (; at % 2 == 0 && at != 0; at /= 2)
                last /= 2;
        } else {
            hash = nodeHash(hash, other);
        }
        at /= 2;
        last /= 2;
    }
    return last == 0 && hash == root ? Result<void>() : WireFault::BadProof;
}

Result<void> checkConsistency(
    quint64 from, const QByteArray& fromRoot, quint64 size, const QByteArray& root, const QList<QByteArray>& path)
{
    if (from > size || size > leavesMax || !areHashes(path))
        return WireFault::BadProof;
    if (from == 0 || from == size) {
        const bool isSame = from == size ? fromRoot == root : fromRoot == emptyRoot();
        return path.isEmpty() && isSame ? Result<void>() : WireFault::BadProof;
    }
    QList<QByteArray> rest = path;
    if (std::has_single_bit(from))
        rest.prepend(fromRoot);
    if (rest.isEmpty())
        return WireFault::BadProof;
    quint64 at = from - 1, last = size - 1;
    for (; at % 2 == 1; at /= 2)
        last /= 2;
    QByteArray before = rest.takeFirst(), after = before;
    for (const QByteArray& other : rest) {
        if (last == 0)
            return WireFault::BadProof;
        if (at % 2 == 1 || at == last) {
            before = nodeHash(other, before);
            after = nodeHash(other, after);
            for (; at % 2 == 0 && at != 0; at /= 2)
                last /= 2;
        } else {
            after = nodeHash(after, other);
        }
        at /= 2;
        last /= 2;
    }
    return last == 0 && before == fromRoot && after == root ? Result<void>() : WireFault::BadProof;
}

} // namespace naru::wire

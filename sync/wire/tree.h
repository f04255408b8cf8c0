// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/outgoing.h"
#include "sync/wire/faults.h"

#include <functional>

// The hub's record as an RFC 6962 §2.1 (RFC 9162 §2.1) Merkle tree with SHA-256: one root stands for every entry that
// was ever taken, about thirty hashes show that one entry is in it, and that one tree is the beginning of another.
namespace naru::wire {

using journal::Head;

inline constexpr quint64 leavesMax = quint64(1) << 48;

/// SHA-256(0x00 ‖ "naru-l1" ‖ device(16) ‖ epoch u32be ‖ seq u64be ‖ entry's hash(32)): the Merkle leaf hash of one
/// entry. The entry's hash alone would do for what the desk's chain commits to. Device and place stand beside it
/// because whoever checks a receipt has the hash and not what it was made of; because what the hub says about the place
/// must hold also of an entry that it could not read; and "naru-l1" because other things will become leaves of this
/// tree.
QByteArray leafOf(const QByteArray& device, const Head& entry);
QByteArray leafHash(QByteArrayView data);                       ///< SHA-256(0x00 ‖ data)
QByteArray nodeHash(QByteArrayView left, QByteArrayView right); ///< SHA-256(0x01 ‖ left ‖ right)
QByteArray emptyRoot();                                         ///< SHA-256 of nothing

/// A complete subtree: its leaves are [index · 2^level, (index + 1) · 2^level).
struct TreeNode {
    int level = 0;
    quint64 index = 0;
    QByteArray hash;
    bool operator==(const TreeNode&) const = default;
};

/// All that a log needs to go on: the complete subtrees that its leaves fall into, the largest (leftmost) first, one
/// for each bit of its size.
class TreeEdge {
public:
    TreeEdge() = default;
    /// What size() and hashes() were. Fault: BadProof, where the number of hashes is not that of the size's bits.
    static Result<TreeEdge> of(quint64 size, QList<QByteArray> hashes);
    quint64 size() const { return m_size; }
    const QList<QByteArray>& hashes() const { return m_hashes; }

    /// The subtrees that this leaf completes, itself (level 0) first: each is to be stored once, and never changes.
    QList<TreeNode> append(const QByteArray& leaf);
    QByteArray root() const;

private:
    quint64 m_size = 0;
    QList<QByteArray> m_hashes;
};

/// The hash of a complete subtree, as it was stored; any fault of the store.
using NodeAt = std::function<Result<QByteArray>(int level, quint64 index)>;

/// From stored nodes; each reads at most about log²(size) of them. index < size; from <= size.
Result<QByteArray> rootOf(const NodeAt& nodeAt, quint64 size);
Result<QList<QByteArray>> inclusionPath(const NodeAt& nodeAt, quint64 index, quint64 size);
Result<QList<QByteArray>> consistencyPath(const NodeAt& nodeAt, quint64 from, quint64 size);

/// RFC 9162 §2.1.3.2. Fault: BadProof.
Result<void> checkInclusion(
    const QByteArray& leaf, quint64 index, quint64 size, const QList<QByteArray>& path, const QByteArray& root);
/// RFC 9162 §2.1.4.2: the tree of `from` leaves is the beginning of that of `size`. Of nothing everything is a
/// continuation. Fault: BadProof.
Result<void> checkConsistency(
    quint64 from, const QByteArray& fromRoot, quint64 size, const QByteArray& root, const QList<QByteArray>& path);

} // namespace naru::wire

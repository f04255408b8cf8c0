// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

namespace naru::codec {

/// Which fragments of `count` are mixed (exclusive or) into part `sequence` (from 1) of the message with this CRC-32,
/// after BCR-2020-005 §"Multi-part": the first `count` parts are one fragment each; behind them Xoshiro256** seeded
/// with SHA-256 of both numbers draws a degree (weights 1, 1/2, 1/3 …) and shuffles. Ascending.
std::vector<int> fragmentsOf(quint32 sequence, int count, quint32 checksum);

/// Fragments from parts, in any order, by elimination over GF(2): no part that says something new is wasted, and no
/// more is kept than the message is long. `count` and `bytes` (of a fragment) are positive.
class FountainSolver {
public:
    FountainSolver(int count, qsizetype bytes);

    /// `mixed` has the length of a fragment. False: it said nothing new.
    bool take(const std::vector<int>& fragments, QByteArray mixed);
    int known() const { return m_known; } ///< parts that said something
    bool isSolved() const { return m_known == static_cast<int>(m_rows.size()); }
    QByteArray solution(); ///< all fragments one behind the other; only of what is solved

private:
    struct Row {
        std::vector<bool> mask;
        QByteArray data;
        void mix(const Row& other);
    };
    std::vector<std::optional<Row>> m_rows; ///< by the lowest fragment in them
    qsizetype m_bytes;
    int m_known = 0;
};

} // namespace naru::codec

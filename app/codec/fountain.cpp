// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/fountain.h"

#include "app/base/assert.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <numeric>

namespace naru::codec {

namespace {

/// Xoshiro256** 1.0 (Blackman, Vigna), its state the SHA-256 of a seed, big-endian.
class Xoshiro {
public:
    explicit Xoshiro(QByteArrayView seed)
    {
        const QByteArray digest = QCryptographicHash::hash(seed.toByteArray(), QCryptographicHash::Sha256);
        for (std::size_t i = 0; i < m_state.size(); ++i)
            m_state[i] = qFromBigEndian<quint64>(digest.constData() + i * sizeof(quint64));
    }

    double fraction() ///< in [0, 1)
    {
        constexpr double range = 18446744073709551616.0; // 2^64
        return static_cast<double>(next()) / range;
    }
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(fraction() * static_cast<double>(bound)); }

private:
    static quint64 rotated(quint64 x, int by) { return (x << by) | (x >> (64 - by)); }
    quint64 next()
    {
        auto& s = m_state;
        const quint64 result = rotated(s[1] * 5, 7) * 9, shifted = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= shifted;
        s[3] = rotated(s[3], 45);
        return result;
    }
    std::array<quint64, 4> m_state{};
};

/// Draws a degree of 1 to `count` with weights 1, 1/2, 1/3 … by the alias method (Walker, Vose). The order in which
/// the lists are filled and emptied is part of the format: both sides must draw the same.
int drawnDegree(int count, Xoshiro& random)
{
    const auto n = static_cast<std::size_t>(count);
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
        sum += 1.0 / static_cast<double>(i + 1);
    std::vector<double> weights(n), odds(n, 1);
    std::vector<std::size_t> alias(n, 0), small, large;
    for (std::size_t i = n; i-- > 0;) {
        weights[i] = 1.0 / static_cast<double>(i + 1) * static_cast<double>(n) / sum;
        (weights[i] < 1 ? small : large).push_back(i);
    }
    while (!small.empty() && !large.empty()) {
        const std::size_t less = small.back(), more = large.back();
        small.pop_back();
        large.pop_back();
        odds[less] = weights[less];
        alias[less] = more;
        weights[more] += weights[less] - 1;
        (weights[more] < 1 ? small : large).push_back(more);
    }
    const double which = random.fraction(), coin = random.fraction();
    const std::size_t i = std::min(static_cast<std::size_t>(static_cast<double>(n) * which), n - 1);
    return static_cast<int>(coin < odds[i] ? i : alias[i]) + 1;
}

} // namespace

std::vector<int> fragmentsOf(quint32 sequence, int count, quint32 checksum)
{
    NARU_ASSERT(sequence > 0 && count > 0);
    if (sequence <= static_cast<quint32>(count))
        return {static_cast<int>(sequence) - 1};
    std::array<quint32, 2> seed{qToBigEndian(sequence), qToBigEndian(checksum)};
    Xoshiro random(QByteArrayView(reinterpret_cast<const char*>(seed.data()), sizeof seed));
    const int degree = drawnDegree(count, random);
    std::vector<int> rest(static_cast<std::size_t>(count)), chosen;
    std::iota(rest.begin(), rest.end(), 0);
    while (static_cast<int>(chosen.size()) < degree) {
        const auto at
            = rest.begin() + static_cast<std::ptrdiff_t>(std::min(random.below(rest.size()), rest.size() - 1));
        chosen.push_back(*at);
        rest.erase(at);
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

FountainSolver::FountainSolver(int count, qsizetype bytes)
    : m_rows(static_cast<std::size_t>(count))
    , m_bytes(bytes)
{
    NARU_ASSERT(count > 0 && bytes > 0);
}

void FountainSolver::Row::mix(const Row& other)
{
    for (std::size_t i = 0; i < mask.size(); ++i)
        mask[i] = mask[i] != other.mask[i];
    char* const to = data.data();
    for (qsizetype i = 0; i < data.size(); ++i)
        to[i] = static_cast<char>(to[i] ^ other.data[i]);
}

bool FountainSolver::take(const std::vector<int>& fragments, QByteArray mixed)
{
    NARU_ASSERT(mixed.size() == m_bytes);
    Row row{std::vector<bool>(m_rows.size()), std::move(mixed)};
    for (const int fragment : fragments)
        row.mask[static_cast<std::size_t>(fragment)] = true;
    for (std::size_t lowest = 0; lowest < m_rows.size(); ++lowest) {
        if (!row.mask[lowest])
            continue;
        if (!m_rows[lowest]) {
            m_rows[lowest] = std::move(row);
            ++m_known;
            return true;
        }
        row.mix(*m_rows[lowest]);
    }
    return false;
}

QByteArray FountainSolver::solution()
{
    NARU_ASSERT(isSolved());
    QByteArray whole;
    whole.reserve(m_bytes * static_cast<qsizetype>(m_rows.size()));
    for (std::size_t i = m_rows.size(); i-- > 0;) { // behind row i all are single fragments already
        for (std::size_t j = i + 1; j < m_rows.size(); ++j) {
            if (m_rows[i]->mask[j])
                m_rows[i]->mix(*m_rows[j]);
        }
    }
    for (const auto& row : m_rows)
        whole.append(row->data);
    return whole;
}

} // namespace naru::codec

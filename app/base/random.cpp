// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/random.h"

#include "app/base/assert.h"

#include <cstring>

#include <unistd.h>

namespace naru {

QByteArray Random::bytes(qsizetype size)
{
    QByteArray result(size, Qt::Uninitialized);
    fill(result.data(), size);
    return result;
}

std::uint64_t Random::number()
{
    std::uint64_t value = 0;
    fill(reinterpret_cast<char*>(&value), sizeof value);
    return value;
}

std::uint64_t Random::below(std::uint64_t bound)
{
    NARU_ASSERT(bound > 0);
    const std::uint64_t uneven = (0 - bound) % bound; // the lowest numbers would come up once too often
    std::uint64_t value = number();
    while (value < uneven)
        value = number();
    return value % bound;
}

void SystemRandom::fill(char* data, qsizetype size)
{
    while (size > 0) {
        constexpr qsizetype callMax = 256; // what getentropy gives at once, whole or not at all
        const auto part = std::min(size, callMax);
        const bool given = ::getentropy(data, static_cast<std::size_t>(part)) == 0;
        NARU_ASSERT(given);
        data += part;
        size -= part;
    }
}

void SeededRandom::fill(char* data, qsizetype size)
{
    while (size > 0) {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        z ^= z >> 31;
        const auto part = std::min<qsizetype>(size, sizeof z);
        std::memcpy(data, &z, static_cast<std::size_t>(part));
        data += part;
        size -= part;
    }
}

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>

namespace naru {

/// The only door through which randomness comes in.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(char* data, qsizetype size) = 0;

    QByteArray bytes(qsizetype size);
    std::uint64_t number();
    /// Even in [0, bound); bound > 0.
    std::uint64_t below(std::uint64_t bound);
};

/// The operating system's generator, fit for keys.
class SystemRandom final : public Random {
public:
    void fill(char* data, qsizetype size) override;
};

/// One seed replays a whole day. Never for keys that protect anything real.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed)
        : m_state(seed)
    {
    }
    void fill(char* data, qsizetype size) override;

private:
    std::uint64_t m_state; ///< SplitMix64
};

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
// What libFuzzer calls, for the one target that is linked beside it.
#include "tests/fuzz/target.h"

#include <algorithm>
#include <cstdint>

using namespace naru;

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t sizeMax);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto input = QByteArray::fromRawData(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    fuzz::targets().first().run(input);
    return 0;
}

/// Vectors in hexadecimal become bytes first: a changed digit should not be all that happens to them.
extern "C" std::size_t LLVMFuzzerCustomMutator(
    std::uint8_t* data, std::size_t size, std::size_t sizeMax, unsigned int seed);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t sizeMax, unsigned int)
{
    const QByteArray bytes
        = fuzz::unhexed(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    const std::size_t kept = std::min(static_cast<std::size_t>(bytes.size()), sizeMax);
    std::copy_n(bytes.constData(), kept, data);
    return LLVMFuzzerMutate(data, kept, sizeMax);
}

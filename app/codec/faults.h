// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace codec {
enum class CodecFault {
    TooLarge,      ///< more bytes than the limit
    TooDeep,       ///< nested deeper than the limit
    TooMany,       ///< more items than the limit
    Truncated,     ///< ends in the middle of an item
    TrailingBytes, ///< something follows the one item
    Malformed,     ///< not well-formed at all
    DuplicateKey,  ///< a map or object names a key twice
    BadUtf8,       ///< text that is not UTF-8
    BadText,       ///< not hexadecimal or base64url
};
} // namespace codec

template <>
inline constexpr auto faultNames<codec::CodecFault> = std::to_array<const char*>(
    {"codec.too_large", "codec.too_deep", "codec.too_many", "codec.truncated", "codec.trailing_bytes",
        "codec.malformed", "codec.duplicate_key", "codec.bad_utf8", "codec.bad_text"});

} // namespace naru

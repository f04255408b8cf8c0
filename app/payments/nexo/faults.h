// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace payments::nexo {
/// What is wrong with a terminal's message, for the journal. Outside, all of them are one: outwardReason.
enum class NexoFault {
    BadPassphrase,         ///< not 1 to 256 printable ASCII characters: the libraries disagree about anything else
    TooLarge,              ///< more bytes than an envelope has
    Malformed,             ///< not strict JSON in UTF-8
    DuplicateKey,          ///< an object names a key twice: readers would disagree about what it says
    WrongTopLevel,         ///< not the one member that was expected, or not what the direction calls for
    TrailerIncomplete,     ///< no blob, or no whole security trailer
    UnknownCryptoVersion,  ///< not version 1
    UnknownKey,            ///< sealed with a key, or a version of it, that this desk does not share
    BadEncoding,           ///< not strict base64, or the nonce, the HMAC or the blob has a length that it cannot have
    NotAuthentic,          ///< padding or HMAC: altered, or sealed with another passphrase
    Replayed,              ///< its nonce was seen before: an older answer, or our own question sent back
    HeaderDiffers,         ///< the clear header is not the sealed one
    Reflected,             ///< a request where an answer was due
    NotInFlight,           ///< of another kind, desk, terminal or ServiceID than was asked
    BadField,              ///< a field is missing, of the wrong kind, or beyond its limit; detail: its name
    BadAmount,             ///< an amount that is no amount, or a fraction of a won
    AmountDiffers,         ///< authentic, and not the amount that was asked: for review
    CurrencyDiffers,       ///< authentic, and not the currency that was asked: for review
    SaleTransactionDiffers ///< authentic, and not about the sale that was asked: for review
};
} // namespace payments::nexo

template <>
inline constexpr auto faultNames<payments::nexo::NexoFault> = std::to_array<const char*>({"nexo.bad_passphrase",
    "nexo.too_large", "nexo.malformed", "nexo.duplicate_key", "nexo.wrong_top_level", "nexo.trailer_incomplete",
    "nexo.unknown_crypto_version", "nexo.unknown_key", "nexo.bad_encoding", "nexo.not_authentic", "nexo.replayed",
    "nexo.header_differs", "nexo.reflected", "nexo.not_in_flight", "nexo.bad_field", "nexo.bad_amount",
    "nexo.amount_differs", "nexo.currency_differs", "nexo.sale_transaction_differs"});

namespace payments::nexo {
/// The only reason that a sender of a refused message is given (MAC over plaintext with CBC: more would be an oracle).
inline constexpr const char* outwardReason = "refused";
} // namespace payments::nexo

} // namespace naru

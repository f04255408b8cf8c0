// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace identity {
enum class IdentityFault {
    NotRecognised,          ///< no format knows these bytes
    BadEngagement,          ///< DeviceEngagement is not as ISO 18013-5 §8.2.1 says
    UnsupportedCipherSuite, ///< the phone offers only cipher suites Naru does not have
    ReplayedEngagement,     ///< this EDeviceKey was seen at this desk within 24 hours
    BadTranscript,          ///< SessionTranscript is not a CBOR array of three
    BadRequest,             ///< DeviceRequest is not as ISO 18013-5 §8.3.2.1.2.1 says
    BadSessionMessage,      ///< SessionEstablishment or SessionData cannot be read
    SessionEncryption,      ///< a message does not open with the session keys, or the phone says so (status 10)
    SessionDecoding,        ///< the phone could not read our message (status 11)
    SessionEnded,           ///< the other side ended the session (status 20) before an answer came
    BadPurpose,             ///< a purpose file is not as it should be, or does not come from a signed pack
    NoTrust,                ///< no readable anchor in the trust folder
    ClockImplausible,       ///< the machine's time cannot be believed: nothing is accepted
    TrustUnreadable,        ///< some files of the trust folder could not be read
    TrustUnsupported,       ///< some trusted issuers have keys Naru does not use
    BadHandover,            ///< the NFC handover message is not as ISO 18013-5 §8.2.2.1 says
    TrustStale,             ///< the agency has not stood behind its list for more than 7 days
    TrustTooOld,            ///< nor for more than 30: a purpose of high risk is refused
};
} // namespace identity

template <>
inline constexpr auto faultNames<identity::IdentityFault> = std::to_array<const char*>({"identity.not_recognised",
    "identity.bad_engagement", "identity.unsupported_cipher_suite", "identity.replayed_engagement",
    "identity.bad_transcript", "identity.bad_request", "identity.bad_session_message", "identity.session_encryption",
    "identity.session_decoding", "identity.session_ended", "identity.bad_purpose", "identity.no_trust",
    "identity.clock_implausible", "identity.trust_unreadable", "identity.trust_unsupported", "identity.bad_handover",
    "identity.trust_stale", "identity.trust_too_old"});

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace identity::mdl {
/// Why a check of an mdoc failed, or what is worth a note: the closed list. The reader of bytes adds codec's own fault
/// names ("codec.trailing_bytes", …) under `parse`. Names are stable; app/words has a sentence for each.
enum class MdlReason {
    // parse
    BadStructure,       ///< a member is missing or of another type; detail says which
    UnsupportedVersion, ///< a version whose major number is not 1
    RandomShort,        ///< an item's random is under 16 bytes: its digest could be guessed
    BadDate,            ///< a date that is not an RFC 3339 date-time
    TooManyDocuments,
    // status
    StatusError, ///< the phone answers with an error status (10, 11, 12)
    NoDocuments,
    // issuer_chain
    NoCertificate, ///< issuerAuth carries no certificate of its signer
    CertificateUnreadable,
    UnknownAnchor,           ///< no trusted issuer has the name the document signer names
    AnchorSignatureMismatch, ///< a trusted issuer has that name, but did not sign this certificate
    AnchorNotRoot,           ///< what is in the trust list is not a root: intermediates are not allowed
    DsExpired,
    DsNotYetValid,
    AnchorExpired,
    AnchorNotYetValid,
    // ds_profile
    DsVersion, ///< not X.509 v3
    DsKeyUsage,
    DsExtendedKeyUsage,
    DsIsCa,
    DsKeyIdentifier, ///< subject or authority key identifier missing, or not the issuer's
    DsName,          ///< country or state missing, or not the issuer's
    DsIssuerAltName,
    DsCrl, ///< CRL distribution point missing or of a forbidden form
    DsForbiddenExtension,
    DsUnknownCritical, ///< a critical extension nobody knows
    DsExtensionUnreadable,
    DsKeyUnsupported, ///< key of a kind the standard does not allow
    IacaProfile,      ///< the issuer's root breaks its profile; detail says how
    CountryMismatch,  ///< issuing_country is not the certificate's country
    JurisdictionMismatch,
    // issuer_signature
    AlgorithmMissing, ///< no algorithm in the protected header
    AlgorithmUnknown,
    AlgorithmUnfit, ///< the algorithm does not fit the key
    CriticalHeader, ///< a header that must be understood and is not
    IssuerSignatureWrong,
    // doctype_match
    DoctypeMismatch,
    // validity
    Expired,
    NotYetValid,
    SignedOutsideDs,
    ValidBeforeSigned,
    ValidityReversed, ///< validUntil is not after validFrom
    // digests
    DigestAlgorithm,
    DigestMismatch,
    DigestAbsent,    ///< the issuer never signed such an item
    DigestNamespace, ///< signed, but in another namespace
    DigestLength,
    ElementRepeated,
    // device_auth
    DeviceAuthAbsent,
    DeviceAuthAmbiguous, ///< both a signature and a MAC
    DeviceKeyUnusable,
    DeviceAlgorithm,      ///< missing, unknown or unfit
    DevicePayloadForeign, ///< the payload it brings along is not this session's
    DeviceSignatureWrong, ///< another phone's key, or another session
    DeviceMacWrong,
    MacWithoutReaderKey, ///< not done: the reader's session key is not there
    MacKeyUnfit,         ///< the phone's key is not on the curve of the session
    TranscriptUnreadable,
    // notes: they fail no check
    ElementMissing,
    DocumentMissing, ///< asked and not returned at all
    AgeUndecided,
    StatusUnknown,       ///< carries a status and no list answers
    DeviceSignedDropped, ///< the issuer did not allow the phone to vouch for them
    NotAsked,            ///< something came that nobody asked: it was not read
    NothingReleased,
    LicenceExpired, ///< expiry_date is past: the paper behind it, not the signature
    FractionalSeconds,
    DateNotUtc,
    DsLongLived,       ///< over 457 days
    IacaLongLived,     ///< over 20 years
    ExtraCertificates, ///< more than the signer's certificate was sent; not looked at
    SingleCertificateArray,
    HeaderTwice,           ///< a label both protected and unprotected; the protected one counts
    DevicePayloadAttached, ///< the payload should have been left out; it is this session's
    DigestIdRange,         ///< digestID over 2^31 - 1
};
} // namespace identity::mdl

template <>
inline constexpr auto faultNames<identity::mdl::MdlReason> = std::to_array<const char*>({
    "mdl.bad_structure",
    "mdl.unsupported_version",
    "mdl.random_short",
    "mdl.bad_date",
    "mdl.too_many_documents",
    "mdl.status_error",
    "mdl.no_documents",
    "mdl.no_certificate",
    "mdl.certificate_unreadable",
    "mdl.unknown_anchor",
    "mdl.anchor_signature_mismatch",
    "mdl.anchor_not_root",
    "mdl.ds_expired",
    "mdl.ds_not_yet_valid",
    "mdl.anchor_expired",
    "mdl.anchor_not_yet_valid",
    "mdl.ds_version",
    "mdl.ds_key_usage",
    "mdl.ds_extended_key_usage",
    "mdl.ds_is_ca",
    "mdl.ds_key_identifier",
    "mdl.ds_name",
    "mdl.ds_issuer_alt_name",
    "mdl.ds_crl",
    "mdl.ds_forbidden_extension",
    "mdl.ds_unknown_critical",
    "mdl.ds_extension_unreadable",
    "mdl.ds_key_unsupported",
    "mdl.iaca_profile",
    "mdl.country_mismatch",
    "mdl.jurisdiction_mismatch",
    "mdl.algorithm_missing",
    "mdl.algorithm_unknown",
    "mdl.algorithm_unfit",
    "mdl.critical_header",
    "mdl.issuer_signature_wrong",
    "mdl.doctype_mismatch",
    "mdl.expired",
    "mdl.not_yet_valid",
    "mdl.signed_outside_ds",
    "mdl.valid_before_signed",
    "mdl.validity_reversed",
    "mdl.digest_algorithm",
    "mdl.digest_mismatch",
    "mdl.digest_absent",
    "mdl.digest_namespace",
    "mdl.digest_length",
    "mdl.element_repeated",
    "mdl.device_auth_absent",
    "mdl.device_auth_ambiguous",
    "mdl.device_key_unusable",
    "mdl.device_algorithm",
    "mdl.device_payload_foreign",
    "mdl.device_signature_wrong",
    "mdl.device_mac_wrong",
    "mdl.mac_without_reader_key",
    "mdl.mac_key_unfit",
    "mdl.transcript_unreadable",
    "mdl.element_missing",
    "mdl.document_missing",
    "mdl.age_undecided",
    "mdl.status_unknown",
    "mdl.device_signed_dropped",
    "mdl.not_asked",
    "mdl.nothing_released",
    "mdl.licence_expired",
    "mdl.fractional_seconds",
    "mdl.date_not_utc",
    "mdl.ds_long_lived",
    "mdl.iaca_long_lived",
    "mdl.extra_certificates",
    "mdl.single_certificate_array",
    "mdl.header_twice",
    "mdl.device_payload_attached",
    "mdl.digest_id_range",
});
static_assert(faultNames<identity::mdl::MdlReason>.size()
    == static_cast<std::size_t>(identity::mdl::MdlReason::DigestIdRange) + 1);

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/issuerauth.h"

#include "app/identity/mdl/cosesign.h"

namespace naru::identity::mdl {

void judgeIssuerSignature(const CoseMessage& issuerAuth, const crypto::Certificate& signer, Findings& findings)
{
    if (!issuerAuth.payload)
        return;
    findings.done(Check::IssuerSignature);
    const auto fail = [&](MdlReason reason) { findings.fail(Check::IssuerSignature, reason); };
    if (issuerAuth.hasHeaderTwice())
        findings.note(MdlReason::HeaderTwice);
    if (issuerAuth.hasCriticalHeader())
        fail(MdlReason::CriticalHeader);
    const auto number = issuerAuth.algorithm();
    if (!number)
        return fail(MdlReason::AlgorithmMissing);
    const auto algorithm = signatureAlgorithm(*number);
    if (!algorithm)
        return fail(MdlReason::AlgorithmUnknown);
    const auto key = signer.publicKey();
    if (!key || !crypto::fits(*algorithm, key->curve()))
        return fail(MdlReason::AlgorithmUnfit);
    if (!key->verifies(
            *algorithm, signatureInput(issuerAuth.protectedBytes, *issuerAuth.payload), issuerAuth.signature))
        fail(MdlReason::IssuerSignatureWrong);
}

void judgeDoctype(const Document& document, Findings& findings)
{
    if (!document.docTypeItem.isValid() || !document.mso || !document.mso->docType)
        return;
    findings.done(Check::DoctypeMatch);
    if (document.docType != *document.mso->docType)
        findings.fail(Check::DoctypeMatch, MdlReason::DoctypeMismatch);
}

void judgeValidity(
    const ValidityInfo& validity, const std::optional<crypto::Certificate>& signer, Instant now, Findings& findings)
{
    const auto fail = [&](MdlReason reason, Instant date) { findings.fail(Check::Validity, reason, rfc3339(date)); };
    if (signer)
        findings.done(Check::Validity); // without it one of the rules cannot be looked at
    if (now < validity.validFrom)
        fail(MdlReason::NotYetValid, validity.validFrom);
    if (now > validity.validUntil)
        fail(MdlReason::Expired, validity.validUntil);
    if (validity.validFrom < validity.signedAt)
        fail(MdlReason::ValidBeforeSigned, validity.signedAt);
    if (validity.validUntil <= validity.validFrom)
        fail(MdlReason::ValidityReversed, validity.validUntil);
    if (signer && (validity.signedAt < signer->notBefore() || validity.signedAt > signer->notAfter()))
        fail(MdlReason::SignedOutsideDs, validity.signedAt);
    if (validity.fractionalSeconds)
        findings.note(MdlReason::FractionalSeconds);
    if (validity.notUtc)
        findings.note(MdlReason::DateNotUtc);
}

} // namespace naru::identity::mdl

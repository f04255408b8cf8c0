// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/verify.h"

#include "app/crypto/hash.h"

#include "app/identity/age.h"
#include "app/identity/mdl/deviceauth.h"
#include "app/identity/mdl/digests.h"
#include "app/identity/mdl/issuerauth.h"
#include "app/identity/mdl/issuerchain.h"
#include "app/identity/mdl/profile.h"
#include "app/identity/mdl/release.h"

#include <algorithm>

namespace naru::identity::mdl {

namespace {
constexpr QLatin1StringView issuingCountry("issuing_country"), issuingJurisdiction("issuing_jurisdiction"),
    expiryDate("expiry_date");

const IssuerSignedItem* itemOf(const std::vector<const IssuerSignedItem*>& items, QLatin1StringView element)
{
    const auto at = std::find_if(items.begin(), items.end(), [element](const IssuerSignedItem* item) {
        return item->element == element && item->nameSpace == QLatin1StringView(mdlNameSpace);
    });
    return at == items.end() ? nullptr : *at;
}

/// The part of `ds_profile` that looks into the document: what the mDL says of its issuer is what the certificate says.
void judgeIssuerNames(
    const std::vector<const IssuerSignedItem*>& genuine, const crypto::Certificate& signer, Findings& findings)
{
    if (const auto* country = itemOf(genuine, issuingCountry); country && country->value.toText() != signer.country())
        findings.fail(Check::DsProfile, MdlReason::CountryMismatch);
    const auto* jurisdiction = itemOf(genuine, issuingJurisdiction);
    if (jurisdiction && !signer.state().isEmpty() && jurisdiction->value.toText() != signer.state())
        findings.fail(Check::DsProfile, MdlReason::JurisdictionMismatch);
}

void noteLicenceExpiry(const DocumentVerdict& document, Instant now, Findings& findings)
{
    const Value* const expiry = document.find(QLatin1StringView(mdlNameSpace), expiryDate);
    const QDate last = expiry ? QDate::fromString(expiry->text().left(10), Qt::ISODate) : QDate();
    if (last.isValid() && koreanDate(now) > last)
        findings.note(MdlReason::LicenceExpired);
}

struct Context {
    const Evidence& evidence;
    const Belief& belief;
    const std::optional<Transcript>& transcript;
    Outcome status; ///< of the response: the same for each document
};

void describe(const IssuerChain& chain, const Document& document, DocumentVerdict& verdict)
{
    if (chain.signer) {
        verdict.issuerCountry = chain.signer->country();
        const QString organization = chain.signer->organization();
        verdict.issuerName = organization.isEmpty() ? chain.signer->commonName() : organization;
    }
    if (chain.anchor)
        verdict.anchorFingerprint = chain.anchor->fingerprint();
    verdict.hasStatus = document.mso && document.mso->hasStatus;
    if (document.mso && document.mso->deviceKey.isValid())
        verdict.credentialId = crypto::sha256(document.mso->deviceKey.raw());
    if (document.mso && document.mso->validity) {
        verdict.signedAt = document.mso->validity->signedAt;
        verdict.validFrom = document.mso->validity->validFrom;
        verdict.validUntil = document.mso->validity->validUntil;
    }
}

DocumentVerdict judgeDocument(const Document& document, const Context& context, Findings& findings)
{
    const Instant now = context.belief.now;
    findings.done(Check::Parse);
    for (const Fault& fault : document.faults)
        findings.fail(Check::Parse, fault);

    IssuerChain chain;
    if (document.issuerAuth) {
        chain = judgeIssuerChain(*document.issuerAuth, context.belief.trust, now, findings);
        if (chain.signer)
            judgeIssuerSignature(*document.issuerAuth, *chain.signer, findings);
    }
    const auto genuine = judgeDigests(document, findings);
    if (chain.signer) {
        judgeCertificateProfiles(*chain.signer, chain.anchor, findings);
        judgeIssuerNames(genuine, *chain.signer, findings);
    }
    judgeDoctype(document, findings);
    if (document.mso && document.mso->validity)
        judgeValidity(*document.mso->validity, chain.signer, now, findings);
    judgeDeviceAuth(document, context.transcript, context.evidence.readerKey, findings);

    DocumentVerdict verdict;
    verdict.docType = document.docType;
    describe(chain, document, verdict);
    if (verdict.hasStatus)
        findings.note(MdlReason::StatusUnknown);
    const Asked* const asked = context.evidence.asked ? &*context.evidence.asked : nullptr;
    release(document, genuine, asked, koreanDate(now), verdict, findings);
    noteLicenceExpiry(verdict, now, findings);
    verdict.checks = findings.checks();
    verdict.checks[static_cast<std::size_t>(Check::Status)] = context.status;
    return verdict;
}

/// The answer to the purpose's age question over all documents; two that disagree decide nothing.
AgeOutcome ageOf(const QList<DocumentVerdict>& documents, const AgeQuestion& question, Instant now)
{
    std::optional<AgeOutcome> answer;
    for (const DocumentVerdict& document : documents) {
        const AgeOutcome outcome = decideAge(question, ageEvidence(document), koreanDate(now));
        if (outcome == AgeOutcome::Undecided)
            continue;
        if (answer && *answer != outcome)
            return AgeOutcome::Undecided;
        answer = outcome;
    }
    return answer.value_or(AgeOutcome::Undecided);
}

void addNotReturned(const Asked& asked, Verdict& verdict)
{
    for (const AskedDocument& wanted : asked.documents) {
        const bool returned = std::any_of(verdict.documents.begin(), verdict.documents.end(),
            [&wanted](const DocumentVerdict& document) { return document.docType == wanted.docType; });
        if (returned)
            continue;
        verdict.documents.append(notReturned(wanted));
        verdict.reasons.append(Reason{std::nullopt, Fault(MdlReason::DocumentMissing).name(), wanted.docType, true});
    }
}

void conclude(const std::optional<Asked>& asked, Instant now, Verdict& verdict)
{
    if (asked)
        addNotReturned(*asked, verdict);
    if (asked && asked->age) {
        verdict.age = ageOf(verdict.documents, *asked->age, now);
        if (verdict.age == AgeOutcome::Undecided)
            verdict.reasons.append(Reason{std::nullopt, Fault(MdlReason::AgeUndecided).name(), {}, true});
    }
    verdict.conclude(isIncomplete(verdict.documents, verdict.age));
}

/// `parse` and `status` of the response as a whole; true when its documents are to be judged.
bool judgeResponse(const DeviceResponse& response, Verdict& verdict)
{
    Findings findings(QStringLiteral("response"));
    findings.done(Check::Parse);
    for (const Fault& fault : response.faults)
        findings.fail(Check::Parse, fault);
    if (response.readable && response.status) {
        findings.done(Check::Status);
        if (*response.status != 0)
            findings.fail(Check::Status, MdlReason::StatusError, QString::number(*response.status));
        else if (!response.namesDocuments)
            findings.fail(Check::Status, MdlReason::NoDocuments);
    }
    verdict.checks = findings.checks();
    verdict.reasons = findings.reasons();
    return findings.holds(Check::Status) || (response.readable && !response.status);
}
} // namespace

bool isDeviceResponse(QByteArrayView bytes)
{
    constexpr int majorShift = 5, majorMap = 5;
    return !bytes.isEmpty() && static_cast<quint8>(bytes.front()) >> majorShift == majorMap;
}

Verdict verifyDeviceResponse(const Evidence& evidence, const Belief& belief)
{
    Verdict verdict;
    verdict.format = "mdoc";
    const auto response = DeviceResponse::read(evidence.response);
    if (judgeResponse(response, verdict)) {
        std::optional<Transcript> transcript;
        if (auto read = Transcript::read(evidence.transcript))
            transcript = *std::move(read);
        for (std::size_t i = 0; i < response.documents.size(); ++i) {
            Findings findings(QStringLiteral("document %1").arg(i));
            const Context context{evidence, belief, transcript, verdict.check(Check::Status)};
            verdict.documents.append(judgeDocument(response.documents[i], context, findings));
            verdict.reasons.append(findings.reasons());
        }
    }
    conclude(evidence.asked, belief.now, verdict);
    return verdict;
}

} // namespace naru::identity::mdl

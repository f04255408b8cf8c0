// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/deviceauth.h"

#include "app/crypto/hash.h"
#include "app/identity/mdl/cosesign.h"
#include "app/identity/mdl/engagement.h"

namespace naru::identity::mdl {

using codec::CborType;
using codec::CborValue;
using codec::CborWriter;

namespace {
constexpr QLatin1StringView signatureKey("deviceSignature"), macName("deviceMac");
constexpr qsizetype macKeyBytes = 32;

enum class ProofKind { Signature, Mac };
struct Proof {
    ProofKind kind;
    CoseMessage cose;
};

/// The one proof that is there, read; or why there is none.
std::optional<Proof> proofOf(const Document& document, Findings& findings)
{
    const CborValue signature = document.deviceAuth.find(signatureKey);
    const CborValue mac = document.deviceAuth.find(macName);
    if (signature.isValid() == mac.isValid()) {
        findings.fail(Check::DeviceAuth, mac.isValid() ? MdlReason::DeviceAuthAmbiguous : MdlReason::DeviceAuthAbsent);
        return std::nullopt;
    }
    auto cose = CoseMessage::read(mac.isValid() ? mac : signature);
    if (!cose) {
        findings.fail(Check::Parse, cose.fault());
        return std::nullopt;
    }
    if (cose->hasHeaderTwice())
        findings.note(MdlReason::HeaderTwice);
    if (cose->hasCriticalHeader())
        findings.fail(Check::DeviceAuth, MdlReason::CriticalHeader);
    return Proof{mac.isValid() ? ProofKind::Mac : ProofKind::Signature, *std::move(cose)};
}

/// The phone makes DeviceAuthentication itself, so its docType may be written shorter than in the response around it.
/// Both spellings say the same: the received one is tried first.
template <typename Holds>
bool holdsForDocType(const Document& document, const Transcript& transcript, const Holds& holds)
{
    const QByteArrayView received = document.docTypeItem.raw();
    const QByteArrayView spaces = document.deviceNameSpacesBytes.raw();
    if (holds(deviceAuthenticationBytes(transcript.array, received, spaces)))
        return true;
    const QByteArray shortest = CborWriter().text(document.docType).take();
    return shortest != received && holds(deviceAuthenticationBytes(transcript.array, shortest, spaces));
}

/// The payload is to be left out (§9.1.3.4). One that says what this session says is only a longer way to write it.
bool isThisSession(const CoseMessage& cose, const QByteArray& message)
{
    return !cose.payload || *cose.payload == message;
}

void conclude(bool holds, const CoseMessage& cose, MdlReason wrong, Findings& findings)
{
    if (!holds)
        findings.fail(Check::DeviceAuth, cose.payload ? MdlReason::DevicePayloadForeign : wrong);
    else if (cose.payload)
        findings.note(MdlReason::DevicePayloadAttached);
}

void judgeSignature(const Document& document, const CoseMessage& cose, const crypto::PublicKey& key,
    const Transcript& transcript, Findings& findings)
{
    findings.done(Check::DeviceAuth);
    const auto number = cose.algorithm();
    const auto algorithm = number ? signatureAlgorithm(*number) : std::nullopt;
    if (!algorithm || !crypto::fits(*algorithm, key.curve())) {
        findings.fail(Check::DeviceAuth, MdlReason::DeviceAlgorithm);
        return;
    }
    const bool holds = holdsForDocType(document, transcript, [&](const QByteArray& message) {
        return isThisSession(cose, message)
            && key.verifies(*algorithm, signatureInput(cose.protectedBytes, message), cose.signature);
    });
    conclude(holds, cose, MdlReason::DeviceSignatureWrong, findings);
}

void judgeMac(const Document& document, const CoseMessage& cose, const crypto::PublicKey& key,
    const Transcript& transcript, const crypto::PrivateKey& readerKey, Findings& findings)
{
    findings.done(Check::DeviceAuth);
    if (cose.algorithm() != coseHmac256) {
        findings.fail(Check::DeviceAuth, MdlReason::DeviceAlgorithm);
        return;
    }
    const auto secret = macKey(readerKey, key, transcript);
    if (!secret) {
        findings.fail(Check::DeviceAuth, MdlReason::MacKeyUnfit);
        return;
    }
    const bool holds = holdsForDocType(document, transcript, [&](const QByteArray& message) {
        if (!isThisSession(cose, message))
            return false;
        const QByteArray wanted = crypto::hmacSha256(secret->view(), {macInput(cose.protectedBytes, message)});
        return crypto::equalConstantTime(wanted, cose.signature);
    });
    conclude(holds, cose, MdlReason::DeviceMacWrong, findings);
}
} // namespace

QByteArray deviceAuthenticationBytes(QByteArrayView transcript, QByteArrayView docType, QByteArrayView deviceNameSpaces)
{
    CborWriter authentication;
    authentication.array(4).text("DeviceAuthentication").raw(transcript).raw(docType).raw(deviceNameSpaces);
    return CborWriter().embedded(authentication.take()).take();
}

Result<crypto::Secret> macKey(
    const crypto::PrivateKey& own, const crypto::PublicKey& other, const Transcript& transcript)
{
    const auto shared = own.agree(other);
    if (!shared)
        return shared.fault();
    return crypto::hkdfSha256(shared->view(), crypto::sha256(transcript.bytes), "EMacKey", macKeyBytes);
}

void judgeDeviceAuth(const Document& document, const std::optional<Transcript>& transcript,
    const std::optional<crypto::PrivateKey>& readerKey, Findings& findings)
{
    const auto proof = proofOf(document, findings);
    if (!proof || !document.mso || !document.mso->deviceKey.isValid())
        return;
    if (!document.docTypeItem.isValid() || !document.deviceNameSpacesBytes.isValid())
        return;
    if (!transcript) {
        findings.undone(Check::DeviceAuth, MdlReason::TranscriptUnreadable);
        return;
    }
    const auto key = parseCoseKey(document.mso->deviceKey.raw());
    if (!key)
        findings.fail(Check::DeviceAuth, MdlReason::DeviceKeyUnusable, key.fault().detail());
    else if (proof->kind == ProofKind::Signature)
        judgeSignature(document, proof->cose, *key, *transcript, findings);
    else if (readerKey)
        judgeMac(document, proof->cose, *key, *transcript, *readerKey, findings);
    else
        findings.undone(Check::DeviceAuth, MdlReason::MacWithoutReaderKey);
}

} // namespace naru::identity::mdl

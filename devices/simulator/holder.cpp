// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/holder.h"

#include "app/codec/cbor.h"

#include <algorithm>

namespace naru::sim {

namespace {
using namespace identity::mdl;
using codec::CborWriter;
using crypto::PrivateKey;

constexpr std::uint64_t strangersSeed = 0x5eed0fa57a1ULL;

SampleIssuer issuerOf(const HolderSettings& settings, Instant now)
{
    const bool isStranger = settings.misbehaviour == Misbehaviour::UnknownIssuer;
    return SampleIssuer::make(
        isStranger ? settings.issuerSeed ^ strangersSeed : settings.issuerSeed, now, settings.signingCurve);
}

IssueTerms termsOf(Misbehaviour misbehaviour, Instant now)
{
    auto terms = usualTerms(now, misbehaviour == Misbehaviour::Expired ? Lifetime::Expired : Lifetime::Current);
    if (misbehaviour == Misbehaviour::WrongDigest)
        terms.digests = IssueTerms::Digests::Wrong;
    if (misbehaviour == Misbehaviour::StatusPresent)
        terms.status = IssueTerms::Status::StatusList;
    return terms;
}

/// Who asks, if one reader signed every docRequest.
void nameRequester(Question& question, const QList<std::optional<ReaderAuthentication>>& readers)
{
    const auto isNamed = [](const auto& reader) { return reader && !reader->chain.isEmpty(); };
    if (readers.isEmpty() || !std::all_of(readers.begin(), readers.end(), isNamed))
        return;
    const crypto::Certificate& leaf = readers.first()->chain.first();
    question.requester = leaf.organization().isEmpty() ? leaf.commonName() : leaf.organization();
    question.requesterVerified = std::all_of(readers.begin(), readers.end(),
        [&](const auto& reader) { return reader->signatureValid && reader->chain.first().der() == leaf.der(); });
}
} // namespace

Holder::Holder(const HolderSettings& settings, Instant now, Random& random)
    : m_settings(settings)
    , m_random(random)
{
    const SampleIssuer issuer = issuerOf(settings, now);
    m_rootDer = issuer.rootDer();
    const auto names = settings.misbehaviour == Misbehaviour::LongNames ? NameLength::Absurd : NameLength::Usual;
    const QList<SamplePerson> people = samplePeople(now, names);
    const IssueTerms terms = termsOf(settings.misbehaviour, now);
    const bool usesMac = settings.misbehaviour == Misbehaviour::Mac;
    for (const SampleDocument& document :
        people[std::clamp(settings.person, 0, static_cast<int>(people.size()) - 1)].documents) {
        auto key = PrivateKey::generate(usesMac ? settings.sessionCurve : settings.signingCurve, random);
        auto issued = issuer.issue(document, key.publicKey(), terms, random);
        m_credentials.append({std::move(issued), std::move(key)});
    }
}

std::optional<QByteArray> Holder::engage(const QList<RetrievalMethod>& methods)
{
    if (m_settings.misbehaviour == Misbehaviour::Locked)
        return std::nullopt;
    m_eDeviceKey = PrivateKey::generate(m_settings.sessionCurve, m_random);
    m_engagement = DeviceEngagement::make(m_eDeviceKey->publicKey(), methods);
    m_handover = handover();
    m_cipher.reset();
    m_question = {};
    m_state = State::Engaged;
    return m_engagement;
}

QByteArray Holder::handover()
{
    return CborWriter().null().take();
}

QByteArray Holder::receive(const QByteArray& message)
{
    if (m_state == State::Engaged)
        return establish(message);
    if (m_state != State::Asked && m_state != State::Answered)
        return {};
    const auto data = SessionData::parse(message);
    if (!data)
        return fail(statusDecodingError);
    if (data->status) {
        m_cipher.reset();
        m_state = State::Ended;
        return {};
    }
    if (!data->data)
        return {};
    const auto request = m_cipher->open(*data->data);
    return request ? read(*request) : fail(statusEncryptionError);
}

QByteArray Holder::establish(const QByteArray& message)
{
    const auto establishment = SessionEstablishment::parse(message);
    if (!establishment)
        return fail(statusDecodingError);
    m_eReaderKey = establishment->eReaderKey;
    m_transcript = sessionTranscript(m_engagement, establishment->eReaderKeyBytes, m_handover);
    auto cipher = SessionCipher::make(SessionCipher::Side::Device, *m_eDeviceKey, *m_eReaderKey, m_transcript);
    if (!cipher)
        return fail(statusEncryptionError);
    m_cipher = std::move(*cipher);
    const auto request = m_cipher->open(establishment->data);
    return request ? read(*request) : fail(statusEncryptionError);
}

QByteArray Holder::read(const QByteArray& request)
{
    const auto asked = parseDeviceRequest(request);
    const auto readers = checkReaderAuthentication(request, m_transcript);
    if (!asked || !readers)
        return fail(statusDecodingError);
    ask(*asked);
    nameRequester(m_question, *readers);
    m_state = State::Asked;
    return {};
}

void Holder::ask(const identity::Asked& asked)
{
    m_asked = asked;
    m_question = {};
    for (const identity::AskedDocument& document : asked.documents) {
        const auto credential = std::find_if(m_credentials.begin(), m_credentials.end(),
            [&](const Credential& candidate) { return candidate.document.docType == document.docType; });
        for (const identity::AskedElement& element : document.elements) {
            const bool isHeld = credential != m_credentials.end()
                && !itemsFor(credential->document, {document.docType, {element}}, {}).isEmpty();
            m_question.elements.append({element, document.docType, isHeld});
        }
    }
}

AnswerTerms Holder::terms(const QSet<ElementName>& withheld)
{
    AnswerTerms terms{m_transcript, *m_eReaderKey, DeviceAuth::Signature, Content::Genuine, std::nullopt, withheld};
    switch (m_settings.misbehaviour) {
    case Misbehaviour::Mac:
        terms.deviceAuth = DeviceAuth::Mac;
        break;
    case Misbehaviour::Forged:
        terms.content = Content::Altered;
        break;
    case Misbehaviour::ClonedKey:
        terms.impostorKey = PrivateKey::generate(m_settings.signingCurve, m_random);
        break;
    case Misbehaviour::Replay: // what it said to another reader, with that session's transcript
        terms.transcript = sessionTranscript(m_engagement,
            CborWriter().embedded(coseKey(PrivateKey::generate(m_settings.sessionCurve, m_random).publicKey())).take(),
            m_handover);
        break;
    default:
        break;
    }
    return terms;
}

QByteArray Holder::agree(const QSet<ElementName>& withheld)
{
    if (m_state != State::Asked)
        return {};
    if (m_settings.misbehaviour == Misbehaviour::Refuse)
        return refuse();
    m_state = State::Answered;
    if (m_settings.misbehaviour == Misbehaviour::Silence)
        return {};
    const QByteArray response = makeDeviceResponse(m_credentials, m_asked, terms(withheld));
    return SessionData{m_cipher->seal(response), std::nullopt}.encode();
}

QByteArray Holder::refuse()
{
    if (m_state != State::Asked)
        return {};
    m_cipher.reset();
    m_state = State::Refused;
    return SessionData{std::nullopt, statusTermination}.encode();
}

QByteArray Holder::fail(quint64 status)
{
    m_cipher.reset();
    m_state = State::Failed;
    return SessionData{std::nullopt, status}.encode();
}

} // namespace naru::sim

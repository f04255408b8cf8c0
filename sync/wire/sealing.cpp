// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/sealing.h"

#include "app/base/assert.h"
#include "app/base/kinds.h"
#include "app/crypto/aead.h"
#include "app/crypto/hash.h"
#include "app/journal/forks.h"
#include "sync/wire/inside.h"
#include "sync/wire/reading.h"

#include <QtEndian>

namespace naru::wire {

using codec::CborDocument;
using codec::CborLimits;
using codec::CborWriter;
using crypto::PublicKey;

namespace {

constexpr char sealForm = 1;
constexpr qsizetype pointBytes = 64, headBytes = 1 + keyIdBytes + pointBytes, signatureBytes = 64;
constexpr qsizetype keyBytes = crypto::gcmKeyBytes;
constexpr CborLimits openLimits{4 * 1024, 4, 64}, wordLimits{sealCertificateBytesMax + 256, 2, 8};
const QByteArray sealDomain = QByteArrayLiteral("naru-s1"), wordDomain = QByteArrayLiteral("naru-k1");

template <typename Number>
QByteArray bigEndian(Number value)
{
    QByteArray bytes(sizeof value, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray pointOf(const PublicKey& key)
{
    return key.x() + key.y();
}

QByteArray associatedOf(const SealedPlace& place)
{
    NARU_ASSERT(place.device.size() == journal::deviceIdBytes && place.hash.size() == journal::hashBytes);
    return sealDomain + place.device + bigEndian(place.epoch) + bigEndian(place.seq) + bigEndian(place.kind)
        + place.hash + place.open;
}

crypto::Secret keyAndNonce(const crypto::Secret& shared, const QByteArray& salt, const QByteArray& hash)
{
    return crypto::hkdfSha256(shared.view(), salt, sealDomain + hash, keyBytes + crypto::gcmNonceBytes);
}

/// What a wrapped entry was before it was wrapped.
std::optional<journal::Rehoming> wrappedIn(const journal::Leaving& entry)
{
    if (entry.kind != quint16(Kind::Rehomed))
        return std::nullopt;
    const auto body = journal::unframe(entry.framed);
    const auto first = body ? journal::rehomingOf(*body) : Result<journal::Rehoming>(body.fault());
    return first ? std::optional(*first) : std::nullopt;
}

QMap<int, qint64> facetsOfFrame(quint16 kind, quint16 schema, const QByteArray& framed, const FacetsOf& facetsOf)
{
    const auto body = journal::unframe(framed);
    return body && facetsOf ? facetsOf(kind, schema, *body) : QMap<int, qint64>();
}

QByteArray signedWord(const QByteArray& device, const SealTo& to)
{
    return wordDomain + device + bigEndian(to.number) + to.certificate;
}

} // namespace

bool isSealable(quint16 kind)
{
    return kind != quint16(Kind::JournalForked) && kind != quint16(Kind::SealingChanged);
}

QByteArray openPartOf(const Item::Sealed& sealed)
{
    CborWriter out;
    out.array(2);
    putFacets(out, sealed.facets);
    if (sealed.first)
        putFirst(out, *sealed.first);
    else
        out.null();
    return out.take();
}

Result<Item::Sealed> openPartIn(const QByteArray& bytes)
{
    const auto document = CborDocument::parse(bytes, openLimits);
    if (!document || !(*document)->root().is(codec::CborType::Array) || (*document)->root().size() != 2)
        return WireFault::BadSealed;
    auto facets = facetsIn((*document)->root().at(0));
    const codec::CborValue first = (*document)->root().at(1);
    Item::Sealed sealed;
    sealed.first = first.isNull() ? std::nullopt : firstIn(first);
    if (!facets || (!first.isNull() && !sealed.first))
        return WireFault::BadSealed;
    sealed.facets = std::move(*facets);
    return sealed;
}

Sealer::Sealer(const PublicKey& agency, Random& random)
{
    NARU_ASSERT(agency.curve() == crypto::Curve::P256);
    const auto ephemeral = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    auto shared = ephemeral.agree(agency);
    NARU_ASSERT(shared); // two keys of one curve
    m_shared = *std::move(shared);
    const QByteArray point = pointOf(ephemeral.publicKey());
    m_head = QByteArray(1, sealForm) + keyIdOf(agency) + point;
    m_salt = point + pointOf(agency);
}

QByteArray Sealer::seal(const SealedPlace& place, QByteArrayView frame) const
{
    const crypto::Secret both = keyAndNonce(m_shared, m_salt, place.hash);
    return m_head + crypto::seal(both.view().first(keyBytes), both.view().sliced(keyBytes), associatedOf(place), frame);
}

Item Sealer::itemOf(
    const QByteArray& device, quint32 epoch, const journal::Leaving& entry, const FacetsOf& facetsOf) const
{
    Item item{entry.hlc, entry.kind, entry.schema, {}, {}, {}};
    if (!isSealable(entry.kind)) {
        item.framed = entry.framed;
        return item;
    }
    Item::Sealed sealed;
    if (const auto first = wrappedIn(entry)) {
        sealed.first
            = First{first->epoch, first->seq, first->hlc, first->kind, first->schema, crypto::sha256(first->framed)};
        sealed.facets = facetsOfFrame(first->kind, first->schema, first->framed, facetsOf);
    } else {
        sealed.facets = facetsOfFrame(entry.kind, entry.schema, entry.framed, facetsOf);
    }
    sealed.bytes = seal({device, epoch, entry.seq, entry.kind, entry.hash, openPartOf(sealed)}, entry.framed);
    item.digest = crypto::sha256(entry.framed);
    item.sealed = std::move(sealed);
    return item;
}

QByteArray sealKeyIdIn(const QByteArray& sealed)
{
    return sealed.size() > sealedOverBytes && sealed.at(0) == sealForm ? sealed.mid(1, keyIdBytes) : QByteArray();
}

Result<QByteArray> unsealed(const QByteArray& sealed, const SealedPlace& place, const crypto::PrivateKey& agency)
{
    const QByteArray keyId = sealKeyIdIn(sealed);
    if (keyId.isEmpty() || agency.curve() != crypto::Curve::P256)
        return WireFault::BadSealed;
    if (keyId != keyIdOf(agency.publicKey()))
        return WireFault::OtherSealKey;
    const QByteArray point = sealed.mid(1 + keyIdBytes, pointBytes);
    const auto ephemeral = PublicKey::fromCoordinates(
        crypto::Curve::P256, QByteArrayView(point).first(pointBytes / 2), QByteArrayView(point).sliced(pointBytes / 2));
    if (!ephemeral)
        return WireFault::BadSealed;
    const auto shared = agency.agree(*ephemeral);
    if (!shared)
        return WireFault::BadSealed;
    const crypto::Secret both = keyAndNonce(*shared, point + pointOf(agency.publicKey()), place.hash);
    return crypto::open(both.view().first(keyBytes), both.view().sliced(keyBytes), associatedOf(place),
        QByteArrayView(sealed).sliced(headBytes));
}

Result<std::optional<PublicKey>> sealKeyOf(const SealTo& to)
{
    if (to.certificate.isEmpty())
        return std::optional<PublicKey>();
    if (to.certificate.size() > sealCertificateBytesMax)
        return WireFault::BadSealed;
    const auto certificate = crypto::Certificate::parse(to.certificate);
    const auto key = certificate ? certificate->publicKey() : Result<PublicKey>(certificate.fault());
    if (!key || key->curve() != crypto::Curve::P256)
        return WireFault::BadSealed;
    return std::optional(*key);
}

QByteArray sealPath(const QByteArray& device)
{
    return "/v1/d/" + device.toHex() + "/seal";
}

QByteArray bytesOf(const SealTo& to, const QByteArray& device, const crypto::PrivateKey& hubKey)
{
    CborWriter out;
    out.array(3);
    put(out, to.number);
    out.bytes(to.certificate);
    return out.bytes(hubKey.sign(crypto::SignatureAlgorithm::Es256, signedWord(device, to))).take();
}

Result<SealTo> sealToIn(const QByteArray& bytes, const QByteArray& device, const PublicKey& hubKey)
{
    const auto document = CborDocument::parse(bytes, wordLimits);
    if (!document)
        return WireFault::BadAnswer;
    const auto root = (*document)->root();
    const auto number = numberIn(root.at(0), numberMax);
    auto certificate = bytesIn(root.at(1), sealCertificateBytesMax);
    const auto signature = bytesIn(root.at(2), signatureBytes, signatureBytes);
    if (!number || !certificate || !signature)
        return WireFault::BadAnswer;
    SealTo to{*number, std::move(*certificate)};
    if (!hubKey.verifies(crypto::SignatureAlgorithm::Es256, signedWord(device, to), *signature))
        return WireFault::BadSignature;
    if (const auto key = sealKeyOf(to); !key)
        return key.fault();
    return to;
}

} // namespace naru::wire

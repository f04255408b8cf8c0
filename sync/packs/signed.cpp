// SPDX-License-Identifier: GPL-3.0-or-later
// A document and who signed it.
#include "app/base/assert.h"
#include "app/crypto/hash.h"
#include "sync/packs/inside.h"
#include "sync/packs/manifest.h"
#include "sync/wire/reading.h"

namespace naru::packs {

using codec::CborValue;
using codec::CborWriter;

namespace {

constexpr codec::CborLimits signedLimits{manifestBytesMax, 4, 4 + signaturesMax * 3};

qsizetype bytesMaxOf(Document what)
{
    return what == Document::Root ? rootBytesMax : manifestBytesMax;
}

QByteArray toBeSigned(Document what, const QByteArray& bytes)
{
    const QByteArray kind = what == Document::Root ? QByteArrayLiteral("root") : QByteArrayLiteral("manifest");
    return "naru-p1" + kind + '\0' + bytes;
}

} // namespace

QByteArray bytesOf(const Signed& document)
{
    CborWriter out;
    out.array(2).bytes(document.bytes).array(quint64(document.signatures.size()));
    for (const auto& [key, signature] : document.signatures)
        out.array(2).bytes(key).bytes(signature);
    return out.take();
}

Result<Signed> signedOf(Document what, const QByteArray& bytes)
{
    const ReleaseFault bad = what == Document::Root ? ReleaseFault::BadRoot : ReleaseFault::BadManifest;
    if (bytes.size() > bytesMaxOf(what))
        return ReleaseFault::TooLarge;
    const auto document = documentIn(bytes, signedLimits, bad);
    if (!document)
        return document.fault();
    const CborValue root = (*document)->root(), list = root.at(1);
    auto body = wire::bytesIn(root.at(0), bytesMaxOf(what), 1);
    if (!body || root.size() != 2 || !root.is(codec::CborType::Array) || !list.is(codec::CborType::Array))
        return bad;
    if (list.size() > signaturesMax)
        return ReleaseFault::TooLarge;
    Signed read{std::move(*body), {}};
    for (const CborValue& each : list.items()) {
        auto key = wire::bytesIn(each.at(0), hashBytes, hashBytes);
        auto signature = wire::bytesIn(each.at(1), signatureBytes, signatureBytes);
        if (!key || !signature || each.size() != 2 || !each.is(codec::CborType::Array))
            return bad;
        read.signatures.append({std::move(*key), std::move(*signature)});
    }
    return read;
}

Signed withSignature(Document what, Signed document, const crypto::PrivateKey& key)
{
    NARU_ASSERT(key.curve() == crypto::Curve::P256);
    const QByteArray id = crypto::sha256(key.publicKey().spki());
    document.signatures.removeIf([&](const auto& each) { return each.first == id; });
    document.signatures.append({id, key.sign(crypto::SignatureAlgorithm::Es256, toBeSigned(what, document.bytes))});
    return document;
}

QList<QByteArray> signersOf(const Root& by, const Role& role, Document what, const Signed& document)
{
    const QByteArray text = toBeSigned(what, document.bytes);
    QList<QByteArray> signers;
    for (const auto& [id, signature] : document.signatures) {
        const auto key = by.keys.constFind(id);
        if (key == by.keys.cend() || !role.keys.contains(id) || signers.contains(id))
            continue;
        if (key->verifies(crypto::SignatureAlgorithm::Es256, text, signature))
            signers.append(id);
    }
    return signers;
}

} // namespace naru::packs

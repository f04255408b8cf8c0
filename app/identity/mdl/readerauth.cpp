// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "app/identity/mdl/cose.h"
#include "app/identity/mdl/cosesign.h"
#include "app/identity/mdl/request.h"
#include "app/identity/mdl/session.h"

namespace naru::identity::mdl {

namespace {
using codec::CborValue;
using codec::CborWriter;

constexpr qsizetype chainMax = 8;

/// One bstr when single, an array when several (RFC 9360 §2).
Result<QList<QByteArray>> x5chain(const CborValue& header)
{
    QList<QByteArray> chain;
    if (const auto single = header.toBytes())
        return chain << *single;
    if (header.size() == 0 || header.size() > chainMax)
        return Fault(IdentityFault::BadRequest, QStringLiteral("x5chain"));
    for (const CborValue& entry : header.items()) {
        const auto certificate = entry.toBytes();
        if (!certificate)
            return Fault(IdentityFault::BadRequest, QStringLiteral("x5chain"));
        chain.append(*certificate);
    }
    return chain;
}

bool verifies(const QList<crypto::Certificate>& chain, const CoseMessage& message, QByteArrayView payload)
{
    const auto number = message.algorithm();
    const auto algorithm = number ? signatureAlgorithm(*number) : std::nullopt;
    if (!algorithm || chain.isEmpty() || message.hasCriticalHeader())
        return false;
    const auto key = chain.first().publicKey();
    return key && key->verifies(*algorithm, signatureInput(message.protectedBytes, payload), message.signature);
}

Result<ReaderAuthentication> check(const CborValue& sign1, QByteArrayView payload)
{
    const auto message = CoseMessage::read(sign1);
    if (!message || message->payload)
        return Fault(IdentityFault::BadRequest, QStringLiteral("readerAuth"));
    const auto chain = x5chain(message->unprotectedMap.find(coseX5Chain));
    if (!chain)
        return chain.fault();
    ReaderAuthentication authentication;
    for (const QByteArray& der : *chain) {
        const auto certificate = crypto::Certificate::parse(der);
        if (!certificate)
            return authentication; // a chain that cannot be read names nobody
        authentication.chain.append(*certificate);
    }
    authentication.signatureValid = verifies(authentication.chain, *message, payload);
    return authentication;
}

/// 24(bstr ["ReaderAuthenticationAll", SessionTranscript, [* ItemsRequestBytes], DeviceRequestInfoBytes / null])
QByteArray authenticationAllBytes(const RequestParts& parts, QByteArrayView transcript)
{
    CborWriter writer;
    writer.array(4).text("ReaderAuthenticationAll").raw(transcript);
    writer.array(static_cast<quint64>(parts.docRequests.size()));
    for (const auto& docRequest : parts.docRequests)
        writer.raw(docRequest.itemsRequestBytes.raw());
    parts.requestInfo.isValid() ? writer.raw(parts.requestInfo.raw()) : writer.null();
    return CborWriter().embedded(writer.take()).take();
}

Result<std::optional<ReaderAuthentication>> checkAll(const RequestParts& parts, QByteArrayView transcript)
{
    std::optional<ReaderAuthentication> best;
    const QByteArray payload = parts.readerAuthAll.isEmpty() ? QByteArray() : authenticationAllBytes(parts, transcript);
    for (const CborValue& sign1 : parts.readerAuthAll) {
        auto authentication = check(sign1, payload);
        if (!authentication)
            return authentication.fault();
        if (!best || (!best->signatureValid && authentication->signatureValid))
            best = std::move(*authentication);
    }
    return best;
}
} // namespace

Result<QList<std::optional<ReaderAuthentication>>> checkReaderAuthentication(
    const QByteArray& deviceRequest, QByteArrayView transcript)
{
    const auto parts = RequestParts::parse(deviceRequest);
    if (!parts)
        return parts.fault();
    const auto all = checkAll(*parts, transcript);
    if (!all)
        return all.fault();
    QList<std::optional<ReaderAuthentication>> readers;
    for (const auto& docRequest : parts->docRequests) {
        if (!docRequest.readerAuth.isValid()) {
            readers.append(*all);
            continue;
        }
        auto reader
            = check(docRequest.readerAuth, readerAuthenticationBytes(transcript, docRequest.itemsRequestBytes.raw()));
        if (!reader)
            return reader.fault();
        readers.append(std::move(*reader));
    }
    return readers;
}

} // namespace naru::identity::mdl

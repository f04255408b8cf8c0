// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/request.h"

#include "app/identity/mdl/version.h"

#include "app/codec/cbor.h"
#include "app/identity/mdl/cosesign.h"
#include "app/identity/mdl/session.h"

#include <algorithm>

namespace naru::identity::mdl {

namespace {
using codec::CborDocument;
using codec::CborType;
using codec::CborValue;
using codec::CborWriter;

constexpr qsizetype ageElementsMax = 2;
constexpr qsizetype documentsMax = 16, elementsMax = 512, namesLengthMax = 256;

QList<QString> nameSpacesOf(const AskedDocument& document)
{
    QList<QString> names;
    for (const AskedElement& element : document.elements) {
        if (!names.contains(element.nameSpace))
            names.append(element.nameSpace);
    }
    return names;
}

QByteArray makeItemsRequest(const AskedDocument& document)
{
    const auto ageElements = std::count_if(document.elements.begin(), document.elements.end(),
        [](const AskedElement& asked) { return asked.element.startsWith(QLatin1StringView("age_over_")); });
    NARU_ASSERT(ageElements <= ageElementsMax);
    const QList<QString> names = nameSpacesOf(document);
    CborWriter writer;
    writer.map(2).text("docType").text(document.docType);
    writer.text("nameSpaces").map(static_cast<quint64>(names.size()));
    for (const QString& name : names) {
        const auto inNameSpace = [&](const AskedElement& asked) { return asked.nameSpace == name; };
        writer.text(name).map(
            static_cast<quint64>(std::count_if(document.elements.begin(), document.elements.end(), inNameSpace)));
        for (const AskedElement& asked : document.elements) {
            if (inNameSpace(asked))
                writer.text(asked.element).boolean(asked.intentToRetain);
        }
    }
    return writer.take();
}

bool isName(const std::optional<QString>& name)
{
    return name && !name->isEmpty() && name->size() <= namesLengthMax;
}

Result<AskedDocument> parseItemsRequest(const QByteArray& bytes)
{
    const auto document = CborDocument::parse(bytes, requestLimits);
    if (!document)
        return Fault(IdentityFault::BadRequest, QLatin1StringView(document.fault().name()));
    const auto docType = (*document)->root().find(QLatin1StringView("docType")).toText();
    const CborValue nameSpaces = (*document)->root().find(QLatin1StringView("nameSpaces"));
    if (!isName(docType) || !nameSpaces.is(CborType::Map) || nameSpaces.size() == 0)
        return Fault(IdentityFault::BadRequest, QStringLiteral("itemsRequest"));
    AskedDocument asked{*docType, {}};
    for (const auto& [nameSpace, elements] : nameSpaces.pairs()) {
        const auto name = nameSpace.toText();
        if (!isName(name) || !elements.is(CborType::Map) || elements.size() == 0)
            return Fault(IdentityFault::BadRequest, QStringLiteral("nameSpaces"));
        for (const auto& [element, retain] : elements.pairs()) {
            const auto identifier = element.toText();
            const auto intent = retain.toBool();
            if (!isName(identifier) || !intent || asked.elements.size() >= elementsMax)
                return Fault(IdentityFault::BadRequest, QStringLiteral("elements"));
            asked.elements.append({*name, *identifier, *intent});
        }
    }
    return asked;
}
} // namespace

QByteArray readerAuthenticationBytes(QByteArrayView transcript, QByteArrayView itemsRequestBytes)
{
    const QByteArray authentication
        = CborWriter().array(3).text("ReaderAuthentication").raw(transcript).raw(itemsRequestBytes).take();
    return CborWriter().embedded(authentication).take();
}

Result<RequestParts> RequestParts::parse(const QByteArray& bytes)
{
    const auto document = CborDocument::parse(bytes, requestLimits);
    if (!document)
        return Fault(IdentityFault::BadRequest, QLatin1StringView(document.fault().name()));
    const CborValue root = (*document)->root();
    const auto version = root.find(QLatin1StringView("version")).toText();
    const CborValue docRequests = root.find(QLatin1StringView("docRequests"));
    if (!version || !isVersion1(*version) || !docRequests.is(CborType::Array) || docRequests.size() == 0
        || docRequests.size() > documentsMax)
        return Fault(IdentityFault::BadRequest, QStringLiteral("version or docRequests"));
    RequestParts parts{*document, {}, {}, {}};
    for (const CborValue& docRequest : docRequests.items()) {
        const CborValue itemsRequest = docRequest.find(QLatin1StringView("itemsRequest"));
        if (!itemsRequest.tagged(24).toBytes())
            return Fault(IdentityFault::BadRequest, QStringLiteral("itemsRequest"));
        parts.docRequests.append({itemsRequest, docRequest.find(QLatin1StringView("readerAuth"))});
    }
    const CborValue all = root.find(QLatin1StringView("readerAuthAll"));
    parts.requestInfo = root.find(QLatin1StringView("deviceRequestInfo"));
    if ((all.isValid() && (!all.is(CborType::Array) || all.size() == 0 || all.size() > documentsMax))
        || (parts.requestInfo.isValid() && !parts.requestInfo.tagged(24).toBytes()))
        return Fault(IdentityFault::BadRequest, QStringLiteral("readerAuthAll or deviceRequestInfo"));
    for (const CborValue& signature : all.items())
        parts.readerAuthAll.append(signature);
    return parts;
}

QByteArray makeDeviceRequest(const Asked& asked, const ReaderIdentity* reader, QByteArrayView transcript)
{
    CborWriter writer;
    writer.map(2).text("version").text("1.0");
    writer.text("docRequests").array(static_cast<quint64>(asked.documents.size()));
    for (const AskedDocument& document : asked.documents) {
        const QByteArray itemsRequestBytes = CborWriter().embedded(makeItemsRequest(document)).take();
        writer.map(reader ? 2 : 1).text("itemsRequest").raw(itemsRequestBytes);
        if (reader) {
            writer.text("readerAuth")
                .raw(makeSign1(reader->key, reader->chain, readerAuthenticationBytes(transcript, itemsRequestBytes),
                    Payload::Detached));
        }
    }
    return writer.take();
}

Result<Asked> parseDeviceRequest(const QByteArray& bytes)
{
    const auto parts = RequestParts::parse(bytes);
    if (!parts)
        return parts.fault();
    Asked asked;
    for (const auto& docRequest : parts->docRequests) {
        auto document = parseItemsRequest(*docRequest.itemsRequestBytes.tagged(24).toBytes());
        if (!document)
            return document.fault();
        asked.documents.append(std::move(*document));
    }
    return asked;
}

} // namespace naru::identity::mdl

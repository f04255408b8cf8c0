// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/response.h"

#include "app/identity/mdl/version.h"

namespace naru::identity::mdl {

using codec::CborDocument;
using codec::CborType;
using codec::CborValue;

namespace {
constexpr QLatin1StringView versionKey("version"), documentsKey("documents"), documentErrorsKey("documentErrors"),
    statusKey("status"), docTypeKey("docType"), issuerSignedKey("issuerSigned"), nameSpacesKey("nameSpaces"),
    issuerAuthKey("issuerAuth"), deviceSignedKey("deviceSigned"), deviceAuthKey("deviceAuth"), errorsKey("errors"),
    digestIdKey("digestID"), randomKey("random"), elementIdentifierKey("elementIdentifier"),
    elementValueKey("elementValue");
constexpr quint64 tagEmbedded = 24;

Fault bad(const char* what)
{
    return Fault(MdlReason::BadStructure, QLatin1StringView(what));
}

Result<IssuerSignedItem> readItem(const QString& nameSpace, const CborValue& wrapped)
{
    const auto inner = wrapped.tagged(tagEmbedded).toBytes();
    if (!inner)
        return bad("IssuerSignedItemBytes is not #6.24(bstr)");
    auto document = CborDocument::parse(*inner);
    if (!document)
        return document.fault();
    const CborValue root = (*document)->root();
    const auto digestId = root.find(digestIdKey).toUnsigned();
    const auto random = root.find(randomKey).toBytes();
    const auto element = root.find(elementIdentifierKey).toText();
    const CborValue value = root.find(elementValueKey);
    if (!digestId || !random || !element || !value.isValid())
        return bad("IssuerSignedItem with a member missing or of another type");
    if (random->size() < randomBytesMin)
        return Fault(MdlReason::RandomShort, *element);
    return IssuerSignedItem{nameSpace, wrapped.raw(), *document, *digestId, *element, value};
}

void readItems(const QString& nameSpace, const CborValue& list, Document& out)
{
    for (const CborValue& wrapped : list.items()) {
        out.namesNothing = false;
        auto item = readItem(nameSpace, wrapped);
        if (item) {
            out.items.push_back(*std::move(item));
            continue;
        }
        out.everyItemRead = false;
        out.faults.append(item.fault());
    }
}

void readIssuerSigned(const CborValue& issuerSigned, Document& out)
{
    const CborValue spaces = issuerSigned.find(nameSpacesKey);
    if (spaces.isValid() && !spaces.is(CborType::Map))
        out.faults.append(bad("issuerSigned.nameSpaces is not a map"));
    for (const auto& pair : spaces.pairs()) {
        const auto nameSpace = pair.key.toText();
        if (nameSpace && pair.value.is(CborType::Array)) {
            readItems(*nameSpace, pair.value, out);
            continue;
        }
        out.everyItemRead = false;
        out.faults.append(bad("issuerSigned.nameSpaces with a name or list of another type"));
    }

    auto issuerAuth = CoseMessage::read(issuerSigned.find(issuerAuthKey));
    if (!issuerAuth) {
        out.faults.append(issuerAuth.fault());
        return;
    }
    out.issuerAuth = *std::move(issuerAuth);
    if (!out.issuerAuth->payload) {
        out.faults.append(bad("issuerAuth without a payload"));
        return;
    }
    out.mso = Mso::read(*out.issuerAuth->payload);
    out.faults.append(out.mso->faults);
    if (!out.mso->document)
        out.mso.reset();
}

/// {namespace: {element: value}}, which may name nothing.
bool isDeviceNameSpaces(const CborValue& map)
{
    if (!map.is(CborType::Map))
        return false;
    for (const auto& space : map.pairs()) {
        if (!space.key.is(CborType::Text) || !space.value.is(CborType::Map) || !space.value.size())
            return false;
        for (const auto& element : space.value.pairs()) {
            if (!element.key.is(CborType::Text))
                return false;
        }
    }
    return true;
}

void readDeviceSigned(const CborValue& deviceSigned, Document& out)
{
    if (!deviceSigned.isValid())
        return; // no proof of the phone at all: that is for device_auth to say
    if (!deviceSigned.is(CborType::Map)) {
        out.faults.append(bad("deviceSigned is not a map"));
        return;
    }
    out.deviceAuth = deviceSigned.find(deviceAuthKey);
    const CborValue wrapped = deviceSigned.find(nameSpacesKey);
    const auto inner = wrapped.tagged(tagEmbedded).toBytes();
    if (!inner) {
        out.faults.append(bad("deviceSigned.nameSpaces is not #6.24(bstr)"));
        return;
    }
    out.deviceNameSpacesBytes = wrapped;
    auto document = CborDocument::parse(*inner);
    if (!document)
        out.faults.append(document.fault());
    else if (!isDeviceNameSpaces((*document)->root()))
        out.faults.append(bad("DeviceNameSpaces is not a map of maps"));
    else
        out.deviceNameSpaces = *document;
}

/// {text: int}
bool areCodes(const CborValue& map)
{
    for (const auto& [name, code] : map.pairs()) {
        if (!name.is(CborType::Text) || !code.toInteger())
            return false;
    }
    return map.is(CborType::Map);
}

/// {namespace: {element: code}}
bool areErrors(const CborValue& map)
{
    for (const auto& [nameSpace, codes] : map.pairs()) {
        if (!nameSpace.is(CborType::Text) || !areCodes(codes))
            return false;
    }
    return map.is(CborType::Map);
}

/// [{docType: code}]
bool areDocumentErrors(const CborValue& array)
{
    for (const CborValue& codes : array.items()) {
        if (!areCodes(codes))
            return false;
    }
    return array.is(CborType::Array);
}

Document readDocument(const CborValue& item)
{
    Document out;
    out.docTypeItem = item.find(docTypeKey);
    const auto docType = out.docTypeItem.toText();
    if (!docType) {
        out.docTypeItem = {};
        out.faults.append(bad("Document without docType"));
    }
    out.docType = docType.value_or(QString());
    if (const CborValue errors = item.find(errorsKey); errors.isValid() && !areErrors(errors))
        out.faults.append(bad("Document.errors is not a map of maps of codes"));
    if (const CborValue issuerSigned = item.find(issuerSignedKey); issuerSigned.is(CborType::Map)) {
        readIssuerSigned(issuerSigned, out);
    } else {
        out.everyItemRead = false;
        out.faults.append(bad("Document without issuerSigned"));
    }
    readDeviceSigned(item.find(deviceSignedKey), out);
    return out;
}

void readVersion(const CborValue& root, QList<Fault>& faults)
{
    const auto version = root.find(versionKey).toText();
    if (!version)
        faults.append(bad("DeviceResponse without version"));
    else if (!isVersion1(*version))
        faults.append(Fault(MdlReason::UnsupportedVersion, QStringLiteral("DeviceResponse")));
}
} // namespace

DeviceResponse DeviceResponse::read(const QByteArray& bytes)
{
    DeviceResponse response;
    auto document = CborDocument::parse(bytes);
    if (!document) {
        response.faults.append(document.fault());
        return response;
    }
    response.document = *document;
    const CborValue root = response.document->root();
    if (!root.is(CborType::Map)) {
        response.faults.append(bad("DeviceResponse is not a map"));
        return response;
    }
    response.readable = true;
    readVersion(root, response.faults);
    response.status = root.find(statusKey).toUnsigned();
    if (!response.status)
        response.faults.append(bad("DeviceResponse without status"));
    if (const CborValue errors = root.find(documentErrorsKey); errors.isValid() && !areDocumentErrors(errors))
        response.faults.append(bad("DeviceResponse.documentErrors is not an array of codes"));
    const CborValue documents = root.find(documentsKey);
    if (documents.isValid() && !documents.is(CborType::Array))
        response.faults.append(bad("DeviceResponse.documents is not an array"));
    response.namesDocuments = documents.size() > 0;
    if (documents.size() > documentsMax) {
        response.faults.append(MdlReason::TooManyDocuments);
        return response;
    }
    for (const CborValue& item : documents.items())
        response.documents.push_back(readDocument(item));
    return response;
}

} // namespace naru::identity::mdl

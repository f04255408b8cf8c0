// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/answer.h"

#include "app/codec/cbor.h"
#include "app/crypto/hash.h"
#include "app/identity/mdl/cosesign.h"

#include <algorithm>

namespace naru::sim {

namespace {
using codec::CborDocument;
using codec::CborType;
using codec::CborWriter;
using Item = IssuedDocument::Item;

constexpr qsizetype macKeyBytes = 32;
constexpr QLatin1StringView agePrefix("age_over_");

/// NN of "age_over_NN", or −1.
int statedAge(const QString& element)
{
    bool isNumber = false;
    const int age = element.startsWith(agePrefix) ? element.sliced(agePrefix.size()).toInt(&isNumber) : 0;
    return isNumber && age >= 0 ? age : -1;
}

codec::CborDocumentPtr readItem(const Item& item)
{
    const auto outer = CborDocument::parse(item.bytes);
    NARU_ASSERT(outer);
    const auto content = (*outer)->root().tagged(24).toBytes();
    NARU_ASSERT(content);
    auto inner = CborDocument::parse(QByteArray(content->constData(), content->size()));
    NARU_ASSERT(inner);
    return *inner;
}

bool isTrue(const Item& item)
{
    return readItem(item)->root().find(QLatin1StringView("elementValue")).toBool() == true;
}

/// Smallest NN ≥ asked that is true, else largest NN ≤ asked that is false; −1: nothing held answers.
qsizetype nearestAge(const IssuedDocument& document, const QString& nameSpace, int asked)
{
    qsizetype yes = -1, no = -1;
    const auto age = [&](qsizetype index) { return statedAge(document.items[index].element); };
    for (qsizetype i = 0; i < document.items.size(); ++i) {
        if (document.items[i].nameSpace != nameSpace || age(i) < 0)
            continue;
        const bool over = isTrue(document.items[i]);
        if (over && age(i) >= asked && (yes < 0 || age(i) < age(yes)))
            yes = i;
        if (!over && age(i) <= asked && (no < 0 || age(i) > age(no)))
            no = i;
    }
    return yes >= 0 ? yes : no;
}

/// The value changed as a forger would: another truth, another name, a picture with another last byte.
QByteArray alteredValue(const codec::CborValue& value)
{
    if (const auto truth = value.toBool())
        return CborWriter().boolean(!*truth).take();
    if (const auto text = value.toText())
        return CborWriter().text(*text + QStringLiteral("수")).take();
    if (const auto number = value.toInteger())
        return CborWriter().number(*number + 1).take();
    QByteArray raw(value.rawBytes().constData(), value.raw().size());
    raw.back() = static_cast<char>(raw.back() ^ 1); // a digit of a date, a byte of a picture: still well-formed
    return raw;
}

Item altered(const Item& item)
{
    const auto document = readItem(item);
    CborWriter writer;
    writer.map(static_cast<quint64>(document->root().size()));
    for (const auto& [key, value] : document->root().pairs()) {
        writer.raw(key.raw());
        key.toText() == QStringLiteral("elementValue") ? writer.raw(alteredValue(value)) : writer.raw(value.raw());
    }
    return {item.nameSpace, item.element, CborWriter().embedded(writer.take()).take()};
}

QByteArray makeNameSpaces(const QList<Item>& items)
{
    QList<QString> names;
    for (const Item& item : items) {
        if (!names.contains(item.nameSpace))
            names.append(item.nameSpace);
    }
    CborWriter writer;
    writer.map(static_cast<quint64>(names.size()));
    for (const QString& name : names) {
        const auto inNameSpace = [&](const Item& item) { return item.nameSpace == name; };
        writer.text(name).array(static_cast<quint64>(std::count_if(items.begin(), items.end(), inNameSpace)));
        for (const Item& item : items) {
            if (inNameSpace(item))
                writer.raw(item.bytes);
        }
    }
    return writer.take();
}

/// EMacKey (§9.1.3.5).
crypto::Secret macKey(const crypto::PrivateKey& key, const AnswerTerms& terms)
{
    const auto secret = key.agree(terms.eReaderKey);
    NARU_ASSERT(secret);
    const QByteArray salt = crypto::sha256(CborWriter().embedded(terms.transcript).take());
    return crypto::hkdfSha256(secret->view(), salt, "EMacKey", macKeyBytes);
}

/// DeviceSigned with no elements of the device's own (§9.1.3.4 to §9.1.3.6).
QByteArray makeDeviceSigned(const Credential& credential, const AnswerTerms& terms)
{
    const QByteArray nameSpaces = CborWriter().embedded(CborWriter().map(0).take()).take();
    const QByteArray authentication = CborWriter()
                                          .array(4)
                                          .text("DeviceAuthentication")
                                          .raw(terms.transcript)
                                          .text(credential.document.docType)
                                          .raw(nameSpaces)
                                          .take();
    const QByteArray payload = CborWriter().embedded(authentication).take();
    const crypto::PrivateKey& key = terms.impostorKey ? *terms.impostorKey : credential.deviceKey;
    CborWriter writer;
    writer.map(2).text("nameSpaces").raw(nameSpaces).text("deviceAuth").map(1);
    if (terms.deviceAuth == DeviceAuth::Mac) {
        writer.text("deviceMac").raw(identity::mdl::makeMac0(macKey(key, terms).view(), payload));
    } else {
        writer.text("deviceSignature")
            .raw(identity::mdl::makeSign1(key, {}, payload, identity::mdl::Payload::Detached));
    }
    return writer.take();
}

QByteArray makeDocument(const Credential& credential, QList<Item> items, const AnswerTerms& terms)
{
    if (terms.content == Content::Altered)
        items.first() = altered(items.first());
    CborWriter writer;
    writer.map(3).text("docType").text(credential.document.docType);
    writer.text("issuerSigned").map(2).text("nameSpaces").raw(makeNameSpaces(items));
    writer.text("issuerAuth").raw(credential.document.issuerAuth);
    return writer.text("deviceSigned").raw(makeDeviceSigned(credential, terms)).take();
}
} // namespace

size_t qHash(const ElementName& name, size_t seed)
{
    return qHashMulti(seed, name.docType, name.nameSpace, name.element);
}

QList<Item> itemsFor(
    const IssuedDocument& document, const identity::AskedDocument& asked, const QSet<ElementName>& withheld)
{
    QSet<qsizetype> chosen;
    for (const identity::AskedElement& element : asked.elements) {
        if (withheld.contains({asked.docType, element.nameSpace, element.element}))
            continue;
        const auto found = std::find_if(document.items.begin(), document.items.end(),
            [&](const Item& item) { return item.nameSpace == element.nameSpace && item.element == element.element; });
        if (found != document.items.end())
            chosen.insert(found - document.items.begin());
        else if (const int age = statedAge(element.element); age >= 0)
            chosen.insert(nearestAge(document, element.nameSpace, age));
    }
    QList<Item> items;
    for (qsizetype i = 0; i < document.items.size(); ++i) {
        if (chosen.contains(i))
            items.append(document.items[i]);
    }
    return items;
}

QByteArray makeDeviceResponse(
    const QList<Credential>& credentials, const identity::Asked& asked, const AnswerTerms& terms)
{
    QList<QByteArray> documents;
    QList<QString> refused;
    for (const identity::AskedDocument& document : asked.documents) {
        const auto credential = std::find_if(credentials.begin(), credentials.end(),
            [&](const Credential& candidate) { return candidate.document.docType == document.docType; });
        const auto items = credential == credentials.end() ? QList<Item>()
                                                           : itemsFor(credential->document, document, terms.withheld);
        if (!items.isEmpty())
            documents.append(makeDocument(*credential, items, terms));
        else if (!refused.contains(document.docType))
            refused.append(document.docType);
    }
    CborWriter writer;
    writer.map(2U + (documents.isEmpty() ? 0U : 1U) + (refused.isEmpty() ? 0U : 1U)).text("version").text("1.0");
    if (!documents.isEmpty())
        writer.text("documents").array(static_cast<quint64>(documents.size()));
    for (const QByteArray& document : documents)
        writer.raw(document);
    if (!refused.isEmpty())
        writer.text("documentErrors").array(static_cast<quint64>(refused.size()));
    for (const QString& docType : refused)
        writer.map(1).text(docType).number(0);
    return writer.text("status").number(0).take();
}

} // namespace naru::sim

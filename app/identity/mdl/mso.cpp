// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/mso.h"

#include "app/identity/mdl/version.h"

namespace naru::identity::mdl {

using codec::CborDocument;
using codec::CborType;
using codec::CborValue;

namespace {
constexpr QLatin1StringView versionKey("version"), docTypeKey("docType"), digestAlgorithmKey("digestAlgorithm"),
    valueDigestsKey("valueDigests"), deviceKeyInfoKey("deviceKeyInfo"), deviceKeyKey("deviceKey"),
    keyAuthorizationsKey("keyAuthorizations"), nameSpacesKey("nameSpaces"), dataElementsKey("dataElements"),
    validityInfoKey("validityInfo"), signedKey("signed"), validFromKey("validFrom"), validUntilKey("validUntil"),
    expectedUpdateKey("expectedUpdate"), statusKey("status");
constexpr quint64 tagDateTime = 0, tagEmbedded = 24;

Fault missing(const char* what)
{
    return Fault(MdlReason::BadStructure, QStringLiteral("MSO: ") + QLatin1StringView(what));
}

std::optional<crypto::HashAlgorithm> hashAlgorithm(const QString& name)
{
    if (name == QLatin1StringView("SHA-256"))
        return crypto::HashAlgorithm::Sha256;
    if (name == QLatin1StringView("SHA-384"))
        return crypto::HashAlgorithm::Sha384;
    if (name == QLatin1StringView("SHA-512"))
        return crypto::HashAlgorithm::Sha512;
    return std::nullopt;
}

/// tdate = #6.0(tstr), RFC 3339.
std::optional<Instant> date(const CborValue& item, const char* name, ValidityInfo& info, QList<Fault>& faults)
{
    const auto text = item.tagged(tagDateTime).toText();
    if (!text) {
        faults.append(missing(name));
        return std::nullopt;
    }
    const auto moment = parseRfc3339(*text);
    if (!moment) {
        faults.append(Fault(MdlReason::BadDate, QLatin1StringView(name)));
        return std::nullopt;
    }
    info.fractionalSeconds = info.fractionalSeconds || text->contains(u'.');
    info.notUtc = info.notUtc || !text->endsWith(u'Z', Qt::CaseInsensitive);
    return *moment;
}

std::optional<ValidityInfo> validity(const CborValue& item, QList<Fault>& faults)
{
    if (!item.is(CborType::Map)) {
        faults.append(missing("validityInfo"));
        return std::nullopt;
    }
    ValidityInfo info;
    const auto signedAt = date(item.find(signedKey), "signed", info, faults);
    const auto validFrom = date(item.find(validFromKey), "validFrom", info, faults);
    const auto validUntil = date(item.find(validUntilKey), "validUntil", info, faults);
    if (const CborValue update = item.find(expectedUpdateKey); update.isValid())
        date(update, "expectedUpdate", info, faults);
    if (!signedAt || !validFrom || !validUntil)
        return std::nullopt;
    info.signedAt = *signedAt;
    info.validFrom = *validFrom;
    info.validUntil = *validUntil;
    return info;
}

void readVersion(const CborValue& root, QList<Fault>& faults)
{
    const auto version = root.find(versionKey).toText();
    if (!version)
        faults.append(missing("version"));
    else if (!isVersion1(*version))
        faults.append(Fault(MdlReason::UnsupportedVersion, QStringLiteral("MSO")));
}

/// Into sets: an answer may bring thousands of names, and each is looked up.
void readAuthorizations(const CborValue& authorizations, Mso& mso)
{
    if (!authorizations.isValid())
        return;
    const CborValue spaces = authorizations.find(nameSpacesKey);
    const CborValue elements = authorizations.find(dataElementsKey);
    const bool wellTyped = authorizations.is(CborType::Map) && (!spaces.isValid() || spaces.is(CborType::Array))
        && (!elements.isValid() || elements.is(CborType::Map));
    if (!wellTyped)
        return mso.faults.append(missing("keyAuthorizations"));
    for (const CborValue& space : spaces.items()) {
        if (const auto name = space.toText())
            mso.authorizedSpaces.insert(*name);
    }
    for (const auto& pair : elements.pairs()) {
        const QString nameSpace = pair.key.toText().value_or(QString());
        for (const CborValue& element : pair.value.items()) {
            if (const auto name = element.toText())
                mso.authorizedElements.insert({nameSpace, *name});
        }
    }
}

void readDeviceKeyInfo(const CborValue& info, Mso& mso)
{
    mso.deviceKey = info.find(deviceKeyKey);
    if (!mso.deviceKey.is(CborType::Map)) {
        mso.deviceKey = {};
        mso.faults.append(missing("deviceKeyInfo"));
    }
    readAuthorizations(info.find(keyAuthorizationsKey), mso);
}
} // namespace

Mso Mso::read(const QByteArray& payload)
{
    Mso mso;
    const auto refuse = [&mso](Fault fault) {
        mso.faults.append(std::move(fault));
        return mso;
    };
    const auto wrapped = CborDocument::parse(payload);
    if (!wrapped)
        return refuse(wrapped.fault());
    const auto inner = (*wrapped)->root().tagged(tagEmbedded).toBytes();
    if (!inner)
        return refuse(missing("payload is not #6.24(bstr)"));
    // `inner` shares the payload's bytes; a string that came in chunks is joined and owns itself.
    auto document = CborDocument::parse(*inner);
    if (!document)
        return refuse(document.fault());
    const CborValue root = (*document)->root();
    if (!root.is(CborType::Map))
        return refuse(missing("not a map"));

    mso.document = *document;
    readVersion(root, mso.faults);
    mso.docType = root.find(docTypeKey).toText();
    if (!mso.docType)
        mso.faults.append(missing("docType"));
    const auto algorithm = root.find(digestAlgorithmKey).toText();
    if (!algorithm)
        mso.faults.append(missing("digestAlgorithm"));
    mso.digestAlgorithmName = algorithm.value_or(QString());
    mso.digestAlgorithm = hashAlgorithm(mso.digestAlgorithmName);
    mso.valueDigests = root.find(valueDigestsKey);
    if (!mso.valueDigests.is(CborType::Map)) {
        mso.valueDigests = {};
        mso.faults.append(missing("valueDigests"));
    }
    readDeviceKeyInfo(root.find(deviceKeyInfoKey), mso);
    mso.validity = identity::mdl::validity(root.find(validityInfoKey), mso.faults);
    mso.hasStatus = root.find(statusKey).isValid();
    return mso;
}

bool mayDeviceSign(const Mso& mso, const QString& nameSpace, const QString& element)
{
    return mso.authorizedSpaces.contains(nameSpace) || mso.authorizedElements.contains({nameSpace, element});
}

} // namespace naru::identity::mdl

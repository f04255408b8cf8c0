// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/engagement.h"

#include "app/identity/mdl/version.h"

#include "app/codec/cbor.h"
#include "app/codec/text.h"

#include <algorithm>

namespace naru::identity::mdl {

namespace {
using codec::CborDocument;
using codec::CborLimits;
using codec::CborType;
using codec::CborValue;
using codec::CborWriter;
using crypto::Curve;

/// A real engagement has about 200 bytes (NFC) or 150 (QR); the largest NDEF message a card may hold is 32 KiB.
constexpr CborLimits engagementLimits{32 * 1024, 12, 1024};
constexpr CborLimits keyLimits{1024, 3, 32};
constexpr qsizetype methodsMax = 16;
constexpr quint64 cipherSuite1 = 1;

enum KeyParameter : qint64 {
    KeyType = 1,
    CurveParameter = -1,
    XParameter = -2,
    YParameter = -3,
    PrivateParameter = -4
};
enum KeyTypeValue : qint64 { Okp = 1, Ec2 = 2 };

struct CoseCurve {
    Curve curve;
    qint64 keyType, number;
};
/// IANA "COSE Elliptic Curves"; brainpool 256 to 259 as ISO/IEC 18013-5 registered them.
constexpr CoseCurve coseCurves[]{{Curve::P256, Ec2, 1}, {Curve::P384, Ec2, 2}, {Curve::P521, Ec2, 3},
    {Curve::Ed25519, Okp, 6}, {Curve::Ed448, Okp, 7}, {Curve::BrainpoolP256r1, Ec2, 256},
    {Curve::BrainpoolP320r1, Ec2, 257}, {Curve::BrainpoolP384r1, Ec2, 258}, {Curve::BrainpoolP512r1, Ec2, 259}};

QByteArray owned(const QByteArray& shared)
{
    return QByteArray(shared.constData(), shared.size());
}

bool canMakeSession(Curve curve)
{
    return curve == Curve::P256 || curve == Curve::P384 || curve == Curve::P521;
}

Result<QList<RetrievalMethod>> parseMethods(const CborValue& value)
{
    QList<RetrievalMethod> methods;
    if (!value.isValid())
        return methods;
    if (!value.is(CborType::Array) || value.size() > methodsMax)
        return IdentityFault::BadEngagement;
    for (const CborValue& entry : value.items()) {
        const auto type = entry.at(0).toUnsigned();
        const auto version = entry.at(1).toUnsigned();
        if (entry.size() != 3 || !type || !version)
            return IdentityFault::BadEngagement;
        methods.append({*type, *version, owned(entry.at(2).rawBytes())});
    }
    return methods;
}
} // namespace

Result<DeviceEngagement> DeviceEngagement::parse(const QByteArray& bytes)
{
    const auto document = CborDocument::parse(bytes, engagementLimits);
    if (!document)
        return Fault(IdentityFault::BadEngagement, QLatin1StringView(document.fault().name()));
    const CborValue root = (*document)->root();
    const auto version = root.find(0).toText();
    if (!root.is(CborType::Map) || !version || !isVersion1(*version))
        return Fault(IdentityFault::BadEngagement, QStringLiteral("version"));
    const CborValue security = root.find(1);
    const auto suite = security.at(0).toUnsigned();
    const CborValue keyBytes = security.at(1);
    const auto keyItem = keyBytes.tagged(24).toBytes();
    if (!suite || security.size() != 2 || !keyItem)
        return Fault(IdentityFault::BadEngagement, QStringLiteral("security"));
    if (*suite != cipherSuite1)
        return Fault(IdentityFault::UnsupportedCipherSuite, QStringLiteral("cipher suite %1").arg(*suite));
    auto key = parseCoseKey(*keyItem);
    if (!key)
        return key.fault();
    if (!canMakeSession(key->curve()))
        return Fault(IdentityFault::UnsupportedCipherSuite, QStringLiteral("curve"));
    auto methods = parseMethods(root.find(2));
    if (!methods)
        return methods.fault();
    return DeviceEngagement{bytes, *version, owned(keyBytes.rawBytes()), *key, *methods};
}

Result<DeviceEngagement> DeviceEngagement::parseQr(QStringView text)
{
    constexpr QLatin1StringView scheme("mdoc:");
    if (!text.startsWith(scheme) || text.size() > engagementLimits.bytesMax * 4 / 3 + scheme.size())
        return Fault(IdentityFault::BadEngagement, QStringLiteral("scheme or size"));
    const auto bytes = codec::fromBase64Url(text.sliced(scheme.size()).toUtf8());
    if (!bytes)
        return Fault(IdentityFault::BadEngagement, QLatin1StringView(bytes.fault().name()));
    return parse(*bytes);
}

QByteArray DeviceEngagement::make(const crypto::PublicKey& eDeviceKey, const QList<RetrievalMethod>& methods)
{
    CborWriter writer;
    writer.map(methods.isEmpty() ? 2 : 3).number(0).text("1.0");
    writer.number(1).array(2).number(cipherSuite1).embedded(coseKey(eDeviceKey));
    if (!methods.isEmpty())
        writer.number(2).array(static_cast<quint64>(methods.size()));
    for (const RetrievalMethod& method : methods) {
        writer.array(3).number(static_cast<qint64>(method.type)).number(static_cast<qint64>(method.version));
        writer.raw(method.options);
    }
    return writer.take();
}

QByteArray sessionTranscript(QByteArrayView deviceEngagement, QByteArrayView eReaderKeyBytes, QByteArrayView handover)
{
    return CborWriter().array(3).embedded(deviceEngagement).raw(eReaderKeyBytes).raw(handover).take();
}

QByteArray coseKey(const crypto::PublicKey& key)
{
    const auto* const found = std::find_if(std::begin(coseCurves), std::end(coseCurves),
        [&](const CoseCurve& candidate) { return candidate.curve == key.curve(); });
    NARU_ASSERT(found != std::end(coseCurves));
    CborWriter writer;
    writer.map(found->keyType == Ec2 ? 4 : 3).number(KeyType).number(found->keyType);
    writer.number(CurveParameter).number(found->number).number(XParameter).bytes(key.x());
    if (found->keyType == Ec2)
        writer.number(YParameter).bytes(key.y());
    return writer.take();
}

Result<crypto::PublicKey> parseCoseKey(QByteArrayView bytes)
{
    if (bytes.size() > keyLimits.bytesMax)
        return Fault(IdentityFault::BadEngagement, QStringLiteral("key size"));
    const auto document = CborDocument::parse(bytes.toByteArray(), keyLimits);
    if (!document)
        return Fault(IdentityFault::BadEngagement, QLatin1StringView(document.fault().name()));
    const CborValue root = (*document)->root();
    const auto type = root.find(KeyType).toInteger();
    const auto number = root.find(CurveParameter).toInteger();
    if (!type || !number || root.find(PrivateParameter).isValid())
        return Fault(IdentityFault::BadEngagement, QStringLiteral("key type, curve or private part"));
    const auto* const found = std::find_if(std::begin(coseCurves), std::end(coseCurves),
        [&](const CoseCurve& known) { return known.keyType == *type && known.number == *number; });
    if (found == std::end(coseCurves))
        return Fault(IdentityFault::UnsupportedCipherSuite, QStringLiteral("key type or curve"));
    const auto x = root.find(XParameter).toBytes();
    const auto y = root.find(YParameter).toBytes();
    if (!x || y.has_value() != (found->keyType == Ec2))
        return Fault(IdentityFault::BadEngagement, QStringLiteral("key coordinates"));
    auto key = crypto::PublicKey::fromCoordinates(found->curve, *x, y.value_or(QByteArray()));
    if (!key)
        return Fault(IdentityFault::BadEngagement, QLatin1StringView(key.fault().name()));
    return key;
}

} // namespace naru::identity::mdl

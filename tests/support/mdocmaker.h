// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "app/crypto/hash.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>

#include <functional>
#include <optional>

namespace naru::test {

inline constexpr const char* mdlType = "org.iso.18013.5.1.mDL";
inline constexpr const char* mdlSpace = "org.iso.18013.5.1";

/// #6.24(bstr) around bytes that are CBOR already.
QCborValue embedded(const QByteArray& cbor);
/// #6.0(tstr) and #6.1004(tstr).
QCborValue dateTime(const char* rfc3339);
QCborValue fullDate(const char* date);

/// One element before the issuer signs it.
struct PlannedItem {
    QString nameSpace, element;
    QCborValue value;
    quint64 digestId = 0;
    QByteArray random;
    QByteArray encoded; ///< IssuerSignedItem; empty: encoded from the members above
};

/// What a sample issuer and holder make together, ready to be verified.
struct MadeMdoc {
    QByteArray response, transcript, trustPem, readerKeyPem;
};

/// A small issuer and holder for tests: makes one perfect DeviceResponse, or one with exactly the defect that a change
/// of its plan or one of its hooks plants. Sample people only. Keys come from a seed.
class MdocMaker {
public:
    explicit MdocMaker(quint64 seed = 1);

    // Plan. Dates by default: IACA 2025–2035, DS 2026-01-01 + 400 days, MSO 2026-02-01 to 2026-12-31.
    crypto::CertificatePlan iaca, ds;
    crypto::Curve iacaCurve = crypto::Curve::P256, dsCurve = crypto::Curve::P256, deviceCurve = crypto::Curve::P256,
                  readerCurve = crypto::Curve::P256;
    crypto::HashAlgorithm digestAlgorithm = crypto::HashAlgorithm::Sha256;
    QString docType = QLatin1StringView(mdlType);
    QList<PlannedItem> items; ///< 홍길동
    QCborMap deviceSigned;    ///< {namespace: {element: value}}
    bool useMac = false;
    bool reuseIacaKey = false;           ///< the root's key signs the MSO too
    bool deviceKeyFromElsewhere = false; ///< the phone signs with a key that the issuer did not sign

    // Hooks, in the order they are called.
    std::function<void(QByteArray& iacaDer, QByteArray& dsDer)> editCertificates;
    std::function<void(QCborMap& mso)> editMso;
    std::function<void(QByteArray& mso)> editMsoBytes;
    std::function<void(QCborMap& isProtected, QCborMap& isUnprotected)> editIssuerHeaders;
    std::function<void(QCborArray& issuerAuth)> editIssuerAuth; ///< after signing
    std::function<void(QCborMap& nameSpaces)> editNameSpaces;   ///< after signing
    std::function<void(QCborMap& isProtected)> editDeviceHeader;
    std::function<void(QCborArray& cose)> editDeviceAuth; ///< after signing
    std::function<void(QCborMap& document)> editDocument;
    std::function<void(QCborMap& response)> editResponse;
    std::function<void(QByteArray& response)> editBytes;
    std::function<void(MadeMdoc& made)> editMade;

    PlannedItem& item(const char* element);
    void add(const char* element, const QCborValue& value);
    void remove(const char* element);

    MadeMdoc make();
    /// The document alone, for responses with several; valid with the transcript and trust of make().
    QCborMap makeDocument();
    crypto::PrivateKey newKey(crypto::Curve curve);
    QByteArray makeIaca(const crypto::CertificatePlan& plan, const crypto::PrivateKey& key);
    QByteArray makeDs(const crypto::CertificatePlan& plan, const crypto::PublicKey& key, const QByteArray& issuerDer,
        const crypto::PrivateKey& issuerKey);
    const QByteArray& iacaDer() const { return m_iacaDer; }
    const QByteArray& transcript() const { return m_transcript; }

private:
    void prepare();
    QByteArray encodeItem(const PlannedItem& planned) const;
    QCborMap mso(const crypto::PublicKey& deviceKey) const;
    QCborArray issuerAuth(const crypto::PublicKey& deviceKey);
    QCborArray deviceProof(const crypto::PrivateKey& deviceKey, const QByteArray& deviceNameSpaces);

    SeededRandom m_random;
    std::optional<crypto::PrivateKey> m_iacaKey, m_dsKey, m_deviceKey, m_readerKey;
    QByteArray m_iacaDer, m_dsDer, m_transcript;
};

} // namespace naru::test

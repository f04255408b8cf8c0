// SPDX-License-Identifier: GPL-3.0-or-later
// Verifying a DeviceResponse of twelve elements, ES256 throughout, against the OpenSSL calls that no verifier can do
// without, timed in the same run, round by round, in processor time of one core. `bench_verify`
#include "app/base/assert.h"
#include "app/identity/mdl/certificatecache.h"
#include "app/identity/mdl/cosesign.h"
#include "app/identity/mdl/deviceauth.h"
#include "app/identity/mdl/engagement.h"
#include "app/identity/verify.h"
#include "tests/bench/measure.h"
#include "tests/support/mdocmaker.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <array>
#include <cstdio>
#include <memory>

using namespace naru;
using namespace naru::identity;
using bench::median;
using bench::microsecondsOf;

namespace {

constexpr int rounds = 41, callsPerRound = 40;

const unsigned char* octets(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}
std::size_t sizeOf(const QByteArray& bytes)
{
    return static_cast<std::size_t>(bytes.size());
}

struct Release {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(ECDSA_SIG* signature) const { ECDSA_SIG_free(signature); }
};
template <typename T>
using Owned = std::unique_ptr<T, Release>;

Owned<X509> parseCertificate(const QByteArray& der)
{
    const auto* at = octets(der);
    Owned<X509> certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    NARU_ASSERT(certificate && X509_get0_pubkey(certificate.get()));
    return certificate;
}

Owned<EVP_PKEY> makeKey(const QByteArray& point)
{
    const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    char group[] = "P-256";
    const std::array<OSSL_PARAM, 3> parameters{OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
        OSSL_PARAM_construct_octet_string(
            OSSL_PKEY_PARAM_PUB_KEY, const_cast<unsigned char*>(octets(point)), sizeOf(point)),
        OSSL_PARAM_construct_end()};
    EVP_PKEY* key = nullptr;
    NARU_ASSERT(EVP_PKEY_fromdata_init(context.get()) == 1);
    auto* list = const_cast<OSSL_PARAM*>(parameters.data());
    NARU_ASSERT(EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, list) == 1);
    return Owned<EVP_PKEY>(key);
}

/// One signature that a verifier must check.
struct Signed {
    QByteArray message, der;

    void verify(EVP_PKEY* key) const
    {
        const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
        NARU_ASSERT(EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1);
        NARU_ASSERT(EVP_DigestVerify(context.get(), octets(der), sizeOf(der), octets(message), sizeOf(message)) == 1);
    }
    static QByteArray derOf(const QByteArray& raw)
    {
        const Owned<ECDSA_SIG> signature(ECDSA_SIG_new());
        ECDSA_SIG_set0(signature.get(), BN_bin2bn(octets(raw), 32, nullptr), BN_bin2bn(octets(raw) + 32, 32, nullptr));
        QByteArray der(i2d_ECDSA_SIG(signature.get(), nullptr), '\0');
        auto* at = reinterpret_cast<unsigned char*>(der.data());
        i2d_ECDSA_SIG(signature.get(), &at);
        return der;
    }
};

/// What OpenSSL alone must do for this response, its input laid out before the clock runs.
struct Primitives {
    QByteArray signerDer, rootDer, devicePoint;
    Signed certificate, issuer, device;
    QList<QByteArray> items;
    Owned<X509> signer, root; ///< parsed once, for the cached case

    void digests() const
    {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        for (const QByteArray& item : items)
            NARU_ASSERT(EVP_Digest(octets(item), sizeOf(item), digest.data(), nullptr, EVP_sha256(), nullptr) == 1);
    }
    void ofTheSession(X509* by) const
    {
        issuer.verify(X509_get0_pubkey(by));
        device.verify(makeKey(devicePoint).get());
        digests();
    }
    void cold() const
    {
        const auto freshSigner = parseCertificate(signerDer), freshRoot = parseCertificate(rootDer);
        certificate.verify(X509_get0_pubkey(freshRoot.get()));
        ofTheSession(freshSigner.get());
    }
    void cached() const { ofTheSession(signer.get()); }
};

Signed certificateSignature(X509* certificate)
{
    const ASN1_BIT_STRING* signature = nullptr;
    X509_get0_signature(&signature, nullptr, certificate);
    unsigned char* tbs = nullptr;
    const int size = i2d_re_X509_tbs(certificate, &tbs);
    const Signed made{QByteArray(reinterpret_cast<char*>(tbs), size),
        QByteArray(reinterpret_cast<const char*>(signature->data), signature->length)};
    OPENSSL_free(tbs);
    return made;
}

Primitives primitivesOf(const Evidence& evidence, const TrustList& trust)
{
    const auto response = mdl::DeviceResponse::read(evidence.response);
    const mdl::Document& document = response.documents.at(0);
    const auto transcript = mdl::Transcript::read(evidence.transcript);
    const auto proof = mdl::CoseMessage::read(document.deviceAuth.find(QLatin1StringView("deviceSignature")));
    const auto deviceKey = mdl::parseCoseKey(document.mso->deviceKey.raw());
    NARU_ASSERT(transcript && proof && deviceKey && document.items.size() == 12);
    const auto deep = [](const QByteArray& view) { return QByteArray(view.constData(), view.size()); };

    Primitives made;
    made.signerDer = deep(*document.issuerAuth->unprotectedMap.find(mdl::coseX5Chain).toBytes());
    made.rootDer = trust.all().first().der();
    made.signer = parseCertificate(made.signerDer);
    made.root = parseCertificate(made.rootDer);
    made.devicePoint = QByteArray(1, '\x04') + deviceKey->x() + deviceKey->y();
    made.certificate = certificateSignature(made.signer.get());
    made.issuer = {mdl::signatureInput(document.issuerAuth->protectedBytes, *document.issuerAuth->payload),
        Signed::derOf(document.issuerAuth->signature)};
    const QByteArray authentication = mdl::deviceAuthenticationBytes(
        transcript->array, document.docTypeItem.raw(), document.deviceNameSpacesBytes.raw());
    made.device = {mdl::signatureInput(proof->protectedBytes, authentication), Signed::derOf(proof->signature)};
    for (const auto& item : document.items)
        made.items.append(item.bytes.toByteArray());
    return made;
}

/// One line of the table.
struct Row {
    const char* name;
    std::vector<double> naru, openssl, ratios;

    void add(double ours, double theirs)
    {
        naru.push_back(ours);
        openssl.push_back(theirs);
        ratios.push_back(theirs / ours);
    }
    void print()
    {
        std::sort(ratios.begin(), ratios.end());
        std::printf("| %s | %.0f µs | %.0f µs | %.2f (middle half %.2f to %.2f) | %.0f |\n", name, median(openssl),
            median(naru), median(ratios), ratios[ratios.size() / 4], ratios[ratios.size() * 3 / 4], 1e6 / median(naru));
    }
};

void compare(const test::MadeMdoc& made)
{
    const Evidence evidence{made.response, made.transcript, std::nullopt, std::nullopt};
    TrustList trust;
    trust.add(made.trustPem);
    const Instant now = *parseRfc3339(u"2026-06-01T00:00:00Z");
    const auto verified = [&](const TrustList& list) {
        NARU_ASSERT(verify(evidence, {list, now, true}).overall == Overall::Accept);
    };
    const Primitives primitives = primitivesOf(evidence, trust);
    const QByteArray rootDer = trust.all().first().der();

    Row cold{"certificates cold: root read, cache empty", {}, {}, {}};
    Row fresh{"a signer never seen, root read before", {}, {}, {}};
    Row cached{"certificates cached", {}, {}, {}};
    for (int round = 0; round < rounds; ++round) {
        const double allOfThem = microsecondsOf(callsPerRound, [&] { primitives.cold(); });
        cold.add(microsecondsOf(callsPerRound,
                     [&] {
                         mdl::certificateCache().clear();
                         TrustList anew;
                         anew.add(rootDer);
                         verified(anew);
                     }),
            allOfThem);
        fresh.add(microsecondsOf(callsPerRound,
                      [&] {
                          mdl::certificateCache().clear();
                          verified(trust);
                      }),
            microsecondsOf(callsPerRound, [&] {
                const auto signer = parseCertificate(primitives.signerDer);
                primitives.certificate.verify(X509_get0_pubkey(primitives.root.get()));
                primitives.ofTheSession(signer.get());
            }));
        verified(trust);
        cached.add(microsecondsOf(callsPerRound, [&] { verified(trust); }),
            microsecondsOf(callsPerRound, [&] { primitives.cached(); }));
    }
    std::printf("%lld-byte DeviceResponse, 12 elements; one core, processor time, median of %d interleaved rounds\n"
                "| verify | OpenSSL alone | naru | ratio | naru per second |\n|---|---|---|---|---|\n",
        static_cast<long long>(made.response.size()), rounds);
    for (Row* row : {&cold, &fresh, &cached})
        row->print();
    std::printf("OpenSSL alone, cold: d2i_X509 of signer and root, 3 EVP_DigestVerify, 1 EVP_PKEY_fromdata, 12 SHA-256;"
                "\n  signer alone: without the root's d2i_X509; cached: without certificates and their signature.\n");
}

} // namespace

int main()
{
    compare(test::MdocMaker(3).make());
    return 0;
}

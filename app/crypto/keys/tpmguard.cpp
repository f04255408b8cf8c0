// SPDX-License-Identifier: GPL-3.0-or-later
// A P-256 key made by the machine's TPM 2.0 through the provider tpm2-openssl. Its private part is wrapped by the chip:
// the PEM is worth nothing on another machine. Agreeing with a key whose private half is thrown away gives the sealing
// key, here and nowhere else.
#include "app/crypto/hash.h"
#include "app/crypto/key.h"
#include "app/crypto/keys/keyguard.h"
#include "app/crypto/ossl.h"

#include <QtEndian>

#include <openssl/core_names.h>
#include <openssl/decoder.h>
#include <openssl/encoder.h>
#include <openssl/pem.h>
#include <openssl/provider.h>
#include <openssl/x509.h>

namespace naru::crypto {

namespace {

constexpr const char* onChip = "?provider=tpm2";

using PkeyPtr = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using BioPtr = std::unique_ptr<BIO, Release<BIO_free_all>>;

Fault missing(const char* step)
{
    return Fault(CryptoFault::KeyGuardMissing, QLatin1StringView("tpm: ") + QLatin1StringView(step));
}

/// A library context of its own, so that nothing else ever runs on the chip. Opened for one act and given back.
class Chip {
public:
    Chip()
        : m_context(OSSL_LIB_CTX_new())
        , m_tpm(OSSL_PROVIDER_load(m_context, "tpm2"))
        , m_plain(OSSL_PROVIDER_load(m_context, "default"))
    {
    }
    ~Chip()
    {
        if (m_plain)
            OSSL_PROVIDER_unload(m_plain);
        if (m_tpm)
            OSSL_PROVIDER_unload(m_tpm);
        OSSL_LIB_CTX_free(m_context);
    }
    Chip(const Chip&) = delete;
    Chip& operator=(const Chip&) = delete;
    bool isThere() const { return m_tpm && m_plain; }
    OSSL_LIB_CTX* context() const { return m_context; }

private:
    OSSL_LIB_CTX* m_context;
    OSSL_PROVIDER *m_tpm, *m_plain;
};

PkeyPtr madeOn(const Chip& chip)
{
    const KeyCtxPtr maker(EVP_PKEY_CTX_new_from_name(chip.context(), "EC", onChip));
    char group[] = "P-256";
    const OSSL_PARAM parameters[]
        = {OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0), OSSL_PARAM_construct_end()};
    EVP_PKEY* made = nullptr;
    if (!maker || EVP_PKEY_keygen_init(maker.get()) != 1 || EVP_PKEY_CTX_set_params(maker.get(), parameters) != 1
        || EVP_PKEY_generate(maker.get(), &made) != 1)
        return nullptr;
    return PkeyPtr(made);
}

QByteArray pemOf(EVP_PKEY* key)
{
    const BioPtr out(BIO_new(BIO_s_mem()));
    if (!out || PEM_write_bio_PrivateKey(out.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    char* data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    return QByteArray(data, size);
}

PkeyPtr readOn(const Chip& chip, const QByteArray& pem)
{
    const BioPtr in(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    return PkeyPtr(
        in ? PEM_read_bio_PrivateKey_ex(in.get(), nullptr, nullptr, nullptr, chip.context(), onChip) : nullptr);
}

Result<Secret> agreed(const Chip& chip, EVP_PKEY* key, const QByteArray& peerSpki)
{
    const unsigned char* at = octets(peerSpki);
    const PkeyPtr peer(d2i_PUBKEY_ex(nullptr, &at, long(peerSpki.size()), chip.context(), "provider=default"));
    const KeyCtxPtr maker(EVP_PKEY_CTX_new_from_pkey(chip.context(), key, onChip));
    std::size_t size = 0;
    if (!peer || !maker || EVP_PKEY_derive_init(maker.get()) != 1
        || EVP_PKEY_derive_set_peer(maker.get(), peer.get()) != 1 || EVP_PKEY_derive(maker.get(), nullptr, &size) != 1)
        return missing("agree");
    Secret shared(static_cast<qsizetype>(size));
    if (EVP_PKEY_derive(maker.get(), octets(shared.data()), &size) != 1 || shared.size() < qsizetype(size))
        return missing("agree");
    return hkdfSha256(shared.view().first(qsizetype(size)), {}, "naru-guard-tpm", guardKeyBytes);
}

} // namespace

Result<GuardKey> makeTpmGuard(Random& random)
{
    const Chip chip;
    if (!chip.isThere())
        return missing("provider");
    const PkeyPtr key = madeOn(chip);
    if (!key)
        return missing("make");
    const QByteArray pem = pemOf(key.get());
    const QByteArray peer = PrivateKey::generate(Curve::P256, random).publicKey().spki();
    if (!pem.startsWith("-----BEGIN TSS2 PRIVATE KEY-----") || pem.size() + peer.size() + 2 > guardBlobBytesMax)
        return missing("write");
    const quint16 size = qToBigEndian(static_cast<quint16>(pem.size()));
    const QByteArray blob = QByteArray(reinterpret_cast<const char*>(&size), 2) + pem + peer;
    // As it will be opened: what was never read back is not sealed with.
    auto sealing = openTpmGuard(blob);
    if (!sealing)
        return sealing.fault();
    return GuardKey{{KeyGuard::By::Tpm, blob}, *std::move(sealing)};
}

Result<Secret> openTpmGuard(const QByteArray& blob)
{
    const qsizetype pemBytes = blob.size() < 2 ? 0 : qsizetype(qFromBigEndian<quint16>(blob.constData()));
    if (pemBytes == 0 || blob.size() <= 2 + pemBytes)
        return CryptoFault::KeyStoreDamaged;
    const Chip chip;
    if (!chip.isThere())
        return missing("provider");
    const PkeyPtr key = readOn(chip, blob.mid(2, pemBytes));
    if (!key)
        return missing("read");
    return agreed(chip, key.get(), blob.mid(2 + pemBytes));
}

} // namespace naru::crypto

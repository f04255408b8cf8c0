// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/crypto/altnames.h"
#include "app/crypto/request.h"
#include "sync/hub/faults.h"

#include <functional>

namespace naru::hub {

/// urn:naru:device:<32 lower-case hex digits>: who a certificate is for.
QString deviceUri(const QByteArray& device);
/// Nothing: these names are not of exactly one desk.
std::optional<QByteArray> deviceIn(const crypto::AltNames& names);

/// Who a certificate is to be made for.
struct Subject {
    QByteArray device; ///< 16 bytes
    QString site, desk;
};

/// The authority's own pair, wherever it lies: beside the hub, or on a machine without a network.
struct AuthorityKeys {
    crypto::Certificate certificate;
    std::optional<crypto::PrivateKey> key; ///< nothing: ca.key is not here
};

/// The hub's own authority, in the hub's data folder:
///   ca.key (PKCS#8 PEM, 0600; absent where it is kept offline) · ca.der · server.key · server.der · hub.key, the key
///   that signs the hub's receipts
/// ECDSA P-256 everywhere. A desk's certificate is good for 90 days or as issueFor() says, the server's for 397, the
/// authority's for 20 years; all begin a day early, for desks whose clock is behind. Any thread.
class Authority {
public:
    static constexpr std::chrono::days deskLife{90}, serverLife{397}, ownLife{20 * 365}, early{1};
    static constexpr std::chrono::hours deskLifeMax = serverLife;
    static constexpr int namesMax = 16;

    /// Makes what is absent: the authority only where neither ca.key nor ca.der is there; the server's certificate as
    /// goodServer() does. Faults: BadList (`names`), those of goodServer() and of the files (CryptoFault::BadKey,
    /// BadCertificate, WrongKey, KeyStoreUnavailable).
    static Result<Authority> open(const QString& folder, const QStringList& names, const Clock& clock, Random& random);

    const crypto::Certificate& certificate() const { return m_certificate; }
    QByteArray pin() const { return m_certificate.fingerprint(); } ///< 32 bytes
    bool hasKey() const { return m_key.has_value(); }
    const crypto::PrivateKey& receiptKey() const { return m_receiptKey; }
    const crypto::PrivateKey& serverKey() const { return m_serverKey; }
    const crypto::Certificate& serverCertificate() const { return m_server; } ///< as it was at the start
    AuthorityKeys keys() const { return {m_certificate, m_key}; }

    /// From now on, for desks; before any thread asks.
    void issueFor(Milliseconds life) { m_deskLife = life; }
    /// A desk's certificate. Fault: KeyMissing.
    Result<crypto::Certificate> issue(
        const Subject& subject, const crypto::PublicKey& key, Instant now, Random& random) const;

    /// For `naru-hub admin`, which serves nobody: its server's and receipts' keys are good for nothing.
    static Authority withoutServer(AuthorityKeys keys, Random& random);

private:
    Authority(crypto::Certificate certificate, std::optional<crypto::PrivateKey> key, crypto::PrivateKey receiptKey,
        crypto::PrivateKey serverKey, crypto::Certificate server)
        : m_certificate(std::move(certificate))
        , m_key(std::move(key))
        , m_receiptKey(std::move(receiptKey))
        , m_serverKey(std::move(serverKey))
        , m_server(std::move(server))
    {
    }
    crypto::Certificate m_certificate;
    std::optional<crypto::PrivateKey> m_key;
    crypto::PrivateKey m_receiptKey, m_serverKey;
    crypto::Certificate m_server;
    Milliseconds m_deskLife = deskLife;
};

enum class IfAbsent : quint8 { Make, Refuse };
/// Faults: KeyMissing (neither file is there, and none is to be made), as of Authority::open.
Result<AuthorityKeys> authorityKeys(const QString& folder, IfAbsent absent, Instant now, Random& random);
/// Hosts and addresses with loopback's own. Fault: BadList.
Result<crypto::AltNames> serverNames(const QStringList& names);
crypto::Certificate issueDesk(const AuthorityKeys& authority, const Subject& subject, const crypto::PublicKey& key,
    Instant now, Random& random, Milliseconds life = Authority::deskLife);
crypto::Certificate issueServer(const AuthorityKeys& authority, const crypto::AltNames& names,
    const crypto::PublicKey& key, Instant now, Random& random);
/// The server's certificate that lies in the folder. It is made anew, and kept there first, when `names` are not in it
/// or two thirds of its life are over; with the authority's key offline the one that is there stays.
/// Faults: KeyMissing (none yet and no key to make it with), WrongKey (of another key or authority), StoreFailed.
Result<crypto::Certificate> goodServer(const QString& folder, const AuthorityKeys& authority,
    const crypto::PrivateKey& serverKey, const crypto::AltNames& names, Instant now, Random& random);
/// Instead of `shown` (nothing: none is shown) only what is good now, and ends no earlier while that one is good.
/// Fault: CryptoFault::BadCertificate, its detail says which.
Result<void> mayShow(const crypto::Certificate& server, const std::optional<crypto::Certificate>& shown, Instant now);
/// When the next one may be had: two thirds of its life. A desk reckons the same way.
Instant renewalOf(const crypto::Certificate& certificate);
/// Of a P-256 key file, made where it is absent. Faults: those of the file, WrongKey.
Result<crypto::PrivateKey> keyIn(const QString& path, Random& random);
/// Faults: StoreFailed.
Result<void> keepCertificate(const QString& path, const crypto::Certificate& certificate);

} // namespace naru::hub

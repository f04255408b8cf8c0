// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/authority.h"
#include "sync/hub/enrolmentcode.h"
#include "sync/hub/enrolmenttables.h"
#include "sync/hub/service.h"
#include "sync/hub/trylimit.h"
#include "sync/wire/roll.h"
#include "sync/wire/sealing.h"

#include <atomic>

namespace naru::hub {

/// How a desk gets its certificate and keeps it. Any thread, any number of hubs on one database.
///
/// A code from a sheet is good for one key: whoever uses it first binds it, and within its 24 hours the same key gets
/// the same certificate again (a desk that was killed half-way), another key never. Five wrong tries end a code; five
/// wrong tries a minute are what one address has.
class Enrolment {
public:
    static constexpr std::chrono::hours codeLife{24};
    static constexpr std::chrono::days offlinePatience{14}; ///< of a code whose request waits for the offline authority
    static constexpr std::chrono::days graceLife{183};      ///< after its end a certificate may be asked for anew
    static constexpr std::chrono::days approvalLife{7};
    static constexpr int wrongTriesMax = 5;
    static constexpr std::chrono::seconds waitingRetry{600}; ///< of 202

    /// All outlive this.
    struct Parts {
        SqlPool& pool;
        const Authority& authority;
        const Clock& clock;
        Random& random;    ///< fit for any thread
        QString devices{}; ///< "https://host:port" of the devices' listener; empty: as enrolment's, with its own port
        std::function<wire::SealTo()> sealTo{}; ///< may be empty
    };
    explicit Enrolment(Parts parts);
    Result<void> prepare(); ///< tables; those of room "hub" stand already
    void tellDevicesPort(quint16 port) { m_devicesPort = port; }

    /// Nothing: not a path of this.
    ///   GET  /.well-known/est/cacerts         PKCS#7 with the authority (RFC 7030 §4.1)
    ///   POST /.well-known/est/simpleenroll    HTTP Basic, the code as password; PKCS#10 → PKCS#7 with the certificate
    ///        (§4.2) · 202 it waits for the offline authority · 400 not such a request · 401 not this code (or not
    ///        any more) · 403 a desk that was taken off, or the code is another key's · 429
    ///   POST /.well-known/est/simplereenroll  on the devices' listener for the key that was proven there; on
    ///        enrolment's for a key whose certificate is over, up to six months: 202 until an administrator approved it
    ///   GET  /v1/hub                          {"devices"?, "devices_port", "hub_key": base64 SPKI,
    ///        "seal_to"?: base64 DER, "seal_number"?}
    /// A refusal's body is a fault's name.
    std::optional<Response> answer(const Request& request);

    struct Invitation {
        QString code; ///< "0000-0000-0000-0000"; nowhere else
        QString site, desk;
        Instant until{};
        QByteArray device{}; ///< that alone may use it; empty: any that is new
    };
    /// A new code for a desk; the one before is worth nothing then. Faults: AlreadyThere (an active desk has the name,
    /// and its certificate is not over), BadName, and those of the store.
    Result<Invitation> invite(const QString& site, const QString& desk);
    /// A new code for a desk that stands here already and lost its key (it came back from a backup): whoever uses it
    /// has to be that device, and brings another key; the one before is known for what it signed, and good for nothing
    /// more. `desk`: its name, or its device number as 32 hex digits. Faults: UnknownDevice, Revoked, ManyOfName.
    Result<Invitation> inviteAgain(const QString& site, const QString& desk);
    struct Loss {
        QByteArray device, keyId; ///< keyId: as wire::keyIdOf
        Head lastGood;
        Instant at{};
    };
    /// Taken off from this moment on. Twice is once. Fault: UnknownDevice. An empty site: the desk's name is enough,
    /// where only one has it.
    Result<Loss> lose(const QString& site, const QString& desk);
    /// A desk whose certificate is over may have a new one. Fault: UnknownDevice, Revoked.
    Result<void> approve(const QString& site, const QString& desk);

    struct Waiting {
        Subject subject;
        QByteArray request; ///< DER
    };
    Result<QList<Waiting>> waiting();
    /// From the offline authority. Faults: UnknownDevice, Revoked, BadRequest (not of ours, or of another key).
    Result<Subject> take(const crypto::Certificate& certificate);

private:
    /// What became of a request: a certificate, or what it waits for.
    struct Outcome {
        std::optional<crypto::Certificate> certificate;
        enum class Wait : quint8 { None, Authority, Approval } wait = Wait::None;
    };
    enum class Keep : quint8 {
        WhileGood,  ///< for another day at least
        WhileYoung, ///< not yet two thirds of its life
    };
    Response cacerts() const;
    Response places() const;
    Response enrol(const Request& request);
    Response renew(const Request& request);
    Response answerOf(const Result<Outcome>& outcome) const;
    Result<Outcome> enrolWith(const EnrolmentCode& code, const crypto::CertificateRequest& request);
    Result<Invitation> offer(Ticket ticket, const std::function<Result<void>(Sql&)>& may);
    Result<void> replaceKey(Sql& sql, const Desk& desk, const QByteArray& spki);
    Result<void> openDesk(Sql& sql, const Ticket& ticket, const std::optional<Desk>& known, const QByteArray& device,
        const QByteArray& spki);
    Result<Outcome> renewFor(const Desk& desk, const crypto::CertificateRequest& request, bool isProven);
    Result<Outcome> current(Sql& sql, const Desk& desk, const crypto::CertificateRequest& request, Keep keep);
    /// Into the roll of its site, within the transaction that does it.
    Result<void> enter(
        Sql& sql, const Desk& desk, wire::RollAct::What what, const crypto::Certificate* certificate) const;
    /// The same for a certificate that the desk gets now; `before`: what was kept of the one until then.
    Result<void> enterGiven(
        Sql& sql, const Desk& desk, const Papers& before, const crypto::Certificate& certificate) const;
    Result<void> inOneGo(const std::function<Result<void>(Sql&)>& change);
    Result<Desk> named(Sql& sql, const QString& site, const QString& desk) const;
    Result<Desk> held(Sql& sql, const QString& site, const QString& desk) const; ///< as heldDeskOf

    Parts m_parts;
    TryLimit m_limit;
    std::atomic<quint16> m_devicesPort{0};
};

} // namespace naru::hub

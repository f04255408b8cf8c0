// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/identity/value.h"

#include <QMap>
#include <QStringList>

#include <array>
#include <optional>

namespace naru::identity {

/// The checks, in the order they are shown. One rule each; docs/decisions/ tells them apart.
enum class Check {
    Parse,
    Status,
    IssuerChain,
    DsProfile,
    IssuerSignature,
    DoctypeMatch,
    Validity,
    Digests,
    DeviceAuth
};
inline constexpr std::array<const char*, 9> checkNames{"parse", "status", "issuer_chain", "ds_profile",
    "issuer_signature", "doctype_match", "validity", "digests", "device_auth"};

/// true, false, or not done because what it needs is not there.
using Outcome = std::optional<bool>;
using Checks = std::array<Outcome, checkNames.size()>;

/// Why a check failed, or a warning that fails none: stable name (words/ has the sentence), nothing personal.
struct Reason {
    std::optional<Check> check; ///< empty: a note about the whole
    const char* name;           ///< e.g. "mdl.expired"
    QString detail;             ///< for the log: never values of elements
    bool warning = false;
};

/// An age question and its answer by the nearest-value rule.
enum class AgeOutcome { Yes, No, Undecided };

struct DocumentVerdict {
    QString docType;
    bool returned = true; ///< false: asked and not returned at all; then nothing is checked and all of it is missing
    Checks checks;
    QMap<QString, QMap<QString, Value>> values; ///< namespace → element → value: only what was asked for, issuer-signed
    QMap<QString, QMap<QString, Value>> deviceSigned; ///< apart; only what keyAuthorizations names
    QList<std::pair<QString, QString>> missing;       ///< {namespace, element} asked and not returned
    bool droppedDeviceSigned = false;
    bool hasStatus = false;            ///< the MSO carries a status reference
    QString issuerCountry, issuerName; ///< DS subject C and O/CN
    QByteArray credentialId; ///< SHA-256 of the MSO's deviceKey as received; the journal keeps only a keyed hash of it
    QByteArray anchorFingerprint; ///< SHA-256 of the IACA found, or empty
    std::optional<Instant> signedAt, validFrom, validUntil;

    const Value* find(const QString& nameSpace, const QString& element) const; ///< null: not released
};

/// AcceptStaleList: all is well, but by a list of issuers that is not fresh any more: a person looks as well.
enum class Overall { Reject, AcceptIncomplete, AcceptStatusUnknown, AcceptIssuerOnly, Accept, AcceptStaleList };
inline constexpr std::array<const char*, 6> overallNames{
    "reject", "accept_incomplete", "accept_status_unknown", "accept_issuer_only", "accept", "accept_stale_list"};

/// What Naru says of a presented credential. A value: nothing in it points into received bytes.
struct Verdict {
    Overall overall = Overall::Reject;
    const char* format = "unknown"; ///< "mdoc", …
    Checks checks;                  ///< false if any document fails it, else null if any is null, else true
    QList<DocumentVerdict> documents;
    std::optional<AgeOutcome> age; ///< set when the purpose asked an age
    QList<Reason> reasons;
    std::optional<Instant> trustAsOf;  ///< date of the list of issuers
    std::optional<Instant> statusAsOf; ///< empty: unknown
    Instant judgedAt;

    bool accepted() const { return overall != Overall::Reject; }
    /// Sets `checks` and, from what the documents and reasons say, `overall`; a verdict that rejects releases nothing.
    void conclude(bool incomplete);
    void reject(Reason reason);       ///< whatever the checks say; releases nothing
    QStringList failedChecks() const; ///< names of checks that are false
    Outcome check(Check check) const { return checks[static_cast<std::size_t>(check)]; }

private:
    void releaseNothing();
};

} // namespace naru::identity

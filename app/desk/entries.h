// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/records.h"
#include "app/desk/settings.h"
#include "app/desk/staff.h"
#include "app/identity/purpose.h"
#include "app/journal/journal.h"
#include "devices/api/terminalsetup.h"

#include <array>

namespace naru::desk {

/// The bodies of the desk's journal entries: one struct per kind, CBOR maps with text keys, schema 1. What is written
/// is what the projection reads back; nothing here names a visitor.

struct StaffChange {
    enum class What { Added, Disabled, Enabled, PinReset } what = What::Added;
    qint64 id = 0;
    QString name;
    Role role = Role::Clerk;
    PinVerifier verifier; ///< Added, PinReset
    qint64 by = 0;        ///< staff id; 0: the first start
};

struct SignInEvent {
    enum class What { In, Out, Locked, AutoLocked, WrongPin, Agreed } what = What::In;
    qint64 staff = 0;
    int wrongTries = 0;
    std::optional<Instant> waitUntil;
};

struct SettingsChange {
    Settings settings;
    qint64 by = 0;
};

struct VerificationRecord {
    QString purposeId;
    QByteArray purposeHash;
    QString method;
    bool fallback = false;
    std::optional<identity::Overall> overall; ///< empty: the session broke off
    identity::Checks checks;
    std::optional<identity::AgeOutcome> age;
    QByteArray faultName;
    qint64 staff = 0;
    Instant at{};
    std::optional<Instant> trustAsOf, statusAsOf;
    bool staleList = false; ///< the agency's list of issuers was not fresh any more
    QByteArray holder;      ///< HMAC-SHA-256 of the credential's id under key `holderKey`; empty: none
    qint64 holderKey = 0;
    QByteArray engagement; ///< SHA-256 of EDeviceKeyBytes: a second use within 24 h is a replay
};

struct PaperCheckRecord {
    QString purposeId;
    QByteArray purposeHash;
    Decision decision = Decision::SeenByEye;
    qint64 staff = 0;
    Instant at{};
};

struct DecisionRecord {
    quint64 record = 0; ///< journal seq of the verification
    Decision decision = Decision::SeenByEye;
    qint64 staff = 0;
    qint64 second = 0; ///< staff id of the second person; 0: none
};

struct HolderKeyChange {
    enum class What { Made, Destroyed } what = What::Made;
    qint64 number = 0;
    Instant made{}, purge{};
};

struct ClockNote {
    Instant believed{};
    std::optional<Instant> last;
    qint64 confirmedBy = 0; ///< 0: only noticed
};

struct TerminalChange {
    device::TerminalSetup setup;
    bool removed = false;
    qint64 by = 0;
};

/// Everything that is no more than a deed with a few words: trust imported, backup made, restored, genesis, journal
/// read.
struct Deed {
    Kind kind = Kind::Genesis;
    qint64 by = 0;
    QList<std::pair<QByteArray, QString>> words; ///< ASCII key, text; nothing personal
};

/// The kinds of devices as the journal writes them, in the order of DeviceChoice::Kind.
inline constexpr std::array<const char*, 6> deviceKindWords{
    "nfc_reader", "card_reader", "bluetooth", "camera", "scanner", "printer"};

journal::Entry entryOf(const StaffChange& change);
journal::Entry entryOf(const SignInEvent& event);
journal::Entry entryOf(const SettingsChange& change);
journal::Entry entryOf(const VerificationRecord& record);
journal::Entry entryOf(const PaperCheckRecord& record);
journal::Entry entryOf(const DecisionRecord& record);
journal::Entry entryOf(const HolderKeyChange& change);
journal::Entry entryOf(const ClockNote& note);
journal::Entry entryOf(const TerminalChange& change);
journal::Entry entryOf(const Deed& deed);

} // namespace naru::desk

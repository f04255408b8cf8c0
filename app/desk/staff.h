// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/random.h"
#include "app/base/result.h"
#include "app/desk/faults.h"

#include <QList>

#include <optional>

namespace naru::desk {

/// A trainer writes lessons and prints their papers; visitors' documents and money are a clerk's or an administrator's.
/// The numbers stand in the journal.
enum class Role { Clerk, Administrator, Trainer };

struct StaffMember {
    qint64 id = 0;
    QString name;
    Role role = Role::Clerk;
    bool disabled = false;
    int wrongTries = 0;               ///< since the last right one
    std::optional<Instant> waitUntil; ///< no try is taken before
};

inline constexpr int pinDigitsMin = 6, pinDigitsMax = 12;
inline constexpr int pinTriesBeforeWait = 5;
/// After the fifth wrong try 30 s, then doubling, at most one hour.
Milliseconds pinWait(int wrongTries);
/// Six to twelve digits, not all the same. Fault: BadPin.
Result<void> checkPin(const QString& pin);

/// What is stored of a PIN: scrypt over HMAC(pepper from the KeyStore, PIN), so that the database alone gives nothing
/// to guess at.
struct PinVerifier {
    QByteArray salt, hash;
    static QByteArray makeSalt(Random& random);
    static PinVerifier make(const QString& pin, QByteArrayView pepper, const QByteArray& salt); ///< some 80 ms
    bool matches(const QString& pin, QByteArrayView pepper) const;                              ///< some 80 ms
};

} // namespace naru::desk

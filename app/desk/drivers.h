// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/crypto/keys/keystore.h"
#include "app/payments/driver.h"
#include "devices/api/terminalsetup.h"

#include <memory>

namespace naru::desk {

struct DriverParts {
    const device::TerminalSetup& setup;
    QByteArray deviceId; ///< of the desk
    const crypto::KeyStore& keys;
    const Clock& clock;
    Random& random;
    device::TerminalLink* link = nullptr; ///< where an answer can be brought; outlives the driver
    QString centre;                       ///< as people know this place
};
/// What speaks with such a terminal. Faults: BadTerminal (no such driver, no passphrase), BadPassphrase.
Result<std::unique_ptr<payments::Driver>> driverFor(const DriverParts& parts);

/// Where the KeyStore keeps a terminal's passphrase.
QString passphraseName(const QString& terminalId);
/// A setup that a terminal could have: names and texts within their limits. Fault: BadTerminal (detail: which).
Result<void> checkTerminal(const device::TerminalSetup& setup);

/// Two characters in base 36 before every ServiceID of this desk.
QString serviceCode(const QByteArray& deviceId);
/// The desk as a terminal knows it (nexo SaleID): stays the same for ever.
QByteArray saleIdOf(const QByteArray& deviceId);

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/terminallink.h"

#include <QString>

#include <memory>

namespace naru::device {

/// A payment terminal as the desk's settings name it. Its passphrase lies in the KeyStore, not here.
struct TerminalSetup {
    QString id;            ///< 1 to 16 letters and digits, never reused; the KeyStore's name is "terminal." + id
    QString name;          ///< as the people of this desk call it: "단말 휴대폰 2번"; at most 40 letters
    QString driver;        ///< "nexo", "nexo-xml", "app-link", "manual", "relay"
    QString address;       ///< "https://127.0.0.1:8443/nexo", "https://www.adyen.com/test", a program's path, or empty
    QString poi;           ///< the terminal's own name: nexo POIID, 1 to 64 characters; a relay's TermID, 1 to 16
    QString keyIdentifier; ///< of a relay: netCancelProven, or empty
    qint64 keyVersion = 0;
    QByteArray roots;       ///< PEM: the only certificates believed; may be the terminal's own
    QByteArray fingerprint; ///< SHA-256 of the certificate that was registered; empty: none yet
    qint64 abilities = 0;   ///< what the conformance suite found (payments::numberOf(Capabilities)); 0: not run
    bool training = false;  ///< no real money moves (TrainingModeFlag): lessons, trials

    bool operator==(const TerminalSetup&) const = default;
};

/// Where a relay's set-up has it: by the vendor's contract a 망취소 is told after it was done, so that its repetition
/// ends a doubt.
inline constexpr QLatin1StringView netCancelProven("net-cancel");

/// Makes the way to a terminal. Null: this machine has none for such an address.
class TerminalLinks {
public:
    virtual ~TerminalLinks() = default;
    virtual std::unique_ptr<TerminalLink> linkTo(const TerminalSetup& setup) = 0;
};

} // namespace naru::device

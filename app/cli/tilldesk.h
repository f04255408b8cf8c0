// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/desk/desk.h"
#include "devices/terminal/networkterminals.h"

namespace naru::cli {

/// A desk that takes money from the command line. A folder that is empty is made a desk of its own at the first use:
/// its one member of staff is this program, whose PIN lies in the folder's KeyStore.
class TillDesk {
public:
    /// Faults: those of Desk::open.
    Result<void> open(
        const QString& dataFolder, desk::Desk::Access access, Milliseconds patience = std::chrono::seconds(120));
    /// As this program, where the folder is its own; else somebody types a number and a PIN.
    Result<void> signIn();
    desk::Desk& desk() { return *m_desk; }
    desk::Till& till() { return *m_desk->till(); }
    /// Turns the event loop until `done`, or for `limit`; looks ten times a second. Whether it was done.
    bool wait(const std::function<bool()>& done, Milliseconds limit);

private:
    Result<void> setUp();

    SystemClock m_clock;
    SystemRandom m_random;
    device::NetworkTerminals m_terminals;
    std::optional<crypto::Secret> m_pin; ///< of this program, where the folder is its own
    std::unique_ptr<desk::Desk> m_desk;
};

} // namespace naru::cli

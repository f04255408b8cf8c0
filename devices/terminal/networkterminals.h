// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/terminalsetup.h"

namespace naru::device {

/// The ways to terminals that a network or a program on this machine leads to.
class NetworkTerminals final : public TerminalLinks {
public:
    /// "https://HOST[:PORT][/PATH]" (8443 and /nexo where left out): TlsTerminal, under the setup's roots and name. Of
    /// driver "nexo-xml" the path left out is /EPASSaleToPOI/3.1, and the certificate may bear the setup's poi alone;
    /// of "relay" an absolute path is a ProgramTerminal. Null: anything else, also an address with a user, a query or a
    /// fragment.
    std::unique_ptr<TerminalLink> linkTo(const TerminalSetup& setup) override;
};

} // namespace naru::device

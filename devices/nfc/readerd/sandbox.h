// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace naru::readerd {

/// Memory, files, and no core dump; for good. False where the system refused.
[[nodiscard]] bool limitResources();

enum class Reach {
    Devices,      ///< serial lines and USB: no socket of any kind
    LocalService, ///< sockets in the file system: no device is configured
};

/// From here on the process talks to its reader as `reach` says, minds its memory and ends: no network, no program, no
/// child, no other process. Any other system call fails with EPERM; a library takes that for a reader that is not
/// there. Needs a process of one thread. False where the system refused.
[[nodiscard]] bool enterSandbox(Reach reach);

} // namespace naru::readerd

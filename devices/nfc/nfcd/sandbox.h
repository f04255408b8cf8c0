// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace naru::nfcd {

/// Memory, files, and no core dump; for good. False where the system refused.
[[nodiscard]] bool limitResources();

/// From here on the process opens and drives devices, minds its memory and ends: no network, no program, no child, no
/// other process. Any other system call fails with EPERM; libnfc takes that for a device that is not there. Needs a
/// process of one thread. False where the system refused.
[[nodiscard]] bool enterSandbox();

} // namespace naru::nfcd

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace naru::imaged {

/// Bounds what this process may use, for good: memory, processor time, no new files, no children, no core dump.
/// False where the system refused any of it.
[[nodiscard]] bool limitResources();

/// From here on the process reads standard input, writes standard output, minds its own memory and ends; any other
/// system call kills it. Needs a process of one thread. False where the system refused: then nothing may be decoded.
[[nodiscard]] bool enterSandbox();

} // namespace naru::imaged

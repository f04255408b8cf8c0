// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/verdict.h"

namespace naru::identity {

/// Overwrites every released value where it lies, in all who share it, before the memory is given back.
void wipe(Verdict& verdict);

} // namespace naru::identity

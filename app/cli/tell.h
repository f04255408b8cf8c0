// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/verdict.h"

namespace naru::cli {

/// One sentence for the whole, one for each check, one for each reason and note, in the system's language.
void tell(const identity::Verdict& verdict);

} // namespace naru::cli

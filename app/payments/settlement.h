// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/decide.h"

namespace naru::payments {

/// What a line of the acquirer's file means for an attempt (part of decide()). Success: money moved; Failure: declined.
Decision decideLine(const Attempt& attempt, const Evidence& line);
/// What two people decided about an attempt under review, with the number the acquirer gave them (part of decide()).
Decision decidePeople(const Attempt& attempt, const Evidence& people);

/// Whether the line speaks of this attempt: by transaction, by the terminal's reference, or by approval and amount.
bool speaksOf(const Evidence& line, const Attempt& attempt);

} // namespace naru::payments

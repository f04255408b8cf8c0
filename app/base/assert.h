// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace naru {
[[noreturn]] void assertionFailed(const char* expression, const char* file, int line);
}

/// A broken invariant stops the program, in release too: going on would write something untrue.
#define NARU_ASSERT(expression)                                                                                        \
    ((expression) ? static_cast<void>(0) : ::naru::assertionFailed(#expression, __FILE__, __LINE__))

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace naru {

void assertionFailed(const char* expression, const char* file, int line)
{
    std::fprintf(stderr, "naru: broken invariant: %s (%s:%d)\n", expression, file, line);
    std::abort();
}

} // namespace naru

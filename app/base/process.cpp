// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/process.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace naru {

void keepMemoryPrivate()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0); // a pipe in core_pattern takes no notice of the limit
}

} // namespace naru

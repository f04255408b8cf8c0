// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/process.h"

#include <malloc.h>

#include <sys/prctl.h>
#include <sys/resource.h>

namespace naru {

namespace {

constexpr int aloneBytesMin = 128 * 1024; ///< a buffer of its own, given back when it is freed
constexpr int spareBytesMax = 256 * 1024; ///< at the end of a heap
constexpr int heapsMax = 4;

} // namespace

void keepMemoryPrivate()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0); // a pipe in core_pattern takes no notice of the limit
}

void giveMemoryBack()
{
    ::mallopt(M_MMAP_THRESHOLD, aloneBytesMin);
    ::mallopt(M_TRIM_THRESHOLD, spareBytesMax);
    ::mallopt(M_ARENA_MAX, heapsMax);
}

} // namespace naru

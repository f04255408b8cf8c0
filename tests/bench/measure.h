// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

#include <time.h>

namespace naru::bench {

/// Processor time of this thread: what a busy machine does not stretch.
inline double cpuMicroseconds()
{
    timespec spent{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e6 + static_cast<double>(spent.tv_nsec) / 1e3;
}

/// Microseconds of one call, over `calls` in a row.
template <typename Call>
double microsecondsOf(int calls, const Call& call)
{
    const double start = cpuMicroseconds();
    for (int i = 0; i < calls; ++i)
        call();
    return (cpuMicroseconds() - start) / calls;
}

inline double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace naru::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/imaged/sandbox.h"

#include "devices/imaged/protocol.h"

#include <algorithm>
#include <initializer_list>
#include <memory>

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace naru::imaged {

namespace {
// AddressSanitizer reserves terabytes of address space for its shadow, and asks for the signal stack before each call
// that does not return. Only its own build is bent to that.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool isSanitized = true;
#elif defined(__has_feature)
constexpr bool isSanitized = __has_feature(address_sanitizer);
#else
constexpr bool isSanitized = false;
#endif

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

bool limit(decltype(RLIMIT_AS) resource, rlim_t soft, rlim_t hard)
{
    const rlimit value{soft, hard};
    return setrlimit(resource, &value) == 0;
}

bool allow(const Filter& filter, int call, std::initializer_list<scmp_arg_cmp> conditions = {})
{
    return seccomp_rule_add_array(
               filter.get(), SCMP_ACT_ALLOW, call, static_cast<unsigned>(conditions.size()), conditions.begin())
        == 0;
}

bool allowTalk(const Filter& filter)
{
    return allow(filter, SCMP_SYS(read), {{0, SCMP_CMP_EQ, STDIN_FILENO, 0}})
        && allow(filter, SCMP_SYS(write), {{0, SCMP_CMP_EQ, STDOUT_FILENO, 0}});
}

/// Memory without a file behind it, and never executable.
bool allowMemory(const Filter& filter)
{
    constexpr unsigned protectionArgument = 2, flagsArgument = 3;
    return allow(filter, SCMP_SYS(mmap),
               {{protectionArgument, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0},
                   {flagsArgument, SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS}})
        && allow(filter, SCMP_SYS(brk)) && allow(filter, SCMP_SYS(munmap)) && allow(filter, SCMP_SYS(mremap))
        && allow(filter, SCMP_SYS(madvise));
}

bool allowEnd(const Filter& filter)
{
    const auto calls = {SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(futex), SCMP_SYS(rt_sigprocmask),
        SCMP_SYS(rt_sigreturn), SCMP_SYS(clock_gettime)};
    return std::all_of(calls.begin(), calls.end(), [&](int call) { return allow(filter, call); })
        && (!isSanitized || allow(filter, SCMP_SYS(sigaltstack)));
}
} // namespace

bool limitResources()
{
    // At the soft bound the kernel sends SIGXCPU, which the client reads as "too slow"; at the hard one, SIGKILL.
    return limit(RLIMIT_CPU, cpuSecondsMax, cpuSecondsMax + 1) && limit(RLIMIT_NOFILE, 0, 0)
        && limit(RLIMIT_NPROC, 0, 0) && limit(RLIMIT_FSIZE, 0, 0) && limit(RLIMIT_CORE, 0, 0)
        && (isSanitized || limit(RLIMIT_AS, memoryBytesMax, memoryBytesMax));
}

bool enterSandbox()
{
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
    const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS), &seccomp_release);
    return filter && seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0
        && allowTalk(filter) && allowMemory(filter) && allowEnd(filter) && seccomp_load(filter.get()) == 0;
}

} // namespace naru::imaged

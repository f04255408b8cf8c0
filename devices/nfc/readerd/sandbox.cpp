// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/readerd/sandbox.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <memory>

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

namespace naru::readerd {

namespace {
#if defined(__SANITIZE_ADDRESS__)
constexpr bool isSanitized = true; // its shadow takes terabytes of address space
#elif defined(__has_feature)
constexpr bool isSanitized = __has_feature(address_sanitizer);
#else
constexpr bool isSanitized = false;
#endif

constexpr rlim_t memoryBytesMax = 256UL * 1024 * 1024;
constexpr rlim_t filesMax = 64; ///< libnfc leaves one open for each abort; and its select() ends at 1,024

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

bool limit(decltype(RLIMIT_AS) resource, rlim_t value)
{
    const rlimit both{value, value};
    return setrlimit(resource, &both) == 0;
}

bool allowWhere(const Filter& filter, int call, const scmp_arg_cmp& condition)
{
    return seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, 1, &condition) == 0;
}

bool allowAll(const Filter& filter, std::initializer_list<int> calls)
{
    return std::all_of(calls.begin(), calls.end(),
        [&](int call) { return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) == 0; });
}

/// What both ways of reaching a reader need.
bool allowTalk(const Filter& filter)
{
    return allowAll(filter,
        {SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(lseek), SCMP_SYS(open),
            SCMP_SYS(openat), SCMP_SYS(close), SCMP_SYS(fcntl), SCMP_SYS(select), SCMP_SYS(pselect6), SCMP_SYS(poll),
            SCMP_SYS(ppoll), SCMP_SYS(stat), SCMP_SYS(fstat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(access),
            SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat)});
}

/// A serial line or a USB device: opened, configured, waited for, locked.
bool allowDevices(const Filter& filter)
{
    return allowAll(filter, {SCMP_SYS(ioctl), SCMP_SYS(flock), SCMP_SYS(pipe), SCMP_SYS(pipe2), SCMP_SYS(getdents64)});
}

/// A socket in the file system, and a timer against who never answers it.
bool allowLocalService(const Filter& filter)
{
    constexpr unsigned domain = 0;
    return allowWhere(filter, SCMP_SYS(socket), {domain, SCMP_CMP_EQ, AF_UNIX, 0})
        && allowAll(filter,
            {SCMP_SYS(connect), SCMP_SYS(sendto), SCMP_SYS(recvfrom), SCMP_SYS(getsockopt), SCMP_SYS(setitimer)});
}

bool allowMemory(const Filter& filter)
{
    constexpr unsigned protection = 2;
    const scmp_arg_cmp harmless{protection, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0}; // never executable
    return allowWhere(filter, SCMP_SYS(mmap), harmless) && allowWhere(filter, SCMP_SYS(mprotect), harmless)
        && allowAll(filter, {SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk)});
}

bool allowTimeAndEnd(const Filter& filter)
{
    return allowAll(filter,
               {SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday),
                   SCMP_SYS(restart_syscall), SCMP_SYS(futex), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
                   SCMP_SYS(rt_sigreturn), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(exit), SCMP_SYS(exit_group)})
        && (!isSanitized || allowAll(filter, {SCMP_SYS(sigaltstack)}));
}

/// abort() sends its signal to this very thread; to no other process.
bool allowAbort(const Filter& filter)
{
    constexpr unsigned signalArgument = 2;
    return allowWhere(filter, SCMP_SYS(tgkill), {signalArgument, SCMP_CMP_EQ, SIGABRT, 0});
}
} // namespace

bool limitResources()
{
    return limit(RLIMIT_NOFILE, filesMax) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0)
        && (isSanitized || limit(RLIMIT_AS, memoryBytesMax));
}

bool enterSandbox(Reach reach)
{
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
    const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), &seccomp_release);
    return filter && seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0
        && allowTalk(filter) && (reach == Reach::Devices ? allowDevices(filter) : allowLocalService(filter))
        && allowMemory(filter) && allowTimeAndEnd(filter) && allowAbort(filter) && seccomp_load(filter.get()) == 0;
}

} // namespace naru::readerd

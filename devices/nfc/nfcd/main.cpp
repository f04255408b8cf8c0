// SPDX-License-Identifier: GPL-3.0-or-later
// naru-nfcd CONNECTION: one NFC reader through libnfc, for naru; see devices/nfc/readerframe.h for what it says.
#include "devices/nfc/nfcd/loop.h"
#include "devices/nfc/nfcd/sandbox.h"

#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace naru;

namespace {
constexpr int exitUsage = 2, exitNoSandbox = 3;

/// A device opened as descriptor 0 would be taken by libnfc for "abort", and every reply with it.
void fillStandardStreams()
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
        if (fcntl(fd, F_GETFD) < 0)
            (void)open("/dev/null", O_RDWR);
    }
}
} // namespace

int main(int argc, char** argv)
{
    fillStandardStreams();
    close_range(STDERR_FILENO + 1, ~0U, 0); // nothing but the pipes, whatever the parent left open
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::signal(SIGPIPE, SIG_IGN);
    if (argc != 2)
        return exitUsage;
    nfcd::Reader reader(argv[1]);
    if (!reader.prepare())
        return EXIT_FAILURE;
    if (!nfcd::limitResources() || !nfcd::enterSandbox())
        return exitNoSandbox;
    const SystemClock clock;
    nfcd::Loop(reader, clock).run();
    return EXIT_SUCCESS;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/readerd/program.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <unistd.h>

namespace naru::readerd {

namespace {
// A signal handler has nothing but what lies still.
std::array<char, Deadline::lastWordsMax> words{};
volatile std::size_t wordsBytes = 0;

void leave(int)
{
    const auto written = write(STDOUT_FILENO, words.data(), wordsBytes);
    _exit(written < 0 ? EXIT_FAILURE : EXIT_SUCCESS);
}

void wakeAfter(Milliseconds time)
{
    itimerval timer{};
    timer.it_value.tv_sec = time.count() / 1000;
    timer.it_value.tv_usec = time.count() % 1000 * 1000;
    setitimer(ITIMER_REAL, &timer, nullptr);
}
} // namespace

void beginProgram()
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
        if (fcntl(fd, F_GETFD) < 0) // libnfc would take a device opened as descriptor 0 for "abort"
            (void)open("/dev/null", O_RDWR);
    }
    close_range(STDERR_FILENO + 1, ~0U, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::signal(SIGPIPE, SIG_IGN);
}

Deadline::Deadline(Milliseconds patience, const QByteArray& lastWords)
{
    wordsBytes = static_cast<std::size_t>(std::min(lastWords.size(), lastWordsMax));
    std::copy_n(lastWords.constData(), wordsBytes, words.begin());
    std::signal(SIGALRM, leave);
    wakeAfter(std::max(patience, Milliseconds(1)));
}

Deadline::~Deadline()
{
    wakeAfter(Milliseconds(0));
}

} // namespace naru::readerd

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/guard/guardian.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace naru::guard {

namespace {

constexpr Milliseconds sliceMax{100}; ///< between two looks
constexpr int calmDeathsMax = 3;

volatile std::sig_atomic_t endWanted = 0;

void wantEnd(int)
{
    endWanted = 1;
}

/// Without SA_RESTART: a wait ends when the system wants an end.
void hearSignals()
{
    endWanted = 0;
    struct sigaction action { };
    action.sa_handler = wantEnd;
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        ::sigaction(signal, &action, nullptr);
}

Milliseconds monotonic()
{
    return SystemClock().monotonic();
}

/// Only what may stand in a place; it is never more than what the kiosk itself wrote.
bool isClean(QByteArrayView place)
{
    return place.size() <= lineMax
        && std::all_of(place.begin(), place.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

[[noreturn]] void become(const char* program, std::vector<char*>& arguments, int guardianPid)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL); // no kiosk without its guardian: the service starts both anew
    if (::getppid() != guardianPid)
        ::_exit(1);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        ::signal(signal, SIG_DFL);
    ::execv(program, arguments.data());
    ::_exit(1);
}

} // namespace

Guardian::Guardian(std::string program, std::vector<std::string> arguments, Trace trace)
    : m_program(std::move(program))
    , m_arguments(std::move(arguments))
    , m_trace(trace)
{
}

int Guardian::run()
{
    hearSignals();
    int calmDeaths = 0;
    for (;;) {
        const Death death = live(false, {});
        if (endWanted)
            return 0;
        if (death.exit == exitEnded || death.exit == exitUsage)
            return death.exit;
        if (death.exit == exitAgain) {
            m_place.clear();
            continue;
        }
        const auto next = m_restarts.died(monotonic(), death.stood);
        if (!next.mayBeThere)
            m_place.clear();
        if (next.what == Restarts::Next::What::Kiosk) {
            pause(next.wait);
        } else {
            const Death calm = live(true, monotonic() + next.wait);
            calmDeaths = calm.stood >= steadyAfter ? 0 : calmDeaths + 1;
            if (calmDeaths >= calmDeathsMax)
                return 1; // there is no screen: whoever started us may know more
        }
        if (endWanted)
            return 0;
    }
}

bool Guardian::start(bool calm)
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
        return false;
    const int theirs = ::dup(ends[1]); // stays open over the exec
    std::vector<std::string> words = m_arguments;
    words.insert(words.end(), {"--guarded", std::to_string(theirs)});
    if (calm)
        words.emplace_back("--calm");
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);

    m_socket = ends[0];
    m_isCalm = calm;
    m_read.clear();
    m_firstBeat.reset();
    m_farewell.reset();
    m_silent = Milliseconds(0);
    tell("back " + m_place);
    const int self = ::getpid();
    m_pid = ::fork();
    if (m_pid == 0)
        become(m_program.c_str(), pointers, self);
    ::close(theirs);
    ::close(ends[1]);
    return m_pid > 0;
}

Guardian::Death Guardian::live(bool calm, Milliseconds calmUntil)
{
    Death death;
    const bool started = start(calm);
    trace((calm ? "calm " : "kiosk ") + QByteArray::number(m_pid));
    Milliseconds before = monotonic();
    while (started) {
        pollfd wait{m_socket, POLLIN, 0};
        (void)::poll(&wait, 1, static_cast<int>(sliceMax.count()));
        const Milliseconds now = monotonic();
        // A guardian that was stopped itself does not hold that against the kiosk.
        m_silent += std::min(now - before, 2 * sliceMax);
        before = now;
        if (wait.revents != 0)
            hear(now);
        if (reap(death, now))
            break;
        hasten(calm, calmUntil, now);
    }
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
    m_pid = 0;
    return death;
}

void Guardian::hear(Milliseconds now)
{
    char bytes[1024];
    const auto count = ::recv(m_socket, bytes, sizeof bytes, MSG_DONTWAIT);
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) {
        ::close(std::exchange(m_socket, -1)); // it died, or is about to; poll waits for nobody then
        return;
    }
    m_read.append(bytes, std::max<qsizetype>(count, 0));
    for (qsizetype end = m_read.indexOf('\n'); end >= 0; end = m_read.indexOf('\n')) {
        take(m_read.left(end), now);
        m_read.remove(0, end + 1);
    }
    if (m_read.size() > lineMax)
        m_read.clear();
}

void Guardian::take(const QByteArray& line, Milliseconds now)
{
    if (line == "beat") {
        m_silent = Milliseconds(0);
        if (!m_firstBeat) {
            m_firstBeat = now;
            trace("stands " + QByteArray::number(m_pid));
        }
    } else if (line.startsWith("at ") && isClean(line) && !m_isCalm) {
        m_place = line.mid(3);
        trace(line);
    }
}

void Guardian::tell(const QByteArray& line) const
{
    const QByteArray bytes = line + '\n';
    if (m_socket >= 0)
        (void)::send(m_socket, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
}

bool Guardian::reap(Death& death, Milliseconds now)
{
    int status = 0;
    if (::waitpid(m_pid, &status, WNOHANG) != m_pid)
        return false;
    death.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    death.stood = m_firstBeat ? now - *m_firstBeat : Milliseconds(0);
    const QByteArray how = WIFEXITED(status) ? "exit " + QByteArray::number(death.exit)
                                             : "signal " + QByteArray::number(WTERMSIG(status));
    std::fprintf(stderr, "naru: the kiosk ended (%s)\n", how.constData());
    trace("died " + QByteArray::number(m_pid) + ' ' + how);
    return true;
}

/// Ends what hangs, and what is to end and does not.
void Guardian::hasten(bool calm, Milliseconds calmUntil, Milliseconds now)
{
    if (!m_farewell && (endWanted || (calm && now >= calmUntil))) {
        m_farewell = now;
        tell("end");
    }
    const bool hangs = m_silent > (m_firstBeat ? silenceMax : startMax);
    if (hangs || (m_farewell && now - *m_farewell > farewellMax))
        ::kill(m_pid, SIGKILL);
}

void Guardian::pause(Milliseconds wait) const
{
    if (wait.count() > 0)
        (void)::poll(nullptr, 0, static_cast<int>(wait.count()));
}

void Guardian::trace(const QByteArray& line) const
{
    if (m_trace == Trace::StandardError)
        std::fprintf(stderr, "guardian: %s\n", line.constData());
}

} // namespace naru::guard

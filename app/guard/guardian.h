// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/guard/restarts.h"

#include <QByteArray>

#include <optional>
#include <string>
#include <vector>

namespace naru::guard {

/// What a kiosk ends with when staff asked it to; every other end is a crash.
inline constexpr int exitEnded = 10, exitAgain = 11;
inline constexpr int exitUsage = 2; ///< its command line is wrong: trying again mends nothing

/// Between the two, one line each over a socket pair.
/// Kiosk to guardian: "beat"; "at PLACE": remember this. Guardian to kiosk: "back PLACE" first of all, PLACE empty
/// where there is nothing to return to; "end": end orderly.
inline constexpr qsizetype lineMax = 256; ///< bytes; a longer line is dropped
inline constexpr Milliseconds beatEvery{250};
inline constexpr Milliseconds silenceMax{2'000};  ///< a kiosk that beat before hangs
inline constexpr Milliseconds startMax{120'000};  ///< until the first beat: a database may have to be mended
inline constexpr Milliseconds farewellMax{5'000}; ///< between "end" and the kill

/// Holds one kiosk: starts it, hears its beat, kills it when it hangs and brings it back where it was. The place is
/// kept in this process's memory alone. Single-threaded and without Qt's event loop: there is little here that can
/// fail.
class Guardian {
public:
    enum class Trace { Off, StandardError };
    /// `arguments`: the program's, from its name on; "--guarded FD" is put behind them, for the calm page "--calm" too.
    Guardian(std::string program, std::vector<std::string> arguments, Trace trace = Trace::Off);

    /// Until staff ends the kiosk (exitEnded), the system wants an end (SIGTERM, SIGINT, SIGHUP: 0), or not even the
    /// calm page stands (1).
    int run();

private:
    struct Death {
        int exit = -1; ///< −1: by a signal
        Milliseconds stood{0};
    };
    Death live(bool calm, Milliseconds calmUntil);
    bool start(bool calm);
    void hear(Milliseconds now);
    void take(const QByteArray& line, Milliseconds now);
    void tell(const QByteArray& line) const;
    bool reap(Death& death, Milliseconds now);
    void hasten(bool calm, Milliseconds calmUntil, Milliseconds now);
    void pause(Milliseconds wait) const;
    void trace(const QByteArray& line) const;

    const std::string m_program;
    const std::vector<std::string> m_arguments;
    const Trace m_trace;
    Restarts m_restarts;
    QByteArray m_place;
    // of the kiosk that lives
    int m_pid = 0, m_socket = -1;
    bool m_isCalm = false;
    QByteArray m_read;
    std::optional<Milliseconds> m_firstBeat, m_farewell;
    Milliseconds m_silent{0};
};

} // namespace naru::guard

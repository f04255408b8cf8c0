// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace naru::device {

/// A printer's address in the settings: "PLACE" and, each behind a comma, what is not as usual: "58" (paper of 58 mm),
/// "own" (the printer's own letters), a speed in baud. "/dev/usb/lp0", "/dev/ttyUSB0,19200,58", "tcp:192.0.2.7",
/// "cups:office".
struct PrinterSetup {
    enum class Paper : quint8 { Roll80, Roll58 };
    enum class Letters : quint8 {
        Drawn, ///< as a picture: every letter, any printer
        Own,   ///< the printer's own where it has them all, else as a picture: quicker
    };
    static constexpr qint32 usualBaud = 9600;

    QString place; ///< a port as PrinterPort has it, or "cups:" and the name of a queue
    qint32 baud = usualBaud;
    Paper paper = Paper::Roll80;
    Letters letters = Letters::Drawn;

    bool isQueue() const { return place.startsWith(queueMark); }
    QString queue() const { return isQueue() ? place.sliced(queueMark.size()) : QString(); }
    /// A queue takes pages, whose size is its own affair.
    bool takesPages() const { return isQueue(); }

    static constexpr QLatin1StringView queueMark{"cups:"};
    bool operator==(const PrinterSetup&) const = default;
};

/// Nothing for an address that is none.
std::optional<PrinterSetup> printerSetupOf(const QString& address);
QString addressOf(const PrinterSetup& setup);

} // namespace naru::device

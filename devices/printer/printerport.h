// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/api/printerfaults.h"

#include <QByteArray>
#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace naru::device {

/// The bytes to and from a receipt printer, without waiting for it: a serial port, a USB printer ("/dev/usb/lp0"), a
/// pseudo-terminal, a plain file, or a host's port 9100. One file descriptor, whatever it is.
class PrinterPort {
public:
    /// "/dev/usb/lp0", "/dev/ttyUSB0", "tcp:192.0.2.7" or "tcp:[2001:db8::7]:9100": an address in figures, never a
    /// name, so that nothing is asked of a network.
    explicit PrinterPort(QString address, qint32 baud = 9600);
    ~PrinterPort() { close(); }
    PrinterPort(const PrinterPort&) = delete;
    PrinterPort& operator=(const PrinterPort&) = delete;

    /// For a host it returns at once; wrote and failed connections show by writable() and lost(). Faults:
    /// PrinterAbsent, PrinterInUse.
    Result<void> open();
    void close();
    bool isOpen() const { return m_fd >= 0; }
    bool mayAnswer() const { return m_mayAnswer; } ///< a plain file never does

    /// How many bytes were taken: 0 when it takes none just now. After a loss lost() is called.
    qsizetype write(QByteArrayView bytes);
    void awaitRoom(); ///< room() is called once when it takes bytes again

    std::function<void(const QByteArray& bytes)> heard;
    std::function<void()> room;
    std::function<void()> lost; ///< it is closed by then

private:
    Result<int> openHost() const;
    Result<int> openPath();
    void take();
    void lose();

    const QString m_address;
    const qint32 m_baud;
    int m_fd = -1;
    bool m_mayAnswer = false;
    std::unique_ptr<QSocketNotifier> m_reads, m_writes;
};

} // namespace naru::device

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/codesource.h"
#include "devices/scanner/lines.h"

#include <QTimer>

#include <optional>

class QSerialPort;

namespace naru::device {

struct SerialPortName {
    QString port; ///< "/dev/ttyACM0"
    QString name; ///< as the maker calls it; may be empty

    bool operator==(const SerialPortName&) const = default;
};
/// Ports that something is plugged into. Pseudo-terminals are not among them, but may be opened by path.
QList<SerialPortName> serialPorts();

/// A scanner in serial mode (USB CDC-ACM or RS-232). It is opened, and after any trouble opened anew, until stop(): the
/// clerk may plug it in whenever she likes. Any number of them live side by side.
class SerialScanner final : public CodeSource {
    Q_OBJECT

public:
    static constexpr Milliseconds retryMin{500}, retryMax{8000}; ///< doubled after each failure
    static constexpr qsizetype triggerBytesMax = 32;

    struct Settings {
        QString port;       ///< path of the port
        qint32 baud = 9600; ///< means nothing over USB
        QByteArray trigger; ///< what makes it scan, as its manual says; empty where a button does
    };
    /// The clock must outlive it.
    SerialScanner(Settings settings, const Clock& clock, QObject* parent = nullptr);
    ~SerialScanner() override;

    const Settings& settings() const { return m_settings; }
    bool isReady() const override;
    /// ScannerAbsent, ScannerInUse, ScannerLost; readyChanged() says when it is another, not at each attempt.
    std::optional<Fault> problem() const override { return m_problem; }

    void start() override;
    void stop() override; ///< no code comes afterwards
    /// Opens the port now, if it waits to do so: something was plugged in.
    void lookAgain();
    /// Lets the scanner look for a code, where it has a trigger line and is ready.
    void trigger();
    void wake() override { trigger(); }

private:
    void open();
    void take();
    void wipeBuffer();
    void close(const Fault& fault);

    const Settings m_settings;
    const Clock& m_clock;
    QSerialPort* m_port; ///< a child of this
    ScannerLines m_lines;
    std::optional<Fault> m_problem;
    QTimer m_retry;
    Milliseconds m_wait = retryMin;
    bool m_isWanted = false;
};

} // namespace naru::device

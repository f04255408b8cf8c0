// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "devices/api/printer.h"

#include <QThreadPool>

#include <atomic>

namespace naru::device {

/// A queue of the print service (CUPS): pages as PDF. What the service says of the job is what is believed; when the
/// job is over its file is taken away from the service at once (purged), whatever its settings keep.
class CupsPrinter final : public Printer {
    Q_OBJECT

public:
    struct Settings {
        QString queue;                 ///< "office"
        QString server;                ///< a socket's path, or host:port; empty: the machine's own
        Milliseconds endWait{120'000}; ///< from the last byte until the service says that it is printed
    };
    explicit CupsPrinter(Settings settings, QObject* parent = nullptr);
    ~CupsPrinter() override;

    Takes takes() const override { return Takes::Pdf; }
    QString name() const override { return m_settings.queue; }
    PrinterState state() const override { return m_state; }
    bool isPrinting() const override { return m_isPrinting; }
    void lookAgain() override;
    void print(const QByteArray& job, Done done) override;

private:
    void become(const PrinterState& state);

    const Settings m_settings;
    PrinterState m_state;
    bool m_isPrinting = false;
    std::atomic<bool> m_isLeaving = false;
    QThreadPool m_worker; ///< one thread: libcups waits for its service
};

/// The queues that the service (see Settings::server) offers now; may wait for it. Empty where there is none.
QStringList cupsQueues(const QString& server = {});

} // namespace naru::device

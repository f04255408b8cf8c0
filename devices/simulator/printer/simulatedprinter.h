// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/simulator/printer/escposreader.h"

#include <QSocketNotifier>
#include <QTimer>

#include <functional>
#include <limits>
#include <memory>

namespace naru::sim {

/// A receipt printer on a pseudo-terminal that draws what it is told and goes wrong on demand. `link` is its port's
/// path as long as it is plugged in, like a name that udev gives.
class SimulatedPrinter {
public:
    struct Trouble {
        qsizetype paperRows = std::numeric_limits<qsizetype>::max(); ///< then there is no paper
        qsizetype unplugAfterBytes = -1;                             ///< it is pulled out after so many; -1: never
        int bytesPerTick = 0; ///< takes so many every 10 ms; 0: as fast as they come
        bool coverOpen = false;
        bool paperLow = false;
        bool isSilent = false;     ///< answers nothing, ever
        bool keepsNoOrder = false; ///< does not know GS r
    };
    static constexpr qsizetype bufferBytes = 64 * 1024;

    SimulatedPrinter(QString link, int widthDots);
    ~SimulatedPrinter() { unplug(); }
    SimulatedPrinter(const SimulatedPrinter&) = delete;
    SimulatedPrinter& operator=(const SimulatedPrinter&) = delete;

    /// Fault: LinkUnavailable (no pseudo-terminal, or something is at the link already).
    Result<void> plugIn();
    void unplug();
    bool isPluggedIn() const { return m_terminal >= 0; }

    void setTrouble(const Trouble& trouble); ///< a new roll, a closed cover: what waits goes on
    const PrintedPaper& paper() const { return m_reader.paper(); }
    qsizetype unknownCommands() const { return m_unknown; }
    qsizetype received() const { return m_received; }

    std::function<void()> cut; ///< after each

private:
    bool hasStopped() const;
    void take();
    void work();
    void answer(char question);
    void say(int byte);

    const QString m_link;
    EscPosReader m_reader;
    Trouble m_trouble;
    int m_terminal = -1;
    bool m_isLinked = false;
    QByteArray m_buffer;
    qsizetype m_received = 0, m_unknown = 0;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_tick;
};

} // namespace naru::sim

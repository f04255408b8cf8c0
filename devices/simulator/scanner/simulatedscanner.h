// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

namespace naru::sim {

/// A serial scanner on a pseudo-terminal, which can be plugged in and out. `link` is its port's path as long as it is
/// plugged in, like a name that udev gives.
class SimulatedScanner {
public:
    explicit SimulatedScanner(QString link)
        : m_link(std::move(link))
    {
    }
    ~SimulatedScanner() { unplug(); }
    SimulatedScanner(const SimulatedScanner&) = delete;
    SimulatedScanner& operator=(const SimulatedScanner&) = delete;

    /// Fault: LinkUnavailable (no pseudo-terminal, or something is at the link already).
    Result<void> plugIn();
    void unplug();
    /// Sends these bytes as they are; false if the desk does not take them or nothing is plugged in.
    bool send(const QByteArray& bytes);
    /// What the desk sent since the last call: trigger lines.
    QByteArray heard();

private:
    const QString m_link;
    int m_terminal = -1;
    bool m_isLinked = false;
};

} // namespace naru::sim

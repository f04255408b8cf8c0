// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <map>
#include <mutex>

namespace naru::hub {

/// Counts for Prometheus (text format 0.0.4). Any thread. Labels are routes and statuses: never a desk, so that their
/// number stays small and nobody is in them.
class Metrics {
public:
    static constexpr std::array<double, 8> bounds{0.005, 0.01, 0.025, 0.1, 0.25, 1, 2.5, 10}; ///< seconds

    void answered(const QByteArray& route, int status, double seconds);
    void stored(int entries);
    QByteArray text() const;
    /// One line of a gauge or counter with its head.
    static QByteArray line(
        const char* name, const char* type, const char* help, const QByteArray& labels, qint64 value);

private:
    struct Times {
        std::array<quint64, bounds.size()> within{};
        quint64 count = 0;
        double seconds = 0;
    };
    mutable std::mutex m_mutex;
    std::map<std::pair<QByteArray, int>, quint64> m_answers;
    std::map<QByteArray, Times> m_times;
    quint64 m_stored = 0;
};

} // namespace naru::hub

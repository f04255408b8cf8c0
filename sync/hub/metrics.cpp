// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/metrics.h"

namespace naru::hub {

void Metrics::answered(const QByteArray& route, int status, double seconds)
{
    const std::lock_guard lock(m_mutex);
    ++m_answers[{route, status}];
    Times& times = m_times[route];
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        if (seconds <= bounds[i])
            ++times.within[i];
    }
    ++times.count;
    times.seconds += seconds;
}

void Metrics::stored(int entries)
{
    const std::lock_guard lock(m_mutex);
    m_stored += static_cast<quint64>(entries);
}

QByteArray Metrics::line(const char* name, const char* type, const char* help, const QByteArray& labels, qint64 value)
{
    const QByteArray full = QByteArray("naru_hub_") + name;
    return "# HELP " + full + ' ' + help + "\n# TYPE " + full + ' ' + type + '\n' + full
        + (labels.isEmpty() ? QByteArray() : '{' + labels + '}') + ' ' + QByteArray::number(value) + '\n';
}

QByteArray Metrics::text() const
{
    const std::lock_guard lock(m_mutex);
    QByteArray out = line(
        "entries_stored_total", "counter", "Entries that were not there before.", {}, static_cast<qint64>(m_stored));
    out += "# HELP naru_hub_requests_total Requests by route and status.\n# TYPE naru_hub_requests_total counter\n";
    for (const auto& [key, count] : m_answers)
        out += "naru_hub_requests_total{route=\"" + key.first + "\",status=\"" + QByteArray::number(key.second) + "\"} "
            + QByteArray::number(count) + '\n';
    out += "# HELP naru_hub_request_seconds Time from a whole request to its answer.\n"
           "# TYPE naru_hub_request_seconds histogram\n";
    for (const auto& [route, times] : m_times) {
        const QByteArray name = "naru_hub_request_seconds_", label = "{route=\"" + route + '"';
        for (std::size_t i = 0; i < bounds.size(); ++i)
            out += name + "bucket" + label + ",le=\"" + QByteArray::number(bounds[i]) + "\"} "
                + QByteArray::number(times.within[i]) + '\n';
        out += name + "bucket" + label + ",le=\"+Inf\"} " + QByteArray::number(times.count) + '\n';
        out += name + "sum" + label + "} " + QByteArray::number(times.seconds) + '\n';
        out += name + "count" + label + "} " + QByteArray::number(times.count) + '\n';
    }
    return out;
}

} // namespace naru::hub

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/devices.h"
#include "sync/hub/metrics.h"
#include "sync/hub/pulse.h"
#include "sync/hub/service.h"

#include <functional>
#include <vector>

namespace naru::hub {

/// What a hub answers. Devices' listener: POST /v1/d/{device}/batch and GET /v1/d/{device}/head, for the desk whose
/// certificate it is and while that desk stands in the list. Operators' listener: GET /healthz (it runs), /readyz (its
/// store answers and takes what is written, and it is not draining; else 503 with one word: draining, database,
/// cannot_write, full), /metrics, /openapi.json. Everything else is asked of the parts that were added, in order. Any
/// thread.
class Hub final : public HubService {
public:
    static constexpr Milliseconds seenEvery{10'000}; ///< how often what a desk tells of itself is written down

    /// All outlive this.
    struct Parts {
        SqlPool& pool;
        const Intake& intake;
        const Clock& clock;
        /// A line of JSON for each request that a desk makes: route, status, time, the desk's random id, and why it
        /// was refused; no address, no name. May be empty.
        std::function<void(const QByteArray& line)> log;
    };
    explicit Hub(Parts parts);
    Result<void> prepare() { return m_pulse.prepare(); } ///< before it listens. Faults: as SqlPool::migrate

    /// Nothing: not a path of it.
    using Part = std::function<std::optional<Response>(const Request&)>;
    void add(Part part) { m_parts.push_back(std::move(part)); } ///< before it listens
    /// GET /v1/d/{device}/`word`: for the desk whose certificate it is and while that desk stands in the list.
    using DeskPart = std::function<Response(const QByteArray& device, const Request&)>;
    void addForDesk(const char* word, DeskPart part) { m_deskParts.emplace(word, std::move(part)); }
    /// What desks say that they have seen of the hub's log; must not wait for anything.
    using Witness = std::function<void(const QByteArray& device, const QByteArray& checkpoint)>;
    void addWitness(Witness witness) { m_witness = std::move(witness); }
    /// Channel → newest version for the desks of a site, in every answer to them; must not wait for long.
    using News = std::function<QMap<QString, quint64>(const QString& site)>;
    void addNews(News news) { m_news = std::move(news); }
    void addMetrics(std::function<QByteArray()> text) { m_metricsOf.push_back(std::move(text)); }
    void drain() { m_isDraining = true; } ///< not ready any more

    Response handle(const Request& request) override;
    const Metrics& metrics() const { return m_metrics; }

private:
    struct Outcome {
        Response response;
        QByteArray route, device;
        int stored = 0;
        QString code = {};   ///< of a refusal, as the desk was told
        QByteArray why = {}; ///< and what stood behind it
    };
    Outcome answer(const Request& request);
    std::optional<Outcome> ofDesk(const Request& request);
    Outcome ofKnownDesk(const Request& request, const QByteArray& route, const QByteArray& device);
    std::optional<Response> ofOperator(const Request& request);
    Outcome told(const QByteArray& route, const QByteArray& device, const Told& told) const;
    Told batchOf(const Request& request, const Sender& sender) const;
    void noteSeen(const QByteArray& device, const wire::Telling& telling);
    void noteStored(const Told& told);
    Response readiness();

    const Parts m;
    Devices m_devices;
    Pulse m_pulse;
    std::vector<Part> m_parts;
    std::map<QByteArray, DeskPart> m_deskParts;
    Witness m_witness;
    News m_news;
    std::vector<std::function<QByteArray()>> m_metricsOf;
    Metrics m_metrics;
    std::atomic<bool> m_isDraining{false};
    std::mutex m_seenMutex;
    std::map<QByteArray, Milliseconds> m_seen; ///< when it was last written, by the monotonic clock
};

/// OpenAPI 3.1, JSON.
QByteArray openApi();

} // namespace naru::hub

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/publiclog.h"
#include "sync/hub/sequencer.h"
#include "sync/hub/service.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <set>
#include <thread>

namespace naru::hub {

/// The public log at work: a thread that lets it grow every ten seconds and signs it every hour, and what is answered
/// about it. No acknowledgement waits for any of it.
class PublicRoom {
public:
    static constexpr Milliseconds growEvery{10'000}, signEvery{3'600'000};
    static constexpr std::size_t witnessesMax = 256, knownMax = 1'024;

    struct Parts {
        PublicLog::Parts log;
        std::function<void(const QByteArray& line)> say; ///< into the hub's own log; may be empty
    };
    explicit PublicRoom(Parts parts);
    ~PublicRoom();

    Result<void> prepare(); ///< tables, and the newest checkpoint
    void begin();           ///< the thread
    void round();           ///< what the thread does each time

    /// The newest checkpoint, for the answer to a desk; empty: none yet. Waits for nothing.
    QByteArray newest() const;
    /// What a desk has seen of this log. It is judged with the next round; where too many came it is left out, since
    /// the desk brings it again. Waits for nothing.
    void witness(const QByteArray& device, const QByteArray& note);

    /// Of the operators' listener: GET /log/checkpoint, GET /log/consistency?from=N. Nothing: no path of it.
    std::optional<Response> answer(const Request& request);
    /// GET /v1/d/{device}/proof?epoch=&seq= : 200 wire::Proof · 400 "bad_query" · 404 "unknown_entry", or
    /// "not_included" with Retry-After · 503 "store_failed".
    Response proof(const QByteArray& device, const Request& request);
    /// GET /v1/d/{device}/consistency?from=N : PublicLog::continuation, as text.
    Response consistency(const Request& request);
    QByteArray metrics();

private:
    void run();
    void grow();
    void sign();
    void judgeAll();
    void judge(const QByteArray& device, const QByteArray& note);
    void say(const Fault& fault);
    bool isEnding();
    void take(const KeptCheckpoint& checkpoint);

    const Parts m;
    PublicLog m_log;
    Sequencer m_sequencer;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isEnding = false;
    QByteArray m_newest;
    Instant m_signed{};
    std::set<QByteArray> m_known; ///< notes that contradict nothing
    std::deque<std::pair<QByteArray, QByteArray>> m_witnesses;
    std::thread m_thread;
};

} // namespace naru::hub

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "sync/hub/publiclog.h"
#include "sync/hub/service.h"
#include "sync/wire/roll.h"

namespace naru::hub {

/// Within the caller's transaction, which does what `act` says: one entry of the roll of its site. The roll has a head
/// like a desk's, so that the sequencer gives its entries leaves; it is no row of `device`, so that nobody who lists or
/// counts desks sees it. Behind the desk's own head, where both are held.
Result<void> enterInRoll(Sql& sql, const QString& origin, const wire::RollAct& act, Instant now, Random& random);

/// Shows desks the roll of their site. Any thread.
class RollRoom {
public:
    /// `say`: a line into the hub's own log, of each 503; may be empty. Any thread.
    explicit RollRoom(PublicLog::Parts log, std::function<void(const QByteArray& line)> say = {})
        : m(log)
        , m_log(std::move(log))
        , m_say(std::move(say))
    {
    }
    /// GET /v1/d/{device}/enrolments?from=N&size=M : 200 wire::RollPage, of what the newest checkpoint has ·
    /// 400 "bad_query" · 404 "unknown_entry" (nothing stands before N: of 1 there was no act yet) or "not_included" ·
    /// 503 "store_failed".
    Response answer(const QByteArray& device, const Request& request);

private:
    Response broken(const Fault& fault);
    Result<QByteArray> rollFor(const QByteArray& device);
    Result<QList<wire::Item>> entriesFrom(const QByteArray& roll, quint64 from, quint64 size);

    const PublicLog::Parts m;
    PublicLog m_log;
    const std::function<void(const QByteArray&)> m_say;
};

} // namespace naru::hub

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "sync/hub/service.h"
#include "sync/hub/sql.h"
#include "sync/wire/sealing.h"

#include <mutex>

namespace naru::hub {

/// To whom the desks of this hub seal their bodies. What was said last stands in the hub's database, so that every hub
/// on it says the same, and one that is started without the option does not open what was closed. Any thread.
class Sealing {
public:
    static constexpr Milliseconds lookEvery{10'000}; ///< for what another hub on this database was told
    static constexpr const char* schemaRoom = "sealing";

    Sealing(SqlPool& pool, const Clock& clock, crypto::PrivateKey hubKey)
        : m_pool(pool)
        , m_clock(clock)
        , m_hubKey(std::move(hubKey))
    {
    }
    Result<void> prepare();

    /// From now on: DER of the agency's certificate, or empty: bodies go open. The same again says nothing new.
    /// Fault: WireFault::BadSealed, and those of the store.
    Result<void> say(const QByteArray& certificate);
    Result<void> look(); ///< reads it now
    /// What was said last; number 0: nothing ever. At most `lookEvery` old; what cannot be read is what it was.
    wire::SealTo current();
    /// GET /v1/d/{device}/seal: sealing.h's bytes; 404 where nothing was ever said.
    Response answer(const QByteArray& device);

private:
    Result<wire::SealTo> read(Sql& sql) const;
    Result<void> lookNow(); ///< under the mutex

    SqlPool& m_pool;
    const Clock& m_clock;
    const crypto::PrivateKey m_hubKey;
    std::mutex m_mutex;
    wire::SealTo m_current;
    std::optional<Milliseconds> m_looked;
};

/// The one certificate in a file, PEM or DER: P-256, and not over yet. Fault: WireFault::BadSealed.
Result<QByteArray> sealCertificateIn(const QString& path, Instant now);

} // namespace naru::hub

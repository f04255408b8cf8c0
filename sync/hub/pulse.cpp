// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/pulse.h"

#include "app/base/random.h"

namespace naru::hub {

namespace {

constexpr SqlPool::Migration steps[] = {{1,
    "CREATE TABLE hub_pulse(id INTEGER NOT NULL PRIMARY KEY, beats INTEGER NOT NULL, filler BLOB NOT NULL) STRICT;"
    "INSERT INTO hub_pulse(id, beats, filler) VALUES(1, 0, x'');",
    "CREATE TABLE hub_pulse(id BIGINT NOT NULL PRIMARY KEY, beats BIGINT NOT NULL, filler BYTEA NOT NULL);"
    "INSERT INTO hub_pulse(id, beats, filler) VALUES(1, 0, '');"}};

} // namespace

Result<void> Pulse::prepare()
{
    return m_pool.migrate("pulse", steps);
}

/// After trouble a few entries that found room are not proof enough.
void Pulse::wrote()
{
    const std::lock_guard lock(m_mutex);
    if (!m_trouble)
        m_saidAt = m_clock.monotonic();
}

void Pulse::failed(const Fault& fault)
{
    const std::lock_guard lock(m_mutex);
    if (!m_trouble)
        m_saidAt = m_clock.monotonic(); // later failures do not put off the next look
    m_trouble = fault;
    ++m_failures;
}

Result<void> Pulse::look()
{
    qsizetype fillerBytes = 0;
    quint64 failures = 0;
    {
        const std::lock_guard lock(m_mutex);
        const Milliseconds now = m_clock.monotonic();
        if (m_saidAt && now - *m_saidAt < (m_trouble ? againAfter : goodFor)) {
            if (m_trouble)
                return *m_trouble;
            return {};
        }
        m_saidAt = now; // whoever asks while this one writes hears what is known
        fillerBytes = m_trouble ? afterTroubleBytes : 0;
        failures = m_failures;
    }
    const auto written = write(fillerBytes);
    const std::lock_guard lock(m_mutex);
    if (!written)
        m_trouble = written.fault();
    else if (failures == m_failures)
        m_trouble.reset();
    return m_trouble ? Result<void>(*m_trouble) : Result<void>(); // what failed meanwhile counts more than a row
}

/// Bytes that no database makes smaller; gone again with the next.
Result<void> Pulse::write(qsizetype fillerBytes)
{
    const QByteArray filler = fillerBytes > 0 ? SeededRandom(1).bytes(fillerBytes) : QByteArray("");
    return m_pool.with([&](Sql& sql) {
        return sql.within([&](Sql& change) -> Result<void> {
            const auto ran = change.run("UPDATE hub_pulse SET beats = beats + 1, filler = $1 WHERE id = 1", {filler});
            return ran ? Result<void>() : ran.fault();
        });
    });
}

} // namespace naru::hub

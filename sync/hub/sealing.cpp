// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/sealing.h"

#include "sync/hub/columns.h"
#include "sync/wire/answer.h"

#include <QFile>

#include <array>

namespace naru::hub {

namespace {

constexpr std::array steps{
    SqlPool::Migration{1, "CREATE TABLE sealing(number INTEGER PRIMARY KEY, certificate BLOB NOT NULL) STRICT;",
        "CREATE TABLE sealing(number BIGINT PRIMARY KEY, certificate BYTEA NOT NULL);"}};
constexpr const char* selectNewest = "SELECT number, certificate FROM sealing ORDER BY number DESC LIMIT $1";
constexpr const char* insertWord = "INSERT INTO sealing(number, certificate) VALUES($1, $2)";

} // namespace

Result<void> Sealing::prepare()
{
    return m_pool.migrate(schemaRoom, steps);
}

Result<wire::SealTo> Sealing::read(Sql& sql) const
{
    const auto found = sql.run(selectNewest, {qint64(1)});
    if (!found)
        return found.fault();
    if (found->rows.isEmpty())
        return wire::SealTo{};
    return wire::SealTo{quint64(numberIn(found->rows.first()[0])), bytesIn(found->rows.first()[1])};
}

Result<void> Sealing::say(const QByteArray& certificate)
{
    wire::SealTo to{1, certificate};
    if (const auto key = wire::sealKeyOf(to); !key)
        return key.fault();
    auto said = m_pool.with([&](Sql& sql) {
        return sql.within([&](Sql& change) -> Result<void> {
            const auto before = read(change);
            if (!before)
                return before.fault();
            if (before->certificate == certificate)
                return {};
            // By the clock, so that a database that was put back never gives a number twice.
            to.number
                = std::max(before->number + 1, quint64(std::max<qint64>(1, m_clock.now().time_since_epoch().count())));
            const auto put
                = change.run(insertWord, {qint64(to.number), certificate.isNull() ? QByteArray("") : certificate});
            return put ? Result<void>() : put.fault();
        });
    });
    const std::scoped_lock lock(m_mutex);
    m_looked.reset();
    return said;
}

Result<void> Sealing::look()
{
    const std::scoped_lock lock(m_mutex);
    return lookNow();
}

wire::SealTo Sealing::current()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_looked || m_clock.monotonic() - *m_looked >= lookEvery)
        std::ignore = lookNow();
    return m_current;
}

Result<void> Sealing::lookNow()
{
    const Milliseconds now = m_clock.monotonic();
    auto looked = m_pool.with([this](Sql& sql) -> Result<void> {
        const auto found = read(sql);
        if (found)
            m_current = *found;
        return found ? Result<void>() : found.fault();
    });
    if (looked)
        m_looked = now;
    return looked;
}

Response Sealing::answer(const QByteArray& device)
{
    const wire::SealTo to = current();
    if (to.number == 0)
        return {404, "text/plain; charset=utf-8", "not found\n", {}};
    return {200, wire::mediaType, wire::bytesOf(to, device, m_hubKey), {}};
}

Result<QByteArray> sealCertificateIn(const QString& path, Instant now)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Fault(wire::WireFault::BadSealed, file.errorString());
    const auto intake = crypto::Certificate::parseMany(file.read(64 * 1024));
    if (intake.certificates.size() != 1 || intake.unreadable > 0)
        return Fault(wire::WireFault::BadSealed, QStringLiteral("one certificate is expected"));
    const crypto::Certificate& certificate = intake.certificates.first();
    if (certificate.notAfter() <= now)
        return Fault(wire::WireFault::BadSealed, QStringLiteral("over since ") + rfc3339(certificate.notAfter()));
    const auto key = wire::sealKeyOf({1, certificate.der()});
    return key ? Result<QByteArray>(certificate.der()) : key.fault();
}

} // namespace naru::hub

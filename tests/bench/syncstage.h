// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/cbor.h"
#include "app/journal/journal.h"
#include "sync/agent/membership.h"
#include "sync/hub/sqlitepool.h"
#include "tests/support/hubprocess.h"

#include <QFile>

#include <chrono>
#include <cstdio>
#include <semaphore>

namespace naru::bench {

using Ticks = std::chrono::steady_clock;

inline double secondsSince(Ticks::time_point start)
{
    return std::chrono::duration<double>(Ticks::now() - start).count();
}

[[noreturn]] inline void stop(const QString& why)
{
    std::fprintf(stderr, "%s\n", qPrintable(why));
    std::exit(1);
}

template <typename Value>
Value must(Result<Value> result)
{
    if (!result)
        stop(QString::fromLatin1(result.fault().name()) + QLatin1Char(' ') + result.fault().detail());
    return *std::move(result);
}

/// What a desk writes all day, with a body of so many random bytes.
inline journal::Entry entryOf(qsizetype bytes, Random& random)
{
    return {Kind::ShiftNote, 1, codec::CborWriter().map(1).text("note").bytes(random.bytes(int(bytes))).take()};
}

/// Entries into a journal, many waiting at once, until all are durable.
inline void fill(journal::Journal& journal, int count, qsizetype bytes, Random& random)
{
    constexpr int together = 500;
    std::counting_semaphore<together> free(together);
    for (int i = 0; i < count; ++i) {
        free.acquire();
        journal.append(entryOf(bytes, random), {}, [&free](const Result<journal::Stamp>& stamp) {
            if (!stamp)
                stop(QString::fromLatin1(stamp.fault().name()));
            free.release();
        });
    }
    for (int i = 0; i < together; ++i)
        free.acquire();
}

/// A desk that this hub knows, with the papers that enrolment would have left it.
inline agent::Membership enrolled(const test::HubProcess& hub, const QByteArray& device, const crypto::PrivateKey& key)
{
    SystemRandom random;
    const Instant now = SystemClock().now();
    const QString site = QStringLiteral("나루"), name = QString::fromLatin1(device.toHex().left(8));
    const auto authority = must(hub::authorityKeys(hub.data(), hub::IfAbsent::Refuse, now, random));
    const auto pool = must(hub::SqlitePool::open(hub.data() + QStringLiteral("/hub.db")));
    hub::Desk desk;
    desk.device = device;
    desk.site = site;
    desk.desk = name;
    desk.spki = key.publicKey().spki();
    desk.enrolled = now;
    const auto added = pool->with(
        [&](hub::Sql& sql) { return sql.within([&](hub::Sql& change) { return hub::Devices::add(change, desk); }); });
    if (!added)
        stop(QString::fromLatin1(added.fault().name()));
    const QUrl place(QStringLiteral("https://127.0.0.1:%1").arg(hub.port()));
    return {authority.certificate, hub::issueDesk(authority, {device, site, name}, key.publicKey(), now, random), place,
        place, must(hub::keyIn(hub.data() + QStringLiteral("/hub.key"), random)).publicKey(), site, name};
}

/// VmHWM of a process, bytes; 0: it is gone.
inline qint64 peakBytesOf(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

} // namespace naru::bench

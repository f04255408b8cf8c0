// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/adminauthority.h"

#include "app/storage/faults.h"
#include "app/storage/folder.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace naru::hub {

Result<void> AdminEnrolment::open()
{
    const Instant now = m_call.clock.now();
    auto keys = authorityKeys(m_call.data, IfAbsent::Refuse, now, m_random);
    if (!keys && keys.fault().is(HubFault::KeyMissing)) {
        // Two that make an authority at once would make two: whoever makes one holds the folder.
        const auto lock = storage::FolderLock::take(m_call.data);
        if (!lock)
            return lock.fault().is(storage::StorageFault::Busy) ? Fault(HubFault::StoreBusy) : lock.fault();
        keys = authorityKeys(m_call.data, IfAbsent::Make, now, m_random);
    }
    if (!keys)
        return keys.fault();
    authority.emplace(Authority::withoutServer(std::move(*keys), m_random));
    enrolment.emplace(Enrolment::Parts{m_call.pool, *authority, m_call.clock, m_random, {}});
    return enrolment->prepare();
}

QString AdminEnrolment::enrolUrl() const
{
    constexpr qint64 bytesMax = 64 * 1024;
    QFile file(QDir(m_call.data).filePath(QStringLiteral("listeners.json")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.read(bytesMax))[QStringLiteral("enrol")].toString();
}

} // namespace naru::hub

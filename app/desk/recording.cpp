// SPDX-License-Identifier: GPL-3.0-or-later
// How the desk writes: one entry with its projection, and what the pages see afterwards.
#include "app/desk/deskimpl.h"
#include "app/journal/outgoing.h"

namespace naru::desk {

/// Refused for its own sake; the next may be written.
static bool isOfOneEntry(const Fault& fault)
{
    return fault.is(storage::StorageFault::ConstraintFailed) || fault.is(journal::JournalFault::EntryTooLarge)
        || fault.is(journal::JournalFault::TooManyWaiting);
}

/// A room's own rules refused it: nothing is wrong with the disk.
static bool isRefusal(const Fault& fault)
{
    const QByteArrayView name(fault.name());
    return name.startsWith("payments.") || name.startsWith("services.") || name.startsWith("receipts.")
        || name.startsWith("pairs.") || name.startsWith("supplies.");
}

void DeskImpl::record(const journal::Entry& entry, Recorded done)
{
    auto fresh = std::make_shared<Snapshot>();
    const auto apply = [entry, fresh, moment = now()](
                           storage::Transaction& transaction, const journal::Stamp& stamp) -> Result<void> {
        if (const auto projected = project(transaction, stamp, entry); !projected)
            return projected;
        auto snapshot = readSnapshot(transaction.database(), moment);
        if (!snapshot)
            return snapshot.fault();
        *fresh = std::move(*snapshot);
        return {};
    };
    m_journal->append(entry, apply, [this, fresh, done, kind = entry.kind](Result<journal::Stamp> stamp) {
        if (stamp) {
            written(kind);
            adopt(std::move(*fresh));
        } else if (!isOfOneEntry(stamp.fault()) && !isRefusal(stamp.fault()))
            Q_EMIT journalStopped(stamp.fault());
        done(stamp);
    });
}

void DeskImpl::append(const journal::Entry& entry, Look before, Look after, Recorded done)
{
    const auto apply
        = [entry, before, after](storage::Transaction& transaction, const journal::Stamp& stamp) -> Result<void> {
        if (const auto looked = before ? before(transaction.database()) : Result<void>(); !looked)
            return looked;
        if (const auto projected = project(transaction, stamp, entry); !projected)
            return projected;
        return after ? after(transaction.database()) : Result<void>();
    };
    m_journal->append(entry, apply, [this, done, kind = entry.kind](const Result<journal::Stamp>& stamp) {
        if (stamp)
            written(kind);
        else if (!isOfOneEntry(stamp.fault()) && !isRefusal(stamp.fault()))
            Q_EMIT journalStopped(stamp.fault());
        done(stamp);
    });
}

/// What the hub has not said that it has. A file of before there was an outbox, looked at beside its desk, has none.
quint64 DeskImpl::unsent() const
{
    if (m_outbox)
        return m_outbox->state().unsent;
    const auto waiting = m_journal->outgoing().waiting();
    return waiting ? waiting->entries : m_journal->count();
}

void DeskImpl::recordAll(QList<journal::Entry> entries, Done done)
{
    NARU_ASSERT(!entries.isEmpty());
    const journal::Entry last = entries.takeLast();
    auto failed = std::make_shared<std::optional<Fault>>();
    for (const journal::Entry& entry : entries) {
        record(entry, [failed](const Result<journal::Stamp>& stamp) {
            if (!stamp && !*failed)
                *failed = stamp.fault();
        });
    }
    record(last, [failed, done](const Result<journal::Stamp>& stamp) {
        if (*failed)
            done(**failed);
        else
            done(stamp ? Result<void>() : Result<void>(stamp.fault()));
    });
}

void DeskImpl::recordQuietly(const journal::Entry& entry)
{
    record(entry, [](const Result<journal::Stamp>&) {});
}

void DeskImpl::adopt(Snapshot snapshot)
{
    const bool otherSettings = m_snapshot.settings != snapshot.settings;
    const QList<device::DeviceChoice> before = settings().devices;
    m_snapshot = std::move(snapshot);
    if (m_parts.rack && settings().devices != before)
        m_parts.rack->use(settings().devices);
    if (otherSettings) {
        keepLog(); // to where it says now
        Q_EMIT settingsChanged();
    }
    Q_EMIT staffChanged();
    Q_EMIT todayChanged();
}

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
// The rooms of a desk that speak with other desks.
#include "app/base/assert.h"
#include "app/codec/cbor.h"
#include "app/desk/billstelling.h"
#include "app/desk/deskimpl.h"
#include "app/desk/recovery.h"
#include "app/desk/sister.h"
#include "app/journal/causes.h"
#include "app/journal/outgoing.h"

namespace naru::desk {

void DeskImpl::join(Channels& channels)
{
    NARU_ASSERT(!m_sister);
    if (m_parts.access == Access::ReadOnly)
        return;
    const auto code = m_keys->load(QStringLiteral("backup.recovery"));
    const auto sealed
        = code ? sealJournalKeys(*m_keys, code->view(), m_parts.random) : Result<QByteArray>(code.fault());
    if (sealed) { // without it nobody could ever read the copies
        const auto room = [this](qint64 more) -> Result<void> {
            const auto free = m_parts.freeBytes(m_parts.folder);
            return !free || *free - more >= reserveBytes ? Result<void>() : storage::StorageFault::Reserve;
        };
        m_sister = std::make_unique<Sister>(Sister::Parts{m_parts.clock, *m_journal, m_deviceId,
                                                [this] { return settings().desk; }, *sealed, path("copies.db"), room},
            channels);
        connect(m_sister.get(), &Sister::changed, this, &Desk::devicesChanged);
    }
    m_billsTelling = std::make_unique<BillsTelling>(*this, *m_dayBook, channels);
    connect(m_billsTelling.get(), &BillsTelling::changed, this, &Desk::devicesChanged);
}

void DeskImpl::leave()
{
    m_billsTelling.reset();
    m_sister.reset();
}

SisterCopy DeskImpl::sisterCopy() const
{
    return m_sister ? m_sister->copy() : SisterCopy();
}

void DeskImpl::noteCopyRead(const QByteArray& device, ReadDepth depth, Done done)
{
    if (const auto may = mayAdminister(); !may)
        return done(may);
    codec::CborWriter body;
    body.map(4).text("what").text("copies").text("device").bytes(device);
    body.text("full").boolean(depth == ReadDepth::Full).text("by").number(m_signedIn);
    recordAll({{naru::Kind::JournalRead, 1, body.take()}}, done);
}

void DeskImpl::withSecondCopy(std::function<void()> then)
{
    const auto last = m_sister ? m_journal->last() : std::nullopt;
    if (!last)
        return then();
    m_sister->witness(*last, [then](const journal::Witness::Copy&) { then(); });
}

void DeskImpl::written(naru::Kind kind)
{
    if (m_sister)
        m_sister->push();
    if (m_outbox)
        m_outbox->written();
    keepLog();
    if (m_billsTelling && kind >= naru::Kind::ChargeOpened && kind <= naru::Kind::CashMoved)
        m_billsTelling->look();
}

void DeskImpl::join(journal::Outbox* outbox)
{
    if (m_outbox)
        m_outbox->watch({});
    m_outbox = outbox;
    if (m_outbox)
        m_outbox->watch([this] { Q_EMIT outboxChanged(); });
    Q_EMIT outboxChanged();
}

std::optional<OutboxNow> DeskImpl::outbox() const
{
    if (!m_outbox)
        return {};
    const journal::Outbox::State state = m_outbox->state();
    const bool isSending = state.cause == journal::Outbox::Cause::Sending;
    return OutboxNow{state.unsent, state.held, state.oldest, journal::nameOf(state),
        static_cast<OutboxNow::Button>(state.button), journal::isPassing(state.cause), isSending, state.nextTry,
        state.lastSent};
}

void DeskImpl::sendNow()
{
    if (m_outbox)
        m_outbox->tryNow();
}

journal::Outgoing* DeskImpl::outgoing()
{
    return m_parts.access == Access::ReadWrite ? &m_journal->outgoing() : nullptr;
}

/// What the other desks have to do with this one. Nothing where there are none.
QList<Finding> DeskImpl::examineHouse() const
{
    using Group = Finding::Group;
    using State = Finding::State;
    QList<Finding> found;
    if (m_sister) {
        const SisterCopy copy = m_sister->copy();
        const State state = copy.state == SisterCopy::State::Never ? State::Off
            : copy.refused                                         ? State::Bad
            : copy.state == SisterCopy::State::Whole               ? State::Ok
                                                                   : State::Watch;
        const QString when = copy.by.isEmpty()
            ? QString()
            : koreanDate(copy.at).toString(Qt::ISODate) + QLatin1Char(' ') + koreanTime(copy.at);
        const char* const name = copy.state == SisterCopy::State::Behind ? "doctor.sister_behind" : "doctor.sister";
        found.append({Group::Keeping, state, name, {copy.by, when, QString::number(copy.missing)}});
        QStringList forked, refused(m_sister->refused().keys());
        for (const auto& desk : m_sister->kept()) {
            for (const auto& strand : desk.strands) {
                if (strand.forked && !forked.contains(desk.name))
                    forked.append(desk.name);
            }
        }
        const auto& why = m_sister->refused();
        const bool isFull = std::any_of(why.cbegin(), why.cend(), [](const Fault& fault) {
            return fault.is(journal::JournalFault::CopiesFull) || fault.is(storage::StorageFault::Reserve);
        });
        if (const std::optional<Fault> shut = m_sister->shut())
            found.append({Group::Keeping, State::Bad, "doctor.copies_shut", {QString::fromLatin1(shut->name())}});
        else if (isFull)
            found.append({Group::Keeping, State::Bad, "doctor.copies_full", {refused.join(QStringLiteral(", "))}});
        else if (!m_sister->kept().isEmpty() || !refused.isEmpty())
            found.append({Group::Keeping,
                !refused.isEmpty()      ? State::Bad
                    : !forked.isEmpty() ? State::Watch
                                        : State::Ok,
                "doctor.copies_kept",
                {QString::number(m_sister->kept().size()),
                    (refused.isEmpty() ? forked : refused).join(QStringLiteral(", "))}});
    }
    if (m_billsTelling && !m_billsTelling->unread().isEmpty())
        found.append({Group::Keeping, State::Watch, "doctor.bills_unread",
            {QStringList(m_billsTelling->unread().keys()).join(QStringLiteral(", "))}});
    if (m_billsTelling && !m_billsTelling->twice().isEmpty()) {
        const auto& twice = m_billsTelling->twice();
        found.append({Group::Keeping, State::Bad, "doctor.paid_twice",
            {QString::number(twice.size()), twice.constFirst().bill, twice.constFirst().elsewhere.desk}});
    }
    return found;
}

} // namespace naru::desk

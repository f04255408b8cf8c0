// SPDX-License-Identifier: GPL-3.0-or-later
// What must be so at every moment, and in the end.
#include "tests/simulation/syncworldparts.h"

#include "app/codec/cbor.h"
#include "app/crypto/hash.h"

namespace naru::test {

namespace {

qint64 amountOf(const QByteArray& body)
{
    const auto document = codec::CborDocument::parse(body);
    return document && (*document)->root().is(codec::CborType::Array)
        ? (*document)->root().at(1).toInteger().value_or(0)
        : 0;
}

QList<SyncWorld::Lying> lyingAt(hub::Log& log, const QByteArray& device)
{
    QList<SyncWorld::Lying> lying;
    if (const auto entries = log.read(device, 1, 0, 1'000'000)) {
        for (const hub::Kept& entry : *entries)
            lying.append({entry, frameOf(device, entry)});
    }
    return lying;
}

HubContent contentOf(const QList<SyncWorld::Lying>& lying)
{
    HubContent content;
    for (const auto& [entry, frame] : lying) {
        const Unwrapped inside = unwrapped(entry.kind, frame);
        if (inside.kind == MemoryOutgoing::forkedKind)
            continue;
        content.bodies.insert(inside.digest, inside.body);
        const auto open = entry.isSealed ? wire::openPartIn(entry.facets) : wire::WireFault::BadSealed;
        if (open && open->facets.value(2) != amountOf(inside.body))
            content.liesBeside = true;
        if (entry.kind != MemoryOutgoing::rehomedKind)
            ++content.plain[inside.digest];
    }
    return content;
}

} // namespace

/// Whatever waits, something will happen: each running desk has an alarm set, at every step.
void SyncWorld::checkArmed()
{
    for (const auto& desk : m_desks) {
        if (desk->agent && desk->alarm.number == 0)
            violated(QStringLiteral("no alarm is set"));
        const auto waiting = desk->record.waiting();
        if (desk->agent && waiting && waiting->entries > 0
            && desk->agent->state().cause == journal::Outbox::Cause::NothingWaits && m_now >= m_plan.faults + drainMax)
            violated(QStringLiteral("something waits and nobody says so"));
    }
}

/// (c) the cursor stands only where a hub durably was, and where this desk has the same.
void SyncWorld::watchCursor(Desk& desk, const journal::Cursor& to, const std::optional<QByteArray>& ours)
{
    happened(20, quint64(to.acked.epoch) << 32 | to.acked.seq);
    if (ours != to.acked.hash)
        return violated(QStringLiteral("the cursor goes to a place that is not ours"));
    if (to.acked.seq > 0 && !m_ever.contains(to.acked.hash))
        return violated(QStringLiteral("the cursor goes to what no hub ever held"));
    const auto& image = desk.record.image();
    const journal::Head from = image.cursor.acked;
    for (auto part = image.parts.cbegin(); part != image.parts.cend(); ++part) {
        for (const journal::Leaving& entry : part->entries) {
            const auto place = std::pair(part.key(), entry.seq);
            if (place <= std::pair(from.epoch, from.seq) || place > std::pair(to.acked.epoch, to.acked.seq))
                continue;
            const Unwrapped inside = unwrapped(entry.kind, entry.framed);
            // A store that was put back while its answer was on the way has forgotten it before the desk heard.
            const auto there = m_log->log.hashes(desk.record.device(), part.key(), entry.seq, 1);
            if (inside.kind != MemoryOutgoing::forkedKind && there && there->value(0) == entry.hash)
                desk.acked.insert(inside.digest);
        }
    }
}

bool SyncWorld::isDrained() const
{
    for (const auto& desk : m_desks) {
        const auto waiting = desk->record.waiting();
        const auto head = m_log->log.head(desk->record.device());
        if (!desk->agent || !waiting || waiting->entries > 0 || !head || !*head || **head != desk->record.last())
            return false;
        if (desk->record.image().cursor.acked != desk->record.last())
            return false;
    }
    return true;
}

void SyncWorld::checkEnd()
{
    for (const auto& desk : m_desks) {
        const QList<Lying> lying = lyingAt(m_log->log, desk->record.device());
        checkDesk(*desk, lying);
        checkChain(desk->record.device(), lying);
    }
}

/// (a) all that a desk has is at the hub exactly once, out of its wrappings, and so is all that was acknowledged and
/// that no disk has any more; nothing is there that no desk wrote. (e) The sums are the same.
void SyncWorld::checkDesk(Desk& desk, const QList<Lying>& lying)
{
    const HubContent hub = contentOf(lying);
    const QMap<QByteArray, QByteArray> content = desk.record.content();
    qint64 ours = 0, theirs = 0;
    for (auto entry = content.cbegin(); entry != content.cend(); ++entry) {
        ours += amountOf(*entry);
        const auto there = hub.bodies.constFind(entry.key());
        if (there == hub.bodies.constEnd())
            ++m_lost;
        else
            theirs += amountOf(*there);
    }
    for (const QByteArray& digest : desk.acked) {
        if (!hub.bodies.contains(digest) && !content.contains(digest))
            ++m_lost;
    }
    if (hub.liesBeside)
        violated(QStringLiteral("what stands open beside a seal is not what the body says"));
    if (m_lost > 0)
        violated(QStringLiteral("%1 entries are not at the hub").arg(m_lost));
    if (ours != theirs)
        violated(QStringLiteral("sums differ: %1 here, %2 there").arg(ours).arg(theirs));
    for (const int times : hub.plain) {
        if (times > 1)
            violated(QStringLiteral("an entry is at the hub %1 times").arg(times));
    }
    for (auto entry = hub.bodies.cbegin(); entry != hub.bodies.cend(); ++entry) {
        if (desk.written.value(entry.key()) != *entry)
            violated(QStringLiteral("the hub has an entry that nobody wrote"));
    }
}

/// (b) per epoch the hub's log is one chain without a gap.
void SyncWorld::checkChain(const QByteArray& device, const QList<Lying>& lying)
{
    journal::Head before;
    for (const auto& [entry, frame] : lying) {
        if (entry.epoch != before.epoch) {
            if (entry.epoch <= before.epoch || entry.seq != 1)
                violated(QStringLiteral("an epoch does not begin at its beginning"));
            before = {entry.epoch, 0, entry.epoch == 1 ? QByteArray(32, '\0') : QByteArray()};
        }
        const journal::Link link{
            entry.epoch, entry.seq, entry.hlc, entry.kind, entry.schema, before.hash, entry.digest};
        if (entry.seq != before.seq + 1)
            violated(QStringLiteral("a gap in the hub's log"));
        if (m_break != SyncBreak::SeqAlone && !before.hash.isEmpty()
            && crypto::sha256(journal::hashInput(device, link)) != entry.hash)
            violated(QStringLiteral("the hub's log is no chain"));
        if (crypto::sha256(frame) != entry.digest)
            violated(QStringLiteral("a body is not what its digest says"));
        before = {entry.epoch, entry.seq, entry.hash};
    }
}

} // namespace naru::test

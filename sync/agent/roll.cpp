// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/roll.h"

#include "app/journal/hybridclock.h"
#include "sync/lan/identity.h"

#include <algorithm>

namespace naru::agent {

namespace {

using wire::RollAct;

QString originOf(const Membership& hub)
{
    return wire::originOf(hub.authority.fingerprint());
}

/// This desk's own row is never the one that goes.
RollDesk& rowOf(Roll& roll, const RollAct& act, const QByteArray& own)
{
    const auto found = std::find_if(
        roll.desks.cbegin(), roll.desks.cend(), [&](const RollDesk& desk) { return desk.device == act.device; });
    RollDesk row = found == roll.desks.cend() ? RollDesk{} : *found;
    if (found != roll.desks.cend())
        roll.desks.erase(found);
    else if (roll.desks.size() >= rollDesksMax)
        roll.desks.removeAt(roll.desks.first().device == own ? 1 : 0);
    row.device = act.device;
    return roll.desks.emplaceBack(std::move(row));
}

void take(Roll& roll, const RollAct& act, quint64 seq, Instant at, quint64 size, const QByteArray& own)
{
    RollDesk& row = rowOf(roll, act, own);
    row.desk = act.desk;
    row.keyId = act.keyId;
    row.last = act.what;
    row.at = at;
    row.seq = seq;
    row.size = size;
    row.until = act.certificate.isEmpty() ? std::optional<Instant>() : act.until;
    if (act.what == RollAct::What::Enrolled)
        row.enrolled = at;
    if (act.certificate.isEmpty())
        return;
    row.certificates.append(act.certificate);
    while (row.certificates.size() > rollCertificatesMax)
        row.certificates.removeFirst();
}

/// Nothing also where a name would do something to a screen that shows it.
std::optional<RollAct> actIn(const wire::Item& item)
{
    if (item.kind != wire::rollKind || item.schema != wire::rollSchema)
        return std::nullopt;
    const auto body = journal::unframe(item.framed);
    const auto act = body ? wire::rollActOf(*body) : Result<RollAct>(body.fault());
    return act && lan::isName(act->desk) ? std::optional(*act) : std::nullopt;
}

Result<void> continues(const KeptCheckpoint& kept, const wire::Checkpoint& now, const QList<QByteArray>& path)
{
    const wire::Checkpoint& old = kept.checkpoint;
    const bool holds = old.size == now.size
        ? old.root == now.root
        : old.size < now.size && bool(wire::checkConsistency(old.size, old.root, now.size, now.root, path));
    return holds ? Result<void>() : ProvingFault::Contradicts;
}

/// Whoever was given a certificate while the roll was kept stands in it, a day later at the latest. A certificate
/// begins a day before it was made: who came just then is passed over until the next one.
void lookForUs(Roll& roll, const Membership& hub, const QByteArray& device)
{
    const QByteArray own = hub.certificate.fingerprint();
    const bool isThere = std::any_of(roll.desks.begin(), roll.desks.end(),
        [&](const RollDesk& desk) { return desk.device == device && desk.certificates.contains(own); });
    const bool shouldBe = roll.began && hub.certificate.notBefore() > *roll.began;
    if (isThere || !shouldBe)
        roll.missing.reset();
    else if (roll.shown && (!roll.missing || roll.missing->certificate != own))
        roll.missing = Roll::Missing{own, *roll.shown};
}

} // namespace

Result<Learnt> learnt(Roll known, const QByteArray& answer, const Membership& hub,
    const std::optional<KeptCheckpoint>& kept, const QByteArray& device)
{
    const auto page = wire::rollPageOf(answer);
    if (!page)
        return page.fault();
    const auto checkpoint = wire::checkProof(page->proof, originOf(hub), hub.hubKey);
    if (!checkpoint)
        return checkpoint.fault().is(wire::WireFault::BadProof) ? ProvingFault::RollDiffers : checkpoint.fault();
    if (const auto held = kept ? continues(*kept, *checkpoint, page->path) : Result<void>(); !held)
        return held.fault();
    const journal::Head end = wire::rollEnd(known.roll, known.head, page->entries);
    if (page->proof.device != known.roll || page->proof.entry != end)
        return ProvingFault::RollDiffers;
    quint64 seq = known.head.seq;
    for (const wire::Item& item : page->entries) {
        ++seq;
        const Instant at = journal::hlcTime(item.hlc);
        if (!known.began)
            known.began = at;
        const auto act = actIn(item);
        if (act && act->site != hub.site)
            return ProvingFault::RollDiffers;
        if (act)
            take(known, *act, seq, at, checkpoint->size, device);
        else
            ++known.strange;
    }
    known.head = end;
    known.size = checkpoint->size;
    known.shown = checkpoint->time ? checkpoint->time : known.shown;
    const bool isMore = !page->entries.isEmpty();
    if (!isMore)
        lookForUs(known, hub, device);
    return Learnt{std::move(known), page->proof.checkpoint, isMore};
}

} // namespace naru::agent

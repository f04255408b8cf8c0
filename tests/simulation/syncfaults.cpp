// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong in the run of one seed, and when.
#include "tests/simulation/syncworldparts.h"

namespace naru::test {

namespace {

constexpr Milliseconds minute{60'000};
constexpr qint64 tenYearsMs = qint64(10) * 365 * 24 * 3600'000;

/// A record through the eyes of a desk whose code is wrong: the hub's word is never held against the own hash.
class Credulous final : public journal::Outgoing {
public:
    Credulous(MemoryOutgoing& record, const std::optional<journal::Head>& said)
        : m_record(record)
        , m_said(said)
    {
    }
    QByteArray device() const override { return m_record.device(); }
    Result<journal::Cursor> cursor() const override { return m_record.cursor(); }
    Result<Waiting> waiting() const override { return m_record.waiting(); }
    Result<journal::Stretch> after(const journal::Head& after, int most, qsizetype bytes) const override
    {
        const auto ours = m_record.hashAt(after.epoch, after.seq);
        return m_record.after({after.epoch, after.seq, ours && *ours ? **ours : after.hash}, most, bytes);
    }
    Result<std::optional<QByteArray>> hashAt(quint32 epoch, quint64 seq) const override
    {
        if (m_said && m_said->epoch == epoch && m_said->seq == seq)
            return std::optional(m_said->hash);
        return m_record.hashAt(epoch, seq);
    }
    Result<void> advance(const journal::Cursor& cursor) override { return m_record.advance(cursor); }
    Result<void> fork(const journal::Head& common, const journal::Head& hub) override
    {
        return m_record.fork(common, hub);
    }
    Result<void> hold(const QList<journal::Held>& held) override { return m_record.hold(held); }
    Result<QList<journal::Held>> held() const override { return m_record.held(); }

private:
    MemoryOutgoing& m_record;
    const std::optional<journal::Head>& m_said;
};

} // namespace

SyncPlan SyncPlan::drawn(quint64 seed)
{
    SeededRandom random(seed * 2654435761u + 17);
    const auto below = [&random](int bound) { return static_cast<int>(random.below(static_cast<quint64>(bound))); };
    const auto often = [&below](int thousandths, int most) { return below(1000) < thousandths ? 1 + below(most) : 0; };
    SyncPlan plan;
    const int size = below(1000);
    plan.desks = size < 600 ? 1 : size < 995 ? 2 + below(2) : 4 + below(47);
    plan.hubs = 1 + below(3);
    plan.entries = plan.desks > 4 ? 3 + below(6) : 3 + below(40);
    plan.drop = below(401);
    plan.twice = below(201);
    plan.truncate = below(51);
    plan.flip = below(51);
    plan.stale = often(300, 50);
    plan.late = often(300, 40);
    const int length = below(1000);
    plan.faults = minute
        * (length < 850        ? 3 + below(25)
                : length < 997 ? 30 + below(60)
                               : 24 * 60 + below(2 * 24 * 60));
    plan.outages = often(400, 2);
    plan.storms = often(500, 3);
    plan.hubRestarts = often(300, 3);
    plan.rollbacks = often(200, 2);
    plan.restores = often(350, 2);
    plan.kills = often(400, 4);
    plan.clockJumps = often(300, 3);
    plan.diskFaults = often(200, 3);
    plan.poison = often(150, 2);
    plan.narrow = often(100, 1);
    plan.sealing = often(250, 3);
    return plan;
}

/// A desk that enrols after the hub was told begins sealed; the others hear of it.
void SyncWorld::planSealing()
{
    if (m_plan.sealing == 1)
        m_sealTo = agencyWord(0);
    if (m_plan.sealing >= 2)
        at(until(m_plan.faults / 2), [this] { m_sealTo = agencyWord(0); });
    if (m_plan.sealing == 3)
        at(m_plan.faults / 2 + until(m_plan.faults / 2), [this] { m_sealTo = agencyWord(1); });
}

/// An image of the disk from before is put back: what was written since is gone here, and may be at the hub.
void SyncWorld::restore(Desk& desk)
{
    if (desk.images.isEmpty())
        return;
    happened(3);
    desk.record.putBack(desk.images.at(static_cast<qsizetype>(m_random.below(quint64(desk.images.size())))));
    start(desk, agent::Agent::Start::Now);
}

void SyncWorld::rollBack()
{
    if (m_backups.isEmpty())
        return;
    happened(4);
    m_log->log = m_backups.at(static_cast<qsizetype>(m_random.below(quint64(m_backups.size()))));
    for (const auto& desk : m_desks) { // what the hub forgot it cannot be held to
        QSet<QByteArray> kept;
        if (const auto entries = m_log->log.read(desk->record.device(), 1, 0, 1'000'000)) {
            for (const hub::Kept& entry : *entries)
                kept.insert(unwrapped(entry.kind, frameOf(desk->record.device(), entry)).digest);
        }
        desk->acked.intersect(kept);
    }
}

void SyncWorld::planFaults()
{
    const auto anyDesk = [this]() -> Desk& { return *m_desks.at(m_random.below(m_desks.size())); };
    for (int i = 0; i < m_plan.kills; ++i)
        at(until(m_plan.faults), [this, &desk = anyDesk()] { start(desk, agent::Agent::Start::Spread); });
    for (int i = 0; i < m_plan.clockJumps; ++i) {
        const Milliseconds off(static_cast<qint64>(m_random.below(2 * tenYearsMs)) - tenYearsMs);
        at(until(m_plan.faults), [this, off, &desk = anyDesk()] {
            happened(5);
            desk.clock.off = off;
        });
    }
    for (int i = 0; i < m_plan.diskFaults; ++i)
        at(until(m_plan.faults), [this, &desk = anyDesk()] { desk.failing = 1 + int(m_random.below(6)); });
    for (int i = 0; i < m_plan.restores; ++i) {
        Desk& desk = anyDesk();
        const Milliseconds back = until(m_plan.faults);
        at(until(back), [&desk] { desk.images.append(desk.record.image()); });
        at(back, [this, &desk] { restore(desk); });
    }
    for (int i = 0; i < m_plan.rollbacks; ++i) {
        const Milliseconds back = until(m_plan.faults);
        at(until(back), [this] { m_backups.append(m_log->log); });
        at(back, [this] { rollBack(); });
    }
    for (int i = 0; i < m_plan.hubRestarts; ++i) {
        const auto which = static_cast<qsizetype>(m_random.below(quint64(m_plan.hubs)));
        const Milliseconds down = until(m_plan.faults), up = std::min(down + until(10 * minute), m_plan.faults);
        at(down, [this, which] { m_hubUp[which] = false; });
        at(up, [this, which] { m_hubUp[which] = true; });
    }
    for (int i = 0; i < 3; ++i) {
        at(until(m_plan.faults), [&desk = anyDesk()] {
            if (desk.agent)
                desk.agent->tryNow();
        });
        at(until(m_plan.faults), [&desk = anyDesk()] {
            if (desk.agent)
                desk.agent->networkBack();
        });
    }
}

void SyncWorld::planStorms()
{
    static constexpr std::array statuses{401, 403, 413, 422, 429, 500, 503};
    const auto within = [this] {
        const Milliseconds from = until(m_plan.faults);
        return std::pair(from, std::min(from + until(m_plan.faults / 2), m_plan.faults));
    };
    for (int i = 0; i < m_plan.storms; ++i) {
        const auto [from, to] = within();
        m_storms.append({from, to, statuses.at(m_random.below(statuses.size()))});
    }
    for (int i = 0; i < m_plan.outages; ++i)
        m_outages.append(within());
    if (m_break == SyncBreak::NoCompare || m_break == SyncBreak::EarlyCursor) {
        for (const auto& desk : m_desks)
            desk->bent = std::make_unique<Credulous>(desk->record, desk->transport.said);
    }
}

} // namespace naru::test

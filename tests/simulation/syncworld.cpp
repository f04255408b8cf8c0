// SPDX-License-Identifier: GPL-3.0-or-later
// The run of one seed: events in order.
#include "tests/simulation/syncworldparts.h"

#include "app/codec/cbor.h"
#include "app/journal/faults.h"
#include "app/storage/faults.h"

namespace naru::test {

using agent::Agent;

namespace {

constexpr Milliseconds minute{60'000}, day{24 * 3600'000};

/// What this world's entries say in the open: their amount, which the oracle adds up.
QMap<int, qint64> facetsOf(quint16, quint16, const QByteArray& body)
{
    const auto document = codec::CborDocument::parse(body);
    return document && (*document)->root().is(codec::CborType::Array)
        ? QMap<int, qint64>{{2, (*document)->root().at(1).toInteger().value_or(0)}}
        : QMap<int, qint64>();
}

const QList<crypto::PrivateKey>& deskKeys()
{
    static const auto keys = [] {
        SeededRandom random(4711);
        QList<crypto::PrivateKey> made;
        while (made.size() < 64)
            made.append(crypto::PrivateKey::generate(crypto::Curve::P256, random));
        return made;
    }();
    return keys;
}

} // namespace

const crypto::PrivateKey& syncHubKey()
{
    static SeededRandom random(11);
    static const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    return key;
}

const crypto::PrivateKey& agencyKey(int which)
{
    static SeededRandom random(1204);
    static const std::array keys{crypto::PrivateKey::generate(crypto::Curve::P256, random),
        crypto::PrivateKey::generate(crypto::Curve::P256, random)};
    return keys.at(std::size_t(which));
}

wire::SealTo agencyWord(int which)
{
    static const std::array words = [] {
        SeededRandom random(1205);
        std::array<wire::SealTo, 2> made;
        for (int i = 0; i < 2; ++i) {
            crypto::CertificatePlan plan;
            plan.commonName = QStringLiteral("agency");
            plan.notBefore = Instant{};
            plan.notAfter = syncEpoch + day * 3650;
            made[std::size_t(i)] = {
                quint64(i) + 1, crypto::makeCertificate(plan, agencyKey(i).publicKey(), agencyKey(i), nullptr, random)};
        }
        return made;
    }();
    return words.at(std::size_t(which));
}

QByteArray frameOf(const QByteArray& device, const hub::Kept& entry)
{
    if (!entry.isSealed)
        return entry.body;
    for (int which : {0, 1}) {
        const auto frame = wire::unsealed(
            entry.body, {device, entry.epoch, entry.seq, entry.kind, entry.hash, entry.facets}, agencyKey(which));
        if (frame)
            return *frame;
    }
    return QByteArray(1 + journal::saltBytes, '!'); // no frame of anybody
}

SyncWorld::SyncWorld(quint64 seed, SyncBreak broken)
    : SyncWorld(seed, SyncPlan::drawn(seed), broken)
{
}

SyncWorld::SyncWorld(quint64 seed, const SyncPlan& plan, SyncBreak broken)
    : m_seed(seed)
    , m_plan(plan)
    , m_break(broken)
    , m_random(seed)
{
    m_log = std::make_unique<WatchedLog>(*this);
    m_intake = std::make_unique<hub::Intake>(
        *m_log, syncHubKey(),
        [](const hub::Kept& entry) { return entry.kind == heldKind ? QStringLiteral("unknown_kind") : QString(); },
        hub::Intake::Newest(), [this] { return m_sealTo; });
    if (m_break != SyncBreak::None)
        m_plan.sealing = 0;
    planSealing();
    m_hubUp.fill(true, m_plan.hubs);
    populate();
}

SyncWorld::~SyncWorld() = default;

void SyncWorld::at(Milliseconds when, std::function<void()> what)
{
    m_queue.push({when, ++m_number});
    m_events.emplace(m_number, std::move(what));
}

bool SyncWorld::step()
{
    if (m_queue.empty())
        return false;
    const Event event = m_queue.top();
    m_queue.pop();
    const auto found = m_events.find(event.number);
    if (found == m_events.end())
        return true; // an alarm that was set anew
    const auto what = std::move(found->second);
    m_events.erase(found);
    m_now = event.at;
    what();
    checkArmed();
    return true;
}

/// FNV-1a over what happened: two runs of one seed must agree on every event.
void SyncWorld::happened(int what, quint64 detail)
{
    for (quint64 part : {static_cast<quint64>(what), static_cast<quint64>(m_now.count()), detail}) {
        m_trace ^= part;
        m_trace *= 1099511628211ULL;
    }
    static const bool isTold = qEnvironmentVariableIsSet("NARU_TRACE");
    if (!isTold)
        return;
    qInfo("%10lld ms  event %d  %llx", static_cast<long long>(m_now.count()), what, detail);
    for (const auto& desk : m_desks) {
        const auto& image = desk->record.image();
        const auto head = m_log->log.head(desk->record.device());
        if (desk->agent)
            qInfo("              record %u/%llu cursor %u/%llu hub %u/%llu cause %d %s", desk->record.last().epoch,
                desk->record.last().seq, image.cursor.acked.epoch, image.cursor.acked.seq, (*head)->epoch, (*head)->seq,
                int(desk->agent->state().cause), qPrintable(desk->agent->state().detail));
    }
}

void SyncWorld::violated(const QString& what)
{
    happened(99);
    if (m_violations.size() < 5)
        m_violations.append(QStringLiteral("seed %1 at %2 ms: %3").arg(m_seed).arg(m_now.count()).arg(what));
}

void SyncWorld::SimAlarm::set(Milliseconds after, std::function<void()> ring)
{
    if (number > 0)
        world.m_events.erase(number);
    number = 0;
    if (world.m_break == SyncBreak::LostAlarm && !world.m_alarmLost && world.m_now > minute) {
        world.m_alarmLost = true;
        return;
    }
    world.at(world.m_now + std::max(after, Milliseconds(0)), [this, mine = world.m_number + 1, ring = std::move(ring)] {
        if (number != mine)
            return;
        number = 0;
        ring();
    });
    number = world.m_number;
}

Result<hub::Log::Taken> SyncWorld::WatchedLog::append(
    const QByteArray& device, const hub::Head& expected, const QList<hub::Kept>& entries, const hub::Head& next)
{
    const bool wantsSealed = !world.m_sealTo.certificate.isEmpty();
    for (const hub::Kept& entry : entries) {
        if (wantsSealed && !entry.isSealed && entry.digest.size() == journal::hashBytes && wire::isSealable(entry.kind))
            world.violated(QStringLiteral("an open body is stored"));
    }
    auto taken = log.append(device, expected, entries, next);
    if (taken && *taken == Taken::Yes) {
        for (const hub::Kept& entry : entries)
            world.m_ever.insert(entry.hash);
    }
    return taken;
}

void SyncWorld::populate()
{
    for (int i = 0; i < m_plan.desks; ++i) {
        QByteArray device(16, '\0');
        device[0] = static_cast<char>(i + 1);
        auto desk = std::make_unique<Desk>(*this, device, deskKeys().at(i), m_random.number());
        m_log->log.enrol(device);
        m_ever.insert(QByteArray(32, '\0'));
        Desk& own = *desk;
        own.sealTo = m_sealTo;
        own.record.disk = [&own]() -> Result<void> {
            if (own.failing > 0 && own.failing-- > 0)
                return storage::StorageFault::DiskFull;
            return {};
        };
        own.record.moving = [this, &own](const journal::Cursor& to, const std::optional<QByteArray>& ours) {
            watchCursor(own, to, ours);
        };
        for (int n = 0; n < m_plan.entries; ++n)
            at(until(m_plan.faults), [this, &own] { write(own); });
        at(until(Milliseconds(1000)), [this, &own] { start(own, Agent::Start::Spread); });
        m_desks.push_back(std::move(desk));
    }
    planFaults();
    planStorms();
}

void SyncWorld::start(Desk& desk, Agent::Start how)
{
    happened(1);
    if (desk.agent)
        desk.forks += desk.agent->heard().forks;
    desk.agent.reset();
    desk.agent = std::make_unique<Agent>(
        Agent::Doors{desk.clock, desk.random, desk.bent ? *desk.bent : static_cast<journal::Outgoing&>(desk.record),
            desk.transport, desk.alarm, facetsOf},
        QStringLiteral("0.1.0"),
        agent::Identity{desk.key, syncHubKey().publicKey(), syncEpoch + day * 90, desk.sealTo});
    desk.agent->onSealing([&desk](const wire::SealTo& to) -> Result<void> {
        if (auto kept = desk.record.disk(); !kept)
            return kept;
        desk.sealTo = to;
        return {};
    });
    desk.agent->begin(how);
}

void SyncWorld::write(Desk& desk)
{
    const int number = ++desk.number;
    const auto amount = static_cast<qint64>(m_random.below(100'000));
    codec::CborWriter body;
    body.array(2).number(number).number(amount);
    const quint64 what = m_random.below(100);
    const quint16 kind = m_plan.poison > 0 && what < 5 ? poisonKind : what < 8 ? heldKind : quint16(2);
    const QByteArray bytes = body.take();
    desk.written.insert(desk.record.write(kind, bytes, desk.clock.now()), bytes);
    happened(2, static_cast<quint64>(amount));
    if (desk.agent && by(700)) // a hint that may be lost
        desk.agent->written();
}

QStringList SyncWorld::run()
{
    while (!m_queue.empty() && m_queue.top().at <= m_plan.faults && m_violations.isEmpty())
        step();
    m_now = m_plan.faults;
    for (const auto& desk : m_desks)
        desk->failing = 0;
    const Milliseconds end = m_now + drainMax;
    while (m_violations.isEmpty() && !isDrained() && !m_queue.empty() && m_queue.top().at <= end)
        step();
    m_drained = m_now - m_plan.faults;
    if (m_violations.isEmpty() && !isDrained())
        violated(QStringLiteral("not drained in 30 minutes"));
    // What the network kept for days comes at last, and must not change anything that half an hour does not mend.
    if (m_violations.isEmpty() && m_lateMessages > 0) {
        Milliseconds last = m_now;
        while (m_lateMessages > 0 && step())
            last = m_now;
        while (m_violations.isEmpty() && (!isDrained() || m_now == last) && !m_queue.empty()
            && m_queue.top().at <= last + drainMax)
            step();
        if (m_violations.isEmpty() && !isDrained())
            violated(QStringLiteral("not drained after late messages"));
    }
    checkEnd();
    return m_violations;
}

int SyncWorld::forks() const
{
    int forks = 0;
    for (const auto& desk : m_desks)
        forks += desk->forks + desk->agent->heard().forks;
    return forks;
}

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/crashes.h"

#include <QCryptographicHash>

namespace naru::test {

void Crashes::restart(World& world)
{
    world.now.boot += '+';
    world.now.monotonic = Milliseconds(20'000);
    world.now.wall += std::chrono::seconds(40);
}

QByteArray Crashes::after(const Snapshot& at, After end, std::uint64_t seed, const Script& script, bool* played)
{
    FaultyDisk disk("pay-crash");
    disk.restore(*at.disk, end, seed);
    World world = at.world;
    if (end == After::PowerCut)
        restart(world);
    auto log = PlainLog::open(disk.vfs());
    if (!log)
        return log.fault().name();
    const auto tables = tablesOf(**log);
    if (!tables)
        return tables.fault().name();
    const QByteArray state = script.name() + world.now.boot + QByteArray::number(world.now.monotonic.count())
        + world.fingerprint() + *tables;
    const QByteArray key = QCryptographicHash::hash(state, QCryptographicHash::Sha256);
    auto known = m_lived.constFind(key);
    if (known == m_lived.constEnd()) {
        Lived lived;
        lived.verdict = liveAfter(**log, world, script, &lived.played);
        known = m_lived.insert(key, lived);
    }
    if (played)
        *played = *played || known->played;
    return known->verdict;
}

QByteArray Crashes::liveAfter(
    PayLog& log, World& world, const Script& script, bool* played, const std::function<void()>& mark)
{
    Till till(log, world, mark);
    if (const auto recovered = till.recover(); !recovered)
        return "recovery: " + textOf(recovered);
    if (const auto resolved = resolve(till, world); !resolved)
        return textOf(resolved);
    if (const auto lived = liveOn(till, world, m_charge, script, played); !lived)
        return textOf(lived);
    return judged(till, world, m_charge, script);
}

qint64 Crashes::atAll(
    const std::vector<Snapshot>& moments, const Script& script, QByteArray* wrong, bool* played, std::size_t stride)
{
    qint64 cases = 0;
    const Snapshot* before = nullptr;
    for (std::size_t i = std::size_t(script.first) % stride; i < moments.size() && wrong->isEmpty(); i += stride) {
        const Snapshot& now = moments[i];
        const bool sameWorld
            = before && before->world.now == now.world.now && before->world.fingerprint() == now.world.fingerprint();
        for (int seed = 0; seed <= cutsEach && wrong->isEmpty(); ++seed, ++cases) { // 0: the process is killed
            const After end = seed ? After::PowerCut : After::Kill;
            if (sameWorld && FaultyDisk::isSameAfter(end, *before->disk, *now.disk))
                continue; // nothing was written in between: the case before was this one too
            const QByteArray verdict = after(now, end, static_cast<std::uint64_t>(seed), script, played);
            if (!verdict.isEmpty())
                *wrong = script.name() + ", moment " + QByteArray::number(i) + " of "
                    + QByteArray::number(moments.size()) + ", seed " + QByteArray::number(seed) + ": " + verdict;
        }
        before = &now;
    }
    return cases;
}

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
// For fetchline.cpp alone.
#pragma once

#include "app/crypto/hash.h"
#include "sync/agent/httptransport.h"
#include "sync/agent/timeralarm.h"
#include "sync/packs/bundle.h"
#include "sync/packs/fetchhub.h"
#include "sync/packs/fetchline.h"
#include "sync/packs/fetchsister.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QQueue>

namespace naru::packs {

inline constexpr int lookAroundMs = 10'000; ///< for a membership that is new

/// All that waits for disk and network.
class FetchLine::Worker final : public QObject {
public:
    Worker(Parts parts, FetchLine& owner)
        : m_parts(std::move(parts))
        , m_owner(owner)
    {
    }

    void begin(const QMap<packs::Channel, Taken>& taken)
    {
        m_ratchet.all = taken;
        m_look = std::make_unique<QTimer>();
        connect(m_look.get(), &QTimer::timeout, this, [this] { lookAround(); });
        m_look->start(lookAroundMs);
        m_alarm = std::make_unique<agent::TimerAlarm>();
        auto shelf = Shelf::open(m_parts.dataFolder + QStringLiteral("/shelf"));
        if (!shelf) {
            Fetcher::State state;
            state.cause = Fetcher::Cause::ShelfFailed;
            state.fault = QString::fromLatin1(shelf.fault().name());
            return tell(state);
        }
        m_shelf = std::make_unique<Shelf>(*std::move(shelf));
        std::ignore = m_shelf->sweep(); // what cannot be let go now is let go at another start
        if (m_parts.house) {
            m_sister = std::make_unique<SisterWay>(SisterWay::Doors{m_parts.clock, m_random, *m_shelf,
                [this](const QByteArray& device, const QByteArray& message) { toHouse(device, message); }});
            m_sister->seen(m_here);
        }
        renew();
    }
    void end()
    {
        m_look.reset();
        m_fetcher.reset();
        m_hub.reset();
        m_transport.reset();
        m_sister.reset();
        m_alarm.reset();
    }

    void know(const Taken& taken)
    {
        m_ratchet.all[taken.channel] = taken;
        if (m_fetcher)
            m_fetcher->know(taken);
    }
    void heard(const QMap<QString, quint64>& versions)
    {
        if (m_fetcher)
            m_fetcher->heard(versions);
    }
    void lookNow()
    {
        if (m_fetcher)
            m_fetcher->lookNow();
    }
    void seen(const QList<QByteArray>& devices)
    {
        m_here = devices;
        if (m_sister)
            m_sister->seen(devices);
    }
    void hear(const QByteArray& device, const QByteArray& message)
    {
        if (m_sister)
            m_sister->hear(device, message);
    }

    void settled(const Result<void>& result)
    {
        if (m_offered.isEmpty())
            return;
        const Arrived arrived = m_offered.dequeue();
        Result<void> placed = result;
        if (result) {
            know(arrived.taken);
            placed = arrived.why == Arrived::Why::Back ? goBack(arrived.taken)
                                                       : m_shelf->use(arrived.taken.channel, arrived.taken.manifest);
        }
        offerNext();
        if (m_fetcher)
            m_fetcher->settled(arrived.taken.channel, arrived.taken.manifest, placed);
    }

    Result<void> import(const QString& path)
    {
        QFile file(path);
        if (!m_shelf || !file.open(QIODevice::ReadOnly))
            return Fault(m_shelf ? ReleaseFault::BadBundle : ReleaseFault::CannotWrite, QFileInfo(path).fileName());
        const auto bundle = readBundle(file, *m_shelf);
        if (!bundle)
            return bundle.fault();
        if (const auto followed = follow(bundle->roots); !followed)
            return followed;
        const QByteArray sha256 = crypto::sha256(bundle->manifest);
        const auto whole = m_shelf->append(sha256, bundle->manifest.size(), bundle->manifest);
        return whole ? offer(sha256, {}) : whole.fault();
    }
    Result<void> back(packs::Channel channel)
    {
        if (channel != packs::Channel::Lessons)
            return ReleaseFault::Older;
        const auto before = m_shelf ? m_shelf->before(channel) : std::nullopt;
        const auto now = m_ratchet.taken(channel);
        if (!before || !now)
            return ReleaseFault::Missing;
        Arrived arrived;
        arrived.why = Arrived::Why::Back;
        arrived.manifest = before->manifest;
        arrived.taken = *now; // what was taken stays taken: an older one is shown, never believed anew
        return load(arrived);
    }

private:
    Result<void> goBack(const Taken& from)
    {
        const auto left = m_shelf->leave(from.channel, from.manifest);
        return left ? m_shelf->back(from.channel) : left;
    }
    std::optional<QByteArray> pin() const { return m_pin.isEmpty() ? std::nullopt : std::optional(m_pin); }

    /// A stick brings the roots from the first one.
    Result<void> follow(const QList<QByteArray>& roots)
    {
        for (const QByteArray& document : roots) {
            const auto now = m_shelf->root();
            if (!now && !pin())
                return ReleaseFault::NoRoot;
            const auto next = now ? nextRoot(*now, document) : firstRoot(document, *pin());
            if (!next && now)
                continue; // one that is here already, or does not follow: the signatures decide
            const auto taken = now ? m_shelf->follow(document) : m_shelf->believe(document, *pin());
            if (!taken)
                return taken;
        }
        return {};
    }

    QList<QDateTime> stamps() const
    {
        const QDir hub(QDir(m_parts.dataFolder).filePath(QStringLiteral("hub")));
        QList<QDateTime> stamps;
        for (const char* name : {"hub.json", "desk.der", "ca.der"})
            stamps.append(QFileInfo(hub.filePath(QLatin1StringView(name))).lastModified());
        return stamps;
    }
    void lookAround()
    {
        if (m_shelf && stamps() != m_stamps)
            renew();
    }

    void renew()
    {
        m_stamps = stamps();
        m_fetcher.reset();
        m_hub.reset();
        m_transport.reset();
        Fetcher::Belief belief{m_parts.device, {}, {}};
        const auto membership = agent::readMembership(m_parts.dataFolder);
        if (membership && *membership) {
            belief.hubKey = (*membership)->hubKey;
            belief.rootPin = m_pin = (*membership)->packsRoot;
            m_transport = std::make_unique<agent::HttpTransport>(**membership, m_parts.key);
            m_hub = std::make_unique<HubWay>(*m_transport, m_parts.device);
        }
        const Fetcher::Doors doors{m_parts.clock, m_random, *m_shelf, *m_alarm, m_hub.get(), m_sister.get()};
        const Fetcher::Tells tells{[this](packs::Channel channel, const QByteArray& sha256, const Manifest&,
                                       Instant asOf) { arrived(channel, sha256, asOf); },
            [this](packs::Channel channel, Instant asOf) {
                QMetaObject::invokeMethod(&m_owner, [&owner = m_owner, channel, asOf] {
                    if (owner.m_tells.confirmed)
                        owner.m_tells.confirmed(channel, asOf);
                });
            },
            [this] { tell(m_fetcher->state()); }};
        m_fetcher = std::make_unique<Fetcher>(doors, std::move(belief), tells);
        for (const Taken& taken : std::as_const(m_ratchet.all))
            m_fetcher->know(taken);
        m_fetcher->begin();
    }

    /// Later: the fetcher is in the middle of its step.
    void arrived(packs::Channel channel, const QByteArray& sha256, Instant asOf)
    {
        QMetaObject::invokeMethod(
            this,
            [this, channel, sha256, asOf] {
                const auto offered = offer(sha256, asOf);
                if (!offered && m_fetcher)
                    m_fetcher->settled(channel, sha256, offered.fault());
            },
            Qt::QueuedConnection);
    }

    Result<void> offer(const QByteArray& sha256, std::optional<Instant> asOf)
    {
        auto manifest = m_shelf->judge(sha256, {m_ratchet, m_parts.clock.now(), m_parts.program});
        if (!manifest)
            return manifest.fault();
        const auto root = m_shelf->root();
        const QByteArray pin = m_shelf->rootPin();
        const auto before = m_ratchet.taken(manifest->channel);
        Arrived arrived;
        arrived.why = before && before->manifest == sha256 ? Arrived::Why::Again : Arrived::Why::New;
        // From a stick: nobody has said that it is the newest; it was when it was made.
        arrived.taken
            = {manifest->channel, manifest->version, sha256, root->version, pin, asOf.value_or(manifest->notBefore)};
        if (arrived.why == Arrived::Why::Again)
            arrived.taken.asOf = std::max(arrived.taken.asOf, before->asOf);
        arrived.manifest = *std::move(manifest);
        return load(arrived);
    }

    Result<void> load(Arrived arrived)
    {
        for (const File& file : arrived.manifest.files) {
            auto bytes = m_shelf->blob(file.sha256, file.size);
            if (!bytes)
                return bytes.fault();
            arrived.bytes.append(*std::move(bytes));
        }
        m_offered.enqueue(std::move(arrived));
        if (m_offered.size() == 1)
            offerNext();
        return {};
    }
    void offerNext()
    {
        if (m_offered.isEmpty())
            return;
        QMetaObject::invokeMethod(&m_owner, [&owner = m_owner, arrived = m_offered.head()] {
            owner.m_offered = arrived.taken;
            owner.m_isBack = arrived.why == Arrived::Why::Back;
            if (owner.m_tells.arrived)
                owner.m_tells.arrived(arrived);
        });
        m_offered.head().bytes.clear(); // they are the desk's now
    }

    void tell(const Fetcher::State& state)
    {
        QMetaObject::invokeMethod(&m_owner, [&owner = m_owner, state] {
            if (std::exchange(owner.m_state, state) != state && owner.m_tells.changed)
                owner.m_tells.changed();
        });
    }
    void toHouse(const QByteArray& device, const QByteArray& message);

    Parts m_parts;
    FetchLine& m_owner;
    SystemRandom m_random;
    ToldRatchet m_ratchet; ///< the journal's: judged with on this thread
    QByteArray m_pin;
    std::unique_ptr<QTimer> m_look;
    std::unique_ptr<agent::TimerAlarm> m_alarm;
    std::unique_ptr<Shelf> m_shelf;
    std::unique_ptr<agent::HttpTransport> m_transport;
    std::unique_ptr<HubWay> m_hub;
    std::unique_ptr<SisterWay> m_sister;
    std::unique_ptr<Fetcher> m_fetcher;
    QQueue<Arrived> m_offered; ///< the first one is with the desk
    QList<QByteArray> m_here;
    QList<QDateTime> m_stamps;
};

} // namespace naru::packs

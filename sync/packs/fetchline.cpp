// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/packs/fetchline.h"

#include "sync/packs/fetchworker.h"

namespace naru::packs {

/// The channel of the house lives in the owner's thread.
class FetchLine::House {
public:
    House(Channels& channels, Worker& worker)
        : m_channel(channels.open(QLatin1StringView(SisterWay::channelName)))
        , m_worker(worker)
    {
        m_channel->listen([&to = m_worker](const naru::Channel::Peer& peer, const QByteArray& message) {
            QMetaObject::invokeMethod(&to, [&to, device = peer.device, message] { to.hear(device, message); });
        });
        m_channel->watch([this] { tellPeers(); });
        tellPeers();
    }
    void tell(const QByteArray& device, const QByteArray& message) { m_channel->tell(device, message); }

private:
    void tellPeers()
    {
        QList<QByteArray> devices;
        for (const naru::Channel::Peer& peer : m_channel->peers())
            devices.append(peer.device);
        QMetaObject::invokeMethod(&m_worker, [&to = m_worker, devices] { to.seen(devices); });
    }

    std::unique_ptr<naru::Channel> m_channel;
    Worker& m_worker;
};

void FetchLine::Worker::toHouse(const QByteArray& device, const QByteArray& message)
{
    QMetaObject::invokeMethod(&m_owner, [&owner = m_owner, device, message] {
        if (owner.m_house)
            owner.m_house->tell(device, message);
    });
}

FetchLine::FetchLine(Parts parts, Tells tells, QObject* parent)
    : QObject(parent)
    , m_tells(std::move(tells))
{
    m_thread.setObjectName(QStringLiteral("naru-fetch"));
    Channels* const house = parts.house;
    m_worker = new Worker(std::move(parts), *this);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
    if (house)
        m_house = std::make_unique<House>(*house, *m_worker);
}

FetchLine::~FetchLine()
{
    m_house.reset();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->end(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    delete m_worker;
}

void FetchLine::know(const QList<Taken>& taken)
{
    for (const Taken& one : taken) {
        m_taken[one.channel] = one;
        QMetaObject::invokeMethod(m_worker, [worker = m_worker, one] { worker->know(one); });
    }
}

void FetchLine::begin()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, taken = m_taken] { worker->begin(taken); });
}

void FetchLine::heard(const QMap<QString, quint64>& versions)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, versions] { worker->heard(versions); });
}

void FetchLine::lookNow()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->lookNow(); });
}

void FetchLine::settled(const Result<void>& result)
{
    if (!m_offered)
        return;
    if (result && !m_isBack)
        m_taken[m_offered->channel] = *m_offered;
    m_offered.reset();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, result] { worker->settled(result); });
}

void FetchLine::import(const QString& file, std::function<void(Result<void>)> done)
{
    QMetaObject::invokeMethod(m_worker, [this, file, done = std::move(done)] {
        QMetaObject::invokeMethod(this, [done, result = m_worker->import(file)] { done(result); });
    });
}

void FetchLine::back(packs::Channel channel, std::function<void(Result<void>)> done)
{
    QMetaObject::invokeMethod(m_worker, [this, channel, done = std::move(done)] {
        QMetaObject::invokeMethod(this, [done, result = m_worker->back(channel)] { done(result); });
    });
}

QMap<QString, quint64> FetchLine::versions() const
{
    QMap<QString, quint64> versions;
    for (const Taken& taken : m_taken)
        versions.insert(QString::fromLatin1(nameOf(taken.channel)), taken.version);
    return versions;
}

} // namespace naru::packs

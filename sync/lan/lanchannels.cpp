// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/lanchannels.h"

#include "app/base/assert.h"
#include "sync/lan/lanimpl.h"

#include <QNetworkInterface>

#include <algorithm>

namespace naru::lan {

using Impl = LanChannels::Impl;

Impl::Line::Line(Impl& impl, QString name)
    : m_impl(impl)
    , m_name(std::move(name))
{
    NARU_ASSERT(Parcel::isName(m_name));
    m_impl.opened(this);
}

Impl::Line::~Line()
{
    m_impl.closed(this);
}

void Impl::Line::tell(const QByteArray& message)
{
    for (const Peer& peer : peers())
        tell(peer.device, message);
}

void Impl::Line::tell(const QByteArray& device, const QByteArray& message)
{
    NARU_ASSERT(message.size() <= messageBytesMax);
    m_impl.tell(m_name, device, message);
}

void Impl::Line::hear(const Peer& peer, const QByteArray& message) const
{
    if (const Heard heard = m_heard) // a copy: it may replace itself
        heard(peer, message);
}

void Impl::Line::tellChange()
{
    QList<Peer> now = peers();
    if (now == m_seen)
        return;
    m_seen = std::move(now);
    if (const auto listener = m_changed)
        listener();
}

QList<Channel::Peer> Impl::peersOf(const QString& name) const
{
    QList<Channel::Peer> peers;
    for (auto it = byDevice.begin(); it != byDevice.end(); ++it) {
        const Link* link = linkTo(it.key(), name);
        if (!link)
            continue;
        const QString here = trusted.nameHere(it.key());
        peers.append({it.key(), here.isEmpty() ? link->handshake().other()->name : here});
    }
    std::ranges::sort(peers, {}, &Channel::Peer::device);
    return peers;
}

/// The connection by which that channel of that desk is reached; an empty name: any.
Link* Impl::linkTo(const QByteArray& device, const QString& name) const
{
    const auto serves = [&](Link* link) {
        return link && link->state() == Link::State::Open && link->handshake().mode() == Mode::Paired
            && link->device() == device && (name.isEmpty() || link->names().contains(name));
    };
    if (Link* first = byDevice.value(device); serves(first))
        return first;
    for (Link* link : links()) {
        if (serves(link))
            return link;
    }
    return nullptr;
}

void Impl::tell(const QString& name, const QByteArray& device, const QByteArray& message)
{
    if (Link* link = linkTo(device, name)) {
        const quint64 before = link->leftOut();
        link->post(name, message);
        counts.leftOut += link->leftOut() - before;
    }
}

void Impl::opened(Line* line)
{
    for (const Line* other : std::as_const(lines))
        NARU_ASSERT(other->name() != line->name());
    lines.append(line);
    for (const auto& link : std::as_const(byDevice))
        if (link)
            link->say(Parcel::Kind::Open, line->name());
}

void Impl::closed(Line* line)
{
    lines.removeOne(line);
    for (Link* link : links())
        if (link->handshake().mode() == Mode::Paired)
            link->say(Parcel::Kind::Close, line->name());
}

void Impl::hear(Link* link, const Parcel& parcel)
{
    if (link->handshake().mode() != Mode::Paired)
        return; // a connection to become a pair carries nothing else
    switch (parcel.kind) {
    case Parcel::Kind::Open:
        if (link->names().size() >= limits.namesMax && !link->names().contains(parcel.name)) {
            ++counts.broken;
            link->close();
            return gone(link, LanFault::BadFrame);
        }
        link->names().insert(parcel.name);
        return tellChanges();
    case Parcel::Kind::Close:
        link->names().remove(parcel.name);
        return tellChanges();
    case Parcel::Kind::Twice:
        link->close();
        return gone(link, LanFault::LineBroken);
    case Parcel::Kind::Message:
        break;
    case Parcel::Kind::Ping:
    case Parcel::Kind::Pong:
        return;
    }
    if (!link->names().contains(parcel.name))
        return;
    const QByteArray device = link->device();
    const QString here = trusted.nameHere(device);
    for (const Line* line : QList<Line*>(lines.begin(), lines.end())) {
        if (line->name() == parcel.name)
            return line->hear({device, here.isEmpty() ? link->handshake().other()->name : here}, parcel.message);
    }
}

/// To everybody who sees something else now than before. A listener may change what others see: then once more.
void Impl::tellChanges()
{
    tellAgain = true;
    if (std::exchange(telling, true))
        return;
    while (std::exchange(tellAgain, false)) {
        for (Line* line : QList<Line*>(lines))
            if (lines.contains(line))
                line->tellChange();
        QList<Channel::Peer> here;
        for (auto it = byDevice.begin(); it != byDevice.end(); ++it)
            here.append({it.key(), trusted.nameHere(it.key())});
        std::ranges::sort(here, {}, &Channel::Peer::device);
        if (here != std::exchange(seenHere, here))
            if (const auto listener = changed)
                listener();
    }
    telling = false;
}

LanChannels::LanChannels(Self self, Trusted& trusted, const Clock& clock, Random& random)
    : LanChannels(std::move(self), trusted, clock, random, Limits())
{
}

LanChannels::LanChannels(Self self, Trusted& trusted, const Clock& clock, Random& random, const Limits& limits)
    : m(std::make_unique<Impl>(std::move(self), trusted, clock, random, limits))
{
}

LanChannels::~LanChannels() = default;

Result<void> LanChannels::listen()
{
    if (const auto usual = m->listen(QHostAddress::Any, Place::usualPort))
        return usual;
    return m->listen(QHostAddress::Any, 0);
}

Result<void> LanChannels::listen(const Place& at)
{
    const QHostAddress address(at.address);
    const bool isAll = address == QHostAddress(QHostAddress::AnyIPv6); // "::" is all of both kinds
    return m->listen(isAll ? QHostAddress(QHostAddress::Any) : address, at.port);
}

void LanChannels::stop()
{
    m->stop();
}

quint16 LanChannels::port() const
{
    return m->server.isListening() ? m->server.serverPort() : 0;
}

QStringList LanChannels::ownPlaces() const
{
    if (!m->server.isListening())
        return {};
    const QHostAddress at = m->server.serverAddress();
    if (at != QHostAddress(QHostAddress::Any) && at != QHostAddress(QHostAddress::AnyIPv6))
        return {Place{at.toString(), port()}.text()};
    QStringList places;
    for (const QNetworkInterface& face : QNetworkInterface::allInterfaces()) {
        const auto flags = face.flags();
        if (!flags.testFlag(QNetworkInterface::IsRunning) || flags.testFlag(QNetworkInterface::IsLoopBack)
            || flags.testFlag(QNetworkInterface::IsPointToPoint))
            continue;
        for (const QNetworkAddressEntry& entry : face.addressEntries()) {
            const QHostAddress ip = entry.ip();
            if (ip.protocol() == QAbstractSocket::IPv4Protocol || ip.isUniqueLocalUnicast())
                places.append(Place{ip.toString(), port()}.text());
        }
    }
    return places;
}

void LanChannels::seek(const QList<Place>& places)
{
    m->seek(places);
}

void LanChannels::recheck()
{
    m->recheck();
}

void LanChannels::rename(const QString& name)
{
    m->self.name = nameFit(name);
}

std::unique_ptr<Channel> LanChannels::open(const QString& name)
{
    return std::make_unique<Impl::Line>(*m, name);
}

bool LanChannels::here(const QByteArray& device) const
{
    return m->byDevice.contains(device);
}

void LanChannels::watch(std::function<void()> changed)
{
    m->changed = std::move(changed);
}

void LanChannels::watchTries(std::function<void()> changed)
{
    m->triesChanged = std::move(changed);
}

void LanChannels::tick()
{
    m->tick();
}

LanChannels::Counts LanChannels::counts() const
{
    return m->counts;
}

} // namespace naru::lan

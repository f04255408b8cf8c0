// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/assert.h"
#include "sync/lan/lanimpl.h"

#include <QNetworkProxy>
#include <QTcpSocket>

#include <algorithm>

namespace naru::lan {

using Impl = LanChannels::Impl;

namespace {
constexpr Milliseconds tickEvery = std::chrono::milliseconds(250);
constexpr int placesMax = 64;

QString addressOf(const QTcpSocket& socket)
{
    bool isFour = false;
    const quint32 four = socket.peerAddress().toIPv4Address(&isFour);
    return isFour ? QHostAddress(four).toString() : socket.peerAddress().toString();
}
} // namespace

Impl::Impl(Self asSelf, Trusted& whom, const Clock& byClock, Random& byRandom, const Limits& within)
    : self(std::move(asSelf))
    , trusted(whom)
    , clock(byClock)
    , random(byRandom)
    , limits(within)
{
    self.name = nameFit(self.name);
    server.setProxy(QNetworkProxy::NoProxy);
    QObject::connect(&server, &QTcpServer::newConnection, &owner, [this] { admit(); });
    QObject::connect(&timer, &QTimer::timeout, &owner, [this] { tick(); });
    timer.start(tickEvery);
}

Impl::~Impl()
{
    NARU_ASSERT(lines.isEmpty()); // a channel would speak into what is gone
    changed = triesChanged = {};
    stop();
}

Result<void> Impl::listen(const QHostAddress& address, quint16 port)
{
    server.close();
    if (address.isNull() || !server.listen(address, port))
        return Fault(LanFault::CannotListen, server.errorString());
    return {};
}

void Impl::stop()
{
    server.close();
    sought.clear();
    confirmedPlaces.clear();
    dials.clear();
    codeSecret.clear();
    for (Try& one : tries)
        if (isLive(one))
            endTry(one, LanFault::LineBroken);
    for (Link* link : links()) {
        link->close();
        link->deleteLater();
    }
    byDevice.clear();
    tellTries();
    tellChanges();
}

QList<Link*> Impl::links() const
{
    QList<Link*> live;
    for (QObject* child : owner.children()) {
        auto* const link = qobject_cast<Link*>(child);
        if (link && link->state() != Link::State::Ended)
            live.append(link);
    }
    return live;
}

void Impl::admit()
{
    while (QTcpSocket* const socket = server.nextPendingConnection()) {
        const QString address = addressOf(*socket);
        int each = 0, unproven = 0, all = 0;
        for (const Link* link : links()) {
            ++all;
            each += link->came() && link->address() == address;
            unproven += link->came() && link->state() != Link::State::Open;
        }
        if (comesTooOften(address) || all >= limits.connectionsMax || each >= limits.connectionsEachMax
            || unproven >= limits.unprovenMax) {
            ++counts.turnedAway;
            socket->abort();
            socket->deleteLater();
            continue;
        }
        attach(new Link(
            socket, Handshake::respond(setup(), random), [this, address](Mode mode) { return mayPair(mode, address); },
            clock, limits, &owner));
    }
}

/// Each handshake costs this desk a few curve operations, and whoever calls next to nothing.
bool Impl::comesTooOften(const QString& address)
{
    constexpr Milliseconds minute = std::chrono::minutes(1);
    constexpr qsizetype addressesMax = 1024;
    if (clock.monotonic() - minuteBegan >= minute) {
        cameThisMinute.clear();
        minuteBegan = clock.monotonic();
    }
    return (!cameThisMinute.contains(address) && cameThisMinute.size() >= addressesMax)
        || ++cameThisMinute[address] > limits.callsEachMinute;
}

Handshake::Setup Impl::setup() const
{
    return {self, &trusted, {Mode::Paired, Mode::Pairing, Mode::ByCode}, {}, codeSecret};
}

void Impl::attach(Link* link)
{
    QObject::connect(link, &Link::asked, &owner, [this, link] { asked(link); });
    QObject::connect(link, &Link::opened, &owner, [this, link] {
        if (link->handshake().mode() == Mode::Paired)
            joined(link);
        else
            confirmed(link);
    });
    QObject::connect(link, &Link::heard, &owner, [this, link](const Parcel& parcel) { hear(link, parcel); });
    QObject::connect(link, &Link::ended, &owner, [this, link](const Fault& fault) {
        ++counts.broken;
        gone(link, fault);
    });
}

void Impl::seek(const QList<Place>& places)
{
    sought = places.first(std::min<qsizetype>(places.size(), placesMax));
    callAll();
}

/// Which places are called: those that were told, and those of pairs that were made from here.
void Impl::callAll()
{
    const auto wanted
        = [this](const Place& place) { return sought.contains(place) || confirmedPlaces.contains(place); };
    std::erase_if(dials, [&](const Dial& dial) { return !wanted(dial.place); }); // its connection may stay
    for (const Place& place : sought + confirmedPlaces) {
        const auto same = [&](const Dial& dial) { return dial.place == place; };
        if (std::none_of(dials.begin(), dials.end(), same))
            dials.push_back(Dial{place, {}, {}, 0, clock.monotonic()});
    }
    tick();
}

Milliseconds Impl::pauseAfter(int failures)
{
    constexpr int doublingsMax = 16;
    const auto whole = std::min(limits.firstAgain * (1 << std::clamp(failures - 1, 0, doublingsMax)), limits.againMax);
    return whole / 2 + Milliseconds(random.below(quint64(whole.count()) / 2 + 1));
}

void Impl::tick()
{
    for (Link* link : links())
        link->tick();
    const auto now = clock.monotonic();
    for (Dial& dial : dials) {
        const bool stands = !dial.device.isEmpty() && byDevice.contains(dial.device);
        if (dial.link || stands || now < dial.next || links().size() >= limits.connectionsMax)
            continue;
        auto* const link
            = new Link(dial.place, Handshake::initiate(Mode::Paired, {self, &trusted}, random), clock, limits, &owner);
        dial.link = link;
        ++counts.calls;
        attach(link);
    }
    tickTries();
}

/// A paired desk has proven itself. Both ends of two connections see the same two and decide alike.
void Impl::joined(Link* link)
{
    const QByteArray device = link->device();
    for (Dial& dial : dials) {
        if (dial.link == link) {
            dial.device = device;
            dial.failures = 0;
        }
    }
    if (Link* old = byDevice.value(device); old && old->state() == Link::State::Open) {
        const bool sameBegan = old->came() == link->came();
        const bool keepsNew = sameBegan ? link->came() : link->came() == (device < self.device);
        Link* const loser = keepsNew ? old : link;
        if (keepsNew)
            byDevice[device] = link;
        else
            old->askIfThere();         // it may be dead, and nobody has noticed
        if (!sameBegan || !keepsNew) { // who began both says which one goes
            loser->sayTwice();
            gone(loser, LanFault::LineBroken);
        }
        if (!keepsNew)
            return;
    }
    byDevice[device] = link;
    for (const Line* line : std::as_const(lines))
        link->say(Parcel::Kind::Open, line->name());
    tellChanges();
}

/// It has ended, for whatever reason; once for each link.
void Impl::gone(Link* link, const Fault& fault)
{
    const QByteArray device = link->device();
    for (Dial& dial : dials) {
        if (!dial.link && !device.isEmpty()
            && dial.device == device) // desks that lost each other do not all call at once
            dial.next = std::max(dial.next, clock.monotonic() + pauseAfter(1));
        if (dial.link != link)
            continue;
        dial.link = nullptr;
        const bool stranger
            = fault.is(LanFault::Stranger) || fault.is(LanFault::OtherKey) || fault.is(LanFault::Itself);
        ++dial.failures;
        dial.next = clock.monotonic() + (stranger ? limits.againMax : pauseAfter(dial.failures));
    }
    if (byDevice.value(device) == link) {
        byDevice.remove(device);
        if (Link* other = linkTo(device, {}))
            byDevice[device] = other;
    }
    link->deleteLater();
    if (tryEnded(link, fault))
        tellTries();
    tellChanges();
}

void Impl::recheck()
{
    for (Link* link : links()) {
        const auto other = link->handshake().other();
        if (!other || link->handshake().mode() != Mode::Paired
            || trusted.standing(other->device, other->key) == Trusted::Standing::Paired)
            continue;
        link->close();
        gone(link, LanFault::Stranger);
    }
    for (Dial& dial : dials) {
        dial.failures = 0;
        dial.next = std::min(dial.next, clock.monotonic());
    }
    tellChanges();
    tick();
}

} // namespace naru::lan

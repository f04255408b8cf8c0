// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/lanimpl.h"

#include <algorithm>

namespace naru::lan {

using Impl = LanChannels::Impl;
using Trying = Neighbours::Trying;

namespace {
constexpr Milliseconds minute = std::chrono::minutes(1);
constexpr qsizetype triesMax = 32; ///< shown, ended ones too

bool isPairing(std::optional<Mode> mode)
{
    return mode == Mode::Pairing || mode == Mode::ByCode;
}
} // namespace

Impl::Try* Impl::tryOf(const Link* link)
{
    const auto found = std::find_if(tries.begin(), tries.end(), [&](const Try& one) { return one.link == link; });
    return found == tries.end() ? nullptr : &*found;
}

Impl::Try* Impl::tryNumbered(quint64 number)
{
    const auto found
        = std::find_if(tries.begin(), tries.end(), [&](const Try& one) { return one.shown.number == number; });
    return found == tries.end() ? nullptr : &*found;
}

bool Impl::isLive(const Try& one) const
{
    return one.shown.state != Trying::State::Ended && one.shown.state != Trying::State::Confirmed;
}

void Impl::endTry(Try& one, const Fault& fault)
{
    one.shown.state = Trying::State::Ended;
    one.shown.digits.clear();
    one.shown.fault = fault;
    one.endedAt = clock.monotonic();
    one.link = nullptr;
    one.held.reset();
}

quint64 Impl::begin(const QList<Place>& places, Mode mode, const QByteArray& keyHash, const QByteArray& secret)
{
    Try one;
    one.shown.number = ++lastTry;
    one.shown.with.place = places.first().text();
    one.rest = places;
    one.mode = mode;
    one.keyHash = keyHash;
    one.secret = secret;
    if (tries.size() >= triesMax)
        tries.removeIf([this](const Try& old) { return !isLive(old); });
    tries.append(one);
    call(one.shown.number);
    return one.shown.number;
}

/// Calls the next of its places.
void Impl::call(quint64 number)
{
    Try* const one = tryNumbered(number);
    if (!one)
        return;
    if (one->rest.isEmpty() || links().size() >= limits.connectionsMax)
        return endTry(*one, LanFault::NobodyThere);
    one->place = one->rest.takeFirst();
    one->shown.with.place = one->place.text();
    Handshake::Setup with{self, &trusted, {}, {}, one->secret};
    if (one->mode == Mode::ByCode)
        with.expects = [hash = one->keyHash](const QByteArray& key) { return hashOf(key) == hash; };
    auto* const link
        = new Link(one->place, Handshake::initiate(one->mode, std::move(with), random), clock, limits, &owner);
    one->link = link;
    attach(link);
}

static qsizetype triesOf(const QString& address, const QList<Link*>& waiting)
{
    return std::count_if(waiting.begin(), waiting.end(), [&](const Link* link) { return link->address() == address; });
}

/// Where all places are taken, the oldest try of whom most are waiting goes for a host of which none is. Not one to
/// which somebody here has said yes.
bool Impl::yieldTo(const QString& address, const QList<Link*>& waiting)
{
    if (triesOf(address, waiting) > 1)
        return false;
    Link* yields = nullptr;
    for (Link* link : waiting) { // the oldest first
        const bool silent = link->handshake().state() != Handshake::State::Awaiting && link->address() != address;
        if (silent && (!yields || triesOf(link->address(), waiting) > triesOf(yields->address(), waiting)))
            yields = link;
    }
    if (!yields)
        return false;
    yields->refuse(Handshake::Reason::Busy);
    yields->deleteLater();
    if (Try* const one = tryOf(yields))
        endTry(*one, LanFault::TooManyTries);
    tellTries();
    return true;
}

/// May somebody begin a try here now? Who guesses at digits needs many tries; who has the code's secret does not guess.
/// One host alone, that begins and falls silent, keeps nobody else from pairing.
std::optional<Handshake::Reason> Impl::mayPair(Mode mode, const QString& address)
{
    if (!isPairing(mode))
        return std::nullopt;
    QList<Link*> waiting = links(); // the one that asks is among them
    waiting.removeIf([](const Link* link) {
        return !link->came() || link->state() != Link::State::Shaking || !isPairing(link->handshake().mode());
    });
    const auto now = clock.monotonic();
    pairingsBegun.removeIf([&](const auto& begun) { return now - begun.second >= minute; });
    const auto ofOne = std::count_if(
        pairingsBegun.begin(), pairingsBegun.end(), [&](const auto& begun) { return begun.first == address; });
    const bool often = mode == Mode::Pairing
        && (pairingsBegun.size() >= limits.pairingsEachMinute || ofOne >= limits.pairingsOfOneEachMinute);
    if (often || triesOf(address, waiting) > limits.pairingsOfOneMax
        || (waiting.size() > Neighbours::waitingMax && !yieldTo(address, waiting))) {
        ++counts.turnedAway;
        return Handshake::Reason::Busy;
    }
    if (mode == Mode::Pairing)
        pairingsBegun.append({address, now});
    return std::nullopt;
}

void Impl::asked(Link* link)
{
    Try* one = tryOf(link);
    const bool isNew = !one;
    if (isNew) {
        Try theirs;
        theirs.shown.number = ++lastTry;
        theirs.shown.begunThere = true;
        theirs.shown.with.place = link->address();
        theirs.link = link;
        theirs.mode = *link->handshake().mode();
        if (tries.size() >= triesMax)
            tries.removeIf([this](const Try& old) { return !isLive(old); });
        tries.append(theirs);
        one = &tries.last();
    }
    one->shown.state
        = link->handshake().state() == Handshake::State::Asked ? Trying::State::Compare : Trying::State::Awaiting;
    one->shown.digits = link->handshake().digits();
    const Identity other = *link->handshake().other();
    one->shown.with.name = other.name;
    one->shown.replaces = replacedBy(other);
    if (isNew && isCodeUsed(link)) { // somebody else, who began while the code was good
        ++counts.turnedAway;
        link->refuse(Handshake::Reason::CodeUsed);
        link->deleteLater();
        endTry(*one, LanFault::CodeUsed);
    } else if (isNew && one->mode == Mode::ByCode) {
        codeSecret.clear(); // a code is for one caller
    }
    tellTries();
}

/// Came by a code that is not this desk's any more, or not for a second one.
bool Impl::isCodeUsed(const Link* link) const
{
    return link->came() && link->handshake().mode() == Mode::ByCode && !link->handshake().isByCode(codeSecret);
}

/// The pair whose key it would replace, as it is called here; or empty.
QString Impl::replacedBy(const Identity& other) const
{
    if (trusted.standing(other.device, other.key) != Trusted::Standing::OtherKey)
        return {};
    const QString here = trusted.nameHere(other.device);
    return here.isEmpty() ? other.name : here;
}

/// Both persons said yes. Who came to a code was not asked here: nor told, that it takes another key's place.
void Impl::confirmed(Link* link)
{
    const Identity other = *link->handshake().other();
    Try* const one = tryOf(link);
    link->close();
    link->deleteLater();
    if (!one)
        return;
    one->link = nullptr;
    one->shown.digits.clear();
    const QString replaces = replacedBy(other);
    if (!replaces.isEmpty() && (!one->agreed || one->shown.replaces != replaces)) {
        one->shown.replaces = replaces;
        one->shown.state = Trying::State::Compare;
        one->held = other;
        one->heldUntil = clock.monotonic() + limits.persons;
    } else {
        keep(*one, other);
    }
    tellTries();
}

void Impl::keep(Try& one, const Identity& other)
{
    const bool isOver = !one.shown.replaces.isEmpty();
    one.shown.state = Trying::State::Confirmed;
    one.endedAt = clock.monotonic();
    one.held.reset();
    Trusted::Made made{{}, isOver ? Trusted::Made::Over::OtherKey : Trusted::Made::Over::Nobody};
    if (!one.shown.begunThere)
        made.called = one.place;
    trusted.keep(other, made);
    if (made.called && !confirmedPlaces.contains(*made.called)) {
        confirmedPlaces.append(*made.called);
        callAll();
    }
}

void Impl::confirm(Try& one)
{
    if (one.shown.state != Trying::State::Compare)
        return;
    one.agreed = true;
    if (one.held) {
        keep(one, Identity(*one.held));
        tellTries();
    } else if (one.link) {
        one.link->agree();
    }
}

bool Impl::tryEnded(Link* link, const Fault& fault)
{
    Try* const one = tryOf(link);
    if (!one)
        return false;
    const quint64 number = one->shown.number;
    if (fault.is(LanFault::NobodyThere) && !one->rest.isEmpty()) {
        one->link = nullptr;
        call(number);
        return true;
    }
    endTry(*one, fault);
    return true;
}

void Impl::tickTries()
{
    const auto now = clock.monotonic();
    const auto before = tries.size();
    bool late = false;
    for (Try& one : tries) {
        if (isLive(one) && one.held && now >= one.heldUntil) {
            endTry(one, LanFault::TooSlow);
            late = true;
        }
    }
    tries.removeIf([&](const Try& one) { return !isLive(one) && now - one.endedAt >= limits.endedShown; });
    if (late || tries.size() != before)
        tellTries();
}

void Impl::tellTries()
{
    if (const auto listener = triesChanged)
        listener();
}

QByteArray LanChannels::showCode()
{
    PairCode code;
    for (const QString& text : ownPlaces()) {
        if (const auto place = Place::parse(text); place && code.places.size() < PairCode::placesMax)
            code.places.append(*place);
    }
    if (code.places.isEmpty())
        return {};
    m->codeSecret = m->random.bytes(PairCode::secretBytes);
    code.keyHash = hashOf(m->self.identity().key);
    code.secret = m->codeSecret;
    return code.text();
}

void LanChannels::hideCode()
{
    m->codeSecret.clear();
}

void LanChannels::pair(const Place& place)
{
    m->begin({place}, Mode::Pairing, {}, {});
    m->tellTries();
}

Result<void> LanChannels::pairByCode(const QByteArray& code)
{
    const auto read = PairCode::parse(code);
    if (!read)
        return read.fault();
    m->begin(read->places, Mode::ByCode, read->keyHash, read->secret);
    m->tellTries();
    return {};
}

void LanChannels::confirm(quint64 number)
{
    if (auto* const one = m->tryNumbered(number))
        m->confirm(*one);
}

void LanChannels::refuse(quint64 number)
{
    auto* one = m->tryNumbered(number);
    if (!one || !m->isLive(*one))
        return;
    if (Link* const link = one->link) {
        link->refuse(Handshake::Reason::Refused);
        link->deleteLater();
    }
    m->endTry(*one, LanFault::RefusedHere);
    m->tellTries();
}

QList<Neighbours::Trying> LanChannels::tries() const
{
    QList<Neighbours::Trying> shown;
    for (const auto& one : m->tries)
        shown.append(one.shown);
    return shown;
}

} // namespace naru::lan

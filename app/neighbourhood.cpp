// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/neighbourhood.h"

#include "app/crypto/keys/keystore.h"
#include "sync/lan/announcement.h"

#include <algorithm>
#include <utility>

namespace naru {

namespace {
constexpr int ownPlacesEveryMs = 5'000;
constexpr qsizetype placesEachMax = 3;   ///< of a found desk, that are called
constexpr qsizetype placesOfPairMax = 6; ///< of what is found under its hint, which anybody may wear
} // namespace

std::optional<Neighbourhood::Wish> Neighbourhood::Wish::parse(const QString& word)
{
    if (word.isEmpty())
        return Wish{};
    if (word == QLatin1StringView("off"))
        return Wish{How::Off};
    if (word == QLatin1StringView("on"))
        return Wish{How::Port, lan::Place::usualPort};
    bool isNumber = false;
    const quint16 port = word.toUShort(&isNumber);
    if (isNumber)
        return port > 0 ? std::optional(Wish{How::Port, port}) : std::nullopt;
    const auto place = lan::Place::parse(word);
    return place ? std::optional(Wish{How::Port, place->port, place->address}) : std::nullopt;
}

bool Neighbourhood::Wish::isWanted(desk::Desk::Kind kind) const
{
    return how == How::Port || (how == How::Usual && kind == desk::Desk::Kind::Real);
}

Result<std::unique_ptr<Neighbourhood>> Neighbourhood::open(
    desk::Desk& desk, const Clock& clock, Random& random, const Wish& wish)
{
    if (!desk.pairs())
        return desk::PairsFault::Unknown;
    const auto keys = crypto::openFileKeyStore(desk.folder() + QStringLiteral("/keys"));
    if (!keys)
        return keys.fault();
    const auto device = (*keys)->load(QStringLiteral("device.id"));
    auto key = lan::signingKey(**keys);
    if (!device || !key)
        return device ? key.fault() : device.fault();
    lan::Self self{device->view().toByteArray(), lan::nameFit(desk.settings().desk), std::move(*key)};
    std::unique_ptr<Neighbourhood> made(new Neighbourhood(desk, *desk.pairs(), std::move(self), clock, random));
    made->begin(wish);
    return made;
}

std::unique_ptr<Neighbourhood> Neighbourhood::wished(
    desk::Desk& desk, const Clock& clock, Random& random, const Wish& wish)
{
    if (!wish.isWanted(desk.kind()))
        return {};
    auto opened = open(desk, clock, random, wish);
    return opened ? std::move(*opened) : nullptr;
}

Neighbourhood::Neighbourhood(desk::Desk& desk, desk::Pairs& pairs, lan::Self self, const Clock& clock, Random& random)
    : m_desk(desk)
    , m_pairs(pairs)
    , m_device(self.device)
    , m_lan(std::move(self), *this, clock, random)
{
}

Neighbourhood::~Neighbourhood()
{
    m_lan.watch({});
    m_lan.watchTries({});
}

void Neighbourhood::begin(const Wish& wish)
{
    m_wish = wish;
    m_lan.watch([this] { tell(); });
    m_lan.watchTries([this] { tell(); });
    connect(&m_discovery, &lan::Discovery::changed, this, [this] {
        seek();
        tell();
    });
    connect(&m_pairs, &desk::Pairs::changed, this, [this] {
        m_lan.recheck();
        seek();
        tell();
    });
    connect(&m_desk, &desk::Desk::settingsChanged, this, &Neighbourhood::announce);
    // and when it has just been set up: its settings are there before its first administrator is
    connect(&m_desk, &desk::Desk::signedInChanged, this, &Neighbourhood::announce);
    connect(&m_looking, &QTimer::timeout, this, &Neighbourhood::lookAtOwnPlaces);
    m_looking.start(ownPlacesEveryMs);
    announce();
    m_places = m_lan.ownPlaces();
    seek();
}

/// Not before the desk is set up: nobody needs to know of it.
void Neighbourhood::listen()
{
    if (m_desk.needsSetup() || m_lan.port() != 0)
        return;
    const bool all = m_wish.address.isEmpty();
    const bool usual = m_wish.how == Wish::How::Usual || (all && m_wish.port == lan::Place::usualPort);
    const auto heard
        = usual ? m_lan.listen() : m_lan.listen({all ? QStringLiteral("::") : m_wish.address, m_wish.port});
    m_deaf = heard ? std::nullopt : std::optional(heard.fault());
}

void Neighbourhood::announce()
{
    listen();
    const QString name = lan::nameFit(m_desk.settings().desk);
    m_lan.rename(name);
    const quint16 port = m_desk.needsSetup() ? 0 : m_lan.port(); // without a name nobody is called by it
    m_discovery.announce(name, port, lan::hintOf(m_device));
}

/// What kept it deaf passes: another program's call went out from that port, or the cable of that address was not in.
void Neighbourhood::lookAtOwnPlaces()
{
    const bool wasDeaf = m_deaf.has_value();
    if (wasDeaf)
        announce();
    if (wasDeaf == m_deaf.has_value() && m_places == m_lan.ownPlaces())
        return;
    m_places = m_lan.ownPlaces();
    tell();
}

void Neighbourhood::tell() const
{
    if (m_changed)
        m_changed();
}

/// A found desk's hint says which pair it may be; who it is, the handshake finds out.
void Neighbourhood::seek()
{
    QList<lan::Place> places;
    for (const desk::Pair& pair : m_pairs.list()) { // first what a person typed: whoever floods crowds it out nowhere
        const auto typed = pair.place.isEmpty() ? std::nullopt : std::optional(lan::Place::parse(pair.place));
        if (typed && *typed && !places.contains(**typed))
            places.append(**typed);
    }
    for (const desk::Pair& pair : m_pairs.list()) {
        QList<lan::Place> own;
        const QByteArray hint = lan::hintOf(pair.device);
        for (const lan::FoundDesk& desk : m_discovery.found()) {
            if (desk.hint == hint)
                own += desk.places.first(std::min(desk.places.size(), placesEachMax));
        }
        places += own.first(std::min(own.size(), placesOfPairMax));
    }
    if (places == m_sought)
        return;
    m_sought = places;
    m_lan.seek(places);
}

void Neighbourhood::showCode()
{
    m_code = m_lan.ownPlaces().isEmpty() ? QByteArray() : m_lan.showCode();
    tell();
}

void Neighbourhood::hideCode()
{
    m_lan.hideCode();
    m_code.clear();
    tell();
}

bool Neighbourhood::isCode(const QByteArray& code) const
{
    return lan::PairCode::parse(code) ? true : false;
}

std::optional<Fault> Neighbourhood::blind() const
{
    return m_deaf ? m_deaf : m_discovery.blind();
}

QList<Neighbours::Around> Neighbourhood::around() const
{
    QList<QByteArray> known{lan::hintOf(m_device)};
    for (const desk::Pair& pair : m_pairs.list())
        known.append(lan::hintOf(pair.device));
    QList<Around> around;
    for (const lan::FoundDesk& desk : m_discovery.found()) {
        if (desk.hint.isEmpty() || !known.contains(desk.hint))
            around.append({desk.name, desk.places.first().text()});
    }
    return around;
}

QList<Neighbours::Trying> Neighbourhood::tries() const
{
    QList<Trying> tries = m_lan.tries();
    for (Trying& trying : tries) {
        if (trying.with.name.isEmpty()) { // before it has said who it is: as it was found
            const auto places = around();
            const auto found = std::ranges::find(places, trying.with.place, &Around::place);
            trying.with.name = found == places.end() ? QString() : found->name;
        }
        const auto unkept = m_unkept.constFind(trying.with.name);
        if (trying.state == Trying::State::Confirmed && unkept != m_unkept.constEnd()) {
            trying.state = Trying::State::Ended;
            trying.fault = *unkept;
        }
    }
    return tries;
}

Result<void> Neighbourhood::begun()
{
    const auto may = m_pairs.mayPair();
    if (!may)
        return may.fault();
    m_by = *may;
    m_unkept.clear();
    return {};
}

Result<void> Neighbourhood::pair(const QString& place)
{
    if (const auto may = begun(); !may)
        return may;
    const auto parsed = lan::Place::parse(place);
    if (!parsed)
        return parsed.fault();
    m_lan.pair(*parsed);
    return {};
}

Result<void> Neighbourhood::pairByCode(const QByteArray& code)
{
    if (const auto may = begun(); !may)
        return may;
    return m_lan.pairByCode(code);
}

void Neighbourhood::confirm(quint64 number)
{
    if (begun())
        m_lan.confirm(number);
}

lan::Trusted::Standing Neighbourhood::standing(const QByteArray& device, const QByteArray& key) const
{
    const auto pair = m_pairs.find(device);
    if (!pair)
        return Standing::Unknown;
    return pair->key == key ? Standing::Paired : Standing::OtherKey;
}

QString Neighbourhood::nameHere(const QByteArray& device) const
{
    const auto pair = m_pairs.find(device);
    return pair ? pair->name : QString();
}

/// Where nobody is found by themselves, a typed address or a code's is all there is to meet again by.
void Neighbourhood::keep(const lan::Identity& other, const Made& made)
{
    desk::Pair pair{other.device, other.name, other.key, {}, {}};
    const auto found = m_discovery.found();
    if (made.called
        && std::ranges::none_of(found, [&](const lan::FoundDesk& desk) { return desk.places.contains(*made.called); }))
        pair.place = made.called->text();
    const auto over = made.over == Made::Over::OtherKey ? desk::Pairs::Over::OtherKey : desk::Pairs::Over::Nobody;
    m_pairs.keep(pair, m_by, over, [this, name = other.name](const Result<void>& kept) {
        if (kept)
            return;
        m_unkept.insert(name, kept.fault());
        tell();
    });
}

} // namespace naru

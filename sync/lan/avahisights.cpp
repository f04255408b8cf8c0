// SPDX-License-Identifier: GPL-3.0-or-later
// Who else is around, as the browser and its resolvers see it.
#include "sync/lan/avahiwork.h"
#include "sync/lan/identity.h"

#include <QHostAddress>

#include <avahi-common/error.h>

#include <algorithm>

namespace naru::lan {

namespace {

/// The smaller, the more likely it is the way to that desk.
int rankOf(const Place& place)
{
    const QHostAddress address(place.address);
    const bool isOld = address.protocol() == QAbstractSocket::IPv4Protocol;
    if (address.isLoopback())
        return 4;
    if (address.isLinkLocal())
        return isOld ? 2 : 3;
    return isOld ? 0 : 1;
}

std::optional<Place> placeOf(const AvahiAddress& address, AvahiIfIndex interface, quint16 port)
{
    char text[AVAHI_ADDRESS_STR_MAX];
    avahi_address_snprint(text, sizeof text, &address);
    QString where = QString::fromLatin1(text);
    const QHostAddress parsed(where);
    if (port == 0 || parsed.isNull() || parsed.isMulticast())
        return std::nullopt;
    if (address.proto == AVAHI_PROTO_INET6 && parsed.isLinkLocal())
        where += u'%' + QString::number(interface);
    return Place{where, port};
}

QList<QByteArray> listOf(AvahiStringList* texts)
{
    QList<QByteArray> list;
    for (AvahiStringList* at = texts; at && list.size() < Announcement::textsMax; at = avahi_string_list_get_next(at))
        list.append(QByteArray(
            reinterpret_cast<const char*>(avahi_string_list_get_text(at)), qsizetype(avahi_string_list_get_size(at))));
    return list;
}

} // namespace

void AvahiWork::browse()
{
    if (m_browser)
        return;
    const auto told
        = [](AvahiServiceBrowser*, AvahiIfIndex interface, AvahiProtocol protocol, AvahiBrowserEvent event,
              const char* name, const char* type, const char* domain, AvahiLookupResultFlags flags, void* userdata) {
              auto* const self = static_cast<AvahiWork*>(userdata);
              if (event == AVAHI_BROWSER_FAILURE)
                  self->refused();
              else if (event == AVAHI_BROWSER_NEW && !(flags & AVAHI_LOOKUP_RESULT_OUR_OWN))
                  self->came({interface, protocol, name, type, domain});
              else if (event == AVAHI_BROWSER_REMOVE)
                  self->went({interface, protocol, name, type, domain});
          };
    m_browser = avahi_service_browser_new(
        m_client, AVAHI_IF_UNSPEC, AVAHI_PROTO_UNSPEC, Announcement::service, nullptr, AvahiLookupFlags(0), told, this);
    if (!m_browser)
        refused();
}

void AvahiWork::came(const Event& event)
{
    if (m_sightings.size() >= sightingsMax)
        return;
    auto sighting = std::make_unique<Sighting>();
    sighting->work = this;
    sighting->event = event;
    const auto told = [](AvahiServiceResolver*, AvahiIfIndex, AvahiProtocol, AvahiResolverEvent answer, const char*,
                          const char*, const char*, const char*, const AvahiAddress* address, uint16_t port,
                          AvahiStringList* texts, AvahiLookupResultFlags, void* userdata) {
        auto* const seen = static_cast<Sighting*>(userdata);
        if (answer == AVAHI_RESOLVER_FOUND && address)
            seen->work->resolved(*seen, *address, port, texts);
    };
    sighting->resolver = avahi_service_resolver_new(m_client, event.interface, event.protocol, event.name.constData(),
        event.type.constData(), event.domain.constData(), event.protocol, AvahiLookupFlags(0), told, sighting.get());
    if (sighting->resolver)
        m_sightings.push_back(std::move(sighting));
}

void AvahiWork::went(const Event& event)
{
    std::erase_if(m_sightings, [&](const auto& sighting) {
        if (sighting->event != event)
            return false;
        avahi_service_resolver_free(sighting->resolver);
        return true;
    });
    tell();
}

void AvahiWork::resolved(Sighting& sighting, const AvahiAddress& address, quint16 port, AvahiStringList* texts)
{
    const auto announced = Announcement::parse(listOf(texts));
    sighting.place = announced ? placeOf(address, sighting.event.interface, port) : std::nullopt;
    sighting.hint = announced ? announced->hint : QByteArray();
    tell();
}

QList<FoundDesk> AvahiWork::found() const
{
    QList<FoundDesk> found;
    for (const auto& sighting : m_sightings) {
        if (!sighting->place)
            continue;
        const QString name = nameFit(QString::fromUtf8(sighting->event.name));
        auto desk = std::ranges::find_if(
            found, [&](const FoundDesk& each) { return each.name == name && each.hint == sighting->hint; });
        if (desk == found.end())
            desk = found.insert(found.end(), {name, sighting->hint, {}});
        if (desk->places.size() < Discovery::placesEachMax && !desk->places.contains(*sighting->place))
            desk->places.append(*sighting->place);
    }
    for (FoundDesk& desk : found)
        std::ranges::sort(desk.places, {}, [](const Place& place) { return std::pair(rankOf(place), place.address); });
    std::ranges::sort(found, {}, [](const FoundDesk& desk) { return std::pair(desk.name, desk.hint); });
    return found.first(std::min<qsizetype>(found.size(), Neighbours::foundMax));
}

} // namespace naru::lan

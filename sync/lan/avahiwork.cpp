// SPDX-License-Identifier: GPL-3.0-or-later
// The client, what it publishes, and the way back when the daemon goes.
#include "sync/lan/avahiwork.h"

#include "sync/lan/avahipoll.h"

#include <avahi-common/alternative.h>
#include <avahi-common/error.h>
#include <avahi-common/malloc.h>

#include <algorithm>
#include <utility>

namespace naru::lan {

AvahiWork::AvahiWork(std::shared_ptr<Discovery::Hearer> hearer)
    : m_hearer(std::move(hearer))
    , m_again(this)
    , m_telling(this)
{
    m_again.setSingleShot(true);
    m_telling.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &AvahiWork::begin);
    connect(&m_telling, &QTimer::timeout, this, [this] {
        const QMutexLocker locked(&m_hearer->lock);
        if (!m_hearer->owner)
            return;
        QMetaObject::invokeMethod(
            m_hearer->owner,
            [owner = m_hearer->owner,
                found = m_blind && m_blind->is(DiscoveryFault::NoDaemon) ? QList<FoundDesk>() : found(),
                blind = m_blind, name = m_ownName] { owner->take(found, blind, name); },
            Qt::QueuedConnection);
    });
}

AvahiWork::~AvahiWork()
{
    end();
}

void AvahiWork::announce(const QString& name, quint16 port, const QByteArray& hint)
{
    const QByteArray instance = instanceNameOf(name);
    if (m_wanted && instance == m_name && port == m_port && hint == m_announcement.hint)
        return;
    m_wanted = true;
    m_name = m_tried = instance;
    m_namesTried = 0;
    m_port = port;
    m_announcement.hint = hint;
    if (!m_client && !m_again.isActive())
        return begin();
    if (m_group)
        avahi_entry_group_reset(m_group);
    if (m_client && avahi_client_get_state(m_client) == AVAHI_CLIENT_S_RUNNING)
        publish();
}

void AvahiWork::begin()
{
    end();
    int error = 0;
    const auto told = [](AvahiClient* client, AvahiClientState state, void* self) {
        static_cast<AvahiWork*>(self)->clientIs(client, state);
    };
    AvahiClient* const client = avahi_client_new(&avahiPoll(), AVAHI_CLIENT_NO_FAIL, told, this, &error);
    m_client = client; // nothing, though it may have told of itself before it failed
    if (!client) {
        m_blind = Fault(DiscoveryFault::NoDaemon, QString::fromLatin1(avahi_strerror(error)));
        beginAgain();
    }
}

void AvahiWork::end()
{
    for (const auto& sighting : m_sightings) {
        if (sighting->resolver)
            avahi_service_resolver_free(sighting->resolver);
    }
    m_sightings.clear();
    if (m_browser)
        avahi_service_browser_free(std::exchange(m_browser, nullptr));
    if (m_group)
        avahi_entry_group_free(std::exchange(m_group, nullptr));
    if (m_client)
        avahi_client_free(std::exchange(m_client, nullptr));
    m_ownName.clear();
}

void AvahiWork::beginAgain()
{
    m_again.start(m_againMs);
    m_againMs = std::min(2 * m_againMs, againMaxMs);
    tell();
}

void AvahiWork::clientIs(AvahiClient* client, AvahiClientState state)
{
    m_client = client; // the first time it tells before it is handed over
    switch (state) {
    case AVAHI_CLIENT_S_RUNNING:
        m_againMs = firstAgainMs;
        m_blind.reset();
        m_tried = m_name;
        m_namesTried = 0;
        publish();
        browse();
        break;
    case AVAHI_CLIENT_S_REGISTERING: // the machine's own name changes; afterwards it runs again
    case AVAHI_CLIENT_S_COLLISION:
        if (m_group)
            avahi_entry_group_reset(m_group);
        m_ownName.clear();
        break;
    case AVAHI_CLIENT_CONNECTING: // there is a bus, and nobody on it; told again when the daemon comes
        m_blind = DiscoveryFault::NoDaemon;
        m_ownName.clear();
        break;
    case AVAHI_CLIENT_FAILURE: // the daemon went, or the bus: this client is of no use, and cannot be freed in here
        m_blind = Fault(DiscoveryFault::NoDaemon, QString::fromLatin1(avahi_strerror(avahi_client_errno(client))));
        m_ownName.clear();
        beginAgain();
        break;
    }
    tell();
}

void AvahiWork::refused()
{
    const int error = m_client ? avahi_client_errno(m_client) : 0;
    m_blind = Fault(DiscoveryFault::Refused, QString::fromLatin1(avahi_strerror(error)));
    tell();
}

void AvahiWork::publish()
{
    if (m_port == 0)
        return;
    const auto told = [](AvahiEntryGroup*, AvahiEntryGroupState state, void* self) {
        static_cast<AvahiWork*>(self)->groupIs(state);
    };
    if (!m_group)
        m_group = avahi_entry_group_new(m_client, told, this);
    else
        avahi_entry_group_reset(m_group);
    if (!m_group || !addService() || avahi_entry_group_commit(m_group) != AVAHI_OK)
        refused();
}

/// Under the next name where this one is taken on this very machine; taken elsewhere, the group tells later.
bool AvahiWork::addService()
{
    AvahiStringList* texts = nullptr;
    const auto said = m_announcement.texts();
    for (const QByteArray& text : said)
        texts = avahi_string_list_add_arbitrary(
            texts, reinterpret_cast<const uint8_t*>(text.constData()), size_t(text.size()));
    int error = AVAHI_ERR_COLLISION;
    while (error == AVAHI_ERR_COLLISION && m_namesTried < namesTriedMax) {
        error = avahi_entry_group_add_service_strlst(m_group, AVAHI_IF_UNSPEC, AVAHI_PROTO_UNSPEC, AvahiPublishFlags(0),
            m_tried.constData(), Announcement::service, nullptr, nullptr, m_port, texts);
        if (error == AVAHI_ERR_COLLISION)
            takeNextName();
    }
    avahi_string_list_free(texts);
    return error == AVAHI_OK;
}

void AvahiWork::takeNextName()
{
    char* const next = avahi_alternative_service_name(m_tried.constData());
    m_tried = next;
    avahi_free(next);
    ++m_namesTried;
}

void AvahiWork::groupIs(AvahiEntryGroupState state)
{
    switch (state) {
    case AVAHI_ENTRY_GROUP_ESTABLISHED:
        m_blind.reset();
        m_ownName = QString::fromUtf8(m_tried);
        tell();
        break;
    case AVAHI_ENTRY_GROUP_COLLISION:
        if (m_namesTried >= namesTriedMax)
            return refused();
        takeNextName();
        publish();
        break;
    case AVAHI_ENTRY_GROUP_FAILURE:
        refused();
        break;
    case AVAHI_ENTRY_GROUP_UNCOMMITED:
    case AVAHI_ENTRY_GROUP_REGISTERING:
        break;
    }
}

void AvahiWork::tell()
{
    m_telling.start(0);
}

} // namespace naru::lan

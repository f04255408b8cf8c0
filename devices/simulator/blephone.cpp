// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/blephone.h"

#include "app/codec/cbor.h"
#include "app/crypto/hash.h"
#include "app/identity/mdl/engagement.h"

namespace naru::sim {

namespace {
using Kind = BlePhone::Act::Kind;
using Offer = BlePhoneTerms::Offer;
constexpr qsizetype uuidBytes = 16, identBytes = 16, incomingBytesMax = 64 * 1024;

/// BleOptions of the retrieval method (§8.2.1.1, table 6): one UUID for both roles.
QByteArray optionsOf(Offer offer, const QByteArray& uuid)
{
    const bool serves = offer != Offer::DeskServes, seeks = offer != Offer::PhoneServes;
    codec::CborWriter writer;
    writer.map(quint64(2 + serves + seeks)).number(0).boolean(serves).number(1).boolean(seeks);
    if (serves)
        writer.number(10).bytes(uuid);
    if (seeks)
        writer.number(11).bytes(uuid);
    return writer.take();
}
} // namespace

BlePhone::BlePhone(Holder& holder, const BlePhoneTerms& terms, Random& random)
    : m_holder(holder)
    , m_terms(terms)
    , m_random(random)
{
}

std::optional<QByteArray> BlePhone::engage()
{
    using identity::mdl::RetrievalMethod;
    const QByteArray service = m_random.bytes(uuidBytes);
    const auto engagement = m_holder.engage({{RetrievalMethod::Ble, 1, optionsOf(m_terms.offer, service)}});
    if (engagement)
        engagedBy(*engagement, service);
    return engagement;
}

void BlePhone::engagedBy(const QByteArray& deviceEngagement, const QByteArray& service)
{
    const auto engagement = identity::mdl::DeviceEngagement::parse(deviceEngagement);
    NARU_ASSERT(engagement && service.size() == uuidBytes);
    m_service = service;
    m_ident = crypto::hkdfSha256(engagement->eDeviceKeyBytes, {}, "BLEIdent", identBytes).view().toByteArray();
    disconnected();
}

std::optional<QByteArray> BlePhone::advertised() const
{
    return m_service.isEmpty() || m_terms.offer == Offer::DeskServes ? std::nullopt : std::optional(m_service);
}

std::optional<QByteArray> BlePhone::sought() const
{
    return m_service.isEmpty() || m_terms.offer == Offer::PhoneServes ? std::nullopt : std::optional(m_service);
}

BlePhone::Acts BlePhone::connected(Role role, qsizetype mtu)
{
    disconnected();
    m_role = role;
    m_mtu = mtu;
    m_isConnected = true;
    if (role == Role::Server)
        return {};
    return {{Kind::ReadIdent, Ident}};
}

void BlePhone::disconnected()
{
    m_isConnected = false;
    m_began = false;
    m_subscriptions.clear();
    m_incoming.clear();
}

BlePhone::Acts BlePhone::leave(const char* why)
{
    if (m_complaint.isEmpty())
        m_complaint = why;
    disconnected();
    return {{Kind::Leave}};
}

BlePhone::Act BlePhone::state(char value) const
{
    return m_role == Role::Server ? Act{Kind::Notify, ServerState, QByteArray(1, value)}
                                  : Act{Kind::Write, DeskState, QByteArray(1, value)};
}

BlePhone::Acts BlePhone::subscribed(int number)
{
    if (number != ServerState && number != FromServer)
        return leave("subscribes to what does not notify");
    m_subscriptions.insert(number);
    return {};
}

BlePhone::Acts BlePhone::identRead(const QByteArray& value)
{
    if (value != m_ident)
        return leave("another desk's Ident");
    m_began = true;
    return {{Kind::Subscribe, DeskState}, {Kind::Subscribe, FromDesk}, state('\x01')};
}

BlePhone::Acts BlePhone::written(int number, const QByteArray& value)
{
    if (!m_isConnected)
        return {};
    if (value.size() > valueBytesMax())
        return leave("a value over the connection's MTU");
    if (number == ToServer)
        return m_began ? take(value) : leave("data before the beginning");
    if (number != ServerState || value.size() != 1)
        return leave("writes what is not written");
    if (value.front() == '\x02') {
        m_heardEnd = true;
        disconnected();
        return {{Kind::Leave}};
    }
    if (value.front() != '\x01' || m_began)
        return leave("an unknown state");
    if (m_subscriptions.size() != 2)
        return leave("begins before it subscribed");
    m_began = true;
    return {};
}

BlePhone::Acts BlePhone::notified(int number, const QByteArray& value)
{
    if (!m_isConnected)
        return {};
    if (value.size() > valueBytesMax())
        return leave("a value over the connection's MTU");
    if (number == FromDesk)
        return m_began ? take(value) : leave("data before the beginning");
    if (number != DeskState || value != QByteArray(1, '\x02'))
        return leave("an unknown state");
    m_heardEnd = true;
    disconnected();
    return {{Kind::Leave}};
}

BlePhone::Acts BlePhone::take(const QByteArray& value)
{
    if (value.isEmpty() || static_cast<quint8>(value.front()) > 1)
        return leave("the first byte of a value");
    m_incoming += value.sliced(1);
    if (m_incoming.size() > incomingBytesMax)
        return leave("a message too large");
    if (value.front() == '\x01')
        return {};
    return answer(std::exchange(m_incoming, {}));
}

BlePhone::Acts BlePhone::answer(const QByteArray& message)
{
    QByteArray reply = m_holder.receive(message);
    if (m_holder.state() == Holder::State::Asked)
        reply = m_terms.holderAgrees ? m_holder.agree() : m_holder.refuse();
    Acts acts = say(reply);
    if (m_terms.saysEnd && !reply.isEmpty())
        acts.append(Acts{state('\x02'), {Kind::Leave}});
    return acts;
}

BlePhone::Acts BlePhone::say(const QByteArray& message) const
{
    Acts acts;
    const Act blank = m_role == Role::Server ? Act{Kind::Notify, FromServer} : Act{Kind::Write, ToDesk};
    QByteArray rest = message;
    while (!rest.isEmpty()) {
        Act act = blank;
        const qsizetype size = valueBytesMax() - 1;
        act.bytes = (rest.size() > size ? '\x01' : '\x00') + rest.left(size);
        rest = rest.mid(size);
        acts.append(act);
    }
    return acts;
}

} // namespace naru::sim

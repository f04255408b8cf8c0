// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakegatt.h"

#include <QMetaObject>

namespace naru::test {

using device::GattValue;
using sim::BlePhone;
using Trouble = AirTerms::Trouble;

AirTerms AirTerms::draw(Random& random)
{
    AirTerms terms;
    terms.mtu = 23 + static_cast<qsizetype>(random.below(495));
    terms.trouble = static_cast<Trouble>(random.below(airTroubleNames.size()));
    terms.at = static_cast<qsizetype>(random.below(terms.trouble == Trouble::CutsAtByte ? 6'000 : 40));
    terms.slowTurns = static_cast<int>(random.below(8));
    terms.failedConnections = static_cast<int>(random.below(8) ? 0 : random.below(4));
    terms.appears = random.below(24) != 0;
    terms.offersService = random.below(24) != 0;
    terms.letsSubscribe = random.below(24) != 0;
    terms.subscribesLast = random.below(2) != 0;
    return terms;
}

QString AirTerms::describe() const
{
    return QStringLiteral("mtu %1, %2 at %3, slow %4, %5 failed connections%6%7%8")
        .arg(mtu)
        .arg(QLatin1StringView(airTroubleNames[static_cast<std::size_t>(trouble)]))
        .arg(at)
        .arg(slowTurns)
        .arg(failedConnections)
        .arg(QLatin1StringView(appears ? "" : ", not there"), QLatin1StringView(offersService ? "" : ", no service"),
            QLatin1StringView(letsSubscribe ? "" : ", no subscription"));
}

void FakeGatt::later(std::function<void()> what, int turns)
{
    QMetaObject::invokeMethod(
        &m_context,
        [this, what = std::move(what), turns, turn = m_turn] {
            if (turn != m_turn)
                return;
            if (turns > 0)
                later(what, turns - 1);
            else
                what();
        },
        Qt::QueuedConnection);
}

void FakeGatt::present(BlePhone* phone, const AirTerms& terms)
{
    if (m_phone)
        takeAway();
    m_phone = phone;
    m_terms = terms;
    m_toPhone = m_toDesk = m_failures = 0;
    bytes = largest = 0;
    values = sessions = 0;
    wasHit = false;
    m_heldBack.reset();
    meet();
}

void FakeGatt::takeAway()
{
    ++m_turn;
    breakLink();
    m_phone = nullptr;
}

void FakeGatt::find(const QByteArray& service)
{
    drop();
    m_role = Role::Client;
    m_service = service;
    isSearching = true;
    meet();
}

void FakeGatt::serve(const QByteArray& service, const QByteArray& ident)
{
    drop();
    m_role = Role::Server;
    m_service = service;
    m_ident = ident;
    isServing = true;
    meet();
}

/// The two are near, and one looks for what the other has.
void FakeGatt::meet()
{
    if (!m_phone || !m_terms.appears || m_isConnected)
        return;
    if (m_role == Role::Client && m_phone->advertised() == m_service)
        later([this] { connectAsClient(); }, m_terms.slowTurns);
    if (m_role == Role::Server && m_phone->sought() == m_service)
        later([this] { connectAsServer(); }, m_terms.slowTurns);
}

void FakeGatt::connectAsClient()
{
    isSearching = false;
    Q_EMIT client.found();
    later(
        [this] {
            if (m_failures++ < m_terms.failedConnections)
                return Q_EMIT client.gone();
            m_isConnected = true;
            ++sessions;
            follow(m_phone->connected(BlePhone::Role::Server, m_terms.mtu));
            Q_EMIT client.connected();
            later(
                [this] {
                    if (!m_terms.offersService)
                        return Q_EMIT client.refused();
                    if (!m_terms.letsSubscribe)
                        return;
                    m_phone->subscribed(BlePhone::ServerState);
                    m_phone->subscribed(BlePhone::FromServer);
                    Q_EMIT client.subscribed(m_terms.mtu);
                },
                m_terms.slowTurns);
        },
        m_terms.slowTurns);
}

void FakeGatt::connectAsServer()
{
    if (m_failures++ < m_terms.failedConnections) {
        later([this] { Q_EMIT server.gone(); });
        return Q_EMIT server.reached();
    }
    m_isConnected = true;
    ++sessions;
    Q_EMIT server.reached();
    later([this] { follow(m_phone->connected(BlePhone::Role::Client, m_terms.mtu)); }, m_terms.slowTurns);
}

/// What was said before is still heard by the phone; the desk hears nothing more.
void FakeGatt::drop()
{
    ++m_turn;
    m_heldBack.reset();
    isSearching = isServing = false;
    m_role = Role::None;
    if (std::exchange(m_isConnected, false))
        m_phone->disconnected();
}

/// From the phone's side.
void FakeGatt::hangUp()
{
    if (!std::exchange(m_isConnected, false))
        return;
    if (m_role == Role::Client)
        later([this] { Q_EMIT client.gone(); });
    else
        later([this] { Q_EMIT server.gone(); });
}

void FakeGatt::breakLink()
{
    if (m_isConnected)
        m_phone->disconnected();
    hangUp();
}

bool FakeGatt::goesOver(const QByteArray& value)
{
    if (m_terms.trouble == Trouble::CutsAtByte && bytes + value.size() > m_terms.at) {
        m_terms.trouble = Trouble::None;
        wasHit = true;
        breakLink();
        return false;
    }
    ++values;
    bytes += value.size();
    largest = std::max(largest, value.size());
    return true;
}

/// At once: what a desk said before it dropped the link goes out, and a phone's acts arrive in later turns anyway.
void FakeGatt::toPhone(GattValue value, const QByteArray& bytesOfValue)
{
    if (!m_isConnected || !goesOver(bytesOfValue))
        return;
    if (m_terms.trouble == Trouble::LosesValue && m_toPhone++ == m_terms.at) {
        wasHit = true;
        return;
    }
    const int first = m_role == Role::Client ? BlePhone::ServerState : BlePhone::DeskState;
    const int number = first + static_cast<int>(value);
    follow(m_role == Role::Client ? m_phone->written(number, bytesOfValue) : m_phone->notified(number, bytesOfValue));
}

void FakeGatt::follow(const BlePhone::Acts& acts)
{
    for (const Act& act : acts) {
        switch (act.kind) {
        case Act::Kind::ReadIdent:
            later([this] { follow(m_phone->identRead(m_ident)); }, m_terms.slowTurns);
            break;
        case Act::Kind::Subscribe:
            if (act.number == BlePhone::FromDesk && m_terms.letsSubscribe)
                later([this] { Q_EMIT server.subscribed(); }, m_terms.subscribesLast ? m_terms.slowTurns + 1 : 0);
            break;
        case Act::Kind::Leave:
            later([this] { hangUp(); });
            break;
        case Act::Kind::Notify:
        case Act::Kind::Write:
            later([this, act] {
                if (m_isConnected && goesOver(act.bytes))
                    toDesk(act.number, act.bytes);
            });
            break;
        }
    }
}

void FakeGatt::toDesk(int number, const QByteArray& value)
{
    const bool isHit = m_toDesk++ == m_terms.at;
    const Trouble trouble = isHit ? m_terms.trouble : Trouble::None;
    if (trouble == Trouble::LosesNotification || trouble == Trouble::Swaps || trouble == Trouble::Repeats)
        wasHit = true;
    if (trouble == Trouble::LosesNotification)
        return;
    if (trouble == Trouble::Swaps) {
        m_heldBack = std::pair(number, value);
        return;
    }
    const auto heldBack = std::exchange(m_heldBack, std::nullopt);
    const int turn = m_turn;
    arriveAtDesk(number, value);
    if (heldBack && turn == m_turn)
        arriveAtDesk(heldBack->first, heldBack->second);
    if (trouble == Trouble::Repeats && turn == m_turn)
        arriveAtDesk(number, value);
}

void FakeGatt::arriveAtDesk(int number, const QByteArray& value)
{
    if (m_role == Role::Client)
        Q_EMIT client.notified(static_cast<GattValue>(number - BlePhone::ServerState), value);
    else if (m_role == Role::Server)
        Q_EMIT server.written(static_cast<GattValue>(number - BlePhone::DeskState), value, m_terms.mtu);
}

} // namespace naru::test

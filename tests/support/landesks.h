// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/lan/handshake.h"

#include <QHash>

#include <functional>

namespace naru::test {

/// Who a sample desk trusts; keeps what it is told to.
class TrustedList final : public lan::Trusted {
public:
    Standing standing(const QByteArray& device, const QByteArray& key) const override
    {
        const auto found = keys.constFind(device);
        if (found == keys.constEnd())
            return Standing::Unknown;
        return *found == key ? Standing::Paired : Standing::OtherKey;
    }
    QString nameHere(const QByteArray& device) const override { return names.value(device); }
    void keep(const lan::Identity& other, const Made& how) override
    {
        made.append(how);
        kept.append(other);
        keys[other.device] = other.key;
    }
    void add(const lan::Identity& other) { keys[other.device] = other.key; }

    QHash<QByteArray, QByteArray> keys;
    QHash<QByteArray, QString> names;
    QList<lan::Identity> kept;
    QList<Made> made; ///< of each of them
};

/// The sample desk of that number: "2번 창구".
inline lan::Self lanSelf(int number)
{
    SeededRandom random(0x5e1f + quint64(number));
    return {QByteArray(lan::deviceBytes - 1, '\x10') + char(number),
        QString::number(number) + QStringLiteral("번 창구"), crypto::PrivateKey::generate(crypto::Curve::P256, random)};
}

/// Two desks and the wire between them; every message passes `onTheWay`, which may change it or (empty) lose it.
struct LanTalk {
    using OnTheWay = std::function<void(int index, lan::Role from, QByteArray& message)>;

    lan::Handshake initiator, responder;
    std::optional<Fault> initiatorFault = {}, responderFault = {};
    int passed = 0; ///< messages

    void run(const OnTheWay& onTheWay = {}) { carry(lan::Role::Initiator, initiator.first(), onTheWay); }
    void agree(lan::Role who, const OnTheWay& onTheWay = {})
    {
        carry(who, (who == lan::Role::Initiator ? initiator : responder).agree(), onTheWay);
    }
    void refuse(lan::Role who) { carry(who, (who == lan::Role::Initiator ? initiator : responder).refuse(), {}); }
    /// Both persons look, and say yes where the digits are the same (or there are none to compare).
    void persons(const OnTheWay& onTheWay = {})
    {
        using State = lan::Handshake::State;
        const bool both = initiator.state() == State::Asked && responder.state() == State::Asked;
        if (both && initiator.digits() != responder.digits())
            return;
        if (initiator.state() == State::Asked)
            agree(lan::Role::Initiator, onTheWay);
        if (responder.state() == State::Asked)
            agree(lan::Role::Responder, onTheWay);
    }
    bool isDone() const
    {
        return initiator.state() == lan::Handshake::State::Done && responder.state() == lan::Handshake::State::Done;
    }

private:
    void carry(lan::Role from, QByteArray message, const OnTheWay& onTheWay)
    {
        while (!message.isEmpty()) {
            if (onTheWay)
                onTheWay(passed, from, message);
            ++passed;
            if (message.isEmpty())
                return;
            const bool toResponder = from == lan::Role::Initiator;
            lan::Handshake& to = toResponder ? responder : initiator;
            auto answer = to.take(message);
            if (!answer)
                (toResponder ? responderFault : initiatorFault) = answer.fault();
            message = answer ? *answer : to.lastWords();
            from = toResponder ? lan::Role::Responder : lan::Role::Initiator;
        }
    }
};

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/lan/pairing.h"
#include "sync/lan/parcel.h"
#include "tests/support/landesks.h"

namespace naru::fuzz {

/// What one side of a handshake hears, as the target lanhandshake reads it; the desks and their chance are the
/// target's.
inline QByteArray heardBy(lan::Role role, lan::Mode mode)
{
    static const test::TrustedList nobody;
    SeededRandom here(role == lan::Role::Initiator ? 3 : 4), there(role == lan::Role::Responder ? 3 : 4);
    const QByteArray secret(lan::Handshake::secretBytes, '\x5a');
    lan::Handshake::Setup one{test::lanSelf(1), &nobody, {}, {}, secret},
        two{test::lanSelf(2), &nobody, {}, {}, secret};
    two.served = {lan::Mode::Paired, lan::Mode::Pairing, lan::Mode::ByCode, lan::Mode::Class};
    if (mode == lan::Mode::ByCode)
        one.expects = [](const QByteArray&) { return true; };
    test::LanTalk talk{lan::Handshake::initiate(mode, one, here), lan::Handshake::respond(two, there)};
    QByteArray heard(1, char((int(mode) - 1) << 1 | (role == lan::Role::Initiator)));
    const auto note = [&](int, lan::Role from, QByteArray& message) {
        if (from != role)
            heard += char(message.size() >> 8) + QByteArray(1, char(message.size())) + message;
    };
    talk.run(note);
    talk.persons(note);
    return heard;
}

template <typename Seed>
void seedLan(Seed seed)
{
    using lan::Parcel;
    seed("lanhandshake/pairing-initiator", heardBy(lan::Role::Initiator, lan::Mode::Pairing));
    seed("lanhandshake/pairing-responder", heardBy(lan::Role::Responder, lan::Mode::Pairing));
    seed("lanhandshake/code-responder", heardBy(lan::Role::Responder, lan::Mode::ByCode));
    seed("lanhandshake/class-initiator", heardBy(lan::Role::Initiator, lan::Mode::Class));
    seed("lanframe/open", Parcel{Parcel::Kind::Open, QStringLiteral("bills"), {}}.bytes());
    seed("lanframe/message", Parcel{Parcel::Kind::Message, QStringLiteral("call"), "help"}.bytes());
    seed("lanframe/ping", Parcel{Parcel::Kind::Ping, {}, {}}.bytes());
    seed("lanframe/code",
        lan::PairCode{{{QStringLiteral("192.168.0.12"), 47110}}, QByteArray(32, 'h'), QByteArray(16, 's')}.text());
    seed("lanframe/place", "[fe80::1%3]:47110");
}

} // namespace naru::fuzz

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/lan/handshakewire.h"
#include "tests/support/landesks.h"

#include <QTest>

namespace naru::test {

/// Two desks that know each other where the mode wants it.
struct LanPair {
    explicit LanPair(lan::Mode asked, quint64 seed = 1)
        : mode(asked)
        , randomI(seed)
        , randomR(seed + 0x1000)
    {
        trustedI.add(two.identity());
        trustedR.add(one.identity());
    }
    lan::Handshake::Setup setupI()
    {
        lan::Handshake::Setup setup{one, &trustedI};
        if (mode == lan::Mode::ByCode || (mode == lan::Mode::Class && knowsKey))
            setup.expects = [key = two.identity().key](const QByteArray& shown) { return shown == key; };
        setup.secret = codeSecret;
        return setup;
    }
    lan::Handshake::Setup setupR()
    {
        return {two, &trustedR, {lan::Mode::Paired, lan::Mode::Pairing, lan::Mode::ByCode, lan::Mode::Class}, {},
            codeSecret};
    }
    LanTalk talk()
    {
        return {lan::Handshake::initiate(mode, setupI(), randomI), lan::Handshake::respond(setupR(), randomR)};
    }

    lan::Mode mode;
    const QByteArray codeSecret = QByteArray(16, '\x5a');
    bool knowsKey = true;
    lan::Self one = lanSelf(1), two = lanSelf(2);
    TrustedList trustedI, trustedR;
    SeededRandom randomI, randomR;
};

/// The rows of a test that goes through all of them, in a column "mode".
inline void eachMode()
{
    QTest::addColumn<lan::Mode>("mode");
    QTest::newRow("paired") << lan::Mode::Paired;
    QTest::newRow("pairing") << lan::Mode::Pairing;
    QTest::newRow("by code") << lan::Mode::ByCode;
    QTest::newRow("class") << lan::Mode::Class;
}

inline bool isFault(const std::optional<Fault>& fault, lan::LanFault code)
{
    return fault && fault->is(code);
}

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/nfc/nfcreader.h"
#include "devices/simulator/reader/ptyreader.h"
#include "tests/support/tapdesk.h"
#include "tests/support/wait.h"

#include <QTemporaryDir>

#include <memory>

namespace naru::test {

/// A simulated PN532 on a pseudo-terminal, in this process; the real naru-nfcd over libnfc before it.
struct PtyBench {
    static constexpr int waitMs = 15'000;
    static constexpr int backWithinMs = 2'000; ///< what the product promises

    PtyBench()
        : path(folder.filePath(QStringLiteral("tty")))
        , pty(path)
    {
    }

    static QString program() { return QStringLiteral(NARU_BINARY_DIR "/bin/naru-nfcd"); }
    QString connection() const { return QStringLiteral("pn532_uart:") + path; }

    bool start()
    {
        const bool isThere = pty.isPluggedIn() || pty.plugIn();
        reader = std::make_unique<device::NfcReader>(program(), connection());
        return isThere && waitReady();
    }
    bool waitReady(int withinMs = waitMs)
    {
        return waitFor([this] { return reader->isReady(); }, withinMs);
    }
    bool waitLost()
    {
        return waitFor([this] { return !reader->isReady(); }, waitMs);
    }

    void hold(TapPhone& phone)
    {
        sim::Card card;
        card.transceive = [&phone](const QByteArray& apdu) { return phone.nfc.transceive(apdu); };
        card.fieldLost = [&phone, life = std::weak_ptr(phone.life)] {
            if (!life.expired())
                phone.nfc.fieldLost();
        };
        pty.present(card);
    }

    /// A visitor taps, is judged, leaves. False: was not accepted.
    bool serveNext(Instant now)
    {
        TapPhone visitor({}, now);
        TapDesk desk(*reader, visitor.holder.rootDer(), now);
        desk.begin();
        hold(visitor);
        waitFor([&] { return desk.isOver(); }, waitMs);
        pty.takeAway();
        return desk.accepted();
    }

    QTemporaryDir folder;
    QString path;
    sim::PtyReader pty;
    std::unique_ptr<device::NfcReader> reader;
};

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/nfc/apdulink.h"
#include "devices/nfc/readerframe.h"

#include <QProcess>
#include <QTimer>

namespace naru::device {

/// `naru-nfcd` in the folder of the running program.
QString nfcProgramBesideThisOne();

/// A reader behind a program of its own, which may crash, hang or vanish: it is watched, killed, and started again with
/// growing pauses. Nothing here waits.
class NfcReader final : public ApduLink {
    Q_OBJECT

public:
    struct Timing {
        Milliseconds silenceMax{2000};  ///< without a sign of life; an APDU's own patience comes on top
        Milliseconds pauseMin{200};     ///< before the program is started again, doubled each time …
        Milliseconds pauseMax{1500};    ///< … up to this, so that a reader that is back is back within two seconds
        Milliseconds steadyAfter{5000}; ///< a program that lived so long begins with pauseMin again
    };

    /// `reader` is the program's only argument: for naru-nfcd a libnfc connection string, "pn532_uart:/dev/ttyUSB0".
    NfcReader(QString program, QString reader, QObject* parent = nullptr);
    NfcReader(QString program, QString reader, Timing timing, QObject* parent = nullptr);
    ~NfcReader() override;

    bool isReady() const override { return m_isReady; }
    std::optional<Fault> problem() const override;
    ApduLimits limits() const override { return m_greeting.limits; }
    const QString& readerName() const { return m_greeting.name; }
    int starts() const { return m_starts; } ///< of the program, for the doctor
    qint64 processId() const { return m_process.processId(); }

    void listen() override;
    void stop() override;
    void transceive(const QByteArray& apdu, Milliseconds patience) override;

private:
    void start();
    void read();
    bool take(const ReaderFrame& frame); ///< false: nonsense
    bool takeCardLost(const QByteArray& content);
    void lost(const Fault& problem);
    void giveUp(const QString& why);
    void ended();
    void loseCard(const Fault& fault);
    void say(ReaderFrame::Type type, const QByteArray& content = {});
    void watch(Milliseconds extra = Milliseconds(0));

    const QString m_reader;
    const Timing m_timing;
    QProcess m_process;
    ReaderFrameCutter m_cutter;
    ReaderGreeting m_greeting;
    bool m_isReady = false;
    Fault m_problem = DeviceFault::ReaderUnavailable;
    bool m_isListening = false;
    bool m_hasCard = false;
    bool m_isWaiting = false; ///< for an answer
    quint8 m_tap = 0, m_number = 0;
    int m_starts = 0;
    QTimer m_watchdog, m_pause, m_steady;
    Milliseconds m_nextPause;
};

} // namespace naru::device

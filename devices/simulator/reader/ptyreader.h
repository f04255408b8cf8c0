// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/reader/pn532.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>

class QSocketNotifier;

namespace naru::sim {

/// How long bytes take on a real reader: 10 bits each on the serial line, 9 each in the air, and what an exchange costs
/// a phone besides.
struct Pace {
    int baud = 0; ///< 0: no time at all
    int airBitsPerSecond = 106'000;
    std::chrono::microseconds perExchange{3'000};
    std::chrono::microseconds timeOf(qint64 lineBytes, qint64 airBytes, int exchanges) const;
};

/// A PN532 on a pseudo-terminal: what a board on a USB serial adapter looks like. `link` is a symbolic link to it.
class PtyReader : public QObject {
    Q_OBJECT

public:
    explicit PtyReader(QString link, QObject* parent = nullptr);
    ~PtyReader() override;

    bool plugIn(); ///< false: no pseudo-terminal, or the link cannot be made
    void unplug(); ///< the terminal and the link are gone
    bool isPluggedIn() const { return m_master >= 0; }

    void present(const Card& card) { say(m_chip.present(card)); }
    void takeAway() { m_chip.takeAway(); }
    Pn532& chip() { return m_chip; }

    void setPace(const Pace& pace)
    {
        m_pace = pace;
        m_heardBytes = 0;
    }
    std::chrono::microseconds pacedTime() const { return m_pacedTime; } ///< in all, as the pace says

    /// Bytes of no meaning, as a loose contact makes them.
    void makeNoise(const QByteArray& bytes) { say(bytes); }

private:
    void hear();
    void say(const QByteArray& bytes);
    void sayInTime(const QByteArray& bytes, qint64 airBytes, int exchanges);

    QString m_link;
    Pn532 m_chip;
    int m_master = -1;
    int m_slave = -1; ///< held open, so that the terminal outlives its clients
    std::unique_ptr<QSocketNotifier> m_notifier;
    Pace m_pace;
    std::chrono::microseconds m_pacedTime{0};
    qint64 m_heardBytes = 0; ///< since the last answer
    quint64 m_turn = 0;      ///< an answer that is under way when the host speaks again is lost
};

} // namespace naru::sim

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/reader/pn532.h"

#include <QObject>
#include <QString>

#include <memory>

class QSocketNotifier;

namespace naru::sim {

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

    /// Bytes of no meaning, as a loose contact makes them.
    void makeNoise(const QByteArray& bytes) { say(bytes); }

private:
    void hear();
    void say(const QByteArray& bytes);

    QString m_link;
    Pn532 m_chip;
    int m_master = -1;
    int m_slave = -1; ///< held open, so that the terminal outlives its clients
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace naru::sim

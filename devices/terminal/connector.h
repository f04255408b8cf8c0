// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace naru::device {

/// Connects one TCP socket with one connect(): QAbstractSocket of Qt 6.4 calls it again where the peer resets a
/// connection that is just coming about, thousands of times in a second. Looks the name up without blocking and tries
/// each of its addresses once, four at most.
class Connector final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~Connector() override;
    void start(const QString& host, quint16 port);

Q_SIGNALS:
    void connected(qintptr descriptor); ///< the listener's from now on
    void failed(const QString& why);

private:
    void next(const QString& why);
    void open(const QHostAddress& address);
    void finish();
    QList<QHostAddress> m_addresses; ///< not tried yet
    quint16 m_port = 0;
    int m_descriptor = -1;
    int m_lookup = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace naru::device

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace naru::device {

/// Connects one TCP socket with one connect(): QAbstractSocket of Qt 6.4 calls it again where the peer resets a
/// connection that is just coming about, thousands of times in a second. Looks the name up without blocking and takes
/// its first address.
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
    void open(const QHostAddress& address, quint16 port);
    void finish();
    int m_descriptor = -1;
    int m_lookup = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace naru::device

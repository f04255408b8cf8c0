// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace naru::guard {

/// A kiosk's side of its guardian: beats in the thread of the pages, so that a page that hangs is heard to.
class Heart : public QObject {
    Q_OBJECT

public:
    /// Takes the socket over. SIGTERM, SIGINT and SIGHUP end orderly from now on.
    explicit Heart(int socket, QObject* parent = nullptr);
    ~Heart() override;

    /// Where the kiosk was when it died; empty: nowhere.
    const QByteArray& placeBefore() const { return m_placeBefore; }
    void begin();                     ///< the page is there: from now on silence is a fault
    void at(const QByteArray& place); ///< one line of letters, without anything about a person

Q_SIGNALS:
    void endWanted();

private:
    void hear();
    void write(const QByteArray& line);

    int m_socket;
    QByteArray m_placeBefore, m_read;
    QTimer m_beat;
    QSocketNotifier m_ears;
    std::unique_ptr<QSocketNotifier> m_signals;
};

} // namespace naru::guard

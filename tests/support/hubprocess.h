// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/authority.h"
#include "sync/hub/devices.h"
#include "tests/support/hubrecord.h"

#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTemporaryDir>

namespace naru::test {

/// naru-hub itself, in a folder of its own.
class HubProcess {
public:
    explicit HubProcess(QString data, QStringList more = {});
    ~HubProcess();
    bool start(quint16 port = 0); ///< until it has told its port
    void kill();                  ///< -9
    bool end();                   ///< SIGTERM; true: it ended with 0

    quint16 port() const { return m_port; }
    qint64 pid() const { return m_process.processId(); }
    qint64 peakBytes() const; ///< VmHWM
    int descriptors() const;  ///< open now
    QJsonObject places() const;
    QByteArray told(const QByteArray& path) const; ///< GET of its operators' listener: head and body
    QByteArray ready() const;                      ///< /readyz: "200 ready", "503 full"
    const QString& data() const { return m_data; }
    QByteArray errors() const; ///< its log so far
    /// `naru-hub admin`: what it printed, as JSON, and "exit".
    QJsonObject admin(const QStringList& words) const;

private:
    const QString m_data;
    const QStringList m_more;
    QProcess m_process;
    quint16 m_port = 0;
};

/// A desk with its certificate, as enrolment would have made it.
struct HubClient {
    HubClient(HubRecord record, const QString& data);
    /// Into the list of desks.
    bool enlist(hub::SqlPool& pool, const QString& site, const QString& name) const;

    struct Answer {
        int status = 0; ///< 0: none came
        QMap<QByteArray, QByteArray> headers;
        QByteArray body;
    };
    /// On a connection that is kept, made where there is none.
    Answer post(quint16 port, const QByteArray& path, const QByteArray& body, const QByteArray& headers);
    Answer send(quint16 port, const QByteArray& batch); ///< deflated
    Answer get(quint16 port, const QByteArray& path);
    Answer ask(quint16 port, const QByteArray& request);
    bool connectTo(QSslSocket& socket, quint16 port, const QString& from = {}) const;
    void forget() { socket.reset(); }

    HubRecord record;
    QSslConfiguration tls;
    std::unique_ptr<QSslSocket> socket;
};

} // namespace naru::test

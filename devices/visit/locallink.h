// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "devices/api/linkframe.h"
#include "devices/api/visitendpoint.h"

#include <QPointer>
#include <QTimer>

class QLocalServer;
class QLocalSocket;

namespace naru::device {

/// The private way by which the simulated phone reaches a demo's counter: a socket (0600) in the demo's data folder. It
/// exists in a demo only and speaks for one phone at a time; others are told that the desk is busy.
class LocalLinkEndpoint final : public VisitEndpoint {
    Q_OBJECT

public:
    struct Limits {
        Milliseconds engagement = std::chrono::seconds(10); ///< from reaching the desk to the engagement
        Milliseconds frame = std::chrono::seconds(10);      ///< from a frame's first byte to its last
        int messagesMax = 32;                               ///< in one session
        qint64 bytesMax = 4 * 1024 * 1024;                  ///< in one session
    };

    explicit LocalLinkEndpoint(QString socketPath, QObject* parent = nullptr);
    LocalLinkEndpoint(QString socketPath, Limits limits, QObject* parent = nullptr);
    ~LocalLinkEndpoint() override;

    QString method() const override { return QStringLiteral("demo_link"); }
    bool isReady() const override;
    std::optional<Fault> problem() const override { return m_problem; }

    void listen() override;
    /// Nothing happens when there is no phone.
    void send(const QByteArray& message) override;
    void stop() override;

private:
    void open(const QString& path);
    void admit();
    void sayLast(QLocalSocket* socket, LinkFrame::Type type);
    void read();
    bool take(const LinkFrame& frame); ///< false: the phone is no longer ours
    bool engage(const LinkFrame& frame);
    void lose(const Fault& fault);
    void release();

    Limits m_limits;
    QLocalServer* m_server; ///< a child of this
    std::optional<Fault> m_problem;
    bool m_listening = false;
    QPointer<QLocalSocket> m_phone;
    LinkFrameReader m_reader;
    bool m_engaged = false;
    int m_messages = 0;
    qint64 m_bytes = 0;
    QTimer m_patience; ///< for an engagement, then for the rest of a frame
};

} // namespace naru::device

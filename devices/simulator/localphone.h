// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/linkframe.h"
#include "devices/simulator/holder.h"

#include <QObject>
#include <QTimer>

class QLocalSocket;

namespace naru::sim {

/// Carries one Holder over the demo's local link: the phone's radio. It waits beside the reader until the desk listens.
class LocalPhone final : public QObject {
    Q_OBJECT

public:
    enum class Stage { Away, Reaching, Busy, Engaged, Asked, Answered, Refused, Ended, Locked, Unreadable, Lost };

    explicit LocalPhone(QString linkPath, QObject* parent = nullptr);
    ~LocalPhone() override;

    /// Holds this phone to the reader. `dropAfterBytes`: gone after that many bytes sent, −1 never.
    void present(std::unique_ptr<Holder> holder, qint64 dropAfterBytes = -1);
    void agree(const QSet<ElementName>& withheld = {}); ///< only in Stage::Asked
    void refuse();
    void takeAway();

    Stage stage() const { return m_stage; }
    const Holder* holder() const { return m_holder.get(); }

Q_SIGNALS:
    void stageChanged(naru::sim::LocalPhone::Stage stage);

private:
    bool isWaiting() const;
    bool isInSession() const;
    void reach();
    void reached();
    void gone();
    void read();
    void take(const device::LinkFrame& frame);
    void follow(); ///< the holder's state
    void send(const device::LinkFrame& frame);
    void sendMessage(const QByteArray& message);
    void finish(Stage stage);
    void enter(Stage stage);

    QString m_path;
    QLocalSocket* m_socket; ///< a child of this
    std::unique_ptr<Holder> m_holder;
    device::LinkFrameReader m_reader;
    QTimer m_retry;
    qint64 m_bytesLeft = -1;
    Stage m_stage = Stage::Away;
};

} // namespace naru::sim

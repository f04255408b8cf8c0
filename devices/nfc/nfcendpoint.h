// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/handover.h"
#include "devices/api/visitendpoint.h"
#include "devices/nfc/apdulink.h"
#include "devices/nfc/datatransfer.h"
#include "devices/nfc/tapengagement.h"

#include <QTimer>

namespace naru::device {

/// A phone held to an NFC reader, from the tap to the last message: NFC engagement, then data transfer over NFC.
///
/// A phone that is locked is said once, and tried again until it is unlocked or taken away. A field lost before the
/// engagement is whole says nothing: people hold a phone twice. Afterwards it is PhoneGone, and the next tap begins
/// anew.
class NfcEndpoint final : public VisitEndpoint {
    Q_OBJECT

public:
    /// `link` must outlive the endpoint.
    NfcEndpoint(ApduLink& link, HandoverDoor door, QObject* parent = nullptr);

    QString method() const override { return QStringLiteral("nfc"); }
    bool isReady() const override { return m_link.isReady(); }
    std::optional<Fault> problem() const override { return m_link.problem(); }

    void listen() override;
    /// Nothing happens when there is no phone, or while it still owes an answer.
    void send(const QByteArray& message) override;
    void stop() override;

    static constexpr Milliseconds lockedRetry{700};
    static constexpr Milliseconds farewellMax{1000}; ///< for the last message after stop()
    static constexpr int messagesMax = 32;           ///< sent in one session

private:
    enum class Stage {
        Off,
        Listening,
        Engaging,
        Engaged,      ///< waits for send()
        Selecting,    ///< the mdoc application
        Transferring, ///< a message and its answer
        Leaving,      ///< after stop(): the message under way goes out, nobody hears the answer
    };
    void arrive();
    void take(const QByteArray& response);
    void fail(const Fault& fault);
    void follow(const Result<CardStep>& step);
    void complete();
    void engage();
    void deliver();
    void lose(const Fault& fault);
    void listenAgain();
    void rest();

    ApduLink& m_link;
    HandoverDoor m_door;
    Stage m_stage = Stage::Off;
    bool m_listenAfterLeaving = false;
    bool m_saidLocked = false;
    bool m_isSelected = false; ///< the mdoc application
    int m_messages = 0;
    std::optional<TapEngagement> m_engagement;
    std::optional<DataTransfer> m_transfer;
    QByteArray m_outgoing;
    QTimer m_wait;     ///< a CardStep's
    QTimer m_retry;    ///< of a locked phone
    QTimer m_farewell; ///< of Leaving
};

} // namespace naru::device

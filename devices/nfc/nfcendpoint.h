// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/handover.h"
#include "devices/api/linkshare.h"
#include "devices/api/visitendpoint.h"
#include "devices/nfc/apdulink.h"
#include "devices/nfc/datatransfer.h"
#include "devices/nfc/tapengagement.h"

#include <QTimer>

#include <memory>

namespace naru::device {

/// A phone held to an NFC reader, from the tap to the last message: NFC engagement, then the messages over Bluetooth
/// where both sides have it (nobody holds a phone still while choosing what to show), else over NFC. A phone that
/// engaged by a code and offers NFC sends its messages at its next tap.
///
/// A phone that cannot engage (it is locked, or has no way that the desk has) is said once, and tried again until it
/// can or is taken away. A field lost before the engagement is whole says nothing: people hold a phone twice.
/// Afterwards it is PhoneGone, and the next tap begins anew.
class NfcEndpoint final : public VisitEndpoint {
    Q_OBJECT

public:
    /// `link` and `bluetooth` (null: none) must outlive the endpoint.
    NfcEndpoint(ApduLink& link, HandoverDoor door, QObject* parent = nullptr)
        : NfcEndpoint(link, std::move(door), nullptr, parent)
    {
    }
    NfcEndpoint(ApduLink& link, HandoverDoor door, LinkShare::Link* bluetooth, QObject* parent = nullptr);

    QString method() const override;
    bool isReady() const override { return m_link.isReady(); }
    std::optional<Fault> problem() const override { return m_link.problem(); }

    void listen() override;
    /// Nothing happens when there is no phone, or while it still owes an answer.
    void send(const QByteArray& message) override;
    void stop() override;
    Result<void> takeCode(const QByteArray& code) override;

    static constexpr Milliseconds retryAfter{700};
    static constexpr Milliseconds forgetAfter{3000}; ///< without it: the next with the same trouble is another phone
    static constexpr Milliseconds farewellMax{1000}; ///< for the last message after stop()
    static constexpr Milliseconds retapAfter{8000};  ///< of a phone that is looked for over Bluetooth
    static constexpr int messagesMax = 32;           ///< sent in one session

private:
    enum class Stage {
        Off,
        Listening,
        Reaching, ///< a phone that engaged by a code: is its mdoc application here?
        Engaging,
        Engaged,      ///< waits for send()
        Selecting,    ///< the mdoc application
        Transferring, ///< a message and its answer
        Linking,      ///< looked for over Bluetooth
        Linked,       ///< and found
        Leaving,      ///< after stop(): the message under way goes out, nobody hears the answer
    };
    void arrive();
    void take(const QByteArray& response);
    void fail(const Fault& fault);
    void follow(const Result<CardStep>& step);
    void complete();
    void beginEngaging();
    void engage();
    void engageByCode();
    void reachOverBluetooth();
    void linked();
    void linkLost(const Fault& fault);
    void startTransfer(const PhoneOffer& offer);
    void deliver();
    void lose(const Fault& fault);
    void listenAgain();
    void rest();

    ApduLink& m_link;
    HandoverDoor m_door;
    std::unique_ptr<LinkShare> m_bluetooth; ///< null: none
    PhoneOffer m_offer;                     ///< of the phone that is engaged, or looked for over Bluetooth
    std::optional<PhoneOffer> m_code;       ///< of one that engaged by a code and may tap next
    Stage m_stage = Stage::Off;
    bool m_listenAfterLeaving = false;
    const char* m_said = nullptr; ///< name of the fault by which the phone on the reader does not engage
    bool m_isSelected = false;    ///< the mdoc application
    int m_messages = 0;
    std::optional<TapEngagement> m_engagement;
    std::optional<DataTransfer> m_transfer;
    QByteArray m_outgoing;
    QTimer m_wait;     ///< a CardStep's
    QTimer m_retry;    ///< of a phone that could not engage
    QTimer m_farewell; ///< of Leaving
    QTimer m_retap;    ///< of Linking
    QTimer m_quiet;    ///< since the last phone that could not engage
};

} // namespace naru::device

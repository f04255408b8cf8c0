// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/handover.h"
#include "devices/nfc/tagfile.h"

namespace naru::device {

/// The reader's side of an NFC engagement (ISO/IEC 18013-5 §8.2.2.1): reads the tag; a Handover Select there is static
/// handover, a service parameter of "urn:nfc:sn:handover" is negotiated handover over TNEP (NFC Forum TNEP 1.0): select
/// the service, hand over a request, read the answer. What the handover messages say is the door's affair.
class TapEngagement {
public:
    TapEngagement(ApduLimits link, const HandoverDoor& door)
        : m_file(link)
        , m_door(door)
    {
    }

    CardStep begin();
    /// After Send. Faults: those of TagFile; PhoneSilent when the phone never gets ready; the door's own.
    Result<CardStep> answered(const ResponseApdu& response);
    CardStep waited(); ///< after Wait
    /// After Done.
    const PhoneOffer& offer() const { return m_offer; }

    static constexpr Milliseconds readinessMax{5000}; ///< waited in all for messages that are not there yet

private:
    enum class Stage { Open, First, SelectService, Status, Request, Select };
    Result<CardStep> advance();
    Result<CardStep> meet(const QByteArray& message);
    Result<CardStep> status(const QByteArray& message);
    Result<CardStep> finish(const QByteArray& select);
    CardStep expect(Stage stage);
    Result<CardStep> notReady();

    TagFile m_file;
    const HandoverDoor& m_door;
    Stage m_stage = Stage::Open;
    Milliseconds m_waitingTime{32};
    int m_waitsMax = 15;
    qsizetype m_messageBytesMax = 0;
    int m_waits = 0;
    Milliseconds m_waitedInAll{0};
    std::optional<QByteArray> m_request;
    PhoneOffer m_offer;
};

} // namespace naru::device

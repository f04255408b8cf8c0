// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/handover.h"
#include "devices/nfc/apdu.h"
#include "devices/nfc/cardstep.h"

namespace naru::device {

/// Session messages over NFC (ISO/IEC 18013-5 §8.3.3.1.2): the mdoc application is selected once, then each message
/// goes out in ENVELOPE commands, wrapped in DO'53', and its answer is fetched with GET RESPONSE.
class DataTransfer {
public:
    /// Commands and answers keep to the smaller of what the reader carries and what the phone takes.
    DataTransfer(ApduLimits link, PhoneOffer::Nfc phone);

    CardStep begin(); ///< selects the application
    CardStep send(const QByteArray& message);
    /// Done: selected, or message() is the answer (empty: none came). Faults: PhoneTalksNonsense, PhoneFloods.
    Result<CardStep> answered(const ResponseApdu& response);
    const QByteArray& message() const { return m_message; }

    static constexpr qsizetype messageBytesMax = 1'048'576;
    /// The phone may ask its holder before it answers.
    static constexpr Milliseconds messageAnswerMax{4000};

private:
    enum class Step { Idle, Application, Envelope, Answer };
    CardStep envelope();
    Result<CardStep> collect(const ResponseApdu& response);
    Result<CardStep> finish();

    qsizetype m_pieceMax, m_answerMax;
    Step m_step = Step::Idle;
    QByteArray m_outgoing;
    qsizetype m_sent = 0;
    QByteArray m_incoming;
    QByteArray m_message;
};

} // namespace naru::device

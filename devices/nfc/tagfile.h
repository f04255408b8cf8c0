// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/nfc/apdu.h"
#include "devices/nfc/cardstep.h"

namespace naru::device {

/// The NDEF file of a Type 4 Tag (NFC Forum T4T 1.0 §5), one operation at a time: open(), then read() and write() as
/// often as wanted. Each begins with a step to send; answered() gives the next one, Done at the operation's end.
class TagFile {
public:
    explicit TagFile(ApduLimits link)
        : m_link(link)
    {
    }

    /// Application, capability container (15 bytes, read once), NDEF file.
    CardStep open();
    /// The whole message; message() is empty where NLEN is 0.
    CardStep read();
    /// Replaces the message: in one piece where it fits, else NLEN 0, the pieces, NLEN. Only after open().
    /// Fault: PhoneTalksNonsense for a message the file has no room for.
    Result<CardStep> write(const QByteArray& message);

    /// Faults: PhoneLocked (6A82 to the first select: a locked phone does not show its tag), PhoneTalksNonsense.
    Result<CardStep> answered(const ResponseApdu& response);
    const QByteArray& message() const { return m_message; }

private:
    enum class Step { Idle, Application, SelectContainer, ReadContainer, SelectFile, ReadLength, ReadBody, Write };
    Result<CardStep> container(const QByteArray& data);
    Result<CardStep> length(const QByteArray& data);
    Result<CardStep> body(const QByteArray& data);
    CardStep enter(Step step, const CommandApdu& apdu);
    CardStep readBody();
    CardStep writeNext();

    ApduLimits m_link;
    Step m_step = Step::Idle;
    QByteArray m_fileId;
    qsizetype m_fileBytesMax = 0, m_readMax = 0, m_writeMax = 0;
    qsizetype m_length = 0; ///< NLEN
    QByteArray m_message;
    QList<CommandApdu> m_writes; ///< still to send
};

} // namespace naru::device

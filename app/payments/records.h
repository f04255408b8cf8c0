// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/kinds.h"
#include "app/payments/charge.h"

namespace naru::payments {

/// A journal entry of this room: kind, schema and CBOR body (map, text keys). desk binds it to journal::Entry.
struct Record {
    Kind kind = Kind::ChargeOpened;
    quint16 schema = 1;
    QByteArray body;
};

Record recordOf(const Charge& charge);    ///< ChargeOpened
Record recordOf(const Attempt& prepared); ///< AttemptPrepared
Record recordOf(const Move& move);        ///< AttemptMoved; EvidenceNoted where it stays
Record recordOf(const CashMove& move);    ///< CashMoved
Record recordOf(const ShiftChange& what); ///< ShiftChanged

// Reading them back. Fault: BadRecord, CodecFault. A step that is not legal is a bad record too.
Result<Charge> chargeOf(const Record& record);
Result<Attempt> attemptOf(const Record& record);
Result<Move> moveOf(const Record& record);
Result<CashMove> cashOf(const Record& record);
Result<ShiftChange> shiftOf(const Record& record);

/// What a terminal answered, to be kept sealed: without what no desk may keep.
struct EvidenceCopy {
    static constexpr qsizetype bytesMax = 48 * 1024; ///< what is longer is cut off at its end, and said so

    QString serviceId;
    QByteArray hash; ///< SHA-256 of the bytes as they came, as in Evidence
    QByteArray text; ///< the answer in plain, cut; empty: it could not be read
    QStringList cuts;
    QString why; ///< the fault's name, where it was refused

    bool operator==(const EvidenceCopy&) const = default;
};
Record recordOf(EvidenceCopy copy);
Result<EvidenceCopy> copyOf(const Record& record); ///< Fault: BadRecord

/// As one number, for a column and for the entry.
qint64 numberOf(const Capabilities& capabilities);
Capabilities capabilitiesOf(qint64 number, Milliseconds retention);

} // namespace naru::payments

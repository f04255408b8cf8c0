// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/assert.h"
#include "app/payments/recordbody.h"

namespace naru::payments {

namespace {

using codec::CborValue;

constexpr qsizetype lastFourDigits = 4;

QByteArray itemOf(const Evidence& evidence)
{
    Body body;
    body.number("kind", qint64(evidence.kind)).number("source", qint64(evidence.source)).moment("at", evidence.at);
    body.bytes("hash", evidence.hash).number("outcome", qint64(evidence.outcome)).text("condition", evidence.condition);
    body.text("service", evidence.serviceId).text("poi", evidence.poi).text("transaction", evidence.transaction);
    if (evidence.amount)
        body.number("won", evidence.amount->value);
    body.text("currency", evidence.currency).number("offline", evidence.offline).text("approval", evidence.approval);
    body.text("poi_transaction", evidence.poiTransaction).text("poi_time", evidence.poiTime);
    body.text("brand", evidence.brand).text("last_four", evidence.lastFour);
    body.number("boot", qint64(evidence.boot));
    if (evidence.kind == EvidenceKind::People)
        body.number("first", evidence.first).number("second", evidence.second);
    return body.take();
}

QByteArray itemOf(const ChargeLine& line)
{
    Body body;
    body.text("item", line.item).number("won", line.amount.value).number("count", line.count);
    body.number("unit", line.unit.value).text("code", line.code).text("exemption", line.exemption);
    return body.number("cash_receipt", line.cashReceipt).take();
}

ChargeLine lineOf(CborValue value, Reader& outer)
{
    Reader in(value);
    ChargeLine line;
    line.item = in.text("item");
    line.amount = Won{in.number("won", 0, wonMax.value)};
    line.count = static_cast<int>(in.number("count", 1, piecesMax));
    line.unit = Won{in.number("unit", 0, wonMax.value)};
    line.code = in.text("code");
    line.exemption = in.text("exemption");
    line.cashReceipt = in.number("cash_receipt", 0, 1) == 1;
    if (!in.isGood())
        outer.spoil();
    return line;
}

Evidence evidenceOf(CborValue value, Reader& outer)
{
    Reader in(value);
    Evidence evidence;
    evidence.kind = in.one("kind", EvidenceKind::RequestReady, EvidenceKind::Concluded);
    evidence.source = in.one("source", Source::Desk, Source::People);
    evidence.at = in.moment("at");
    evidence.hash = in.bytes("hash", hashBytes);
    evidence.outcome = in.one("outcome", Outcome::None, Outcome::Failure);
    evidence.condition = in.text("condition");
    evidence.serviceId = in.text("service");
    evidence.poi = in.text("poi");
    evidence.transaction = in.text("transaction");
    if (in.find("won").isValid())
        evidence.amount = Won{in.number("won", 0, wonMax.value)};
    evidence.currency = in.text("currency");
    evidence.offline = in.number("offline", 0, 1) == 1;
    evidence.approval = in.text("approval");
    evidence.poiTransaction = in.text("poi_transaction");
    evidence.poiTime = in.text("poi_time");
    evidence.brand = in.text("brand");
    evidence.lastFour = in.text("last_four", lastFourDigits);
    evidence.boot = in.one("boot", BootWatch::Unobserved, BootWatch::Broken);
    evidence.first = in.numberOr("first", 0, 1, INT64_MAX);
    evidence.second = in.numberOr("second", 0, 1, INT64_MAX);
    const bool received = evidence.kind == EvidenceKind::Answer || evidence.kind == EvidenceKind::NotFound
        || evidence.kind == EvidenceKind::InProgress || evidence.kind == EvidenceKind::Line
        || evidence.kind == EvidenceKind::RequestReady;
    const bool money = evidence.kind == EvidenceKind::Line && evidence.outcome == Outcome::Success;
    if (!in.isGood() || (received && evidence.hash.isEmpty()) || (money && !evidence.amount))
        outer.spoil();
    return evidence;
}

} // namespace

Record recordOf(const Charge& charge)
{
    codec::CborWriter lines;
    lines.array(static_cast<quint64>(charge.lines.size()));
    for (const ChargeLine& line : charge.lines)
        lines.raw(itemOf(line));
    Body body;
    body.bytes("id", charge.id).text("bill", charge.bill).number("kind", qint64(charge.kind));
    body.number("won", charge.amount.value).number("rest", charge.rest.value).raw("lines", lines.take());
    body.number("desk_number", charge.deskNumber).number("by", charge.by).number("second", charge.second);
    body.text("reason", charge.reason).number("at", charge.at.time_since_epoch().count());
    body.bytes("digest", charge.digest);
    return {Kind::ChargeOpened, 1, body.take()};
}

Result<Charge> chargeOf(const Record& record)
{
    const auto document = parsed(record);
    if (!document)
        return document.fault();
    Reader in((*document)->root());
    Charge charge;
    charge.id = in.bytes("id", idBytes);
    charge.bill = in.text("bill");
    charge.kind = in.one("kind", ChargeKind::Whole, ChargeKind::Part);
    charge.amount = Won{in.number("won", 0, wonMax.value)};
    charge.rest = Won{in.number("rest", 0, wonMax.value)};
    charge.deskNumber = in.number("desk_number", 0, INT64_MAX);
    charge.by = in.number("by", 1, INT64_MAX);
    charge.second = in.number("second", 0, INT64_MAX);
    charge.reason = in.text("reason");
    charge.at = Instant(Milliseconds(in.number("at", 0, INT64_MAX)));
    charge.digest = in.bytes("digest", billDigestBytes);
    for (const CborValue line : in.find("lines").items())
        charge.lines.append(lineOf(line, in));
    if (!in.isGood())
        return PaymentFault::BadRecord;
    if (const auto checked = check(charge); !checked)
        return checked.fault();
    return charge;
}

Record recordOf(const Attempt& attempt)
{
    NARU_ASSERT(!attempt.practice); // it is no money, and has records of its own
    Body body;
    body.text("service", attempt.serviceId).bytes("charge", attempt.charge).number("kind", qint64(attempt.kind));
    body.text("original", attempt.original).number("reversal", qint64(attempt.reversal)).text("poi", attempt.poi);
    body.text("transaction", attempt.transaction)
        .text("time", attempt.time)
        .number("won", attempt.amount.value)
        .text("currency", attempt.currency);
    body.bytes("request", attempt.requestHash).text("driver", attempt.driver);
    body.number("can", numberOf(attempt.capabilities)).number("retention", attempt.capabilities.retention.count());
    body.number("collector", attempt.collector).number("approver", attempt.approver).text("reason", attempt.reason);
    return {Kind::AttemptPrepared, 1, body.take()};
}

Result<Attempt> attemptOf(const Record& record)
{
    const auto document = parsed(record);
    if (!document)
        return document.fault();
    Reader in((*document)->root());
    Attempt attempt;
    attempt.serviceId = in.text("service", 10);
    attempt.charge = in.bytes("charge", idBytes);
    attempt.kind = in.one("kind", AttemptKind::Payment, AttemptKind::Reversal);
    attempt.original = in.text("original", 10);
    attempt.reversal = in.one("reversal", ReversalKind::None, ReversalKind::PartialRefund);
    attempt.poi = in.text("poi");
    attempt.transaction = in.text("transaction");
    attempt.time = in.text("time");
    attempt.amount = Won{in.number("won", 1, wonMax.value)};
    attempt.currency = in.text("currency", 3);
    attempt.requestHash = in.bytes("request", hashBytes);
    attempt.driver = in.text("driver");
    const qint64 can = in.number("can", 0, INT32_MAX);
    attempt.capabilities = capabilitiesOf(can, Milliseconds(in.number("retention", 0, INT64_MAX)));
    attempt.collector = in.number("collector", 1, INT64_MAX);
    attempt.approver = in.number("approver", 0, INT64_MAX);
    attempt.reason = in.text("reason", wordsCharactersMax);
    if (!in.isGood() || attempt.serviceId.isEmpty() || attempt.charge.isEmpty() || attempt.poi.isEmpty()
        || attempt.transaction.isEmpty() || attempt.requestHash.isEmpty())
        return PaymentFault::BadRecord;
    return attempt;
}

Record recordOf(const Move& move)
{
    Body body;
    body.text("service", move.serviceId).number("from", qint64(move.from)).number("to", qint64(move.to));
    body.number("finding", qint64(move.finding)).raw("evidence", itemOf(move.evidence));
    return {move.isNote() ? Kind::EvidenceNoted : Kind::AttemptMoved, 1, body.take()};
}

Result<Move> moveOf(const Record& record)
{
    const auto document = parsed(record);
    if (!document)
        return document.fault();
    Reader in((*document)->root());
    Move move;
    move.serviceId = in.text("service", 10);
    move.from = in.one("from", State::Prepared, State::Review);
    move.to = in.one("to", State::Prepared, State::Review);
    move.finding = in.one("finding", Finding::None, Finding::Debt);
    move.evidence = evidenceOf(in.find("evidence"), in);
    const bool note = record.kind == Kind::EvidenceNoted;
    if (!in.isGood() || note != move.isNote() || !(note || isLegal(move.from, move.to)))
        return PaymentFault::BadRecord;
    return move;
}

Record recordOf(EvidenceCopy copy)
{
    constexpr qsizetype cutsMax = 64;
    if (copy.text.size() > EvidenceCopy::bytesMax) {
        copy.cuts.prepend(QStringLiteral("end, %1 bytes").arg(copy.text.size() - EvidenceCopy::bytesMax));
        copy.text.truncate(EvidenceCopy::bytesMax);
    }
    codec::CborWriter cuts;
    const qsizetype count = std::min(copy.cuts.size(), cutsMax);
    cuts.array(static_cast<quint64>(count));
    for (qsizetype i = 0; i < count; ++i)
        cuts.text(copy.cuts.at(i).left(textCharactersMax));
    Body body;
    body.text("service", copy.serviceId).bytes("hash", copy.hash).bytes("text", copy.text).text("why", copy.why);
    return {Kind::EvidenceCopied, 1, body.raw("cuts", cuts.take()).take()};
}

Result<EvidenceCopy> copyOf(const Record& record)
{
    const auto document = parsed(record);
    if (!document)
        return document.fault();
    Reader in((*document)->root());
    EvidenceCopy copy;
    copy.serviceId = in.text("service", 10);
    copy.hash = in.bytes("hash", hashBytes);
    const QByteArray text = in.find("text").toBytes().value_or(QByteArray());
    copy.text = QByteArray(text.constData(), text.size());
    copy.why = in.text("why");
    for (const CborValue cut : in.find("cuts").items())
        copy.cuts.append(cut.toText().value_or(QString()));
    const bool good = in.isGood() && !copy.serviceId.isEmpty() && copy.text.size() <= EvidenceCopy::bytesMax;
    return good ? Result<EvidenceCopy>(std::move(copy)) : PaymentFault::BadRecord;
}

qint64 numberOf(const Capabilities& can)
{
    const std::array flags{can.canStatus, can.canAbort, can.canDiagnose, can.canPrint, can.canReverse, can.observesBoot,
        can.rebootLosesHistory};
    qint64 number = 0;
    for (std::size_t i = 0; i < flags.size(); ++i)
        number |= qint64(flags[i]) << i;
    return number | (qint64(can.channel) << flags.size());
}

Capabilities capabilitiesOf(qint64 number, Milliseconds retention)
{
    Capabilities can;
    bool* const flags[]{&can.canStatus, &can.canAbort, &can.canDiagnose, &can.canPrint, &can.canReverse,
        &can.observesBoot, &can.rebootLosesHistory};
    for (std::size_t i = 0; i < std::size(flags); ++i)
        *flags[i] = (number >> i) & 1;
    can.channel = static_cast<Capabilities::Channel>((number >> std::size(flags)) & 7);
    can.retention = retention;
    return can;
}

} // namespace naru::payments

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/receiptrecords.h"

#include "app/codec/cbor.h"

namespace naru::payments {

namespace {

using codec::CborValue;

/// Pairs of a map whose number is known at the end; what is empty is left out.
class Pairs {
public:
    Pairs& number(const char* key, qint64 value)
    {
        return value == 0 ? *this : raw(key, codec::CborWriter().number(value).take());
    }
    Pairs& text(const char* key, const QString& value)
    {
        return value.isEmpty() ? *this : raw(key, codec::CborWriter().text(value).take());
    }
    Pairs& bytes(const char* key, const QByteArray& value)
    {
        return value.isEmpty() ? *this : raw(key, codec::CborWriter().bytes(value).take());
    }
    Pairs& raw(const char* key, const QByteArray& item)
    {
        m_bytes += codec::CborWriter().text(key).raw(item).take();
        ++m_count;
        return *this;
    }
    QByteArray take() const { return codec::CborWriter().map(m_count).raw(m_bytes).take(); }

private:
    QByteArray m_bytes;
    quint64 m_count = 0;
};

/// Reads such a map; what is out of bounds spoils the whole.
struct In {
    CborValue map;
    bool good = true;

    qint64 number(const char* key, qint64 min, qint64 max)
    {
        const CborValue value = map.find(QLatin1StringView(key));
        const auto number = value.isValid() ? value.toInteger() : std::optional<qint64>(0);
        good = good && number && *number >= min && *number <= max;
        return number.value_or(0);
    }
    Won won(const char* key) { return {number(key, 0, wonMax.value)}; }
    QString text(const char* key, qsizetype lettersMax = receiptTextLettersMax)
    {
        const CborValue value = map.find(QLatin1StringView(key));
        const auto text = value.isValid() ? value.toText() : std::optional<QString>(QString());
        good = good && text && text->size() <= lettersMax;
        return text.value_or(QString());
    }
    QByteArray id(const char* key)
    {
        const CborValue value = map.find(QLatin1StringView(key));
        const QByteArray bytes = value.toBytes().value_or(QByteArray());
        good = good && bytes.size() == idBytes;
        return QByteArray(bytes.constData(), bytes.size());
    }
};

QByteArray linesOf(const QList<ChargeLine>& lines)
{
    codec::CborWriter writer;
    writer.array(static_cast<quint64>(lines.size()));
    for (const ChargeLine& line : lines)
        writer.array(2).text(line.item).number(line.amount.value);
    return writer.take();
}

QList<ChargeLine> linesIn(In& in)
{
    QList<ChargeLine> lines;
    const CborValue list = in.map.find(QLatin1StringView("lines"));
    in.good = in.good && list.size() <= linesMax;
    for (const CborValue line : list.items()) {
        const auto item = line.at(0).toText();
        const auto won = line.at(1).toInteger();
        in.good = in.good && item && item->size() <= wordsCharactersMax && won && *won >= 0 && *won <= wonMax.value;
        lines.append({item.value_or(QString()), Won{won.value_or(0)}});
    }
    return lines;
}

Receipt receiptIn(In& in)
{
    Receipt receipt;
    receipt.id = in.id("id");
    receipt.kind = static_cast<ReceiptKind>(in.number("kind", 1, static_cast<qint64>(ReceiptKind::Notice)));
    receipt.number = in.text("number");
    receipt.made = Instant(Milliseconds(in.number("made", 0, INT64_MAX)));
    receipt.charge = in.id("charge");
    receipt.attempt = in.text("attempt");
    receipt.office = in.text("office");
    receipt.businessNumber = in.text("business");
    receipt.desk = in.text("desk");
    receipt.staff = in.text("staff");
    receipt.billKind = in.text("bill_kind");
    receipt.bill = in.text("bill", billCharactersMax);
    receipt.chargeKind = static_cast<ChargeKind>(in.number("charge_kind", 1, 2));
    receipt.amount = in.won("won");
    receipt.rest = in.won("rest");
    receipt.payer = in.text("payer");
    receipt.lines = linesIn(in);
    receipt.reason = in.text("reason", wordsCharactersMax);
    receipt.originalNumber = in.text("original");
    receipt.deskMade = in.number("desk_made", 0, 1) == 1;
    receipt.training = in.number("training", 0, 1) == 1;
    receipt.demo = in.number("demo", 0, 1) == 1;
    return receipt;
}

CardPart cardIn(In& in)
{
    CardPart card;
    card.amount = in.won("card");
    card.brand = in.text("brand");
    card.lastFour = lastFourOf(in.text("last_four"));
    card.approval = in.text("approval");
    if (const qint64 at = in.number("approved", 0, INT64_MAX); at != 0)
        card.approved = Instant(Milliseconds(at));
    card.terminal = in.text("terminal");
    card.reference = in.text("reference");
    return card;
}

} // namespace

QByteArray encoded(const Receipt& receipt)
{
    const auto instant = [](Instant moment) { return static_cast<qint64>(moment.time_since_epoch().count()); };
    Pairs pairs;
    pairs.bytes("id", receipt.id).number("kind", qint64(receipt.kind)).text("number", receipt.number);
    pairs.number("made", instant(receipt.made)).bytes("charge", receipt.charge).text("attempt", receipt.attempt);
    pairs.text("office", receipt.office).text("business", receipt.businessNumber).text("desk", receipt.desk);
    pairs.text("staff", receipt.staff).text("bill_kind", receipt.billKind).text("bill", receipt.bill);
    pairs.number("charge_kind", qint64(receipt.chargeKind)).number("won", receipt.amount.value);
    pairs.number("rest", receipt.rest.value).text("payer", receipt.payer).raw("lines", linesOf(receipt.lines));
    pairs.text("reason", receipt.reason).text("original", receipt.originalNumber);
    pairs.number("desk_made", receipt.deskMade).number("training", receipt.training).number("demo", receipt.demo);
    const CardPart& card = receipt.card;
    pairs.number("card", card.amount.value).text("brand", card.brand).text("last_four", card.lastFour);
    pairs.text("approval", card.approval).number("approved", card.approved ? instant(*card.approved) : 0);
    pairs.text("terminal", card.terminal).text("reference", card.reference);
    pairs.number("cash", receipt.cash.amount.value).number("given", receipt.cash.given.value);
    return pairs.take();
}

Result<Receipt> receiptFrom(const QByteArray& bytes)
{
    const auto document = codec::CborDocument::parse(bytes);
    if (!document)
        return document.fault();
    In in{(*document)->root()};
    Receipt receipt = receiptIn(in);
    receipt.card = cardIn(in);
    receipt.cash = {in.won("cash"), in.won("given")};
    if (!in.good || receipt.number.isEmpty())
        return PaymentFault::BadRecord;
    return receipt;
}

Record recordOf(const PaperEvent& event)
{
    Pairs pairs;
    pairs.number("step", qint64(event.step)).bytes("receipt", event.receipt).number("by", event.by);
    pairs.number("copy", event.copy);
    if (event.drawn)
        pairs.raw("drawn", encoded(*event.drawn));
    return {Kind::ReceiptIssued, 1, pairs.take()};
}

Result<PaperEvent> paperEventOf(const Record& record)
{
    if (record.kind != Kind::ReceiptIssued || record.schema != 1)
        return PaymentFault::BadRecord;
    const auto document = codec::CborDocument::parse(record.body);
    if (!document)
        return document.fault();
    In in{(*document)->root()};
    PaperEvent event;
    event.step = static_cast<PaperStep>(in.number("step", 1, static_cast<qint64>(PaperStep::NotPrinted)));
    event.receipt = in.id("receipt");
    event.by = in.number("by", 0, INT64_MAX);
    event.copy = static_cast<int>(in.number("copy", 0, copiesMax));
    const CborValue drawn = in.map.find(QLatin1StringView("drawn"));
    if (!in.good || drawn.isValid() != (event.step == PaperStep::Drawn))
        return PaymentFault::BadRecord;
    if (drawn.isValid()) {
        const auto receipt = receiptFrom(drawn.rawBytes());
        if (!receipt)
            return receipt.fault();
        if (receipt->id != event.receipt)
            return PaymentFault::BadRecord;
        event.drawn = *receipt;
    }
    return event;
}

} // namespace naru::payments

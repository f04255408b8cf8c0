// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/pushmessage.h"

#include "app/lessons/classwire.h"
#include "app/lessons/pack.h"

namespace naru::lessons {

namespace {

using codec::CborWriter;
using wire::Items;

constexpr char headBytes[] = {char(0x83), char(classFormat)}; // an array of three, its first

CborWriter begin(PushSort sort, int members)
{
    CborWriter out;
    out.array(3).number(classFormat).number(qint64(sort));
    out.array(quint64(members));
    return out;
}

void write(CborWriter& out, const PushOrder& order)
{
    out.bytes(order.run).number(qint64(order.number));
}

PushOrder orderIn(Items& in)
{
    PushOrder order{in.run(), in.count()};
    in.check(order.number > 0);
    return order;
}

QByteArray hash(Items& in)
{
    const QByteArray bytes = in.blob(pushHashBytes);
    in.check(bytes.size() == pushHashBytes);
    return bytes;
}

template <typename Message, typename Read>
Result<Message> readAs(const QByteArray& message, PushSort sort, Read read)
{
    const PushSort is = pushSortOf(message);
    if (message.size() > pushMessageBytesMax || is == PushSort::None)
        return Fault(LessonsFault::ClassGarbled, QStringLiteral("head"));
    if (is != sort)
        return LessonsFault::ClassForeign;
    const auto document = codec::CborDocument::parse(message, {pushMessageBytesMax, wire::depthMax, wire::itemsMax});
    if (!document)
        return Fault(LessonsFault::ClassGarbled, QLatin1StringView(document.fault().name()));
    const codec::CborValue root = (*document)->root();
    bool good = root.size() == 3;
    Items in(root.at(2), good);
    const Message said = read(in);
    in.end();
    if (!good || write(said) != message)
        return Fault(LessonsFault::ClassGarbled, QStringLiteral("content"));
    return said;
}

} // namespace

PushSort pushSortOf(const QByteArray& message)
{
    if (message.size() < 4 || !message.startsWith(QByteArrayView(headBytes, sizeof headBytes)))
        return PushSort::None;
    const int sort = message.at(2);
    return sort >= int(PushSort::Offer) && sort <= int(PushSort::Have) ? static_cast<PushSort>(sort) : PushSort::None;
}

QByteArray write(const PackOffer& offer)
{
    CborWriter out = begin(PushSort::Offer, 7);
    write(out, offer.order);
    out.text(offer.pack).text(offer.lesson).number(offer.version).number(qint64(offer.size)).bytes(offer.sha256);
    return out.take();
}

QByteArray write(const PackPiece& piece)
{
    CborWriter out = begin(PushSort::Piece, 4);
    write(out, piece.order);
    out.number(qint64(piece.offset)).bytes(piece.bytes);
    return out.take();
}

QByteArray write(const PackHave& have)
{
    CborWriter out = begin(PushSort::Have, 5);
    write(out, have.order);
    out.number(qint64(have.had)).number(qint64(have.stage));
    have.why ? out.number(qint64(*have.why)) : out.null();
    return out.take();
}

Result<PackOffer> readPackOffer(const QByteArray& message)
{
    return readAs<PackOffer>(message, PushSort::Offer, [](Items& in) {
        PackOffer offer;
        offer.order = orderIn(in);
        offer.pack = in.lesson();
        offer.lesson = in.lesson();
        offer.version = in.number(1, packVersionMax);
        offer.size = in.number(1, int(packBytesMax));
        offer.sha256 = hash(in);
        in.check(!offer.pack.isEmpty() && !offer.lesson.isEmpty());
        return offer;
    });
}

Result<PackPiece> readPackPiece(const QByteArray& message)
{
    return readAs<PackPiece>(message, PushSort::Piece, [](Items& in) {
        PackPiece piece;
        piece.order = orderIn(in);
        piece.offset = in.number(0, int(pushBytesMax));
        piece.bytes = in.blob(pieceBytesMax);
        in.check(!piece.bytes.isEmpty());
        return piece;
    });
}

Result<PackHave> readPackHave(const QByteArray& message)
{
    return readAs<PackHave>(message, PushSort::Have, [](Items& in) {
        PackHave have;
        have.order = orderIn(in);
        have.had = in.number(0, int(pushBytesMax));
        have.stage = in.choice(PackHave::Stage::Refused);
        if (!in.nextIsNull())
            have.why = in.choice(PushFault::Silent);
        else
            in.skip();
        in.check((have.stage == PackHave::Stage::Refused) == have.why.has_value());
        return have;
    });
}

} // namespace naru::lessons

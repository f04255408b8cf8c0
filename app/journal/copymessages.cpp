// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/copymessages.h"

#include "app/base/channel.h"
#include "app/codec/cbor.h"

#include <algorithm>

namespace naru::journal {

namespace {

using codec::CborValue;

constexpr const char* version = "naru-copies1";
enum What : quint8 { Ask = 1, Have, Piece };
static_assert(copyPieceBytes + 64 <= Channel::messageBytesMax && copyPieceBytes * copyPiecesMax >= copyPageBytesMax);

std::optional<CopyPoint> pointIn(const CborValue& item)
{
    const auto epoch = item.at(0).toUnsigned(), seq = item.at(1).toUnsigned();
    const QByteArray hash = item.at(2).toBytes().value_or(QByteArray());
    if (item.size() != 3 || !epoch || *epoch > epochMax || !seq || *seq > seqMax || hash.size() != hashBytes)
        return std::nullopt;
    return CopyPoint{static_cast<quint32>(*epoch), *seq, QByteArray(hash.constData(), hash.size())};
}

Result<CopyMessage> haveIn(const CborValue& root)
{
    CopyHave have;
    const auto refused = root.at(2).toUnsigned();
    const CborValue points = root.at(3);
    if (root.size() != 4 || !refused || *refused > quint64(CopyHave::Refused::Full)
        || !points.is(codec::CborType::Array) || points.size() > copyPointsMax)
        return JournalFault::BadCopy;
    have.refused = static_cast<CopyHave::Refused>(*refused);
    for (const CborValue& item : points.items()) {
        const auto point = pointIn(item);
        if (!point)
            return JournalFault::BadCopy;
        have.points.append(*point);
    }
    return CopyMessage(have);
}

Result<CopyMessage> pieceIn(const CborValue& root)
{
    const auto page = root.at(2).toUnsigned(), index = root.at(3).toUnsigned(), count = root.at(4).toUnsigned();
    const QByteArray bytes = root.at(5).toBytes().value_or(QByteArray());
    if (root.size() != 6 || !page || *page > quint64(INT64_MAX) || !index || !count || *count == 0
        || *count > quint64(copyPiecesMax) || *index >= *count || bytes.isEmpty() || bytes.size() > copyPieceBytes)
        return JournalFault::BadCopy;
    return CopyMessage(CopyPiece{
        *page, static_cast<quint8>(*index), static_cast<quint8>(*count), QByteArray(bytes.constData(), bytes.size())});
}

} // namespace

QByteArray bytesOf(const CopyMessage& message)
{
    codec::CborWriter out;
    if (const auto* have = std::get_if<CopyHave>(&message)) {
        NARU_ASSERT(have->points.size() <= copyPointsMax);
        out.array(4).text(version).number(Have).number(qint64(have->refused));
        out.array(static_cast<quint64>(have->points.size()));
        for (const CopyPoint& point : have->points)
            out.array(3).number(qint64(point.epoch)).number(static_cast<qint64>(point.seq)).bytes(point.hash);
    } else if (const auto* piece = std::get_if<CopyPiece>(&message)) {
        out.array(6).text(version).number(Piece).number(static_cast<qint64>(piece->page));
        out.number(piece->index).number(piece->count).bytes(piece->bytes);
    } else {
        out.array(2).text(version).number(Ask);
    }
    return out.take();
}

Result<CopyMessage> copyMessageOf(const QByteArray& bytes)
{
    const auto document = codec::CborDocument::parse(bytes, {Channel::messageBytesMax, 4, 512});
    if (!document)
        return JournalFault::BadCopy;
    const CborValue root = (*document)->root();
    if (root.at(0).toText().value_or(QString()) != QLatin1StringView(version))
        return JournalFault::BadCopy;
    switch (root.at(1).toUnsigned().value_or(0)) {
    case Ask:
        return root.size() == 2 ? Result<CopyMessage>(CopyAsk()) : Result<CopyMessage>(JournalFault::BadCopy);
    case Have:
        return haveIn(root);
    case Piece:
        return pieceIn(root);
    default:
        return JournalFault::BadCopy;
    }
}

QList<CopyPiece> piecesOf(quint64 page, const QByteArray& bytes)
{
    NARU_ASSERT(!bytes.isEmpty() && bytes.size() <= copyPageBytesMax);
    QList<CopyPiece> pieces;
    const qsizetype count = (bytes.size() + copyPieceBytes - 1) / copyPieceBytes;
    for (qsizetype i = 0; i < count; ++i)
        pieces.append(
            {page, static_cast<quint8>(i), static_cast<quint8>(count), bytes.mid(i * copyPieceBytes, copyPieceBytes)});
    return pieces;
}

std::optional<QByteArray> CopyPieces::take(const CopyPiece& piece)
{
    if (piece.count == 1)
        return piece.bytes;
    if (piece.page != m_page || m_parts.size() != piece.count) {
        m_page = piece.page;
        m_parts = QList<QByteArray>(piece.count);
    }
    m_parts[piece.index] = piece.bytes;
    if (std::any_of(m_parts.cbegin(), m_parts.cend(), [](const QByteArray& part) { return part.isEmpty(); }))
        return std::nullopt;
    const QByteArray whole = m_parts.join();
    m_parts.clear();
    return whole;
}

} // namespace naru::journal

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/packs/fetchsister.h"

#include "app/base/channel.h"
#include "app/codec/cbor.h"
#include "app/crypto/hash.h"

namespace naru::packs {

namespace {

using codec::CborType;
using codec::CborValue;
using codec::CborWriter;

enum Word : quint64 { AskCatalogue = 1, Catalogue_, AskPiece, Piece };
constexpr codec::CborLimits messageLimits{naru::Channel::messageBytesMax, 2, 8};
constexpr qsizetype hashSize = 32;

QByteArray bytesIn(const CborValue& value)
{
    const auto bytes = value.toBytes();
    return bytes ? QByteArray(bytes->constData(), bytes->size()) : QByteArray();
}

} // namespace

void SisterWay::seen(const QList<QByteArray>& devices)
{
    m_here = devices.first(std::min<qsizetype>(devices.size(), desksMax));
    m_asked.removeIf([this](const auto& one) { return !m_here.contains(one.key()); });
    if (m_done && !m_here.contains(m_sister))
        give({Said::How::Silent});
}

void SisterWay::ask(const Ask& ask, std::function<void(const Said&)> done)
{
    m_done = std::move(done);
    m_ask = ask;
    m_number = m_doors.random.number() >> 32;
    if (ask.what == Ask::What::Catalogue)
        m_sister = m_here.isEmpty() ? QByteArray() : m_here.at(m_next++ % m_here.size());
    CborWriter out;
    if (ask.what == Ask::What::Catalogue)
        out.array(2).number(AskCatalogue).number(qint64(m_number));
    else
        out.array(4).number(AskPiece).number(qint64(m_number)).bytes(ask.sha256).number(ask.from);
    if (!m_sister.isEmpty())
        m_doors.tell(m_sister, out.take()); // who is gone does not answer
}

void SisterWay::hear(const QByteArray& device, const QByteArray& message)
{
    if (!m_here.contains(device))
        return; // of this house, and there
    const auto document = codec::CborDocument::parse(message, messageLimits);
    if (!document || !(*document)->root().is(CborType::Array))
        return;
    const CborValue root = (*document)->root();
    const auto word = root.at(0).toUnsigned(), number = root.at(1).toUnsigned();
    const auto from = root.at(3).toUnsigned();
    if (!word || !number || *number > std::numeric_limits<quint32>::max())
        return;
    const bool isMine = m_done && device == m_sister && *number == m_number;
    if (*word == AskCatalogue && mayAsk(device))
        return answerCatalogue(device, *number);
    if (*word == AskPiece && from && *from < quint64(fileBytesMax) && mayAsk(device))
        return answerPiece(device, *number, bytesIn(root.at(2)).left(hashSize), qint64(*from));
    if (*word == Catalogue_ && isMine && m_ask.what == Ask::What::Catalogue) {
        const QByteArray bytes = bytesIn(root.at(2));
        return give({bytes.isEmpty() ? Said::How::NotThere : Said::How::Came, bytes, device, {}});
    }
    const bool isIt = m_ask.sha256 == bytesIn(root.at(2)) && from == quint64(m_ask.from);
    if (*word == Piece && isMine && m_ask.what == Ask::What::Blob && isIt) {
        const QByteArray bytes = bytesIn(root.at(4));
        give({bytes.isEmpty() ? Said::How::NotThere : Said::How::Came, bytes, device, {}});
    }
}

/// Later than this call, as Way promises: what comes of it may ask again at once, which is told by a message again.
void SisterWay::give(Said said)
{
    if (const auto done = std::exchange(m_done, {}))
        done(said);
}

bool SisterWay::mayAsk(const QByteArray& device)
{
    if (!m_asked.contains(device) && m_asked.size() >= desksMax)
        return false;
    Asked& asked = m_asked[device];
    const qint64 second = std::chrono::duration_cast<std::chrono::seconds>(m_doors.clock.monotonic()).count();
    if (second != std::exchange(asked.second, second))
        asked.times = 0;
    return ++asked.times <= askedMax;
}

void SisterWay::answerCatalogue(const QByteArray& device, quint64 number)
{
    const QByteArray bytes = m_doors.shelf.catalogue();
    CborWriter out;
    out.array(3).number(Catalogue_).number(qint64(number));
    out.bytes(bytes.size() + hashSize > naru::Channel::messageBytesMax ? QByteArray() : bytes);
    m_doors.tell(device, out.take());
}

QByteArray SisterWay::pieceOf(const QByteArray& sha256, qint64 from) const
{
    if (sha256.size() != hashSize)
        return {};
    if (const auto piece = m_doors.shelf.piece(sha256, from, sisterPieceMax))
        return *piece;
    const auto newest = m_doors.shelf.root();
    for (quint64 version = newest ? newest->version : 0; version > 0; --version) {
        const QByteArray document = m_doors.shelf.rootDocument(version);
        if (document.isEmpty())
            break;
        if (crypto::sha256(document) == sha256)
            return document.mid(from);
    }
    return {};
}

void SisterWay::answerPiece(const QByteArray& device, quint64 number, const QByteArray& sha256, qint64 from)
{
    CborWriter out;
    out.array(5).number(Piece).number(qint64(number)).bytes(sha256).number(from).bytes(pieceOf(sha256, from));
    m_doors.tell(device, out.take());
}

} // namespace naru::packs

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/ur.h"

#include "app/codec/bytewords.h"
#include "app/codec/cbor.h"

#include <QList>

#include <algorithm>
#include <numeric>

namespace naru::codec {

namespace {

constexpr QByteArrayView scheme("ur:");
constexpr qsizetype typeCharactersMax = 64, partCharactersMax = 4 * urMessageBytesMax;

bool isType(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= typeCharactersMax && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// The fewest fragments of equal length, the last filled up, none longer than `bytesMax`.
int fragmentCount(qsizetype messageBytes, qsizetype bytesMax)
{
    const qsizetype countMax = std::max<qsizetype>(messageBytes / urFragmentBytesMin, 1);
    qsizetype count = 1;
    while (count < countMax && (messageBytes + count - 1) / count > bytesMax)
        ++count;
    return static_cast<int>(count);
}

qsizetype fragmentLength(qsizetype messageBytes, int count)
{
    return (messageBytes + count - 1) / count;
}

quint32 roundOf(int parts)
{
    constexpr quint32 smallDivisors = 2 * 3 * 5;
    auto length = static_cast<quint32>(2 * parts);
    while (std::gcd(length, smallDivisors) != 1)
        ++length;
    return length;
}

} // namespace

Result<UrEncoder> UrEncoder::make(const QByteArray& type, const QByteArray& message, int fragmentBytesMax)
{
    if (!isType(type) || message.isEmpty())
        return CodecFault::Malformed;
    if (message.size() > urMessageBytesMax)
        return CodecFault::TooLarge;
    UrEncoder encoder;
    encoder.m_total = fragmentCount(message.size(), std::max(fragmentBytesMax, urFragmentBytesMin));
    if (encoder.m_total > urPartsMax)
        return CodecFault::TooMany;
    encoder.m_type = type;
    encoder.m_message = message;
    encoder.m_fragmentBytes = fragmentLength(message.size(), encoder.m_total);
    encoder.m_checksum = crc32(message);
    return encoder;
}

Result<UrEncoder> UrEncoder::bytes(const QByteArray& payload, int fragmentBytesMax)
{
    return make("bytes", CborWriter().bytes(payload).take(), fragmentBytesMax);
}

QByteArray UrEncoder::part(quint32 sequence) const
{
    const QByteArray head = scheme.toByteArray() + m_type + '/';
    if (m_total == 1)
        return (head + toBytewords(m_message)).toUpper();
    QByteArray mixed(m_fragmentBytes, '\0');
    for (const int fragment : fragmentsOf(sequence, m_total, m_checksum)) {
        const auto piece = QByteArrayView(m_message).sliced(std::min(fragment * m_fragmentBytes, m_message.size()));
        for (qsizetype i = 0; i < std::min(piece.size(), m_fragmentBytes); ++i)
            mixed[i] = static_cast<char>(mixed[i] ^ piece[i]);
    }
    CborWriter item;
    item.array(5).number(sequence).number(m_total).number(m_message.size()).number(m_checksum).bytes(mixed);
    return (head + QByteArray::number(sequence) + '-' + QByteArray::number(m_total) + '/' + toBytewords(item.take()))
        .toUpper();
}

QByteArray UrEncoder::frame(quint32 number) const
{
    const auto total = static_cast<quint32>(m_total);
    if (number < total)
        return part(number + 1);
    const quint32 behind = number - total, round = roundOf(m_total), place = behind % round;
    if (place % 2 == 0 && place / 2 < total)
        return part(place / 2 + 1);
    const quint32 mixedBefore = behind / round * (round - total) + place - std::min((place + 1) / 2, total);
    return part(total + 1 + mixedBefore);
}

void UrDecoder::clear()
{
    *this = UrDecoder();
}

int UrDecoder::known() const
{
    return !m_message.isEmpty() ? m_total : (m_solver ? m_solver->known() : 0);
}

int UrDecoder::wanted() const
{
    return m_total;
}

Result<QByteArray> UrDecoder::bytes() const
{
    const auto item = CborDocument::parse(m_message);
    if (!item)
        return item.fault();
    const auto payload = (*item)->root().toBytes();
    if (m_type != "bytes" || !payload)
        return CodecFault::Malformed;
    return QByteArray(payload->constData(), payload->size());
}

Result<UrDecoder::State> UrDecoder::take(QByteArrayView part)
{
    if (part.size() > partCharactersMax)
        return CodecFault::TooLarge;
    const QList<QByteArray> pieces = part.toByteArray().toLower().split('/');
    if (pieces.size() < 2 || pieces.size() > 3 || !pieces[0].startsWith(scheme.toByteArray()))
        return CodecFault::BadText;
    const QByteArray type = pieces[0].sliced(scheme.size());
    if (!isType(type))
        return CodecFault::BadText;
    const auto item = fromBytewords(pieces.last());
    if (!item)
        return item.fault();
    if (pieces.size() == 2) {
        if (item->isEmpty() || item->size() > urMessageBytesMax)
            return item->isEmpty() ? CodecFault::Malformed : CodecFault::TooLarge;
        clear();
        m_type = type;
        m_message = *item;
        m_total = 1;
        return State::Done;
    }
    const auto head = headOf(pieces[1], *item);
    return head ? takePart(type, *head) : Result<State>(head.fault());
}

/// The numbers in the text and those under the CRC must be the same, and fit each other.
Result<UrDecoder::Head> UrDecoder::headOf(QByteArrayView numbers, const QByteArray& item)
{
    const auto document = CborDocument::parse(item);
    if (!document)
        return document.fault();
    const CborValue root = (*document)->root();
    const auto sequence = root.at(0).toUnsigned(), total = root.at(1).toUnsigned(), bytes = root.at(2).toUnsigned(),
               checksum = root.at(3).toUnsigned();
    const auto fragment = root.at(4).toBytes();
    constexpr quint64 max = std::numeric_limits<quint32>::max();
    if (root.size() != 5 || !sequence || !total || !bytes || !checksum || !fragment || *sequence < 1 || *sequence > max
        || *checksum > max || *total < 1 || *bytes < 1)
        return CodecFault::Malformed;
    if (*total > static_cast<quint64>(urPartsMax))
        return CodecFault::TooMany;
    if (*bytes > static_cast<quint64>(urMessageBytesMax))
        return CodecFault::TooLarge;
    Head head{static_cast<quint32>(*sequence), static_cast<quint32>(*checksum), static_cast<int>(*total),
        static_cast<qsizetype>(*bytes), QByteArray(fragment->constData(), fragment->size())};
    const QByteArray said = QByteArray::number(head.sequence) + '-' + QByteArray::number(head.total);
    if (numbers != said || head.fragment.size() != fragmentLength(head.messageBytes, head.total))
        return CodecFault::Malformed;
    return head;
}

Result<UrDecoder::State> UrDecoder::takePart(const QByteArray& type, const Head& head)
{
    const bool same
        = type == m_type && head.checksum == m_checksum && head.total == m_total && head.messageBytes == m_messageBytes;
    if (!same) {
        clear();
        m_type = type;
        m_checksum = head.checksum;
        m_total = head.total;
        m_messageBytes = head.messageBytes;
        m_solver.emplace(head.total, head.fragment.size());
    }
    if (!m_message.isEmpty())
        return State::Done;
    m_solver->take(fragmentsOf(head.sequence, m_total, m_checksum), head.fragment);
    if (!m_solver->isSolved())
        return State::Reading;
    const QByteArray message = m_solver->solution().first(m_messageBytes);
    if (crc32(message) != m_checksum) {
        clear();
        return CodecFault::Malformed;
    }
    m_message = message;
    m_solver.reset();
    return State::Done;
}

} // namespace naru::codec

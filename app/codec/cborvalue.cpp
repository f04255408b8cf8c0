// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"

#include <QFloat16>
#include <QStringDecoder>

#include <bit>
#include <limits>

namespace naru::codec {

namespace {
constexpr quint64 simpleFalse = 20, simpleTrue = 21, simpleNull = 22, simpleUndefined = 23;
}

CborType CborValue::type() const
{
    NARU_ASSERT(isValid());
    return m_document->m_nodes[m_node].type;
}

bool CborValue::is(CborType type) const
{
    return isValid() && m_document->m_nodes[m_node].type == type;
}

bool CborValue::isNull() const
{
    if (!is(CborType::Simple))
        return false;
    const quint64 value = m_document->m_nodes[m_node].argument;
    return value == simpleNull || value == simpleUndefined;
}

std::optional<quint64> CborValue::toUnsigned() const
{
    if (!is(CborType::Unsigned))
        return std::nullopt;
    return m_document->m_nodes[m_node].argument;
}

std::optional<qint64> CborValue::toInteger() const
{
    if (!is(CborType::Unsigned) && !is(CborType::Negative))
        return std::nullopt;
    const quint64 argument = m_document->m_nodes[m_node].argument;
    if (argument > static_cast<quint64>(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    const auto value = static_cast<qint64>(argument);
    return is(CborType::Unsigned) ? value : -1 - value;
}

std::optional<bool> CborValue::toBool() const
{
    if (!is(CborType::Simple))
        return std::nullopt;
    const quint64 value = m_document->m_nodes[m_node].argument;
    if (value != simpleFalse && value != simpleTrue)
        return std::nullopt;
    return value == simpleTrue;
}

std::optional<double> CborValue::toDouble() const
{
    if (!is(CborType::Float))
        return std::nullopt;
    const auto& node = m_document->m_nodes[m_node];
    switch (node.content) {
    case 25:
        return static_cast<float>(std::bit_cast<qfloat16>(static_cast<quint16>(node.argument)));
    case 26:
        return static_cast<double>(std::bit_cast<float>(static_cast<quint32>(node.argument)));
    default:
        return std::bit_cast<double>(node.argument);
    }
}

std::optional<QString> CborValue::toText() const
{
    if (!is(CborType::Text))
        return std::nullopt;
    // Not fromUtf8(): it would drop a leading byte order mark and make two different texts equal.
    QStringDecoder decoder(
        QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    return QString(decoder.decode(m_document->stringOf(m_document->m_nodes[m_node])));
}

std::optional<QByteArray> CborValue::toBytes() const
{
    if (!is(CborType::Bytes))
        return std::nullopt;
    return m_document->stringOf(m_document->m_nodes[m_node]);
}

qsizetype CborValue::size() const
{
    if (!is(CborType::Array) && !is(CborType::Map))
        return 0;
    return static_cast<qsizetype>(m_document->m_nodes[m_node].argument);
}

CborValue CborValue::at(qsizetype index) const
{
    if (!is(CborType::Array) || index < 0 || index >= size())
        return {};
    quint32 node = m_node + 1;
    while (index-- > 0)
        node = m_document->m_nodes[node].next;
    return CborValue(m_document, node);
}

CborValue CborValue::find(QLatin1StringView key) const
{
    if (!is(CborType::Map))
        return {};
    for (const auto& [name, value] : pairs()) {
        if (name.is(CborType::Text)
            && m_document->stringOf(m_document->m_nodes[name.m_node]) == QByteArrayView(key.data(), key.size()))
            return value;
    }
    return {};
}

CborValue CborValue::find(qint64 key) const
{
    if (!is(CborType::Map))
        return {};
    for (const auto& [name, value] : pairs()) {
        if (name.toInteger() == key)
            return value;
    }
    return {};
}

std::optional<quint64> CborValue::tag() const
{
    if (!is(CborType::Tag))
        return std::nullopt;
    return m_document->m_nodes[m_node].argument;
}

CborValue CborValue::tagged() const
{
    return is(CborType::Tag) ? CborValue(m_document, m_node + 1) : CborValue();
}

CborValue CborValue::tagged(quint64 number) const
{
    return tag() == number ? tagged() : CborValue();
}

QByteArrayView CborValue::raw() const
{
    if (!isValid())
        return {};
    const auto& node = m_document->m_nodes[m_node];
    return QByteArrayView(m_document->m_bytes).sliced(node.begin, node.end - node.begin);
}

QByteArray CborValue::rawBytes() const
{
    const QByteArrayView view = raw();
    return QByteArray::fromRawData(view.data(), view.size());
}

CborValue::Pairs CborValue::pairs() const
{
    return Pairs(is(CborType::Map) ? *this : CborValue());
}

CborValue::Items CborValue::items() const
{
    return Items(is(CborType::Array) ? *this : CborValue());
}

CborValue::Items::Iterator CborValue::Items::begin() const
{
    return Iterator(m_container.m_document, m_container.isValid() ? m_container.m_node + 1 : 0);
}

CborValue::Items::Iterator CborValue::Items::end() const
{
    const auto* const document = m_container.m_document;
    return Iterator(document, document ? document->m_nodes[m_container.m_node].next : 0);
}

CborValue::Items::Iterator& CborValue::Items::Iterator::operator++()
{
    m_node = m_document->m_nodes[m_node].next;
    return *this;
}

CborValue::Pairs::Pair CborValue::Pairs::Iterator::operator*() const
{
    Items::Iterator value = m_key;
    return {*m_key, *++value};
}

CborValue::Pairs::Iterator& CborValue::Pairs::Iterator::operator++()
{
    ++m_key;
    ++m_key;
    return *this;
}

} // namespace naru::codec

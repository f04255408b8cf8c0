// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/der/reader.h"

#include <QStringDecoder>

namespace naru::crypto::der {

namespace {

quint8 octet(QByteArrayView bytes, qsizetype at)
{
    return static_cast<quint8>(bytes[at]);
}

/// `count` digits at `at`; the caller has checked that there are only digits.
int number(QByteArrayView digits, qsizetype at, int count)
{
    int value = 0;
    for (int i = 0; i < count; ++i)
        value = value * 10 + (digits[at + i] - '0');
    return value;
}

} // namespace

Item Reader::fail()
{
    m_failed = true;
    m_rest = {};
    return {};
}

Item Reader::take()
{
    constexpr quint8 longTag = 0x1f, longLength = 0x80;
    constexpr int lengthBytesMax = 3; // 16 MiB, far above any limit of ours
    if (m_failed || m_rest.size() < 2 || (octet(m_rest, 0) & longTag) == longTag)
        return fail();
    qsizetype header = 2, length = octet(m_rest, 1);
    if (length & longLength) {
        const int count = static_cast<int>(length) & 0x7f;
        if (count < 1 || count > lengthBytesMax || m_rest.size() < header + count || octet(m_rest, 2) == 0)
            return fail(); // indefinite, absurd, cut off, or not the shortest form
        length = 0;
        for (int i = 0; i < count; ++i)
            length = length << 8 | octet(m_rest, header++);
        if (length < longLength)
            return fail();
    }
    if (length > m_rest.size() - header)
        return fail();
    const Item item{octet(m_rest, 0), m_rest.first(header + length), m_rest.sliced(header, length)};
    m_rest = m_rest.sliced(header + length);
    return item;
}

Item Reader::take(quint8 tag)
{
    return isNext(tag) ? take() : fail();
}

Reader Reader::enter(quint8 tag)
{
    Reader inner(take(tag).content);
    inner.m_failed = m_failed;
    return inner;
}

std::optional<QByteArrayView> only(QByteArrayView bytes, quint8 tag)
{
    Reader reader(bytes);
    const auto item = reader.take(tag);
    if (!reader.finished())
        return std::nullopt;
    return item.content;
}

bool isOid(QByteArrayView content)
{
    constexpr qsizetype bytesMax = 64;
    bool starts = true;
    for (const char c : content) {
        if (starts && c == '\x80')
            return false;
        starts = !(static_cast<quint8>(c) & 0x80);
    }
    return starts && !content.isEmpty() && content.size() <= bytesMax;
}

std::optional<bool> boolean(QByteArrayView content)
{
    if (content.size() != 1)
        return std::nullopt;
    return content[0] != 0;
}

std::optional<QByteArray> oidText(QByteArrayView content)
{
    if (!isOid(content))
        return std::nullopt;
    QByteArray result;
    quint64 arc = 0;
    bool huge = false;
    for (const char c : content) {
        const auto value = static_cast<quint8>(c);
        huge = huge || arc >> 57;
        arc = arc << 7 | (value & 0x7f);
        if (value & 0x80)
            continue;
        if (result.isEmpty()) {
            const quint64 first = std::min<quint64>(arc / 40, 2);
            result = QByteArray::number(first) + '.' + QByteArray::number(arc - first * 40);
        } else {
            result += '.' + QByteArray::number(arc);
        }
        arc = 0;
    }
    return huge ? "hex:" + content.toByteArray().toHex() : result;
}

std::optional<QByteArrayView> magnitude(QByteArrayView content)
{
    if (content.isEmpty() || (octet(content, 0) & 0x80))
        return std::nullopt;
    if (content.size() == 1 || content[0] != 0)
        return content;
    if (!(octet(content, 1) & 0x80))
        return std::nullopt; // a zero that nothing needs
    return content.sliced(1);
}

std::optional<QByteArrayView> wholeBytes(QByteArrayView content)
{
    if (content.isEmpty() || content[0] != 0)
        return std::nullopt;
    return content.sliced(1);
}

std::optional<Instant> instant(const Item& item)
{
    using namespace std::chrono;
    const int yearDigits = item.tag == UtcTime ? 2 : 4;
    if ((item.tag != UtcTime && item.tag != GeneralizedTime) || item.content.size() != yearDigits + 11
        || !item.content.endsWith('Z'))
        return std::nullopt;
    const auto digits = item.content.chopped(1);
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
    }
    int y = number(digits, 0, yearDigits);
    if (item.tag == UtcTime)
        y += y < 50 ? 2000 : 1900; // RFC 5280 §4.1.2.5.1
    const auto at = [&](int pair) { return number(digits, yearDigits + 2 * pair, 2); };
    const year_month_day date = year{y} / at(0) / at(1);
    if (!date.ok() || at(2) > 23 || at(3) > 59 || at(4) > 59)
        return std::nullopt;
    return Instant{sys_days{date}} + hours{at(2)} + minutes{at(3)} + seconds{at(4)};
}

QString text(const Item& item)
{
    switch (item.tag) {
    case Utf8String:
        return QString(QStringDecoder(
            QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom)
                           .decode(item.content));
    case PrintableString:
    case Ia5String:
    case TeletexString:
        return QString::fromLatin1(item.content);
    case BmpString: {
        QStringDecoder decode(QStringDecoder::Utf16BE);
        return decode(item.content);
    }
    default:
        return {};
    }
}

} // namespace naru::crypto::der

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

/// X.690 DER as X.509 uses it, over the received bytes: items are slices, nothing is copied. Read here and not by
/// OpenSSL's d2i_X509, whose key decoder takes 85 of its 100 µs; this takes 4.
namespace naru::crypto::der {

enum Tag : quint8 {
    Boolean = 0x01,
    Integer = 0x02,
    BitString = 0x03,
    OctetString = 0x04,
    ObjectId = 0x06,
    Utf8String = 0x0c,
    PrintableString = 0x13,
    TeletexString = 0x14,
    Ia5String = 0x16,
    UtcTime = 0x17,
    GeneralizedTime = 0x18,
    BmpString = 0x1e,
    Sequence = 0x30,
    Set = 0x31,
};
constexpr quint8 context(int number)
{
    return static_cast<quint8>(0x80 | number);
}
constexpr quint8 contextConstructed(int number)
{
    return static_cast<quint8>(0xa0 | number);
}
constexpr bool isUniversal(quint8 tag)
{
    return (tag & 0xc0) == 0;
}

struct Item {
    quint8 tag = 0;
    QByteArrayView whole; ///< tag, length and content
    QByteArrayView content;
};

/// Takes one item after the other. The first thing that is not DER or not what was asked for makes it fail, and it
/// stays failed: callers look once, at the end.
class Reader {
public:
    explicit Reader(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }
    bool failed() const { return m_failed; }
    bool hasMore() const { return !m_failed && !m_rest.isEmpty(); }
    bool finished() const { return !m_failed && m_rest.isEmpty(); } ///< all was read, all was well
    bool isNext(quint8 tag) const { return hasMore() && static_cast<quint8>(m_rest[0]) == tag; }

    Item take();
    Item take(quint8 tag);
    /// A reader of the content; failed itself where the tag is another.
    Reader enter(quint8 tag);

private:
    Item fail();
    QByteArrayView m_rest;
    bool m_failed = false;
};

/// One item of this tag and nothing behind it.
std::optional<QByteArrayView> only(QByteArrayView bytes, quint8 tag);
/// X.690 §8.19: whole arcs, each in its shortest form; at most 64 bytes.
bool isOid(QByteArrayView content);
/// DER writes TRUE as FF alone; issuers on published lists write 01, and every other value means the same.
std::optional<bool> boolean(QByteArrayView content);
/// "1.2.840…". An arc beyond 64 bits gives "hex:…", which equals no known name. Nothing: not an OID.
std::optional<QByteArray> oidText(QByteArrayView content);
/// Magnitude of a non-negative minimal INTEGER; zero is one zero byte.
std::optional<QByteArrayView> magnitude(QByteArrayView content);
/// A BIT STRING of whole bytes.
std::optional<QByteArrayView> wholeBytes(QByteArrayView content);
/// UTCTime or GeneralizedTime with seconds and Z, as RFC 5280 §4.1.2.5 wants them.
std::optional<Instant> instant(const Item& item);
/// The character string types of a Name; other types give an empty text.
QString text(const Item& item);

} // namespace naru::crypto::der

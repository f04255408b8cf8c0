// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/cbor.h"
#include "app/payments/records.h"

namespace naru::payments {

// For the files that write and read this room's records, and no others.

inline constexpr qsizetype textCharactersMax = 256; ///< of any other text in a record
inline constexpr qsizetype hashBytes = 32;

/// A CBOR map that counts its pairs itself; what is empty is left out.
class Body {
public:
    Body& number(const char* key, qint64 value) { return pair(key, codec::CborWriter().number(value).take()); }
    Body& text(const char* key, const QString& value)
    {
        return value.isEmpty() ? *this : pair(key, codec::CborWriter().text(value).take());
    }
    Body& bytes(const char* key, const QByteArray& value)
    {
        return value.isEmpty() ? *this : pair(key, codec::CborWriter().bytes(value).take());
    }
    Body& raw(const char* key, const QByteArray& item) { return pair(key, item); }
    Body& moment(const char* key, const Moment& value)
    {
        codec::CborWriter writer;
        writer.array(3).number(value.wall.time_since_epoch().count()).number(value.monotonic.count());
        return pair(key, writer.bytes(value.boot).take());
    }
    QByteArray take() { return codec::CborWriter().map(m_pairs).raw(m_bytes).take(); }

private:
    Body& pair(const char* key, const QByteArray& item)
    {
        m_bytes += codec::CborWriter().text(key).raw(item).take();
        ++m_pairs;
        return *this;
    }
    QByteArray m_bytes;
    quint64 m_pairs = 0;
};

/// Reads a map; anything out of its bounds makes the whole a bad record.
class Reader {
public:
    explicit Reader(codec::CborValue map)
        : m_map(map)
    {
    }
    qint64 number(const char* key, qint64 min, qint64 max)
    {
        const auto value = find(key).toInteger();
        return value && *value >= min && *value <= max ? *value : (spoil(), min);
    }
    qint64 numberOr(const char* key, qint64 otherwise, qint64 min, qint64 max)
    {
        return find(key).isValid() ? number(key, min, max) : otherwise;
    }
    template <typename Enum>
    Enum one(const char* key, Enum first, Enum last)
    {
        return static_cast<Enum>(number(key, static_cast<qint64>(first), static_cast<qint64>(last)));
    }
    QString text(const char* key, qsizetype max = textCharactersMax)
    {
        const codec::CborValue value = find(key);
        const auto text = value.toText();
        if (value.isValid() && (!text || text->size() > max))
            spoil();
        return text.value_or(QString());
    }
    /// A deep copy; of the given size, or absent.
    QByteArray bytes(const char* key, qsizetype size)
    {
        const codec::CborValue value = find(key);
        const QByteArray shared = value.toBytes().value_or(QByteArray());
        if (value.isValid() && shared.size() != size)
            spoil();
        return QByteArray(shared.constData(), shared.size());
    }
    Moment moment(const char* key)
    {
        const codec::CborValue value = find(key);
        const auto wall = value.at(0).toInteger(), monotonic = value.at(1).toInteger();
        const QByteArray boot = value.at(2).toBytes().value_or(QByteArray());
        if (!wall || !monotonic || boot.size() > 64)
            spoil();
        return {Instant(Milliseconds(wall.value_or(0))), Milliseconds(monotonic.value_or(0)),
            QByteArray(boot.constData(), boot.size())};
    }
    codec::CborValue find(const char* key) const { return m_map.find(QLatin1StringView(key)); }
    void spoil() { m_good = false; }
    bool isGood() const { return m_good; }

private:
    codec::CborValue m_map;
    bool m_good = true;
};

/// Of schema 1. Faults: BadRecord, CodecFault.
inline Result<codec::CborDocumentPtr> parsed(const Record& record)
{
    if (record.schema != 1)
        return PaymentFault::BadRecord;
    return codec::CborDocument::parse(record.body);
}

} // namespace naru::payments

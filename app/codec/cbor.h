// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/codec/faults.h"

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace naru::codec {

/// What a CBOR input may be at most; checked before anything is allocated for it.
struct CborLimits {
    qsizetype bytesMax = 1024 * 1024;
    int depthMax = 16;
    int itemsMax = 20'000;
};

enum class CborType : quint8 { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Simple, Float };

class CborDocument;

/// A light handle on one item of a CborDocument, valid while any copy of that document lives. An absent item (a key
/// that is not there, an index too far) is a value too: isValid() is false and every reading of it is empty.
class CborValue {
public:
    CborValue() = default;

    bool isValid() const { return m_document != nullptr; }
    bool is(CborType type) const;
    CborType type() const; ///< only of a valid value
    bool isNull() const;   ///< null or undefined

    std::optional<quint64> toUnsigned() const;
    std::optional<qint64> toInteger() const; ///< unsigned or negative, where it fits
    std::optional<bool> toBool() const;
    std::optional<double> toDouble() const;
    std::optional<QString> toText() const;
    std::optional<QByteArray> toBytes() const; ///< shares the document's bytes where it can: keep the document alive

    qsizetype size() const;                      ///< elements of an array, pairs of a map, else 0
    CborValue at(qsizetype index) const;         ///< element of an array
    CborValue find(QLatin1StringView key) const; ///< value of a map
    CborValue find(qint64 key) const;

    std::optional<quint64> tag() const;
    CborValue tagged() const; ///< what stands behind the tag; with `number`, only behind that tag
    CborValue tagged(quint64 number) const;

    /// The received bytes of this item, head included. What signatures and digests are over.
    QByteArrayView raw() const;
    /// The document's copy of raw(), not a deep copy.
    QByteArray rawBytes() const;

    class Pairs;
    class Items;
    Pairs pairs() const; ///< for (const auto& [key, value] : map.pairs())
    Items items() const; ///< for (const CborValue& value : array.items())

private:
    friend class CborDocument;
    CborValue(const CborDocument* document, quint32 node)
        : m_document(document)
        , m_node(node)
    {
    }

    const CborDocument* m_document = nullptr;
    quint32 m_node = 0;
};

/// One well-formed CBOR item (RFC 8949) with the bytes it was read from: nothing may follow it, no map may name a key
/// twice, text is UTF-8. Indefinite lengths and longer-than-needed heads are accepted, and kept as received.
class CborDocument {
public:
    /// Faults: CodecFault, all but BadText.
    static Result<std::shared_ptr<const CborDocument>> parse(QByteArray bytes, const CborLimits& limits = {});

    CborValue root() const { return CborValue(this, 0); }
    const QByteArray& bytes() const { return m_bytes; }

private:
    friend class CborValue;
    friend class CborReader;

    struct Node {
        quint64 argument;   ///< number, tag, count of items, or bits of a float
        quint32 begin, end; ///< raw bytes, head included
        quint32 content;    ///< first content byte of a string; index into m_joined when chunked
        quint32 next;       ///< node after this one and all it holds
        CborType type;
        bool chunked;
    };

    CborDocument() = default;
    QByteArray stringOf(const Node& node) const;

    QByteArray m_bytes;
    std::vector<Node> m_nodes;
    std::vector<QByteArray> m_joined; ///< strings that came in chunks
};

using CborDocumentPtr = std::shared_ptr<const CborDocument>;

class CborValue::Items {
public:
    class Iterator {
    public:
        CborValue operator*() const { return CborValue(m_document, m_node); }
        Iterator& operator++();
        bool operator!=(const Iterator& other) const { return m_node != other.m_node; }

    private:
        friend class Items;
        Iterator(const CborDocument* document, quint32 node)
            : m_document(document)
            , m_node(node)
        {
        }
        const CborDocument* m_document;
        quint32 m_node;
    };
    Iterator begin() const;
    Iterator end() const;

private:
    friend class CborValue;
    explicit Items(CborValue container)
        : m_container(container)
    {
    }
    CborValue m_container;
};

class CborValue::Pairs {
public:
    struct Pair {
        CborValue key, value;
    };
    class Iterator {
    public:
        Pair operator*() const;
        Iterator& operator++();
        bool operator!=(const Iterator& other) const { return m_key != other.m_key; }

    private:
        friend class Pairs;
        Items::Iterator m_key;
        explicit Iterator(Items::Iterator key)
            : m_key(key)
        {
        }
    };
    Iterator begin() const { return Iterator(Items(m_container).begin()); }
    Iterator end() const { return Iterator(Items(m_container).end()); }

private:
    friend class CborValue;
    explicit Pairs(CborValue container)
        : m_container(container)
    {
    }
    CborValue m_container;
};

/// Writes deterministic CBOR (RFC 8949 §4.2.1): shortest heads, definite lengths. The caller orders map keys.
/// CborWriter().map(2).text("version").text("1.0").text("status").number(0).take()
class CborWriter {
public:
    CborWriter& map(quint64 pairs) { return head(5, pairs); }
    CborWriter& array(quint64 items) { return head(4, items); }
    CborWriter& tag(quint64 number) { return head(6, number); }
    CborWriter& number(qint64 value);
    CborWriter& bytes(QByteArrayView value);
    CborWriter& text(QStringView value);
    CborWriter& text(const char* ascii);
    CborWriter& boolean(bool value);
    CborWriter& null();
    CborWriter& raw(QByteArrayView item);      ///< an item that is encoded already, as it is
    CborWriter& embedded(QByteArrayView item); ///< #6.24(bstr .cbor item)

    QByteArray take() { return std::move(m_bytes); }

private:
    CborWriter& head(quint8 major, quint64 argument);
    QByteArray m_bytes;
};

} // namespace naru::codec

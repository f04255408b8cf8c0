// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <variant>

namespace naru::codec {
class CborValue;
}

namespace naru::identity {

/// What an element says, apart from how its format wrote it: an owning copy that outlives the received bytes.
struct Value {
    struct Null {
        bool operator==(const Null&) const { return true; }
    };
    struct Tagged; ///< CBOR tag with its content, e.g. 1004("1958-03-25")
    using List = QList<Value>;
    struct Pair;             ///< key and value
    using Map = QList<Pair>; ///< in the order received

    std::variant<Null, bool, qint64, double, QString, QByteArray, List, Map, std::shared_ptr<const Tagged>> data;

    /// Text of a text value, a date (tag 1004, or tag 0) without its tag, else empty.
    QString text() const;
};

struct Value::Pair {
    Value first, second;
};

struct Value::Tagged {
    quint64 number;
    Value content;
};

/// An owning copy of a CBOR item. An integer outside qint64 becomes the bignum it would be (tag 2 or 3), a simple value
/// without a meaning here becomes null.
Value valueOf(const codec::CborValue& item);

} // namespace naru::identity

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/codec/faults.h"
#include "app/codec/text.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace naru::codec {

class JsonTree;

/// One value of a JsonTree: a place in it, valid as long as the tree and the bytes it was read from.
class JsonNode {
public:
    enum class Type { Absent, Null, Bool, Number, String, Array, Object };

    JsonNode() = default;
    Type type() const;
    bool isAbsent() const { return type() == Type::Absent; }
    bool isObject() const { return type() == Type::Object; }
    bool isArray() const { return type() == Type::Array; }
    bool isString() const { return type() == Type::String; }
    bool isNumber() const { return type() == Type::Number; }
    bool isBool() const { return type() == Type::Bool; }

    /// The bytes as they stand in the text: of a number its digits, of a string with its quotes and escapes.
    QByteArrayView raw() const;
    qsizetype offset() const;      ///< of raw() in the text
    QByteArray text() const;       ///< of a string, UTF-8, escapes undone; empty for anything else
    bool toBool() const;           ///< raw() == "true"
    qsizetype size() const;        ///< members or elements
    QByteArray key() const;        ///< of a member, escapes undone
    QByteArrayView rawKey() const; ///< of a member, with its quotes; empty elsewhere

    JsonNode operator[](QByteArrayView key) const; ///< of an object; Absent where there is none
    JsonNode first() const;                        ///< first member or element, or Absent
    JsonNode next() const;                         ///< the following one of the same parent, or Absent

private:
    friend class JsonTree;
    JsonNode(const JsonTree* tree, int index)
        : m_tree(tree)
        , m_index(index)
    {
    }
    const JsonTree* m_tree = nullptr;
    int m_index = -1;
};

/// JSON (RFC 8259) read in place: values stay where they came, so that amounts keep every digit, times every byte, and
/// secrets one buffer. `bytes` must outlive the tree. No byte order mark, no key twice, no half surrogate.
class JsonTree {
public:
    static constexpr int nodesMax = 50'000;

    /// Faults: TooLarge, TooDeep, TooMany, BadUtf8, DuplicateKey, Malformed.
    static Result<JsonTree> parse(QByteArrayView bytes, const JsonLimits& limits = {});
    JsonNode root() const { return JsonNode(this, 0); }

private:
    friend class JsonNode;
    friend class JsonTreeReader;
    struct Node {
        JsonNode::Type type;
        qsizetype begin = 0, end = 0;       ///< of the value
        qsizetype keyBegin = 0, keyEnd = 0; ///< of its key with the quotes; equal: none
        int firstChild = -1, nextSibling = -1, children = 0;
    };
    QByteArrayView m_bytes;
    std::vector<Node> m_nodes;
};

/// `text` as a JSON string with its quotes; UTF-8 in, UTF-8 out.
QByteArray jsonString(QByteArrayView text);

} // namespace naru::codec

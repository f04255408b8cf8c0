// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/jsontree.h"
#include "app/payments/nexo/faults.h"

#include <array>
#include <optional>

namespace naru::payments::nexo {

template <typename Enum, std::size_t count>
std::optional<Enum> valueNamed(const std::array<const char*, count>& names, QByteArrayView name)
{
    for (std::size_t i = 0; i < count; ++i) {
        if (name == names[i])
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

/// Reads the members of one object, each bounded; the first that is not as it should be is the fault, and what follows
/// is then empty. Limits count characters (UTF-16 units, as the schema's authors count).
class Fields {
public:
    /// An absent or other node is BadField, detail `name`.
    Fields(const codec::JsonNode& node, const char* name);

    QByteArray text(const char* key, int charactersMax); ///< required, at least one character
    QByteArray optionalText(const char* key, int charactersMax);
    QByteArray optionalTextOrNumber(const char* key, int charactersMax); ///< the schema and the wire disagree on some
    bool optionalFlag(const char* key, bool otherwise);
    codec::JsonNode optionalNode(const char* key, codec::JsonNode::Type type); ///< Absent, or of this type
    template <typename Enum, std::size_t count>
    Enum named(const char* key, const std::array<const char*, count>& names)
    {
        const auto value = valueNamed<Enum>(names, text(key, nameCharactersMax));
        if (!value)
            refuse(NexoFault::BadField, key);
        return value.value_or(Enum());
    }

    void refuse(NexoFault code, const char* key);
    void refuse(const Fault& fault);
    const std::optional<Fault>& fault() const { return m_fault; }

private:
    static constexpr int nameCharactersMax = 64;
    QByteArray bounded(const char* key, const QByteArray& text, int charactersMax);
    codec::JsonNode m_node;
    const char* m_name;
    std::optional<Fault> m_fault;
};

/// Writes one JSON text, members in the order they are given, nothing between the tokens.
class JsonWriter {
public:
    void open(const char* key = nullptr);
    void close();
    void text(const char* key, QByteArrayView value);
    void optionalText(const char* key, QByteArrayView value); ///< nothing where it is empty
    void raw(const char* key, QByteArrayView json);
    void flag(const char* key, bool value);
    void texts(const char* key, const QList<QByteArray>& values);
    const QByteArray& json() const { return m_json; }

private:
    void member(const char* key);
    QByteArray m_json;
};

} // namespace naru::payments::nexo

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexo/fields.h"

#include <QString>

namespace naru::payments::nexo {

using codec::JsonNode;

Fields::Fields(const JsonNode& node, const char* name)
    : m_node(node)
    , m_name(name)
{
    if (!node.isObject())
        refuse(NexoFault::BadField, "");
}

void Fields::refuse(NexoFault code, const char* key)
{
    if (!m_fault)
        m_fault = Fault(code, QLatin1StringView(m_name) + u'.' + QLatin1StringView(key));
}

void Fields::refuse(const Fault& fault)
{
    if (!m_fault)
        m_fault = fault;
}

QByteArray Fields::bounded(const char* key, const QByteArray& text, int charactersMax)
{
    constexpr int bytesPerCharacterMax = 4;
    if (text.size() <= charactersMax)
        return text;
    if (text.size() <= charactersMax * bytesPerCharacterMax && QString::fromUtf8(text).size() <= charactersMax)
        return text;
    refuse(NexoFault::BadField, key);
    return {};
}

QByteArray Fields::text(const char* key, int charactersMax)
{
    const QByteArray found = optionalText(key, charactersMax);
    if (found.isEmpty())
        refuse(NexoFault::BadField, key);
    return found;
}

QByteArray Fields::optionalText(const char* key, int charactersMax)
{
    const auto node = optionalNode(key, JsonNode::Type::String);
    return m_fault ? QByteArray() : bounded(key, node.text(), charactersMax);
}

QByteArray Fields::optionalTextOrNumber(const char* key, int charactersMax)
{
    const JsonNode node = m_node[key];
    if (!node.isNumber())
        return optionalText(key, charactersMax);
    return bounded(key, node.raw().toByteArray(), charactersMax);
}

bool Fields::optionalFlag(const char* key, bool otherwise)
{
    const auto node = optionalNode(key, JsonNode::Type::Bool);
    return node.isAbsent() ? otherwise : node.toBool();
}

JsonNode Fields::optionalNode(const char* key, JsonNode::Type type)
{
    const JsonNode node = m_fault ? JsonNode() : m_node[key];
    if (node.isAbsent() || node.type() == type)
        return node;
    refuse(NexoFault::BadField, key);
    return {};
}

void JsonWriter::member(const char* key)
{
    if (!m_json.isEmpty() && !m_json.endsWith('{'))
        m_json.append(',');
    if (key)
        m_json.append('"').append(key).append("\":");
}

void JsonWriter::open(const char* key)
{
    member(key);
    m_json.append('{');
}

void JsonWriter::close()
{
    m_json.append('}');
}

void JsonWriter::text(const char* key, QByteArrayView value)
{
    member(key);
    m_json.append(codec::jsonString(value));
}

void JsonWriter::optionalText(const char* key, QByteArrayView value)
{
    if (!value.isEmpty())
        text(key, value);
}

void JsonWriter::raw(const char* key, QByteArrayView json)
{
    member(key);
    m_json.append(json);
}

void JsonWriter::flag(const char* key, bool value)
{
    raw(key, value ? "true" : "false");
}

void JsonWriter::texts(const char* key, const QList<QByteArray>& values)
{
    QByteArray array("[");
    for (const QByteArray& value : values) {
        if (array.size() > 1)
            array.append(',');
        array.append(codec::jsonString(value));
    }
    raw(key, array.append(']'));
}

} // namespace naru::payments::nexo

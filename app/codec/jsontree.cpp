// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/jsontree.h"

#include <QChar>
#include <QSet>
#include <QString>

namespace naru::codec {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Four hexadecimal digits, or nothing.
std::optional<char16_t> hexUnit(QByteArrayView text)
{
    char16_t unit = 0;
    if (text.size() < 4)
        return std::nullopt;
    for (const char c : text.first(4)) {
        const int digit = isDigit(c) ? c - '0'
            : c >= 'a' && c <= 'f'   ? c - 'a' + 10
            : c >= 'A' && c <= 'F'   ? c - 'A' + 10
                                     : -1;
        if (digit < 0)
            return std::nullopt;
        unit = static_cast<char16_t>(unit * 16 + digit);
    }
    return unit;
}

/// Content of a well-formed string, quotes included in `raw`.
QByteArray unescaped(QByteArrayView raw)
{
    QByteArray text;
    text.reserve(raw.size());
    for (qsizetype i = 1; i + 1 < raw.size(); ++i) {
        if (raw[i] != '\\') {
            text.append(raw[i]);
            continue;
        }
        const char escape = raw[++i];
        if (escape != 'u') {
            static constexpr char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
            text.append(to[QByteArrayView(from).indexOf(escape)]);
            continue;
        }
        QString units(QChar(*hexUnit(raw.sliced(i + 1))));
        i += 4;
        if (units[0].isHighSurrogate()) { // its other half follows: the reader has looked
            units.append(QChar(*hexUnit(raw.sliced(i + 3))));
            i += 6;
        }
        text.append(units.toUtf8());
    }
    return text;
}

} // namespace

class JsonTreeReader {
public:
    JsonTreeReader(QByteArrayView text, int depthMax)
        : m_text(text)
        , m_depthMax(depthMax)
    {
        m_tree.m_bytes = text;
    }

    Result<JsonTree> read()
    {
        skipSpace();
        if (const auto root = value(0); !root)
            return root.fault();
        skipSpace();
        if (m_at != m_text.size())
            return CodecFault::Malformed;
        return std::move(m_tree);
    }

private:
    using Type = JsonNode::Type;

    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }
    bool take(char c)
    {
        if (peek() != c || m_at >= m_text.size())
            return false;
        ++m_at;
        return true;
    }
    JsonTree::Node& node(int index) { return m_tree.m_nodes[static_cast<std::size_t>(index)]; }

    /// The index of the node that was read.
    Result<int> value(int depth)
    {
        if (m_tree.m_nodes.size() >= JsonTree::nodesMax)
            return CodecFault::TooMany;
        const int index = static_cast<int>(m_tree.m_nodes.size());
        m_tree.m_nodes.push_back({Type::Null, m_at});
        const auto type = content(index, depth);
        if (!type)
            return type.fault();
        node(index).type = *type;
        node(index).end = m_at;
        return index;
    }

    Result<Type> content(int index, int depth)
    {
        const char c = peek();
        if (c == '{' || c == '[')
            return depth >= m_depthMax ? Result<Type>(CodecFault::TooDeep) : container(index, depth);
        if (c == '"')
            return string() ? Result<Type>(Type::String) : Result<Type>(CodecFault::Malformed);
        if (literal("true") || literal("false"))
            return Type::Bool;
        if (literal("null"))
            return Type::Null;
        return number() ? Result<Type>(Type::Number) : Result<Type>(CodecFault::Malformed);
    }

    Result<Type> container(int index, int depth)
    {
        const bool isObject = m_text[m_at++] == '{';
        const char close = isObject ? '}' : ']';
        QSet<QByteArray> keys;
        int former = -1;
        skipSpace();
        if (take(close))
            return isObject ? Type::Object : Type::Array;
        while (true) {
            skipSpace();
            const qsizetype keyBegin = m_at;
            if (isObject && !string())
                return CodecFault::Malformed;
            const qsizetype keyEnd = m_at;
            if (isObject) {
                const auto before = keys.size();
                keys.insert(unescaped(m_text.sliced(keyBegin, keyEnd - keyBegin)));
                if (keys.size() == before)
                    return CodecFault::DuplicateKey;
                skipSpace();
                if (!take(':'))
                    return CodecFault::Malformed;
                skipSpace();
            }
            const auto child = value(depth + 1);
            if (!child)
                return child.fault();
            node(*child).keyBegin = keyBegin;
            node(*child).keyEnd = keyEnd;
            (former < 0 ? node(index).firstChild : node(former).nextSibling) = *child;
            former = *child;
            ++node(index).children;
            skipSpace();
            if (take(close))
                return isObject ? Type::Object : Type::Array;
            if (!take(','))
                return CodecFault::Malformed;
        }
    }

    bool literal(QByteArrayView word)
    {
        if (!m_text.sliced(m_at).startsWith(word))
            return false;
        m_at += word.size();
        return true;
    }

    bool string()
    {
        if (!take('"'))
            return false;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c == '"')
                return true;
            if (static_cast<unsigned char>(c) < 0x20 || (c == '\\' && !escape()))
                return false;
        }
        return false;
    }

    bool escape()
    {
        const char c = peek();
        if (c != 'u')
            return m_at < m_text.size() && c != '\0' && QByteArrayView("\"\\/bfnrt").contains(c) && take(c);
        const auto unit = hexUnit(m_text.sliced(++m_at));
        if (!unit || QChar::isLowSurrogate(*unit))
            return false;
        m_at += 4;
        if (!QChar::isHighSurrogate(*unit))
            return true;
        const auto rest = m_text.sliced(m_at);
        const auto second = rest.startsWith("\\u") ? hexUnit(rest.sliced(2)) : std::nullopt;
        if (!second || !QChar::isLowSurrogate(*second))
            return false;
        m_at += 6;
        return true;
    }

    bool digits()
    {
        const qsizetype begin = m_at;
        while (isDigit(peek()))
            ++m_at;
        return m_at > begin;
    }

    bool number()
    {
        take('-');
        const bool leadingZero = peek() == '0';
        const qsizetype begin = m_at;
        if (!digits() || (leadingZero && m_at - begin > 1))
            return false;
        if (take('.') && !digits())
            return false;
        if (take('e') || take('E')) {
            if (!take('+'))
                take('-');
            return digits();
        }
        return true;
    }

    QByteArrayView m_text;
    const int m_depthMax;
    qsizetype m_at = 0;
    JsonTree m_tree;
};

Result<JsonTree> JsonTree::parse(QByteArrayView bytes, const JsonLimits& limits)
{
    if (bytes.size() > limits.bytesMax)
        return CodecFault::TooLarge;
    if (!bytes.isValidUtf8())
        return CodecFault::BadUtf8;
    return JsonTreeReader(bytes, limits.depthMax).read();
}

JsonNode::Type JsonNode::type() const
{
    return m_index < 0 ? Type::Absent : m_tree->m_nodes[static_cast<std::size_t>(m_index)].type;
}

QByteArrayView JsonNode::raw() const
{
    if (m_index < 0)
        return {};
    const auto& node = m_tree->m_nodes[static_cast<std::size_t>(m_index)];
    return m_tree->m_bytes.sliced(node.begin, node.end - node.begin);
}

qsizetype JsonNode::offset() const
{
    return m_index < 0 ? 0 : m_tree->m_nodes[static_cast<std::size_t>(m_index)].begin;
}

QByteArray JsonNode::text() const
{
    return isString() ? unescaped(raw()) : QByteArray();
}

bool JsonNode::toBool() const
{
    return raw() == "true";
}

qsizetype JsonNode::size() const
{
    return m_index < 0 ? 0 : m_tree->m_nodes[static_cast<std::size_t>(m_index)].children;
}

QByteArrayView JsonNode::rawKey() const
{
    if (m_index < 0)
        return {};
    const auto& node = m_tree->m_nodes[static_cast<std::size_t>(m_index)];
    return m_tree->m_bytes.sliced(node.keyBegin, node.keyEnd - node.keyBegin);
}

QByteArray JsonNode::key() const
{
    return unescaped(rawKey());
}

JsonNode JsonNode::operator[](QByteArrayView key) const
{
    if (!isObject())
        return {};
    for (JsonNode member = first(); !member.isAbsent(); member = member.next()) {
        if (member.key() == key)
            return member;
    }
    return {};
}

JsonNode JsonNode::first() const
{
    if (m_index < 0)
        return {};
    return JsonNode(m_tree, m_tree->m_nodes[static_cast<std::size_t>(m_index)].firstChild);
}

JsonNode JsonNode::next() const
{
    if (m_index < 0)
        return {};
    return JsonNode(m_tree, m_tree->m_nodes[static_cast<std::size_t>(m_index)].nextSibling);
}

QByteArray jsonString(QByteArrayView text)
{
    QByteArray out(1, '"');
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out.append('\\').append(c);
        else if (static_cast<unsigned char>(c) < 0x20)
            out.append("\\u00").append(QByteArray(1, c).toHex());
        else
            out.append(c);
    }
    return out.append('"');
}

} // namespace naru::codec

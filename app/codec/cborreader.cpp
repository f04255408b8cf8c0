// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"

#include <QStringConverter>

#include <algorithm>
#include <cstring>

namespace naru::codec {

namespace {
constexpr int indefiniteInfo = 31;
constexpr quint8 breakByte = 0xff;

bool isUtf8(QByteArrayView text)
{
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<quint8>(c) < 0x80; }))
        return true;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    (void)QString(decoder.decode(text));
    return !decoder.hasError();
}
} // namespace

/// One pass over the bytes, one node per item, children right after their parent.
class CborReader {
public:
    CborReader(CborDocument& document, const CborLimits& limits)
        : m_document(document)
        , m_limits(limits)
        , m_data(reinterpret_cast<const quint8*>(document.m_bytes.constData()))
        , m_size(static_cast<quint32>(document.m_bytes.size()))
    {
    }

    Result<void> read()
    {
        if (const auto done = item(0); !done)
            return done;
        return m_at == m_size ? Result<void>{} : CodecFault::TrailingBytes;
    }

private:
    using Node = CborDocument::Node;
    struct Head {
        quint8 major = 0;
        quint8 info = 0;
        quint64 argument = 0;
        bool indefinite = false;
    };

    quint32 left() const { return m_size - m_at; }

    Result<Head> head()
    {
        if (!left())
            return CodecFault::Truncated;
        const quint8 first = m_data[m_at++];
        Head head{static_cast<quint8>(first >> 5), static_cast<quint8>(first & 31)};
        if (head.info < 24) {
            head.argument = head.info;
            return head;
        }
        if (head.info == indefiniteInfo) {
            head.indefinite = true;
            return head;
        }
        if (head.info > 27)
            return CodecFault::Malformed;
        const quint32 length = 1U << (head.info - 24);
        if (left() < length)
            return CodecFault::Truncated;
        for (quint32 i = 0; i < length; ++i)
            head.argument = head.argument << 8 | m_data[m_at++];
        return head;
    }

    Result<void> item(int depth)
    {
        if (depth > m_limits.depthMax)
            return CodecFault::TooDeep;
        if (m_document.m_nodes.size() >= static_cast<std::size_t>(m_limits.itemsMax))
            return CodecFault::TooMany;
        const quint32 begin = m_at;
        const auto head = this->head();
        if (!head)
            return head.fault();
        const auto index = m_document.m_nodes.size();
        m_document.m_nodes.push_back(Node{head->argument, begin, 0, 0, 0, CborType::Simple, false});
        if (const auto done = body(*head, index, depth); !done)
            return done;
        Node& node = m_document.m_nodes[index];
        node.end = m_at;
        node.next = static_cast<quint32>(m_document.m_nodes.size());
        return {};
    }

    Result<void> body(const Head& head, std::size_t index, int depth)
    {
        Node& node = m_document.m_nodes[index];
        switch (head.major) {
        case 0:
        case 1:
            node.type = head.major ? CborType::Negative : CborType::Unsigned;
            return head.indefinite ? Result<void>(CodecFault::Malformed) : Result<void>();
        case 2:
        case 3:
            node.type = head.major == 2 ? CborType::Bytes : CborType::Text;
            return head.indefinite ? chunks(node, head.major) : string(node);
        case 4:
            node.type = CborType::Array;
            return children(head, index, depth, 1);
        case 5:
            node.type = CborType::Map;
            return children(head, index, depth, 2);
        case 6:
            node.type = CborType::Tag;
            return head.indefinite ? Result<void>(CodecFault::Malformed) : item(depth + 1);
        default:
            return simple(head, node);
        }
    }

    Result<void> string(Node& node)
    {
        if (node.argument > left())
            return CodecFault::Truncated;
        node.content = m_at;
        m_at += static_cast<quint32>(node.argument);
        return node.type == CborType::Text && !isUtf8(m_document.stringOf(node)) ? Result<void>(CodecFault::BadUtf8)
                                                                                 : Result<void>();
    }

    Result<void> chunks(Node& node, quint8 major)
    {
        QByteArray joined;
        for (;;) {
            if (left() && m_data[m_at] == breakByte) {
                ++m_at;
                break;
            }
            const auto chunk = head();
            if (!chunk)
                return chunk.fault();
            if (chunk->major != major || chunk->indefinite)
                return CodecFault::Malformed;
            if (chunk->argument > left())
                return CodecFault::Truncated;
            const QByteArrayView part(m_data + m_at, static_cast<qsizetype>(chunk->argument));
            if (node.type == CborType::Text && !isUtf8(part))
                return CodecFault::BadUtf8;
            joined.append(part.data(), part.size());
            m_at += static_cast<quint32>(chunk->argument);
        }
        node.chunked = true;
        node.content = static_cast<quint32>(m_document.m_joined.size());
        m_document.m_joined.push_back(joined);
        return {};
    }

    Result<void> children(const Head& head, std::size_t index, int depth, quint32 each)
    {
        if (!head.indefinite && head.argument > left() / each)
            return CodecFault::Truncated; // every item takes at least one byte
        quint64 count = 0;
        while (head.indefinite || count < head.argument) {
            if (head.indefinite && left() && m_data[m_at] == breakByte) {
                ++m_at;
                break;
            }
            for (quint32 i = 0; i < each; ++i) {
                if (const auto done = item(depth + 1); !done)
                    return done;
            }
            ++count;
        }
        m_document.m_nodes[index].argument = count;
        return each == 2 && hasDuplicateKey(index) ? Result<void>(CodecFault::DuplicateKey) : Result<void>();
    }

    Result<void> simple(const Head& head, Node& node)
    {
        if (head.indefinite || (head.info == 24 && head.argument < 32))
            return CodecFault::Malformed;
        node.type = head.info > 24 ? CborType::Float : CborType::Simple;
        node.content = head.info;
        return {};
    }

    /// Keys are compared by meaning: a longer head or chunks do not make another key.
    int compare(const Node& a, const Node& b) const
    {
        if (a.type != b.type)
            return a.type < b.type ? -1 : 1;
        if (a.type == CborType::Bytes || a.type == CborType::Text)
            return m_document.stringOf(a).compare(m_document.stringOf(b));
        if (a.type == CborType::Array || a.type == CborType::Map || a.type == CborType::Tag)
            return raw(a).compare(raw(b));
        if (a.type == CborType::Float && a.content != b.content)
            return a.content < b.content ? -1 : 1;
        return a.argument == b.argument ? 0 : a.argument < b.argument ? -1 : 1;
    }

    QByteArray raw(const Node& node) const
    {
        return QByteArray::fromRawData(m_document.m_bytes.constData() + node.begin, node.end - node.begin);
    }

    bool hasDuplicateKey(std::size_t map) const
    {
        const auto& nodes = m_document.m_nodes;
        std::vector<quint32> keys;
        keys.reserve(nodes[map].argument);
        for (auto at = static_cast<quint32>(map + 1); at < nodes.size(); at = nodes[nodes[at].next].next)
            keys.push_back(at);
        std::sort(keys.begin(), keys.end(), [&](quint32 a, quint32 b) { return compare(nodes[a], nodes[b]) < 0; });
        return std::adjacent_find(keys.begin(), keys.end(), [&](quint32 a, quint32 b) {
            return compare(nodes[a], nodes[b]) == 0;
        }) != keys.end();
    }

    CborDocument& m_document;
    const CborLimits& m_limits;
    const quint8* m_data;
    quint32 m_size;
    quint32 m_at = 0;
};

Result<CborDocumentPtr> CborDocument::parse(QByteArray bytes, const CborLimits& limits)
{
    if (bytes.size() > std::min<qsizetype>(limits.bytesMax, std::numeric_limits<qint32>::max()))
        return CodecFault::TooLarge;
    std::shared_ptr<CborDocument> document(new CborDocument);
    document->m_bytes = std::move(bytes);
    document->m_nodes.reserve(
        static_cast<std::size_t>(std::min<qsizetype>(document->m_bytes.size() / 12 + 4, limits.itemsMax)));
    if (const auto done = CborReader(*document, limits).read(); !done)
        return done.fault();
    return CborDocumentPtr(std::move(document));
}

QByteArray CborDocument::stringOf(const Node& node) const
{
    return node.chunked
        ? m_joined[node.content]
        : QByteArray::fromRawData(m_bytes.constData() + node.content, static_cast<qsizetype>(node.argument));
}

} // namespace naru::codec

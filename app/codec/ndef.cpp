// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/ndef.h"

#include <optional>

namespace naru::codec {

namespace {
using Tnf = NdefRecord::Tnf;

/// First byte of a record (NDEF §3.2).
enum Flag : quint8 { MessageBegin = 0x80, MessageEnd = 0x40, Chunk = 0x20, Short = 0x10, HasId = 0x08, TnfMask = 0x07 };

constexpr qsizetype shortPayloadBytesMax = 255;
constexpr qsizetype nameBytesMax = 255; ///< of a type or an id

/// Takes bytes from the front; a number or slice that is not there makes it fail for good.
class Source {
public:
    explicit Source(const QByteArray& bytes)
        : m_bytes(bytes)
    {
    }

    quint32 number(int size)
    {
        quint32 value = 0;
        const QByteArray bytes = slice(size);
        for (const char byte : bytes)
            value = value << 8 | static_cast<quint8>(byte);
        return value;
    }

    /// Shares the message's bytes.
    QByteArray slice(qsizetype size)
    {
        if (size > left() || m_failed) {
            m_failed = true;
            return {};
        }
        m_at += size;
        return QByteArray::fromRawData(m_bytes.constData() + m_at - size, size);
    }

    qsizetype left() const { return m_bytes.size() - m_at; }
    bool failed() const { return m_failed; }

private:
    const QByteArray& m_bytes;
    qsizetype m_at = 0;
    bool m_failed = false;
};

struct RawRecord {
    quint8 flags = 0;
    NdefRecord record;

    bool has(Flag flag) const { return flags & flag; }
};

std::optional<RawRecord> readRecord(Source& source)
{
    RawRecord raw;
    raw.flags = static_cast<quint8>(source.number(1));
    raw.record.tnf = static_cast<Tnf>(raw.flags & TnfMask);
    const auto typeBytes = source.number(1);
    const auto payloadBytes = source.number(raw.has(Short) ? 1 : 4);
    const auto idBytes = raw.has(HasId) ? source.number(1) : 0;
    raw.record.type = source.slice(typeBytes);
    raw.record.id = source.slice(idBytes);
    raw.record.payload = source.slice(payloadBytes);
    return source.failed() ? std::nullopt : std::optional(raw);
}

/// What the type name format allows (NDEF §3.2.6); Reserved is treated as Unknown.
bool fitsTnf(const NdefRecord& record)
{
    switch (record.tnf) {
    case Tnf::Empty:
        return record.type.isEmpty() && record.id.isEmpty() && record.payload.isEmpty();
    case Tnf::Unknown:
    case Tnf::Reserved:
        return record.type.isEmpty();
    case Tnf::Unchanged:
        return record.type.isEmpty() && record.id.isEmpty();
    default:
        return true;
    }
}

class Reader {
public:
    Reader(const QByteArray& bytes, const NdefLimits& limits)
        : m_source(bytes)
        , m_limits(limits)
    {
    }

    Result<QList<NdefRecord>> read()
    {
        for (int count = 0; !m_ended; ++count) {
            if (count == m_limits.recordsMax)
                return CodecFault::TooMany;
            const auto raw = readRecord(m_source);
            if (!raw)
                return CodecFault::Truncated;
            if (!take(*raw, count == 0))
                return CodecFault::Malformed;
        }
        if (m_source.left() > 0)
            return CodecFault::TrailingBytes;
        return m_records;
    }

private:
    bool take(const RawRecord& raw, bool isFirst)
    {
        const bool continues = raw.record.tnf == Tnf::Unchanged;
        if (raw.has(MessageBegin) != isFirst || continues != m_inChunk || !fitsTnf(raw.record)
            || (raw.has(Chunk) && raw.has(MessageEnd)))
            return false;
        if (continues)
            m_records.last().payload += raw.record.payload;
        else
            m_records.append(raw.record);
        m_inChunk = raw.has(Chunk);
        m_ended = raw.has(MessageEnd);
        return true;
    }

    Source m_source;
    const NdefLimits& m_limits;
    QList<NdefRecord> m_records;
    bool m_inChunk = false, m_ended = false;
};
} // namespace

Result<NdefMessage> NdefMessage::parse(const QByteArray& bytes, const NdefLimits& limits)
{
    if (bytes.size() > limits.bytesMax)
        return CodecFault::TooLarge;
    auto records = Reader(bytes, limits).read();
    if (!records)
        return records.fault();
    return NdefMessage{bytes, std::move(*records)};
}

QByteArray encodeNdef(const QList<NdefRecord>& records)
{
    NARU_ASSERT(!records.isEmpty());
    QByteArray bytes;
    const auto put = [&bytes](qsizetype value) { bytes.append(static_cast<char>(value & 0xff)); };
    for (qsizetype i = 0; i < records.size(); ++i) {
        const NdefRecord& record = records[i];
        NARU_ASSERT(record.type.size() <= nameBytesMax && record.id.size() <= nameBytesMax && fitsTnf(record)
            && record.tnf < Tnf::Unchanged);
        const bool isShort = record.payload.size() <= shortPayloadBytesMax;
        put((i == 0 ? MessageBegin : 0) | (i + 1 == records.size() ? MessageEnd : 0) | (isShort ? Short : 0)
            | (record.id.isEmpty() ? 0 : HasId) | static_cast<int>(record.tnf));
        put(record.type.size());
        for (int shift = isShort ? 0 : 24; shift >= 0; shift -= 8)
            put(record.payload.size() >> shift);
        if (!record.id.isEmpty())
            put(record.id.size());
        bytes += record.type + record.id + record.payload;
    }
    return bytes;
}

} // namespace naru::codec

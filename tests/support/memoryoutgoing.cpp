// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memoryoutgoing.h"

#include "app/codec/cbor.h"
#include "app/crypto/hash.h"

namespace naru::test {

using journal::Cursor;
using journal::Head;
using journal::JournalFault;
using journal::Leaving;
using journal::Stretch;

namespace {

constexpr qsizetype wrapBytes = 1 + journal::saltBytes;

QByteArray wrappedFrame(quint32 epoch, const Leaving& entry)
{
    codec::CborWriter writer;
    writer.array(6).number(epoch).number(qint64(entry.seq)).number(qint64(entry.hlc));
    writer.number(entry.kind).number(entry.schema).bytes(entry.framed);
    return writer.take();
}

void headInto(codec::CborWriter& out, const Head& head)
{
    out.array(3).number(head.epoch).number(qint64(head.seq)).bytes(head.hash);
}

} // namespace

Unwrapped unwrapped(quint16 kind, QByteArray framed)
{
    while (kind == MemoryOutgoing::rehomedKind) {
        const auto document = codec::CborDocument::parse(framed.sliced(wrapBytes));
        NARU_ASSERT(document);
        const auto root = (*document)->root();
        kind = static_cast<quint16>(*root.at(3).toInteger());
        const QByteArray inner = *root.at(5).toBytes();
        framed = QByteArray(inner.constData(), inner.size()); // the document goes
    }
    return {kind, crypto::sha256(framed), framed.sliced(wrapBytes)};
}

MemoryOutgoing::MemoryOutgoing(QByteArray device, Random& random)
    : m_device(std::move(device))
    , m_random(random)
{
    const QByteArray zeros(journal::hashBytes, '\0');
    m_image.parts.insert(1, {zeros, {}, {}, {}});
    m_image.cursor.acked = {1, 0, zeros};
}

QByteArray MemoryOutgoing::put(quint32 epoch, quint16 kind, QByteArray framed, Instant now)
{
    Part& part = m_image.parts[epoch];
    Leaving entry;
    entry.seq = static_cast<quint64>(part.entries.size()) + 1;
    const auto stamp = static_cast<quint64>(std::max<qint64>(now.time_since_epoch().count(), 0)) << 16;
    entry.hlc = part.entries.isEmpty() ? stamp : std::max(stamp, part.entries.last().hlc + 1);
    entry.kind = kind;
    entry.schema = 1;
    entry.framed = std::move(framed);
    const journal::Link link{epoch, entry.seq, entry.hlc, kind, 1,
        part.entries.isEmpty() ? part.first : part.entries.last().hash, crypto::sha256(entry.framed)};
    entry.hash = crypto::sha256(journal::hashInput(m_device, link));
    part.entries.append(entry);
    return link.digest;
}

QByteArray MemoryOutgoing::write(quint16 kind, QByteArrayView body, Instant now)
{
    return put(m_image.parts.lastKey(), kind, journal::frame(m_random.bytes(journal::saltBytes), body), now);
}

Head MemoryOutgoing::last() const
{
    const Part& part = m_image.parts.last();
    return {m_image.parts.lastKey(), static_cast<quint64>(part.entries.size()),
        part.entries.isEmpty() ? part.first : part.entries.last().hash};
}

QMap<QByteArray, QByteArray> MemoryOutgoing::content() const
{
    QMap<QByteArray, QByteArray> content;
    for (const Part& part : m_image.parts) {
        for (const Leaving& entry : part.entries) {
            const Unwrapped inside = unwrapped(entry.kind, entry.framed);
            if (inside.kind != forkedKind)
                content.insert(inside.digest, inside.body);
        }
    }
    return content;
}

std::optional<QByteArray> MemoryOutgoing::find(quint32 epoch, quint64 seq) const
{
    const auto part = m_image.parts.constFind(epoch);
    if (part == m_image.parts.constEnd() || seq > static_cast<quint64>(part->entries.size()))
        return {};
    return seq == 0 ? part->first : part->entries.at(static_cast<qsizetype>(seq) - 1).hash;
}

Result<Cursor> MemoryOutgoing::cursor() const
{
    if (const auto works = disk(); !works)
        return works.fault();
    return m_image.cursor;
}

Result<journal::Outgoing::Waiting> MemoryOutgoing::waiting() const
{
    Waiting waiting;
    const Head& from = m_image.cursor.acked;
    for (auto part = m_image.parts.lowerBound(from.epoch); part != m_image.parts.constEnd(); ++part) {
        const auto behind = part.key() == from.epoch ? static_cast<qsizetype>(from.seq) : 0;
        waiting.entries += static_cast<quint64>(part->entries.size() - behind);
        if (!waiting.oldest && part->entries.size() > behind)
            waiting.oldest = Instant(Milliseconds(part->entries.at(behind).hlc >> 16));
    }
    return waiting;
}

Result<Stretch> MemoryOutgoing::after(const Head& after, int entriesMax, qsizetype bytesMax) const
{
    if (const auto works = disk(); !works)
        return works.fault();
    if (find(after.epoch, after.seq) != after.hash)
        return JournalFault::ChainBroken;
    Stretch stretch{after, {}};
    auto part = m_image.parts.constFind(after.epoch);
    auto seq = static_cast<qsizetype>(after.seq);
    if (seq == part->entries.size() && std::next(part) != m_image.parts.constEnd()) {
        ++part;
        seq = 0;
        stretch.before = {part.key(), 0, part->first};
    }
    for (qsizetype bytes = 0; seq < part->entries.size() && stretch.entries.size() < entriesMax; ++seq) {
        const Leaving& entry = part->entries.at(seq);
        bytes += entry.framed.size();
        if (bytes > bytesMax && !stretch.entries.isEmpty())
            break;
        stretch.entries.append(entry);
    }
    return stretch;
}

Result<std::optional<QByteArray>> MemoryOutgoing::hashAt(quint32 epoch, quint64 seq) const
{
    if (const auto works = disk(); !works)
        return works.fault();
    return find(epoch, seq);
}

Result<void> MemoryOutgoing::advance(const Cursor& cursor)
{
    if (const auto works = disk(); !works)
        return works.fault();
    if (moving)
        moving(cursor, find(cursor.acked.epoch, cursor.acked.seq));
    m_image.cursor = cursor;
    return {};
}

Result<void> MemoryOutgoing::fork(const Head& common, const Head& hub)
{
    if (const auto works = disk(); !works)
        return works.fault();
    if (find(common.epoch, common.seq) != common.hash)
        return JournalFault::ChainBroken;
    Part& newest = m_image.parts.last();
    if (newest.hub == hub && newest.common == common) { // begun already, and the hub forgot it since
        m_image.cursor = {{m_image.parts.lastKey(), 0, newest.first}, {}, m_image.cursor.at};
        return {};
    }
    QSet<QByteArray> wrapped;
    QList<QByteArray> frames;
    for (auto part = m_image.parts.lowerBound(common.epoch); part != m_image.parts.constEnd(); ++part) {
        for (auto at = part.key() == common.epoch ? static_cast<qsizetype>(common.seq) : 0; at < part->entries.size();
             ++at) {
            const Leaving& entry = part->entries.at(at);
            const Unwrapped inside = unwrapped(entry.kind, entry.framed);
            if (inside.kind == forkedKind || wrapped.contains(inside.digest))
                continue;
            wrapped.insert(inside.digest);
            frames.append(entry.kind == rehomedKind
                    ? entry.framed
                    : journal::frame(m_random.bytes(journal::saltBytes), wrappedFrame(part.key(), entry)));
        }
    }
    const Head own = last();
    const quint32 epoch = std::max(m_image.parts.lastKey(), hub.epoch) + 1;
    const Instant now(
        Milliseconds(m_image.parts.last().entries.isEmpty() ? 0 : m_image.parts.last().entries.last().hlc >> 16));
    const QByteArray first = crypto::sha256(m_device + common.hash + hub.hash + QByteArray::number(epoch));
    m_image.parts.insert(epoch, {first, {}, hub, common});
    codec::CborWriter why;
    why.map(3).text("common");
    headInto(why, common);
    why.text("hub");
    headInto(why, hub);
    why.text("own");
    headInto(why, own);
    put(epoch, forkedKind, journal::frame(m_random.bytes(journal::saltBytes), why.take()), now);
    for (const QByteArray& frame : frames)
        put(epoch, rehomedKind, frame, now);
    m_image.cursor = {{epoch, 0, first}, {}, m_image.cursor.at};
    return {};
}

Result<void> MemoryOutgoing::hold(const QList<journal::Held>& held)
{
    if (const auto works = disk(); !works)
        return works.fault();
    m_image.held = held;
    return {};
}

Result<QList<journal::Held>> MemoryOutgoing::held() const
{
    return m_image.held;
}

} // namespace naru::test

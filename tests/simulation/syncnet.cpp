// SPDX-License-Identifier: GPL-3.0-or-later
// The way between desks and hubs, and the hub's front: everything that may happen to a message.
#include "tests/simulation/syncworldparts.h"

#include "app/codec/cbor.h"
#include "app/crypto/hash.h"

namespace naru::test {

using agent::Reply;
using agent::Request;

void SyncWorld::SimTransport::send(const Request& request, std::function<void(const Reply&)> done)
{
    waiting = std::move(done);
    world.carry(desk, request, ++number);
}

Milliseconds SyncWorld::delay()
{
    if (!isFaulty())
        return Milliseconds(20) + until(Milliseconds(180));
    if (by(m_plan.late)) {
        static constexpr std::array bounds{2 * 60'000, 3600'000, 3 * 24 * 3600'000};
        const quint64 which = m_random.below(100);
        return until(Milliseconds(bounds.at(which < 70 ? 0 : which < 98 ? 1 : 2)));
    }
    return Milliseconds(5) + until(by(100) ? Milliseconds(90'000) : Milliseconds(800));
}

void SyncWorld::damage(QByteArray& bytes)
{
    if (!isFaulty() || bytes.isEmpty())
        return;
    // Places are drawn as parts of the whole: a signature is never the same twice, and deflates to other lengths.
    const auto place
        = [this, &bytes] { return static_cast<qsizetype>((m_random.number() >> 40) * quint64(bytes.size()) >> 24); };
    if (by(m_plan.truncate))
        bytes.truncate(place());
    if (by(m_plan.flip) && !bytes.isEmpty()) {
        const qsizetype at = place();
        bytes[at] = static_cast<char>(bytes.at(at) ^ (1 << m_random.below(8)));
    }
}

void SyncWorld::carry(Desk& desk, const Request& request, quint64 number)
{
    ++m_messages;
    happened(10, number);
    for (const auto& [from, to] : m_outages) {
        if (m_now >= from && m_now < to) {
            Reply reply;
            reply.failure = Reply::Failure::NoNetwork;
            at(m_now + Milliseconds(3), [this, &desk, reply, number] { back(desk, reply, number); });
            return;
        }
    }
    const int copies = 1 + (isFaulty() && by(m_plan.twice) ? 1 : 0);
    for (int i = 0; i < copies; ++i) {
        if (isFaulty() && by(m_plan.drop))
            continue; // the desk waits for its own deadline
        Request copy = request;
        damage(copy.body);
        ++m_lateMessages;
        at(m_now + delay(), [this, &desk, copy, number] {
            --m_lateMessages;
            arrive(desk, copy, number);
        });
    }
}

std::optional<Reply> SyncWorld::stormed()
{
    for (const Storm& storm : m_storms) {
        if (m_now < storm.from || m_now >= storm.to || !by(700))
            continue;
        Reply reply;
        reply.failure = Reply::Failure::None;
        reply.status = storm.status;
        if ((storm.status == 429 || storm.status == 503) && by(700))
            reply.retryAfter = until(Milliseconds(300'000));
        if (by(500))
            reply.body = wire::bytesOf(wire::Refusal{QStringLiteral("storm"), {}, {}});
        return reply;
    }
    return {};
}

void SyncWorld::arrive(Desk& desk, Request request, quint64 number)
{
    const auto which = static_cast<qsizetype>(m_random.below(quint64(m_plan.hubs)));
    Reply reply;
    if (!m_hubUp.at(which)) {
        reply.failure = Reply::Failure::Silent;
    } else {
        const bool isEarly = by(500); // the storm is in front of the hub, or behind its commit
        auto storm = stormed();
        if (!storm || !isEarly)
            reply = answered(desk, request);
        if (storm)
            reply = *storm;
    }
    if (isFaulty() && by(m_plan.drop))
        return;
    if (isFaulty() && by(m_plan.stale) && !desk.transport.old.isEmpty())
        reply = desk.transport.old.at(static_cast<qsizetype>(m_random.below(quint64(desk.transport.old.size()))));
    else if (reply.failure == Reply::Failure::None && m_plan.stale > 0)
        desk.transport.old.append(reply);
    damage(reply.body);
    at(m_now + delay(), [this, &desk, reply, number] { back(desk, reply, number); });
}

void SyncWorld::back(Desk& desk, Reply reply, quint64 number)
{
    if (number != desk.transport.number || !desk.transport.waiting)
        return;
    happened(11, quint64(reply.status) << 8 | quint64(reply.failure));
    const auto done = std::exchange(desk.transport.waiting, {});
    if (m_break == SyncBreak::NoCompare || m_break == SyncBreak::EarlyCursor) {
        if (const auto answer = wire::acceptedOf(reply.body)) {
            desk.transport.said = answer->head;
            if (m_break == SyncBreak::EarlyCursor)
                (void)desk.record.advance({answer->head, answer->receipt, desk.clock.now()});
        }
    }
    done(reply);
}

/// A hub of another version, or a proxy before it: too narrow for a big body, or without words for an entry that does
/// not come in its envelope.
std::optional<Reply> SyncWorld::frontRefuses(const QByteArray& bytes)
{
    Reply reply;
    reply.failure = Reply::Failure::None;
    if (m_plan.narrow > 0 && bytes.size() > 1500) {
        reply.status = 413;
        return reply;
    }
    if (m_plan.poison == 0)
        return {};
    const auto outer = codec::CborDocument::parse(bytes);
    if (!outer || !(*outer)->root().at(0).toBytes())
        return {};
    const QByteArray payload = *(*outer)->root().at(0).toBytes();
    const auto read = wire::batchOf(bytes);
    const auto inner = codec::CborDocument::parse(payload);
    if (!read || !inner || read->batch.envelope || (*inner)->root().find(9).isValid())
        return {};
    for (qsizetype i = 0; i < read->batch.entries.size(); ++i) {
        if (read->batch.entries.at(i).kind != poisonKind)
            continue;
        reply.status = 422;
        wire::Refusal refusal{QStringLiteral("bad_entry"), {}, {}};
        if (m_plan.poison > 1)
            refusal.entry = static_cast<int>(i);
        reply.body = wire::bytesOf(refusal);
        return reply;
    }
    return {};
}

Reply SyncWorld::answered(Desk& desk, const Request& request)
{
    hub::Sender sender;
    sender.standing = hub::Sender::Standing::Known;
    sender.device = desk.record.device();
    sender.key = desk.key.publicKey();
    const Instant now = syncEpoch + m_now;
    hub::Told told;
    if (request.path == wire::sealPath(sender.device)) {
        Reply reply;
        reply.failure = Reply::Failure::None;
        reply.status = m_sealTo.number > 0 ? 200 : 404;
        reply.body = wire::bytesOf(m_sealTo, sender.device, syncHubKey());
        happened(13, m_sealTo.number);
        return reply;
    }
    if (request.method == Request::Method::Get) {
        told = m_intake->standing(sender, now);
    } else {
        const auto packing = wire::packingOf(request.encoding);
        const auto bytes = wire::unpacked(request.body, packing.value_or(wire::Packing::Plain));
        if (!bytes) {
            told = {400, wire::Refusal{QStringLiteral("damaged"), {}, {}}, {}, {}, 0};
        } else {
            if (const auto refusal = frontRefuses(*bytes))
                return *refusal;
            told = m_break == SyncBreak::SeqAlone ? naive(desk, *bytes) : m_intake->take(*bytes, sender, now);
        }
    }
    happened(12, quint64(told.status) << 16 | quint64(told.stored));
    Reply reply;
    reply.failure = Reply::Failure::None;
    reply.status = told.status;
    reply.retryAfter = told.retryAfter;
    reply.accepts = "zstd, deflate";
    reply.body = std::visit([](const auto& answer) { return wire::bytesOf(answer); }, told.answer);
    return reply;
}

/// INSERT … ON CONFLICT (device, epoch, seq) DO NOTHING, and an answer that repeats what the desk said: how it is often
/// done.
hub::Told SyncWorld::naive(Desk& desk, const QByteArray& bytes)
{
    const auto received = wire::batchOf(bytes);
    if (!received)
        return {400, wire::Refusal{QStringLiteral("damaged"), {}, {}}, {}, {}, 0};
    const QByteArray device = desk.record.device();
    const hub::Head end = received->batch.end();
    hub::Head head = **m_log->log.head(device);
    const QList<QByteArray> hashes = received->batch.hashes();
    QList<hub::Kept> fresh;
    for (qsizetype i = 0; i < received->batch.entries.size(); ++i) {
        const quint64 seq = received->batch.before.seq + quint64(i) + 1;
        if (end.epoch < head.epoch || (end.epoch == head.epoch && seq <= head.seq))
            continue; // there is one of that number already
        const wire::Item& item = received->batch.entries.at(i);
        hub::Kept kept;
        kept.epoch = end.epoch;
        kept.seq = seq;
        kept.kind = item.kind;
        kept.hash = hashes.at(i);
        kept.digest = item.digest;
        kept.body = item.framed;
        fresh.append(kept);
    }
    if (!fresh.isEmpty())
        (void)m_log->append(device, head, fresh, end);
    wire::Accepted answer;
    answer.head = end;
    answer.hubTime = syncEpoch + m_now;
    answer.receipt = wire::receiptOf(device, end, answer.hubTime, syncHubKey());
    return {200, answer, {}, {}, 0};
}

} // namespace naru::test

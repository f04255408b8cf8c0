// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/packsender.h"

#include <algorithm>

namespace naru::lessons {

using Stage = PackHave::Stage;

PackSender::Push* PackSender::find(const QByteArray& device)
{
    const auto found = std::ranges::find(m_pushes, device, &Push::device);
    return found == m_pushes.end() ? nullptr : &*found;
}

void PackSender::send(const QByteArray& device, std::shared_ptr<const PackLoad> load, Milliseconds now)
{
    m_pushes.removeIf([&](const Push& push) { return push.device == device; });
    Push push;
    push.device = device;
    push.load = std::move(load);
    push.order = {m_run, ++m_number};
    push.begun = now;
    m_pushes.append(push);
    ++m_revision;
}

Result<void> PackSender::heard(const Channel::Peer& peer, const QByteArray& message, Milliseconds now)
{
    const auto read = readPackHave(message);
    if (!read)
        return read.fault();
    Push* const push = find(peer.device);
    if (!push)
        return LessonsFault::ClassForeign;
    if (push->isOver() || read->order != push->order) // late, or of a trainer's desk that was before this one
        return {};
    if (read->had > push->load->bytes.size())
        return Fault(LessonsFault::ClassGarbled, QStringLiteral("had"));
    push->heardAt = now;
    if (read->had != push->had || read->stage != push->stage)
        ++m_revision;
    if (read->had < push->had) // it has started again, or this came late: it will say so
        push->told = read->had;
    push->had = read->had;
    push->told = std::max(push->told, push->had);
    push->stage = read->stage;
    push->why = read->why;
    return {};
}

std::optional<QByteArray> PackSender::pieceFor(Push& push, Milliseconds now)
{
    if (!push.heardAt || push.stage != Stage::Taking || (push.pieceAt && now - *push.pieceAt < pieceEvery))
        return std::nullopt;
    const qsizetype size = push.load->bytes.size();
    if (push.told > push.had && push.pieceAt && now - *push.pieceAt >= pieceAgain)
        push.told = push.had;
    const bool isFull = push.told - push.had >= piecesAhead * pieceBytesMax;
    if (isFull || push.told >= size)
        return std::nullopt;
    const PackPiece piece{push.order, push.told, push.load->bytes.mid(push.told, pieceBytesMax)};
    push.told += piece.bytes.size();
    push.pieceAt = now;
    return write(piece);
}

QList<ClassLetter> PackSender::tick(Milliseconds now)
{
    QList<ClassLetter> letters;
    QList<QByteArray> served;
    for (Push& push : m_pushes) {
        const bool isDue = !push.offeredAt || now - *push.offeredAt >= offerEvery;
        if (!push.isOver() && isDue) {
            push.offeredAt = now;
            const PackLoad& load = *push.load;
            letters.append({push.device,
                write(PackOffer{push.order, load.id, load.lesson, load.version, load.bytes.size(), load.sha256})});
        }
        if (served.size() >= piecesEachTick)
            continue;
        if (const auto piece = pieceFor(push, now)) {
            letters.append({push.device, *piece});
            served.append(push.device);
        }
    }
    std::stable_partition(
        m_pushes.begin(), m_pushes.end(), [&](const Push& push) { return !served.contains(push.device); });
    return letters;
}

std::optional<PushView> PackSender::view(const QByteArray& device, Milliseconds now) const
{
    const auto found = std::ranges::find(m_pushes, device, &Push::device);
    if (found == m_pushes.end())
        return std::nullopt;
    PushView view;
    view.had = found->had;
    view.size = found->load->bytes.size();
    view.pack = found->load->id;
    view.lesson = found->load->lesson;
    if (found->isOver() || found->heardAt)
        view.stage = static_cast<PushView::Stage>(int(PushView::Stage::Going) + int(found->stage));
    if (found->why)
        view.why = Fault(*found->why);
    else if (!found->heardAt && now - found->begun >= pushSilentAfter)
        view.why = Fault(PushFault::Silent);
    return view;
}

} // namespace naru::lessons

// SPDX-License-Identifier: GPL-3.0-or-later
// The side that keeps: what other desks send, checked before it is taken.
#include "app/desk/sister.h"

#include <algorithm>

namespace naru::desk {

using namespace journal;

void Sister::heard(const Channel::Peer& from, const QByteArray& message)
{
    if (!m_peers.contains(from.device) || from.device == m_parts.device)
        return;
    if (m_peers[from.device].working >= workingMax)
        return; // states: they are told again
    const auto said = copyMessageOf(message);
    if (!said)
        return; // of a Naru that speaks otherwise, or of no Naru: it is asked again in its time
    if (const auto* have = std::get_if<CopyHave>(&*said))
        heardHave(from.device, *have);
    else if (const auto* piece = std::get_if<CopyPiece>(&*said))
        heardPiece(from, *piece);
    else
        tellHave(from.device, {});
}

/// All that is here of them; `have` says why the last page was not kept.
void Sister::tellHave(const QByteArray& device, CopyHave have)
{
    const auto points = std::make_shared<QList<CopyPoint>>();
    workFor(
        device,
        [points, device](CopyStore& store) -> Result<void> {
            const auto known = store.points(device);
            if (!known)
                return known.fault();
            *points = *known;
            return {};
        },
        [this, device, have, points](const Result<void>& read) {
            CopyHave told = have;
            told.points = *points;
            if (!read)
                told.refused = CopyHave::Refused::Full;
            m_channel->tell(device, bytesOf(CopyMessage(told)));
        });
}

void Sister::heardPiece(const Channel::Peer& from, const CopyPiece& piece)
{
    if (m_pagesWaiting >= pagesWaitingMax)
        return; // whoever sends faster than this disk writes is asked for it again
    if (const auto page = m_peers[from.device].pieces.take(piece))
        keep(from, *page);
}

void Sister::keep(const Channel::Peer& from, const QByteArray& page)
{
    ++m_pagesWaiting;
    struct Came {
        CopyStore::Taken taken;
        bool isFull = false;
    };
    const auto came = std::make_shared<Came>();
    const Instant now = sure();
    work(
        [this, came, page, device = from.device, now](CopyStore& store) -> Result<void> {
            const auto read = copyPageOf(page);
            if (!read)
                return read.fault();
            if (read->device != device) // each speaks for itself alone
                return JournalFault::OtherDevice;
            if (const auto room = m_parts.room(page.size() + checkpointBytesMax); !room) {
                came->isFull = true;
                return room;
            }
            const auto taken = store.take(*read, now);
            came->isFull = !taken;
            if (!taken)
                return taken.fault();
            came->taken = *taken;
            return {};
        },
        [this, came, from](const Result<void>& kept) {
            --m_pagesWaiting;
            using What = CopyStore::Taken::What;
            const bool wasRefused = m_refused.contains(from.name);
            const bool wantsRoom = !kept && kept.fault().is(JournalFault::CopiesFull);
            const Milliseconds asked = m_parts.clock.monotonic();
            if (wantsRoom && (!m_madeRoom || asked - *m_madeRoom >= pruneAgain)) { // it is sent again in a minute
                m_madeRoom = asked;
                prune();
            }
            if (!kept) {
                m_refused.insert(from.name, kept.fault());
                tellHave(from.device, {came->isFull ? CopyHave::Refused::Full : CopyHave::Refused::Broken, {}});
            } else if (came->taken.what != What::Apart) {
                m_refused.remove(from.name);
                m_channel->tell(
                    from.device, bytesOf(CopyMessage(CopyHave{CopyHave::Refused::Nothing, {came->taken.end}})));
            } else {
                tellHave(from.device, {});
            }
            const bool isNew = std::none_of(m_kept.cbegin(), m_kept.cend(),
                [&](const CopyStore::CopiedDesk& desk) { return desk.device == from.device; });
            if ((kept && came->taken.what == What::Forked) || (kept && isNew))
                lookAtKept();
            if (wasRefused != m_refused.contains(from.name))
                Q_EMIT changed();
        });
}

void Sister::lookAtKept()
{
    const auto desks = std::make_shared<QList<CopyStore::CopiedDesk>>();
    work(
        [desks](CopyStore& store) -> Result<void> {
            auto all = store.desks();
            if (!all)
                return all.fault();
            *desks = *std::move(all);
            return {};
        },
        [this, desks](const Result<void>& read) {
            if (!read)
                return;
            m_kept = *desks;
            Q_EMIT changed();
        });
}

} // namespace naru::desk

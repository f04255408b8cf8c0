// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/packtaker.h"

#include "app/crypto/hash.h"

namespace naru::lessons {

using Stage = PackHave::Stage;

namespace {
constexpr int runsRemembered = 8;
} // namespace

Result<void> PackTaker::heard(const QByteArray& message, Milliseconds)
{
    if (pushSortOf(message) == PushSort::Piece) {
        const auto piece = readPackPiece(message);
        if (!piece)
            return piece.fault();
        take(*piece);
        return {};
    }
    const auto offer = readPackOffer(message);
    if (!offer)
        return offer.fault();
    take(*offer);
    return {};
}

void PackTaker::take(const PackOffer& offer)
{
    if (m_installing || m_runsLeft.contains(offer.order.run)) // one at a time; a run that is over stays so
        return;
    if (m_offer && offer.order.run == m_offer->order.run && offer.order.number <= m_offer->order.number) {
        m_changed = m_changed || offer.order == m_offer->order; // said again: so is the answer
        return;
    }
    if (m_offer && offer.order.run != m_offer->order.run) {
        m_runsLeft.append(m_offer->order.run);
        if (m_runsLeft.size() > runsRemembered)
            m_runsLeft.removeFirst();
    }
    m_offer = offer;
    if (m_sha256 != offer.sha256 || m_bytes.size() > offer.size)
        m_bytes.clear();
    m_sha256 = offer.sha256;
    m_have = {offer.order, m_bytes.size(), Stage::Taking, {}};
    m_changed = true;
    if (offer.size > pushBytesMax)
        return refuse(PushFault::TooLarge);
    settle();
}

void PackTaker::take(const PackPiece& piece)
{
    if (!m_offer || piece.order != m_offer->order)
        return;
    m_changed = true;
    const bool isNext = m_have.stage == Stage::Taking && piece.offset == m_bytes.size()
        && piece.bytes.size() <= m_offer->size - m_bytes.size();
    if (!isNext) // doubled, late or ahead of a lost one: what is here is said again
        return;
    m_bytes += piece.bytes;
    m_have.had = m_bytes.size();
    settle();
}

/// All is here: whether it is what was announced, and when nobody is in that lesson, on with it.
void PackTaker::settle()
{
    const bool isWhole = m_offer && !m_installing && (m_have.stage == Stage::Taking || m_have.stage == Stage::Waiting)
        && m_bytes.size() == m_offer->size;
    if (!isWhole)
        return;
    if (m_have.stage == Stage::Taking && crypto::sha256(m_bytes) != m_offer->sha256)
        return refuse(PushFault::Broken);
    const Stage before = m_have.stage;
    const bool isInUse = m_inUse && m_inUse(m_offer->lesson);
    m_have.stage = isInUse ? Stage::Waiting : Stage::Checking;
    m_changed = m_changed || m_have.stage != before;
    if (isInUse)
        return;
    m_installing = true;
    const QByteArray bytes = std::exchange(m_bytes, {});
    m_install(*m_offer, bytes);
}

void PackTaker::refuse(PushFault why)
{
    m_bytes.clear();
    m_have.stage = Stage::Refused;
    m_have.why = why;
    m_changed = true;
}

void PackTaker::done(const std::optional<PushFault>& why)
{
    m_installing = false;
    if (!m_offer)
        return;
    if (why)
        return refuse(*why);
    m_have.stage = Stage::Playing;
    m_changed = true;
}

void PackTaker::leave()
{
    m_offer.reset(); // the same run may begin again: a learner who left comes back
    m_bytes.clear();
    m_sha256.clear();
    m_have = {};
    m_changed = false;
}

QList<QByteArray> PackTaker::tick(Milliseconds now)
{
    settle();
    const bool isUnderWay = m_offer && m_have.stage != Stage::Playing && m_have.stage != Stage::Refused;
    const Milliseconds waited = m_toldAt ? now - *m_toldAt : haveEvery;
    if (!m_offer || waited < haveAfter || (!m_changed && (!isUnderWay || waited < haveEvery)))
        return {};
    m_changed = false;
    m_toldAt = now;
    return {write(m_have)};
}

} // namespace naru::lessons

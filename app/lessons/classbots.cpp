// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/classbots.h"

#include "app/lessons/vocabulary.h"

#include <algorithm>

namespace naru::lessons {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr int hardStep = 4;

QHash<QString, QByteArray> versionsOf(const QList<LessonPtr>& lessons)
{
    QHash<QString, QByteArray> versions;
    for (const LessonPtr& lesson : lessons)
        versions.insert(lesson->id, lessonVersion(*lesson));
    return versions;
}

} // namespace

ClassBot::ClassBot(quint64 seed, Temper temper, const QList<LessonPtr>& lessons)
    : m_random(seed)
    , m_temper(temper)
    , m_lessons(lessons)
    , m_versions(versionsOf(lessons))
    , m_content(contentVersion(lessons))
    , m_seat(m_random.bytes(classRunBytes), m_versions, m_content)
    , m_card(m_random.below(2) == 0)
{
}

LessonPtr ClassBot::lesson(const QString& id) const
{
    const auto it
        = std::find_if(m_lessons.begin(), m_lessons.end(), [&](const LessonPtr& one) { return one->id == id; });
    return it == m_lessons.end() ? nullptr : *it;
}

SeatPage ClassBot::page() const
{
    SeatPage page;
    if (m_player)
        page = pageOf(*m_player);
    page.visitor = m_visitor;
    page.card = m_card;
    page.ended = m_ended;
    return page;
}

void ClassBot::open(const QString& id, Mode mode, Milliseconds now)
{
    if (const LessonPtr found = lesson(id))
        m_player.emplace(found, mode, QStringLiteral("ko"));
    m_nextAct = now + seconds(2 + int(m_random.below(6)));
    m_seat.show(page(), now);
}

void ClassBot::act(const Action& did)
{
    const bool wasEnded = m_player->isEnded();
    m_player->act(did);
    if (m_player->isEnded() && !wasEnded) {
        m_ended.append(endedOf(*m_player));
        m_ended = m_ended.last(std::min<qsizetype>(m_ended.size(), endedMax));
    }
}

void ClassBot::live(Milliseconds now)
{
    if (m_temper == Temper::Lost && m_lostFrom < Milliseconds(0) && m_player && m_player->stepNumber() == 3) {
        m_lostFrom = now;
        m_lostUntil = now + minutes(2) + seconds(int(m_random.below(60)));
    }
    if (m_player && !m_player->isEnded() && !m_seat.isPaused() && now >= m_nextAct)
        actOnce(now);
    obey(now);
}

bool ClassBot::isUnplugged(Milliseconds now) const
{
    return m_lostFrom >= Milliseconds(0) && now >= m_lostFrom && now < m_lostUntil;
}

/// One press: mostly right, sometimes not; at the hard step who is stuck there presses wrongly and stays.
void ClassBot::actOnce(Milliseconds now)
{
    if (m_asked && !m_seat.handRaised())
        m_temper = Temper::Steady; // somebody has been there
    const bool isSlow = (m_temper == Temper::Stuck || m_temper == Temper::Asking) && m_player->stepNumber() == hardStep;
    const auto& known = m_player->step().mistakes;
    const bool errs = !known.isEmpty() && !m_player->isAstray() && (isSlow || m_random.below(6) == 0);
    if (isSlow && m_temper == Temper::Asking && m_random.below(3) == 0)
        m_seat.raiseHand(now);
    m_asked = m_asked || m_seat.handRaised();
    if (errs)
        act(m_player->performed(known.at(qsizetype(m_random.below(quint64(known.size())))).when));
    else if (!isSlow || m_player->isAstray())
        act(m_player->performed(m_player->wanted()));
    const int pause = m_temper == Temper::Quick ? 3 : isSlow ? 25 : 8;
    m_nextAct = now + seconds(pause + int(m_random.below(quint64(pause))));
    m_seat.show(page(), now);
}

/// What the class wants of this seat, at once and once.
void ClassBot::obey(Milliseconds now)
{
    using What = ClassSeat::Deed::What;
    while (const auto deed = m_seat.deed()) {
        ++m_deeds;
        switch (deed->what) {
        case What::Start:
            ++m_visitor;
            m_card = false;
            m_ended.clear();
            [[fallthrough]];
        case What::Open:
        case What::Resume:
            if (const LessonPtr found = lesson(deed->lesson))
                m_player.emplace(found, deed->mode, QStringLiteral("ko"));
            if (m_player && deed->step > 0)
                m_player->startFrom(deed->step - 1);
            break;
        case What::BringTo:
            m_player->startFrom(deed->step - 1);
            break;
        case What::ShowNext:
            break;
        case What::Hint:
            m_player->hint();
            break;
        case What::DoIt:
            act(m_player->performed(m_player->wanted()));
            break;
        }
        m_nextAct = now + seconds(3 + int(m_random.below(5)));
        m_seat.didIt(page(), now);
    }
}

Result<void> ClassBot::heard(const Channel::Peer& peer, const QByteArray& message, Milliseconds now)
{
    const auto heard = m_seat.heard(peer, message, now);
    obey(now);
    return heard;
}

QList<ClassLetter> ClassBot::tick(Milliseconds now)
{
    auto letters = m_seat.tick(now);
    obey(now);
    return letters;
}

void ClassBot::restart(Milliseconds now)
{
    m_seat = ClassSeat(m_random.bytes(classRunBytes), m_versions, m_content);
    m_player.reset();
    m_ended.clear();
    m_visitor = 0;
    m_card = false;
    m_nextAct = now;
    m_seat.show(page(), now);
}

// ---- behind a trainer's channel

ClassBots::ClassBots(quint64 seed, int seats, const QList<LessonPtr>& lessons)
{
    using Temper = ClassBot::Temper;
    constexpr std::array tempers{Temper::Quick, Temper::Steady, Temper::Asking, Temper::Steady, Temper::Stuck,
        Temper::Steady, Temper::Steady, Temper::Stuck, Temper::Lost, Temper::Steady, Temper::Steady, Temper::Quick};
    SeededRandom random(seed);
    for (int i = 0; i < seats; ++i) {
        QByteArray device = random.bytes(15) + char(i);
        m_bots.push_back({{device, QStringLiteral("연습 자리 %1").arg(i + 1)},
            std::make_unique<ClassBot>(random.number(), tempers[std::size_t(i) % tempers.size()], lessons), true});
    }
}

QList<Channel::Peer> ClassBots::peers() const
{
    QList<Peer> peers;
    for (const Place& place : m_bots) {
        if (place.there)
            peers.append(place.peer);
    }
    return peers;
}

void ClassBots::tell(const QByteArray& message)
{
    for (const Peer& peer : peers())
        tell(peer.device, message);
}

void ClassBots::tell(const QByteArray& device, const QByteArray& message)
{
    const Peer trainer{QByteArray(16, 't'), QStringLiteral("교사")};
    for (Place& place : m_bots) {
        if (place.there && place.peer.device == device)
            (void)place.bot->heard(trainer, message, m_now);
    }
}

void ClassBots::live(Milliseconds now)
{
    m_now = now;
    for (Place& place : m_bots) {
        place.bot->live(now);
        const bool there = !place.bot->isUnplugged(now);
        if (there != place.there) {
            place.there = there;
            if (m_changed)
                m_changed();
        }
        for (const ClassLetter& letter : place.bot->tick(now)) {
            if (place.there && m_heard)
                m_heard(place.peer, letter.message);
        }
    }
}

} // namespace naru::lessons

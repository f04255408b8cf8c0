// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/packs/fetcher.h"

#include <algorithm>

namespace naru::packs {

namespace {

constexpr Milliseconds notAllowedWait{30 * 60'000};
constexpr int doublingsMax = 12;

Milliseconds within(Random& random, Milliseconds bound)
{
    return Milliseconds(qint64(random.below(quint64(std::max<qint64>(bound.count(), 0)) + 1)));
}

QString nameOf(const Fault& fault)
{
    return QString::fromLatin1(fault.name());
}

/// It may be taken later without anything else being offered: its time comes, a line is mended, the desk has room
/// again.
bool isPassing(const QString& fault)
{
    constexpr auto passing = std::to_array(
        {ReleaseFault::NotYet, ReleaseFault::Altered, ReleaseFault::Missing, ReleaseFault::CannotWrite});
    return !fault.startsWith(QLatin1StringView("release."))
        || std::any_of(passing.begin(), passing.end(), [&](ReleaseFault one) { return fault == nameOf(Fault(one)); });
}

} // namespace

Fetcher::Fetcher(const Doors& doors, Belief belief, Tells tells)
    : m_doors(doors)
    , m_belief(std::move(belief))
    , m_tells(std::move(tells))
{
}

Fetcher::~Fetcher()
{
    m_doors.alarm.clear();
    for (Way* const way : {m_doors.hub, m_doors.sister}) {
        if (way)
            way->drop();
    }
}

void Fetcher::know(const Taken& taken)
{
    m_taken[taken.channel] = taken;
}

void Fetcher::begin()
{
    arm(within(m_doors.random, firstWait));
    publish(Cause::Resting);
}

void Fetcher::heard(const QMap<QString, quint64>& versions)
{
    bool isNews = false;
    for (auto one = versions.begin(); one != versions.end(); ++one) {
        const auto channel = channelOf(one.key());
        if (!channel || one.value() <= m_taken.value(*channel).version || m_heard.value(*channel) == one.value())
            continue;
        m_heard[*channel] = one.value();
        isNews = true;
    }
    if (!isNews)
        return;
    m_hasNews = true;
    if (m_step == Step::Idle && m_failures == 0) {
        const Milliseconds wait = within(m_doors.random, heardSpread);
        arm(std::min(wait, std::max(m_due - m_doors.clock.monotonic(), Milliseconds(0))));
        publish(m_state.cause, m_state.fault);
    }
}

void Fetcher::lookNow()
{
    m_refused.clear();
    m_state.refused.clear();
    m_wrong.clear();
    m_hasNews = true; // where a round runs, the next one comes soon
    if (m_step != Step::Idle)
        return;
    arm(Milliseconds(0));
    publish(m_state.cause, m_state.fault);
}

void Fetcher::settled(Channel channel, const QByteArray& sha256, const Result<void>& result)
{
    if (result)
        m_state.refused.remove(channel);
    if (m_step != Step::Handed || m_round->channel != channel || m_round->sha256 != sha256)
        return publish(m_state.cause, m_state.fault); // from a stick
    if (!result)
        return refuse(result.fault());
    m_refused.remove(channel);
    nextChannel();
}

/// Time is up: for an answer, for the desk's word (which is waited for on), or for the next round.
void Fetcher::ring()
{
    if (m_step == Step::Idle)
        return beginRound();
    if (m_step == Step::Handed)
        return arm(lookEvery);
    m_round->way->drop();
    ++m_number;
    unanswered({});
}

Way* Fetcher::nextWay()
{
    const bool hasSister = m_doors.sister && m_doors.sister->isHere();
    if (!hasSister || (m_doors.hub && m_silences < silencesMax))
        return m_doors.hub;
    m_silences = silencesMax - 1; // and the hub is next
    return m_doors.sister;
}

void Fetcher::beginRound()
{
    Way* const way = m_belief.hubKey ? nextWay() : nullptr;
    m_hasNews = false;
    if (!way) {
        arm(lookEvery);
        return publish(Cause::NoHub);
    }
    for (auto one = m_state.refused.begin(); one != m_state.refused.end();) {
        if (isPassing(*one)) {
            m_refused.remove(one.key());
            one = m_state.refused.erase(one);
        } else {
            ++one;
        }
    }
    m_round.emplace();
    m_round->way = way;
    m_state.bySister = way == m_doors.sister;
    ask(Step::Catalogue, {Way::Ask::What::Catalogue, {}, 0, catalogueBytesMax});
    publish(Cause::Asking);
}

void Fetcher::ask(Step step, const Way::Ask& ask)
{
    m_step = step;
    arm(answerMax); // whatever the network does, this ends
    m_round->way->ask(ask, [this, ask, number = ++m_number](const Way::Said& answer) {
        if (number != m_number)
            return;
        ++m_number;
        said(ask, answer);
    });
}

void Fetcher::said(const Way::Ask& asked, const Way::Said& said)
{
    if (said.how != Way::Said::How::Came)
        return unanswered(said);
    if (m_round->way == m_doors.hub)
        m_silences = 0;
    if (said.bytes.size() > asked.most || (said.bytes.isEmpty() && asked.most > 0))
        return failed(Cause::Silent);
    switch (m_step) {
    case Step::Catalogue:
        return takeCatalogue(said);
    case Step::Root:
        return takeRoot(said.bytes);
    case Step::Piece:
        return takePiece(asked, said.bytes);
    case Step::Idle:
    case Step::Handed:
        return;
    }
}

void Fetcher::unanswered(const Way::Said& said)
{
    using How = Way::Said::How;
    switch (said.how) {
    case How::Came:
    case How::Broken:
        return failed(Cause::Silent);
    case How::Silent:
        if (m_round->way == m_doors.hub)
            ++m_silences;
        return failed(Cause::Silent);
    case How::Busy: {
        const auto wait = said.wait ? std::clamp(*said.wait, Milliseconds(0), waitAsked) : firstWait;
        return failed(Cause::Busy, wait + within(m_doors.random, wait / 2));
    }
    case How::NotAllowed:
        return failed(Cause::NotAllowed, notAllowedWait + within(m_doors.random, notAllowedWait));
    case How::NotThere:
        break;
    }
    if (m_step == Step::Catalogue)
        return rest(); // it hands nothing down
    // It has something newer by now, and what it offered before no more: once more from the catalogue on.
    if (std::exchange(m_isAnew, true))
        return failed(Cause::Silent);
    beginRound();
}

void Fetcher::failed(Cause cause, std::optional<Milliseconds> wait, const QString& fault)
{
    ++m_failures;
    m_step = Step::Idle;
    m_round.reset();
    m_isAnew = false;
    const Milliseconds bound = std::min(longestWait, firstWait * (1 << std::min(m_failures, doublingsMax)));
    arm(wait ? *wait : within(m_doors.random, bound));
    publish(cause, fault);
}

void Fetcher::rest()
{
    const bool wasSister = m_round && m_round->way == m_doors.sister && m_doors.hub;
    m_failures = 0;
    m_step = Step::Idle;
    m_round.reset();
    m_isAnew = false;
    const Milliseconds most = m_hasNews ? heardSpread : wasSister ? longestWait : lookEvery;
    arm(most * 2 / 3 + within(m_doors.random, most / 3));
    publish(m_state.refused.isEmpty() ? Cause::Resting : Cause::Refused,
        m_state.refused.isEmpty() ? QString() : m_state.refused.first());
}

/// The one place where the alarm is set.
void Fetcher::arm(Milliseconds wait)
{
    m_due = m_doors.clock.monotonic() + wait;
    m_doors.alarm.set(wait, [this] { ring(); });
}

void Fetcher::publish(Cause cause, const QString& fault)
{
    m_state.cause = cause;
    m_state.fault = fault;
    const bool hasChannel = m_round && (cause == Cause::Fetching || cause == Cause::Handed);
    m_state.channel = hasChannel ? std::optional(m_round->channel) : std::nullopt;
    m_state.next.reset();
    if (m_step == Step::Idle)
        m_state.next = std::max(m_due - m_doors.clock.monotonic(), Milliseconds(0));
    if (m_tells.changed)
        m_tells.changed();
}

} // namespace naru::packs

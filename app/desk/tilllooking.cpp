// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages see of the till: of what is held in memory, and of older charges from the record.
#include "app/desk/tillimpl.h"
#include "app/payments/store.h"

#include <algorithm>

namespace naru::desk {

using namespace payments;

namespace {

bool isUndecided(const Attempt& attempt)
{
    const bool watched = attempt.state == State::NotFoundWatched && !attempt.cleared;
    return watched || attempt.state == State::StoredOffline || attempt.state == State::InDoubt
        || attempt.state == State::Review || (attempt.isFound() && attempt.givenBack == Won{0});
}

/// Of one that was looked into, waited for or watched: a watch ends without a step.
bool endsADoubt(const Move& move, const Attempt& attempt)
{
    if (move.from == State::NotFoundWatched)
        return attempt.cleared && move.isNote() && move.evidence.kind == EvidenceKind::Line;
    const bool from = move.from == State::InDoubt || move.from == State::StoredOffline || move.from == State::Review;
    return from && (move.to == State::Approved || move.to == State::Declined);
}

} // namespace

std::optional<ChargeView> TillImpl::view(const QByteArray& charge) const
{
    const auto loaded = m_charges.constFind(charge);
    if (loaded == m_charges.constEnd())
        return std::nullopt;
    ChargeView view = loaded->view;
    const Attempt* last = view.last();
    if (view.phase == PayPhase::Waiting && last && m_cardRead.contains(last->serviceId))
        view.phase = PayPhase::CardRead;
    return view;
}

QList<ChargeView> TillImpl::today() const
{
    const Instant midnight = koreanMidnight(koreanDate(m_desk.now()));
    QList<ChargeView> views;
    for (const Loaded& loaded : m_charges) {
        if (loaded.view.opened >= midnight)
            views.append(*view(loaded.view.charge.id));
    }
    std::sort(views.begin(), views.end(), [](const ChargeView& a, const ChargeView& b) { return a.opened > b.opened; });
    return views;
}

QList<ChargeView> TillImpl::undecided() const
{
    QList<ChargeView> views;
    for (const Loaded& loaded : m_charges) {
        const auto& attempts = loaded.view.attempts;
        if (std::any_of(attempts.begin(), attempts.end(), isUndecided))
            views.append(loaded.view);
    }
    std::sort(views.begin(), views.end(), [](const ChargeView& a, const ChargeView& b) { return a.opened < b.opened; });
    return views;
}

QList<ChargeView> TillImpl::settledToday() const
{
    const Instant midnight = koreanMidnight(koreanDate(m_desk.now()));
    QList<std::pair<Instant, ChargeView>> ended;
    for (const Loaded& loaded : m_charges) {
        std::optional<Instant> end;
        for (const Attempt& attempt : loaded.view.attempts) {
            for (const Move& move : loaded.moves.value(attempt.serviceId)) {
                const Evidence& evidence = move.evidence;
                const bool known = evidence.source == Source::File || evidence.source == Source::People
                    || loaded.view.opened < midnight;
                if (known && evidence.at.wall >= midnight && endsADoubt(move, attempt))
                    end = std::max(end.value_or(evidence.at.wall), evidence.at.wall);
            }
        }
        if (end)
            ended.append({*end, *view(loaded.view.charge.id)});
    }
    std::sort(ended.begin(), ended.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    QList<ChargeView> views;
    for (const auto& each : ended)
        views.append(each.second);
    return views;
}

void TillImpl::reload(const QByteArray& charge)
{
    m_desk.runAside([this, charge, since = m_commits] {
        const auto fresh = std::make_shared<std::optional<Loaded>>();
        const auto read
            = m_desk.journal().query([&](storage::Database& database) { return load(database, charge, *fresh); });
        const auto take = [this, fresh, charge, since, good = bool(read)] {
            if (!good)
                return;
            if (since != m_commits)
                return reload(charge); // something was written while this was read
            adopt(**fresh);
            Q_EMIT chargeChanged(charge);
            Q_EMIT changed();
        };
        QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
    });
}

void TillImpl::ofNumber(const QString& number, std::function<void(QList<ChargeView>)> then)
{
    m_desk.runAside([this, number, then] {
        const auto found = std::make_shared<QList<Loaded>>();
        const auto read = m_desk.journal().query([&](storage::Database& database) -> Result<void> {
            const auto known = chargesOfNumber(database, number);
            if (!known)
                return known.fault();
            for (const KnownCharge& each : *known) {
                std::optional<Loaded> loaded;
                if (const auto done = load(database, each.charge.id, loaded); !done)
                    return done;
                found->append(*loaded);
            }
            return {};
        });
        const auto tell = [this, found, then, failed = !read] {
            QList<ChargeView> views;
            for (const Loaded& loaded : failed ? QList<Loaded>() : *found) {
                adopt(loaded); // so that money can be given back for what is older than today
                views.append(loaded.view);
            }
            then(views);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

QList<PayStep> TillImpl::steps(const QString& serviceId) const
{
    QList<PayStep> steps;
    const Attempt* attempt = find(serviceId);
    if (!attempt)
        return steps;
    for (const Move& move : m_charges.value(attempt->charge).moves.value(serviceId)) {
        const Evidence& evidence = move.evidence;
        steps.append({evidence.kind, evidence.source, move.to, move.finding, evidence.condition, evidence.at.wall,
            evidence.hash});
    }
    return steps;
}

} // namespace naru::desk

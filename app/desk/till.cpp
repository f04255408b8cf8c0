// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/assert.h"
#include "app/desk/drivers.h"
#include "app/desk/tillimpl.h"
#include "app/payments/projection.h"
#include "app/payments/store.h"

#include <algorithm>

namespace naru::desk {

using namespace payments;

namespace {

PayPhase phaseOf(const ChargeView& view)
{
    if (view.standing.what == Standing::What::Waived)
        return PayPhase::Waived;
    if (view.standing.inCash)
        return PayPhase::Paid;
    const Attempt* last = nullptr;
    for (const Attempt& attempt : view.attempts) {
        if (attempt.kind == AttemptKind::Payment)
            last = &attempt;
    }
    if (!last)
        return PayPhase::Ready;
    switch (last->state) {
    case State::Prepared:
    case State::Sending:
        return PayPhase::Waiting;
    case State::Approved:
        return PayPhase::Paid;
    case State::StoredOffline:
        return PayPhase::Stored;
    case State::Declined:
        return PayPhase::Declined;
    case State::NotSent:
        return PayPhase::NotSent;
    case State::InDoubt:
        return PayPhase::InDoubt;
    case State::NotFoundWatched:
        return PayPhase::Watched;
    case State::Review:
        break;
    }
    return PayPhase::Review;
}

} // namespace

TillImpl::TillImpl(DeskImpl& desk)
    : m_desk(desk)
    , m_code(serviceCode(desk.deviceId()))
{
}

TillImpl::~TillImpl() = default;

Result<void> TillImpl::load(storage::Database& database, const QByteArray& id, std::optional<Loaded>& into)
{
    auto known = payments::charge(database, id);
    auto attempts = attemptsOf(database, id);
    if (!known || !attempts)
        return !known ? known.fault() : attempts.fault();
    if (!*known)
        return PaymentFault::UnknownAttempt;
    Loaded loaded{{(*known)->charge, (*known)->standing, *std::move(attempts), (*known)->charge.at, {}}, {}};
    loaded.view.phase = phaseOf(loaded.view);
    for (const Attempt& attempt : loaded.view.attempts) {
        auto moves = movesOf(database, attempt.serviceId);
        if (!moves)
            return moves.fault();
        loaded.moves.insert(attempt.serviceId, *std::move(moves));
    }
    into = std::move(loaded);
    return {};
}

Result<void> TillImpl::begin()
{
    QList<Attempt> left;
    const Instant midnight = koreanMidnight(koreanDate(m_desk.now()));
    const auto read = m_desk.journal().query([&](storage::Database& database) -> Result<void> {
        const auto service = lastServiceNumber(database), bill = lastDeskNumber(database);
        const auto charges = chargesSince(database, midnight);
        auto open = payments::undecided(database);
        const auto found = toLookAt(database);
        if (!service || !bill || !charges || !open)
            return !service ? service.fault() : !bill ? bill.fault() : !charges ? charges.fault() : open.fault();
        if (!found)
            return found.fault();
        // Never a number of before a restore again: a terminal would answer with what it knows of the first. The
        // seconds since 1970 are behind every count of attempts, and fit in eight digits of base 36.
        const qint64 seconds
            = std::chrono::duration_cast<std::chrono::seconds>(m_desk.now().time_since_epoch()).count();
        m_lastService = std::max(*service, seconds);
        m_lastDesk = *bill;
        left = *std::move(open);
        QSet<QByteArray> wanted(found->begin(), found->end());
        for (const KnownCharge& known : *charges)
            wanted.insert(known.charge.id);
        for (const Attempt& attempt : left)
            wanted.insert(attempt.charge);
        for (const QByteArray& id : wanted) {
            std::optional<Loaded> loaded;
            if (const auto done = load(database, id, loaded); !done)
                return done;
            adopt(*loaded);
        }
        return {};
    });
    if (!read)
        return read;
    if (m_desk.parts().access == Desk::Access::ReadOnly)
        return {};
    takeMachines();
    for (const Move& move : recovery(left, moment()))
        record(recordOf(move), m_chargeOf.value(move.serviceId), [this, id = move.serviceId](const Result<void>& done) {
            if (done)
                settle(id, {});
        });
    for (const Attempt& attempt : left) {
        if (attempt.state == State::InDoubt)
            schedule(attempt, {});
    }
    return {};
}

void TillImpl::adopt(const Loaded& loaded)
{
    m_charges.insert(loaded.view.charge.id, loaded);
    for (const Attempt& attempt : loaded.view.attempts)
        m_chargeOf.insert(attempt.serviceId, attempt.charge);
}

void TillImpl::record(const Record& record, const QByteArray& charge, Done done, DeskImpl::Look before)
{
    auto fresh = std::make_shared<std::optional<Loaded>>();
    m_desk.append(
        {record.kind, record.schema, record.body}, std::move(before),
        [charge, fresh](storage::Database& database) { return load(database, charge, *fresh); },
        [this, charge, fresh, done](const Result<journal::Stamp>& stamp) {
            if (!stamp)
                return done(stamp.fault());
            ++m_commits;
            adopt(**fresh);
            done({});
            Q_EMIT chargeChanged(charge);
            Q_EMIT changed();
        });
}

const Attempt* TillImpl::find(const QString& serviceId) const
{
    const auto loaded = m_charges.constFind(m_chargeOf.value(serviceId));
    if (loaded == m_charges.constEnd())
        return nullptr;
    const auto& attempts = loaded->view.attempts;
    const auto found = std::find_if(
        attempts.begin(), attempts.end(), [&](const Attempt& one) { return one.serviceId == serviceId; });
    return found == attempts.end() ? nullptr : &*found;
}

Moment TillImpl::moment() const
{
    const Clock& clock = m_desk.parts().clock;
    return {clock.now(), clock.monotonic(), clock.boot()};
}

Result<Charge> TillImpl::chargeOf(const Wanted& wanted)
{
    if (const auto may = m_desk.mayServe(); !may)
        return may.fault();
    if (const auto room = m_desk.mayBeginMoney(); !room)
        return room.fault();
    Charge charge;
    charge.id = m_desk.parts().random.bytes(idBytes);
    charge.bill = wanted.bill.trimmed();
    charge.lines = wanted.lines;
    charge.by = m_desk.staffId();
    charge.at = m_desk.now();
    for (const ChargeLine& line : charge.lines)
        charge.amount += line.amount;
    if (wanted.part > charge.amount || wanted.part < Won{0})
        return PaymentFault::BadCharge;
    if (wanted.part > Won{0}) {
        charge.kind = ChargeKind::Part;
        charge.rest = charge.amount - wanted.part;
        charge.amount = wanted.part;
        charge.lines = splitLines(wanted.lines, wanted.part).paid;
    }
    if (!charge.bill.isEmpty()) {
        charge.digest = m_desk.billDigest(charge.bill);
        return charge;
    }
    charge.deskNumber = ++m_lastDesk;
    charge.bill = deskBill(m_code, charge.deskNumber);
    return charge;
}

void TillImpl::open(const Wanted& wanted, OpenedThen then)
{
    auto charge = chargeOf(wanted);
    if (!charge)
        return then(charge.fault());
    openCharge(*std::move(charge), then);
}

void TillImpl::openAgreed(
    const Wanted& wanted, qint64 second, const QString& pin, const QString& reason, OpenedThen then)
{
    auto charge = chargeOf(wanted);
    if (!charge)
        return then(charge.fault());
    if (second == m_desk.staffId())
        return then(DeskFault::SamePerson);
    charge->second = second;
    charge->reason = reason.trimmed();
    if (charge->reason.isEmpty())
        return then(PaymentFault::SecondPersonNeeded);
    m_desk.checkPinOf(
        second, pin, SignInEvent::What::Agreed, [this, charge = *charge, then](const Result<void>& agreed) {
            if (!agreed)
                return then(agreed.fault());
            openCharge(charge, then);
        });
}

/// The guard looks on the writer's thread, where nothing can come between; what it saw comes back with its answer.
void TillImpl::openCharge(Charge charge, OpenedThen then)
{
    if (const auto good = check(charge); !good)
        return then(good.fault());
    const auto known = std::make_shared<Guarded>();
    const auto fresh = std::make_shared<std::optional<Loaded>>();
    const Record record = recordOf(charge);
    const auto look = [charge, known](storage::Database& database) -> Result<void> {
        const auto ofBill = chargesOfBill(database, charge.bill);
        if (!ofBill)
            return ofBill.fault();
        *known = guard(*ofBill, charge);
        return {};
    };
    const auto after = [charge, fresh](storage::Database& database) { return load(database, charge.id, *fresh); };
    m_desk.append({record.kind, record.schema, record.body}, look, after,
        [this, charge, known, fresh, then](const Result<journal::Stamp>& stamp) {
            const bool stands = known->known && known->answer != Guarded::Answer::Open;
            if (!stamp && (!stands || stamp.fault().is(PaymentFault::BillTakenElsewhere)))
                return then(stamp.fault());
            if (stamp)
                adopt(**fresh);
            const bool goesOn = known->answer == Guarded::Answer::Continue;
            then(Opened{*known, stamp ? charge.id : goesOn ? known->known->charge.id : QByteArray()});
            if (stamp)
                Q_EMIT changed();
        });
}

} // namespace naru::desk

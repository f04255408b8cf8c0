// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cardnumber.h"
#include "app/desk/daybookimpl.h"
#include "app/desk/daypaper.h"
#include "app/desk/tillimpl.h"
#include "app/paper/pdf.h"
#include "app/payments/cashbook.h"
#include "app/payments/dayclose/reportcsv.h"
#include "app/payments/dayclose/seal.h"
#include "app/payments/store.h"
#include "app/services/projection.h"

#include <QCoreApplication>

namespace naru::desk {

using namespace payments;
using dayclose::DayReport;
using dayclose::FileOutcome;

namespace {

constexpr int closeTries = 3; ///< when something is written between the figures and the close

journal::Entry entryOf(const Record& record)
{
    return {record.kind, record.schema, record.body};
}

Moment momentOf(const Clock& clock)
{
    return {clock.now(), clock.monotonic(), clock.boot()};
}

/// What a file comes to here: entries in their order, each with the charge it is about.
struct Plan {
    QList<std::pair<Record, QByteArray>> records;
    FileOutcome outcome;
};

Result<Plan> planOf(storage::Database& database, const dayclose::ReadFile& file, const Moment& now)
{
    auto matching = dayclose::match(database, file, now);
    if (!matching)
        return matching.fault();
    Plan plan;
    QHash<QString, Attempt> attempts; // as they will stand once what is above was written
    for (const dayclose::Fit& fit : matching->fits) {
        if (!attempts.contains(fit.serviceId)) {
            const auto known = attempt(database, fit.serviceId);
            if (!known)
                return known.fault();
            if (!*known)
                return PaymentFault::UnknownAttempt;
            attempts.insert(fit.serviceId, **known);
        }
        Attempt& standing = attempts[fit.serviceId];
        for (const Move& move :
            decide(standing, fit.evidence, standing.capabilities, now).moves(standing, fit.evidence)) {
            plan.records.append({recordOf(move), standing.charge});
            standing = advanced(standing, move);
        }
    }
    for (const Record& record : dayclose::recordsOf(matching->outcome))
        plan.records.append({record, {}});
    plan.outcome = std::move(matching->outcome);
    return plan;
}

} // namespace

DayBookImpl::DayBookImpl(DeskImpl& desk, TillImpl& till)
    : m_desk(desk)
    , m_till(till)
{
}

Result<void> DayBookImpl::look(storage::Database& database, House& into)
{
    auto fees = services::catalogue(database);
    const auto shift = openShift(database);
    const auto inDrawer = payments::drawer(database);
    if (!fees || !shift || !inDrawer)
        return !fees ? fees.fault() : !shift ? shift.fault() : inDrawer.fault();
    into = {*std::move(fees), *shift, *inDrawer};
    return {};
}

Result<void> DayBookImpl::begin()
{
    loadBillKey();
    return m_desk.journal().query([this](storage::Database& database) { return look(database, m_house); });
}

void DayBookImpl::refresh()
{
    const auto read = m_desk.journal().query([this](storage::Database& database) { return look(database, m_house); });
    if (read)
        Q_EMIT changed();
}

void DayBookImpl::record(const journal::Entry& entry, const QByteArray& charge, Done done, DeskImpl::Look before)
{
    struct Fresh {
        House house;
        std::optional<TillImpl::Loaded> loaded;
    };
    auto fresh = std::make_shared<Fresh>();
    const auto after = [charge, fresh](storage::Database& database) -> Result<void> {
        if (const auto looked = look(database, fresh->house); !looked)
            return looked;
        return charge.isEmpty() ? Result<void>() : TillImpl::load(database, charge, fresh->loaded);
    };
    m_desk.append(entry, std::move(before), after, [this, fresh, charge, done](const Result<journal::Stamp>& stamp) {
        if (!stamp)
            return done(stamp.fault());
        m_house = std::move(fresh->house);
        if (fresh->loaded)
            m_till.adopt(*fresh->loaded);
        done({});
        if (!charge.isEmpty())
            Q_EMIT m_till.chargeChanged(charge);
        Q_EMIT m_till.changed();
        Q_EMIT changed();
    });
}

/// One after the other: each stands on the one before.
void DayBookImpl::recordAll(std::shared_ptr<QList<std::pair<Record, QByteArray>>> left, Done done)
{
    if (left->isEmpty())
        return done({});
    const auto next = left->takeFirst();
    record(entryOf(next.first), next.second,
        [this, left, done](const Result<void>& written) { written ? recordAll(left, done) : done(written); });
}

// ---- fees, drawer

void DayBookImpl::changeFees(const QByteArray& json, Done done)
{
    if (const auto may = m_desk.mayAdminister(); !may)
        return done(may);
    if (codec::holdsCardNumber(json))
        return done(PaymentFault::CardNumber);
    const services::Record changed = services::recordOf({json, m_desk.staffId()});
    if (const auto good = services::changeOf(changed); !good)
        return done(good.fault());
    const auto fits = m_desk.journal().query([&](storage::Database& database) -> Result<void> {
        const auto fees = services::catalogueWith(database, {}, json);
        return fees ? Result<void>() : Result<void>(fees.fault());
    });
    if (!fits)
        return done(fits);
    record({changed.kind, changed.schema, changed.body}, {}, done);
}

void DayBookImpl::change(ShiftStep what, const QList<Pile>& counted, const QString& reason, qint64 next, Done done)
{
    if (const auto may = m_desk.mayServe(); !may)
        return done(may.fault());
    const ShiftChange change{what, m_desk.staffId(), next, counted, reason.trimmed(), m_desk.now()};
    if (const auto good = check(change); !good)
        return done(good);
    record(entryOf(recordOf(change)), {}, done);
}

void DayBookImpl::openDrawer(const QList<Pile>& counted, const QString& reason, Done done)
{
    change(ShiftStep::Opened, counted, reason, 0, done);
}

void DayBookImpl::handOver(
    const QList<Pile>& counted, const QString& reason, qint64 next, const QString& nextPin, Done done)
{
    if (const auto may = m_desk.mayServe(); !may)
        return done(may.fault());
    if (next == m_desk.staffId())
        return done(DeskFault::SamePerson);
    m_desk.checkPinOf(
        next, nextPin, SignInEvent::What::Agreed, [this, counted, reason, next, done](const Result<void>& agreed) {
            agreed ? change(ShiftStep::HandedOver, counted, reason, next, done) : done(agreed);
        });
}

void DayBookImpl::countDrawer(const QList<Pile>& counted, const QString& reason, Done done)
{
    change(ShiftStep::Counted, counted, reason, 0, done);
}

void DayBookImpl::closeDrawer(const QList<Pile>& counted, const QString& reason, Done done)
{
    change(ShiftStep::Closed, counted, reason, 0, done);
}

// ---- cash

void DayBookImpl::move(CashMove move, Done done, DeskImpl::Look before)
{
    if (const auto may = m_desk.mayServe(); !may)
        return done(may.fault());
    move.by = m_desk.staffId();
    move.at = m_desk.now();
    if (const auto good = check(move); !good)
        return done(good);
    record(entryOf(recordOf(move)), move.charge, done, std::move(before));
}

void DayBookImpl::putIn(Won amount, const QString& reason, Done done)
{
    move({CashKind::PutIn, {}, amount, {}, 0, 0, reason, {}}, done);
}

void DayBookImpl::takeOut(Won amount, const QString& reason, Done done)
{
    move({CashKind::TakenOut, {}, amount, {}, 0, 0, reason, {}}, done);
}

void DayBookImpl::takeCash(const QByteArray& charge, Won tendered, Done done)
{
    ask<Charge>(
        [charge](storage::Database& database) -> Result<Charge> {
            if (const auto may = payments::mayTakeCash(database, charge); !may)
                return may.fault();
            const auto known = payments::charge(database, charge);
            return known ? Result<Charge>((*known)->charge) : known.fault();
        },
        [this, tendered, done](const Result<Charge>& owed) {
            if (!owed)
                return done(owed.fault());
            move({CashKind::Taken, owed->id, owed->amount, tendered, 0, 0, {}, {}}, done, elsewhereLook(m_desk, *owed));
        });
}

void DayBookImpl::mayTakeCash(const QByteArray& charge, std::function<void(Result<void>)> then)
{
    if (const auto room = m_desk.mayBeginMoney(); !room)
        return then(room.fault());
    const auto view = m_till.view(charge);
    const auto elsewhere = view ? elsewhereLook(m_desk, view->charge) : DeskImpl::Look();
    ask<bool>(
        [charge, elsewhere](storage::Database& database) -> Result<bool> {
            auto may = payments::mayTakeCash(database, charge);
            if (may && elsewhere)
                may = elsewhere(database);
            return may ? Result<bool>(true) : may.fault();
        },
        [then](const Result<bool>& may) { then(may ? Result<void>() : may.fault()); });
}

void DayBookImpl::cashOf(const QByteArray& charge, std::function<void(Result<CashSum>)> then)
{
    ask<CashSum>([charge](storage::Database& database) { return payments::cashOf(database, charge); }, then);
}

void DayBookImpl::giveCashBack(
    const QByteArray& charge, Won amount, const QString& reason, qint64 approver, const QString& approverPin, Done done)
{
    if (const auto may = m_desk.mayServe(); !may)
        return done(may.fault());
    if (approver == m_desk.staffId())
        return done(DeskFault::SamePerson);
    const CashMove back{CashKind::GivenBack, charge, amount, {}, 0, approver, reason.trimmed(), {}};
    m_desk.checkPinOf(approver, approverPin, SignInEvent::What::Agreed,
        [this, back, done](const Result<void>& agreed) { agreed ? move(back, done) : done(agreed); });
}

// ---- the day

void DayBookImpl::reportBeside(const QList<dayclose::TerminalCount>& terminals, ReportThen then)
{
    const dayclose::Head head{DayReport::Kind::X, m_desk.now(), m_desk.staffId(), 0, terminals};
    ask<DayReport>([head](storage::Database& database) { return dayclose::computed(database, head); }, then);
}

QStringList DayBookImpl::profiles() const
{
    QStringList ids;
    for (const dayclose::FileProfile& profile : dayclose::builtInProfiles())
        ids.append(profile.id);
    return ids;
}

void DayBookImpl::readFile(const QByteArray& file, const QString& profile, FileThen then)
{
    if (const auto may = m_desk.mayServe(); !may)
        return then(may.fault());
    QList<dayclose::FileProfile> profiles;
    for (const dayclose::FileProfile& one : dayclose::builtInProfiles()) {
        if (profile.isEmpty() || one.id == profile)
            profiles.append(one);
    }
    readFileBy(file, profiles, then);
}

void DayBookImpl::readFileAs(const QByteArray& file, const QByteArray& profileJson, FileThen then)
{
    if (const auto may = m_desk.mayServe(); !may)
        return then(may.fault());
    const auto profile = dayclose::parseProfile(profileJson);
    profile ? readFileBy(file, {*profile}, then) : then(profile.fault());
}

void DayBookImpl::readFileBy(const QByteArray& file, const QList<dayclose::FileProfile>& profiles, FileThen then)
{
    const Moment now = momentOf(m_desk.parts().clock);
    ask<Plan>(
        [file, profiles, now](storage::Database& database) -> Result<Plan> {
            const auto lines = dayclose::readAcquirerFile(file, profiles);
            return lines ? planOf(database, *lines, now) : lines.fault();
        },
        [this, then](Result<Plan> plan) {
            if (!plan)
                return then(plan.fault());
            auto records = std::make_shared<QList<std::pair<Record, QByteArray>>>(plan->records);
            recordAll(records, [then, outcome = plan->outcome](const Result<void>& written) {
                then(written ? Result<FileOutcome>(outcome) : written.fault());
            });
        });
}

void DayBookImpl::close(const Closing& closing, ReportThen then)
{
    if (const auto may = m_desk.mayServe(); !may)
        return then(may.fault());
    if (closing.second == m_desk.staffId())
        return then(DeskFault::SamePerson);
    const auto shared = std::make_shared<const Closing>(closing);
    const auto counted = [this, shared, then](const Result<void>& agreed) {
        if (!agreed)
            return then(agreed.fault());
        if (!shared->counted)
            return closeDay(shared, closeTries, then);
        closeDrawer(*shared->counted, shared->reason, [this, shared, then](const Result<void>& closed) {
            closed ? closeDay(shared, closeTries, then) : then(closed.fault());
        });
    };
    closing.second ? m_desk.checkPinOf(closing.second, closing.secondPin, SignInEvent::What::Agreed, counted)
                   : counted({});
}

void DayBookImpl::closeDay(std::shared_ptr<const Closing> closing, int tries, ReportThen then)
{
    const dayclose::Head head{DayReport::Kind::Z, m_desk.now(), m_desk.staffId(), closing->second, closing->terminals};
    ask<DayReport>([head](storage::Database& database) { return dayclose::computed(database, head); },
        [this, closing, tries, then](const Result<DayReport>& made) {
            if (!made)
                return then(made);
            const Record closed = recordOf(*made);
            record(entryOf(closed), {}, [this, closing, tries, closed, then](const Result<void>& written) {
                if (!written && written.fault().is(PaymentFault::DayMoved) && tries > 1)
                    return closeDay(closing, tries - 1, then);
                then(written ? dayclose::reportOf(closed) : Result<DayReport>(written.fault()));
            });
        });
}

void DayBookImpl::closedDays(int daysMax, DaysThen then)
{
    ask<QList<DayReport>>(
        [daysMax](storage::Database& database) { return dayclose::closedDays(database, daysMax); }, then);
}

Result<QList<DayBook::Paper>> DayBookImpl::papers(const DayReport& report) const
{
    const auto stored = m_desk.keyStore().load(QStringLiteral("desk.signing"));
    if (!stored)
        return stored.fault();
    const auto key = crypto::PrivateKey::fromPkcs8(stored->view());
    if (!key)
        return key.fault();
    const dayclose::Names names = namesOf(m_desk);
    const QString name = dayclose::fileNameOf(report);
    QList<Paper> files{{name + QStringLiteral(".csv"), dayclose::csvOf(report, names)}};
    if (QCoreApplication::instance() && QCoreApplication::instance()->inherits("QGuiApplication")) {
        auto page = paper::pdf(documentOf(report, names, words::languageOf(m_desk.settings().language)));
        if (!page)
            return page.fault();
        files.append({name + QStringLiteral(".pdf"), *std::move(page)});
    }
    QList<Paper> papers;
    for (const Paper& file : files) {
        papers.append(file);
        papers.append({file.name + QStringLiteral(".sig"), dayclose::sealOf(file.bytes, *key, m_desk.now())});
    }
    return papers;
}

DayBook* DeskImpl::dayBook() const
{
    return m_dayBook.get();
}

} // namespace naru::desk

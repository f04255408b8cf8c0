// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cardnumber.h"
#include "app/desk/deskimpl.h"
#include "app/desk/visitimpl.h"

#include <algorithm>

namespace naru::desk {

bool DeskImpl::needsSetup() const
{
    return !m_snapshot.settings || m_snapshot.staff.isEmpty();
}

void DeskImpl::withVerifier(const QString& pin, std::function<void(PinVerifier)> use)
{
    m_workers.start([this, pin, use, salt = PinVerifier::makeSalt(m_parts.random)] {
        const PinVerifier verifier = PinVerifier::make(pin, m_pepper.view(), salt);
        QMetaObject::invokeMethod(
            this, [use, verifier] { use(verifier); }, Qt::QueuedConnection);
    });
}

void DeskImpl::completeSetup(const Setup& setup, Done done)
{
    const QString name = setup.administrator.trimmed();
    if (!needsSetup())
        return done(DeskFault::NotAllowed);
    if (name.isEmpty() || setup.settings.centre.trimmed().isEmpty() || setup.settings.desk.trimmed().isEmpty())
        return done(DeskFault::SetupIncomplete);
    if (const auto good = checkSettings(setup.settings); !good || name.size() > nameLettersMax)
        return done(DeskFault::BadSettings);
    if (const auto good = checkPin(setup.pin); !good)
        return done(good);
    withVerifier(setup.pin, [this, setup, name, done](const PinVerifier& verifier) {
        if (!needsSetup()) // asked twice
            return done(DeskFault::NotAllowed);
        constexpr qint64 firstId = 1;
        QList<journal::Entry> entries;
        entries << entryOf(Deed{naru::Kind::Genesis, firstId,
            {{"kind", kind() == Kind::Demo ? QStringLiteral("demo") : QStringLiteral("real")}}});
        entries << entryOf(SettingsChange{setup.settings, firstId});
        if (m_snapshot.staff.isEmpty())
            entries << entryOf(StaffChange{StaffChange::What::Added, firstId, name, Role::Administrator, verifier, 0});
        entries << entryOf(SignInEvent{SignInEvent::What::In, firstId, 0, std::nullopt});
        recordAll(entries, [this, done](const Result<void>& written) {
            if (written) {
                m_signedIn = 1;
                touch();
                Q_EMIT signedInChanged();
            }
            done(written);
        });
    });
}

QList<StaffMember> DeskImpl::staff() const
{
    QList<StaffMember> members;
    for (const StaffRow& row : m_snapshot.staff)
        members.append(row.member);
    return members;
}

const StaffMember* DeskImpl::signedIn() const
{
    const StaffRow* row = m_signedIn ? m_snapshot.find(m_signedIn) : nullptr;
    return row ? &row->member : nullptr;
}

void DeskImpl::signIn(qint64 staffId, const QString& pin, Done done)
{
    checkPinOf(staffId, pin, SignInEvent::What::In, [this, staffId, done](const Result<void>& right) {
        if (right) {
            m_signedIn = staffId;
            touch();
            Q_EMIT signedInChanged();
            keepSecondCopy();
        }
        done(right);
    });
}

void DeskImpl::checkPinOf(qint64 staffId, const QString& pin, SignInEvent::What onSuccess, Done done)
{
    const StaffRow* row = m_snapshot.find(staffId);
    if (!row || row->member.disabled)
        return done(DeskFault::UnknownStaff);
    if (m_checkingPin || (row->member.waitUntil && now() < *row->member.waitUntil))
        return done(DeskFault::PinWait);
    m_checkingPin = true;
    const int wrongSoFar = row->member.wrongTries;
    const auto judged = [this, staffId, onSuccess, done, wrongSoFar](bool right) {
        SignInEvent event{right ? onSuccess : SignInEvent::What::WrongPin, staffId, 0, std::nullopt};
        if (!right) {
            event.wrongTries = wrongSoFar + 1;
            if (const auto wait = pinWait(event.wrongTries); wait.count() > 0)
                event.waitUntil = now() + wait;
        }
        recordAll({entryOf(event)}, [this, right, done](const Result<void>& written) {
            m_checkingPin = false;
            done(written && !right ? Result<void>(DeskFault::WrongPin) : written);
        });
    };
    m_workers.start([this, pin, verifier = row->verifier, judged] {
        const bool right = verifier.matches(pin, m_pepper.view());
        QMetaObject::invokeMethod(
            this, [judged, right] { judged(right); }, Qt::QueuedConnection);
    });
}

void DeskImpl::lockAs(SignInEvent::What what)
{
    if (!m_signedIn)
        return;
    if (m_visit)
        m_visit->cancel();
    const qint64 who = m_signedIn;
    m_signedIn = 0;
    Q_EMIT signedInChanged();
    recordQuietly(entryOf(SignInEvent{what, who, 0, std::nullopt}));
}

void DeskImpl::touch()
{
    m_lastTouch = m_parts.clock.monotonic();
}

Result<void> DeskImpl::mayAdminister() const
{
    const StaffMember* who = signedIn();
    if (!who)
        return DeskFault::NotSignedIn;
    return who->role == Role::Administrator && !who->disabled ? Result<void>() : Result<void>(DeskFault::NotAllowed);
}

Result<void> DeskImpl::mayServe() const
{
    const StaffMember* who = signedIn();
    if (!who)
        return DeskFault::NotSignedIn;
    return who->role == Role::Trainer ? Result<void>(DeskFault::NotAllowed) : Result<void>();
}

Result<void> DeskImpl::mayBeginMoney() const
{
    const auto free = m_parts.freeBytes(m_parts.folder);
    return !free || *free >= reserveBytes ? Result<void>() : Result<void>(storage::StorageFault::Reserve);
}

void DeskImpl::addStaff(const QString& name, Role role, const QString& pin, Done done)
{
    if (const auto may = mayAdminister(); !may)
        return done(may);
    if (const auto good = checkPin(pin); !good)
        return done(good);
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return done(DeskFault::SetupIncomplete);
    if (trimmed.size() > nameLettersMax)
        return done(DeskFault::BadSettings);
    if (codec::holdsCardNumber(trimmed.toUtf8()))
        return done(payments::PaymentFault::CardNumber);
    const auto named = [&](const StaffRow& row) { return row.member.name == trimmed; };
    if (std::any_of(m_snapshot.staff.begin(), m_snapshot.staff.end(), named))
        return done(DeskFault::NameTaken);
    withVerifier(pin, [this, trimmed, role, done, by = m_signedIn](const PinVerifier& verifier) {
        const qint64 id = m_snapshot.staff.last().member.id + 1;
        recordAll({entryOf(StaffChange{StaffChange::What::Added, id, trimmed, role, verifier, by})}, done);
    });
}

void DeskImpl::disableStaff(qint64 staffId, bool disabled, Done done)
{
    if (const auto may = mayAdminister(); !may)
        return done(may);
    const StaffRow* row = m_snapshot.find(staffId);
    if (!row)
        return done(DeskFault::UnknownStaff);
    const auto otherAdministrator = [&](const StaffRow& other) {
        return other.member.id != staffId && other.member.role == Role::Administrator && !other.member.disabled;
    };
    if (disabled && row->member.role == Role::Administrator
        && std::none_of(m_snapshot.staff.begin(), m_snapshot.staff.end(), otherAdministrator))
        return done(DeskFault::LastAdministrator);
    StaffChange change;
    change.what = disabled ? StaffChange::What::Disabled : StaffChange::What::Enabled;
    change.id = staffId;
    change.by = m_signedIn;
    recordAll({entryOf(change)}, [this, staffId, disabled, done](const Result<void>& written) {
        if (written && disabled && staffId == m_signedIn)
            lock();
        done(written);
    });
}

void DeskImpl::resetPin(qint64 staffId, const QString& pin, Done done)
{
    if (const auto may = mayAdminister(); !may)
        return done(may);
    if (!m_snapshot.find(staffId))
        return done(DeskFault::UnknownStaff);
    if (const auto good = checkPin(pin); !good)
        return done(good);
    withVerifier(pin, [this, staffId, done, by = m_signedIn](const PinVerifier& verifier) {
        StaffChange change;
        change.what = StaffChange::What::PinReset;
        change.id = staffId;
        change.verifier = verifier;
        change.by = by;
        recordAll({entryOf(change)}, done);
    });
}

} // namespace naru::desk

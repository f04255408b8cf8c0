// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/staffmodel.h"

namespace naru::ui::admin {

StaffModel::StaffModel(desk::Desk& desk, QObject* parent)
    : Form(desk, parent)
{
    connect(&m_desk, &desk::Desk::staffChanged, this, &StaffModel::wordsChanged);
    connect(&m_desk, &desk::Desk::signedInChanged, this, &StaffModel::wordsChanged);
}

QVariantList StaffModel::people() const
{
    QVariantList people;
    const auto* self = m_desk.signedIn();
    for (const auto& person : m_desk.staff()) {
        const bool waits = person.waitUntil && *person.waitUntil > m_desk.now();
        const QString role = person.role == desk::Role::Administrator ? tr("관리자")
            : person.role == desk::Role::Trainer                      ? tr("강사")
                                                                      : tr("민원 담당");
        const QString state = person.disabled ? tr("멈춰 둠")
            : waits                           ? tr("비밀번호가 여러 번 달라 쉬는 중")
                                              : tr("들어올 수 있음");
        people.append(QVariantMap{{QStringLiteral("id"), person.id}, {QStringLiteral("name"), person.name},
            {QStringLiteral("role"), role},
            {QStringLiteral("kind"),
                person.disabled ? QStringLiteral("off")
                    : waits     ? QStringLiteral("warn")
                                : QStringLiteral("ok")},
            {QStringLiteral("second"), QStringLiteral("%1 · %2").arg(role, state)},
            {QStringLiteral("disabled"), person.disabled}, {QStringLiteral("self"), self && self->id == person.id}});
    }
    return people;
}

QString StaffModel::nameOf(qint64 staffId) const
{
    for (const auto& person : m_desk.staff()) {
        if (person.id == staffId)
            return person.name;
    }
    return {};
}

void StaffModel::add(const QString& name, const QString& role, const QString& pin, const QString& again)
{
    begin();
    if (name.trimmed().isEmpty())
        return refuse(QStringLiteral("name"), tr("이름을 적어 주세요."));
    if (!pinStands(pin, again))
        return;
    const auto wanted = role == QLatin1StringView("administrator") ? desk::Role::Administrator
        : role == QLatin1StringView("trainer")                     ? desk::Role::Trainer
                                                                   : desk::Role::Clerk;
    m_desk.addStaff(name.trimmed(), wanted, pin, whenDone(tr("직원으로 적었습니다: %1").arg(name.trimmed())));
}

void StaffModel::disable(qint64 staffId)
{
    begin();
    m_desk.disableStaff(staffId, true, whenDone(tr("이제 들어올 수 없습니다: %1").arg(nameOf(staffId))));
}

void StaffModel::enable(qint64 staffId)
{
    begin();
    m_desk.disableStaff(staffId, false, whenDone(tr("다시 들어올 수 있습니다: %1").arg(nameOf(staffId))));
}

void StaffModel::resetPin(qint64 staffId, const QString& pin, const QString& again)
{
    begin();
    if (pinStands(pin, again))
        m_desk.resetPin(staffId, pin, whenDone(tr("비밀번호를 새로 정했습니다: %1").arg(nameOf(staffId))));
}

} // namespace naru::ui::admin

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/adminmodel.h"

#include <algorithm>

namespace naru::ui::admin {

using State = desk::Finding::State;

AdminModel::AdminModel(
    desk::Desk& desk, device::Rack* rack, naru::Neighbours* neighbours, desk::Enrolling* enrolling, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_staff(desk)
    , m_trust(desk)
    , m_reader(desk)
    , m_settings(desk)
    , m_backup(desk)
    , m_devices(desk, rack)
    , m_terminals(desk)
    , m_neighbours(desk, neighbours, rack)
    , m_releases(desk)
    , m_hub(desk, enrolling, rack)
{
    for (const auto changed : {&desk::Desk::devicesChanged, &desk::Desk::trustChanged, &desk::Desk::clockChanged,
             &desk::Desk::signedInChanged})
        connect(&m_desk, changed, this, &AdminModel::examine);
    connect(&m_desk, &desk::Desk::settingsChanged, this, &AdminModel::examine, Qt::QueuedConnection);
    connect(&m_backup, &Form::finished, this, &AdminModel::examine);
    connect(&m_releases, &Form::wordsChanged, this, &AdminModel::examine);
    examine();
}

Tongue AdminModel::tongue() const
{
    return words::languageOf(m_desk.settings().language);
}

void AdminModel::examine()
{
    m_findings = m_desk.examine();
    m_examined = m_desk.now();
    Q_EMIT healthChanged();
}

void AdminModel::forget()
{
    for (Form* form : {static_cast<Form*>(&m_staff), static_cast<Form*>(&m_trust), static_cast<Form*>(&m_reader),
             static_cast<Form*>(&m_settings), static_cast<Form*>(&m_backup), static_cast<Form*>(&m_devices),
             static_cast<Form*>(&m_terminals), static_cast<Form*>(&m_neighbours), static_cast<Form*>(&m_releases),
             static_cast<Form*>(&m_hub)})
        form->forget();
}

int AdminModel::count(State state) const
{
    return static_cast<int>(std::count_if(
        m_findings.begin(), m_findings.end(), [state](const auto& finding) { return weighed(finding) == state; }));
}

QString AdminModel::kind() const
{
    return count(State::Bad) > 0  ? QStringLiteral("no")
        : count(State::Watch) > 0 ? QStringLiteral("warn")
                                  : QStringLiteral("ok");
}

QString AdminModel::sentence() const
{
    const int bad = count(State::Bad), watch = count(State::Watch);
    if (bad > 0)
        return tr("먼저 고칠 것이 %1가지 있어요.").arg(bad);
    return watch > 0 ? tr("쓸 수 있어요. 살필 것이 %1가지 있어요.").arg(watch) : tr("쓸 수 있어요. 모두 좋아요.");
}

QString AdminModel::next() const
{
    for (const State state : {State::Bad, State::Watch}) {
        for (const auto& finding : m_findings) {
            if (weighed(finding) != state)
                continue;
            const auto said = wordsOf(finding, tongue());
            const QString title
                = findingRow(finding, koreanDate(m_desk.now()), tongue()).value(QStringLiteral("title")).toString();
            return QStringLiteral("%1: %2").arg(title, said.whatToDo.isEmpty() ? said.sentence : said.whatToDo);
        }
    }
    return tr("%1에 모두 살폈어요.").arg(koreanTime(m_examined));
}

QVariantList AdminModel::rows(desk::Finding::Group group) const
{
    QVariantList rows;
    for (const auto& finding : m_findings) {
        if (finding.group == group)
            rows.append(findingRow(finding, koreanDate(m_desk.now()), tongue()));
    }
    return rows;
}

} // namespace naru::ui::admin

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/backupmodel.h"

#include <QDir>

namespace naru::ui::admin {

BackupModel::BackupModel(desk::Desk& desk, QObject* parent)
    : Form(desk, parent)
{
    connect(this, &Form::finished, this, &BackupModel::wordsChanged);
    connect(&m_desk, &desk::Desk::devicesChanged, this, &BackupModel::wordsChanged);
}

desk::Finding BackupModel::finding(const char* name) const
{
    for (const auto& found : m_desk.examine()) {
        if (qstrcmp(found.name, name) == 0)
            return found;
    }
    return {desk::Finding::Group::Keeping, desk::Finding::State::Off, name, {}};
}

QString BackupModel::kind() const
{
    return kindOf(weighed(finding("doctor.backup")));
}

QString BackupModel::last() const
{
    const auto backup = finding("doctor.backup");
    const QDate day = QDate::fromString(backup.facts.value(0), Qt::ISODate);
    return day.isValid() ? tr("마지막 백업: %1").arg(dayOf(day, today(), tongue()))
                         : wordsOf(backup, tongue()).sentence;
}

QString BackupModel::folder() const
{
    return m_folder.isEmpty() ? m_desk.settings().secondCopyFolder : m_folder;
}

QString BackupModel::keysKind() const
{
    return kindOf(finding("doctor.keys_beside_data").state);
}

QString BackupModel::keysSentence() const
{
    return wordsOf(finding("doctor.keys_beside_data"), tongue()).sentence;
}

QString BackupModel::keysNext() const
{
    return wordsOf(finding("doctor.keys_beside_data"), tongue()).whatToDo;
}

QString BackupModel::restoreCommand() const
{
    return restoreCommandFor(m_desk.folder());
}

QString BackupModel::recoveryCode() const
{
    QStringList groups = m_desk.recoveryCode().split(u'-');
    constexpr qsizetype groupsPerLine = 4;
    if (groups.size() <= groupsPerLine)
        return m_desk.recoveryCode();
    const QStringList second = groups.mid(groupsPerLine);
    groups = groups.mid(0, groupsPerLine);
    return groups.join(u'-') + QStringLiteral("-\n") + second.join(u'-');
}

void BackupModel::backUp(const QString& folder)
{
    begin();
    const QString target = folder.trimmed();
    if (target.isEmpty() || !QDir(target).exists())
        return refuse(QStringLiteral("folder"), tr("백업을 둘 폴더를 골라 주세요. USB가 꽂혀 있는지 보아 주세요."));
    m_folder = target;
    m_desk.backUp(target, whenDone(tr("백업했습니다. 폴더를 이 컴퓨터와 따로 두세요.")));
}

QString restoreCommandFor(const QString& dataFolder)
{
    return QStringLiteral("naructl --data %1 restore %2").arg(dataFolder, BackupModel::tr("백업폴더"));
}

} // namespace naru::ui::admin

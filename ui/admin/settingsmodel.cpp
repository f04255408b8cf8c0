// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/settingsmodel.h"

#include "ui/admin/panel.h"

#include <QFileInfo>
#include <QPointer>

namespace naru::ui::admin {

SettingsModel::SettingsModel(desk::Desk& desk, QObject* parent)
    : Form(desk, parent)
{
}

QVariantMap SettingsModel::current() const
{
    const desk::Settings& settings = m_desk.settings();
    return {{QStringLiteral("centre"), settings.centre}, {QStringLiteral("desk"), settings.desk},
        {QStringLiteral("language"), settings.language}, {QStringLiteral("highContrast"), settings.highContrast},
        {QStringLiteral("panelPitchMm"), settings.panelPitchMm},
        {QStringLiteral("secondCopyFolder"), settings.secondCopyFolder},
        {QStringLiteral("sharesBills"), m_desk.dayBook() && m_desk.dayBook()->sharesBills()}};
}

double SettingsModel::measured(const QString& millimetres, double barPixels)
{
    forget();
    if (const auto pitch = pitchFromRuler(millimetres, barPixels))
        return *pitch;
    refuse(QStringLiteral("panel"), tr("잰 길이를 mm로 다시 적어 주세요."));
    return 0;
}

double SettingsModel::picked(double inches, double pixelsAcross, double pixelsDown)
{
    forget();
    return pitchOfPanel(inches, pixelsAcross, pixelsDown).value_or(0);
}

void SettingsModel::save(const QVariantMap& draft)
{
    begin();
    desk::Settings settings = m_desk.settings();
    settings.centre = draft.value(QStringLiteral("centre")).toString().trimmed();
    settings.desk = draft.value(QStringLiteral("desk")).toString().trimmed();
    settings.language = draft.value(QStringLiteral("language")).toString();
    settings.highContrast = draft.value(QStringLiteral("highContrast")).toBool();
    settings.panelPitchMm = draft.value(QStringLiteral("panelPitchMm")).toDouble();
    settings.secondCopyFolder = draft.value(QStringLiteral("secondCopyFolder")).toString().trimmed();
    if (settings.centre.isEmpty())
        return refuse(QStringLiteral("centre"), tr("센터 이름을 적어 주세요."));
    if (settings.desk.isEmpty())
        return refuse(QStringLiteral("desk"), tr("창구 이름을 적어 주세요."));
    if (const QString why = whyNotASecondCopy(settings.secondCopyFolder); !why.isEmpty())
        return refuse(QStringLiteral("folder"), why);
    const QString code = draft.value(QStringLiteral("centreCode")).toString().trimmed();
    if (!code.isEmpty() && code.size() < payments::centreCodeLettersMin)
        return refuse(QStringLiteral("centreCode"), tr("열두 글자 이상으로 적어 주세요."));
    const auto done = whenDone(tr("설정을 적어 두었습니다."));
    m_desk.changeSettings(settings, [alive = QPointer(this), code, done](const Result<void>& changed) {
        if (!alive || !changed || code.isEmpty() || !alive->m_desk.dayBook())
            return done(changed);
        alive->m_desk.dayBook()->shareBills(code, [alive, done](const Result<void>& shared) {
            done(shared);
            if (alive)
                Q_EMIT alive->wordsChanged();
        });
    });
}

QString whyNotASecondCopy(const QString& folder)
{
    const QFileInfo info(folder);
    if (folder.isEmpty() || (info.isDir() && info.isWritable()))
        return {};
    return info.isDir() ? SettingsModel::tr("그 폴더에는 적을 수 없습니다. 다른 폴더를 골라 주세요.")
                        : SettingsModel::tr("그런 폴더가 없습니다. 다시 골라 주세요.");
}

} // namespace naru::ui::admin

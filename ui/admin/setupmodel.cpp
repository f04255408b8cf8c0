// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/setupmodel.h"

#include "ui/admin/backupmodel.h"
#include "ui/admin/panel.h"
#include "ui/admin/settingsmodel.h"

#include <array>

namespace naru::ui::admin {

namespace {

constexpr std::array stepNames{"language", "place", "administrator", "panel", "copy", "doctor"};
constexpr int administratorStep = 2;

/// What a desk that has not been opened yet cannot have.
bool comesLater(const desk::Finding& finding)
{
    constexpr std::array later{"doctor.second_copy", "doctor.backup", "doctor.unsent", "doctor.journal_chain"};
    return std::any_of(later.begin(), later.end(), [&](const char* name) { return qstrcmp(name, finding.name) == 0; });
}

} // namespace

SetupModel::SetupModel(desk::Desk& desk, QObject* parent)
    : Form(desk, parent)
{
    m_setup.settings = desk.settings();
    connect(this, &SetupModel::stepChanged, this, &SetupModel::wordsChanged);
    for (const auto changed : {&desk::Desk::devicesChanged, &desk::Desk::trustChanged, &desk::Desk::clockChanged})
        connect(&m_desk, changed, this, &SetupModel::wordsChanged);
}

SetupModel::~SetupModel()
{
    wipePin();
}

Tongue SetupModel::tongue() const
{
    return words::languageOf(m_setup.settings.language);
}

QString SetupModel::step() const
{
    return QLatin1StringView(stepNames[static_cast<std::size_t>(m_step)]);
}

bool SetupModel::last() const
{
    return m_step + 1 == static_cast<int>(stepNames.size());
}

QVariantList SetupModel::steps() const
{
    const QStringList words{
        tr("말과 화면"), tr("센터와 창구"), tr("첫 관리자"), tr("화면 크기"), tr("두 번째 사본"), tr("마지막 살핌")};
    QVariantList steps;
    for (int i = 0; i < words.size(); ++i) {
        const char* kind = i < m_step ? "ok" : i == m_step ? "run" : "todo";
        steps.append(
            QVariantMap{{QStringLiteral("kind"), QLatin1StringView(kind)}, {QStringLiteral("text"), words.at(i)}});
    }
    return steps;
}

QVariantMap SetupModel::draft() const
{
    const desk::Settings& settings = m_setup.settings;
    return {{QStringLiteral("centre"), settings.centre}, {QStringLiteral("desk"), settings.desk},
        {QStringLiteral("administrator"), m_setup.administrator}, {QStringLiteral("language"), settings.language},
        {QStringLiteral("highContrast"), settings.highContrast},
        {QStringLiteral("panelPitchMm"), settings.panelPitchMm},
        {QStringLiteral("secondCopyFolder"), settings.secondCopyFolder}};
}

QVariantList SetupModel::findings() const
{
    QVariantList rows;
    for (const auto& finding : m_desk.examine()) {
        if (!comesLater(finding))
            rows.append(findingRow(finding, today(), tongue()));
    }
    return rows;
}

QString SetupModel::restoreCommand() const
{
    return restoreCommandFor(m_desk.folder());
}

void SetupModel::put(const QString& field, const QVariant& value)
{
    desk::Settings& settings = m_setup.settings;
    if (field == QLatin1StringView("centre"))
        settings.centre = value.toString();
    else if (field == QLatin1StringView("desk"))
        settings.desk = value.toString();
    else if (field == QLatin1StringView("administrator"))
        m_setup.administrator = value.toString();
    else if (field == QLatin1StringView("language"))
        settings.language = value.toString();
    else if (field == QLatin1StringView("highContrast"))
        settings.highContrast = value.toBool();
    else if (field == QLatin1StringView("secondCopyFolder"))
        settings.secondCopyFolder = value.toString().trimmed();
    Q_EMIT draftChanged();
    // Queued: the page hands a new language to the translator first.
    QMetaObject::invokeMethod(this, &SetupModel::wordsChanged, Qt::QueuedConnection);
}

void SetupModel::putPin(const QString& pin, const QString& again)
{
    wipePin();
    m_setup.pin = pin;
    m_again = again;
}

void SetupModel::wipePin()
{
    m_setup.pin.fill(u'0');
    m_again.fill(u'0');
    m_setup.pin.clear();
    m_again.clear();
}

void SetupModel::measure(const QString& millimetres, double barPixels)
{
    forget();
    const auto pitch = pitchFromRuler(millimetres, barPixels);
    if (!pitch)
        return refuse(QStringLiteral("panel"), tr("잰 길이를 mm로 다시 적어 주세요."));
    m_setup.settings.panelPitchMm = *pitch;
    Q_EMIT draftChanged();
}

void SetupModel::pickPanel(double inches, double pixelsAcross, double pixelsDown)
{
    forget();
    if (const auto pitch = pitchOfPanel(inches, pixelsAcross, pixelsDown))
        m_setup.settings.panelPitchMm = *pitch;
    Q_EMIT draftChanged();
}

bool SetupModel::pinGiven()
{
    if (m_setup.administrator.trimmed().isEmpty()) {
        refuse(QStringLiteral("administrator"), tr("이름을 적어 주세요."));
        return false;
    }
    return pinStands(m_setup.pin, m_again);
}

bool SetupModel::complete()
{
    const desk::Settings& settings = m_setup.settings;
    if (step() == QLatin1StringView("place")) {
        if (settings.centre.trimmed().isEmpty())
            refuse(QStringLiteral("centre"), tr("센터 이름을 적어 주세요."));
        if (settings.desk.trimmed().isEmpty())
            refuse(QStringLiteral("desk"), tr("창구 이름을 적어 주세요."));
    }
    if (step() == QLatin1StringView("administrator"))
        return pinGiven();
    if (step() == QLatin1StringView("copy")) {
        if (const QString why = whyNotASecondCopy(settings.secondCopyFolder); !why.isEmpty())
            refuse(QStringLiteral("folder"), why);
    }
    return wrong().isEmpty();
}

void SetupModel::next()
{
    if (busy())
        return;
    forget();
    if (!complete())
        return;
    if (last())
        open();
    else
        go(m_step + 1);
}

void SetupModel::back()
{
    if (busy() || first())
        return;
    forget();
    go(m_step - 1);
}

void SetupModel::go(int step)
{
    m_step = step;
    // The fields of the PIN are empty again when a person comes back to them.
    if (m_step <= administratorStep)
        wipePin();
    Q_EMIT stepChanged();
}

void SetupModel::examine()
{
    Q_EMIT wordsChanged();
}

void SetupModel::open()
{
    begin();
    desk::Setup setup = m_setup;
    setup.settings.centre = setup.settings.centre.trimmed();
    setup.settings.desk = setup.settings.desk.trimmed();
    setup.administrator = setup.administrator.trimmed();
    connect(this, &Form::finished, this, &SetupModel::wipePin, Qt::UniqueConnection);
    m_desk.completeSetup(setup, whenDone(tr("창구를 열었습니다.")));
}

} // namespace naru::ui::admin

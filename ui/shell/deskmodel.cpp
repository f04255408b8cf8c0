// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/deskmodel.h"
#include "ui/shell/barwords.h"

#include <QEvent>
#include <QPointer>

namespace naru::ui::shell {

namespace {
constexpr int tickMs = 1000;
const QString counterPage = QStringLiteral("counter"), trainerPage = QStringLiteral("trainer"),
              classPage = QStringLiteral("class");
} // namespace

DeskModel::DeskModel(desk::Desk& desk, Options options, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_outbox(desk)
    , m_papers(desk)
    , m_options(std::move(options))
    , m_wanted(m_options.firstPage)
{
    connect(&m_desk, &desk::Desk::signedInChanged, this, &DeskModel::onSignedInChanged);
    connect(&m_desk, &desk::Desk::staffChanged, this, &DeskModel::peopleChanged);
    connect(&m_desk, &desk::Desk::settingsChanged, this, [this] {
        m_preview.reset();
        Q_EMIT settingsChanged();
        Q_EMIT pageChanged();
    });
    // Queued: whoever changes the translator hears settingsChanged() too and must be through first.
    connect(&m_desk, &desk::Desk::settingsChanged, this, &DeskModel::refresh, Qt::QueuedConnection);
    for (const auto changed : {&desk::Desk::devicesChanged, &desk::Desk::trustChanged, &desk::Desk::todayChanged}) {
        connect(&m_desk, changed, this, &DeskModel::barsChanged);
        connect(&m_desk, changed, this, &DeskModel::readinessChanged);
    }
    connect(&m_desk, &desk::Desk::clockChanged, this, [this] {
        Q_EMIT pageChanged();
        Q_EMIT barsChanged();
        Q_EMIT readinessChanged();
    });
    connect(&m_desk, &desk::Desk::journalStopped, this, [this](const Fault& fault) {
        m_stopped = fault;
        Q_EMIT pageChanged();
    });
    connect(&m_desk, &desk::Desk::todayChanged, this, [this] { // something was written again
        if (std::exchange(m_stopped, std::nullopt))
            Q_EMIT pageChanged();
    });
    connect(&m_papers, &PaperModel::questionChanged, this, &DeskModel::barsChanged);
    connect(&m_papers, &PaperModel::troubled, this, &DeskModel::troubled);
    connect(&m_timer, &QTimer::timeout, this, &DeskModel::tick);
    m_timer.start(tickMs);
    m_shownClock = clock();
    m_clockState = m_desk.clockState();
}

QString DeskModel::page() const
{
    if (m_stopped)
        return QStringLiteral("stopped");
    if (m_desk.needsSetup())
        return QStringLiteral("setup");
    if (!m_desk.signedIn())
        return QStringLiteral("signin");
    if (m_desk.clockState() != identity::ClockState::Plausible && !m_clockSeen)
        return QStringLiteral("clock");
    if (trainer())
        return offers(m_wanted) ? m_wanted : offers(classPage) ? classPage : trainerPage;
    return offers(m_wanted) ? m_wanted : counterPage;
}

QString DeskModel::roleName(desk::Role role) const
{
    if (role == desk::Role::Trainer)
        return tr("강사");
    return role == desk::Role::Administrator ? tr("관리자") : tr("민원 담당");
}

bool DeskModel::trainer() const
{
    const auto* person = m_desk.signedIn();
    return person && person->role == desk::Role::Trainer;
}

bool DeskModel::offers(const QString& page) const
{
    if (!m_options.pages.contains(page))
        return false;
    if (page == trainerPage || page == classPage || page == QLatin1StringView("plans"))
        return trainer() || administrator();
    return !trainer() && (page != QLatin1StringView("admin") || administrator());
}

void DeskModel::show(const QString& page)
{
    if (!offers(page))
        return;
    m_wanted = page;
    Q_EMIT pageChanged();
}

bool DeskModel::demo() const
{
    return m_desk.kind() == desk::Desk::Kind::Demo;
}

QString DeskModel::language() const
{
    return m_preview ? m_preview->language : m_desk.settings().language;
}

bool DeskModel::highContrast() const
{
    return m_preview ? m_preview->highContrast : m_desk.settings().highContrast;
}

double DeskModel::panelPitchMm() const
{
    return m_desk.settings().panelPitchMm;
}

QString DeskModel::title() const
{
    const auto* person = m_desk.signedIn();
    const QString desk = m_desk.settings().desk;
    return person ? QStringLiteral("%1 · %2").arg(desk, person->name) : desk;
}

QString DeskModel::place() const
{
    return QStringLiteral("%1 %2").arg(m_desk.settings().centre, m_desk.settings().desk);
}

QString DeskModel::clock() const
{
    return koreanTime(m_desk.now());
}

QString DeskModel::dateLine() const
{
    return dateLineOf(m_desk.now(), language());
}

QString DeskModel::timeBelieved() const
{
    return timeBelievedOf(m_desk.now(), language());
}

QVariantList DeskModel::devices() const
{
    QVariantList chips = deviceChips(m_desk);
    if (m_papers.waiting() > 0)
        chips.append(QVariantMap{{QStringLiteral("kind"), QStringLiteral("warn")},
            {QStringLiteral("text"), tr("영수증 살필 것")}, {QStringLiteral("asks"), true}});
    return chips;
}

QVariantList DeskModel::people() const
{
    QVariantList people;
    for (const auto& person : m_desk.staff()) {
        if (person.disabled)
            continue;
        people.append(QVariantMap{{QStringLiteral("id"), person.id}, {QStringLiteral("name"), person.name},
            {QStringLiteral("role"), roleName(person.role)},
            {QStringLiteral("waiting"), person.waitUntil && *person.waitUntil > m_desk.now()}});
    }
    return people;
}

QVariantList DeskModel::readiness() const
{
    return readinessLines(m_desk);
}

bool DeskModel::administrator() const
{
    const auto* person = m_desk.signedIn();
    return person && person->role == desk::Role::Administrator;
}

bool DeskModel::clockConfirmable() const
{
    return m_desk.clockState() == identity::ClockState::TooFarAhead;
}

bool DeskModel::clockBehind() const
{
    return m_desk.clockState() == identity::ClockState::BeforeFloor;
}

QVariantMap DeskModel::stoppedBy() const
{
    return m_stopped ? sentencesOf(m_stopped->name(), language()) : QVariantMap{};
}

void DeskModel::signIn(qint64 staffId, const QString& pin)
{
    if (m_busy)
        return;
    m_busy = true;
    Q_EMIT busyChanged();
    const QPointer<DeskModel> alive(this);
    m_desk.signIn(staffId, pin, [this, alive, staffId](const Result<void>& result) {
        if (!alive)
            return;
        m_busy = false;
        Q_EMIT busyChanged();
        if (!result)
            Q_EMIT refused(pinSentence(result.fault(), staffId));
    });
}

QString DeskModel::pinSentence(const Fault& fault, qint64 staffId) const
{
    for (const auto& person : m_desk.staff()) {
        if (person.id == staffId)
            return pinSentenceOf(fault, person, m_desk.now(), language());
    }
    return sentencesOf(fault.name(), language()).value(QStringLiteral("sentence")).toString();
}

void DeskModel::lock()
{
    m_desk.lock();
}

void DeskModel::onSignedInChanged()
{
    if (!m_desk.signedIn())
        m_wanted = m_options.firstPage;
    m_clockSeen = false;
    Q_EMIT titleChanged();
    Q_EMIT pageChanged();
    Q_EMIT peopleChanged();
    Q_EMIT readinessChanged();
}

void DeskModel::useLanguage(const QString& code)
{
    desk::Settings settings = m_preview.value_or(m_desk.settings());
    settings.language = code;
    if (m_desk.needsSetup()) {
        m_preview = settings;
        Q_EMIT settingsChanged();
        Q_EMIT languagePreviewed(code);
        return;
    }
    m_desk.changeSettings(settings, [alive = QPointer(this)](const Result<void>& result) {
        if (alive)
            alive->finish(result);
    });
}

void DeskModel::useHighContrast(bool high)
{
    desk::Settings settings = m_preview.value_or(m_desk.settings());
    settings.highContrast = high;
    if (m_desk.needsSetup()) {
        m_preview = settings;
        Q_EMIT settingsChanged();
        return;
    }
    m_desk.changeSettings(settings, [alive = QPointer(this)](const Result<void>& result) {
        if (alive)
            alive->finish(result);
    });
}

void DeskModel::confirmClock()
{
    m_desk.confirmClock([alive = QPointer(this)](const Result<void>& result) {
        if (alive)
            alive->finish(result);
    });
}

void DeskModel::goOnWithoutClock()
{
    m_clockSeen = true;
    m_wanted = counterPage;
    Q_EMIT pageChanged();
}

void DeskModel::finish(const Result<void>& result)
{
    if (result)
        return;
    const QVariantMap words = sentencesOf(result.fault().name(), language());
    Q_EMIT troubled(words.value(QStringLiteral("sentence")).toString(), words.value(QStringLiteral("next")).toString());
}

void DeskModel::refresh()
{
    Q_EMIT titleChanged();
    Q_EMIT timeChanged();
    Q_EMIT barsChanged();
    Q_EMIT peopleChanged();
    Q_EMIT readinessChanged();
    Q_EMIT pageChanged();
    m_papers.refresh();
}

void DeskModel::tick()
{
    if (const auto state = m_desk.clockState(); state != m_clockState) {
        m_clockState = state;
        Q_EMIT pageChanged();
        Q_EMIT barsChanged();
    }
    if (const QString now = clock(); now != m_shownClock) {
        m_shownClock = now;
        Q_EMIT timeChanged();
    }
}

bool DeskModel::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::Wheel:
        if (m_desk.signedIn())
            m_desk.touch();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace naru::ui::shell

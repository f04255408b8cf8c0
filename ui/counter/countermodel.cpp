// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/counter/countermodel.h"
#include "ui/counter/daywords.h"
#include "ui/counter/verdictwords.h"

#include <algorithm>

namespace naru::ui::counter {

using desk::Decision;
using desk::Visit;

namespace {
const QString qrMethod = QStringLiteral("qr_ble"); ///< device::QrEndpoint
}

CounterModel::CounterModel(desk::Desk& desk, PortraitProvider* portraits, device::Rack* rack, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_visit(portraits)
    , m_scan(desk, rack)
    , m_queue(desk)
{
    connect(&m_queue, &QueueModel::noticed, this, &CounterModel::noticed);
    connect(&m_queue, &QueueModel::troubled, this, &CounterModel::troubled);
    connect(&m_desk, &desk::Desk::visitChanged, this, &CounterModel::onVisitChanged);
    connect(&m_desk, &desk::Desk::todayChanged, this, &CounterModel::todayChanged);
    connect(&m_desk, &desk::Desk::devicesChanged, this, &CounterModel::wordsChanged);
    connect(&m_desk, &desk::Desk::staffChanged, this, &CounterModel::wordsChanged);
    connect(&m_desk, &desk::Desk::signedInChanged, this, [this] {
        m_paper = Paper::No;
        m_looking = false;
        Q_EMIT wordsChanged();
        Q_EMIT pageChanged();
    });
    connect(&m_scan, &ScanModel::read, this, [this] {
        if (page() != QLatin1StringView("scan") && !m_scan.sentence().isEmpty() && m_desk.signedIn())
            Q_EMIT noticed((m_scan.sentence() + QLatin1Char(' ') + m_scan.next()).trimmed(), m_scan.kind());
    });
    // Queued: whoever changes the translator hears settingsChanged() too and must be through first.
    connect(
        &m_desk, &desk::Desk::settingsChanged, this,
        [this] {
            Q_EMIT wordsChanged();
            Q_EMIT todayChanged();
            renew();
        },
        Qt::QueuedConnection);
    if (const auto* till = m_desk.till())
        connect(till, &desk::Till::changed, this, &CounterModel::moneyChanged);
    onVisitChanged();
}

int CounterModel::undecided() const
{
    const auto* till = m_desk.till();
    return till ? int(till->undecided().size()) : 0;
}

QString CounterModel::page() const
{
    if (m_paper == Paper::Looking || m_paper == Paper::OfVisit)
        return QStringLiteral("paper");
    if (m_paper == Paper::Choosing)
        return QStringLiteral("choose");
    if (!m_followed)
        return m_looking ? QStringLiteral("scan") : QStringLiteral("idle");
    switch (m_followed->stage()) {
    case Visit::Stage::Waiting:
    case Visit::Stage::Asked:
    case Visit::Stage::Recording:
        return QStringLiteral("waiting");
    case Visit::Stage::Verdict:
        return QStringLiteral("verdict");
    case Visit::Stage::Trouble:
        return QStringLiteral("trouble");
    case Visit::Stage::Over:
        break;
    }
    return QStringLiteral("idle");
}

Tongue CounterModel::tongue() const
{
    return m_desk.settings().language == QLatin1StringView("en") ? Tongue::English : Tongue::Korean;
}

QVariantList CounterModel::purposes() const
{
    return purposeDoors(identity::builtInPurposes(), tongue());
}

QVariantList CounterModel::today() const
{
    return visitRows(m_desk.today(), tongue());
}

QVariantMap CounterModel::counts() const
{
    const desk::DayCounts counts = m_desk.todayCounts();
    return {{QStringLiteral("ok"), counts.accepted}, {QStringLiteral("person"), counts.person},
        {QStringLiteral("refused"), counts.refused}};
}

bool CounterModel::administrator() const
{
    const auto* person = m_desk.signedIn();
    return person && person->role == desk::Role::Administrator;
}

bool CounterModel::phoneReachable() const
{
    return m_desk.phoneReachable();
}

bool CounterModel::tapReady() const
{
    const QStringList methods = m_desk.readyMethods();
    return std::any_of(methods.begin(), methods.end(), [](const QString& method) { return method != qrMethod; });
}

bool CounterModel::codeReady() const
{
    return m_desk.readyMethods().contains(qrMethod);
}

QString CounterModel::linkTrouble() const
{
    const auto problems = m_desk.linkProblems();
    if (problems.isEmpty() || !m_desk.phoneReachable())
        return {};
    const Said said = saidOf(problems.first().name(), tongue());
    return said.sentence + QLatin1Char(' ') + (codeReady() ? tr("QR로 해 주세요.") : said.next);
}

bool CounterModel::highContrast() const
{
    return m_desk.settings().highContrast;
}

QString CounterModel::language() const
{
    return m_desk.settings().language;
}

QString CounterModel::paperPurpose() const
{
    const auto* purpose = purposeOf(m_paperPurpose);
    return purpose ? purpose->name(tongue() == Tongue::Korean) : QString();
}

QString CounterModel::paperAsks() const
{
    const auto* purpose = purposeOf(m_paperPurpose);
    return !purpose ? QString() : tongue() == Tongue::Korean ? purpose->askedKo : purpose->askedEn;
}

QVariantList CounterModel::secondPeople() const
{
    QVariantList people;
    const auto* self = m_desk.signedIn();
    for (const auto& person : m_desk.staff()) {
        if (!person.disabled && self && person.id != self->id)
            people.append(QVariantMap{{QStringLiteral("value"), person.id}, {QStringLiteral("text"), person.name}});
    }
    return people;
}

const identity::Purpose* CounterModel::purposeOf(const QString& id) const
{
    return identity::findPurpose(id);
}

void CounterModel::onVisitChanged()
{
    Visit* visit = m_desk.visit();
    if (m_followed && m_followed != visit)
        m_followed->disconnect(this);
    m_busy = false;
    if (m_paper == Paper::OfVisit)
        m_paper = Paper::No;
    if (visit && m_followed != visit) {
        connect(visit, &Visit::changed, this, &CounterModel::renew);
        connect(visit, &Visit::warned, this, &CounterModel::warned);
        connect(visit, &Visit::troubled, this, [this](const Fault& fault) {
            m_busy = false;
            Q_EMIT pageChanged();
            tell(fault);
        });
    }
    m_followed = visit;
    renew();
}

void CounterModel::renew()
{
    if (m_followed && m_followed->stage() != Visit::Stage::Over) {
        m_visit.show(*m_followed, tongue());
        if (m_followed->decision()) {
            m_busy = false;
            if (m_paper == Paper::OfVisit)
                m_paper = Paper::No;
        }
    } else {
        m_visit.clear();
    }
    Q_EMIT pageChanged();
}

void CounterModel::begin(const QString& purposeId)
{
    const auto* purpose = purposeOf(purposeId);
    if (!purpose)
        return;
    m_lastPurpose = purposeId;
    m_looking = false;
    if (m_paper == Paper::Choosing || !m_desk.phoneReachable()) {
        m_paperPurpose = purposeId;
        m_paper = Paper::Looking;
        Q_EMIT pageChanged();
        return;
    }
    if (const auto begun = m_desk.beginVisit(*purpose); !begun)
        tell(begun.fault());
}

void CounterModel::usePaper()
{
    const bool shown = m_followed && m_followed->stage() == Visit::Stage::Verdict;
    if (shown && m_followed->maySeeByEye()) {
        m_paperPurpose = m_lastPurpose;
        m_paper = Paper::OfVisit;
    } else if (m_followed) {
        m_paperPurpose = m_lastPurpose;
        endVisit();
        m_paper = Paper::Looking;
    } else {
        m_paperPurpose.clear();
        m_paper = Paper::Choosing;
    }
    Q_EMIT pageChanged();
}

void CounterModel::lookAtCodes()
{
    if (m_followed)
        return;
    m_scan.forget();
    m_looking = true;
    Q_EMIT pageChanged();
}

void CounterModel::changePurpose()
{
    endVisit();
    m_paper = Paper::No;
    Q_EMIT pageChanged();
    Q_EMIT noticed(tr("아무것도 적지 않았습니다. 다시 골라 주세요."), QStringLiteral("ok"));
}

void CounterModel::leave()
{
    if (m_busy)
        return;
    const bool ofVisit = m_paper == Paper::OfVisit;
    if (std::exchange(m_looking, false))
        m_scan.forget();
    m_paper = Paper::No;
    m_paperPurpose.clear();
    if (!ofVisit)
        endVisit();
    Q_EMIT pageChanged();
}

void CounterModel::endVisit()
{
    if (m_followed)
        m_followed->cancel();
}

void CounterModel::readAgain()
{
    const QString purpose = m_lastPurpose;
    endVisit();
    m_paper = Paper::No;
    begin(purpose);
}

void CounterModel::seenByEye()
{
    m_paper == Paper::Looking ? recordPaper(Decision::SeenByEye) : decide(Decision::SeenByEye);
}

void CounterModel::notAccepted()
{
    m_paper == Paper::Looking ? recordPaper(Decision::NotAccepted) : decide(Decision::NotAccepted);
}

void CounterModel::decide(Decision decision)
{
    if (m_busy || !m_followed || !m_followed->maySeeByEye())
        return;
    m_busy = true;
    Q_EMIT pageChanged();
    m_followed->decide(decision);
}

void CounterModel::recordPaper(Decision decision)
{
    const auto* purpose = purposeOf(m_paperPurpose);
    if (m_busy || !purpose)
        return;
    m_busy = true;
    Q_EMIT pageChanged();
    m_desk.recordPaperCheck(*purpose, decision, [this, alive = QPointer(this)](const Result<void>& written) {
        if (!alive)
            return;
        m_busy = false;
        if (written) {
            m_paper = Paper::No;
            m_paperPurpose.clear();
            Q_EMIT noticed(tr("실물 신분증 확인을 적어 두었습니다."), QStringLiteral("ok"));
        } else {
            tell(written.fault());
        }
        Q_EMIT pageChanged();
    });
}

void CounterModel::askFallback()
{
    if (m_followed)
        m_followed->askFallback();
}

void CounterModel::askSecondPerson(qint64 staffId, const QString& pin)
{
    if (m_busy || !m_followed)
        return;
    m_busy = true;
    Q_EMIT pageChanged();
    m_followed->decideWithSecondPerson(staffId, pin);
}

void CounterModel::stayLonger()
{
    if (m_followed)
        m_followed->stayLonger();
}

void CounterModel::toggleContrast()
{
    desk::Settings settings = m_desk.settings();
    settings.highContrast = !settings.highContrast;
    m_desk.changeSettings(settings, [this, alive = QPointer(this)](const Result<void>& result) {
        if (alive && !result)
            tell(result.fault());
    });
}

void CounterModel::toggleLanguage()
{
    desk::Settings settings = m_desk.settings();
    settings.language = tongue() == Tongue::Korean ? QStringLiteral("en") : QStringLiteral("ko");
    m_desk.changeSettings(settings, [this, alive = QPointer(this)](const Result<void>& result) {
        if (alive && !result)
            tell(result.fault());
    });
}

void CounterModel::tell(const Fault& fault)
{
    const Said said = saidOf(fault.name(), tongue());
    Q_EMIT troubled(said.sentence, said.next);
}

} // namespace naru::ui::counter

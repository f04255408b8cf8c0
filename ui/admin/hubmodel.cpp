// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/hubmodel.h"

#include <algorithm>
#include <array>

namespace naru::ui::admin {

using Step = desk::Enrolling::Step;
using Act = journal::SiteRoll::Act;

namespace {

/// A hub signs every hour: two days without a word of its log are no hiccup.
constexpr std::chrono::hours staleAfter{48};
constexpr std::array troubles{QLatin1StringView("outbox.roll_differs"), QLatin1StringView("outbox.roll_lacks"),
    QLatin1StringView("outbox.log_contradicts")};

} // namespace

HubModel::HubModel(desk::Desk& desk, desk::Enrolling* enrolling, device::Rack* rack, QObject* parent)
    : Form(desk, parent)
    , m_enrolling(enrolling)
    , m_rack(rack)
{
    connect(&m_desk, &desk::Desk::outboxChanged, this, &HubModel::followOutbox);
    connect(&m_desk, &desk::Desk::settingsChanged, this, &HubModel::rollChanged);
    if (m_rack) {
        connect(m_rack, &device::Rack::codeRead, this, &HubModel::readCode);
        connect(m_rack, &device::Rack::devicesChanged, this, &HubModel::wordsChanged);
    }
    if (m_enrolling)
        m_enrolling->watch([this] { follow(); });
}

HubModel::~HubModel()
{
    if (m_enrolling)
        m_enrolling->watch({});
}

bool HubModel::isJoined() const
{
    const auto outbox = m_desk.outbox();
    const bool belongs = outbox && QLatin1StringView(outbox->cause) != QLatin1StringView("outbox.not_enrolled");
    return belongs || (m_enrolling && m_enrolling->state().step == Step::Done);
}

bool HubModel::isRunning() const
{
    const Step step = m_enrolling ? m_enrolling->state().step : Step::Idle;
    return step != Step::Idle && step != Step::Done && step != Step::Failed;
}

QVariantList HubModel::steps() const
{
    const Step at = m_enrolling ? m_enrolling->state().step : Step::Idle;
    QVariantList rows;
    if (at == Step::Idle || at == Step::Failed)
        return rows;
    const auto add = [&](Step step, const QString& done, const QString& running) {
        const char* const kind = at == step ? "run" : at > step ? "ok" : "todo";
        rows.append(QVariantMap{
            {QStringLiteral("kind"), QLatin1StringView(kind)}, {QStringLiteral("text"), at > step ? done : running}});
    };
    add(Step::FindingHub, tr("용지의 허브가 맞아요"), tr("용지의 허브를 찾기"));
    add(Step::Asking, tr("인증서를 받았어요"), tr("인증서 받기"));
    add(Step::WritingDown, tr("적어 두었어요"), tr("이 창구에 적어 두기"));
    return rows;
}

QString HubModel::name() const
{
    if (!m_enrolling || m_enrolling->state().step != Step::Done)
        return {};
    return m_enrolling->state().site + QLatin1Char(' ') + m_enrolling->state().desk;
}

QString HubModel::until() const
{
    if (!m_enrolling || m_enrolling->state().step != Step::Done)
        return {};
    return tr("인증서는 %1까지예요. 그 전에 저절로 새로 받아요.")
        .arg(dayOf(koreanDate(m_enrolling->state().until), today(), tongue()));
}

bool HubModel::sees() const
{
    return m_rack && !m_rack->codeSources().isEmpty();
}

bool HubModel::may()
{
    begin();
    const desk::StaffMember* const who = m_desk.signedIn();
    if (!who || who->role != desk::Role::Administrator)
        refuse(Fault(who ? desk::DeskFault::NotAllowed : desk::DeskFault::NotSignedIn));
    return who && who->role == desk::Role::Administrator && m_enrolling;
}

void HubModel::join(const QString& address, const QString& code, const QString& pin)
{
    if (!may())
        return;
    if (address.trimmed().isEmpty())
        return refuse(QStringLiteral("address"), tr("용지의 허브 주소를 적어 주세요."));
    if (code.trimmed().isEmpty())
        return refuse(QStringLiteral("code"), tr("용지의 등록 번호를 적어 주세요."));
    if (pin.trimmed().isEmpty())
        return refuse(QStringLiteral("pin"), tr("용지의 확인값을 적어 주세요."));
    const QString typed = address.trimmed();
    // People type the host and the port as they read them aloud.
    m_enrolling->begin({typed.contains(QLatin1StringView("://")) ? typed : QStringLiteral("https://") + typed,
        code.trimmed(), pin.trimmed(), pin.trimmed() == m_readPin ? m_readRoot : QString()});
}

void HubModel::follow()
{
    const auto state = m_enrolling->state();
    if (state.step == Step::Failed && state.fault)
        refuse(QStringLiteral("all"), sentenceOf(*state.fault, tongue())); // long: beside the fields
    if (state.step == Step::Done)
        whenDone(tr("허브에 이었어요. 이제 저절로 보내요."))(Result<void>());
    Q_EMIT wordsChanged();
}

/// Not the whole roll with every entry that is sent.
void HubModel::followOutbox()
{
    if (const QString now = trouble(); now != m_trouble) {
        m_trouble = now;
        Q_EMIT rollChanged();
    }
    Q_EMIT wordsChanged();
}

void HubModel::look()
{
    if (m_looking || !m_enrolling)
        return;
    m_looking = true;
    wake();
}

void HubModel::lookAway()
{
    if (!m_looking)
        return;
    m_looking = false;
    if (!m_rack)
        return;
    for (device::CodeSource* eye : m_rack->codeSources()) {
        if (eye->pictures())
            eye->stop();
    }
}

void HubModel::wake()
{
    if (!m_rack)
        return;
    for (device::CodeSource* eye : m_rack->codeSources()) {
        if (eye->pictures())
            eye->start();
        eye->wake();
    }
}

void HubModel::readCode(const QByteArray& code)
{
    if (!m_looking || isRunning())
        return;
    const auto sheet = desk::sheetIn(code);
    if (!sheet) {
        refuse(QStringLiteral("all"), tr("등록 용지의 QR이 아니에요. 용지의 QR을 비춰 주세요."));
        return wake();
    }
    forget();
    m_readPin = sheet->pin;
    m_readRoot = sheet->packsRoot;
    Q_EMIT sheetRead(sheet->hub, sheet->code, sheet->pin);
    wake();
}

QString HubModel::actOf(Act act) const
{
    switch (act) {
    case Act::Enrolled:
        return tr("등록했어요");
    case Act::Renewed:
        return tr("인증서를 새로 받았어요");
    case Act::NewKey:
        return tr("새 열쇠로 돌아왔어요");
    case Act::Returned:
        return tr("기한이 지나 다시 허락받았어요");
    case Act::Lost:
        return tr("분실로 막았어요");
    }
    return {};
}

QString HubModel::dayFor(Instant moment) const
{
    return dayOf(koreanDate(moment), today(), tongue());
}

QVariantMap HubModel::rowOf(const journal::SiteRoll::Row& row) const
{
    const QString last = tr("%1 · %2").arg(dayFor(row.at), actOf(row.last));
    const char* const kind = row.last == Act::Lost ? "no" : row.isNew || !trouble().isEmpty() ? "warn" : "ok";
    return {{QStringLiteral("id"), QString::fromLatin1(row.device.toHex())}, {QStringLiteral("name"), row.desk},
        {QStringLiteral("kind"), QLatin1StringView(kind)},
        {QStringLiteral("second"), row.isNew ? tr("새 소식 · %1").arg(actOf(row.last)) : actOf(row.last)},
        {QStringLiteral("since"), row.since ? tr("%1부터").arg(dayFor(*row.since)) : tr("이 명부가 있기 전부터")},
        {QStringLiteral("last"), last},
        {QStringLiteral("until"), row.until ? tr("%1까지").arg(dayFor(*row.until)) : tr("없어요")},
        {QStringLiteral("proof"), tr("공개 기록 %L1번째에서 확인했어요.").arg(row.size)},
        {QStringLiteral("own"), row.isOwn}};
}

QVariantList HubModel::desks() const
{
    QVariantList rows;
    for (const auto& row : m_roll.rows)
        rows.append(rowOf(row));
    return rows;
}

int HubModel::news() const
{
    return int(std::min<quint64>(m_roll.news, quint64(std::numeric_limits<int>::max())));
}

QString HubModel::shown() const
{
    if (!m_roll.shown || !trouble().isEmpty())
        return {};
    const QString words = isStale()
        ? tr("%1 %2 뒤로는 공개 기록과 대조하지 못했어요. 허브와 이어져 있는지 확인해 주세요.")
        : tr("%1 %2까지의 공개 기록과 맞아요.");
    return words.arg(dayFor(*m_roll.shown), koreanTime(*m_roll.shown));
}

bool HubModel::isStale() const
{
    return m_roll.shown && m_desk.now() - *m_roll.shown > staleAfter;
}

QString HubModel::trouble() const
{
    const auto outbox = m_desk.outbox();
    const QLatin1StringView cause(outbox ? outbox->cause : "");
    if (std::find(troubles.begin(), troubles.end(), cause) == troubles.end())
        return {};
    const auto told = words::wordsOf(cause, tongue());
    return told.sentence + u' ' + told.whatToDo;
}

QString HubModel::strange() const
{
    return m_roll.strange > 0
        ? tr("이 나루가 읽지 못하는 일이 %L1건 더 있어요. 나루를 새 판으로 바꾸면 보여요.").arg(m_roll.strange)
        : QString();
}

void HubModel::readRoll()
{
    m_roll = m_enrolling ? m_enrolling->roll().value_or(journal::SiteRoll()) : journal::SiteRoll();
    Q_EMIT rollChanged();
}

void HubModel::looked()
{
    if (!may())
        return;
    if (const QString wrong = trouble(); !wrong.isEmpty())
        return refuse(QStringLiteral("all"), wrong);
    whenDone(tr("확인했다고 적어 두었어요."))(m_enrolling->looked(m_roll.acts));
    readRoll();
}

} // namespace naru::ui::admin

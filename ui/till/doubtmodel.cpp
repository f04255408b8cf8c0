// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/doubtmodel.h"

#include <QPointer>
#include <QRegularExpression>

#include <algorithm>

namespace naru::ui::till {

using payments::Finding;
using payments::Next;
using payments::State;

namespace {

/// Somebody has to look at it: undecided, or settled with something amiss.
bool isOpenItem(const payments::Attempt& attempt)
{
    const bool undecided = attempt.state == State::InDoubt || attempt.state == State::StoredOffline
        || attempt.state == State::Review || (attempt.state == State::NotFoundWatched && !attempt.cleared);
    return undecided || attempt.finding != Finding::None;
}

const char* kindOf(const payments::Attempt& attempt)
{
    if (attempt.state == State::NotFoundWatched)
        return "watch";
    const bool undecided
        = attempt.state == State::InDoubt || attempt.state == State::StoredOffline || attempt.state == State::Review;
    return undecided ? "doubt" : "warn";
}

} // namespace

DoubtModel::DoubtModel(desk::Desk& desk, desk::Till& till, desk::DayBook& book, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_till(till)
    , m_book(book)
    , m_shelf(desk, book)
{
    connect(&m_till, &desk::Till::changed, this, &DoubtModel::renew);
    connect(&m_till, &desk::Till::troubled, this, &DoubtModel::tell);
    connect(&m_desk, &desk::Desk::signedInChanged, this, &DoubtModel::changed);
    connect(&m_desk, &desk::Desk::settingsChanged, this, &DoubtModel::renew, Qt::QueuedConnection);
    renew();
}

Tongue DoubtModel::tongue() const
{
    return words::languageOf(m_desk.settings().language);
}

QList<DoubtModel::Item> DoubtModel::open() const
{
    QList<Item> items;
    const auto add = [&](const QList<desk::ChargeView>& views) {
        for (const auto& view : views) {
            for (const auto& attempt : view.attempts) {
                const bool known = std::any_of(items.begin(), items.end(),
                    [&](const Item& item) { return item.attempt.serviceId == attempt.serviceId; });
                if (isOpenItem(attempt) && !known)
                    items.append({view, attempt});
            }
        }
    };
    add(m_till.undecided());
    add(m_till.today());
    return items;
}

QVariantList DoubtModel::items() const
{
    QVariantList rows;
    for (const Item& item : open()) {
        const QLatin1StringView shape(kindOf(item.attempt));
        const QString state = shape == QLatin1StringView("watch") ? tr("지켜보는 중")
            : shape == QLatin1StringView("warn")                  ? tr("살필 것")
                                                                  : tr("확인 중");
        const qint64 daysAgo = koreanDate(item.view.opened).daysTo(koreanDate(m_desk.now()));
        const QString when = daysAgo <= 0 ? koreanTime(item.view.opened)
            : daysAgo == 1                ? tr("어제")
                                          : dayAndTime(item.view.opened, tongue()).section(QLatin1Char(' '), 0, -2);
        rows.append(QVariantMap{{QStringLiteral("id"), item.attempt.serviceId},
            {QStringLiteral("kind"), QString::fromLatin1(kindOf(item.attempt))},
            {QStringLiteral("title"), wonText(item.attempt.amount, tongue())},
            {QStringLiteral("what"),
                item.view.charge.lines.isEmpty() ? item.view.charge.bill
                                                 : lineText(item.view.charge.lines.first(), m_book.fees(), tongue())},
            {QStringLiteral("second"), QStringLiteral("%1 · %2").arg(when, state)}});
    }
    return rows;
}

QVariantList DoubtModel::people() const
{
    return otherPeople(m_desk);
}

void DoubtModel::choose(const QString& id)
{
    m_chosen = id;
    renew();
}

void DoubtModel::renew()
{
    const auto items = open();
    const auto same = [this](const Item& item) { return item.attempt.serviceId == m_chosen; };
    auto found = std::find_if(items.begin(), items.end(), same);
    if (found == items.end())
        found = items.begin();
    if (items.isEmpty()) {
        m_chosen.clear();
        m_evidence.clear();
        m_endings.clear();
        m_mayAsk = m_mayDecide = m_mayLose = false;
    } else {
        m_chosen = found->attempt.serviceId;
        showItem(*found);
    }
    Q_EMIT changed();
}

namespace {

QVariantMap ending(const char* icon, const QString& text)
{
    return {{QStringLiteral("icon"), QString::fromLatin1(icon)}, {QStringLiteral("text"), text}};
}

} // namespace

void DoubtModel::showItem(const Item& item)
{
    const auto& attempt = item.attempt;
    const auto next = payments::nextFor(attempt);
    m_kind = QString::fromLatin1(kindOf(attempt));
    m_word = m_kind == QLatin1StringView("watch") ? tr("지켜보는 중")
        : m_kind == QLatin1StringView("warn")     ? tr("살필 것")
                                                  : tr("확인 중이에요");
    m_about = QStringLiteral("%1 · %2 · %3")
                  .arg(whatFor(item.view.charge, m_book.fees(), tongue()), wonText(attempt.amount, tongue()),
                      askNumberOf(attempt.serviceId));
    m_finding.clear();
    m_findingNext.clear();
    if (attempt.finding != Finding::None) {
        const auto said = words::wordsOf(
            QLatin1StringView(payments::findingNames[static_cast<std::size_t>(attempt.finding)]), tongue());
        m_finding = said.sentence;
        m_findingNext = said.whatToDo;
    }
    m_evidence = evidenceRows(m_till.steps(attempt.serviceId), Clockwork::Seconds);
    m_endings.clear();
    if (next.testFlag(Next::AskStatus))
        m_endings.append(ending("phone", tr("단말이 답을 찾으면 · 바로")));
    if (next.testFlag(Next::WaitForWord))
        m_endings.append(ending("phone", tr("휴대폰의 늦은 답이 오면 · 바로")));
    if (next.testFlag(Next::WaitForFile))
        m_endings.append(ending("document", tr("카드사 파일에 있으면 · 다음 날 아침")));
    if (next.testFlag(Next::AskPeople))
        m_endings.append(ending("people", tr("카드사 번호를 두 사람이 적으면 · 바로")));
    if (next.testFlag(Next::OfferReversal))
        m_endings.append(ending("undo", tr("빠진 돈을 돌려주면")));
    m_mayAsk = next.testFlag(Next::AskStatus);
    m_mayDecide = next.testFlag(Next::AskPeople) && !people().isEmpty();
    m_mayLose = attempt.state == State::InDoubt;
    m_locked = payments::leavesFree(attempt.state)
        ? tr("이 금액은 다시 받아도 됩니다.\n지켜보다 나타나면 알려 드립니다.")
        : tr("같은 것을 다시\n받지 않게 막아 두었습니다.");
}

void DoubtModel::askAgain()
{
    if (!m_mayAsk)
        return;
    m_till.askAgain(m_chosen);
    Q_EMIT noticed(tr("단말에 물었습니다. 답이 오면 여기에 보입니다."), QStringLiteral("run"));
}

void DoubtModel::wantNotice()
{
    for (const Item& item : open()) {
        if (item.attempt.serviceId == m_chosen)
            Q_EMIT noticeAsked(item.view.charge.id);
    }
}

void DoubtModel::decide(const QString& approval, bool approved, qint64 second, const QString& pin)
{
    static const QRegularExpression number(QStringLiteral("^[0-9A-Za-z]{4,12}$"));
    if (m_busy || !m_mayDecide)
        return;
    if (approved && !number.match(approval).hasMatch()) {
        Q_EMIT pinRefused(tr("승인 번호를 다시 보아 주세요."));
        return;
    }
    m_busy = true;
    Q_EMIT changed();
    desk::Till::PeopleSay say;
    say.outcome = approved ? payments::Outcome::Success : payments::Outcome::Failure;
    say.approval = approved ? approval : QString();
    say.second = second;
    say.secondPin = pin;
    m_till.decideByPeople(m_chosen, say, [alive = QPointer(this)](const Result<void>& done) {
        if (!alive)
            return;
        alive->m_busy = false;
        alive->renew();
        if (done) {
            Q_EMIT alive->decided();
            Q_EMIT alive->noticed(tr("두 사람의 확인을 적어 두었습니다."), QStringLiteral("ok"));
        } else {
            Q_EMIT alive->pinRefused(words::wordsOf(done.fault(), alive->tongue()).sentence);
        }
    });
}

void DoubtModel::terminalGone()
{
    if (m_busy || !m_mayLose)
        return;
    m_till.terminalGone(m_chosen, [alive = QPointer(this)](const Result<void>& done) {
        if (alive && !done)
            alive->tell(done.fault());
    });
}

void DoubtModel::tell(const Fault& fault)
{
    const auto said = words::wordsOf(fault, tongue());
    Q_EMIT troubled(said.sentence, said.whatToDo);
}

} // namespace naru::ui::till

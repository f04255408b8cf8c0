// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/entrymodel.h"

#include "ui/kit/plaintext.h"

#include <QPointer>
#include <QRegularExpression>

#include <algorithm>

namespace naru::ui::till {

using payments::ChargeLine;
using Answer = payments::Guarded::Answer;

std::optional<Won> wonOf(const QString& typed)
{
    static const QRegularExpression figures(QStringLiteral("^[0-9]{1,9}$"));
    const QString digits
        = QString(typed).remove(QLatin1Char(',')).remove(QLatin1Char(' ')).remove(QStringLiteral("원"));
    const Won won{digits.toLongLong()};
    return figures.match(digits).hasMatch() && won <= wonMax ? std::optional(won) : std::nullopt;
}

EntryModel::EntryModel(desk::Desk& desk, desk::Till& till, desk::DayBook& book, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_till(till)
    , m_book(book)
{
    connect(this, &EntryModel::changed, this, [this] {
        if (std::exchange(m_wasEmpty, isEmpty()) != isEmpty())
            Q_EMIT emptyChanged();
    });
    connect(&m_book, &desk::DayBook::changed, this, &EntryModel::changed);
    connect(&m_desk, &desk::Desk::staffChanged, this, &EntryModel::changed);
    connect(&m_desk, &desk::Desk::signedInChanged, this, &EntryModel::clear);
    connect(&m_desk, &desk::Desk::scanned, this, &EntryModel::onScanned);
    connect(&m_desk, &desk::Desk::settingsChanged, this, &EntryModel::changed, Qt::QueuedConnection);
}

Tongue EntryModel::tongue() const
{
    return words::languageOf(m_desk.settings().language);
}

QVariantList EntryModel::items() const
{
    QVariantList rows;
    const bool korean = tongue() == Tongue::Korean;
    for (const auto& item : m_book.fees().items)
        rows.append(QVariantMap{{QStringLiteral("code"), item.code}, {QStringLiteral("name"), item.name(korean)},
            {QStringLiteral("price"), item.isOpenPrice() ? tr("금액 적기") : wonText(item.price, tongue())},
            {QStringLiteral("open"), item.isOpenPrice()}, {QStringLiteral("needsBill"), item.needsBill}});
    return rows;
}

QVariantList EntryModel::lines() const
{
    QVariantList rows;
    for (const ChargeLine& line : m_wanted.lines)
        rows.append(QVariantMap{{QStringLiteral("text"), lineText(line, m_book.fees(), tongue())},
            {QStringLiteral("amount"), wonText(line.amount, tongue())}, {QStringLiteral("note"), line.exemption},
            {QStringLiteral("count"), line.count}, {QStringLiteral("won"), line.amount.value},
            {QStringLiteral("counted"), line.unit > Won{0}}, {QStringLiteral("price"), line.price().value}});
    return rows;
}

qint64 EntryModel::sumWon() const
{
    Won sum;
    for (const ChargeLine& line : m_wanted.lines)
        sum += line.amount;
    return sum.value;
}

QString EntryModel::sum() const
{
    return wonText(Won{sumWon()}, tongue());
}

QVariantList EntryModel::people() const
{
    return otherPeople(m_desk);
}

void EntryModel::add(const QString& code)
{
    const auto* item = m_book.fees().find(code);
    if (!item || item->isOpenPrice())
        return;
    const auto same = std::find_if(m_wanted.lines.begin(), m_wanted.lines.end(),
        [&](const ChargeLine& line) { return line.code == code && line.exemption.isEmpty(); });
    if (same != m_wanted.lines.end())
        return setCount(int(same - m_wanted.lines.begin()), same->count + 1);
    if (m_wanted.lines.size() >= payments::linesMax)
        return;
    ChargeLine line;
    line.item = item->name(true);
    line.code = code;
    line.unit = line.amount = item->price;
    line.cashReceipt = item->cashReceipt;
    m_wanted.lines.append(line);
    Q_EMIT changed();
}

bool EntryModel::addPriced(const QString& code, const QString& amount, const QString& bill)
{
    const auto* item = m_book.fees().find(code);
    const auto won = wonOf(amount);
    const QString number = bill.trimmed();
    QString why;
    if (!item || m_wanted.lines.size() >= payments::linesMax)
        return false;
    if (!won || *won == Won{0})
        why = tr("금액을 숫자로 적어 주세요.");
    else if (item->needsBill && number.isEmpty())
        why = tr("고지서 번호를 적거나 읽혀 주세요.");
    else if (kit::looksLikeCardNumber(number) || kit::looksLikeCardNumber(amount))
        why = tr("카드 번호로 보여서 버렸습니다. 고지서 번호를 적어 주세요.");
    else if (number.size() > payments::billCharactersMax)
        why = tr("고지서 번호가 너무 깁니다.");
    else if (!number.isEmpty() && !m_wanted.bill.isEmpty() && m_wanted.bill != number)
        why = tr("고지서는 한 번에 하나씩 받습니다.");
    if (!why.isEmpty()) {
        Q_EMIT refused(why);
        return false;
    }
    ChargeLine line;
    line.item = item->name(true);
    line.code = code;
    line.amount = *won;
    line.cashReceipt = item->cashReceipt;
    m_wanted.lines.append(line);
    if (!number.isEmpty())
        m_wanted.bill = number;
    m_scannedBill.clear();
    Q_EMIT changed();
    return true;
}

void EntryModel::setCount(int index, int count)
{
    if (index < 0 || index >= m_wanted.lines.size() || count > payments::piecesMax)
        return;
    if (count <= 0) {
        m_wanted.lines.removeAt(index);
        if (m_wanted.lines.isEmpty())
            m_wanted.bill.clear();
    } else if (ChargeLine& line = m_wanted.lines[index]; line.unit > Won{0}) {
        line.count = count;
        line.exemption.clear();
        line.amount = line.price();
    }
    Q_EMIT changed();
}

bool EntryModel::exempt(int index, const QString& amount, const QString& reason)
{
    if (index < 0 || index >= m_wanted.lines.size())
        return false;
    ChargeLine& line = m_wanted.lines[index];
    const auto won = wonOf(amount);
    const Won price = line.unit > Won{0} ? line.price() : std::max(line.amount, won.value_or(line.amount));
    const QString why = reason.trimmed();
    if (!won || *won > price) {
        Q_EMIT refused(tr("정한 값보다 많이 받을 수 없습니다."));
        return false;
    }
    if (*won < price && (why.isEmpty() || why.size() > payments::wordsCharactersMax)) {
        Q_EMIT refused(tr("덜 받는 까닭을 적어 주세요."));
        return false;
    }
    line.exemption = *won < price ? why : QString();
    line.amount = *won;
    Q_EMIT changed();
    return true;
}

void EntryModel::clear()
{
    m_wanted = {};
    m_isRest = false;
    m_scannedBill.clear();
    m_guard.clear();
    m_busy = false;
    Q_EMIT changed();
    Q_EMIT guarded();
}

bool EntryModel::open(const QString& how, const QString& part)
{
    const auto share = part.trimmed().isEmpty() ? std::optional(Won{0}) : wonOf(part);
    if (m_busy || isEmpty())
        return false;
    if (!share || share->value >= std::max<qint64>(1, sumWon()) || (!part.trimmed().isEmpty() && *share == Won{0})) {
        Q_EMIT refused(tr("합계보다 적은 금액을 적어 주세요."));
        return false;
    }
    m_wanted.part = m_isRest && *share == Won{0} ? Won{sumWon()} : *share;
    m_how = how;
    m_busy = true;
    Q_EMIT changed();
    m_till.open(m_wanted, [alive = QPointer(this)](const Result<desk::Opened>& opened) {
        if (alive)
            alive->answered(opened);
    });
    return true;
}

void EntryModel::agree(qint64 second, const QString& pin, const QString& reason)
{
    if (m_busy)
        return;
    m_busy = true;
    m_till.openAgreed(m_wanted, second, pin, reason, [alive = QPointer(this)](const Result<desk::Opened>& opened) {
        if (!alive)
            return;
        if (!opened) {
            alive->m_busy = false;
            Q_EMIT alive->changed();
            Q_EMIT alive->pinRefused(words::wordsOf(opened.fault(), alive->tongue()).sentence);
            return;
        }
        alive->answered(opened);
    });
}

void EntryModel::answered(const Result<desk::Opened>& opened)
{
    m_busy = false;
    if (!opened) {
        Q_EMIT changed();
        return opened.fault().is(payments::PaymentFault::BillTakenElsewhere) ? sayElsewhere(opened.fault())
                                                                             : tell(opened.fault());
    }
    const Answer answer = opened->guarded.answer;
    if (answer != Answer::Open && answer != Answer::Continue) {
        say(opened->guarded);
        return;
    }
    if (m_wanted.part > Won{0} && m_wanted.part < Won{sumWon()}) {
        m_left = payments::splitLines(m_wanted.lines, m_wanted.part).left;
        const auto view = m_till.view(opened->charge);
        m_leftBill = view ? view->charge.bill : m_wanted.bill;
    } else {
        m_left.clear();
    }
    const QString how = m_how;
    clear();
    Q_EMIT this->opened(opened->charge, how);
}

void EntryModel::tell(const Fault& fault)
{
    const auto said = words::wordsOf(fault, tongue());
    Q_EMIT troubled(said.sentence, said.whatToDo);
}

/// Another desk took it, or does not know yet: which one, and as of when.
void EntryModel::sayElsewhere(const Fault& fault)
{
    m_book.whoTook(m_wanted.bill, [alive = QPointer(this), fault](const std::optional<payments::Elsewhere>& taken) {
        if (!alive)
            return;
        if (!taken)
            return alive->tell(fault);
        const QString told = dayAndTime(taken->told, alive->tongue());
        const bool doubt = taken->state == payments::TakenState::InDoubt;
        alive->m_guard = {{QStringLiteral("answer"), QStringLiteral("elsewhere")},
            {QStringLiteral("title"),
                doubt ? tr("다른 창구가 확인하고 있는 고지서입니다") : tr("다른 창구가 받은 고지서입니다")},
            {QStringLiteral("sentence"),
                tr("%1 · %2까지의 목록\n다시 받지 말고 그 창구에 물어봐 주세요.").arg(taken->desk, told)}};
        Q_EMIT alive->changed();
        Q_EMIT alive->guarded();
    });
}

void EntryModel::takeRest()
{
    if (m_left.isEmpty())
        return;
    m_wanted = {};
    m_wanted.bill = m_leftBill;
    m_wanted.lines = std::exchange(m_left, {});
    m_isRest = true;
    Q_EMIT changed();
}

void EntryModel::keepRest(const desk::ChargeView& paid)
{
    if (paid.charge.rest == Won{0} || (!m_left.isEmpty() && m_leftBill == paid.charge.bill))
        return;
    ChargeLine line;
    line.item = tr("나머지");
    line.amount = paid.charge.rest;
    m_left = {line};
    m_leftBill = paid.charge.bill;
}

void EntryModel::say(const payments::Guarded& guarded)
{
    m_guard.clear();
    if (!guarded.known)
        return;
    const auto& known = *guarded.known;
    const QString amount = wonText(known.charge.amount, tongue());
    if (guarded.answer == Answer::Paid) {
        sayPaid(known);
        return;
    }
    if (guarded.answer == Answer::InDoubt) {
        m_guard = {{QStringLiteral("answer"), QStringLiteral("doubt")},
            {QStringLiteral("title"), tr("이 고지서를 아직 확인하고 있습니다")},
            {QStringLiteral("sentence"), tr("%1 · 돈이 빠졌는지 아직 모릅니다.\n다시 받지 마세요.").arg(amount)}};
    } else {
        m_guard = {{QStringLiteral("answer"), QStringLiteral("other")},
            {QStringLiteral("title"), tr("같은 고지서, 다른 금액")},
            {QStringLiteral("sentence"), tr("고지서를 보고 다른 한 사람이 까닭을 적어 정합니다.")},
            {QStringLiteral("here"), wonText(Won{sumWon()}, tongue())}, {QStringLiteral("there"), amount}};
    }
    Q_EMIT changed();
    Q_EMIT this->guarded();
}

void EntryModel::sayPaid(const payments::KnownCharge& known)
{
    m_till.ofNumber(known.charge.bill, [alive = QPointer(this), known](const QList<desk::ChargeView>& views) {
        if (!alive)
            return;
        QString when, receipt;
        for (const auto& view : views) {
            if (view.charge.id != known.charge.id)
                continue;
            when = dayAndTime(view.opened, alive->tongue());
            receipt = view.last() ? askNumberOf(view.last()->serviceId) : view.charge.bill;
        }
        const QString amount = wonText(known.charge.amount, alive->tongue());
        alive->m_guard = {{QStringLiteral("answer"), QStringLiteral("paid")},
            {QStringLiteral("title"), tr("이미 낸 고지서입니다")},
            {QStringLiteral("sentence"),
                when.isEmpty() ? tr("여기에서 받은 돈: %1\n다시 받지 마세요.").arg(amount)
                               : tr("낸 때 %1 · %2 · 영수증 %3\n다시 받지 마세요.").arg(when, amount, receipt)}};
        Q_EMIT alive->changed();
        Q_EMIT alive->guarded();
    });
}

void EntryModel::onScanned(const desk::Scanned& what)
{
    using Kind = desk::Scanned::Kind;
    if (!m_desk.signedIn() || (what.kind != Kind::Number && what.kind != Kind::CardNumber))
        return;
    if (what.kind == Kind::Number && what.shown.size() <= payments::billCharactersMax) {
        m_scannedBill = what.shown;
        Q_EMIT changed();
        return;
    }
    const auto said = words::wordsOf(QLatin1StringView(what.name()), tongue());
    Q_EMIT noticed(said.sentence, QStringLiteral("warn"));
}

} // namespace naru::ui::till

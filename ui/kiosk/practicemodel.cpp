// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/practicemodel.h"

#include "app/payments/attempt.h"

namespace naru::ui::kiosk {

using desk::PayPhase;
using desk::Practice;
using desk::Visit;

namespace {

/// The least that any of the counter's purposes asks: yes or no, and no name.
const identity::Purpose& practicePurpose()
{
    return *identity::findPurpose(QStringLiteral("adult-check"));
}

constexpr Won practiceWon{1'000}; // payments::practiceWon; the desk asks for that, whatever is said here

} // namespace

PracticeModel::PracticeModel(desk::Desk& desk, Practice* practice, PracticeWords words, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_practice(practice)
    , m_words(std::move(words))
{
    if (!practice)
        return;
    connect(practice, &Practice::visitChanged, this, [this] {
        if (Visit* visit = m_practice->visit()) {
            connect(visit, &Visit::changed, this, &PracticeModel::showVisit);
            connect(visit, &Visit::troubled, this, [this](const Fault& fault) {
                const auto said = words::wordsOf(fault, tongue()); // it left, or is locked: it may come again
                m_note = said.sentence + u' ' + said.whatToDo;
                Q_EMIT changed();
            });
        }
        showVisit();
    });
    connect(practice, &Practice::changed, this, &PracticeModel::showPayment);
    connect(&desk, &desk::Desk::devicesChanged, this, &PracticeModel::changed);
}

words::Language PracticeModel::tongue() const
{
    return m_language == QStringLiteral("ko") ? words::Language::Korean : words::Language::English;
}

QString PracticeModel::amount() const
{
    return m_words.won(practiceWon, tongue());
}

bool PracticeModel::reachable() const
{
    return m_practice && m_desk.phoneReachable();
}

QString PracticeModel::pageOf(const QString& bridge)
{
    return bridge == QStringLiteral("verify") ? QStringLiteral("practice-verify")
        : bridge == QStringLiteral("pay")     ? QStringLiteral("practice-pay")
                                              : QString();
}

QString PracticeModel::whyNot(const QString& bridge) const
{
    if (bridge == QStringLiteral("verify"))
        return reachable() ? QString() : tr("여기에는 신분증을 읽는 기계가 없어요. 창구에서 해 볼 수 있어요.");
    if (bridge != QStringLiteral("pay") || !m_practice)
        return tr("이 화면에서는 연습만 할 수 있어요.");
    switch (m_practice->terminal()) {
    case Practice::Terminal::Ready:
        return {};
    case Practice::Terminal::Unknown:
    case Practice::Terminal::Looking:
        return tr("결제기를 찾고 있어요.");
    case Practice::Terminal::None:
        break;
    }
    const auto problem = m_practice->payProblem();
    if (problem && problem->is(payments::PaymentFault::TerminalTaken))
        return tr("결제기를 다른 분이 쓰고 있어요. 잠시 뒤에 해 보세요.");
    if (problem && problem->is(payments::PaymentFault::NotInTraining))
        return tr("여기 결제기는 돈 없이 연습하는 법을 몰라요. 그래서 켜지 않았어요.");
    return tr("여기에는 연습할 결제기가 없어요.");
}

void PracticeModel::setLanguage(const QString& code)
{
    m_language = code;
    if (m_on == On::Verifier)
        showVisit();
    else
        showPayment();
}

void PracticeModel::look(const QString& bridge)
{
    if (bridge == QStringLiteral("pay") && m_practice)
        m_practice->lookForTerminal();
    Q_EMIT lookedAt();
}

void PracticeModel::clear()
{
    for (QString* text : {&m_stage, &m_kind, &m_word, &m_sentence, &m_note, &m_asks})
        text->clear();
    m_rows.clear();
    m_seenOffered = m_open = m_stopAsked = false;
}

void PracticeModel::beginVerify()
{
    m_on = On::Verifier;
    const auto begun
        = m_practice ? m_practice->beginVisit(practicePurpose()) : Result<void>(desk::DeskFault::NoWayToPhone);
    if (!begun)
        return showTrouble(begun.fault());
    Q_EMIT phoneAwaited();
}

void PracticeModel::showTrouble(const Fault& fault)
{
    clear();
    const auto said = words::wordsOf(fault, tongue());
    m_stage = QStringLiteral("trouble");
    m_kind = QStringLiteral("off");
    m_word = tr("이번에는 안 됐어요");
    m_sentence = said.sentence;
    say();
    Q_EMIT changed();
}

void PracticeModel::showVisit()
{
    const Visit* visit = m_practice ? m_practice->visit() : nullptr;
    if (m_on != On::Verifier)
        return;
    const QVariantList rows = m_rows;
    clear();
    if (!visit)
        return Q_EMIT changed();
    const bool korean = tongue() == words::Language::Korean;
    m_asks = korean ? visit->purpose().askedKo : visit->purpose().askedEn;
    switch (visit->stage()) {
    case Visit::Stage::Waiting:
        m_stage = QStringLiteral("waiting");
        m_kind = QStringLiteral("run");
        m_word = tr("기다리는 중");
        m_sentence = tr("휴대폰을 신분증 읽는 곳에\n대 주세요.");
        m_open = true;
        break;
    case Visit::Stage::Asked:
        m_stage = QStringLiteral("asked");
        m_kind = QStringLiteral("run");
        m_word = tr("휴대폰에 물었어요");
        m_sentence = tr("휴대폰에서 무엇을 묻는지 보고\n‘보여 주기’를 눌러 주세요.");
        m_open = true;
        break;
    case Visit::Stage::Recording:
        m_stage = QStringLiteral("writing");
        m_kind = QStringLiteral("run");
        m_word = tr("보고 있어요");
        break;
    case Visit::Stage::Verdict:
        m_stage = QStringLiteral("verdict");
        if (const auto* verdict = visit->verdict()) {
            const auto said = m_words.verdict(*verdict, visit->purpose(), tongue());
            m_kind = said.kind;
            m_word = said.word;
            m_sentence = said.sentence;
            m_seenOffered = verdict->accepted() && rows.isEmpty();
            if (!rows.isEmpty())
                m_rows = m_words.seen(*verdict, visit->purpose(), tongue());
        }
        break;
    case Visit::Stage::Trouble:
        return showTrouble(visit->fault().value_or(Fault(desk::DeskFault::Cancelled)));
    case Visit::Stage::Over:
        break;
    }
    say();
    Q_EMIT changed();
}

/// On the visitor's own press, and only as long as the verdict stands.
void PracticeModel::showSeen()
{
    const Visit* visit = m_practice ? m_practice->visit() : nullptr;
    const auto* verdict = visit ? visit->verdict() : nullptr;
    if (!verdict || !verdict->accepted())
        return;
    m_rows = m_words.seen(*verdict, visit->purpose(), tongue());
    m_seenOffered = false;
    Q_EMIT changed();
}

void PracticeModel::lookForTerminal()
{
    m_on = On::Terminal;
    m_said.clear();
    if (m_practice)
        m_practice->lookForTerminal();
    showPayment();
}

void PracticeModel::pay()
{
    m_on = On::Terminal;
    if (!m_practice)
        return;
    m_stage = QStringLiteral("asking");
    m_open = false;
    Q_EMIT changed();
    m_practice->pay([this](const Result<void>& asked) {
        if (!asked)
            return showTrouble(asked.fault());
        Q_EMIT cardAwaited();
    });
}

void PracticeModel::showPayment()
{
    Q_EMIT lookedAt();
    if (m_on != On::Terminal || m_stage == QStringLiteral("asking")) {
        if (!m_practice || !m_practice->payment() || m_on != On::Terminal)
            return;
    }
    clear();
    const auto* payment = m_practice ? m_practice->payment() : nullptr;
    if (!payment) {
        const QString why = whyNot(QStringLiteral("pay"));
        const bool looks = m_practice
            && (m_practice->terminal() == Practice::Terminal::Looking
                || m_practice->terminal() == Practice::Terminal::Unknown);
        m_stage = why.isEmpty() ? QStringLiteral("ready") : looks ? QStringLiteral("looking") : QStringLiteral("none");
        m_kind = why.isEmpty() ? QStringLiteral("ok") : looks ? QStringLiteral("run") : QStringLiteral("off");
        m_word = why.isEmpty() ? tr("연습할 수 있어요") : looks ? tr("찾고 있어요") : tr("여기서는 못 해요");
        m_sentence = why.isEmpty() ? tr("결제기가 연습이라고 대답했어요.") : why;
        if (!why.isEmpty()) // else the page itself is read
            say();
        return Q_EMIT changed();
    }
    static const QHash<PayPhase, QString> stages{{PayPhase::Waiting, QStringLiteral("waiting")},
        {PayPhase::CardRead, QStringLiteral("read")}, {PayPhase::Paid, QStringLiteral("paid")},
        {PayPhase::Declined, QStringLiteral("declined")}, {PayPhase::NotSent, QStringLiteral("notsent")}};
    m_stage = stages.value(payment->phase, QStringLiteral("doubt"));
    const auto said = m_words.payment(payment->phase);
    m_kind = said.kind;
    m_word = said.word;
    m_sentence = said.sentence;
    m_open = payment->phase == PayPhase::Waiting;
    m_stopAsked = payment->stopAsked;
    if (m_stage == QStringLiteral("paid")) // its receipt is real life's
        m_sentence = tr("잘하셨어요. 연습이라서\n돈은 나가지 않았어요.");
    else if (m_stage == QStringLiteral("declined"))
        m_sentence = payment->gaveWay ? tr("직원이 결제기를 써야 해서 멈췄어요.\n돈은 나가지 않았어요.")
                                      : tr("연습이라서 돈은 나가지 않았어요.\n한 번 더 해 볼까요?");
    else if (m_stage == QStringLiteral("notsent"))
        m_sentence = tr("결제기에 닿지 않았어요.\n돈은 나가지 않았어요.");
    else if (m_stage == QStringLiteral("doubt"))
        m_note = payment->refused && payment->refused->is(payments::PaymentFault::NotInTraining)
            ? tr("결제기가 연습이라고 대답하지 않았어요. 직원을 불러 주세요. 번호는 %1예요.").arg(payment->serviceId)
            : tr("결제기의 대답이 오지 않았어요. 직원을 불러 주세요. 번호는 %1예요.").arg(payment->serviceId);
    say();
    Q_EMIT changed();
}

void PracticeModel::stop()
{
    if (m_on == On::Terminal && m_practice)
        return m_practice->askToStop();
    leave();
}

void PracticeModel::leave()
{
    m_on = On::Nothing;
    if (m_practice)
        m_practice->leave();
    clear();
    m_said.clear();
    Q_EMIT changed();
}

/// The states alone: what a phone showed is heard nowhere.
void PracticeModel::say()
{
    const QString words = m_word + u'\n' + QString(m_sentence).replace(u'\n', u' ');
    if (words == m_said || m_word.isEmpty())
        return;
    m_said = words;
    Q_EMIT spoke(words);
}

} // namespace naru::ui::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/recording.h"

#include "app/lessons/draftchange.h"
#include "app/lessons/player.h"

#include <algorithm>

namespace naru::lessons {

namespace {

QString folded(QString text)
{
    return text.remove(u' ').toCaseFolded();
}

bool isSameAct(const Lesson& lesson, const Action& known, const Action& did)
{
    if (known.deed != did.deed || known.on != did.on || known.way != did.way || known.weak)
        return false;
    if (known.deed == Deed::Pin || known.value == QLatin1StringView(anyItem))
        return true;
    if (known.deed != Deed::Type)
        return known.value == did.value;
    const auto says
        = [&](const QString& language) { return folded(lesson.text(known.value, language)) == folded(did.value); };
    return says(QStringLiteral("ko")) || says(QStringLiteral("en"));
}

/// The step that waits for anything.
Step openStep(const QString& screen, bool asks)
{
    Step step;
    step.id = QStringLiteral("recording.open");
    step.screen = screen;
    step.say = asks ? QStringLiteral("recording.asks") : QStringLiteral("recording.say");
    step.expect = {Deed::Tap, {}, {}, Way::None, false};
    return step;
}

Player standing(const LessonPtr& lesson, int step)
{
    Player player(lesson, Mode::Guided, QStringLiteral("ko"));
    player.startFrom(step);
    return player;
}

/// Where the acts so far have led; the first time, where the step itself begins.
QString screenNow(Lesson lesson, int next)
{
    const int last = int(lesson.steps.size()) - 1;
    if (next > last)
        next = last;
    Player player(std::make_shared<const Lesson>(std::move(lesson)), Mode::Guided, QStringLiteral("ko"));
    player.startFrom(std::max(0, next - 1));
    if (next > 0)
        player.act(player.performed(player.step().expect));
    return player.place().screens.last();
}

} // namespace

Recording::Recording(LessonPtr lesson, int from)
    : m_lesson(std::move(lesson))
    , m_from(std::clamp(from, 0, int(m_lesson->steps.size())))
{
}

LessonPtr Recording::shown() const
{
    Lesson lesson = *m_lesson;
    lesson.steps = lesson.steps.mid(0, m_from) + m_steps;
    for (Step& step : lesson.steps)
        step.then.end = false;
    lesson.branches.clear();
    lesson.parts.clear();
    lesson.steps.append(openStep(lesson.screens.first().id, m_asked.has_value()));
    const QString here = screenNow(lesson, next());
    lesson.steps.last().screen = here;
    for (auto of = m_words.cbegin(); of != m_words.cend(); ++of) {
        for (auto word = of->cbegin(); word != of->cend(); ++word)
            lesson.words[of.key()].insert(word.key(), word.value());
    }
    putWords(lesson, QStringLiteral("recording.say"), QStringLiteral("폰에서 직접 해 보여 주세요."),
        QStringLiteral("Show it on the phone."));
    putWords(lesson, QStringLiteral("recording.asks"), QStringLiteral("어디로 가는지\n옆에서 골라 주세요."),
        QStringLiteral("Choose beside it\nwhere this leads."));
    return std::make_shared<const Lesson>(std::move(lesson));
}

Recording::Seen Recording::see(const Action& did)
{
    m_refusal = Refusal::None;
    if (m_asked)
        return Seen::Nothing;
    const auto refuse = [this](Refusal why) {
        m_refusal = why;
        return Seen::Refused;
    };
    if (next() >= stepsMax)
        return refuse(Refusal::Full);
    const Player player = standing(shown(), next());
    const Screen& screen = player.screen();
    const bool isBack = did.on == QLatin1StringView(backId);
    const Widget* widget = screen.find(did.on);
    if (isBack ? !screen.hasBack : !widget || !player.isShown(*widget) || !takes(widget->kind, did.deed))
        return refuse(isBack ? Refusal::NoWayBack : Refusal::NotThere);
    if (widget && !player.isOpen(*widget))
        return refuse(Refusal::Closed);
    if (widget && widget->kind == WidgetKind::Field && did.deed == Deed::Tap)
        return Seen::Nothing;
    if (const Step* known = knownStep(did, screen.id)) {
        m_steps.append(*known);
        return Seen::Taken;
    }
    Step step = stepOf(did, screen.id);
    if (isBack) {
        step.then.back = true;
        m_steps.append(step);
        return Seen::Taken;
    }
    m_asked = step;
    return Seen::Asks;
}

const Step* Recording::knownStep(const Action& did, const QString& screen) const
{
    for (int at = m_from; at < m_lesson->steps.size(); ++at) {
        const Step& step = m_lesson->steps.at(at);
        const bool used
            = std::any_of(m_steps.begin(), m_steps.end(), [&](const Step& each) { return each.id == step.id; });
        if (!used && step.screen == screen && isSameAct(*m_lesson, step.expect, did))
            return &step;
    }
    return nullptr;
}

Step Recording::stepOf(const Action& did, const QString& screen)
{
    Step step;
    const auto taken = [&](const QString& id) {
        const auto is = [&](const Step& each) { return each.id == id; };
        return std::any_of(m_lesson->steps.begin(), m_lesson->steps.end(), is)
            || std::any_of(m_steps.begin(), m_steps.end(), is) || m_lesson->has(id, QStringLiteral("ko"));
    };
    int number = 1;
    while (taken(u's' + QString::number(number)))
        ++number;
    step.id = u's' + QString::number(number);
    step.screen = screen;
    begin(step, did);
    return step;
}

void Recording::begin(Step& step, const Action& did)
{
    step.expect = did;
    step.expect.weak = false;
    step.say = step.id;
    step.done = step.id + QStringLiteral(".ok");
    const QString where = step.id + QStringLiteral(".where");
    step.hints = {where};
    if (did.deed == Deed::Pin) {
        step.expect.value.clear();
        step.secret = true;
    }
    const Screen& screen = *m_lesson->screen(step.screen);
    for (const QString& language : m_lesson->words.keys()) {
        const ActWords words = wordsFor(*m_lesson, screen, did, language);
        m_words[language].insert(step.say, words.say);
        m_words[language].insert(where, words.where);
        m_words[language].insert(step.done, words.done);
        if (did.deed == Deed::Type)
            m_words[language].insert(step.id + QStringLiteral(".typed"), did.value.left(Draft::textLettersMax));
    }
    if (did.deed == Deed::Type)
        step.expect.value = step.id + QStringLiteral(".typed");
}

Result<void> Recording::lead(const Effect& then)
{
    const bool isThere
        = (then.go.isEmpty() || m_lesson->screen(then.go)) && (then.sheet.isEmpty() || m_lesson->screen(then.sheet));
    if (!m_asked || !isThere)
        return LessonsFault::DraftNoPlace;
    m_asked->then.go = then.go;
    m_asked->then.sheet = then.sheet;
    m_asked->then.back = then.back;
    m_steps.append(*std::exchange(m_asked, std::nullopt));
    return {};
}

bool Recording::takeBack()
{
    m_refusal = Refusal::None;
    if (m_asked) {
        m_asked.reset();
        return true;
    }
    if (m_steps.isEmpty())
        return false;
    m_steps.removeLast();
    return true;
}

} // namespace naru::lessons

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/player.h"

#include "app/base/assert.h"

#include <algorithm>
#include <numeric>

namespace naru::lessons {

namespace {

QString textOf(const Value& value)
{
    const auto* text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

/// As it is compared: how many spaces, and great or small letters, are not what is practised.
QString typed(QString text)
{
    text.remove(u' ');
    return text.toCaseFolded().normalized(QString::NormalizationForm_C);
}

} // namespace

Player::Player(std::shared_ptr<const Lesson> lesson, Mode mode, const QString& language)
    : m_lesson(std::move(lesson))
    , m_mode(mode)
    , m_language(language)
    , m_notes(m_lesson->steps.size())
{
    NARU_ASSERT(!m_lesson->steps.isEmpty() && !m_lesson->screens.isEmpty());
    m_place.vars = m_lesson->vars;
    m_place.screens = {m_lesson->screens.first().id};
}

const Screen& Player::screen() const
{
    const Screen* screen = m_lesson->screen(m_place.screens.last());
    NARU_ASSERT(screen);
    return *screen;
}

Action Player::wanted() const
{
    if (isAstray() || m_place.screens.last() != step().screen)
        return {Deed::Tap, QString::fromLatin1(backId), {}, Way::None, false};
    return step().expect;
}

bool Player::isShown(const Widget& widget) const
{
    return hold(widget.showIf, m_place.vars);
}

bool Player::isOpen(const Widget& widget) const
{
    return isShown(widget) && hold(widget.enabledIf, m_place.vars);
}

bool Player::isSame(const Action& wanted, const Action& did) const
{
    if (wanted.deed != did.deed || wanted.on != did.on || wanted.way != did.way)
        return false;
    switch (wanted.deed) {
    case Deed::Type:
        return wanted.value == QLatin1StringView(anyItem)
            ? !did.value.isEmpty()
            : typed(m_lesson->text(wanted.value, m_language)) == typed(did.value);
    case Deed::Pin:
        return !wanted.weak || isWeakPin(did.value);
    default:
        return wanted.value == did.value || wanted.value == QLatin1StringView(anyItem);
    }
}

Reply Player::act(const Action& did)
{
    if (m_ended)
        return {};
    if (isAstray()) {
        m_place = *std::exchange(m_before, std::nullopt);
        return {Reply::Kind::PutBack, QStringLiteral("common.undone"), {}, {}};
    }
    const bool isBack = did.on == QLatin1StringView(backId);
    if (m_place.screens.last() != step().screen) {
        if (!isBack || !screen().hasBack)
            return mistake(QStringLiteral("common.back"), QStringLiteral("wrong-place"), {});
        m_place.screens.removeLast();
        return {Reply::Kind::WayBack, {}, {}, {}};
    }
    const Widget* widget = screen().find(did.on);
    if (!isBack && (!widget || !isShown(*widget)))
        return {};
    // Any digits are right but those that the lesson warns of.
    const bool isWeak = did.deed == Deed::Pin && isWeakPin(did.value);
    if (const auto known = isWeak ? matchMistake(did) : std::nullopt)
        return *known;
    if (isSame(step().expect, did)) {
        m_history.append(m_place);
        if (m_history.size() > undoMax)
            m_history.removeFirst();
        const Step& done = step();
        write(did);
        apply(done.then, did);
        if (done.then.end)
            m_ended = true;
        else
            next();
        return {Reply::Kind::Right, done.done, done.then.toast, {}};
    }
    for (const Aside& aside : step().also) {
        if (!isSame(aside.when, did))
            continue;
        write(did);
        apply(aside.then, did);
        return {Reply::Kind::Aside, {}, aside.then.toast, {}};
    }
    if (const auto known = matchMistake(did))
        return *known;
    if (widget && !isOpen(*widget))
        return {Reply::Kind::Closed, QStringLiteral("common.closed"), {}, {}};
    const bool rightPlace = did.on == step().expect.on;
    if (rightPlace && did.deed == Deed::LongPress)
        return mistake(QStringLiteral("common.m.longpress"), QStringLiteral("longpress"), {});
    if (rightPlace && step().expect.deed == Deed::LongPress)
        return mistake(QStringLiteral("common.m.tap"), QStringLiteral("short-touch"), {});
    if (rightPlace && step().expect.deed == Deed::Hold)
        return mistake(QStringLiteral("common.m.short"), QStringLiteral("short-touch"), {});
    if (rightPlace && did.deed == Deed::Type)
        return mistake(QStringLiteral("common.m.typing"), QStringLiteral("typing"), {});
    if (rightPlace && did.deed == Deed::Tap && step().expect.deed == Deed::Type)
        return {Reply::Kind::Aside, {}, {}, {}}; // opens the keyboard
    return mistake(QStringLiteral("common.m.other"), QStringLiteral("wrong-item"), {});
}

std::optional<Reply> Player::matchMistake(const Action& did)
{
    for (const Mistake& known : step().mistakes) {
        if (!isSame(known.when, did))
            continue;
        const Place before = m_place;
        if (known.then.moves()) {
            write(did);
            apply(known.then, did);
            m_before = before;
        }
        return mistake(known.say, known.tag, known.then);
    }
    return std::nullopt;
}

Reply Player::mistake(const QString& say, const QString& tag, const Effect& then)
{
    StepNote& note = m_notes[m_place.step];
    ++note.mistakes;
    if (note.tags.size() < tagsMax)
        note.tags.append(tag);
    return {Reply::Kind::Mistake, say, then.toast, tag};
}

void Player::write(const Action& did)
{
    const Widget* widget = screen().find(did.on);
    const QString var = widget ? widget->var() : QString();
    if (var.isEmpty())
        return;
    if (did.deed == Deed::Toggle) {
        const Value now = m_place.vars.value(var);
        const bool* on = std::get_if<bool>(&now);
        m_place.vars.insert(var, !(on && *on));
    } else if (did.deed == Deed::Choose) {
        m_place.vars.insert(var, QString(widget->items + u'.' + did.value));
    } else if (did.deed == Deed::Type) {
        m_place.vars.insert(var, did.value);
    }
}

void Player::apply(const Effect& effect, const Action& did)
{
    const Widget* widget = screen().find(did.on);
    for (const auto& [var, value] : effect.set.toStdMap()) {
        if (textOf(value) == u"$chosen")
            m_place.vars.insert(var, QString((widget ? widget->items : QString()) + u'.' + did.value));
        else if (textOf(value) == u"$typed")
            m_place.vars.insert(var, did.value);
        else
            m_place.vars.insert(var, value);
    }
    if (effect.back && m_place.screens.size() > 1)
        m_place.screens.removeLast();
    if (!effect.go.isEmpty())
        go(effect.go);
    if (!effect.sheet.isEmpty())
        m_place.screens.append(effect.sheet);
}

void Player::go(const QString& screen)
{
    const auto been = m_place.screens.indexOf(screen);
    if (been >= 0)
        m_place.screens = m_place.screens.mid(0, been + 1);
    else
        m_place.screens.append(screen);
}

void Player::next()
{
    m_rung = Rung::None;
    m_hintWord = 0;
    m_shownError = false;
    m_place.step = std::min(m_place.step + 1, stepCount() - 1);
    for (const Branch& branch : m_lesson->branches) {
        if (branch.at == step().id && hold(branch.when, m_place.vars)) {
            m_place.step = m_lesson->stepIndex(branch.to);
            break;
        }
    }
}

bool Player::undo()
{
    m_ended = false;
    if (isAstray()) {
        m_place = *std::exchange(m_before, std::nullopt);
        return true;
    }
    if (m_place.screens.last() != step().screen && m_place.screens.size() > 1) {
        m_place.screens.removeLast();
        return true;
    }
    if (m_history.isEmpty())
        return false;
    m_place = m_history.takeLast();
    m_rung = Rung::None;
    m_hintWord = 0;
    return true;
}

Rung Player::hint()
{
    if (m_rung == Rung::Words && m_hintWord + 1 < step().hints.size())
        ++m_hintWord;
    else if (m_rung != Rung::Coach)
        m_rung = static_cast<Rung>(static_cast<quint8>(m_rung) + 1);
    StepNote& note = m_notes[m_place.step];
    note.rung = std::max(note.rung, m_rung);
    return m_rung;
}

QString Player::hintText() const
{
    switch (m_rung) {
    case Rung::None:
    case Rung::Look:
        return step().say;
    case Rung::Words:
    case Rung::Pulse:
        return step().hints.value(m_hintWord, step().say);
    case Rung::Ghost:
        return QStringLiteral("common.ghost");
    case Rung::Coach:
        return QStringLiteral("common.coach");
    }
    return {};
}

Player::Demonstration Player::demonstration() const
{
    const PlannedError& planned = m_lesson->plannedError;
    const bool isFirst = m_notes.at(m_place.step).mistakes == 0;
    if (m_mode == Mode::Watch && isFirst && !isAstray() && planned.step == step().id)
        return {planned.demo, true};
    return {wanted(), false};
}

Action Player::performed(Action wanted) const
{
    if (wanted.deed == Deed::Type)
        wanted.value = m_lesson->text(wanted.value, m_language);
    if (wanted.deed == Deed::Type && wanted.value.isEmpty())
        wanted.value = QStringLiteral("가나다");
    if (wanted.deed == Deed::Pin)
        wanted.value = wanted.weak ? QStringLiteral("1234") : QStringLiteral("295038");
    const Widget* widget = screen().find(wanted.on);
    if (wanted.deed == Deed::Pin && widget)
        wanted.value.truncate(widget->length);
    if (wanted.value == QLatin1StringView(anyItem) && widget)
        wanted.value = m_lesson->data.value(widget->items).value(0);
    return wanted;
}

int Player::hintsTaken() const
{
    return int(
        std::count_if(m_notes.begin(), m_notes.end(), [](const StepNote& note) { return note.rung >= Rung::Words; }));
}

int Player::mistakesMade() const
{
    return std::accumulate(
        m_notes.begin(), m_notes.end(), 0, [](int sum, const StepNote& note) { return sum + note.mistakes; });
}

bool Player::hasPassed() const
{
    return m_ended && m_mode == Mode::Solo && hintsTaken() <= m_lesson->hintsMax
        && mistakesMade() <= m_lesson->mistakesMax;
}

bool isWeakPin(const QString& digits)
{
    if (digits.size() < 2)
        return true;
    const int step = digits.at(1).unicode() - digits.at(0).unicode();
    if (step < -1 || step > 1)
        return false;
    for (qsizetype i = 1; i < digits.size(); ++i) {
        if (digits.at(i).unicode() - digits.at(i - 1).unicode() != step)
            return false;
    }
    return true;
}

} // namespace naru::lessons

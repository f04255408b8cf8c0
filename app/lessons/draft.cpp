// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/draft.h"

#include "app/lessons/check.h"
#include "app/lessons/draftchange.h"
#include "app/lessons/writer.h"

#include <algorithm>

namespace naru::lessons {

namespace {

/// Lines are kept; nothing else that is not a letter, and no sign that turns the way of reading.
QString plainText(const QString& text)
{
    QString plain;
    for (const QChar c : text) {
        if (c == u'\n' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            plain += u'\n';
        else if (c.isPrint() || c.isSurrogate())
            plain += c;
    }
    return plain;
}

/// Words that nothing names any more go with what named them.
void dropWords(const QSet<QString>& before, Lesson& lesson)
{
    const QSet<QString> now = keysOf(lesson);
    for (auto& words : lesson.words) {
        for (const QString& key : before) {
            if (!now.contains(key) && !key.startsWith(u"common."))
                words.remove(key);
        }
    }
}

} // namespace

Draft::Draft(Lesson lesson)
    : m_now(std::make_shared<const Lesson>(std::move(lesson)))
{
    NARU_ASSERT(isPlayable(*m_now));
}

Draft Draft::copyOf(const Lesson& lesson, const QString& id, const QString& place)
{
    Lesson copy = lesson;
    copy.id = id;
    copy.place = place;
    copy.rev = 1;
    copy.bridge.clear(); // to the real thing only from the lesson that was made for it
    return Draft(std::move(copy));
}

QList<Complaint> Draft::complaints() const
{
    return checkFolder(filesOf(*m_now)).complaints;
}

LessonFiles Draft::files(int rev) const
{
    Lesson lesson = *m_now;
    lesson.rev = rev;
    return filesOf(lesson);
}

void Draft::raise(int rev)
{
    const auto raised = [rev](const LessonPtr& each) {
        Lesson lesson = *each;
        lesson.rev = rev;
        return LessonPtr(std::make_shared<const Lesson>(std::move(lesson)));
    };
    m_now = raised(m_now);
    std::transform(m_past.begin(), m_past.end(), m_past.begin(), raised);
    std::transform(m_future.begin(), m_future.end(), m_future.begin(), raised);
}

void Draft::keep(Lesson lesson)
{
    m_past.append(m_now);
    m_future.clear();
    m_now = std::make_shared<const Lesson>(std::move(lesson));
}

Result<void> Draft::change(const Change& change)
{
    Lesson lesson = *m_now;
    if (const auto done = change(lesson); !done)
        return done;
    dropWords(keysOf(*m_now), lesson);
    if (!isPlayable(lesson))
        return LessonsFault::DraftNoPlace;
    if (lesson == *m_now)
        return {};
    m_writing.clear();
    keep(std::move(lesson));
    return {};
}

Result<void> Draft::changeStep(int at, const std::function<Result<void>(Lesson&, Step&)>& doIt)
{
    return change([&](Lesson& lesson) -> Result<void> {
        if (at < 0 || at >= lesson.steps.size())
            return LessonsFault::DraftNoPlace;
        return doIt(lesson, lesson.steps[at]);
    });
}

Result<void> Draft::changeScreen(const QString& name, const std::function<Result<void>(Lesson&, Screen&)>& doIt)
{
    return change([&](Lesson& lesson) -> Result<void> {
        const auto screen = std::find_if(
            lesson.screens.begin(), lesson.screens.end(), [&](const Screen& each) { return each.id == name; });
        if (screen == lesson.screens.end())
            return LessonsFault::DraftNoPlace;
        return doIt(lesson, *screen);
    });
}

bool Draft::undo()
{
    if (m_past.isEmpty())
        return false;
    m_future.append(std::exchange(m_now, m_past.takeLast()));
    m_writing.clear();
    return true;
}

bool Draft::redo()
{
    if (m_future.isEmpty())
        return false;
    m_past.append(std::exchange(m_now, m_future.takeLast()));
    m_writing.clear();
    return true;
}

QString Draft::words(const QString& key, const QString& language) const
{
    return key.startsWith(u"common.") ? QString() : m_now->words.value(language).value(key);
}

Result<void> Draft::write(const QString& key, const QString& language, const QString& text)
{
    const QString plain = plainText(text);
    if (key.isEmpty() || key.startsWith(u"common.") || !m_now->words.contains(language))
        return LessonsFault::DraftNoPlace;
    if (plain.size() > textLettersMax)
        return LessonsFault::DraftFull;
    if (words(key, language) == plain)
        return {};
    Lesson lesson = *m_now;
    auto& words = lesson.words[language];
    if (plain.isEmpty())
        words.remove(key);
    else
        words.insert(key, plain);
    if (words.size() > wordsMax)
        return LessonsFault::DraftFull;
    const QString writing = language + u' ' + key;
    if (m_writing == writing) { // goes on
        m_future.clear();
        m_now = std::make_shared<const Lesson>(std::move(lesson));
        return {};
    }
    keep(std::move(lesson));
    m_writing = writing;
    return {};
}

Result<void> Draft::describe(const Head& head)
{
    return change([&head](Lesson& lesson) -> Result<void> {
        if (head.level < 1 || head.level > 3 || head.minutes < 3 || head.minutes > 12 || !isIcon(head.icon))
            return LessonsFault::DraftNoPlace;
        lesson.level = head.level;
        lesson.minutes = head.minutes;
        lesson.icon = head.icon;
        return {};
    });
}

Result<void> Draft::addSafety()
{
    return change([](Lesson& lesson) -> Result<void> {
        if (lesson.safety.size() >= safetyMax)
            return LessonsFault::DraftFull;
        const QString key = freeKey(lesson, QStringLiteral("safe"));
        lesson.safety.append(key);
        putWords(
            lesson, key, QStringLiteral("모르면 직원에게 물어보세요."), QStringLiteral("If unsure, ask the staff."));
        return {};
    });
}

Result<void> Draft::removeSafety(int at)
{
    return change([at](Lesson& lesson) -> Result<void> {
        if (at < 0 || at >= lesson.safety.size())
            return LessonsFault::DraftNoPlace;
        if (lesson.safety.size() == 1)
            return LessonsFault::DraftLast;
        lesson.safety.removeAt(at);
        return {};
    });
}

Result<void> Draft::takeHome(const QString& screen, bool shown)
{
    return changeScreen(screen, [&](Lesson& lesson, Screen&) -> Result<void> {
        if (shown == lesson.shots.contains(screen))
            return {};
        if (!shown && lesson.shots.size() <= shotsMin)
            return LessonsFault::DraftLast;
        if (shown && lesson.shots.size() >= shotsMax)
            return LessonsFault::DraftFull;
        if (shown)
            lesson.shots.append(screen);
        else
            lesson.shots.removeAll(screen);
        return {};
    });
}

bool isPlayable(const Lesson& lesson)
{
    const auto isStep = [&](const QString& step) { return lesson.stepIndex(step) >= 0; };
    const auto leads = [&](const Effect& effect) {
        return (effect.go.isEmpty() || lesson.screen(effect.go))
            && (effect.sheet.isEmpty() || lesson.screen(effect.sheet));
    };
    const auto stepPlays = [&](const Step& step) {
        return lesson.screen(step.screen) && leads(step.then)
            && std::all_of(step.also.begin(), step.also.end(), [&](const Aside& aside) { return leads(aside.then); })
            && std::all_of(step.mistakes.begin(), step.mistakes.end(),
                [&](const Mistake& mistake) { return leads(mistake.then); });
    };
    return !lesson.screens.isEmpty() && !lesson.steps.isEmpty()
        && std::all_of(lesson.steps.begin(), lesson.steps.end(), stepPlays)
        && std::all_of(lesson.branches.begin(), lesson.branches.end(),
            [&](const Branch& branch) { return isStep(branch.at) && isStep(branch.to); })
        && std::all_of(lesson.parts.begin(), lesson.parts.end(), isStep)
        && std::all_of(
            lesson.shots.begin(), lesson.shots.end(), [&](const QString& shot) { return lesson.screen(shot); });
}

QList<Action> actsOn(const Lesson& lesson, const Screen& screen)
{
    QList<Action> acts;
    for (const Widget& widget : screen.body) {
        if (widget.id.isEmpty())
            continue;
        for (const Deed deed : deedsOf(widget.kind)) {
            Action act{deed, widget.id, {}, Way::None, false};
            if (deed == Deed::Type)
                act.value = QString::fromLatin1(anyItem);
            QList<Way> ways{Way::None};
            if (deed == Deed::Swipe)
                ways = {Way::Left, Way::Right, Way::Up, Way::Down};
            QStringList items{act.value};
            if (deed == Deed::Choose || widget.kind == WidgetKind::List)
                items = lesson.data.value(widget.items) + QStringList{QString::fromLatin1(anyItem)};
            for (const Way way : ways) {
                for (const QString& item : items)
                    acts.append({deed, widget.id, item, way, false});
            }
        }
    }
    if (screen.hasBack)
        acts.append({Deed::Tap, QString::fromLatin1(backId), {}, Way::None, false});
    return acts;
}

void endWithTheLast(Lesson& lesson)
{
    if (!lesson.branches.isEmpty())
        return;
    for (Step& step : lesson.steps)
        step.then.end = &step == &lesson.steps.last();
}

void forgetStep(Lesson& lesson, const QString& step)
{
    lesson.parts.removeAll(step);
    lesson.branches.removeIf([&](const Branch& branch) { return branch.at == step || branch.to == step; });
}

void putWords(Lesson& lesson, const QString& key, const QString& korean, const QString& english)
{
    for (auto of = lesson.words.begin(); of != lesson.words.end(); ++of) {
        if (!of->contains(key))
            of->insert(key, of.key() == u"ko" ? korean : english);
    }
}

QString freeKey(const Lesson& lesson, const QString& stem, int from)
{
    for (int number = from;; ++number) {
        const QString key = stem + QString::number(number);
        const bool taken = std::any_of(lesson.words.begin(), lesson.words.end(),
            [&](const auto& words) { return words.contains(key) || words.contains(key + QStringLiteral(".more")); });
        if (!taken)
            return key;
    }
}

bool isThere(const Lesson& lesson, const QString& screen, const Action& act)
{
    const Screen* there = lesson.screen(screen);
    if (!there)
        return false;
    Action plain = act;
    plain.weak = false;
    if (plain.deed == Deed::Type)
        plain.value = QString::fromLatin1(anyItem);
    return actsOn(lesson, *there).contains(plain);
}

} // namespace naru::lessons

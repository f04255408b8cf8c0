// SPDX-License-Identifier: GPL-3.0-or-later
// The changes of a draft's steps.
#include "app/lessons/draft.h"

#include "app/lessons/draftchange.h"
#include "app/lessons/player.h"

#include <algorithm>

namespace naru::lessons {

namespace {

/// Where the phone stands when step `at` begins, by what the steps before lead to.
QString screenBefore(const Lesson& lesson, int at)
{
    Player player(std::make_shared<const Lesson>(lesson), Mode::Guided, QStringLiteral("ko"));
    player.startFrom(std::max(0, at - 1));
    if (at > 0)
        player.act(player.performed(player.step().expect));
    return player.place().screens.last();
}

Action firstAct(const Lesson& lesson, const QString& screen)
{
    const QList<Action> acts = actsOn(lesson, *lesson.screen(screen));
    return acts.isEmpty() ? Action{Deed::Tap, QString::fromLatin1(backId), {}, Way::None, false} : acts.first();
}

QString freeStep(const Lesson& lesson)
{
    int number = 1;
    const auto taken = [&](const QString& id) {
        return lesson.stepIndex(id) >= 0 || lesson.has(id, QStringLiteral("ko"))
            || lesson.has(id, QStringLiteral("en"));
    };
    while (taken(u's' + QString::number(number)))
        ++number;
    return u's' + QString::number(number);
}

/// Words to type that are the step's own: "s3.typed".
Action withOwnWords(Lesson& lesson, const Step& step, Action act)
{
    if (act.deed == Deed::Type && act.value.isEmpty()) {
        act.value = step.id + QStringLiteral(".typed");
        putWords(lesson, act.value, QStringLiteral("나루"), QStringLiteral("Naru"));
    }
    return act;
}

Mistake* mistakeOf(Step& step, int at)
{
    return at >= 0 && at < step.mistakes.size() ? &step.mistakes[at] : nullptr;
}

/// True where 보기 shows this mistake.
bool isPlanned(const Lesson& lesson, const Step& step, const Mistake& mistake)
{
    return lesson.plannedError.step == step.id && lesson.plannedError.demo == mistake.when;
}

} // namespace

Result<void> Draft::addStep(int at)
{
    return change([at](Lesson& lesson) -> Result<void> {
        if (lesson.steps.size() >= stepsMax)
            return LessonsFault::DraftFull;
        if (at < 0 || at > lesson.steps.size())
            return LessonsFault::DraftNoPlace;
        Step step;
        step.id = freeStep(lesson);
        step.screen = screenBefore(lesson, at);
        step.expect = firstAct(lesson, step.screen);
        step.say = step.id;
        step.done = step.id + QStringLiteral(".ok");
        step.hints = {step.id + QStringLiteral(".where")};
        putWords(lesson, step.say, QStringLiteral("여기를 눌러 주세요."), QStringLiteral("Press here."));
        putWords(lesson, step.done, QStringLiteral("여기를 누르셨어요."), QStringLiteral("You pressed it."));
        putWords(lesson, step.hints.first(), QStringLiteral("노란 테두리 안이에요."),
            QStringLiteral("Inside the yellow frame."));
        lesson.steps.insert(at, step);
        endWithTheLast(lesson);
        return {};
    });
}

Result<void> Draft::removeStep(int at)
{
    return change([at](Lesson& lesson) -> Result<void> {
        if (at < 0 || at >= lesson.steps.size())
            return LessonsFault::DraftNoPlace;
        if (lesson.steps.size() == 1)
            return LessonsFault::DraftLast;
        const Step step = lesson.steps.takeAt(at);
        forgetStep(lesson, step.id);
        endWithTheLast(lesson);
        return {};
    });
}

Result<void> Draft::moveStep(int from, int to)
{
    return change([from, to](Lesson& lesson) -> Result<void> {
        if (from < 0 || to < 0 || from >= lesson.steps.size() || to >= lesson.steps.size())
            return LessonsFault::DraftNoPlace;
        lesson.steps.move(from, to);
        endWithTheLast(lesson);
        return {};
    });
}

Result<void> Draft::place(int at, const QString& screen)
{
    return changeStep(at, [&](Lesson& lesson, Step& step) -> Result<void> {
        if (!lesson.screen(screen))
            return LessonsFault::DraftNoPlace;
        if (step.screen == screen)
            return {};
        step.screen = screen;
        if (!isThere(lesson, screen, step.expect))
            step.expect = firstAct(lesson, screen);
        const auto gone = [&](const auto& side) { return !isThere(lesson, screen, side.when); };
        step.also.removeIf(gone);
        step.mistakes.removeIf(gone);
        return {};
    });
}

Result<void> Draft::expect(int at, const Action& act)
{
    return changeStep(at, [&](Lesson& lesson, Step& step) -> Result<void> {
        if (!isThere(lesson, step.screen, act) || act.weak)
            return LessonsFault::DraftNoPlace;
        step.expect = withOwnWords(lesson, step, act);
        step.mistakes.removeIf([&](const Mistake& mistake) { return mistake.when == step.expect; });
        step.secret = step.secret && (act.deed == Deed::Type || act.deed == Deed::Pin);
        return {};
    });
}

Result<void> Draft::lead(int at, const Effect& then)
{
    return changeStep(at, [&](Lesson& lesson, Step& step) -> Result<void> {
        const auto isText = [&](const QString& var) {
            return lesson.vars.contains(var) && std::holds_alternative<QString>(lesson.vars.value(var));
        };
        for (auto set = then.set.cbegin(); set != then.set.cend(); ++set) {
            if (!isText(set.key()) && !step.then.set.contains(set.key()))
                return LessonsFault::DraftNoPlace;
        }
        const Screen* over = lesson.screen(then.sheet);
        if (!then.sheet.isEmpty() && (!over || over->kind != Screen::Kind::Sheet))
            return LessonsFault::DraftNoPlace;
        step.then.set = then.set;
        step.then.go = then.go;
        step.then.sheet = then.sheet;
        step.then.back = then.back;
        step.then.stay = then.stay;
        return {};
    });
}

Result<void> Draft::mask(int at, bool secret)
{
    return changeStep(at, [&](Lesson&, Step& step) -> Result<void> {
        if (secret && step.expect.deed != Deed::Type && step.expect.deed != Deed::Pin)
            return LessonsFault::DraftNoPlace;
        step.secret = secret;
        return {};
    });
}

Result<void> Draft::beginPart(int at, bool begins)
{
    return changeStep(at, [&](Lesson& lesson, Step& step) -> Result<void> {
        QStringList parts;
        for (const Step& each : lesson.steps) {
            const bool is = each.id == step.id ? begins : lesson.parts.contains(each.id);
            if (is)
                parts.append(each.id);
        }
        lesson.parts = parts;
        return {};
    });
}

Result<void> Draft::addHint(int at)
{
    return changeStep(at, [&](Lesson& lesson, Step& step) -> Result<void> {
        if (step.hints.size() >= hintsPerStepMax)
            return LessonsFault::DraftFull;
        const QString key = freeKey(lesson, step.id + QStringLiteral(".hint"));
        step.hints.append(key);
        putWords(lesson, key, QStringLiteral("천천히 다시 볼까요?"), QStringLiteral("Shall we look again, slowly?"));
        return {};
    });
}

Result<void> Draft::removeHint(int at, int hint)
{
    return changeStep(at, [&](Lesson&, Step& step) -> Result<void> {
        if (hint < 0 || hint >= step.hints.size())
            return LessonsFault::DraftNoPlace;
        if (step.hints.size() == 1)
            return LessonsFault::DraftLast;
        step.hints.removeAt(hint);
        return {};
    });
}

Result<void> Draft::addMistake(int at, const Action& act)
{
    return changeStep(at, [&](Lesson& lesson, Step& step) -> Result<void> {
        const bool known = std::any_of(
            step.mistakes.begin(), step.mistakes.end(), [&](const Mistake& mistake) { return mistake.when == act; });
        if (!isThere(lesson, step.screen, act) || act == step.expect || known)
            return LessonsFault::DraftNoPlace;
        if (step.mistakes.size() >= mistakesPerStepMax)
            return LessonsFault::DraftFull;
        const QString key = freeKey(lesson, step.id + QStringLiteral(".m"));
        step.mistakes.append({act, QStringLiteral("wrong-item"), key, {}});
        putWords(lesson, key, QStringLiteral("여기를 눌러 볼까요?"), QStringLiteral("Shall we press here?"));
        putWords(lesson, key + QStringLiteral(".more"), QStringLiteral("다른 곳이에요. 되돌렸어요."),
            QStringLiteral("That was another place. It is put back."));
        return {};
    });
}

Result<void> Draft::changeMistake(int at, int number, const Action& act, const QString& tag, const QString& shows)
{
    return changeStep(at, [&](Lesson& lesson, Step& step) -> Result<void> {
        Mistake* mistake = mistakeOf(step, number);
        const Screen* shown = lesson.screen(shows);
        if (!mistake || !isThere(lesson, step.screen, act) || act == step.expect || !isTag(tag)
            || (!shows.isEmpty() && !shown))
            return LessonsFault::DraftNoPlace;
        for (const Mistake& other : step.mistakes) {
            if (&other != mistake && other.when == act)
                return LessonsFault::DraftNoPlace;
        }
        if (isPlanned(lesson, step, *mistake))
            lesson.plannedError.demo = act;
        mistake->when = act;
        mistake->tag = tag;
        const bool isSheet = shown && shown->kind == Screen::Kind::Sheet;
        mistake->then.go = isSheet ? QString() : shows;
        mistake->then.sheet = isSheet ? shows : QString();
        return {};
    });
}

Result<void> Draft::removeMistake(int at, int number)
{
    return changeStep(at, [&](Lesson&, Step& step) -> Result<void> {
        if (!mistakeOf(step, number))
            return LessonsFault::DraftNoPlace;
        step.mistakes.removeAt(number);
        return {};
    });
}

Result<void> Draft::showMistake(int at, int number)
{
    return changeStep(at, [&](Lesson& lesson, Step& step) -> Result<void> {
        const Mistake* mistake = mistakeOf(step, number);
        if (!mistake)
            return LessonsFault::DraftNoPlace;
        const QString shows = mistake->then.go.isEmpty() ? mistake->then.sheet : mistake->then.go;
        const Screen* shown = lesson.screen(shows);
        lesson.plannedError.step = step.id;
        lesson.plannedError.demo = mistake->when;
        lesson.plannedError.repair = shown && shown->hasBack ? PlannedError::Repair::Back : PlannedError::Repair::Undo;
        return {};
    });
}

Result<void> Draft::addAside(int at, const Action& act)
{
    return changeStep(at, [&](Lesson& lesson, Step& step) -> Result<void> {
        const auto same = [&](const auto& side) { return side.when == act; };
        const bool known = std::any_of(step.also.begin(), step.also.end(), same)
            || std::any_of(step.mistakes.begin(), step.mistakes.end(), same);
        if (!isThere(lesson, step.screen, act) || act == step.expect || known)
            return LessonsFault::DraftNoPlace;
        if (step.also.size() >= asidesPerStepMax)
            return LessonsFault::DraftFull;
        Aside aside{act, {}};
        aside.then.toast = freeKey(lesson, step.id + QStringLiteral(".also"));
        putWords(lesson, aside.then.toast, QStringLiteral("그것도 괜찮아요."), QStringLiteral("That is fine too."));
        step.also.append(aside);
        return {};
    });
}

Result<void> Draft::removeAside(int at, int aside)
{
    return changeStep(at, [&](Lesson&, Step& step) -> Result<void> {
        if (aside < 0 || aside >= step.also.size())
            return LessonsFault::DraftNoPlace;
        step.also.removeAt(aside);
        return {};
    });
}

Result<void> Draft::perform(
    int at, const QList<Step>& steps, const QMap<QString, QHash<QString, QString>>& words, Rest rest)
{
    return change([&](Lesson& lesson) -> Result<void> {
        if (at < 0 || at > lesson.steps.size() || steps.isEmpty())
            return LessonsFault::DraftNoPlace;
        QList<Step> all = lesson.steps.mid(0, at) + steps;
        if (rest == Rest::Kept)
            all += lesson.steps.mid(at);
        if (all.size() > stepsMax)
            return LessonsFault::DraftFull;
        QStringList gone;
        for (const Step& step : std::as_const(lesson.steps)) {
            if (std::none_of(all.begin(), all.end(), [&](const Step& each) { return each.id == step.id; }))
                gone.append(step.id);
        }
        lesson.steps = all;
        for (const QString& step : std::as_const(gone))
            forgetStep(lesson, step);
        for (auto of = words.cbegin(); of != words.cend(); ++of) {
            for (auto word = of->cbegin(); word != of->cend(); ++word)
                lesson.words[of.key()].insert(word.key(), word.value());
        }
        endWithTheLast(lesson);
        return {};
    });
}

} // namespace naru::lessons

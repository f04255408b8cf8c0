// SPDX-License-Identifier: GPL-3.0-or-later
// The changes of a draft's screens: what stands on the practice phone.
#include "app/lessons/draft.h"

#include "app/lessons/draftchange.h"

#include <algorithm>
#include <array>

namespace naru::lessons {

namespace {

constexpr std::array addable{
    WidgetKind::Button, WidgetKind::Row, WidgetKind::Text, WidgetKind::Bubble, WidgetKind::Card, WidgetKind::Tile};

bool isReadOnly(WidgetKind kind)
{
    return kind == WidgetKind::Text || kind == WidgetKind::Bubble || kind == WidgetKind::Card;
}

bool leadsTo(const Effect& effect, const QString& screen)
{
    return effect.go == screen || effect.sheet == screen;
}

bool needsScreen(const Lesson& lesson, const QString& screen)
{
    return std::any_of(lesson.steps.begin(), lesson.steps.end(), [&](const Step& step) {
        return step.screen == screen || leadsTo(step.then, screen)
            || std::any_of(step.also.begin(), step.also.end(), [&](const Aside& a) { return leadsTo(a.then, screen); })
            || std::any_of(
                step.mistakes.begin(), step.mistakes.end(), [&](const Mistake& m) { return leadsTo(m.then, screen); });
    });
}

bool needsWidget(const Lesson& lesson, const QString& screen, const QString& widget)
{
    return std::any_of(lesson.steps.begin(), lesson.steps.end(), [&](const Step& step) {
        const auto on = [&](const auto& side) { return side.when.on == widget; };
        return step.screen == screen
            && (step.expect.on == widget || std::any_of(step.also.begin(), step.also.end(), on)
                || std::any_of(step.mistakes.begin(), step.mistakes.end(), on));
    });
}

QString freeId(const QString& stem, const std::function<bool(const QString&)>& taken)
{
    int number = 1;
    while (taken(stem + QString::number(number)))
        ++number;
    return stem + QString::number(number);
}

Widget newWidget(Lesson& lesson, const Screen& screen, WidgetKind kind)
{
    Widget widget;
    widget.kind = kind;
    if (!isReadOnly(kind))
        widget.id = freeId(QStringLiteral("w"), [&](const QString& id) { return screen.find(id) != nullptr; });
    const auto variants = variantsOf(kind);
    if (!variants.empty())
        widget.variant = QString(variants.front());
    widget.label = freeKey(lesson, QStringLiteral("l.new"));
    putWords(lesson, widget.label, QStringLiteral("새 글"), QStringLiteral("New"));
    if (kind == WidgetKind::Tile)
        widget.icon = QStringLiteral("info");
    if (kind == WidgetKind::Row) {
        widget.value = freeKey(lesson, QStringLiteral("l.new"));
        putWords(lesson, widget.value, QStringLiteral("내용"), QStringLiteral("Content"));
    }
    return widget;
}

} // namespace

std::span<const WidgetKind> addableKinds()
{
    return addable;
}

Result<void> Draft::addScreen(Screen::Kind kind)
{
    return change([kind](Lesson& lesson) -> Result<void> {
        if (lesson.screens.size() >= screensMax)
            return LessonsFault::DraftFull;
        Screen screen;
        screen.id = freeId(QStringLiteral("screen"), [&](const QString& id) { return lesson.screen(id) != nullptr; });
        screen.kind = kind;
        screen.hasBack = true;
        screen.title = freeKey(lesson, QStringLiteral("bar.new"));
        putWords(lesson, screen.title, QStringLiteral("새 화면"), QStringLiteral("New screen"));
        screen.body = {newWidget(lesson, screen, WidgetKind::Text)};
        lesson.screens.append(screen);
        return {};
    });
}

Result<void> Draft::removeScreen(const QString& name)
{
    return changeScreen(name, [&name](Lesson& lesson, Screen&) -> Result<void> {
        if (lesson.screens.size() == 1)
            return LessonsFault::DraftLast;
        if (needsScreen(lesson, name) || lesson.screens.first().id == name)
            return LessonsFault::DraftInUse;
        lesson.shots.removeAll(name);
        lesson.screens.removeIf([&name](const Screen& screen) { return screen.id == name; });
        return {};
    });
}

Result<void> Draft::giveWayBack(const QString& name, bool hasBack)
{
    return changeScreen(name, [&](Lesson& lesson, Screen& screen) -> Result<void> {
        if (!hasBack && needsWidget(lesson, name, QString::fromLatin1(backId)))
            return LessonsFault::DraftInUse;
        screen.hasBack = hasBack;
        return {};
    });
}

Result<void> Draft::addWidget(const QString& name, WidgetKind kind)
{
    return changeScreen(name, [kind](Lesson& lesson, Screen& screen) -> Result<void> {
        if (std::find(addable.begin(), addable.end(), kind) == addable.end())
            return LessonsFault::DraftNoPlace;
        const auto pressable = std::count_if(screen.body.begin(), screen.body.end(),
            [](const Widget& widget) { return !widget.id.isEmpty() && widget.kind != WidgetKind::PinPad; });
        if (screen.body.size() >= widgetsMax || (!isReadOnly(kind) && pressable >= pressableMax))
            return LessonsFault::DraftFull;
        screen.body.append(newWidget(lesson, screen, kind));
        return {};
    });
}

Result<void> Draft::removeWidget(const QString& name, int at)
{
    return changeScreen(name, [&name, at](Lesson& lesson, Screen& screen) -> Result<void> {
        if (at < 0 || at >= screen.body.size())
            return LessonsFault::DraftNoPlace;
        const QString id = screen.body.at(at).id;
        if (!id.isEmpty() && needsWidget(lesson, name, id))
            return LessonsFault::DraftInUse;
        screen.body.removeAt(at);
        return {};
    });
}

Result<void> Draft::moveWidget(const QString& name, int from, int to)
{
    return changeScreen(name, [from, to](Lesson&, Screen& screen) -> Result<void> {
        if (from < 0 || to < 0 || from >= screen.body.size() || to >= screen.body.size())
            return LessonsFault::DraftNoPlace;
        screen.body.move(from, to);
        return {};
    });
}

} // namespace naru::lessons

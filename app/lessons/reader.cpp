// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/reader.h"

#include "app/codec/jsontree.h"
#include "app/lessons/field.h"

#include <algorithm>

namespace naru::lessons {

namespace {

using Type = codec::JsonNode::Type;

Value valueOf(Fields& at, const codec::JsonNode& node, const QString& key)
{
    if (node.isBool())
        return node.toBool();
    if (node.isString())
        return QString::fromUtf8(node.text());
    at.complain(key, QStringLiteral("not-a-key-or-flag"));
    return QString();
}

Vars varsOf(Fields& at, const char* name)
{
    Vars vars;
    const auto node = at.object(name);
    for (auto member = node.first(); !member.isAbsent(); member = member.next())
        vars.insert(QString::fromUtf8(member.key()), valueOf(at, member, QLatin1StringView(name)));
    return vars;
}

Conditions conditionsOf(Fields& at, const char* name)
{
    Conditions conditions;
    for (const auto& [var, value] : varsOf(at, name).toStdMap()) {
        const auto* text = std::get_if<QString>(&value);
        Condition condition{var, Condition::Is::Equal, value};
        if (text && *text == u"empty")
            condition.is = Condition::Is::Empty;
        else if (text && *text == u"!empty")
            condition.is = Condition::Is::NotEmpty;
        conditions.append(condition);
    }
    return conditions;
}

Action actionOf(Fields at)
{
    Action action;
    const auto deed = deedOf(at.text("do"));
    if (!deed)
        at.complain(QStringLiteral("do"), QStringLiteral("unknown-action"));
    action.deed = deed.value_or(Deed::Tap);
    action.on = at.text("on");
    if (action.deed == Deed::Type)
        action.value = at.text("text");
    else
        action.value = at.maybe("value");
    if (action.deed == Deed::Swipe) {
        const auto way = wayOf(at.text("way"));
        if (!way)
            at.complain(QStringLiteral("way"), QStringLiteral("unknown-way"));
        action.way = way.value_or(Way::Left);
    }
    if (action.deed == Deed::Pin)
        action.weak = at.flag("weak");
    at.end();
    return action;
}

Effect effectOf(Fields at)
{
    Effect effect;
    effect.set = varsOf(at, "set");
    effect.go = at.maybe("go");
    effect.sheet = at.maybe("sheet");
    effect.toast = at.maybe("toast");
    effect.back = at.flag("back");
    effect.undo = at.flag("undo");
    effect.stay = at.flag("stay");
    effect.end = at.flag("end");
    at.end();
    return effect;
}

void readVariant(Fields& at, Widget& widget, const char* name)
{
    const auto variants = variantsOf(widget.kind);
    widget.variant = at.maybe(name);
    if (widget.variant.isEmpty())
        widget.variant = QString(variants.front());
    else if (std::find(variants.begin(), variants.end(), widget.variant) == variants.end())
        at.complain(QLatin1StringView(name), QStringLiteral("unknown-") + QLatin1StringView(name));
}

void readFields(Fields& at, Widget& widget)
{
    switch (widget.kind) {
    case WidgetKind::Text:
        widget.label = at.text("text");
        readVariant(at, widget, "style");
        break;
    case WidgetKind::Image:
        widget.picture = at.text("picture");
        widget.label = at.text("alt");
        break;
    case WidgetKind::Button:
        widget.label = at.text("label");
        readVariant(at, widget, "kind");
        break;
    case WidgetKind::Tile:
        widget.label = at.text("label");
        widget.icon = at.text("icon");
        break;
    case WidgetKind::Row:
        widget.label = at.text("label");
        widget.value = at.maybe("value");
        widget.placeholder = at.maybe("placeholder");
        break;
    case WidgetKind::List:
        widget.items = at.text("items");
        break;
    case WidgetKind::Tabs:
        widget.items = at.text("items");
        widget.value = at.text("value");
        break;
    case WidgetKind::Field:
        widget.label = at.text("label");
        widget.value = at.text("value");
        widget.placeholder = at.maybe("placeholder");
        readVariant(at, widget, "ime");
        break;
    case WidgetKind::Picker:
        widget.label = at.text("label");
        widget.items = at.text("items");
        widget.value = at.text("value");
        readVariant(at, widget, "kind");
        break;
    case WidgetKind::Slider:
        widget.label = at.text("label");
        widget.items = at.text("items");
        widget.value = at.text("value");
        break;
    case WidgetKind::Toggle:
        widget.label = at.text("label");
        widget.value = at.text("value");
        break;
    case WidgetKind::Bubble:
        widget.label = at.text("text");
        readVariant(at, widget, "from");
        break;
    case WidgetKind::Card:
        widget.label = at.text("title");
        readVariant(at, widget, "kind");
        widget.lines = at.texts("lines");
        break;
    case WidgetKind::PinPad:
        widget.label = at.text("label");
        widget.length = at.number("length", 4, 6);
        break;
    case WidgetKind::Qr:
    case WidgetKind::NfcPad:
        widget.label = at.text("label");
        break;
    case WidgetKind::Bar:
    case WidgetKind::Sheet:
        at.complain(QStringLiteral("w"), QStringLiteral("belongs-to-the-screen"));
        break;
    }
}

Widget widgetOf(Fields at)
{
    Widget widget;
    const auto kind = widgetKindOf(at.text("w"));
    if (!kind)
        at.complain(QStringLiteral("w"), QStringLiteral("unknown-widget"));
    widget.kind = kind.value_or(WidgetKind::Text);
    widget.id = at.maybe("id");
    if (kind)
        readFields(at, widget);
    widget.enabledIf = conditionsOf(at, "enabledIf");
    widget.showIf = conditionsOf(at, "showIf");
    if (kind)
        at.end();
    return widget;
}

Screen screenOf(Fields at)
{
    Screen screen;
    screen.id = at.text("id");
    at.rename(screen.id);
    const QString kind = at.maybe("kind");
    if (kind == u"sheet")
        screen.kind = Screen::Kind::Sheet;
    else if (!kind.isEmpty() && kind != u"page")
        at.complain(QStringLiteral("kind"), QStringLiteral("unknown-kind"));
    Fields bar = at.inner("bar");
    screen.title = bar.text("title");
    screen.hasBack = bar.flag("back");
    bar.end();
    for (const Fields& widget : at.list("body", 12))
        screen.body.append(widgetOf(widget));
    at.end();
    return screen;
}

Step stepOf(Fields at)
{
    Step step;
    step.id = at.text("id");
    at.rename(step.id);
    step.screen = at.text("screen");
    step.say = at.text("say");
    step.done = at.text("done");
    step.expect = actionOf(at.inner("expect"));
    if (at.has("then"))
        step.then = effectOf(at.inner("then"));
    for (Fields aside : at.list("also", 12)) {
        // The action's fields and "then" stand side by side.
        step.also.append({actionOf(aside.without("then")), effectOf(aside.inner("then"))});
    }
    for (Fields mistake : at.list("mistakes", 12)) {
        Mistake read;
        read.when = actionOf(mistake.inner("when"));
        read.tag = mistake.text("tag");
        read.say = mistake.text("say");
        if (mistake.has("then"))
            read.then = effectOf(mistake.inner("then"));
        mistake.end();
        step.mistakes.append(read);
    }
    step.hints = at.texts("hints");
    step.secret = at.flag("secret");
    at.end();
    return step;
}

PlannedError plannedOf(Fields at)
{
    PlannedError planned;
    planned.step = at.text("step");
    planned.demo = actionOf(at.inner("demo"));
    const QString repair = at.text("repair");
    if (repair == u"back")
        planned.repair = PlannedError::Repair::Back;
    else if (repair != u"undo")
        at.complain(QStringLiteral("repair"), QStringLiteral("unknown-repair"));
    at.end();
    return planned;
}

void readHead(Fields& at, Lesson& lesson)
{
    if (at.text("format") != QLatin1StringView(lessonFormat))
        at.complain(QStringLiteral("format"), QStringLiteral("unknown-format"));
    lesson.id = at.text("id");
    lesson.rev = at.number("rev", 1, 1'000'000);
    lesson.place = at.text("place");
    lesson.level = at.number("level", 1, 3);
    lesson.minutes = at.number("minutes", 3, 12);
    lesson.title = at.text("title");
    lesson.goal = at.text("goal");
    lesson.intro = at.text("intro");
    lesson.icon = at.text("icon");
    lesson.prerequisites = at.texts("requires");
    lesson.vars = varsOf(at, "vars");
    const auto data = at.object("data");
    for (auto list = data.first(); !list.isAbsent(); list = list.next())
        lesson.data.insert(
            QString::fromUtf8(list.key()), at.textsOf(list, QStringLiteral("data.") + QString::fromUtf8(list.key())));
}

void readEnd(Fields& at, Lesson& lesson)
{
    for (Fields branch : at.list("branches", 8)) {
        lesson.branches.append({branch.text("at"), branch.text("goto"), conditionsOf(branch, "if")});
        branch.end();
    }
    lesson.plannedError = plannedOf(at.inner("plannedError"));
    Fields pass = at.inner("pass");
    if (pass.text("mode") != u"solo")
        pass.complain(QStringLiteral("mode"), QStringLiteral("unknown-mode"));
    lesson.hintsMax = pass.number("maxHints", 0, 20);
    lesson.mistakesMax = pass.number("maxMistakes", 0, 20);
    if (!pass.flag("noTimeLimit"))
        pass.complain(QStringLiteral("noTimeLimit"), QStringLiteral("a-learner-has-time"));
    pass.end();
    lesson.safety = at.texts("safety");
    lesson.done = at.texts("done");
    lesson.teachback = at.texts("teachback");
    Fields handout = at.inner("handout");
    lesson.shots = handout.texts("shots");
    if (handout.text("lines") != u"auto")
        handout.complain(QStringLiteral("lines"), QStringLiteral("unknown-lines"));
    handout.end();
    lesson.parts = at.texts("parts");
    lesson.bridge = at.maybe("bridge");
}

void readStructure(const QByteArray& json, Reading& reading)
{
    const QString file = QStringLiteral("lesson.json");
    if (json.size() > lessonBytesMax) {
        reading.complaints.append({file, QStringLiteral("-"), QStringLiteral("too-large")});
        return;
    }
    const auto tree = codec::JsonTree::parse(json);
    if (!tree || !tree->root().isObject()) {
        const QString rule = tree ? QStringLiteral("not-an-object") : QString::fromLatin1(tree.fault().name());
        reading.complaints.append({file, QStringLiteral("-"), rule});
        return;
    }
    Fields at(tree->root(), {}, file, &reading.complaints);
    readHead(at, reading.lesson);
    for (const Fields& screen : at.list("screens", screensMax))
        reading.lesson.screens.append(screenOf(screen));
    for (const Fields& step : at.list("steps", stepsMax))
        reading.lesson.steps.append(stepOf(step));
    readEnd(at, reading.lesson);
    at.end();
}

void readWords(const QString& language, const QByteArray& json, Reading& reading)
{
    const QString file = language + QStringLiteral(".json");
    const auto complain = [&](const QString& key, const QString& rule) {
        reading.complaints.append({file, key, rule});
    };
    if (json.size() > lessonBytesMax)
        return complain(QStringLiteral("-"), QStringLiteral("too-large"));
    const auto tree = codec::JsonTree::parse(json);
    if (!tree || !tree->root().isObject())
        return complain(
            QStringLiteral("-"), tree ? QStringLiteral("not-an-object") : QString::fromLatin1(tree.fault().name()));
    if (tree->root().size() > wordsMax)
        return complain(QStringLiteral("-"), QStringLiteral("too-many"));
    auto& words = reading.lesson.words[language];
    for (auto member = tree->root().first(); !member.isAbsent(); member = member.next()) {
        const QString key = QString::fromUtf8(member.key());
        if (!member.isString() || member.text().isEmpty())
            complain(key, QStringLiteral("no-text"));
        else if (key.startsWith(u"common."))
            complain(key, QStringLiteral("common-words-are-given"));
        else
            words.insert(key, QString::fromUtf8(member.text()));
    }
}

} // namespace

Reading readLesson(const LessonFiles& files, const CommonWords& common)
{
    Reading reading;
    readStructure(files.lesson, reading);
    for (const QString& language : common.keys()) {
        reading.lesson.words.insert(language, {});
        readWords(language, files.words.value(language), reading);
        reading.lesson.words[language].insert(common.value(language));
    }
    reading.lesson.pictures = files.pictures;
    reading.lesson.signs = files.signs;
    for (auto voice = files.voices.begin(); voice != files.voices.end(); ++voice)
        reading.lesson.voices.insert(voice.key(), voice->path);
    return reading;
}

} // namespace naru::lessons

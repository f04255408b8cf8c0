// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/writer.h"

#include "app/codec/jsontree.h"

#include <algorithm>

namespace naru::lessons {

namespace {

QByteArray quoted(const QString& text)
{
    return codec::jsonString(text.toUtf8());
}

QByteArray quoted(QLatin1StringView text)
{
    return quoted(QString(text));
}

/// An object on one line, its members in the order in which they are said.
class Object {
public:
    Object& raw(const char* name, const QByteArray& json)
    {
        m_json += (m_json.isEmpty() ? "" : ", ") + quoted(QLatin1StringView(name)) + ": " + json;
        return *this;
    }
    Object& text(const char* name, const QString& value) { return raw(name, quoted(value)); }
    Object& maybe(const char* name, const QString& value) { return value.isEmpty() ? *this : text(name, value); }
    Object& flag(const char* name, bool value) { return value ? raw(name, "true") : *this; }
    Object& number(const char* name, int value) { return raw(name, QByteArray::number(value)); }
    Object& named(const QString& name, const QByteArray& json)
    {
        m_json += (m_json.isEmpty() ? "" : ", ") + quoted(name) + ": " + json;
        return *this;
    }
    bool isEmpty() const { return m_json.isEmpty(); }
    QByteArray take() const { return '{' + m_json + '}'; }

private:
    QByteArray m_json;
};

QByteArray jsonOf(const QStringList& texts)
{
    QByteArrayList items;
    for (const QString& text : texts)
        items.append(quoted(text));
    return '[' + items.join(", ") + ']';
}

/// One item a line.
QByteArray block(const QByteArrayList& items, const char* indent)
{
    if (items.isEmpty())
        return "[]";
    const QByteArray inner = QByteArray("\n") + indent + "    ";
    return '[' + inner + items.join(',' + inner) + '\n' + indent + ']';
}

QByteArray jsonOf(const Value& value)
{
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    return quoted(std::get<QString>(value));
}

QByteArray jsonOf(const Vars& vars)
{
    Object object;
    for (auto it = vars.cbegin(); it != vars.cend(); ++it)
        object.named(it.key(), jsonOf(it.value()));
    return object.take();
}

QByteArray jsonOf(const Conditions& conditions)
{
    Object object;
    for (const Condition& condition : conditions) {
        switch (condition.is) {
        case Condition::Is::Empty:
            object.named(condition.var, "\"empty\"");
            break;
        case Condition::Is::NotEmpty:
            object.named(condition.var, "\"!empty\"");
            break;
        case Condition::Is::Equal:
            object.named(condition.var, jsonOf(condition.value));
            break;
        }
    }
    return object.take();
}

Object objectOf(const Action& action)
{
    Object object;
    object.text("do", QString(nameOf(action.deed))).text("on", action.on);
    if (action.deed == Deed::Type)
        object.text("text", action.value);
    else
        object.maybe("value", action.value);
    if (action.deed == Deed::Swipe)
        object.text("way", QString(nameOf(action.way)));
    return object.flag("weak", action.weak);
}

QByteArray jsonOf(const Effect& effect)
{
    Object object;
    if (!effect.set.isEmpty())
        object.raw("set", jsonOf(effect.set));
    object.maybe("go", effect.go).maybe("sheet", effect.sheet).maybe("toast", effect.toast);
    object.flag("back", effect.back).flag("undo", effect.undo).flag("stay", effect.stay).flag("end", effect.end);
    return object.take();
}

/// The first variant is what is meant where none is written.
void writeVariant(Object& object, const Widget& widget, const char* name)
{
    const auto variants = variantsOf(widget.kind);
    if (!variants.empty() && widget.variant != variants.front())
        object.maybe(name, widget.variant);
}

void writeFields(Object& object, const Widget& widget)
{
    switch (widget.kind) {
    case WidgetKind::Text:
        object.text("text", widget.label);
        return writeVariant(object, widget, "style");
    case WidgetKind::Image:
        object.text("picture", widget.picture).text("alt", widget.label);
        return;
    case WidgetKind::Bubble:
        object.text("text", widget.label);
        return writeVariant(object, widget, "from");
    case WidgetKind::Card:
        object.text("title", widget.label);
        writeVariant(object, widget, "kind");
        if (!widget.lines.isEmpty())
            object.raw("lines", jsonOf(widget.lines));
        return;
    default:
        break;
    }
    object.maybe("label", widget.label).maybe("items", widget.items);
    object.maybe("value", widget.value).maybe("placeholder", widget.placeholder).maybe("icon", widget.icon);
    writeVariant(object, widget, widget.kind == WidgetKind::Field ? "ime" : "kind");
    if (widget.kind == WidgetKind::PinPad)
        object.number("length", widget.length);
}

QByteArray jsonOf(const Widget& widget)
{
    Object object;
    object.text("w", QString(nameOf(widget.kind))).maybe("id", widget.id);
    writeFields(object, widget);
    if (!widget.enabledIf.isEmpty())
        object.raw("enabledIf", jsonOf(widget.enabledIf));
    if (!widget.showIf.isEmpty())
        object.raw("showIf", jsonOf(widget.showIf));
    return object.take();
}

QByteArray jsonOf(const Screen& screen)
{
    Object bar;
    bar.text("title", screen.title).raw("back", screen.hasBack ? "true" : "false");
    QByteArrayList body;
    for (const Widget& widget : screen.body)
        body.append(jsonOf(widget));
    Object object;
    object.text("id", screen.id);
    if (screen.kind == Screen::Kind::Sheet)
        object.text("kind", QStringLiteral("sheet"));
    return object.raw("bar", bar.take()).raw("body", block(body, "        ")).take();
}

QByteArray jsonOf(const Mistake& mistake)
{
    Object object;
    object.raw("when", objectOf(mistake.when).take()).text("tag", mistake.tag).text("say", mistake.say);
    if (mistake.then != Effect())
        object.raw("then", jsonOf(mistake.then));
    return object.take();
}

QByteArray jsonOf(const Step& step)
{
    Object object;
    object.text("id", step.id).text("screen", step.screen).text("say", step.say);
    object.raw("expect", objectOf(step.expect).take()).flag("secret", step.secret);
    if (step.then != Effect())
        object.raw("then", jsonOf(step.then));
    QByteArrayList also, mistakes;
    for (const Aside& aside : step.also)
        also.append(objectOf(aside.when).raw("then", jsonOf(aside.then)).take());
    for (const Mistake& mistake : step.mistakes)
        mistakes.append(jsonOf(mistake));
    if (!also.isEmpty())
        object.raw("also", block(also, "         "));
    if (!mistakes.isEmpty())
        object.raw("mistakes", block(mistakes, "         "));
    if (!step.hints.isEmpty())
        object.raw("hints", jsonOf(step.hints));
    return object.maybe("done", step.done).take();
}

QByteArray jsonOf(const PlannedError& planned)
{
    const bool back = planned.repair == PlannedError::Repair::Back;
    return Object()
        .text("step", planned.step)
        .raw("demo", objectOf(planned.demo).take())
        .text("repair", back ? QStringLiteral("back") : QStringLiteral("undo"))
        .take();
}

QByteArray jsonOf(const QList<Branch>& branches)
{
    QByteArrayList items;
    for (const Branch& branch : branches)
        items.append(Object().text("at", branch.at).raw("if", jsonOf(branch.when)).text("goto", branch.to).take());
    return block(items, "    ");
}

/// The members of lesson.json, one a line.
class File {
public:
    void raw(const char* name, const QByteArray& json)
    {
        m_json += (m_json.isEmpty() ? "{\n    " : ",\n    ") + quoted(QLatin1StringView(name)) + ": " + json;
    }
    void text(const char* name, const QString& value) { raw(name, quoted(value)); }
    void number(const char* name, int value) { raw(name, QByteArray::number(value)); }
    QByteArray take() const { return m_json + "\n}\n"; }

private:
    QByteArray m_json;
};

void writeHead(File& file, const Lesson& lesson)
{
    file.text("format", QString::fromLatin1(lessonFormat));
    file.text("id", lesson.id);
    file.number("rev", lesson.rev);
    file.text("place", lesson.place);
    file.number("level", lesson.level);
    file.number("minutes", lesson.minutes);
    file.text("title", lesson.title);
    file.text("goal", lesson.goal);
    file.text("intro", lesson.intro);
    file.text("icon", lesson.icon);
    file.raw("requires", jsonOf(lesson.prerequisites));
    file.raw("vars", jsonOf(lesson.vars));
    Object data;
    for (auto list = lesson.data.cbegin(); list != lesson.data.cend(); ++list)
        data.named(list.key(), jsonOf(list.value()));
    file.raw("data", data.take());
}

void writeEnd(File& file, const Lesson& lesson)
{
    if (!lesson.branches.isEmpty())
        file.raw("branches", jsonOf(lesson.branches));
    file.raw("plannedError", jsonOf(lesson.plannedError));
    file.raw("pass",
        Object()
            .text("mode", QStringLiteral("solo"))
            .number("maxHints", lesson.hintsMax)
            .number("maxMistakes", lesson.mistakesMax)
            .flag("noTimeLimit", true)
            .take());
    file.raw("safety", jsonOf(lesson.safety));
    file.raw("done", jsonOf(lesson.done));
    file.raw("teachback", jsonOf(lesson.teachback));
    file.raw("handout", Object().raw("shots", jsonOf(lesson.shots)).text("lines", QStringLiteral("auto")).take());
    if (!lesson.parts.isEmpty())
        file.raw("parts", jsonOf(lesson.parts));
    if (!lesson.bridge.isEmpty())
        file.text("bridge", lesson.bridge);
}

QByteArray wordsFile(const QHash<QString, QString>& words)
{
    QStringList keys = words.keys();
    std::sort(keys.begin(), keys.end());
    QByteArrayList lines;
    for (const QString& key : keys) {
        if (!key.startsWith(u"common.") && !words.value(key).isEmpty())
            lines.append("    " + quoted(key) + ": " + quoted(words.value(key)));
    }
    return "{\n" + lines.join(",\n") + "\n}\n";
}

} // namespace

LessonFiles filesOf(const Lesson& lesson)
{
    File file;
    writeHead(file, lesson);
    QByteArrayList screens, steps;
    for (const Screen& screen : lesson.screens)
        screens.append(jsonOf(screen));
    for (const Step& step : lesson.steps)
        steps.append(jsonOf(step));
    file.raw("screens", block(screens, "    "));
    file.raw("steps", block(steps, "    "));
    writeEnd(file, lesson);
    LessonFiles files;
    files.lesson = file.take();
    files.pictures = lesson.pictures;
    for (auto of = lesson.words.cbegin(); of != lesson.words.cend(); ++of)
        files.words.insert(of.key(), wordsFile(of.value()));
    return files;
}

} // namespace naru::lessons

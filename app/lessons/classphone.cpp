// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/classphone.h"

#include <QSet>

namespace naru::lessons {

namespace {

void gather(const Vars& vars, QSet<QString>& words)
{
    for (const Value& value : vars) {
        if (const auto* const text = std::get_if<QString>(&value))
            words.insert(*text);
    }
}

/// What stands in a variable without anybody having written it.
QSet<QString> ownWords(const Lesson& lesson)
{
    QSet<QString> words;
    gather(lesson.vars, words);
    for (const Step& step : lesson.steps) {
        gather(step.then.set, words);
        for (const Aside& aside : step.also)
            gather(aside.then.set, words);
        for (const Mistake& mistake : step.mistakes)
            gather(mistake.then.set, words);
    }
    for (auto list = lesson.data.begin(); list != lesson.data.end(); ++list) {
        for (const QString& item : *list)
            words.insert(list.key() + u'.' + item);
    }
    return words;
}

} // namespace

PhoneState phoneOf(const Player& player)
{
    PhoneState phone;
    phone.screens = player.place().screens;
    phone.astray = player.isAstray();
    const QSet<QString> own = ownWords(player.lesson());
    const Vars& vars = player.place().vars;
    for (auto var = vars.begin(); var != vars.end(); ++var) {
        const auto* const text = std::get_if<QString>(&var.value());
        if (!text || (!text->isEmpty() && own.contains(*text)))
            phone.vars.insert(var.key(), var.value());
        else if (!text->isEmpty())
            phone.written.append(var.key());
    }
    return phone;
}

Result<Scene> mirrorOf(const Lesson& lesson, int step, const PhoneState& phone, const QString& language)
{
    const bool stepThere = step >= 1 && step <= lesson.steps.size();
    if (!stepThere || phone.screens.isEmpty() || phone.screens.size() > phoneScreensMax)
        return Fault(LessonsFault::ClassGarbled, QStringLiteral("no such place"));
    for (const QString& screen : phone.screens) {
        if (!lesson.screen(screen))
            return Fault(LessonsFault::ClassGarbled, QStringLiteral("screen"));
    }
    const QSet<QString> own = ownWords(lesson);
    Vars vars;
    for (auto var = lesson.vars.begin(); var != lesson.vars.end(); ++var)
        vars.insert(var.key(), std::holds_alternative<bool>(var.value()) ? var.value() : Value(QString()));
    for (auto var = phone.vars.begin(); var != phone.vars.end(); ++var) {
        const auto* const text = std::get_if<QString>(&var.value());
        if (text && !own.contains(*text))
            return Fault(LessonsFault::ClassGarbled, QStringLiteral("not the lesson's word"));
        vars.insert(var.key(), var.value());
    }
    for (const QString& name : phone.written)
        vars.insert(name, QString(3, writtenMark));
    return sceneOfPlace(lesson, {step - 1, phone.screens, vars}, phone.astray ? Astray::Yes : Astray::No, language);
}

} // namespace naru::lessons

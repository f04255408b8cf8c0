// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lesson.h"

#include <algorithm>

namespace naru::lessons {

bool hold(const Conditions& conditions, const Vars& vars)
{
    return std::all_of(conditions.begin(), conditions.end(), [&vars](const Condition& condition) {
        const Value now = vars.value(condition.var);
        const auto* text = std::get_if<QString>(&now);
        switch (condition.is) {
        case Condition::Is::Empty:
            return text && text->isEmpty();
        case Condition::Is::NotEmpty:
            return text && !text->isEmpty();
        case Condition::Is::Equal:
            return now == condition.value;
        }
        return false;
    });
}

const Widget* Screen::find(const QString& widget) const
{
    const auto it = std::find_if(body.begin(), body.end(), [&widget](const Widget& w) { return w.id == widget; });
    return widget.isEmpty() || it == body.end() ? nullptr : &*it;
}

const Screen* Lesson::screen(const QString& name) const
{
    const auto it = std::find_if(screens.begin(), screens.end(), [&name](const Screen& s) { return s.id == name; });
    return it == screens.end() ? nullptr : &*it;
}

int Lesson::stepIndex(const QString& name) const
{
    const auto it = std::find_if(steps.begin(), steps.end(), [&name](const Step& s) { return s.id == name; });
    return it == steps.end() ? -1 : int(it - steps.begin());
}

bool Lesson::has(const QString& key, const QString& language) const
{
    const auto of = words.constFind(language);
    return of != words.cend() && of->contains(key);
}

QString Lesson::text(const QString& key, const QString& language, const Vars& now) const
{
    const auto of = words.constFind(language);
    if (of == words.cend())
        return {};
    QString text = of->value(key);
    for (auto open = text.indexOf(u'{'); open >= 0; open = text.indexOf(u'{', open + 1)) {
        const auto close = text.indexOf(u'}', open);
        if (close < 0)
            break;
        const Value value = now.value(text.mid(open + 1, close - open - 1));
        const auto* held = std::get_if<QString>(&value);
        if (!held)
            continue;
        const QString shown = of->contains(*held) ? of->value(*held) : *held;
        text.replace(open, close - open + 1, shown);
        open += shown.size() - 1; // what was filled in is text, never filled in again
    }
    return text;
}

QString slugOf(const QString& lessonId)
{
    return QString(lessonId).replace(u'.', u'-');
}

} // namespace naru::lessons

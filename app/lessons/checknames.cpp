// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/complaints.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace naru::lessons {

namespace {

class Names {
public:
    Names(const Lesson& lesson, Complaints& complaints)
        : m_lesson(lesson)
        , m_complaints(complaints)
    {
    }

    void all()
    {
        head();
        for (const Screen& screen : m_lesson.screens)
            screenNames(screen);
        for (const Step& step : m_lesson.steps)
            stepNames(step);
        rest();
    }

private:
    const Lesson& m_lesson;
    Complaints& m_complaints;
    QSet<QString> m_screens, m_steps;

    void key(const QString& at, const QString& key)
    {
        for (auto of = m_lesson.words.cbegin(); of != m_lesson.words.cend(); ++of) {
            if (!key.isEmpty() && !of->contains(key))
                m_complaints.say(at, "no-text", key + u' ' + of.key());
        }
    }

    void keys(const QString& at, const QStringList& keys, int min, int max)
    {
        for (const QString& one : keys)
            key(at, one);
        if (keys.size() < min || keys.size() > max)
            m_complaints.say(at, "not-so-many", QStringLiteral("%1…%2").arg(min).arg(max));
    }

    /// True for a flag, false for a text.
    std::optional<bool> isFlag(const QString& at, const QString& var)
    {
        const auto it = m_lesson.vars.constFind(var);
        if (it == m_lesson.vars.cend()) {
            m_complaints.say(at, "unknown-variable", var);
            return std::nullopt;
        }
        return std::holds_alternative<bool>(*it);
    }

    void value(const QString& at, const Value& value)
    {
        const auto* text = std::get_if<QString>(&value);
        if (text && !text->isEmpty())
            key(at, *text);
    }

    void conditions(const QString& at, const Conditions& conditions)
    {
        for (const Condition& condition : conditions) {
            const auto flag = isFlag(at, condition.var);
            const bool wantsFlag
                = condition.is == Condition::Is::Equal && std::holds_alternative<bool>(condition.value);
            if (flag && *flag != wantsFlag)
                m_complaints.say(at, "another-type", condition.var);
            if (condition.is == Condition::Is::Equal)
                value(at, condition.value);
        }
    }

    void head()
    {
        static const QRegularExpression id(QStringLiteral("^[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+$"));
        static const QRegularExpression place(QStringLiteral("^[A-Z][1-9][0-9]?$"));
        if (!id.match(m_lesson.id).hasMatch() || m_lesson.id.size() > 40)
            m_complaints.say(QStringLiteral("id"), "not-an-id");
        if (!place.match(m_lesson.place).hasMatch())
            m_complaints.say(QStringLiteral("place"), "not-a-place");
        if (!isIcon(m_lesson.icon))
            m_complaints.say(QStringLiteral("icon"), "unknown-icon");
        key(QStringLiteral("title"), m_lesson.title);
        key(QStringLiteral("goal"), m_lesson.goal);
        key(QStringLiteral("intro"), m_lesson.intro);
        for (const auto& [var, held] : m_lesson.vars.toStdMap())
            value(QStringLiteral("vars.") + var, held);
        for (const auto& [list, items] : m_lesson.data.toStdMap()) {
            if (items.isEmpty() || items.size() > 6)
                m_complaints.say(QStringLiteral("data.") + list, "not-so-many", QStringLiteral("1…6"));
            for (const QString& item : items)
                key(QStringLiteral("data.") + list, list + u'.' + item);
        }
    }

    void screenNames(const Screen& screen)
    {
        const QString at = QStringLiteral("screens.") + screen.id;
        if (m_screens.contains(screen.id))
            m_complaints.say(at, "twice");
        m_screens.insert(screen.id);
        key(at + QStringLiteral(".bar.title"), screen.title);
        QSet<QString> ids{QString::fromLatin1(backId)};
        int pressable = 0;
        for (const Widget& widget : screen.body) {
            const QString name = at + u'.' + (widget.id.isEmpty() ? QString(nameOf(widget.kind)) : widget.id);
            if (!widget.id.isEmpty() && ids.contains(widget.id))
                m_complaints.say(name, "twice");
            ids.insert(widget.id);
            ids.remove(QString());
            pressable += !widget.id.isEmpty() && widget.kind != WidgetKind::PinPad;
            widgetNames(name, widget);
        }
        if (pressable > 6)
            m_complaints.say(at, "more-than-6-to-press");
    }

    void widgetNames(const QString& at, const Widget& widget)
    {
        using enum WidgetKind;
        const bool readOnly
            = widget.kind == Text || widget.kind == Image || widget.kind == Bubble || widget.kind == Card;
        if (!readOnly && widget.id.isEmpty())
            m_complaints.say(at, "needs-an-id");
        key(at, widget.label);
        key(at, widget.placeholder);
        for (const QString& line : widget.lines)
            key(at, line);
        if (widget.lines.size() > 4)
            m_complaints.say(at, "more-than-4-lines");
        conditions(at + QStringLiteral(".enabledIf"), widget.enabledIf);
        conditions(at + QStringLiteral(".showIf"), widget.showIf);
        if (widget.kind == Tile && !isIcon(widget.icon))
            m_complaints.say(at, "unknown-icon", widget.icon);
        if (widget.kind == Image && !m_lesson.pictures.contains(widget.picture))
            m_complaints.say(at, "no-picture", widget.picture);
        itemNames(at, widget);
        if (widget.var().isEmpty())
            return key(at, widget.value);
        const auto flag = isFlag(at, widget.var());
        if (flag && *flag != (widget.kind == Toggle))
            m_complaints.say(at, "another-type", widget.var());
    }

    void itemNames(const QString& at, const Widget& widget)
    {
        if (widget.items.isEmpty())
            return;
        const auto items = m_lesson.data.constFind(widget.items);
        if (items == m_lesson.data.cend())
            return m_complaints.say(at, "unknown-items", widget.items);
        int max = 4;
        if (widget.kind == WidgetKind::Tabs)
            max = 3;
        else if (widget.kind == WidgetKind::Slider)
            max = 5;
        else if (widget.kind == WidgetKind::Picker && widget.variant == u"date")
            max = 6;
        if (items->size() > max)
            m_complaints.say(at, "too-many-choices", QString::number(max));
        if (widget.kind != WidgetKind::List && widget.var().isEmpty())
            m_complaints.say(at, "needs-a-variable");
    }

    void action(const QString& at, const Screen* screen, const Action& action, bool mayBeAny)
    {
        if (action.on == QLatin1StringView(backId)) {
            if (screen && !screen->hasBack)
                m_complaints.say(at, "no-way-back-here");
            if (action.deed != Deed::Tap)
                m_complaints.say(at, "not-for-this-widget", action.on);
            return;
        }
        const Widget* widget = screen ? screen->find(action.on) : nullptr;
        if (!widget)
            return m_complaints.say(at, "unknown-widget", action.on);
        if (!takes(widget->kind, action.deed))
            m_complaints.say(at, "not-for-this-widget", QString(nameOf(action.deed)));
        if (action.deed == Deed::Type) {
            if (action.value != QLatin1StringView(anyItem))
                key(at, action.value);
            return;
        }
        const bool needsItem = action.deed == Deed::Choose || widget->kind == WidgetKind::List;
        const bool isAny = action.value == QLatin1StringView(anyItem);
        if (needsItem != !action.value.isEmpty())
            m_complaints.say(at, needsItem ? "needs-an-item" : "has-no-items");
        else if (needsItem && !isAny && !m_lesson.data.value(widget->items).contains(action.value))
            m_complaints.say(at, "unknown-item", action.value);
        else if (isAny && !mayBeAny)
            m_complaints.say(at, "must-be-one-item");
    }

    void effect(const QString& at, const Effect& effect)
    {
        for (const auto& [var, held] : effect.set.toStdMap()) {
            const auto flag = isFlag(at, var);
            if (flag && *flag != std::holds_alternative<bool>(held))
                m_complaints.say(at, "another-type", var);
            const auto* text = std::get_if<QString>(&held);
            if (text && *text != u"$chosen" && *text != u"$typed")
                value(at, held);
        }
        for (const QString& screen : {effect.go, effect.sheet}) {
            if (!screen.isEmpty() && !m_screens.contains(screen))
                m_complaints.say(at, "unknown-screen", screen);
        }
        const Screen* over = m_lesson.screen(effect.sheet);
        if (over && over->kind != Screen::Kind::Sheet)
            m_complaints.say(at, "not-a-sheet", effect.sheet);
        key(at, effect.toast);
    }

    void stepNames(const Step& step)
    {
        const QString at = QStringLiteral("steps.") + step.id;
        if (m_steps.contains(step.id))
            m_complaints.say(at, "twice");
        m_steps.insert(step.id);
        const Screen* screen = m_lesson.screen(step.screen);
        if (!screen)
            return m_complaints.say(at, "unknown-screen", step.screen);
        key(at + QStringLiteral(".say"), step.say);
        key(at + QStringLiteral(".done"), step.done);
        keys(at + QStringLiteral(".hints"), step.hints, 1, 2);
        action(at + QStringLiteral(".expect"), screen, step.expect, true);
        effect(at + QStringLiteral(".then"), step.then);
        if (step.expect.weak)
            m_complaints.say(at, "never-weak");
        for (const Aside& aside : step.also) {
            const QString name = at + QStringLiteral(".also.") + aside.when.on;
            action(name, screen, aside.when, true);
            effect(name, aside.then);
            const QString to = aside.then.go.isEmpty() ? aside.then.sheet : aside.then.go;
            const Screen* there = m_lesson.screen(to);
            if (there && there->id != step.screen && !there->hasBack)
                m_complaints.say(name, "no-way-back", to);
        }
        for (const Mistake& mistake : step.mistakes) {
            const QString name = at + QStringLiteral(".mistakes.") + mistake.say;
            action(name, screen, mistake.when, true);
            effect(name, mistake.then);
            key(name, mistake.say);
            if (!isTag(mistake.tag))
                m_complaints.say(name, "unknown-tag", mistake.tag);
            if (mistake.when == step.expect)
                m_complaints.say(name, "right-and-mistaken");
        }
    }

    void planned()
    {
        const QString at = QStringLiteral("plannedError");
        const int index = m_lesson.stepIndex(m_lesson.plannedError.step);
        if (index < 0)
            return m_complaints.say(at, "unknown-step", m_lesson.plannedError.step);
        const auto& mistakes = m_lesson.steps.at(index).mistakes;
        const auto known = std::find_if(mistakes.begin(), mistakes.end(),
            [this](const Mistake& mistake) { return mistake.when == m_lesson.plannedError.demo; });
        if (known == mistakes.end())
            return m_complaints.say(at, "not-a-mistake-of-its-step");
        const Screen* shown = m_lesson.screen(known->then.go.isEmpty() ? known->then.sheet : known->then.go);
        if (m_lesson.plannedError.repair == PlannedError::Repair::Back && (!shown || !shown->hasBack))
            m_complaints.say(at, "no-way-back");
    }

    void rest()
    {
        if (m_lesson.screens.isEmpty())
            m_complaints.say(QStringLiteral("screens"), "missing");
        if (m_lesson.steps.size() < stepsMin)
            m_complaints.say(
                QStringLiteral("steps"), "not-so-many", QStringLiteral("%1…%2").arg(stepsMin).arg(stepsMax));
        for (const Step& step : m_lesson.steps) {
            const bool isLast = &step == &m_lesson.steps.last();
            if (step.then.end != isLast && m_lesson.branches.isEmpty())
                m_complaints.say(QStringLiteral("steps.") + step.id, isLast ? "does-not-end" : "ends-too-early");
        }
        for (const Branch& branch : m_lesson.branches) {
            conditions(QStringLiteral("branches.") + branch.at, branch.when);
            if (m_lesson.stepIndex(branch.at) < 0 || m_lesson.stepIndex(branch.to) < 0)
                m_complaints.say(QStringLiteral("branches.") + branch.at, "unknown-step");
        }
        planned();
        const bool shows = std::any_of(m_lesson.steps.begin(), m_lesson.steps.end(), [](const Step& step) {
            return std::any_of(
                step.mistakes.begin(), step.mistakes.end(), [](const Mistake& m) { return m.then.moves(); });
        });
        if (!shows)
            m_complaints.say(QStringLiteral("steps"), "no-consequence-shown");
        keys(QStringLiteral("safety"), m_lesson.safety, 1, 3);
        keys(QStringLiteral("done"), m_lesson.done, 3, 3);
        keys(QStringLiteral("teachback"), m_lesson.teachback, 3, 3);
        if (m_lesson.shots.size() < 2 || m_lesson.shots.size() > 4)
            m_complaints.say(QStringLiteral("handout.shots"), "not-so-many", QStringLiteral("2…4"));
        for (const QString& shot : m_lesson.shots) {
            if (!m_screens.contains(shot))
                m_complaints.say(QStringLiteral("handout.shots"), "unknown-screen", shot);
        }
        for (const QString& part : m_lesson.parts) {
            if (!m_steps.contains(part))
                m_complaints.say(QStringLiteral("parts"), "unknown-step", part);
        }
        if (m_lesson.steps.size() > 10 && m_lesson.parts.size() < 2)
            m_complaints.say(QStringLiteral("parts"), "needs-two-parts");
        if (!m_lesson.bridge.isEmpty() && m_lesson.bridge != u"verify" && m_lesson.bridge != u"pay")
            m_complaints.say(QStringLiteral("bridge"), "unknown-bridge");
    }
};

} // namespace

void checkNames(const Lesson& lesson, Complaints& complaints)
{
    Names(lesson, complaints).all();
}

} // namespace naru::lessons

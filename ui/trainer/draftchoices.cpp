// SPDX-License-Identifier: GPL-3.0-or-later
// What may be chosen at each row: closed lists, made of what the lesson has.
#include "ui/trainer/draftmodel.h"

#include "ui/trainer/draftwords.h"

namespace naru::ui::trainer {

using lessons::Action;
using lessons::Effect;

QVariantList DraftModel::choices(const QString& kind, int index) const
{
    QVariantList list;
    for (const Choice& choice : choicesOf(kind, index))
        list.append(QVariantMap{{QStringLiteral("text"), choice.text}, {QStringLiteral("now"), choice.isNow}});
    return list;
}

QString DraftModel::valueOf(const QString& kind, int index) const
{
    if (!m_draft)
        return {};
    if (kind == u"widget") {
        const lessons::Screen* screen = lesson().screen(screenHere());
        return screen && index < screen->body.size() ? DraftWords(lesson(), m_language).widget(screen->body.at(index))
                                                     : QString();
    }
    for (const Choice& choice : choicesOf(kind, index)) {
        if (choice.isNow)
            return choice.text;
    }
    return {};
}

void DraftModel::choose(const QString& kind, int index, int choice)
{
    const QList<Choice> choices = choicesOf(kind, index);
    if (choice < 0 || choice >= choices.size())
        return;
    seal();
    const auto screens = lesson().screens.size();
    const auto done = choices.at(choice).take();
    if (lesson().screens.size() > screens)
        m_screen = lesson().screens.last().id;
    if (kind == u"lead") {
        Q_EMIT recordingChanged();
        return show();
    }
    apply(done);
}

QList<DraftModel::Choice> DraftModel::choicesOf(const QString& kind, int index) const
{
    if (!m_draft)
        return {};
    if (kind == u"lead" || kind == u"way")
        return wayChoices();
    if (kind == u"level" || kind == u"minutes" || kind == u"icon" || kind.startsWith(u"safety"))
        return kind == u"safety"
            ? QList<Choice>{{tr("이것 빼기"), false, [this, index] { return m_draft->removeSafety(index); }}}
            : headChoices(kind);
    if (kind.startsWith(u"screen.") || kind.startsWith(u"widget"))
        return screenChoices(kind, index);
    const int at = stepAt();
    if (at < 0)
        return {};
    const lessons::Step& step = lesson().steps.at(at);
    if (kind == u"hint")
        return {{tr("이 힌트 빼기"), false, [this, at, index] { return m_draft->removeHint(at, index); }}};
    if (kind == u"hint.new")
        return {{tr("힌트 더하기"), false, [this, at] { return m_draft->addHint(at); }}};
    if (kind == u"note")
        return noteChoices();
    if (kind == u"order")
        return orderChoices();
    if (kind == u"secret")
        return yesNo(step.secret, [this, at](bool yes) { return m_draft->mask(at, yes); });
    if (kind == u"part")
        return yesNo(lesson().parts.contains(step.id), [this, at](bool yes) { return m_draft->beginPart(at, yes); });
    if (kind == u"screen") {
        QList<Choice> list;
        for (const lessons::Screen& screen : lesson().screens)
            list.append({DraftWords(lesson(), m_language).screen(screen.id), screen.id == step.screen,
                [this, at, id = screen.id] { return m_draft->place(at, id); }});
        return list;
    }
    if (kind == u"mistake.tag" || kind == u"mistake.shows" || kind == u"mistake.plan")
        return mistakeChoices(kind, index);
    return actChoices(kind, index);
}

QList<DraftModel::Choice> DraftModel::yesNo(bool now, std::function<Result<void>(bool)> take) const
{
    return {{tr("네"), now, [take] { return take(true); }}, {tr("아니요"), !now, [take] { return take(false); }}};
}

QList<DraftModel::Choice> DraftModel::actChoices(const QString& kind, int index) const
{
    const int at = stepAt();
    const lessons::Step& step = lesson().steps.at(at);
    const DraftWords in(lesson(), m_language);
    QList<Action> acts = lessons::actsOn(lesson(), *lesson().screen(step.screen));
    const bool isMistake = kind == u"mistake.act", isAside = kind == u"aside";
    std::optional<Action> now;
    if (kind == u"act")
        now = step.expect;
    else if (isMistake && index < step.mistakes.size())
        now = step.mistakes.at(index).when;
    else if (isAside && index < step.also.size())
        now = step.also.at(index).when;
    if (now && !acts.contains(*now))
        acts.prepend(*now);
    QList<Choice> list;
    for (const Action& act : std::as_const(acts)) {
        const bool isNow = now && act == *now;
        if (isAside && !isNow)
            continue;
        if (kind != u"act" && !isNow && act == step.expect)
            continue;
        const auto take = [this, kind, at, index, act, isNow]() -> Result<void> {
            if (isNow)
                return {};
            if (kind == u"act")
                return m_draft->expect(at, act);
            if (kind == u"mistake.new")
                return m_draft->addMistake(at, act);
            if (kind == u"aside.new")
                return m_draft->addAside(at, act);
            const lessons::Mistake mistake = lesson().steps.at(at).mistakes.value(index);
            const QString shows = mistake.then.go.isEmpty() ? mistake.then.sheet : mistake.then.go;
            return m_draft->changeMistake(at, index, act, mistake.tag, shows);
        };
        list.append({in.act(step.screen, act), isNow, take});
        if (kind == u"act" && act.deed == lessons::Deed::Type && act.value == QLatin1StringView(lessons::anyItem)) {
            Action own = act;
            own.value.clear();
            list.append({tr("정해 준 글 쓰기"), false, [this, at, own] { return m_draft->expect(at, own); }});
        }
    }
    if (isMistake)
        list.append({tr("이 실수 빼기"), false, [this, at, index] { return m_draft->removeMistake(at, index); }});
    if (isAside)
        list.append({tr("이것 빼기"), false, [this, at, index] { return m_draft->removeAside(at, index); }});
    return list;
}

QList<DraftModel::Choice> DraftModel::wayChoices() const
{
    const bool leads = m_recording && m_recording->asked();
    const int at = stepAt();
    if (!leads && at < 0)
        return {};
    const Effect now = leads ? Effect() : lesson().steps.at(at).then;
    const DraftWords in(lesson(), m_language);
    QList<Choice> list;
    const auto add = [&](const Effect& then) {
        const bool isNow = !leads && then.go == now.go && then.sheet == now.sheet && then.back == now.back;
        list.append({in.way(then), isNow, [this, leads, at, then]() -> Result<void> {
                         if (leads)
                             return const_cast<DraftModel*>(this)->m_recording->lead(then);
                         return m_draft->lead(at, then);
                     }});
    };
    Effect then;
    then.set = now.set;
    add(then);
    then.back = true;
    add(then);
    then.back = false;
    for (const lessons::Screen& screen : lesson().screens) {
        const bool isSheet = screen.kind == lessons::Screen::Kind::Sheet;
        then.go = isSheet ? QString() : screen.id;
        then.sheet = isSheet ? screen.id : QString();
        add(then);
    }
    return list;
}

QList<DraftModel::Choice> DraftModel::noteChoices() const
{
    const int at = stepAt();
    const lessons::Step& step = lesson().steps.at(at);
    const DraftWords in(lesson(), m_language);
    QList<Choice> list;
    const auto add = [&](const lessons::Vars& set) {
        Effect then = step.then;
        then.set = set;
        list.append({in.note(then), set == step.then.set, [this, at, then] { return m_draft->lead(at, then); }});
    };
    add({});
    if (!step.then.set.isEmpty())
        add(step.then.set);
    const bool types = step.expect.deed == lessons::Deed::Type;
    const QString held = types ? QStringLiteral("$typed") : QStringLiteral("$chosen");
    if (!types && step.expect.deed != lessons::Deed::Choose)
        return list;
    for (auto var = lesson().vars.cbegin(); var != lesson().vars.cend(); ++var) {
        const lessons::Vars set{{var.key(), held}};
        if (std::holds_alternative<QString>(var.value()) && set != step.then.set)
            add(set);
    }
    return list;
}

QList<DraftModel::Choice> DraftModel::orderChoices() const
{
    const int at = stepAt();
    return {{tr("앞으로 옮기기"), false, [this, at] { return m_draft->moveStep(at, at - 1); }},
        {tr("뒤로 옮기기"), false, [this, at] { return m_draft->moveStep(at, at + 1); }},
        {tr("앞에 새 걸음"), false, [this, at] { return m_draft->addStep(at); }},
        {tr("뒤에 새 걸음"), false, [this, at] { return m_draft->addStep(at + 1); }},
        {tr("이 걸음 빼기"), false, [this, at] { return m_draft->removeStep(at); }}};
}

QList<DraftModel::Choice> DraftModel::mistakeChoices(const QString& kind, int index) const
{
    const int at = stepAt();
    const lessons::Step& step = lesson().steps.at(at);
    if (index < 0 || index >= step.mistakes.size())
        return {};
    const lessons::Mistake mistake = step.mistakes.at(index);
    const QString shows = mistake.then.go.isEmpty() ? mistake.then.sheet : mistake.then.go;
    QList<Choice> list;
    if (kind == u"mistake.plan") {
        const bool isPlanned = lesson().plannedError.step == step.id && lesson().plannedError.demo == mistake.when;
        list.append({isPlanned ? tr("네") : tr("아니요"), true, [] { return Result<void>(); }});
        if (!isPlanned)
            list.append({tr("네, 이 실수로"), false, [this, at, index] { return m_draft->showMistake(at, index); }});
        return list;
    }
    if (kind == u"mistake.tag") {
        for (const QLatin1StringView tag : lessons::tags())
            list.append({DraftWords::tag(tag), mistake.tag == tag, [this, at, index, mistake, shows, tag] {
                             return m_draft->changeMistake(at, index, mistake.when, QString(tag), shows);
                         }});
        return list;
    }
    const auto add = [&](const QString& screen, const QString& text) {
        list.append({text, screen == shows, [this, at, index, mistake, screen] {
                         return m_draft->changeMistake(at, index, mistake.when, mistake.tag, screen);
                     }});
    };
    add({}, tr("바로 되돌려요"));
    for (const lessons::Screen& screen : lesson().screens) {
        if (screen.id != step.screen)
            add(screen.id, tr("‘%1’ 화면을 보여 줘요").arg(DraftWords(lesson(), m_language).screen(screen.id)));
    }
    return list;
}

QList<DraftModel::Choice> DraftModel::headChoices(const QString& kind) const
{
    const lessons::Draft::Head now{lesson().level, lesson().minutes, lesson().icon};
    QList<Choice> list;
    const auto add = [&](const QString& text, const lessons::Draft::Head& head, bool isNow) {
        list.append({text, isNow, [this, head] { return m_draft->describe(head); }});
    };
    if (kind == u"safety.new")
        return {{tr("꼭 기억할 것 더하기"), false, [this] { return m_draft->addSafety(); }}};
    if (kind == u"level") {
        for (int level = 1; level <= 3; ++level)
            add(DraftWords::level(level), {level, now.minutes, now.icon}, level == now.level);
    } else if (kind == u"minutes") {
        for (int minutes = 3; minutes <= 12; ++minutes)
            add(tr("%1분쯤").arg(minutes), {now.level, minutes, now.icon}, minutes == now.minutes);
    } else {
        for (const QLatin1StringView icon : lessons::icons())
            add(QString(icon), {now.level, now.minutes, QString(icon)}, now.icon == icon);
    }
    return list;
}

QList<DraftModel::Choice> DraftModel::screenChoices(const QString& kind, int index) const
{
    const QString id = screenHere();
    const lessons::Screen* screen = lesson().screen(id);
    const DraftWords in(lesson(), m_language);
    QList<Choice> list;
    if (kind == u"screen.shown") {
        for (const lessons::Screen& each : lesson().screens)
            list.append({in.screen(each.id), each.id == id, [this, other = each.id]() -> Result<void> {
                             const_cast<DraftModel*>(this)->m_screen = other;
                             return {};
                         }});
    } else if (kind == u"screen.back") {
        list = yesNo(screen->hasBack, [this, id](bool yes) { return m_draft->giveWayBack(id, yes); });
    } else if (kind == u"screen.shot") {
        list = yesNo(lesson().shots.contains(id), [this, id](bool yes) { return m_draft->takeHome(id, yes); });
    } else if (kind == u"screen.new") {
        using Kind = lessons::Screen::Kind;
        list = {{tr("새 화면"), false, [this] { return m_draft->addScreen(Kind::Page); }},
            {tr("위에 열리는 새 창"), false, [this] { return m_draft->addScreen(Kind::Sheet); }},
            {tr("이 화면 빼기"), false, [this, id] { return m_draft->removeScreen(id); }}};
    } else if (kind == u"widget.new") {
        for (const lessons::WidgetKind each : lessons::addableKinds())
            list.append({DraftWords::kind(each), false, [this, id, each] { return m_draft->addWidget(id, each); }});
    } else {
        list = {{tr("위로 옮기기"), false, [this, id, index] { return m_draft->moveWidget(id, index, index - 1); }},
            {tr("아래로 옮기기"), false, [this, id, index] { return m_draft->moveWidget(id, index, index + 1); }},
            {tr("이것 빼기"), false, [this, id, index] { return m_draft->removeWidget(id, index); }}};
    }
    return list;
}

} // namespace naru::ui::trainer

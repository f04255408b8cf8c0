// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/scene.h"

#include "app/base/assert.h"

namespace naru::lessons {

namespace {

class Painter {
public:
    Painter(const Lesson& lesson, const QString& language, const Vars& vars, std::optional<Action> wanted)
        : m_lesson(lesson)
        , m_language(language)
        , m_vars(vars)
        , m_wanted(std::move(wanted))
    {
    }

    Scene scene(const Screen& screen) const
    {
        Scene scene;
        scene.screen = screen.id;
        scene.title = text(screen.title);
        scene.hasBack = screen.hasBack;
        scene.isSheet = screen.kind == Screen::Kind::Sheet;
        scene.backWanted = m_wanted && m_wanted->on == QLatin1StringView(backId);
        for (const Widget& widget : screen.body) {
            if (hold(widget.showIf, m_vars))
                scene.widgets.append(painted(widget));
        }
        return scene;
    }

private:
    const Lesson& m_lesson;
    QString m_language;
    const Vars& m_vars;
    std::optional<Action> m_wanted;

    QString text(const QString& key) const { return m_lesson.text(key, m_language, m_vars); }

    /// A variable's words: those of the key it holds, or what was typed.
    QString shown(const QString& value) const
    {
        if (!value.startsWith(u'$'))
            return text(value);
        const Value held = m_vars.value(value.mid(1));
        const auto* heldText = std::get_if<QString>(&held);
        if (!heldText)
            return {};
        return m_lesson.has(*heldText, m_language) ? text(*heldText) : *heldText;
    }

    SceneWidget painted(const Widget& widget) const
    {
        SceneWidget scene;
        scene.kind = widget.kind;
        scene.id = widget.id;
        scene.label = text(widget.label);
        scene.value = shown(widget.value);
        scene.placeholder = text(widget.placeholder);
        scene.variant = widget.variant;
        scene.icon = widget.icon;
        scene.picture = widget.picture;
        scene.length = widget.length;
        for (const QString& line : widget.lines)
            scene.lines.append(text(line));
        scene.isOpen = hold(widget.enabledIf, m_vars);
        const Value held = m_vars.value(widget.var());
        const bool* on = std::get_if<bool>(&held);
        scene.isOn = on && *on;
        if (m_wanted && !widget.id.isEmpty() && m_wanted->on == widget.id) {
            scene.isWanted = true;
            scene.wantedDeed = m_wanted->deed;
            scene.wantedWay = m_wanted->way;
        }
        for (const QString& item : m_lesson.data.value(widget.items)) {
            const QString key = widget.items + u'.' + item;
            const bool isWanted
                = scene.isWanted && (m_wanted->value == item || m_wanted->value == QLatin1StringView(anyItem));
            scene.items.append({item, text(key), text(key + QStringLiteral(".more")), held == Value(key), isWanted});
        }
        return scene;
    }
};

QString labelOf(const Scene& scene)
{
    for (const SceneWidget& widget : scene.widgets) {
        if (!widget.isWanted)
            continue;
        for (const SceneItem& item : widget.items) {
            if (item.isWanted)
                return item.label;
        }
        return widget.label;
    }
    return {};
}

} // namespace

Scene sceneOf(const Player& player)
{
    return Painter(player.lesson(), player.language(), player.place().vars,
        player.isEnded() ? std::nullopt : std::optional(player.wanted()))
        .scene(player.screen());
}

Scene sceneOfPlace(const Lesson& lesson, const Place& place, Astray astray, const QString& language)
{
    const Step& step = lesson.steps.at(place.step);
    const Screen* top = lesson.screen(place.screens.last());
    NARU_ASSERT(top);
    const bool isThere = astray == Astray::No && top->id == step.screen;
    const Action wayBack{Deed::Tap, QString::fromLatin1(backId), {}, Way::None, false};
    return Painter(lesson, language, place.vars, isThere ? step.expect : wayBack).scene(*top);
}

Scene sceneOfShot(const Lesson& lesson, const QString& screen, const QString& language)
{
    Player player(std::make_shared<const Lesson>(lesson), Mode::Guided, language);
    while (!player.isEnded() && player.place().screens.last() != screen) {
        if (player.act(player.performed(player.wanted())).kind != Reply::Kind::Right)
            break;
    }
    const Screen* there = lesson.screen(screen);
    NARU_ASSERT(there);
    return Painter(lesson, language, player.place().vars, std::nullopt).scene(*there);
}

Said saidOf(const Player& player, const QString& key)
{
    const Lesson& lesson = player.lesson();
    const auto words = [&](const QString& of) {
        QString text = lesson.text(of, player.language(), player.place().vars);
        return text.replace(QStringLiteral("{target}"), labelOf(sceneOf(player)));
    };
    Said said{words(key), words(key + QStringLiteral(".more")), words(key + QStringLiteral(".voice"))};
    if (said.voice.isEmpty())
        said.voice = said.more.isEmpty() ? said.line : said.line + u' ' + said.more;
    said.voice.replace(u'\n', u' ');
    return said;
}

} // namespace naru::lessons

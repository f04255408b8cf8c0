// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/scenevalues.h"

namespace naru::ui::lesson {

namespace {

QVariantMap valuesOfItem(const lessons::SceneItem& item)
{
    return {{QStringLiteral("id"), item.id}, {QStringLiteral("label"), item.label}, {QStringLiteral("more"), item.more},
        {QStringLiteral("isChosen"), item.isChosen}, {QStringLiteral("isWanted"), item.isWanted}};
}

QVariantMap valuesOfWidget(const lessons::SceneWidget& widget)
{
    QVariantList items;
    for (const auto& item : widget.items)
        items.append(valuesOfItem(item));
    return {{QStringLiteral("kind"), QString(lessons::nameOf(widget.kind))}, {QStringLiteral("id"), widget.id},
        {QStringLiteral("label"), widget.label}, {QStringLiteral("value"), widget.value},
        {QStringLiteral("placeholder"), widget.placeholder}, {QStringLiteral("variant"), widget.variant},
        {QStringLiteral("icon"), widget.icon}, {QStringLiteral("picture"), widget.picture},
        {QStringLiteral("lines"), widget.lines}, {QStringLiteral("length"), widget.length},
        {QStringLiteral("isOn"), widget.isOn}, {QStringLiteral("isOpen"), widget.isOpen},
        {QStringLiteral("isWanted"), widget.isWanted},
        {QStringLiteral("deed"), QString(lessons::nameOf(widget.wantedDeed))},
        {QStringLiteral("way"), QString(lessons::nameOf(widget.wantedWay))}, {QStringLiteral("items"), items}};
}

} // namespace

QVariantMap valuesOf(const lessons::Scene& scene)
{
    QVariantList widgets;
    for (const auto& widget : scene.widgets)
        widgets.append(valuesOfWidget(widget));
    return {{QStringLiteral("screen"), scene.screen}, {QStringLiteral("title"), scene.title},
        {QStringLiteral("hasBack"), scene.hasBack}, {QStringLiteral("isSheet"), scene.isSheet},
        {QStringLiteral("backWanted"), scene.backWanted}, {QStringLiteral("widgets"), widgets}};
}

} // namespace naru::ui::lesson

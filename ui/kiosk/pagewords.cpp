// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/pagewords.h"

#include <QAccessible>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSet>

#include <algorithm>

namespace naru::ui::kiosk {

using device::TextKind;

namespace {

constexpr qsizetype linesMax = 120; ///< more than any page has

struct Found {
    PageLine line;
    QRectF place;
};

TextKind kindOf(const QQuickItem& item, QAccessible::Role role)
{
    const QString own = item.property("heardAs").toString();
    if (own == u"secret" || item.property("secret").toBool())
        return TextKind::Secret;
    if (own == u"amount")
        return TextKind::Amount;
    if (own == u"released" || QByteArrayView(item.metaObject()->className()).startsWith("NaruValue_"))
        return TextKind::Released;
    return own == u"typed" || role == QAccessible::EditableText ? TextKind::Typed : TextKind::Ours;
}

bool isRead(QAccessible::Role role)
{
    return role == QAccessible::StaticText || role == QAccessible::AlertMessage || role == QAccessible::Heading
        || role == QAccessible::Dialog || role == QAccessible::EditableText;
}

bool isPressed(QAccessible::Role role)
{
    return role == QAccessible::Button || role == QAccessible::CheckBox || role == QAccessible::RadioButton
        || role == QAccessible::ListItem;
}

bool isShown(const QQuickItem* item)
{
    if (!item->isVisible())
        return false;
    for (; item; item = item->parentItem()) {
        if (item->opacity() <= 0)
            return false;
    }
    return true;
}

/// Down the tree that assistive technology is given: what is ignored there, Qt keeps out of it and nowhere else.
void walk(QAccessibleInterface* face, QQuickItem* page, QList<Found>& found)
{
    for (int i = 0; face && i < face->childCount() && found.size() < linesMax; ++i) {
        QAccessibleInterface* const child = face->child(i);
        auto* const item = child ? qobject_cast<QQuickItem*>(child->object()) : nullptr;
        if (!item || !isShown(item))
            continue;
        const bool inside = item == page || page->isAncestorOf(item);
        const auto role = child->role();
        if (inside && (isRead(role) || isPressed(role))) {
            const QString words
                = (child->text(QAccessible::Name) + u' ' + child->text(QAccessible::Description)).simplified();
            if (!words.isEmpty())
                found.append({{words, kindOf(*item, role), isPressed(role)},
                    item->mapRectToScene(QRectF(0, 0, item->width(), item->height()))});
            if (role != QAccessible::Dialog) // what stands in it is what it is called
                continue;
        }
        if (inside || item->isAncestorOf(page))
            walk(child, page, found);
    }
}

QList<Found> foundIn(QQuickItem* page)
{
    QList<Found> found;
    if (page && page->window())
        walk(QAccessible::queryAccessibleInterface(page->window()), page, found);
    std::stable_sort(found.begin(), found.end(), [](const Found& one, const Found& other) {
        return std::pair(one.place.top(), one.place.left()) < std::pair(other.place.top(), other.place.left());
    });
    return found;
}

} // namespace

QList<PageLine> linesOn(QQuickItem* page)
{
    QList<PageLine> lines;
    QSet<QString> said;
    const auto found = foundIn(page);
    for (const Found& one : found) {
        if (said.contains(one.line.words))
            continue;
        said.insert(one.line.words);
        lines.append(one.line);
    }
    return lines;
}

QList<PageLine> linesAt(QQuickItem* page, QPointF place)
{
    QList<PageLine> lines;
    const auto found = foundIn(page);
    for (const Found& one : found) {
        if (!one.place.contains(place))
            continue;
        if (one.line.control)
            return {};
        lines = {one.line}; // the innermost comes last
    }
    return lines;
}

} // namespace naru::ui::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scenewalker.h"
#include "tests/ui/scenelines.h"
#include "tests/ui/stage.h"
#include "ui/kit/engine.h"

#include <QAccessible>
#include <QFont>
#include <QFontInfo>
#include <QHash>
#include <QQmlEngine>
#include <QTest>

#include <algorithm>
#include <cmath>

namespace naru::test {

namespace {

// Smallest Hangul ink of Noto Sans CJK KR in em.
constexpr double inkRegular = 0.743;
constexpr double inkBold = 0.765;
constexpr QRectF everywhere(-1e6, -1e6, 2e6, 2e6);
constexpr int titleKind = 5; // NaruText.Title and above

/// Of the kit's base of everything that is pressed; a type written in QML has its file's name in its class.
bool isPressable(const QQuickItem* item)
{
    const QMetaObject* type = item->metaObject();
    // Of the practice phone as well: what is pressed there obeys the same measures.
    const auto isBase = [](const QMetaObject* of) {
        const QByteArrayView name(of->className());
        return name.startsWith("Pressable_QML") || name.startsWith("PhonePressable_QML");
    };
    while (type && !isBase(type))
        type = type->superClass();
    return type;
}

bool isControl(const QQuickItem* item)
{
    return (isPressable(item) && item->activeFocusOnTab()) || item->inherits("QQuickTextInput");
}

bool isWords(const QQuickItem* item)
{
    return item->inherits("QQuickText") && !item->property("text").toString().trimmed().isEmpty();
}

bool isDrawn(const QQuickItem* item)
{
    return item->inherits("QQuickRectangle") && item->isVisible()
        && item->property("color").value<QColor>().alpha() > 0;
}

/// A card, a bar, a bubble: something with a filled rectangle of its own size.
bool isBox(const QQuickItem* item)
{
    const auto children = item->childItems();
    return isDrawn(item) || std::any_of(children.begin(), children.end(), [item](const QQuickItem* child) {
        return isDrawn(child) && child->position().isNull() && child->size() == item->size();
    });
}

/// A column that shows a page at a time: it cuts between lines and keys, never through one.
bool isPaged(const QQuickItem* item)
{
    return item->clip() && item->property("cutsBetweenLines").toBool();
}

bool isInside(const QQuickItem* item, const QQuickItem* ancestor)
{
    for (const QQuickItem* up = item; up; up = up->parentItem()) {
        if (up == ancestor)
            return true;
    }
    return false;
}

bool isInsideType(const QQuickItem* item, const char* type)
{
    for (const QQuickItem* up = item; up; up = up->parentItem()) {
        if (QByteArray(up->metaObject()->className()).startsWith(type))
            return true;
    }
    return false;
}

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

/// The colour that most pixels of the place have: what the words stand on.
QColor ground(const QImage& picture, const QRectF& place)
{
    const QRect area = place.toAlignedRect().intersected(picture.rect());
    QHash<QRgb, int> counts;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            ++counts[picture.pixel(x, y)];
    }
    const auto most = std::max_element(counts.cbegin(), counts.cend());
    return most == counts.cend() ? QColor() : QColor(most.key());
}

/// Pixels between the nearest edges; below zero when the two overlap.
double distance(const QRectF& one, const QRectF& other)
{
    const double dx = std::max(one.left(), other.left()) - std::min(one.right(), other.right());
    const double dy = std::max(one.top(), other.top()) - std::min(one.bottom(), other.bottom());
    if (dx < 0 && dy < 0)
        return std::max(dx, dy);
    return std::hypot(std::max(dx, 0.0), std::max(dy, 0.0));
}

bool overlap(const QRectF& one, const QRectF& other)
{
    return distance(one, other) < -slackPixels;
}

QString mm(double value)
{
    return QString::number(value, 'f', 1) + QStringLiteral(" mm");
}

bool offersPress(QQuickItem* item)
{
    QAccessibleInterface* const face = QAccessible::queryAccessibleInterface(item);
    QAccessibleActionInterface* const actions = face ? face->actionInterface() : nullptr;
    return actions && actions->actionNames().contains(QAccessibleActionInterface::pressAction());
}

} // namespace

double contrast(const QColor& one, const QColor& other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

SceneWalker::SceneWalker(QQuickWindow& window, Thresholds thresholds)
    : m_window(window)
    , m_thresholds(thresholds)
{
}

QQuickItem* SceneWalker::scope() const
{
    QQmlEngine* const engine = qmlEngine(m_window.contentItem()->childItems().value(0));
    QObject* const modal = engine ? kit::singleton(*engine, "Modal") : nullptr;
    auto* const sheet = modal ? modal->property("sheet").value<QQuickItem*>() : nullptr;
    return sheet ? sheet : m_window.contentItem();
}

namespace {
void polish(QQuickItem* item)
{
    item->ensurePolished();
    for (QQuickItem* child : item->childItems())
        polish(child);
}
} // namespace

void layOut(QQuickWindow& window)
{
    for (int i = 0; i < 3; ++i) // what is laid out may have others laid out
        polish(window.contentItem());
}

QStringList SceneWalker::complaints()
{
    m_controls.clear();
    m_words.clear();
    m_complaints.clear();
    if (m_thresholds.textContrast > 0)
        m_picture = m_window.grabWindow();
    else
        layOut(m_window);
    walk(scope(), everywhere);
    lookAtControls();
    lookAtGaps();
    for (const Words& words : std::as_const(m_words))
        lookAtWords(words);
    lookAtOverlaps();
    return m_complaints;
}

void SceneWalker::walk(QQuickItem* item, QRectF seen)
{
    if (!item->isVisible() || item->opacity() <= 0)
        return;
    if (item->property("pictured").toBool()) // another page, drawn small and not to be pressed
        return;
    // What is scrolled or turned away counts when it comes into view.
    if (item->inherits("QQuickFlickable") || isPaged(item))
        seen = seen.intersected(inScene(item));
    if (isControl(item) && seen.contains(inScene(item).center()))
        m_controls.append({item, inScene(item).intersected(seen), accessibleName(item)});
    const QRectF lines = isWords(item) ? drawnLines(item) : QRectF();
    if (isWords(item) && (seen.contains(lines.center()) || linesIn(item, lines, seen) > 0))
        m_words.append({item, lines.intersected(seen), item->property("text").toString()});
    const auto children = item->childItems();
    for (QQuickItem* child : children)
        walk(child, seen);
}

void SceneWalker::lookAtControls()
{
    for (const Control& control : std::as_const(m_controls)) {
        const QRectF whole = inScene(control.item);
        const double width = sizeMm(whole.width());
        const double height = sizeMm(std::min(whole.height(), control.place.height()));
        if (width < m_thresholds.controlMm || height < m_thresholds.controlMm)
            m_complaints += QStringLiteral("row 1: control \"%1\" is %2 x %3").arg(control.name, mm(width), mm(height));
        const QRectF glass(QPointF(0, 0), QSizeF(m_window.size()));
        if (!glass.adjusted(-slackPixels, -slackPixels, slackPixels, slackPixels).contains(control.place))
            m_complaints += QStringLiteral("row 4: control \"%1\" reaches out of the window").arg(control.name);
        if (control.place.top() < m_thresholds.reachTop - slackPixels)
            m_complaints += QStringLiteral("row 13: control \"%1\" begins %2 above what is within reach")
                                .arg(control.name, mm(sizeMm(m_thresholds.reachTop - control.place.top())));
        if (control.name.trimmed().isEmpty())
            m_complaints += QStringLiteral("row 18: a control (%1) has no name")
                                .arg(QLatin1String(control.item->metaObject()->className()));
        if (isPressable(control.item) && control.item->isEnabled() && !offersPress(control.item))
            m_complaints += QStringLiteral("row 18: control \"%1\" offers no press action").arg(control.name);
    }
}

void SceneWalker::lookAtGaps()
{
    for (qsizetype i = 0; i < m_controls.size(); ++i) {
        for (qsizetype j = i + 1; j < m_controls.size(); ++j) {
            const Control& one = m_controls[i];
            const Control& other = m_controls[j];
            const double gap = distance(one.place, other.place);
            if (gap < -slackPixels)
                m_complaints += QStringLiteral("row 2: \"%1\" lies on \"%2\"").arg(one.name, other.name);
            else if (sizeMm(gap) < m_thresholds.gapMm)
                m_complaints += QStringLiteral("row 2: \"%1\" and \"%2\" are %3 apart")
                                    .arg(one.name, other.name, mm(sizeMm(gap)));
        }
    }
}

void SceneWalker::lookAtWords(const Words& words)
{
    const QFont font = words.item->property("font").value<QFont>();
    const double ink = sizeMm(font.pixelSize() * (font.bold() ? inkBold : inkRegular));
    const bool leads = words.item->parentItem()->property("kind").toInt() >= titleKind;
    if (ink < (leads ? std::max(m_thresholds.inkMm, m_thresholds.titleInkMm) : m_thresholds.inkMm))
        m_complaints
            += QStringLiteral("row %1: words \"%2\" are %3 high").arg(m_thresholds.inkRow).arg(words.text, mm(ink));
    // Chinese pages name their own face of the same font.
    const QStringList ours{QStringLiteral("Noto Sans CJK KR"), QStringLiteral("Noto Sans CJK SC")};
    if (!ours.contains(font.family()) || QFontInfo(font).family() != font.family())
        m_complaints += QStringLiteral("row 3: words \"%1\" are in %2").arg(words.text, QFontInfo(font).family());
    if (words.item->property("textFormat").toInt() != Qt::PlainText)
        m_complaints += QStringLiteral("law 11: words \"%1\" are not plain text").arg(words.text);
    const QColor colour = words.item->property("color").value<QColor>();
    const double ratio = m_picture.isNull() ? 21 : contrast(colour, ground(m_picture, words.place));
    if (ratio < m_thresholds.textContrast)
        m_complaints += QStringLiteral("row 6: words \"%1\" have contrast %2").arg(words.text).arg(ratio, 0, 'f', 2);
    lookAtFit(words);
}

void SceneWalker::lookAtFit(const Words& words)
{
    QQuickItem* const item = words.item;
    if (item->property("truncated").toBool() && !isInsideType(item, "NaruValue_"))
        m_complaints += QStringLiteral("row 4: words \"%1\" are elided").arg(words.text);
    if (item->property("contentWidth").toDouble() > item->width() + slackPixels
        || linesHeight(item) > item->height() + slackPixels)
        m_complaints += QStringLiteral("row 4: words \"%1\" do not fit their place").arg(words.text);
    const QRectF glass(QPointF(0, 0), QSizeF(m_window.size()));
    const QRectF ink = inkOf(item, words.place);
    bool scrolls = false;
    for (QQuickItem* up = item->parentItem(); up; up = up->parentItem()) {
        scrolls = scrolls || up->inherits("QQuickFlickable");
        if (isPaged(up) && !isCutBetweenLines(item, drawnLines(item), inScene(up)))
            m_complaints += QStringLiteral("row 4: words \"%1\" are cut by the edge of their page").arg(words.text);
        const bool holds = isControl(up) || (up->clip() && !up->inherits("QQuickFlickable")) || isBox(up);
        if (holds && !scrolls
            && !inScene(up).adjusted(-slackPixels, -slackPixels, slackPixels, slackPixels).contains(ink))
            m_complaints += QStringLiteral("row 4: words \"%1\" reach out of what holds them").arg(words.text);
    }
    if (!scrolls && !glass.contains(words.place))
        m_complaints += QStringLiteral("row 4: words \"%1\" reach out of the window").arg(words.text);
}

/// What is left of a place after everything above that cuts it off, such as a list that scrolls.
QRectF SceneWalker::shown(QQuickItem* item, QRectF place) const
{
    for (QQuickItem* up = item->parentItem(); up; up = up->parentItem()) {
        if (up->clip())
            place = place.intersected(inScene(up));
    }
    return place;
}

void SceneWalker::lookAtOverlaps()
{
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        const Words& words = m_words[i];
        for (qsizetype j = i + 1; j < m_words.size(); ++j) {
            if (overlap(shown(words.item, words.place), shown(m_words[j].item, m_words[j].place)))
                m_complaints += QStringLiteral("row 4: words \"%1\" lie on \"%2\"").arg(words.text, m_words[j].text);
        }
        for (const Control& control : std::as_const(m_controls)) {
            if (!isInside(words.item, control.item) && overlap(shown(words.item, words.place), control.place))
                m_complaints
                    += QStringLiteral("row 4: words \"%1\" lie on control \"%2\"").arg(words.text, control.name);
        }
    }
}

QStringList SceneWalker::unreached()
{
    m_controls.clear();
    walk(scope(), everywhere);
    QList<QQuickItem*> reached;
    for (qsizetype i = 0; i < 4 * m_controls.size() + 8; ++i) {
        QTest::keyClick(&m_window, Qt::Key_Tab);
        reached.append(m_window.activeFocusItem());
    }
    QStringList names;
    for (const Control& control : std::as_const(m_controls)) {
        if (control.item->isEnabled() && !reached.contains(control.item))
            names += control.name;
    }
    return names;
}

} // namespace naru::test

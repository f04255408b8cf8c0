// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickView>
#include <QVariantMap>

#include <memory>

namespace naru::test {

/// A window of the reference panel (1920 x 1080, 0.2745 mm/px) with a prepared engine: put a page on it, press, type,
/// look. Nothing waits for real time beyond the events a press needs.
class Stage {
public:
    explicit Stage(QSize size = {1920, 1080});
    ~Stage();

    QQmlEngine& engine() { return *m_view->engine(); }
    QQuickView& window() { return *m_view; }
    QQuickItem* page() const { return m_view->rootObject(); }

    /// Shows QML source text; imports QtQuick and Naru.Kit for it. False and the errors in errors() if it does not
    /// load.
    bool show(const QByteArray& qml, const QVariantMap& properties = {});
    /// Shows a page of a module, for example qrc:/qt/qml/Naru/Counter/SignIn.qml.
    bool load(const QUrl& url, const QVariantMap& properties = {});
    QString errors() const { return m_errors; }

    /// A property of a kit singleton: set("Theme", "highContrast", true).
    void set(const QByteArray& singleton, const char* property, const QVariant& value);

    /// The visible item with this objectName or, failing that, this accessible name. Null when there is none.
    QQuickItem* find(const QString& name) const;
    bool press(const QString& name); ///< mouse, in the middle of the item
    bool touch(const QString& name);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& text);
    /// Accessible name (or objectName) of what has the keyboard focus.
    QString focused() const;
    /// Presses as assistive technology does. False when the item offers no press action.
    bool assist(const QString& name);

    QImage picture();
    /// Writes the page as PNG into folder NARU_SHOTS, when that is set; always true otherwise.
    bool shot(const QString& name);

private:
    bool finish(QQmlComponent& component, const QVariantMap& properties);
    std::unique_ptr<QQuickView> m_view;
    QString m_errors;
};

/// What a screen reader says for the item; empty when it says nothing.
QString accessibleName(QQuickItem* item);
/// Every text that assistive technology is told of this window: names, descriptions, values, help, contents of fields.
QStringList heardIn(QQuickWindow& window);

} // namespace naru::test

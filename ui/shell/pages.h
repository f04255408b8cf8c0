// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQmlComponent>
#include <QQmlEngine>
#include <QUrl>

class QQuickWindow;

namespace naru::ui::shell {

/// The engine and the one window of a desk or kiosk. Made before the desk is opened: the engine's own thread then reads
/// the pages, and another looks for the fonts, while keys and journal are read here.
class Pages {
public:
    /// The window of a desk, or another QML file whose root is a Window.
    explicit Pages(const QUrl& window = deskWindow());
    ~Pages();

    static QUrl deskWindow();
    QQmlEngine& engine() { return m_engine; }
    /// The window with its properties; waits until it is read. Null: it did not load, and a log says why.
    /// The window is the engine's and goes with it.
    QQuickWindow* show(const QVariantMap& properties);

private:
    QQmlEngine m_engine;
    QQmlComponent m_main, m_signIn; ///< the second so that the first page needs no reading either
    std::unique_ptr<QObject> m_window;
};

} // namespace naru::ui::shell

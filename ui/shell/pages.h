// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQmlComponent>
#include <QQmlEngine>

class QQuickWindow;

namespace naru::ui::shell {

/// The engine and the one window of a desk. Made before the desk is opened: the engine's own thread then reads the
/// pages, and another looks for the fonts, while keys and journal are read here.
class Pages {
public:
    Pages();
    ~Pages();

    QQmlEngine& engine() { return m_engine; }
    /// The window of Main.qml with its properties; waits until it is read. Null: it did not load, and a log says why.
    /// The window is the engine's and goes with it.
    QQuickWindow* show(const QVariantMap& properties);

private:
    QQmlEngine m_engine;
    QQmlComponent m_main, m_signIn; ///< the second so that the first page needs no reading either
    std::unique_ptr<QObject> m_window;
};

} // namespace naru::ui::shell

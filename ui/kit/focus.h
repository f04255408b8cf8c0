// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QQmlEngine>

namespace naru::kit {

/// Whether the focus ring is drawn: always for a keyboard, hidden by a finger until the next key press.
class Focus : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(bool visible READ visible NOTIFY visibleChanged)
public:
    explicit Focus(QObject* parent = nullptr);
    bool visible() const { return m_visible; }

Q_SIGNALS:
    void visibleChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(bool visible);
    bool m_visible = true;
};

} // namespace naru::kit

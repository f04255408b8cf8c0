// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"

#include <QQmlEngine>
#include <QVariantList>

namespace naru::ui::shell {

/// What waits to go to the hub, in words: the chip of the top bar and the sheet behind it. There is no state without a
/// sentence, and never more than one thing to press.
class OutboxModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the desk's model")
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString kind READ kind NOTIFY changed) ///< of TopBar: "sent", "waiting", "sending", "blocked"
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(QString next READ next NOTIFY changed)
    /// [{name, value}]: how many, how old, when next, when last.
    Q_PROPERTY(QVariantList lines READ lines NOTIFY changed)
    Q_PROPERTY(QString button READ button NOTIFY changed) ///< empty: nothing to press

public:
    explicit OutboxModel(desk::Desk& desk, QObject* parent = nullptr);

    QString text() const;
    QString kind() const;
    QString sentence() const;
    QString next() const;
    QVariantList lines() const;
    QString button() const;

public Q_SLOTS:
    void press() { m_desk.sendNow(); }

Q_SIGNALS:
    void changed();

private:
    desk::Desk& m_desk;
};

} // namespace naru::ui::shell

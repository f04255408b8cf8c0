// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/callbook.h"

#include <QQmlEngine>
#include <QVariantList>

namespace naru::ui::shell {

/// The calls of the house's public screens, in words, for every page of the staff.
class CallModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    /// [{id, name, line, note, answering}]: who waits longest, first. `note` says how long, or what is amiss.
    Q_PROPERTY(QVariantList calls READ calls NOTIFY changed)

public:
    CallModel(Channels& channels, const Clock& clock, QObject* parent = nullptr);

    QVariantList calls() const;
    desk::CallBook& book() { return m_book; }

public Q_SLOTS:
    void answer(const QString& id);
    void refresh() { Q_EMIT changed(); } ///< words in another language

Q_SIGNALS:
    void changed();
    void rang(); ///< one soft bell, for all of them

private:
    desk::CallBook m_book;
};

} // namespace naru::ui::shell

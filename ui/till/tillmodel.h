// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/till/entrymodel.h"
#include "ui/till/paymodel.h"

namespace naru::ui::till {

/// The pages where money is taken: what is owed is entered, then it is on its way.
class TillModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    /// "entry", or by where the charge stands, what can be done: "ready" "turn" "again" "unknown" "paid"
    Q_PROPERTY(QString page READ page NOTIFY pageChanged)
    Q_PROPERTY(naru::ui::till::EntryModel* entry READ entry CONSTANT)
    Q_PROPERTY(naru::ui::till::PayModel* pay READ pay CONSTANT)

public:
    TillModel(desk::Desk& desk, desk::Till& till, desk::DayBook& book, QObject* parent = nullptr);

    QString page() const;
    EntryModel* entry() { return &m_entry; }
    PayModel* pay() { return &m_pay; }

public Q_SLOTS:
    void takeRest(); ///< after a part was paid: what is left, entered again

Q_SIGNALS:
    void pageChanged();
    void cashWanted(); ///< the charge is open and waits for the money

private:
    desk::Till& m_till;
    EntryModel m_entry;
    PayModel m_pay;
};

} // namespace naru::ui::till

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/till/paymodel.h"

namespace naru::ui::till {

/// The pages where money is taken: what is owed is entered, then it is on its way.
class TillModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    /// "ready" "turn" "again" "unknown" "paid": what can be done, by where the charge stands
    Q_PROPERTY(QString page READ page NOTIFY pageChanged)
    Q_PROPERTY(naru::ui::till::PayModel* pay READ pay CONSTANT)

public:
    TillModel(desk::Desk& desk, desk::Till& till, QObject* parent = nullptr);

    QString page() const;
    PayModel* pay() { return &m_pay; }

Q_SIGNALS:
    void pageChanged();

private:
    PayModel m_pay;
};

} // namespace naru::ui::till

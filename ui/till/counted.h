// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/cash.h"
#include "ui/till/tillwords.h"

#include <QCoreApplication>
#include <QMap>

namespace naru::ui::till {

/// Notes and coins as somebody types them in, pile by pile.
class Counted {
    Q_DECLARE_TR_FUNCTIONS(naru::ui::till::Counted)

public:
    void set(qint64 won, const QString& count); ///< what is no number is not counted
    void clear() { m_counts.clear(); }
    bool isEmpty() const { return m_counts.isEmpty(); } ///< nothing was typed; an empty drawer is a 0

    QList<payments::Pile> piles() const;
    Won sum() const { return payments::sumOf(piles()); }
    QVariantList rows(Tongue tongue) const; ///< [{won, text, count}], all kinds there are
    /// {kind, text} of what it is more or less than should be there.
    QVariantMap difference(Won expected, Tongue tongue) const;

private:
    QMap<qint64, int> m_counts;
};

} // namespace naru::ui::till

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/counted.h"

namespace naru::ui::till {

void Counted::set(qint64 won, const QString& count)
{
    bool isNumber = false;
    const int number = count.trimmed().toInt(&isNumber);
    if (isNumber && number >= 0 && number <= payments::pileCountMax)
        m_counts.insert(won, number);
    else
        m_counts.remove(won);
}

QList<payments::Pile> Counted::piles() const
{
    QList<payments::Pile> piles;
    for (auto it = m_counts.cbegin(); it != m_counts.cend(); ++it) {
        if (it.value() > 0)
            piles.append({it.key(), it.value()});
    }
    return piles;
}

QVariantList Counted::rows(Tongue tongue) const
{
    QVariantList rows;
    for (const qint64 won : payments::denominations)
        rows.append(QVariantMap{{QStringLiteral("won"), won}, {QStringLiteral("text"), wonText(Won{won}, tongue)},
            {QStringLiteral("count"), m_counts.value(won)}});
    return rows;
}

QVariantMap Counted::difference(Won expected, Tongue tongue) const
{
    const Won more = sum() - expected;
    const QString text = more == Won{0} ? tr("맞습니다")
        : more > Won{0}                 ? tr("%1 남습니다").arg(wonText(more, tongue))
                                        : tr("%1 모자랍니다").arg(wonText(-more, tongue));
    return {{QStringLiteral("kind"), more == Won{0} ? QStringLiteral("ok") : QStringLiteral("warn")},
        {QStringLiteral("text"), text}};
}

} // namespace naru::ui::till

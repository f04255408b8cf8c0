// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/tillmodel.h"

namespace naru::ui::till {

TillModel::TillModel(desk::Desk& desk, desk::Till& till, QObject* parent)
    : QObject(parent)
    , m_pay(desk, till)
{
    connect(&m_pay, &PayModel::changed, this, &TillModel::pageChanged);
}

QString TillModel::page() const
{
    const QString phase = m_pay.property("phase").toString();
    if (phase == QLatin1StringView("waiting") || phase == QLatin1StringView("read"))
        return QStringLiteral("turn");
    if (phase == QLatin1StringView("declined") || phase == QLatin1StringView("notsent")
        || phase == QLatin1StringView("watched"))
        return QStringLiteral("again");
    if (phase == QLatin1StringView("paid") || phase == QLatin1StringView("waived"))
        return QStringLiteral("paid");
    return phase == QLatin1StringView("ready") ? phase : QStringLiteral("unknown");
}

} // namespace naru::ui::till

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/tillmodel.h"

namespace naru::ui::till {

TillModel::TillModel(desk::Desk& desk, desk::Till& till, desk::DayBook& book, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_entry(desk, till, book)
    , m_pay(desk, till, book)
{
    connect(&m_pay, &PayModel::changed, this, &TillModel::pageChanged);
    connect(&m_entry, &EntryModel::opened, this, [this](const QByteArray& charge, const QString& how) {
        m_pay.show(charge);
        if (how == QLatin1StringView("card"))
            m_pay.payByCard();
        else
            Q_EMIT cashWanted();
    });
}

void TillModel::takeRest()
{
    if (const auto view = m_till.view(m_pay.charge()))
        m_entry.keepRest(*view);
    m_pay.show({});
    m_entry.takeRest();
}

QString TillModel::page() const
{
    if (!m_pay.active())
        return QStringLiteral("entry");
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

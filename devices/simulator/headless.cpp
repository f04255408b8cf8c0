// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/headless.h"

#include <QCoreApplication>

#include <cstdio>

namespace naru::sim {

HeadlessPhone::HeadlessPhone(PhoneController& phone, Answer answer, QStringList withheld, Milliseconds wait)
    : m_phone(phone)
    , m_answer(answer)
    , m_withheld(std::move(withheld))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(wait);
    connect(&m_patience, &QTimer::timeout, this, [this] { end(1); });
    connect(&m_phone, &PhoneController::stateChanged, this, &HeadlessPhone::follow);
}

int HeadlessPhone::run()
{
    m_patience.start();
    QTimer::singleShot(0, &m_phone, &PhoneController::present);
    return QCoreApplication::exec();
}

void HeadlessPhone::follow()
{
    const QString state = m_phone.state();
    std::printf("%s\n", qPrintable(state));
    std::fflush(stdout);
    if (state == QLatin1StringView("asked"))
        QTimer::singleShot(0, this, &HeadlessPhone::answer); // the phone is still telling about this state
    else if (state == QLatin1StringView("answered"))
        m_answered = true;
    else if (state == QLatin1StringView("ended"))
        end(m_answered ? 0 : 1);
    else if (state == QLatin1StringView("refused"))
        end(m_answer == Answer::Refuse ? 0 : 1);
    else if (state == QLatin1StringView("lost") || state == QLatin1StringView("locked"))
        end(1);
}

void HeadlessPhone::answer()
{
    const QVariantList rows = m_phone.asked();
    for (int i = 0; i < rows.size(); ++i) {
        if (m_withheld.contains(rows[i].toMap()[QStringLiteral("element")].toString()))
            m_phone.setShown(i, false);
    }
    m_answer == Answer::Agree ? m_phone.agree() : m_phone.refuse();
}

/// Later, so that what was written leaves the socket first.
void HeadlessPhone::end(int code)
{
    m_phone.disconnect(this);
    QTimer::singleShot(0, this, [code] { QCoreApplication::exit(code); });
}

} // namespace naru::sim

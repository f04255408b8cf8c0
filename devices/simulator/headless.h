// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/phonecontroller.h"

#include <QStringList>
#include <QTimer>

namespace naru::sim {

/// A person at a phone without a window: presents it once, answers every question the same way, prints each state.
class HeadlessPhone final : public QObject {
    Q_OBJECT

public:
    enum class Answer { Agree, Refuse };

    HeadlessPhone(PhoneController& phone, Answer answer, QStringList withheld, Milliseconds wait);

    /// Runs the event loop. 0: answered, or refused as told, and the desk said goodbye; 1: anything else.
    int run();

private:
    void follow();
    void answer();
    void end(int code);

    PhoneController& m_phone;
    Answer m_answer;
    QStringList m_withheld;
    QTimer m_patience;
    bool m_answered = false;
};

} // namespace naru::sim

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/escposprinter.h"

#include "devices/printer/escposstatus.h"

#include <utility>

namespace naru::device {

namespace {
/// White rows to a printer that waits for the rest of a band, nothing at all to one that does not.
constexpr qsizetype restOfBandBytes = 16 * 1024;
} // namespace

EscPosPrinter::EscPosPrinter(Settings settings, QObject* parent)
    : Printer(parent)
    , m_settings(std::move(settings))
    , m_port(m_settings.address, m_settings.baud)
{
    m_port.heard = [this](const QByteArray& bytes) { heard(bytes); };
    m_port.room = [this] { write(); };
    m_port.lost = [this] { lost(); };
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &EscPosPrinter::timedOut);
}

bool EscPosPrinter::open()
{
    const auto opened = m_port.open();
    if (opened)
        return true;
    m_why = opened.fault();
    become({PrinterState::What::Away, false});
    return false;
}

void EscPosPrinter::lookAgain()
{
    if (m_phase != Phase::Idle || !open())
        return;
    if (!m_port.mayAnswer()) {
        m_port.close();
        return become({});
    }
    m_phase = Phase::Looking;
    ask();
}

void EscPosPrinter::print(const QByteArray& job, Done done)
{
    const auto later = [&](const Fault& why) {
        QTimer::singleShot(0, this, [done, why] { done({PrintOutcome::What::Nothing, why}); });
    };
    if (m_phase == Phase::Looking) { // the answer to a question is worth less than a receipt
        m_port.close();
        m_phase = Phase::Idle;
    }
    if (m_phase != Phase::Idle)
        return later(PrinterFault::PrinterInUse);
    if (job.size() > jobBytesMax)
        return later(PrinterFault::PrintTooLong);
    if (!open())
        return later(*m_why);
    m_job = (m_wasHalf ? QByteArray(restOfBandBytes, '\0') : QByteArray()) + job;
    m_written = 0;
    m_why.reset();
    m_done = std::move(done);
    m_phase = m_port.mayAnswer() ? Phase::Asking : Phase::Writing;
    m_phase == Phase::Asking ? ask() : write();
}

/// The first of the status questions, and a limit for each answer.
void EscPosPrinter::ask()
{
    m_answers.clear();
    askNext();
}

void EscPosPrinter::askNext()
{
    m_timer.start(m_settings.answerWait);
    const QByteArray question = statusQuestion(static_cast<int>(m_answers.size()) + 1);
    if (m_port.write(question) == 0)
        m_port.awaitRoom(); // a host that is not connected yet, or a printer that takes nothing more
}

void EscPosPrinter::heard(const QByteArray& bytes)
{
    for (const char each : bytes) {
        const auto byte = static_cast<quint8>(each);
        if (isAsking() && isRealTimeStatus(byte)) {
            m_answers.append(each);
            answered();
        } else if (m_phase == Phase::Ending && isInTurnStatus(byte)) {
            return finish({PrintOutcome::What::Printed, {}});
        }
    }
}

void EscPosPrinter::answered()
{
    if (m_answers.size() < statusQuestions) {
        askNext();
        return;
    }
    ended();
}

/// A round of questions is over, answered or not.
void EscPosPrinter::ended()
{
    m_timer.stop();
    become(stateOf(m_answers));
    const auto trouble = faultOf(m_state);
    if (m_phase == Phase::Looking) {
        m_port.close();
        m_phase = Phase::Idle;
    } else if (m_phase == Phase::AskingWhy) {
        const bool stopped = trouble.has_value() || m_written < m_job.size();
        const auto what = m_written == 0 ? PrintOutcome::What::Nothing
            : stopped                    ? PrintOutcome::What::Half
                                         : PrintOutcome::What::Unsure;
        finish({what, trouble ? trouble : m_why});
    } else if (trouble) {
        finish({PrintOutcome::What::Nothing, trouble});
    } else {
        m_phase = Phase::Writing;
        m_timer.start(m_settings.stallWait);
        write();
    }
}

void EscPosPrinter::write()
{
    if (isAsking())
        return askNext(); // which found no room before
    while (m_phase == Phase::Writing && m_written < m_job.size()) {
        const qsizetype taken = m_port.write(QByteArrayView(m_job).sliced(m_written));
        if (m_phase != Phase::Writing)
            return; // lost
        if (taken == 0)
            return m_port.awaitRoom();
        m_written += taken;
        m_timer.start(m_settings.stallWait);
    }
    if (m_phase != Phase::Writing)
        return;
    if (!m_port.mayAnswer())
        return finish({PrintOutcome::What::Unsure, {}});
    m_phase = Phase::Ending;
    m_timer.start(m_settings.endWait);
    m_port.write(inTurnQuestion());
}

void EscPosPrinter::timedOut()
{
    switch (m_phase) {
    case Phase::Idle:
        return;
    case Phase::Looking:
    case Phase::Asking:
    case Phase::AskingWhy:
        return ended();
    case Phase::Writing:
        m_why = PrinterFault::PrinterStalled;
        break;
    case Phase::Ending:
        m_why.reset();
        break;
    }
    m_phase = Phase::AskingWhy;
    ask();
}

void EscPosPrinter::lost()
{
    become({PrinterState::What::Away, false});
    if (m_phase == Phase::Looking)
        m_phase = Phase::Idle;
    if (m_phase == Phase::Idle)
        return;
    const bool begun = m_written > 0;
    finish({begun ? PrintOutcome::What::Half : PrintOutcome::What::Nothing,
        begun ? PrinterFault::PrinterLost : PrinterFault::PrinterAbsent});
}

void EscPosPrinter::finish(PrintOutcome outcome)
{
    m_timer.stop();
    m_port.close();
    m_phase = Phase::Idle;
    m_wasHalf = outcome.what == PrintOutcome::What::Half || (m_wasHalf && outcome.what == PrintOutcome::What::Nothing);
    m_job.clear();
    const Done done = std::exchange(m_done, {});
    QTimer::singleShot(0, this, [done, outcome = std::move(outcome)] { done(outcome); });
}

void EscPosPrinter::become(const PrinterState& state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged();
}

} // namespace naru::device

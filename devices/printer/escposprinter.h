// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "devices/api/printer.h"
#include "devices/printer/printerport.h"

#include <QTimer>

namespace naru::device {

/// A receipt printer. Before a job it is asked whether it can print; after the job a question that it answers in its
/// turn proves that everything before, the cut too, is done. The port is held only while something is said.
class EscPosPrinter final : public Printer {
    Q_OBJECT

public:
    struct Settings {
        QString address; ///< see PrinterPort
        qint32 baud = 9600;
        Milliseconds answerWait{700};  ///< for a real-time status
        Milliseconds stallWait{5'000}; ///< without one byte being taken
        Milliseconds endWait{15'000};  ///< from the last byte to the end of the printing
    };
    explicit EscPosPrinter(Settings settings, QObject* parent = nullptr);

    Takes takes() const override { return Takes::EscPos; }
    QString name() const override { return m_settings.address; }
    PrinterState state() const override { return m_state; }
    bool isPrinting() const override { return m_phase != Phase::Idle; }
    void lookAgain() override;
    void print(const QByteArray& job, Done done) override;

private:
    enum class Phase { Idle, Looking, Asking, Writing, Ending, AskingWhy };

    bool open();
    bool isAsking() const
    {
        return m_phase == Phase::Looking || m_phase == Phase::Asking || m_phase == Phase::AskingWhy;
    }
    void ask();
    void askNext();
    void heard(const QByteArray& bytes);
    void answered();
    void write();
    void ended();
    void timedOut();
    void lost();
    void finish(PrintOutcome outcome);
    void become(const PrinterState& state);

    const Settings m_settings;
    PrinterPort m_port;
    Phase m_phase = Phase::Idle;
    PrinterState m_state;
    QByteArray m_answers; ///< to the questions of this round
    QByteArray m_job;
    qsizetype m_written = 0;
    bool m_wasHalf = false; ///< the last job broke off: the printer may wait for the rest of a picture
    std::optional<Fault> m_why;
    QTimer m_timer;
    Done m_done;
};

} // namespace naru::device

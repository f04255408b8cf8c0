// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/terminallink.h"

#include <QMap>
#include <QProcess>
#include <QTimer>

namespace naru::device {

/// A terminal behind a program of its vendor, which this one never loads: it starts it, writes lines of JSON to it and
/// reads lines of JSON off it. A line out: {"number":7,"message":…}; a line back: {"number":7,"answer":…}, the message
/// and the answer one JSON value each, as they stand. The program is started for the first message and again after it
/// ended; nothing that may have reached it is ever written a second time.
class ProgramTerminal final : public TerminalLink {
    Q_OBJECT

public:
    struct Limits {
        qsizetype lineBytesMax = 128 * 1024;
        int messagesMax = 8; ///< under way at once
        Milliseconds start = std::chrono::seconds(10);
    };
    /// `program`: an absolute path. It gets no arguments and no shell.
    explicit ProgramTerminal(QString program, QStringList arguments = {}, QObject* parent = nullptr);
    ProgramTerminal(QString program, QStringList arguments, Limits limits, QObject* parent = nullptr);
    ~ProgramTerminal() override;

    /// Faults of failed(): Unreachable (the program does not start: nothing left), GivenUp, Silent, BrokeOff (it
    /// ended), AnswerMalformed, AnswerTooLarge (it is ended, and every message under way with it).
    quint64 send(const QByteArray& message, Milliseconds patience) override;
    void giveUp(quint64 number) override;

private:
    struct Flight {
        QByteArray line; ///< not written yet; empty: it may have left
        Milliseconds patience{0};
        QTimer* timer = nullptr; ///< a child of this
    };
    void begin();
    void write(quint64 number);
    void read();
    void take(const QByteArray& line);
    void end(quint64 number, const Fault& fault, Left left);
    void endAll(const Fault& fault);

    const QString m_program;
    const QStringList m_arguments;
    const Limits m_limits;
    QProcess m_process;
    QTimer m_starting;
    QMap<quint64, Flight> m_flights; ///< in the order they were sent
    QByteArray m_waiting;            ///< read, no whole line yet
    quint64 m_last = 0;
};

} // namespace naru::device

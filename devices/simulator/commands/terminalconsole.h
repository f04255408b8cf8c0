// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/terminal/nexoterminal.h"

#include <QSocketNotifier>

namespace naru::sim {

/// Plays a terminal by lines of JSON on the standard input, one answer line for each on the output:
///   {"do":"outcome","name":"decline"}   of the next card
///   {"do":"fault","name":"loses_answer"} of the next request
///   {"do":"card"}                       the card is held; "after":MS sets when it is from now on, null: by hand
///   {"do":"refuse"}                     the person presses the red key
///   {"do":"file"}                       ends what still runs and writes the acquirer's file
///   {"do":"judge"}                      what really happened, by ServiceID
///   {"do":"reboot"}                     connections break, logins and what waits are gone
///   {"do":"stop"}                       writes the file and ends
/// Answers: {"done":"outcome"}, {"judge":{…}}, {"error":"…"}. With events, also {"event":…,"service":…} unasked.
class TerminalConsole final : public QObject {
    Q_OBJECT

public:
    enum class Events { Silent, Told };
    TerminalConsole(PaymentTerminal& terminal, const NexoTerminal& door, QString acquirerFile, Events events);

    bool writeFile(); ///< false: it cannot be written; true also where none is wanted

private:
    void read();
    QJsonObject answerTo(const QJsonObject& line);
    PaymentTerminal& m_terminal;
    const NexoTerminal& m_door;
    const QString m_acquirerFile;
    QSocketNotifier m_notifier;
    QByteArray m_waiting; ///< of a line, not whole yet
};

} // namespace naru::sim

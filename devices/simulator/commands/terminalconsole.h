// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/terminal/linkphone.h"

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
///   {"do":"link","text":"https://…"}    app-link: the phone's camera reads this off the desk's screen
///   {"do":"stop"}                       writes the file and ends
/// Answers: {"done":"outcome"}, {"judge":{…}}, {"error":"…"}. A phone that comes back from a link says so unasked:
/// {"returned":"naru://…","ur":["UR:BYTES/…",…]}, or where that is http, after it was visited,
/// {"returned":"http://…","status":200}. With events, also {"event":…,"service":…} unasked.
class TerminalConsole final : public QObject {
    Q_OBJECT

public:
    enum class Events { Silent, Told };
    TerminalConsole(PaymentTerminal& terminal, TerminalVoice& voice, QString acquirerFile, Events events);

    bool writeFile(); ///< false: it cannot be written; true also where none is wanted

private:
    void read();
    QJsonObject answerTo(const QJsonObject& line);
    void tellReturn(const QByteArray& url, const QByteArray& envelope);
    PaymentTerminal& m_terminal;
    TerminalVoice& m_voice;
    PhoneBrowser m_browser;
    const QString m_acquirerFile;
    QSocketNotifier m_notifier;
    QByteArray m_waiting; ///< of a line, not whole yet
};

} // namespace naru::sim

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/commands/terminalconsole.h"

#include "app/base/savefile.h"
#include "app/codec/ur.h"
#include "devices/simulator/commands/commands.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <unistd.h>

namespace naru::sim {

namespace {

void tell(const QJsonObject& line)
{
    say(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
}

} // namespace

TerminalConsole::TerminalConsole(PaymentTerminal& terminal, TerminalVoice& voice, QString acquirerFile, Events events)
    : m_terminal(terminal)
    , m_voice(voice)
    , m_acquirerFile(std::move(acquirerFile))
    , m_notifier(STDIN_FILENO, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &TerminalConsole::read);
    connect(&m_voice, &TerminalVoice::returned, this, &TerminalConsole::tellReturn);
    if (events == Events::Told)
        connect(&m_terminal, &PaymentTerminal::happened, this, [](const QString& event, const QString& service) {
            tell({{QStringLiteral("event"), event}, {QStringLiteral("service"), service}});
        });
}

void TerminalConsole::read()
{
    constexpr qsizetype lineBytesMax = 4096;
    char buffer[lineBytesMax];
    const ssize_t size = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (size <= 0) // it goes on without a console
        return m_notifier.setEnabled(false);
    m_waiting.append(buffer, size);
    for (qsizetype end = m_waiting.indexOf('\n'); end >= 0; end = m_waiting.indexOf('\n')) {
        const QByteArray line = m_waiting.left(end).trimmed();
        m_waiting.remove(0, end + 1);
        if (!line.isEmpty())
            tell(answerTo(QJsonDocument::fromJson(line).object()));
    }
    if (m_waiting.size() > lineBytesMax)
        m_waiting.clear();
}

QJsonObject TerminalConsole::answerTo(const QJsonObject& line)
{
    const QString what = line[u"do"].toString(), name = line[u"name"].toString();
    const QJsonObject done{{QStringLiteral("done"), what}};
    const auto wrong = [](const QString& why) { return QJsonObject{{QStringLiteral("error"), why}}; };
    if (what == u"outcome" || what == u"fault") {
        const Outcome* const outcome = outcomeNamed(name);
        const Play* const play = playNamed(name);
        if (what == u"outcome" ? !outcome : !play)
            return wrong(QStringLiteral("no such ") + what);
        what == u"outcome" ? m_terminal.setOutcome(*outcome) : m_terminal.setPlay(*play);
        return done;
    }
    if (what == u"card" && line.contains(u"after")) {
        const QJsonValue after = line[u"after"];
        m_terminal.setCardAfter(
            after.isNull() ? std::optional<Milliseconds>() : Milliseconds(std::max(0, after.toInt())));
        return done;
    }
    if (what == u"card" || what == u"refuse")
        return (what == u"card" ? m_terminal.holdCard() : m_terminal.refuse()) ? done
                                                                               : wrong(QStringLiteral("nothing waits"));
    if (what == u"file") {
        m_terminal.endOfDay();
        return writeFile() ? done : wrong(QStringLiteral("cannot write the file"));
    }
    if (what == u"judge") {
        QJsonObject judgement = m_terminal.book().judgement();
        judgement.insert(QStringLiteral("unreadable"), m_voice.unreadable());
        return {{QStringLiteral("judge"), judgement}};
    }
    if (what == u"link")
        return m_voice.open(line[u"text"].toString().toLatin1()) ? done : wrong(QStringLiteral("not a link for this"));
    if (what == u"reboot")
        m_terminal.reboot();
    else if (what == u"stop")
        QCoreApplication::exit(0);
    else
        return wrong(QStringLiteral("not understood"));
    return done;
}

void TerminalConsole::tellReturn(const QByteArray& url, const QByteArray& envelope)
{
    QJsonObject line{{QStringLiteral("returned"), QString::fromLatin1(url)}};
    if (url.startsWith("http:")) {
        connect(
            &m_browser, &PhoneBrowser::loaded, this,
            [line](int status) mutable {
                line.insert(QStringLiteral("status"), status);
                tell(line);
            },
            Qt::SingleShotConnection);
        return m_browser.visit(url);
    }
    QJsonArray parts;
    if (const auto codes = codec::UrEncoder::bytes(envelope); codes) {
        for (int i = 1; i <= codes->parts(); ++i)
            parts.append(QString::fromLatin1(codes->part(static_cast<quint32>(i))));
    }
    line.insert(QStringLiteral("ur"), parts);
    tell(line);
}

bool TerminalConsole::writeFile()
{
    if (m_acquirerFile.isEmpty())
        return true;
    return saveWhole(m_acquirerFile, m_terminal.file());
}

} // namespace naru::sim

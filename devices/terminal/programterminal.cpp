// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/terminal/programterminal.h"

#include "app/codec/jsontree.h"
#include "devices/terminal/faults.h"

#include <QFileInfo>

namespace naru::device {

namespace {
constexpr int endWithinMs = 1000; ///< a program that is told to end
} // namespace

ProgramTerminal::ProgramTerminal(QString program, QStringList arguments, QObject* parent)
    : ProgramTerminal(std::move(program), std::move(arguments), Limits(), parent)
{
}

ProgramTerminal::ProgramTerminal(QString program, QStringList arguments, Limits limits, QObject* parent)
    : TerminalLink(parent)
    , m_program(std::move(program))
    , m_arguments(std::move(arguments))
    , m_limits(limits)
{
    m_process.setStandardErrorFile(QProcess::nullDevice()); // who knows what a vendor logs about a card
    m_starting.setSingleShot(true);
    connect(&m_starting, &QTimer::timeout, this, [this] { m_process.kill(); });
    connect(&m_process, &QProcess::started, this, [this] {
        m_starting.stop();
        for (const quint64 number : m_flights.keys())
            write(number);
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ProgramTerminal::read);
    connect(&m_process, &QProcess::finished, this, [this] {
        read(); // what it said last
        endAll(TerminalFault::BrokeOff);
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            endAll(Fault(TerminalFault::Unreachable, m_process.errorString()));
    });
}

ProgramTerminal::~ProgramTerminal()
{
    m_process.disconnect(this);
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(endWithinMs)) {
        m_process.kill();
        m_process.waitForFinished(endWithinMs);
    }
}

quint64 ProgramTerminal::send(const QByteArray& message, Milliseconds patience)
{
    const quint64 number = ++m_last;
    const bool full = m_flights.size() >= m_limits.messagesMax;
    if (full || message.size() > m_limits.lineBytesMax || message.contains('\n')) {
        const auto refuse = [this, number] { Q_EMIT failed(number, TerminalFault::GivenUp, Left::Nothing); };
        QMetaObject::invokeMethod(this, refuse, Qt::QueuedConnection);
        return number;
    }
    m_flights.insert(
        number, {"{\"number\":" + QByteArray::number(number) + ",\"message\":" + message + "}\n", patience, nullptr});
    QMetaObject::invokeMethod(
        this,
        [this, number] {
            if (!m_flights.contains(number))
                return;
            if (m_process.state() == QProcess::Running)
                write(number);
            else
                begin();
        },
        Qt::QueuedConnection);
    return number;
}

void ProgramTerminal::begin()
{
    if (m_process.state() != QProcess::NotRunning)
        return;
    const QFileInfo file(m_program);
    if (!file.isAbsolute() || !file.isFile())
        return endAll(Fault(TerminalFault::Unreachable, QStringLiteral("no such program")));
    m_waiting.clear();
    m_starting.start(m_limits.start);
    m_process.start(m_program, m_arguments);
}

/// From this line on the message may have left.
void ProgramTerminal::write(quint64 number)
{
    auto flight = m_flights.find(number);
    if (flight == m_flights.end() || flight->line.isEmpty())
        return;
    const QByteArray line = std::exchange(flight->line, {});
    flight->timer = new QTimer(this);
    flight->timer->setSingleShot(true);
    connect(
        flight->timer, &QTimer::timeout, this, [this, number] { end(number, TerminalFault::Silent, Left::MayHave); });
    flight->timer->start(flight->patience);
    m_process.write(line);
}

void ProgramTerminal::read()
{
    m_waiting += m_process.readAllStandardOutput();
    for (qsizetype end = m_waiting.indexOf('\n'); end >= 0; end = m_waiting.indexOf('\n')) {
        const QByteArray line = m_waiting.left(end);
        m_waiting.remove(0, end + 1);
        if (line.size() <= m_limits.lineBytesMax) {
            take(line);
            continue;
        }
        m_waiting = line;
        break;
    }
    if (m_waiting.size() <= m_limits.lineBytesMax)
        return;
    m_waiting.clear();
    m_process.kill();
    endAll(TerminalFault::AnswerTooLarge);
}

void ProgramTerminal::take(const QByteArray& line)
{
    const auto tree = codec::JsonTree::parse(line);
    const codec::JsonNode root = tree ? tree->root() : codec::JsonNode(), answer = root["answer"];
    bool isNumber = false;
    const quint64 number = root["number"].raw().toByteArray().toULongLong(&isNumber);
    if (!isNumber || answer.isAbsent() || root.size() != 2) {
        m_process.kill();
        return endAll(TerminalFault::AnswerMalformed);
    }
    const QByteArray body = answer.raw().toByteArray();
    const auto flight = m_flights.constFind(number);
    if (flight == m_flights.constEnd() || !flight->line.isEmpty())
        return Q_EMIT cameLate(body);
    delete flight->timer;
    m_flights.erase(flight);
    Q_EMIT answered(number, body);
}

void ProgramTerminal::giveUp(quint64 number)
{
    const auto flight = m_flights.constFind(number);
    if (flight != m_flights.constEnd())
        end(number, TerminalFault::GivenUp, flight->line.isEmpty() ? Left::MayHave : Left::Nothing);
}

void ProgramTerminal::end(quint64 number, const Fault& fault, Left left)
{
    const Flight flight = m_flights.take(number);
    if (flight.timer)
        flight.timer->deleteLater();
    Q_EMIT failed(number, fault, left);
}

void ProgramTerminal::endAll(const Fault& fault)
{
    m_starting.stop();
    for (const quint64 number : m_flights.keys()) {
        const auto flight = m_flights.constFind(number);
        if (flight != m_flights.constEnd())
            end(number, fault, flight->line.isEmpty() ? Left::MayHave : Left::Nothing);
    }
}

} // namespace naru::device

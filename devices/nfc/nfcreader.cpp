// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/nfcreader.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <utility>

namespace naru::device {

namespace {
constexpr int killedWithinMs = 1000; ///< waited only when this object itself goes

Fault faultOf(ReaderTrouble trouble)
{
    switch (trouble) {
    case ReaderTrouble::InUse:
        return DeviceFault::ReaderInUse;
    case ReaderTrouble::Absent:
        return Fault(DeviceFault::ReaderUnavailable, QStringLiteral("absent"));
    case ReaderTrouble::Broken:
        break;
    }
    return Fault(DeviceFault::ReaderUnavailable, QStringLiteral("does not answer"));
}
} // namespace

QString nfcProgramBesideThisOne()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("naru-nfcd"));
}

NfcReader::NfcReader(QString program, QString reader, QObject* parent)
    : NfcReader(std::move(program), std::move(reader), Timing(), parent)
{
}

NfcReader::NfcReader(QString program, QString reader, Timing timing, QObject* parent)
    : ApduLink(parent)
    , m_reader(std::move(reader))
    , m_timing(timing)
    , m_nextPause(timing.pauseMin)
{
    QProcessEnvironment plain; // no variable of the desk's, nor libnfc's own, reaches the program
    plain.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    m_process.setProcessEnvironment(plain);
    m_process.setWorkingDirectory(QDir::rootPath());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.setProgram(std::move(program));
    m_process.setArguments({m_reader});
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &NfcReader::read);
    connect(&m_process, &QProcess::finished, this, &NfcReader::ended);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended();
    });
    for (QTimer* timer : {&m_watchdog, &m_pause, &m_steady})
        timer->setSingleShot(true);
    connect(&m_watchdog, &QTimer::timeout, this, [this] { giveUp(QStringLiteral("silent")); });
    connect(&m_pause, &QTimer::timeout, this, &NfcReader::start);
    connect(&m_steady, &QTimer::timeout, this, [this] { m_nextPause = m_timing.pauseMin; });
    start();
}

NfcReader::~NfcReader()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished(killedWithinMs);
}

std::optional<Fault> NfcReader::problem() const
{
    return m_isReady ? std::nullopt : std::optional(m_problem);
}

void NfcReader::start()
{
    ++m_starts;
    m_cutter = ReaderFrameCutter();
    watch();
    m_steady.start(m_timing.steadyAfter);
    m_process.start();
}

void NfcReader::watch(Milliseconds extra)
{
    m_watchdog.start(m_timing.silenceMax + extra);
}

void NfcReader::read()
{
    const auto frames = m_cutter.feed(m_process.readAllStandardOutput());
    if (!frames)
        return giveUp(frames.fault().detail());
    for (const ReaderFrame& frame : *frames) {
        if (!m_isWaiting)
            watch();
        if (!take(frame))
            return giveUp(QStringLiteral("frame %1").arg(static_cast<int>(frame.type)));
    }
}

bool NfcReader::take(const ReaderFrame& frame)
{
    switch (frame.type) {
    case ReaderFrame::Type::Alive:
        return true;
    case ReaderFrame::Type::ReaderBack: {
        const auto greeting = ReaderGreeting::read(frame.content);
        if (!greeting)
            return false;
        m_greeting = *greeting;
        m_isReady = true;
        if (m_isListening)
            say(ReaderFrame::Type::Listen, QByteArray(1, static_cast<char>(m_tap)));
        Q_EMIT readyChanged();
        return true;
    }
    case ReaderFrame::Type::ReaderLost: {
        const auto trouble = static_cast<ReaderTrouble>(frame.content.isEmpty() ? 0 : frame.content[0]);
        if (frame.content.size() != 1 || trouble < ReaderTrouble::Absent || trouble > ReaderTrouble::Broken)
            return false;
        lost(faultOf(trouble));
        return true;
    }
    case ReaderFrame::Type::Arrived: {
        const auto card = CardArrival::read(frame.content);
        if (card && m_isListening && !m_hasCard && card->tap == m_tap) {
            m_hasCard = true;
            Q_EMIT arrived(card->uid, card->ats);
        }
        return card.has_value();
    }
    case ReaderFrame::Type::Answer: {
        const auto answer = CardAnswer::read(frame.content);
        if (answer && m_isWaiting && answer->number == m_number) {
            m_isWaiting = false;
            watch();
            Q_EMIT answered(answer->response);
        }
        return answer.has_value();
    }
    case ReaderFrame::Type::CardLost:
        return takeCardLost(frame.content);
    default:
        return false;
    }
}

bool NfcReader::takeCardLost(const QByteArray& content)
{
    if (content.size() != 2)
        return false;
    const auto trouble = static_cast<CardTrouble>(content[1]);
    if (!m_isWaiting || static_cast<quint8>(content[0]) != m_number)
        return true;
    if (trouble == CardTrouble::Silent)
        loseCard(DeviceFault::PhoneSilent);
    else if (trouble == CardTrouble::TooLong)
        loseCard(Fault(DeviceFault::PhoneFloods, QStringLiteral("over the reader's length")));
    else
        loseCard(DeviceFault::PhoneGone);
    return true;
}

void NfcReader::lost(const Fault& problem)
{
    m_problem = problem;
    const bool wasReady = std::exchange(m_isReady, false);
    loseCard(DeviceFault::ReaderUnavailable);
    if (wasReady || !problem.detail().isEmpty())
        Q_EMIT readyChanged();
}

void NfcReader::loseCard(const Fault& fault)
{
    m_isWaiting = false;
    watch();
    if (std::exchange(m_hasCard, false)) {
        m_isListening = m_isListening && fault.is(DeviceFault::ReaderUnavailable);
        Q_EMIT failed(fault);
    }
}

void NfcReader::giveUp(const QString& why)
{
    m_watchdog.stop();
    m_process.kill(); // ended() follows
    lost(Fault(DeviceFault::ReaderUnavailable, why));
    m_watchdog.stop();
}

void NfcReader::ended()
{
    m_steady.stop();
    lost(Fault(DeviceFault::ReaderUnavailable, QStringLiteral("its program ended")));
    m_watchdog.stop();
    m_pause.start(m_nextPause);
    m_nextPause = std::min(m_nextPause * 2, m_timing.pauseMax);
}

void NfcReader::listen()
{
    m_isListening = true;
    m_hasCard = m_isWaiting = false;
    ++m_tap;
    if (m_isReady)
        say(ReaderFrame::Type::Listen, QByteArray(1, static_cast<char>(m_tap)));
}

void NfcReader::stop()
{
    m_isListening = m_hasCard = m_isWaiting = false;
    if (m_isReady)
        say(ReaderFrame::Type::Stop);
}

void NfcReader::transceive(const QByteArray& apdu, Milliseconds patience)
{
    if (!m_hasCard || m_isWaiting)
        return;
    m_isWaiting = true;
    ++m_number;
    watch(patience);
    say(ReaderFrame::Type::Transceive, CardCommand{m_number, patience, apdu}.encode());
}

void NfcReader::say(ReaderFrame::Type type, const QByteArray& content)
{
    m_process.write(ReaderFrame{type, content}.encode());
}

} // namespace naru::device

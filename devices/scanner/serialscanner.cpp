// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/serialscanner.h"

#include "app/base/wipe.h"

#include <QPointer>
#include <QSerialPort>
#include <QSerialPortInfo>

namespace naru::device {

namespace {

constexpr qint64 readBytesMax = 64 * 1024; ///< at a time
constexpr qint64 bufferBytesMax = 256 * 1024;

Fault whyNotOpen(QSerialPort::SerialPortError error, const QString& detail)
{
    return Fault(
        error == QSerialPort::PermissionError ? ScannerFault::ScannerInUse : ScannerFault::ScannerAbsent, detail);
}

} // namespace

QList<SerialPortName> serialPorts()
{
    QList<SerialPortName> names;
    const auto ports = QSerialPortInfo::availablePorts();
    for (const QSerialPortInfo& port : ports) {
        if (port.hasVendorIdentifier()
            || !port.description().isEmpty()) // not the board's own, where nothing is plugged in
            names.append({port.systemLocation(), port.description()});
    }
    return names;
}

SerialScanner::SerialScanner(Settings settings, const Clock& clock, QObject* parent)
    : CodeSource(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
    , m_port(new QSerialPort(this))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &SerialScanner::open);
    connect(m_port, &QSerialPort::readyRead, this, &SerialScanner::take);
    // After an unplug the port stays "open" and reports an error some 100,000 times a second: the first one closes it.
    connect(m_port, &QSerialPort::errorOccurred, this, [this](QSerialPort::SerialPortError error) {
        const bool isOurs = error != QSerialPort::NoError && error != QSerialPort::UnsupportedOperationError
            && error != QSerialPort::TimeoutError;
        if (isOurs && m_port->isOpen())
            close(Fault(ScannerFault::ScannerLost, m_port->errorString()));
    });
}

SerialScanner::~SerialScanner()
{
    m_port->disconnect(this);
    m_port->close();
}

bool SerialScanner::isReady() const
{
    return m_isWanted && m_port->isOpen();
}

void SerialScanner::start()
{
    if (std::exchange(m_isWanted, true))
        return;
    m_wait = retryMin;
    open();
}

void SerialScanner::stop()
{
    const bool wasReady = isReady();
    m_isWanted = false;
    m_retry.stop();
    m_port->close();
    m_lines.clear();
    if (wasReady)
        Q_EMIT readyChanged();
}

void SerialScanner::open()
{
    if (!m_isWanted || m_port->isOpen())
        return;
    m_port->setPortName(m_settings.port);
    m_port->setBaudRate(m_settings.baud);
    m_port->setReadBufferSize(bufferBytesMax);
    if (!m_port->open(QIODevice::ReadWrite)) {
        const Fault fault = whyNotOpen(m_port->error(), m_port->errorString());
        const bool isNews = !m_problem || qstrcmp(m_problem->name(), fault.name()) != 0;
        m_problem = fault;
        m_retry.start(m_wait);
        m_wait = std::min(2 * m_wait, retryMax);
        if (isNews)
            Q_EMIT readyChanged();
        return;
    }
    m_port->clear(); // what lay in the buffer was scanned for somebody else
    m_lines.clear();
    m_problem.reset();
    m_wait = retryMin;
    Q_EMIT readyChanged();
}

void SerialScanner::close(const Fault& fault)
{
    m_port->close();
    m_lines.clear();
    if (!m_isWanted)
        return;
    m_retry.start(m_wait);
    m_problem = fault;
    Q_EMIT readyChanged();
}

void SerialScanner::lookAgain()
{
    if (!m_retry.isActive())
        return;
    m_retry.stop();
    m_wait = retryMin;
    open();
}

void SerialScanner::take()
{
    const QPointer<SerialScanner> self(this);
    while (self && isReady() && m_port->bytesAvailable() > 0) {
        QByteArray bytes = m_port->read(readBytesMax);
        const auto fed = m_lines.feed(bytes, m_clock.monotonic());
        wipe(bytes);
        if (fed.cardNumber)
            wipeBuffer();
        for (const QByteArray& code : fed.codes) {
            Q_EMIT read(code);
            if (!self || !isReady()) // a listener may have stopped it
                return;
        }
        if (fed.cardNumber)
            Q_EMIT refused(ScannerFault::CardNumberRead);
        if (self && fed.flooded)
            Q_EMIT refused(ScannerFault::ScannerFloods);
    }
}

/// QSerialPort keeps the block it reads into until the next scan writes over it: every byte of it is put back as zero
/// and skipped.
void SerialScanner::wipeBuffer()
{
    constexpr qint64 blockBytes = 32 * 1024; // as much as it reads at once
    if (m_port->bytesAvailable() > 0)
        return; // what comes next is written over it
    for (qint64 i = 0; i < blockBytes; ++i)
        m_port->ungetChar('\0');
    m_port->skip(blockBytes);
}

void SerialScanner::trigger()
{
    if (isReady() && !m_settings.trigger.isEmpty() && m_settings.trigger.size() <= triggerBytesMax)
        m_port->write(m_settings.trigger);
}

} // namespace naru::device

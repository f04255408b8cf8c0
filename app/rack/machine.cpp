// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rack/machine.h"

#include "devices/pcsc/cardreaders.h"
#include "devices/printer/cupsprinter.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace naru::rack {

ThisMachine::ThisMachine(const Clock& clock, QString cardProgram, QObject* parent)
    : Machine(parent)
    , m_clock(clock)
    , m_cardProgram(std::move(cardProgram))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ThisMachine::glance);
    m_timer.start(firstLookAfter);
    connect(&m_cardTimer, &QTimer::timeout, this, &ThisMachine::askForCardReaders);
    m_cardTimer.start(cardReadersEvery);
    QTimer::singleShot(firstLookAfter, this, &ThisMachine::askForCardReaders);
    m_asker.setMaxThreadCount(1);
    connect(&m_cardTimer, &QTimer::timeout, this, &ThisMachine::askForPrintQueues);
    QTimer::singleShot(firstLookAfter, this, &ThisMachine::askForPrintQueues);
}

ThisMachine::~ThisMachine()
{
    m_asker.waitForDone();
}

/// Without its socket there is no service, and nothing is asked.
void ThisMachine::askForPrintQueues()
{
    const bool isThere
        = QFileInfo::exists(QStringLiteral("/run/cups/cups.sock")) || qEnvironmentVariableIsSet("CUPS_SERVER");
    if (!(isThere || !m_printQueues.isEmpty()) || std::exchange(m_isAsking, true))
        return;
    m_asker.start([this] {
        QMetaObject::invokeMethod(
            this,
            [this, queues = device::cupsQueues()] {
                m_isAsking = false;
                if (std::exchange(m_printQueues, queues) != queues)
                    Q_EMIT changed();
            },
            Qt::QueuedConnection);
    });
}

/// Without its service there are no such readers, and nothing is asked.
void ThisMachine::askForCardReaders()
{
    if (!QFileInfo::exists(QStringLiteral("/run/pcscd/pcscd.comm")) && m_cardReaders.isEmpty())
        return;
    device::cardReaders(m_cardProgram, this, [this](const Result<QStringList>& found) {
        const QStringList readers = found ? *found : QStringList();
        if (std::exchange(m_cardReaders, readers) != readers)
            Q_EMIT changed();
    });
}

/// To look at the names costs a quarter of a millisecond, to ask what is behind them ten: that only when they changed.
void ThisMachine::glance()
{
    m_timer.start(lookEvery);
    const QStringList names
        = QDir(QStringLiteral("/dev"))
              .entryList(
                  {QStringLiteral("tty[A-Z]*"), QStringLiteral("rfcomm*"), QStringLiteral("video*")}, QDir::System);
    QStringList printers;
    for (const QString& name : QDir(QStringLiteral("/dev/usb")).entryList({QStringLiteral("lp*")}, QDir::System))
        printers.append(QStringLiteral("/dev/usb/") + name);
    const bool isOther = std::exchange(m_names, names) != names;
    const bool otherPrinters = std::exchange(m_printerPorts, printers) != printers;
    if (!m_isKnown || isOther)
        look();
    if (otherPrinters)
        Q_EMIT changed();
}

void ThisMachine::look()
{
    if (!m_watch && device::mayHaveCameras()) {
        device::chooseMediaLibrary();
        m_watch = new device::CameraWatch(this);
        connect(m_watch, &device::CameraWatch::changed, this, &ThisMachine::look);
    }
    const auto cameras = m_watch ? device::cameras() : QList<device::CameraName>();
    const auto ports = device::serialPorts();
    const bool isOther = !std::exchange(m_isKnown, true) || cameras != m_cameras || ports != m_ports;
    m_cameras = cameras;
    m_ports = ports;
    if (isOther)
        Q_EMIT changed();
}

std::unique_ptr<device::FrameSource> ThisMachine::camera(const QByteArray& id) const
{
    device::chooseMediaLibrary();
    return std::make_unique<device::CameraSource>(id, m_clock);
}

} // namespace naru::rack

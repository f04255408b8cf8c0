// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/framesource.h"
#include "devices/camera/camera.h"
#include "devices/scanner/serialscanner.h"

#include <QThreadPool>
#include <QTimer>

namespace naru::rack {

/// What is plugged into this computer, and when that changes.
class Machine : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// False until it was looked for the first time; the lists are empty until then.
    virtual bool isKnown() const = 0;
    virtual QList<device::CameraName> cameras() const = 0;
    virtual QList<device::SerialPortName> ports() const = 0;
    virtual QStringList cardReaders() const = 0;  ///< by their PC/SC names
    virtual QStringList printerPorts() const = 0; ///< of printers alone: "/dev/usb/lp0"
    virtual QStringList printQueues() const = 0;  ///< of the print service
    /// The camera with this id, or with an empty one the first.
    virtual std::unique_ptr<device::FrameSource> camera(const QByteArray& id) const = 0;

Q_SIGNALS:
    void changed();
};

/// The real one. It looks for the first time when there is a window, and loads the library behind cameras only where
/// there may be one.
class ThisMachine final : public Machine {
    Q_OBJECT

public:
    static constexpr Milliseconds firstLookAfter{400};
    static constexpr Milliseconds cardReadersEvery{20'000}; ///< a program is asked, so not often; so is a service
    static constexpr Milliseconds lookEvery{2000}; ///< nobody tells when a serial port, or the first camera, comes

    /// The clock must outlive it. `cardProgram`: naru-cardd.
    ThisMachine(const Clock& clock, QString cardProgram, QObject* parent = nullptr);
    ~ThisMachine() override;

    bool isKnown() const override { return m_isKnown; }
    QList<device::CameraName> cameras() const override { return m_cameras; }
    QList<device::SerialPortName> ports() const override { return m_ports; }
    QStringList cardReaders() const override { return m_cardReaders; }
    QStringList printerPorts() const override { return m_printerPorts; }
    QStringList printQueues() const override { return m_printQueues; }
    std::unique_ptr<device::FrameSource> camera(const QByteArray& id) const override;

private:
    void glance();
    void look();
    void askForCardReaders();
    void askForPrintQueues();

    const Clock& m_clock;
    const QString m_cardProgram;
    QStringList m_cardReaders;
    QTimer m_cardTimer;
    device::CameraWatch* m_watch = nullptr; ///< a child of this; null as long as no camera was there
    bool m_isKnown = false;
    QList<device::CameraName> m_cameras;
    QList<device::SerialPortName> m_ports;
    QStringList m_names; ///< of what may be a port or a camera
    QStringList m_printerPorts, m_printQueues;
    QThreadPool m_asker; ///< one thread: the print service is waited for
    bool m_isAsking = false;
    QTimer m_timer;
};

} // namespace naru::rack

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/framesource.h"
#include "devices/camera/camera.h"
#include "devices/scanner/serialscanner.h"

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
    virtual QStringList cardReaders() const = 0; ///< by their PC/SC names
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
    static constexpr Milliseconds cardReadersEvery{20'000}; ///< a program is asked, so not often
    static constexpr Milliseconds lookEvery{2000}; ///< nobody tells when a serial port, or the first camera, comes

    /// The clock must outlive it. `cardProgram`: naru-cardd.
    ThisMachine(const Clock& clock, QString cardProgram, QObject* parent = nullptr);

    bool isKnown() const override { return m_isKnown; }
    QList<device::CameraName> cameras() const override { return m_cameras; }
    QList<device::SerialPortName> ports() const override { return m_ports; }
    QStringList cardReaders() const override { return m_cardReaders; }
    std::unique_ptr<device::FrameSource> camera(const QByteArray& id) const override;

private:
    void glance();
    void look();
    void askForCardReaders();

    const Clock& m_clock;
    const QString m_cardProgram;
    QStringList m_cardReaders;
    QTimer m_cardTimer;
    device::CameraWatch* m_watch = nullptr; ///< a child of this; null as long as no camera was there
    bool m_isKnown = false;
    QList<device::CameraName> m_cameras;
    QList<device::SerialPortName> m_ports;
    QStringList m_names; ///< of what may be a port or a camera
    QTimer m_timer;
};

} // namespace naru::rack

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/ble/bluezguests.h"

#include "devices/ble/bluez.h"

#include <utility>

namespace naru::device {

BluezGuests::BluezGuests(QObject* parent)
    : QObject(parent)
{
    m_quiet.setSingleShot(true);
    connect(&m_quiet, &QTimer::timeout, this, &BluezGuests::forget);
}

BluezGuests::~BluezGuests()
{
    forget();
}

void BluezGuests::met(const QString& devicePath)
{
    m_devices.insert(devicePath);
}

void BluezGuests::begin()
{
    m_quiet.stop();
    forget();
}

void BluezGuests::end()
{
    if (!m_devices.isEmpty())
        m_quiet.start(quiet);
}

void BluezGuests::forget()
{
    const auto devices = std::exchange(m_devices, {});
    for (const QString& path : devices) {
        const QString adapter = path.section(u'/', 0, -2);
        bluez::tell(bluez::call(adapter, bluez::adapter, QStringLiteral("RemoveDevice"), {bluez::pathVariant(path)}));
    }
}

} // namespace naru::device

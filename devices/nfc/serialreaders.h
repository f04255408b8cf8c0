// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace naru::device {

/// Connections of what may be a PN532 on a serial adapter, for a settings page: "pn532_uart:/dev/naru-nfc-A10X". Names
/// that stay (installer/udev) come first, and stand for the ttyUSB and ttyACM they point to. Whether a reader answers
/// there, only opening it tells.
QStringList serialReaders(const QString& deviceFolder = QStringLiteral("/dev"));

} // namespace naru::device

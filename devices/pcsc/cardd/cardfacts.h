// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/nfc/apdu.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace naru::cardd {

/// The reader that was meant: the one of this very name, else the first whose name begins so: what PC/SC appends (the
/// places on the bus) changes from one plug to another. Empty: none.
QByteArray readerNamed(const QByteArray& wanted, const QList<QByteArray>& names);

/// A storage card behind a reader that speaks for it (PC/SC part 3 §3.1.3.2.3.1: its ATR holds 80 4F 0C A0 00 00 03
/// 06): it has no applications, and no phone is one.
bool isStorageCard(const QByteArray& atr);

/// The control code of FEATURE_GET_TLV_PROPERTIES in an answer to CM_IOCTL_GET_FEATURE_REQUEST: tag 12, length 04, code
/// big-endian (PC/SC part 10 §2.2).
std::optional<quint32> propertiesCode(const QByteArray& features);

/// dwMaxAPDUDataSize of FEATURE_GET_TLV_PROPERTIES (PC/SC part 10 §2.6.14): tag 0A, length 04, little-endian; 0: short
/// APDUs alone. A reader that says nothing carries extended lengths.
device::ApduLimits limitsOf(const QByteArray& properties);

} // namespace naru::cardd

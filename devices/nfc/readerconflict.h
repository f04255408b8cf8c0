// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace naru {

namespace device {
/// Who has a reader that is there and does not work. Append only.
enum class ReaderConflict {
    KernelHolds,    ///< the kernel's own NFC driver is loaded: it takes USB readers before libnfc or pcscd
    ServiceHolds,   ///< pcscd runs, and has a driver for the reader that is to be driven by libnfc
    ServiceMissing, ///< the reader is to be driven through PC/SC, and pcscd does not run
};
} // namespace device

template <>
inline constexpr auto faultNames<device::ReaderConflict> = std::to_array<const char*>(
    {"reader.kernel_holds", "reader.service_holds", "reader.service_missing"});

namespace device {

/// What the doctor knows of the machine.
struct ReaderFacts {
    QByteArray modules;          ///< /proc/modules, as it is
    bool isServiceThere = false; ///< pcscd listens
    QStringList libnfcReaders;   ///< connection strings that this desk is to use: "acr122_usb:001:005"
    QStringList pcscReaders;     ///< names that it is to use

    /// modules and isServiceThere of this machine, at most some hundred lines of /proc.
    static ReaderFacts here(QStringList libnfcReaders, QStringList pcscReaders);
};

/// Each conflict once. Serial readers have none.
QList<Fault> readerConflicts(const ReaderFacts& facts);

} // namespace device
} // namespace naru

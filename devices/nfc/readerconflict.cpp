// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/readerconflict.h"

#include <QFile>

#include <algorithm>

namespace naru::device {

namespace {
constexpr qint64 modulesBytesMax = 262'144;

/// "pn533_usb 24576 0 - Live …"
bool isLoaded(const QByteArray& modules, QByteArrayView name)
{
    const auto lines = modules.split('\n');
    return std::any_of(
        lines.begin(), lines.end(), [&](const QByteArray& line) { return line.split(' ').first() == name; });
}

bool isOf(const QString& connection, const char* driver)
{
    return connection == QLatin1StringView(driver) || connection.startsWith(QLatin1StringView(driver) + u':');
}
} // namespace

ReaderFacts ReaderFacts::here(QStringList libnfcReaders, QStringList pcscReaders)
{
    ReaderFacts facts;
    QFile modules(QStringLiteral("/proc/modules"));
    if (modules.open(QIODevice::ReadOnly))
        facts.modules = modules.read(modulesBytesMax);
    facts.isServiceThere = QFile::exists(QStringLiteral("/run/pcscd/pcscd.comm"));
    facts.libnfcReaders = std::move(libnfcReaders);
    facts.pcscReaders = std::move(pcscReaders);
    return facts;
}

QList<Fault> readerConflicts(const ReaderFacts& facts)
{
    const auto any = [&](const char* driver) {
        return std::any_of(facts.libnfcReaders.begin(), facts.libnfcReaders.end(),
            [&](const QString& connection) { return isOf(connection, driver); });
    };
    // The kernel's driver and pcscd's know an ACR122U; the kernel's alone the PN533 sticks.
    const bool isUsb = any("pn53x_usb") || any("acr122_usb"), isPcsc = !facts.pcscReaders.isEmpty();
    QList<Fault> found;
    if ((isUsb || isPcsc) && (isLoaded(facts.modules, "pn533_usb") || isLoaded(facts.modules, "pn533")))
        found.append(ReaderConflict::KernelHolds);
    if (any("acr122_usb") && facts.isServiceThere)
        found.append(ReaderConflict::ServiceHolds);
    if (isPcsc && !facts.isServiceThere)
        found.append(ReaderConflict::ServiceMissing);
    return found;
}

} // namespace naru::device

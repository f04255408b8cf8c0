// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/serialreaders.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace naru::device {

QStringList serialReaders(const QString& deviceFolder)
{
    constexpr qsizetype readersMax = 32;
    const QDir folder(deviceFolder);
    QStringList found;
    QSet<QString> ports;
    for (const QString& pattern :
        {QStringLiteral("naru-nfc-*"), QStringLiteral("ttyUSB*"), QStringLiteral("ttyACM*")}) {
        for (const QFileInfo& entry : folder.entryInfoList({pattern}, QDir::Files | QDir::System, QDir::Name)) {
            const QString port = entry.canonicalFilePath(); // empty: a name that points nowhere
            if (port.isEmpty() || ports.contains(port) || found.size() == readersMax)
                continue;
            ports.insert(port);
            found.append(QStringLiteral("pn532_uart:") + entry.absoluteFilePath());
        }
    }
    return found;
}

} // namespace naru::device

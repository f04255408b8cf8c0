// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/api/printersetup.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace naru::device {

namespace {
constexpr std::array<qint32, 8> bauds{1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200};
const QLatin1StringView narrow{"58"}, wide{"80"}, own{"own"}, drawn{"drawn"};
} // namespace

std::optional<PrinterSetup> printerSetupOf(const QString& address)
{
    const QStringList words = address.split(u',');
    PrinterSetup setup;
    setup.place = words.first().trimmed();
    const bool isPlace = setup.isQueue() ? !setup.queue().isEmpty() && !setup.queue().contains(u'/')
                                         : setup.place.startsWith(u'/') || setup.place.startsWith(u"tcp:");
    if (!isPlace)
        return std::nullopt;
    for (const QString& each : words.mid(1)) {
        const QString word = each.trimmed();
        const qint32 number = word.toInt();
        if (word == narrow || word == wide)
            setup.paper = word == narrow ? PrinterSetup::Paper::Roll58 : PrinterSetup::Paper::Roll80;
        else if (word == own || word == drawn)
            setup.letters = word == own ? PrinterSetup::Letters::Own : PrinterSetup::Letters::Drawn;
        else if (std::find(bauds.begin(), bauds.end(), number) != bauds.end())
            setup.baud = number;
        else
            return std::nullopt;
    }
    return setup;
}

QString addressOf(const PrinterSetup& setup)
{
    QStringList words{setup.place};
    if (setup.baud != PrinterSetup::usualBaud)
        words.append(QString::number(setup.baud));
    if (setup.paper == PrinterSetup::Paper::Roll58)
        words.append(narrow);
    if (setup.letters == PrinterSetup::Letters::Own)
        words.append(own);
    return words.join(u',');
}

} // namespace naru::device

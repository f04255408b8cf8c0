// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

// Numbers of cards for tests, right by Luhn, and how people write them.
namespace naru::test::cardday {

inline const QByteArray typed = "5555555555554444", scanned = "6011111111111117";

inline QString gapped(const QByteArray& digits, char gap)
{
    QByteArray text = digits;
    for (qsizetype at = 12; at > 0; at -= 4)
        text.insert(at, gap);
    return QString::fromLatin1(text);
}

} // namespace naru::test::cardday

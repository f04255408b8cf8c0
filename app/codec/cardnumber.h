// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QStringView>

namespace naru::codec {

/// True if the text holds what may be a payment card's number: 13 to 19 digits whose last is right (Luhn,
/// ISO/IEC 7812-1 annex B), in one run or in whole groups with one space or hyphen between them. Such input is dropped
/// wherever it comes in, and neither shown nor logged. One number in ten of that length is taken for a card's.
bool holdsCardNumber(QByteArrayView text);
bool holdsCardNumber(QStringView text);

} // namespace naru::codec

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/jsontree.h"

#include <QStringList>

namespace naru::payments::nexo {

/// `text`, its digits starred if 13 to 19 of them may be a card's number (codec::holdsCardNumber).
QByteArray withoutCardNumbers(QByteArray text);

/// A message to keep: the JSON as received, but for what no desk may store.
struct CutCopy {
    QByteArray text;  ///< JSON still
    QStringList cuts; ///< what was cut and where: "SensitiveCardData /SaleToPOIResponse/…"
};
/// Cut are: SensitiveCardData and its like (track data, PIN blocks, a number), whole; and the digits of any text, key
/// or number that may be a card's, also behind form encoding, and base64 that hides either.
CutCopy cutCopy(const codec::JsonNode& root);

} // namespace naru::payments::nexo

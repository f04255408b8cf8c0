// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

namespace naru::sim {

/// An ISO/IEC 14443-4 type A card, or a phone that acts as one.
struct Card {
    QByteArray uid = QByteArray::fromHex("08a1b2c3"); ///< a phone's is random and begins with 08
    QByteArray ats = QByteArray::fromHex("788070");   ///< without its length byte
    std::function<QByteArray(const QByteArray& apdu)> transceive;
    std::function<void()> fieldLost = [] {};
};

} // namespace naru::sim

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "sync/classroom/faults.h"
#include "sync/lan/place.h"

#include <QList>

#include <optional>

namespace naru::classroom {

/// Where a class is held and whose it is: what a trainer's screen shows, and what a seat needs to join.
struct ClassCode {
    static constexpr quint16 portFirst = 47120; ///< of a class: the first of `ports` that is free
    static constexpr int ports = 10;
    static constexpr qsizetype placesMax = 4;
    static constexpr qsizetype bytesMax = 512; ///< of either text
    static constexpr qsizetype keyDigitsMax = 5;

    QList<lan::Place> places; ///< 1 to 4, to be tried in this order
    QByteArray keyHash;       ///< lan::hashOf() the trainer's key, 32 bytes; empty in a typed code
    QString keyDigits = {};   ///< keyDigitsOf() that key, in a typed code

    /// For a camera: "NARU-CLASS:1:" ‖ base45 (the letters of a QR code's alphanumeric mode) of the CBOR array
    /// [keyHash bstr .size 32, [1*4 place tstr]]. Nobody else has that key. Needs a hash and 1 to 4 places.
    QByteArray text() const;

    /// For fingers: what a trainer can call out, in groups of four. Nothing where the class has no IPv4 address or
    /// another port. `key`: the trainer's, 64 bytes. Takes a tenth of a second, for keyDigitsOf().
    ///   place(6) ‖ key(5) ‖ check(1)                  "1234 5678 9012"
    ///   place(10) ‖ key(5) ‖ check(1)                 "1234 5678 9012 3456"
    /// Six digits of place, offset = port − portFirst, 0 … 9:
    ///        0 …  192.168.A.B   (A·256 + B)·10 + offset
    ///   660000 …  10.42.0.B     B·10 + offset: a hotspot of Debian's
    ///   670000 …  172.20.10.B   B·10 + offset: a telephone's
    ///   680000 …  127.0.0.B     B·10 + offset: one machine
    /// Ten digits: any other IPv4 address as a number, ·2 + offset 0 or 1. Each place has one spelling.
    /// check: Damm's (Total anti-symmetrische Quasigruppen, 2004): any one wrong digit and any two exchanged
    /// neighbours are noticed before anybody is asked.
    std::optional<QString> digits(const QByteArray& key) const;

    /// Either of them; spaces and hyphens between digits count for nothing. Fault: BadCode.
    static Result<ClassCode> parse(QByteArrayView text);

    /// Is `key` (64 bytes) the trainer's? Of a typed code only as far as five digits go. Without hash and digits any
    /// is.
    bool fits(const QByteArray& key) const;

    bool operator==(const ClassCode&) const = default;
};

/// The first 40 bits of the key's scrypt (lan::shortCodeOf) modulo 10^5. Finding another key with the same takes 10^5
/// runs of a tenth of a second: enough that no desk is taken for another and that nobody is it by chance; against
/// somebody who prepares for one trainer the camera's code is the right one.
QString keyDigitsOf(const QByteArray& key);

} // namespace naru::classroom

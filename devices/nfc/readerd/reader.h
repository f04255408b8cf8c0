// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/nfc/readerframe.h"

#include <QByteArray>

#include <optional>
#include <variant>

namespace naru::readerd {

/// One reader behind somebody's library, which may crash, abort or hang this process: that is why the process exists.
/// Every call is short.
class Reader {
public:
    Reader() = default;
    virtual ~Reader() = default;
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    virtual std::optional<device::ReaderTrouble> open() = 0; ///< none: open, and nobody else's
    virtual void close() = 0;
    virtual bool isOpen() const = 0;
    virtual QByteArray name() const = 0;
    virtual device::ApduLimits limits() const = 0;

    struct Card {
        QByteArray uid; ///< empty where nobody needs it
        QByteArray ats; ///< or the ATR that stands for it
    };
    enum class Health {
        Good,
        Silent,
        Broken,
        Taken, ///< another program has it
    };
    /// A phone or another ISO/IEC 14443-4 card in the field, within milliseconds.
    virtual std::variant<std::optional<Card>, Health> find() = 0;
    virtual std::variant<QByteArray, device::CardTrouble, Health> transceive(
        const QByteArray& apdu, Milliseconds patience)
        = 0;
    /// False: transceive() may take longer than it was told, and whoever waits must be able to leave.
    virtual bool keepsPatience() const = 0;
    virtual Health fieldOff() = 0; ///< the card it had begins anew
};

} // namespace naru::readerd

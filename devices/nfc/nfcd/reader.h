// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/nfc/readerframe.h"

#include <QByteArray>

#include <optional>
#include <variant>

struct nfc_context;
struct nfc_device;

namespace naru::nfcd {

/// One reader through libnfc, which may crash, abort or hang this process: that is why the process exists. Every call
/// is short; what libnfc does not check (lengths of a command) is checked here.
class Reader {
public:
    /// `connection`: "pn532_uart:/dev/ttyUSB0", "pn53x_usb:001:005".
    explicit Reader(QByteArray connection);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    bool prepare(); ///< libnfc's own files are read here, before the door is shut

    /// The file that stands for the device, empty where the connection does not say.
    const QByteArray& devicePath() const { return m_devicePath; }
    bool isAbsent() const; ///< there is a path, and nothing there

    std::optional<device::ReaderTrouble> open(); ///< none: open, and nobody else's
    void close();
    bool isOpen() const { return m_device != nullptr; }
    QByteArray name() const;

    struct Card {
        QByteArray uid, ats;
    };
    enum class Health { Good, Silent, Broken };
    /// A phone or another ISO/IEC 14443-4 type A card in the field, within milliseconds.
    std::variant<std::optional<Card>, Health> find();
    std::variant<QByteArray, device::CardTrouble, Health> transceive(const QByteArray& apdu, Milliseconds patience);
    Health fieldOff();

private:
    bool lock();
    void unlock();

    QByteArray m_connection, m_devicePath;
    nfc_context* m_context = nullptr;
    nfc_device* m_device = nullptr;
    bool m_isFieldOn = false;
    int m_lock = -1;
};

} // namespace naru::nfcd

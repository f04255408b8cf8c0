// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/nfc/readerd/reader.h"

struct nfc_context;
struct nfc_device;

namespace naru::nfcd {

/// One reader through libnfc. What libnfc does not check (lengths of a command) is checked here.
class LibnfcReader final : public readerd::Reader {
public:
    /// `connection`: "pn532_uart:/dev/ttyUSB0", "pn53x_usb:001:005".
    explicit LibnfcReader(QByteArray connection);
    ~LibnfcReader() override;

    bool prepare(); ///< libnfc's own files are read here, before the door is shut

    std::optional<device::ReaderTrouble> open() override;
    void close() override;
    bool isOpen() const override { return m_device != nullptr; }
    QByteArray name() const override;
    device::ApduLimits limits() const override { return {}; } ///< what every chip carries

    std::variant<std::optional<Card>, Health> find() override; ///< type A alone, as phones are
    std::variant<QByteArray, device::CardTrouble, Health> transceive(
        const QByteArray& apdu, Milliseconds patience) override;
    bool keepsPatience() const override { return true; }
    Health fieldOff() override;

private:
    bool isAbsent() const;
    bool lock();
    void unlock();

    QByteArray m_connection;
    QByteArray m_devicePath; ///< the file that stands for the device, empty where the connection does not say
    nfc_context* m_context = nullptr;
    nfc_device* m_device = nullptr;
    bool m_isFieldOn = false;
    int m_lock = -1;
};

} // namespace naru::nfcd

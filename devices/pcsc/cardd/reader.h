// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/nfc/readerd/reader.h"

#include <QList>

namespace naru::cardd {

/// The readers that the PC/SC service has. Fault: none; without a service there is no value.
std::optional<QList<QByteArray>> readerNames();

/// One reader through the system's PC/SC service. The service may die and come back at any time, and a card in it
/// belongs to one program: this one asks for it alone.
class PcscReader final : public readerd::Reader {
public:
    /// `wanted`: a PC/SC reader's name, or how it begins.
    explicit PcscReader(QByteArray wanted);
    ~PcscReader() override;

    /// Absent: no service, or no such reader. InUse: another program holds the card in it.
    std::optional<device::ReaderTrouble> open() override;
    void close() override;
    bool isOpen() const override { return m_isOpen; }
    QByteArray name() const override { return m_name; }
    device::ApduLimits limits() const override { return m_limits; }

    /// The card's number is not asked: nothing here would use it.
    std::variant<std::optional<Card>, Health> find() override;
    std::variant<QByteArray, device::CardTrouble, Health> transceive(
        const QByteArray& apdu, Milliseconds patience) override;
    bool keepsPatience() const override { return false; } ///< PC/SC has no such word
    Health fieldOff() override;

private:
    /// Of the reader now; waits for nothing.
    struct State {
        long result = 0;
        unsigned long event = 0;
        QByteArray atr;
    };
    State look() const;
    std::optional<device::ReaderTrouble> askLimits();
    std::variant<std::optional<Card>, Health> connect(const QByteArray& atr);
    void letGo();

    const QByteArray m_wanted;
    QByteArray m_name;
    device::ApduLimits m_limits;
    bool m_isOpen = false, m_isConnected = false;
    bool m_isLost = false; ///< the last card left by itself
    int m_looksAtMute = 0;
    long m_context = 0, m_card = 0;
    unsigned long m_protocol = 0;
};

} // namespace naru::cardd

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/nfc/apdulink.h"

#include <QTimer>

#include <functional>

namespace naru::test {

/// A reader without a reader: APDUs go straight to a simulated phone. present() is the tap.
class PhoneLink final : public device::ApduLink {
public:
    struct Phone {
        std::function<QByteArray(const QByteArray&)> transceive;
        std::function<void()> fieldLost;
    };
    explicit PhoneLink(device::ApduLimits limits)
        : m_limits(limits)
    {
    }

    void present(Phone phone)
    {
        m_phone = std::move(phone);
        tryTap();
    }
    void takeAway()
    {
        if (std::exchange(m_tapped, false)) {
            m_phone->fieldLost();
            later([this] { Q_EMIT failed(device::DeviceFault::PhoneGone); });
        }
        m_phone.reset();
    }
    int goneAtApdu = -1; ///< the phone leaves instead of answering this one, counted from 0
    int apdus = 0;       ///< answered so far
    QList<QByteArray> log;

    bool isReady() const override { return true; }
    std::optional<Fault> problem() const override { return std::nullopt; }
    device::ApduLimits limits() const override { return m_limits; }
    void listen() override
    {
        drop();
        listening = true;
        tryTap();
    }
    void stop() override
    {
        drop();
        listening = false;
    }
    void transceive(const QByteArray& apdu, Milliseconds) override
    {
        if (apdus == goneAtApdu) {
            goneAtApdu = -1;
            return takeAway();
        }
        ++apdus;
        log.append(apdu);
        const QByteArray response = m_phone->transceive(apdu);
        log.append(response);
        later([this, response] { Q_EMIT answered(response); });
    }
    bool listening = false;

private:
    void drop()
    {
        ++m_turn;
        if (std::exchange(m_tapped, false))
            m_phone->fieldLost();
    }
    void tryTap()
    {
        if (!listening || !m_phone || m_tapped)
            return;
        m_tapped = true;
        later([this] { Q_EMIT arrived(QByteArray::fromHex("08a1b2c3"), QByteArray::fromHex("788070")); });
    }
    /// What belongs to a card that was let go meanwhile is not said.
    void later(const std::function<void()>& say)
    {
        QTimer::singleShot(0, this, [this, say, turn = m_turn] {
            if (turn == m_turn)
                say();
        });
    }

    device::ApduLimits m_limits;
    std::optional<Phone> m_phone;
    bool m_tapped = false;
    int m_turn = 0;
};

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ble/bluezguests.h"
#include "devices/ble/bluezpower.h"

#include <QThread>

#include <atomic>
#include <memory>

namespace naru::device {

class CentralSession;

/// The desk as GATT client by QtBluetooth. Qt 6.4 waits for BlueZ's answers in several places, so it does that in a
/// thread of its own: nobody else waits.
class Central final : public GattClient {
    Q_OBJECT

public:
    /// `power` says which adapter, `guests` who is to be forgotten; both must outlive the client.
    Central(const BluezPower& power, BluezGuests& guests, QObject* parent = nullptr);
    ~Central() override;

    void find(const QByteArray& service) override;
    void write(GattValue value, const QByteArray& bytes) override;
    void drop() override;

private:
    /// Sessions that have not said good-bye yet; the last one ends the thread once nobody wants a new one.
    struct Farewells {
        std::atomic<int> sessions = 0;
        std::atomic<bool> isLast = false;
    };
    void hear(CentralSession* session);

    const BluezPower& m_power;
    BluezGuests& m_guests;
    QThread* m_thread;
    CentralSession* m_session = nullptr; ///< lives in m_thread, until it has said good-bye
    std::shared_ptr<Farewells> m_farewells = std::make_shared<Farewells>();
    int m_serial = 0; ///< of the session
};

} // namespace naru::device

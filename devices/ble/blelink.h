// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "devices/api/bytelink.h"
#include "devices/ble/gatt.h"

#include <QTimer>

namespace naru::device {

/// Session messages over Bluetooth LE (ISO/IEC 18013-5 §8.3.3.1.1), whichever side serves. L2CAP is left out
/// (docs/decisions/0016).
///
/// Where the phone offers both, it is the server: the desk finds it without being found by anyone. Only when no phone
/// is found so in time, or it does not let the desk in, the desk serves.
class BleLink : public ByteLink {
    Q_OBJECT

public:
    struct Limits {
        Milliseconds open = std::chrono::seconds(40);              ///< from open() to opened(), whatever happens
        Milliseconds find = std::chrono::seconds(25);              ///< for a phone to appear
        Milliseconds findBeforeServing = std::chrono::seconds(12); ///< of these, where the desk may serve instead
        Milliseconds connect = std::chrono::seconds(15);           ///< BlueZ reads all that the phone offers, meanwhile
        Milliseconds subscribe = std::chrono::seconds(5);          ///< from connected to ready for messages
        Milliseconds value = std::chrono::seconds(10);             ///< between two values of one message
        Milliseconds silence
            = std::chrono::seconds(150); ///< of a phone that owes an answer; its holder reads meanwhile
        Milliseconds pause{500};         ///< before a search that was interrupted begins again
        int connections = 3;             ///< tried: the first often fails on busy air
        int messages = 32;               ///< received in one session
    };

    /// All three must outlive the link.
    BleLink(BluetoothPower& power, GattClient& client, GattServer& server, QObject* parent = nullptr);
    BleLink(BluetoothPower& power, GattClient& client, GattServer& server, Limits limits, QObject* parent = nullptr);
    ~BleLink() override;

    bool isReady() const override { return !problem(); }
    std::optional<Fault> problem() const override { return m_power.problem(); }

    void open(const BleWay& way) override;
    void send(const QByteArray& message) override;
    void close() override;

private:
    enum class Stage {
        Off,
        Finding,     ///< a phone that serves
        Connecting,  ///< to it
        Subscribing, ///< to its notifications
        Serving,     ///< waits for a phone to come
        Greeting,    ///< one came, and is to subscribe and to say that it begins
        Open,
    };
    void listenToClient();
    void listenToServer();
    void enter(Stage stage, Milliseconds patience);
    void find();
    void serve();
    void begin();
    void greet();
    void takeWritten(GattValue value, const QByteArray& bytes, qsizetype mtu);
    void takeState(const QByteArray& state);
    void takeData(const QByteArray& value);
    void waitForPhone();
    void put(GattValue value, const QByteArray& bytes);
    void waitedInVain();
    void connectionLost();
    void refused();
    void powerChanged();
    void fallBack(const Fault& fault);
    void lose(const Fault& fault);
    void rest();

    BluetoothPower& m_power;
    GattClient& m_client;
    GattServer& m_server;
    Limits m_limits;
    Stage m_stage = Stage::Off;
    BleWay m_way;
    bool m_isServer = false;                    ///< this session's role
    bool m_began = false, m_subscribed = false; ///< what the phone did, in Greeting
    int m_turn = 0;                             ///< of open() and close()
    int m_connections = 0, m_messages = 0;
    qsizetype m_mtu = gattMtuMin;
    GattAssembler m_assembler;
    QTimer m_wait;     ///< of the stage
    QTimer m_patience; ///< until Open
    QTimer m_pause;    ///< in Finding
};

} // namespace naru::device

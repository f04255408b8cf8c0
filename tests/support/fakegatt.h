// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "devices/ble/gatt.h"
#include "devices/simulator/blephone.h"

#include <deque>
#include <functional>
#include <optional>

namespace naru::test {

/// What the air between a desk and a phone does. Each is one event, drawn from a seed or said by a test.
struct AirTerms {
    enum class Trouble {
        None,
        LosesValue,        ///< the value number `at` to the phone is lost
        LosesNotification, ///< the value number `at` to the desk is lost
        Swaps,             ///< the value number `at` to the desk arrives behind the next one
        Repeats,           ///< the value number `at` to the desk arrives twice
        CutsAtByte,        ///< the link breaks when `at` bytes of values, either way, have gone over
    };
    qsizetype mtu = 185;
    Trouble trouble = Trouble::None;
    qsizetype at = 0;
    int slowTurns = 0; ///< of the event loop, before each step of a connection
    int failedConnections = 0;
    bool appears = true;         ///< else nobody finds this phone, and it finds no desk
    bool offersService = true;   ///< else it refuses, once connected
    bool letsSubscribe = true;   ///< else it stays silent instead
    bool subscribesLast = false; ///< as client: says that it begins, then subscribes
    static AirTerms draw(Random& random);
    QString describe() const;
};
inline constexpr std::array airTroubleNames{
    "none", "loses value", "loses notification", "swaps", "repeats", "cuts at byte"};

/// Both doors of a radio in memory, and the switch, with one phone behind them: BleLink link(gatt.power, gatt.client,
/// gatt.server). All that happens, happens in order, in a later turn of the event loop.
class FakeGatt {
public:
    class Power final : public device::BluetoothPower {
    public:
        std::optional<Fault> problem() const override { return m_problem; }
        void set(std::optional<Fault> problem)
        {
            m_problem = std::move(problem);
            Q_EMIT changed();
        }

    private:
        std::optional<Fault> m_problem;
    };
    class Client final : public device::GattClient {
    public:
        explicit Client(FakeGatt& gatt)
            : m_gatt(gatt)
        {
        }
        void find(const QByteArray& service) override { m_gatt.find(service); }
        void write(device::GattValue value, const QByteArray& said) override { m_gatt.toPhone(value, said); }
        void drop() override { m_gatt.drop(); }

    private:
        FakeGatt& m_gatt;
    };
    class Server final : public device::GattServer {
    public:
        explicit Server(FakeGatt& gatt)
            : m_gatt(gatt)
        {
        }
        void serve(const QByteArray& service, const QByteArray& ident) override { m_gatt.serve(service, ident); }
        void notify(device::GattValue value, const QByteArray& said) override { m_gatt.toPhone(value, said); }
        void drop() override { m_gatt.drop(); }

    private:
        FakeGatt& m_gatt;
    };

    FakeGatt()
        : client(*this)
        , server(*this)
    {
    }

    /// `phone` is near from now on, and has engaged; nullptr: nobody is. It must outlive this, or be taken away.
    void present(sim::BlePhone* phone, const AirTerms& terms);
    void present(sim::BlePhone* phone) { present(phone, AirTerms()); }
    void takeAway(); ///< as present(nullptr), in the middle of whatever

    Power power;
    Client client;
    Server server;
    bool wasHit = false;                         ///< the trouble happened
    int sessions = 0;                            ///< connections that the phone began
    int values = 0;                              ///< that went over, either way
    qsizetype bytes = 0;                         ///< of them
    qsizetype largest = 0;                       ///< of them
    bool isSearching = false, isServing = false; ///< the radio is at work

private:
    using Act = sim::BlePhone::Act;
    void later(std::function<void()> what, int turns = 0);
    void find(const QByteArray& service);
    void serve(const QByteArray& service, const QByteArray& ident);
    void meet();
    void connectAsClient();
    void connectAsServer();
    void drop();
    void hangUp();
    void breakLink();
    void toPhone(device::GattValue value, const QByteArray& bytes);
    void toDesk(int number, const QByteArray& bytes);
    void arriveAtDesk(int number, const QByteArray& bytes);
    void follow(const sim::BlePhone::Acts& acts);
    bool goesOver(const QByteArray& bytes);

    enum class Role { None, Client, Server };
    Role m_role = Role::None; ///< the desk's
    QByteArray m_service, m_ident;
    sim::BlePhone* m_phone = nullptr;
    AirTerms m_terms;
    bool m_isConnected = false;
    int m_turn = 0; ///< what was said to belong to an earlier one is not heard
    int m_toPhone = 0, m_toDesk = 0, m_failures = 0;
    std::optional<std::pair<int, QByteArray>> m_heldBack;
    QObject m_context; ///< last: nothing arrives after it
};

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ble/gatt.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace naru::test {

/// What went through both doors of a radio in one or more sessions, as text. First "name value" lines:
///     about  what is seen here          at     the desk's clock, RFC 3339
///     seed   of the desk's Random       trust  the issuer's root, DER in hexadecimal
/// then one line for each event. UUIDs and values are hexadecimal, NAME is State, Client2Server or Server2Client:
///     + DEVICEENGAGEMENT    a phone engaged
/// The desk is the GATT client, the phone the server:
///     > find SERVICE        < found        < connected         < subscribed MTU
///     > write NAME VALUE    < notify NAME VALUE
/// The desk is the server, the phone the client:
///     > serve SERVICE IDENT < reached      < subscribes        (to Server2Client)
///     > notify NAME VALUE   < write NAME VALUE MTU
/// Either way:
///     > drop                < refused      < gone
struct GattTranscript {
    struct Event {
        enum class Kind {
            Engaged,
            Find,
            Serve,
            DeskWrite,
            DeskNotify,
            Drop,
            Found,
            Connected,
            Subscribed,
            Reached,
            Subscribes,
            PhoneNotify,
            PhoneWrite,
            Refused,
            Gone,
        };
        Kind kind = Kind::Drop;
        std::optional<device::GattValue> value = {};
        QByteArray bytes = {}; ///< of a value, a service or an engagement
        QByteArray ident = {};
        qsizetype mtu = 0;
        bool operator==(const Event&) const = default;

        bool isPhones() const { return kind >= Kind::Found; }
        bool isDesksValue() const { return kind == Kind::DeskWrite || kind == Kind::DeskNotify; }
        bool isPhonesValue() const { return kind == Kind::PhoneNotify || kind == Kind::PhoneWrite; }
        QByteArray encode() const; ///< its line, without the end
        static std::optional<Event> parse(const QByteArray& line);
    };

    QString about, at;
    quint64 seed = 0;
    QByteArray trust;
    QList<Event> events;

    QByteArray encode() const;
    /// Nothing where a line is none of these, or one of the first is missing.
    static std::optional<GattTranscript> parse(const QByteArray& text);
};

/// Writes down what goes through the two doors of a radio: BleLink link(power, recorder.client, recorder.server).
class GattRecorder {
public:
    /// Both must outlive the recorder.
    GattRecorder(device::GattClient& client, device::GattServer& server);

    QList<GattTranscript::Event> events;
    /// What becomes of a value of the phone on its way, before it is written down.
    std::function<QByteArray(device::GattValue, const QByteArray&)> distort;

    class Client final : public device::GattClient {
    public:
        Client(GattRecorder& recorder, device::GattClient& inner);
        void find(const QByteArray& service) override;
        void write(device::GattValue value, const QByteArray& bytes) override;
        void drop() override;

    private:
        GattRecorder& m_recorder;
        device::GattClient& m_inner;
    };
    class Server final : public device::GattServer {
    public:
        Server(GattRecorder& recorder, device::GattServer& inner);
        void serve(const QByteArray& service, const QByteArray& ident) override;
        void notify(device::GattValue value, const QByteArray& bytes) override;
        void drop() override;

    private:
        GattRecorder& m_recorder;
        device::GattServer& m_inner;
    };
    Client client;
    Server server;

private:
    QByteArray onItsWay(device::GattValue value, const QByteArray& bytes) const;
};

/// Plays the phone's part of a transcript, each event in a turn of the event loop of its own, and says where the desk
/// leaves its own part. What comes behind a deviation is not played.
class GattReplay {
public:
    /// `transcript` must outlive this.
    explicit GattReplay(const GattTranscript& transcript);

    /// The engagement of the session that is next, once; nothing: the session before it is not over, or none is left.
    std::optional<QByteArray> engaged();
    bool isOver() const { return m_next == m_transcript.events.size(); } ///< every event has been
    QString deviation;                                                   ///< empty: none
    int values = 0;                                                      ///< that the desk said as it should

    class Power final : public device::BluetoothPower {
    public:
        std::optional<Fault> problem() const override { return std::nullopt; }
    };
    class Client final : public device::GattClient {
    public:
        explicit Client(GattReplay& replay)
            : m_replay(replay)
        {
        }
        void find(const QByteArray& service) override;
        void write(device::GattValue value, const QByteArray& bytes) override;
        void drop() override;

    private:
        GattReplay& m_replay;
    };
    class Server final : public device::GattServer {
    public:
        explicit Server(GattReplay& replay)
            : m_replay(replay)
        {
        }
        void serve(const QByteArray& service, const QByteArray& ident) override;
        void notify(device::GattValue value, const QByteArray& bytes) override;
        void drop() override;

    private:
        GattReplay& m_replay;
    };
    Power power;
    Client client;
    Server server;

private:
    void hear(const GattTranscript::Event& said); ///< of the desk
    void goOn();
    void say(const GattTranscript::Event& event); ///< of the phone

    const GattTranscript& m_transcript;
    qsizetype m_next = 0;
    bool m_isServer = false; ///< the desk, since it served last
    bool m_isAboutToSay = false;
    QObject m_context; ///< last: nothing is said after it
};

} // namespace naru::test

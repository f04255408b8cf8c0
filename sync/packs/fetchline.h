// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "sync/packs/fetcher.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace naru::packs {

/// A release that is whole, signed and in time, with all it brings: for desk::Supplies.
struct Arrived {
    Taken taken;             ///< what the journal is to say of it
    Manifest manifest;       ///< its files' paths …
    QList<QByteArray> bytes; ///< … and what is in each of them, in the same order
    enum class Why : quint8 {
        New,   ///< above what was taken: judge and take it
        Again, ///< taken already, but power went away before it was in its place, or the place is lost
        Back,  ///< a person wants the version before (lessons alone)
    } why = Why::New;
};

/// Releases on their way to this desk: from its hub or from a sister desk, on a thread of its own with all that waits
/// for disk and network. The shelf (DATA/shelf) is this object's alone. Lives in the desk's thread; so do its calls.
///
/// How it is used: know() what the journal has taken, then begin(); `arrived` brings one release at a time and nothing
/// further until settled() said what became of it. Taken: the shelf puts it into its place then.
class FetchLine final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const Clock& clock;        ///< any thread
        crypto::PrivateKey key;    ///< the desk's one signing key: of the connection
        QByteArray device;         ///< 16 bytes
        QString dataFolder;        ///< membership is read from it, and read again when it changes
        QString program;           ///< "0.1.0"
        Channels* house = nullptr; ///< to the sister desks; outlives this; none: the hub alone
    };
    struct Tells {
        std::function<void(const Arrived& arrived)> arrived;
        std::function<void(Channel channel, Instant asOf)> confirmed; ///< what is here is the hub's newest still
        std::function<void()> changed;                                ///< state()
    };
    FetchLine(Parts parts, Tells tells, QObject* parent = nullptr);
    ~FetchLine() override; ///< waits for what the disk is doing, never for the network

    void know(const QList<Taken>& taken); ///< of every channel: the ratchet, as the journal has it
    void begin();
    /// Versions that the hub told with an answer (Agent::Heard::packs); unsigned: a reason to ask, and nothing else.
    void heard(const QMap<QString, quint64>& versions);
    void lookNow(); ///< somebody waits
    /// What became of the release that `arrived` brought last. A fault: it is told in state() and not brought again
    /// until the hub has another one, or somebody looks.
    void settled(const Result<void>& result);
    /// From a stick: a file of bundle.h. `done` says whether all of it lies on the shelf; then it comes as `arrived`.
    void import(const QString& file, std::function<void(Result<void>)> done);
    /// The version before again; comes as `arrived`. Lessons alone. Faults: Missing, Older, CannotWrite.
    void back(Channel channel, std::function<void(Result<void>)> done);

    const Fetcher::State& state() const { return m_state; }
    /// For Agent::tellPacks: what was taken, channel → version.
    QMap<QString, quint64> versions() const;

private:
    class Worker;
    class House;
    friend class Worker;

    Tells m_tells;
    QThread m_thread;
    Worker* m_worker = nullptr;
    std::unique_ptr<House> m_house;
    QMap<packs::Channel, Taken> m_taken;
    std::optional<Taken> m_offered; ///< waits for settled()
    bool m_isBack = false;
    Fetcher::State m_state;
};

} // namespace naru::packs

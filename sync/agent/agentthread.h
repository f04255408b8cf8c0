// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/crypto/key.h"
#include "app/journal/outbox.h"
#include "app/journal/outgoing.h"
#include "sync/agent/certify.h"
#include "sync/agent/gathering.h"
#include "sync/wire/sealing.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace naru::agent {

/// The agent of a desk on a thread of its own: the record may wait for the disk and the hub may be far away, and
/// nobody who looks at the window waits for either. What it knows comes to the owner's thread as a value. Beside it the
/// desk's certificate is renewed in time, and one that somebody else brought (naructl, a page) is written into the
/// record before it is used. What a desk keeps of its hub's word is fetched here too, see keepsakes.h.
class AgentThread final : public QObject, public journal::Outbox {
    Q_OBJECT

public:
    struct Parts {
        const Clock& clock;           ///< any thread
        journal::Outgoing& outgoing;  ///< called on this thread alone; outlives this
        crypto::PrivateKey key;       ///< the desk's one signing key
        QString dataFolder;           ///< membership is read from it, and read again when it changes
        QString program;              ///< its version
        Keep note = {};               ///< a certificate into the record; on this thread. Empty: nowhere
        Wanted receipts = {};         ///< whose proofs are kept here; on this thread. Empty: none
        wire::FacetsOf facetsOf = {}; ///< what goes open beside a sealed body; called on this thread alone
    };
    explicit AgentThread(Parts parts, QObject* parent = nullptr);
    ~AgentThread() override; ///< waits for what the disk is doing, never for the network

    State state() const override { return m_state; }
    void tryNow() override;
    void watch(std::function<void()> changed) override { m_changed = std::move(changed); }
    void written() override;
    /// Runs on the agent's thread, when it is through with what it does. True: the cursor was moved there, and the
    /// agent begins anew where it stands.
    void beside(std::function<bool()> run);
    /// Versions that this desk has, told with each batch.
    void tellPacks(const QMap<QString, quint64>& versions);
    /// Versions that the hub has for it, whenever they change: unsigned, a reason to ask and nothing else.
    void onPacks(std::function<void(const QMap<QString, quint64>&)> told) { m_packsTold = std::move(told); }

private:
    class Worker;
    void heard(const State& state);

    QThread m_thread;
    Worker* m_worker = nullptr;
    State m_state;
    std::function<void()> m_changed;
    std::function<void(const QMap<QString, quint64>&)> m_packsTold;
};

} // namespace naru::agent

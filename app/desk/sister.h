// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/base/clock.h"
#include "app/desk/sistercopy.h"
#include "app/journal/copymessages.h"
#include "app/journal/copystore.h"
#include "app/journal/witness.h"

#include <QMap>
#include <QObject>
#include <QThreadPool>

namespace naru::desk {

/// Two desks that keep each other's entries, over the channel "copies". What this desk commits goes to up to two others
/// as it stands, sealed, page by page, the next when the one before is answered; what others commit is checked link by
/// link and kept in copies.db. All disks are waited for on a thread of its own.
class Sister : public QObject, public journal::Witness {
    Q_OBJECT

public:
    static constexpr int sistersMax = 2; ///< whom this desk gives its copies to
    static constexpr int pagesWaitingMax = 8;
    /// On the disk, beside a page's own bytes: a checkpoint writes the whole log into the file before it is used anew.
    static constexpr qint64 checkpointBytesMax = 16 * 1024 * 1024;
    static constexpr int workingMax = 4; ///< of what one desk asked for, not answered yet
    static constexpr Milliseconds resendAfter{1'000}, restAfterRefusal{60'000}, noteEvery{10'000};
    static constexpr std::chrono::minutes pruneAgain{10}; ///< at the earliest, where there is no room

    struct Parts {
        const Clock& clock;
        const journal::Journal& journal;
        QByteArray device;
        std::function<QString()> name; ///< of this desk, for people
        QByteArray sealed;             ///< the journal's keys under the recovery code
        QString file;                  ///< copies.db
        /// Whether there is room beside what is kept for money under way. Fault: Reserve. On the sister's own thread.
        std::function<Result<void>(qint64 more)> room = [](qint64) { return Result<void>(); };
    };
    Sister(Parts parts, Channels& channels);
    ~Sister() override;

    void witness(const journal::Stamp& entry, Answered answered) override;
    void push(); ///< something was committed
    void tick();
    SisterCopy copy() const { return m_shown; }
    QList<journal::CopyStore::CopiedDesk> kept() const { return m_kept; }
    /// Of whom the last page was refused, and why.
    QMap<QString, Fault> refused() const { return m_refused; }
    /// Why no copies can be kept here at all; none are taken while it is so, and it is tried again with each.
    std::optional<Fault> shut() const { return m_shut; }

Q_SIGNALS:
    void changed(); ///< copy(), kept(), refused() or shut() say something else

private:
    /// Somebody who may keep our entries, or whose entries we keep.
    struct Peer {
        QString name;
        bool known = false;   ///< what they hold of ours was heard
        bool begins = false;  ///< they hold nothing that is here, too
        bool refuses = false; ///< the last page of ours, by their last word
        journal::CopyPoint held;
        bool reading = false; ///< the next page is being read
        quint64 page = 0;     ///< sent and not answered; 0: none
        int working = 0;      ///< see workingMax
        journal::CopyPoint sent;
        Milliseconds spoke{0}, restsUntil{0};
        journal::CopyPieces pieces;
    };
    struct Asked {
        journal::Stamp entry;
        Milliseconds until;
        Answered answered;
    };
    using Work = std::function<Result<void>(journal::CopyStore& store)>;

    void see();
    bool isSister(const QByteArray& device) const { return m_sisters.contains(device); }
    void ask(const QByteArray& device, Peer& peer);
    void pushTo(const QByteArray& device);
    void send(const QByteArray& device, quint64 number, const journal::CopyPage& page);
    void heard(const Channel::Peer& from, const QByteArray& message);
    void heardHave(const QByteArray& device, const journal::CopyHave& have);
    void heardPiece(const Channel::Peer& from, const journal::CopyPiece& piece);
    void holds(const QByteArray& device, const std::optional<journal::CopyPoint>& common);
    void keep(const Channel::Peer& from, const QByteArray& page);
    void lookAtKept();
    void tellHave(const QByteArray& device, journal::CopyHave have);
    void answerAsked();
    void show();
    void noteHeld();
    void prune();
    Instant sure() const; ///< the clock, as far as the journal follows it
    void setShut(const std::optional<Fault>& fault);
    /// Runs on the sister's own thread; what it answers comes back in this one.
    void work(Work work, std::function<void(Result<void>)> then);
    /// The same, for what that desk asked.
    void workFor(const QByteArray& device, Work work, std::function<void(Result<void>)> then);

    const Parts m_parts;
    QMap<QByteArray, Peer> m_peers;
    QList<QByteArray> m_sisters;
    QList<Asked> m_asked;
    quint64 m_pages = 0;
    int m_pagesWaiting = 0;
    SisterCopy m_shown;
    journal::CopyStore::Held m_newest, m_noted; ///< the furthest place that another desk holds of this one
    Milliseconds m_notedAt{0};
    std::optional<Instant> m_pruned;
    std::optional<Milliseconds> m_madeRoom;    ///< when it was last tried for want of it
    std::optional<Milliseconds> m_behindSince; ///< something is missing there
    QList<journal::CopyStore::CopiedDesk> m_kept;
    QMap<QString, Fault> m_refused;
    std::optional<Fault> m_shut;
    std::unique_ptr<Channel> m_channel;
    std::optional<journal::CopyStore> m_store; ///< on m_worker alone
    QThreadPool m_worker;                      ///< one thread; last: it uses all of the above
};

} // namespace naru::desk

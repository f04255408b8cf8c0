// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/journal.h"
#include "app/journal/logfile.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace naru::journal {

/// Writes each committed entry into journal.log on another disk, on a thread of its own, a moment after the commit.
/// Nobody waits for it: a disk that is not there, is full or fails is a fault to be shown, and tried again when
/// somebody pushes. A copy that has what the record has not (its disk said that it had written, and lost it; or an old
/// image was put back) is kept beside and said (Ahead) for as long as it lies there and nobody brought it back with
/// `naructl journal recover`. Must go before the journal.
///
/// Where the journal let bodies go since, it begins again behind them with the next write, as far as the hub answers
/// for them by the receipt that the journal has now: the hub has what stood before, and a backup beside it. Files that
/// were put aside let go with it, see asides.h.
class SecondCopy {
public:
    struct Parts {
        const Journal& journal;
        QByteArray device;
        QByteArray sealed; ///< the journal's keys under the recovery code: without them nobody could read it
    };
    explicit SecondCopy(Parts parts);
    ~SecondCopy(); ///< what stands behind stays behind: it is written the next time

    void keepIn(const QString& folder); ///< made where the folder above it is there; empty: nowhere
    void push();                        ///< something was committed, or it is worth another try
    std::optional<Fault> fault() const;
    QStringList aside() const; ///< the files that lie put aside beside it
    /// For tests and for programs that end: until nothing stands behind, or there is a fault.
    void wait();

private:
    void run();
    Result<void> follow(const QString& folder);
    Result<void> open(const QString& folder);
    Result<void> isBehind() const;
    Result<void> letGo();
    bool isClosing() const;

    const Parts m_parts;
    std::optional<LogFile> m_log; ///< on the thread alone, as the next four
    QList<CopyPoint> m_aside;     ///< where the copies end that lie beside it
    QString m_open;
    bool m_mayHoldMore = false;   ///< than the journal: it let something go, or who knows
    std::optional<qint64> m_went; ///< the place up to which it went here since it was opened
    mutable std::mutex m_mutex;   ///< the rest
    std::condition_variable m_wake, m_rest;
    QString m_folder;
    QStringList m_besides;
    bool m_pushed = false, m_working = false, m_closing = false;
    std::optional<Fault> m_fault;
    std::thread m_thread;
};

} // namespace naru::journal

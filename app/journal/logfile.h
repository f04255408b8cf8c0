// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/copies.h"

#include <QFile>

namespace naru::journal {

/// A journal once more, as a file that only grows: "NARULOG1" ‖ device(16), then pages as copies.h has them, each
/// behind its length (u32be). A page is checked by its own hashes and has to follow from the one before; what does not,
/// and all behind it, is no part of the record. Bodies stay sealed. Used on one thread at a time.
class LogFile {
public:
    /// Made (0600) where absent; what is broken behind the last good page is cut off with the next append. Faults:
    /// OtherDevice, StorageFault.
    static Result<LogFile> open(const QString& path, const QByteArray& device);

    std::optional<CopyPoint> end() const { return m_end; }
    /// Durable when it returns. Fault: ChainBroken where it does not follow, StorageFault.
    Result<void> append(const CopyPage& page);
    std::optional<CopyPoint> first() const { return m_first; }
    /// Nothing stays but what stands behind that place: in the place of this file in one step, so that whatever moment
    /// power goes away the old one is there or the new one. Faults: as append().
    Result<void> beginBehind(quint32 epoch, quint64 seq);
    /// The record went another way: this file is kept beside under a name of its own, and a new one begun.
    Result<void> startOver();
    /// Where each file ends that was ever put aside here and still lies there. Reads them whole.
    QList<CopyPoint> putAside() const;

private:
    explicit LogFile(QByteArray device)
        : m_device(std::move(device))
    {
    }
    Result<void> begin(const QString& path);
    Result<void> writeBehind(const QString& made, quint32 epoch, quint64 seq);

    QByteArray m_device;
    std::unique_ptr<QFile> m_file;
    qint64 m_bytes = 0; ///< of the file, good
    std::optional<CopyPoint> m_first, m_end;
};

/// Every page of the longest good prefix, oldest first; reads alone. Faults: OtherDevice, StorageFault, what `use`
/// answers.
using UsePage = std::function<Result<void>(const CopyPage& page)>;
struct LogEnd {
    std::optional<CopyPoint> first, end;
    qint64 bytes = 0;    ///< good
    bool broken = false; ///< something stands behind it
};
Result<LogEnd> readLog(QFile& file, const QByteArray& device, const UsePage& use);

} // namespace naru::journal

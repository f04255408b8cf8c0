// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/packs/catalogue.h"
#include "sync/packs/ratchet.h"

namespace naru::packs {

/// What lies on a desk's disk of its hub's releases, in the folder `shelf` of its data:
///   root/N.root         every root from the first one
///   blobs/SHA256        files and manifests, by their content
///   blobs/SHA256.part   what has come so far; goes on where it ended
///   CHANNEL, CHANNEL.before   links to blobs/SHA256 of the manifest in use, and of the one before
/// A link is changed in one step, after all it needs is on the disk: whatever moment power goes away, the old version
/// is there, or the new one. What nothing points at is swept away at the next start. One object for one folder; any
/// thread, one at a time.
class Shelf {
public:
    /// Fault: CannotWrite.
    static Result<Shelf> open(const QString& folder);

    std::optional<Root> root() const; ///< the newest
    /// The first one, by its pin. Again with the same: nothing happens. Faults: firstRoot()'s, CannotWrite.
    Result<void> believe(const QByteArray& document, const QByteArray& pin);
    /// The next one. Faults: nextRoot()'s, CannotWrite.
    Result<void> follow(const QByteArray& document);

    bool has(const QByteArray& sha256) const;
    qint64 partOf(const QByteArray& sha256) const; ///< bytes that have come; 0: none
    /// At the place where the part ends. The last piece makes it whole: then its hash decides, and a wrong one leaves
    /// nothing. The value: whether it is whole now. Faults: Altered, TooLarge (over `size`), CannotWrite.
    Result<bool> append(const QByteArray& sha256, qint64 size, const QByteArray& piece);
    /// Read and compared again. Faults: Missing, Altered, TooLarge.
    Result<QByteArray> blob(const QByteArray& sha256, qint64 bytesMax = fileBytesMax) const;
    QList<File> missing(const Manifest& manifest) const;

    struct InUse {
        Manifest manifest;
        QByteArray sha256; ///< of the document
    };
    std::optional<InUse> inUse(Channel channel) const;
    /// Signed, its time has come, not over, not too new for `program`, above what the ratchet knows, and all of it
    /// here and whole. Faults: all of ReleaseFault but BadCatalogue and BadBundle.
    struct Judged {
        const Ratchet& ratchet;
        Instant now{};
        QString program; ///< "0.1.0"
    };
    Result<Manifest> judge(const QByteArray& sha256, const Judged& by) const;
    /// Puts it in its place, after the ratchet took it. Faults: Missing, CannotWrite.
    Result<void> use(Channel channel, const QByteArray& sha256);
    /// The one before again, for lessons alone: what is believed never goes back. Faults: Missing, Older (any other
    /// channel), CannotWrite.
    Result<void> back(Channel channel);
    Result<void> sweep();

private:
    explicit Shelf(QString folder)
        : m_folder(std::move(folder))
    {
    }
    QString m_folder;
};

} // namespace naru::packs

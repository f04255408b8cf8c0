// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/packs/catalogue.h"
#include "sync/packs/ratchet.h"
#include "sync/packs/shelfdisk.h"

namespace naru::packs {

/// What lies on a desk's disk of its hub's releases, in the folder `shelf` of its data:
///   root/N.root         every root from the first one that was believed
///   blobs/SHA256        files and manifests, by their content
///   blobs/SHA256.part   what has come so far; goes on where it ended
///   CHANNEL.left        SHA-256 of the manifest that a person went back from
///   catalogue           as the hub last signed it for this desk
///   CHANNEL, CHANNEL.before   links to blobs/SHA256 of the manifest in use, and of the one before
/// A link is changed in one step, after all it needs is on the disk: whatever moment power goes away, the old version
/// is there, or the new one. One object for one folder; any thread, one at a time.
class Shelf {
public:
    /// `watch`: for tests. Fault: CannotWrite.
    static Result<Shelf> open(const QString& folder, DiskWatch watch = {});

    std::optional<Root> root() const; ///< the newest: each is read and judged again from the first one
    QByteArray rootPin() const;       ///< pinOf() it, for Taken; empty: there is none
    /// The first one, by its pin. Again with the same: nothing happens. Faults: firstRoot()'s, Older (another one is
    /// believed already), CannotWrite.
    Result<void> believe(const QByteArray& document, const QByteArray& pin);
    /// The next one. Faults: nextRoot()'s, NoRoot, CannotWrite.
    Result<void> follow(const QByteArray& document);

    bool has(const QByteArray& sha256) const;
    qint64 partOf(const QByteArray& sha256) const; ///< bytes that have come; 0: none
    /// At the place where the part ends; an empty piece where partOf() says `size` already. The last piece makes it
    /// whole: then its hash decides, and a wrong one leaves nothing. The value: whether it is whole now. Faults:
    /// Altered, TooLarge (over `size`, or over fileBytesMax), CannotWrite.
    Result<bool> append(const QByteArray& sha256, qint64 size, const QByteArray& piece);
    /// Read and compared again. An altered one is gone then, so that it can come once more. Faults: Missing, Altered,
    /// TooLarge.
    Result<QByteArray> blob(const QByteArray& sha256, qint64 bytesMax = fileBytesMax) const;
    QList<File> missing(const Manifest& manifest) const; ///< each content once

    /// Some of a whole blob, not compared: whoever takes it compares all of it. Fault: Missing (or nothing there).
    Result<QByteArray> piece(const QByteArray& sha256, qint64 from, qint64 most) const;
    QByteArray rootDocument(quint64 version) const;      ///< empty: none
    Result<void> keepCatalogue(const QByteArray& bytes); ///< Fault: CannotWrite
    QByteArray catalogue() const;                        ///< empty: none
    /// A person went back from this one: it is not put into its place again by itself. Fault: CannotWrite.
    Result<void> leave(Channel channel, const QByteArray& sha256);
    QByteArray left(Channel channel) const; ///< empty: none

    struct InUse {
        Manifest manifest;
        QByteArray sha256; ///< of the document
    };
    std::optional<InUse> inUse(Channel channel) const;
    std::optional<InUse> before(Channel channel) const; ///< what back() would bring
    struct Judged {
        const Ratchet& ratchet;
        Instant now{};
        QString program; ///< "0.1.0"
    };
    /// Signed, its time has come, not over, not too new for `program`, above what the ratchet knows or the very same
    /// (whose place it had not reached), and all of it here and whole. Faults: all of ReleaseFault but BadCatalogue and
    /// BadBundle; NoRoot too where the ratchet knows another root under that number, Older where it knows a newer one.
    Result<Manifest> judge(const QByteArray& sha256, const Judged& by) const;
    /// Puts it in its place, after the ratchet took it; where it is already: nothing happens. Faults: BadManifest (of
    /// another channel), Missing, Altered, CannotWrite.
    Result<void> use(Channel channel, const QByteArray& sha256);
    /// The one before again, for lessons alone: what is believed never goes back. There is none before it then; the
    /// newer one stays on the shelf while nothing newer comes. Faults: Missing, Older (any other channel), CannotWrite.
    Result<void> back(Channel channel);
    /// At a start: lets go what nothing points at. What stays is all that a manifest in use names, or the one before,
    /// or the newest signed one of its channel, which may be on its way here, and the parts of what those name.
    /// Fault: CannotWrite.
    Result<void> sweep();

private:
    Shelf(QString folder, DiskWatch watch)
        : m_folder(std::move(folder))
        , m_disk(std::move(watch))
    {
    }
    struct Believed {
        Root root;
        QByteArray pin;
    };
    QList<Believed> chain() const;
    QString blobFile(const QByteArray& sha256) const;
    Result<void> compare(const QByteArray& sha256, qint64 size) const;
    QByteArray linked(const QString& name) const;
    std::optional<InUse> at(const QString& name, Channel channel) const;
    Result<void> judgeRoot(const QList<Believed>& chain, const Judged& by) const;
    Result<void> judgeAge(
        const QList<Believed>& chain, const Manifest& manifest, const QByteArray& sha256, const Ratchet& ratchet) const;
    QList<InUse> coming() const;
    QString m_folder;
    ShelfDisk m_disk;
};

} // namespace naru::packs

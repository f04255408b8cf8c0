// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/pack.h"

#include <QObject>

#include <functional>

namespace naru::desk {

/// Whose public key stands for lessons that may be played anywhere.
struct PackAuthor {
    QString name; ///< as the administrator typed it
    QByteArray spki;

    QByteArray id() const; ///< the first 8 bytes of SHA-256 of `spki`
};

struct InstalledPack {
    enum class State : quint8 {
        OwnCentre, ///< a desk of this centre stands behind it
        Author,    ///< an author whom an administrator added
        Foreign,   ///< nobody stands behind it any more: not played
        Altered,   ///< not what was installed: not played
        Agency,    ///< handed down: who may sign for the agency's lessons stands behind it
    } state
        = State::Altered;
    QString id;
    int version = 0, previous = 0; ///< previous: kept beside it; 0: none
    QString centre, author;
    QByteArray sha256, maker; ///< of the file; id of the maker's key. Empty: Altered
    QStringList lessons;      ///< ids

    bool plays() const { return state == State::OwnCentre || state == State::Author || state == State::Agency; }
};
/// Words: "pack.own_centre", "pack.author", "pack.foreign", "pack.altered", "pack.agency".
inline constexpr std::array<const char*, 5> packStateNames{
    "pack.own_centre", "pack.author", "pack.foreign", "pack.altered", "pack.agency"};

/// What became of a pack that was to be installed or made.
struct PackOutcome {
    std::optional<Fault> fault;           ///< none: it is installed, or made
    QList<lessons::Complaint> complaints; ///< of BadPack, PackForeign, PackOlder, PackTaken: file, key and rule
    QString id;                           ///< empty where it could not be read
    int version = 0;
    bool isGood() const { return !fault; }
};

/// The lesson packs of a desk. They lie as they came in packs/ID/VERSION.narupack, one file each; a file is read whole,
/// its seals and digests too, before anything of it is shown: when it is installed and each time the desk starts.
///
/// A pack plays where a desk of the same centre made it, whose key this desk knows (its own, or imported), and
/// anywhere where an author's key, added by an administrator, has sealed it. The next version of a pack must be of the
/// same maker and higher; no pack takes a lesson's id of another. Those that the agency hands down (supplies.h) stand
/// beside them under the same rules of ids; their versions are the agency's affair.
class Packs : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QList<InstalledPack> list() const = 0; ///< by id
    /// Of the packs that play, in the order of their ids and places.
    virtual QList<lessons::LessonPtr> lessons() const = 0;
    /// An official one or of a pack that plays. Fault: UnknownLesson.
    virtual Result<lessons::LessonPtr> lesson(const QString& id) const = 0;
    /// A recorded sentence of a pack's lesson, PCM WAV, its digest looked at again; empty: there is none.
    virtual QByteArray voice(const QString& lessonId, const QString& language, const QString& key) const = 0;
    virtual int nextVersion(const QString& packId) const = 0; ///< 1, or one above what is installed

    using Answer = std::function<void(const PackOutcome&)>; ///< in the desk's thread, later
    /// Reads it and says what would become of it; nothing is changed, nobody needs to be signed in. Its pictures are
    /// not drawn.
    virtual void check(const QByteArray& bytes, Answer answer) = 0;
    /// Administrator, or a trainer for what this desk itself has made. Draws every picture once in a process of its
    /// own, writes the file beside its place, then the journal, then puts the file there: a power cut leaves the old
    /// packs or the new ones. Faults: NotAllowed, BadPack, PackForeign, PackOlder, PackTaken, the four of pictures (the
    /// complaint names the file), StorageFault.
    virtual void install(const QByteArray& bytes, Answer answer) = 0;
    /// What a trainer has sent here (decision 47): nobody is signed in, and the seal has to be of somebody whom this
    /// desk knows already. The journal names the trainer's desk. Faults: those of install() but NotAllowed.
    virtual void installSent(const QByteArray& bytes, const QByteArray& trainersDevice, Answer answer)
    {
        Q_UNUSED(bytes)
        Q_UNUSED(trainersDevice)
        answer({lessons::LessonsFault::BadPack, {}, {}, 0});
    }
    /// A pack as it came.
    struct Packed {
        QString id;
        int version = 0;
        QByteArray bytes, sha256;
    };
    using Read = std::function<void(const Result<Packed>&)>; ///< in the desk's thread, later
    /// Of a pack that plays: the one with this lesson in it. Faults: UnknownPack (none has it), PackAltered.
    virtual void readPacked(const QString& lessonId, Read read) const
    {
        Q_UNUSED(lessonId)
        read(lessons::LessonsFault::UnknownPack);
    }
    using Done = std::function<void(Result<void>)>;
    /// Administrator: out of the desk with its previous version. Faults: NotAllowed, UnknownPack, HandedDown,
    /// StorageFault.
    virtual void remove(const QString& packId, Done done) = 0;
    /// Administrator: the previous version plays again, the newer one goes. Faults: NotAllowed, UnknownPack (no version
    /// before it), StorageFault.
    virtual void goBack(const QString& packId, Done done) = 0;

    using Made = std::function<void(const lessons::MadePack&, const std::optional<Fault>&)>;
    /// Anyone signed in: a pack of this centre, sealed with the desk's key; `plan.centre` is filled in. The journal
    /// knows its digest before it is handed out. Faults: NotSignedIn, BadPack (with complaints), the key store's.
    virtual void make(const lessons::PackPlan& plan, Made made) = 0;

    virtual QList<PackAuthor> authors() const = 0;
    /// Administrator: `pem` is a P-256 "PUBLIC KEY". Faults: NotAllowed, BadDeskKey (not such a key), BadSettings (no
    /// name, or too long), StorageFault.
    virtual void addAuthor(const QString& name, const QByteArray& pem, Done done) = 0;
    /// Administrator. What that author alone stood behind plays no longer. Faults: NotAllowed, UnknownPack.
    virtual void removeAuthor(const QByteArray& keyId, Done done) = 0;

Q_SIGNALS:
    void changed();
};

} // namespace naru::desk

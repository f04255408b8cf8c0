// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/desk/suppliesfaults.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QObject>

#include <functional>
#include <optional>

namespace naru::desk {

/// One version of what the agency hands down to its desks, checked and whole: desk gives it its meaning.
struct Supply {
    QString channel; ///< "trust", "lessons", "fees", "services", "settings", "translations"
    quint64 version = 0;
    QByteArray manifest; ///< SHA-256: names this version for ever
    quint64 root = 0;    ///< version of who may sign
    QByteArray rootPin;
    Instant asOf{}; ///< when the hub last said that it is the newest
    struct File {
        QString path;
        QByteArray bytes;
    };
    QList<File> files;
};

/// What a desk has taken of it. A version lies whole in DATA/released/CHANNEL before the journal knows it
/// (kind ReleaseTaken), and that entry alone puts it to use: a power cut leaves the version before or this one. An
/// older one is never taken again, but under a higher root. Nobody needs to be signed in: who may sign was decided
/// elsewhere.
///
///     trust         *.pem *.der *.crt *.cer: issuers, beside those that an administrator imported; how old they may be
///                   says identity::TrustList::Freshness
///     lessons       *.narupack: they play, whoever has sealed them
///     fees          one *.json: services::withChanges()
///     services      one *.json: the whole catalogue, instead of the one built in
///     settings      one *.json: {"language": "ko" or "en", "highContrast": true or false}, either or both
///     translations  naru_ko.qm, naru_en.qm: from the next start on
///
/// What is one *.json lies in the journal's entry itself, the rest on the disk.
class Supplies : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    using Done = std::function<void(Result<void>)>; ///< in the desk's thread

    struct Standing {
        QString channel;
        quint64 version = 0; ///< that was taken last
        QByteArray manifest;
        quint64 root = 0;
        QByteArray rootPin;
        Instant taken{}, asOf{};
        quint64 used = 0;           ///< other than `version` where somebody went back
        quint64 other = 0;          ///< goBack() would use this one; 0: none
        std::optional<Fault> fault; ///< it is on the shelf and could not be put to use, and why
        quint64 faultOf = 0;        ///< which version `fault` is about; 0: one that never came here
        quint64 coming = 0;         ///< is being read and put into its place now; 0: none is
    };
    virtual QList<Standing> standings() const = 0; ///< from memory, by channel
    std::optional<Standing> standing(const QString& channel) const;
    /// Whether all of it could be put to use, before anything is: a trust list without a certificate, a fee table that
    /// breaks a rule, a lesson pack that does. Draws no picture. Faults: those of the room it is for, BadRelease,
    /// BadTexts.
    virtual Result<void> judge(const Supply& supply) const = 0;
    /// Its place, then the journal. The version that the journal knows already only gets its files again. Faults: as
    /// judge(), the four of pictures, StorageFault, Older.
    virtual void take(const Supply& supply, Done done) = 0;
    /// The hub said again that what is here is its newest. The journal learns it once in some hours.
    virtual void confirmed(const QString& channel, Instant asOf) = 0;
    /// Administrator, lessons alone: the version before plays, and with another goBack() the newer one again. What is
    /// believed never goes back. Faults: NotAllowed, NoBefore, StorageFault.
    virtual void goBack(const QString& channel, Done done) = 0;
    /// What is in use, read again and held against what was taken; empty: nothing is, or it is not what it was.
    virtual QList<Supply::File> files(const QString& channel) const = 0;

    /// What stops the next versions on their way here.
    struct Way {
        std::optional<Fault> fault;   ///< nothing can come, and why
        QMap<QString, Fault> refused; ///< by channel: its newest was turned away before it came to this desk
        enum class Doing : quint8 { Resting, Asking, Fetching } doing = Doing::Resting;
        QString channel;       ///< Fetching …
        int percent = 0;       ///< … and how much of it is here
        bool hasSource = true; ///< false: this desk belongs to no hub, and no sister desk is here
        bool operator==(const Way&) const;
    };
    /// From whoever brings them, each time it is another. standings() tells what was refused.
    virtual void told(const Way& way) = 0;
    virtual Way way() const = 0;

    /// Whoever brings them; in the desk's thread. Nobody: a demonstration, or one that is beside another.
    struct Bringer {
        std::function<void()> look;                                 ///< at what the hub has, now
        std::function<void(const QString& file, Done done)> import; ///< `done`: all of it is read; take() follows
    };
    void bringBy(Bringer bringer) { m_bringer = std::move(bringer); }
    bool isBrought() const { return bool(m_bringer.look); }
    void lookNow();
    /// Administrator: a release from a stick, judged as one that came over the network. Faults: NotAllowed,
    /// NotSignedIn, NoBringer, those of whoever brings it (not signed by whom this desk believes, older, cut off).
    void import(const QString& file, Done done);

protected:
    virtual Result<void> mayImport() const = 0;

private:
    Bringer m_bringer;

Q_SIGNALS:
    void changed();
};

} // namespace naru::desk

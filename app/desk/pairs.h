// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/desk/pairsfaults.h"

#include <QList>
#include <QObject>

#include <functional>
#include <optional>

namespace naru::desk {

/// Another desk of the house that may speak with this one.
struct Pair {
    QByteArray device; ///< 16 bytes: the device id of its journal
    QString name;      ///< for people: as it called itself, or as an administrator here calls it
    QByteArray key;    ///< with which it proves who it is; what the bytes are, sync knows
    QString place;     ///< under which an administrator typed it; empty: it is found by itself
    Instant since{};   ///< when the two were paired, by this desk's clock

    QString fingerprint() const; ///< of `key`, for people to compare: "3F2A 91C0 …", sixteen digits of its SHA-256
    bool operator==(const Pair&) const = default;
};

/// Who is paired. Each change is in the journal before it counts; nobody but an administrator changes anything. Made by
/// the desk, lives as long.
class Pairs : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype pairsMax = 64;
    static constexpr qsizetype deviceBytes = 16, keyBytesMax = 256, nameLettersMax = 40, placeLettersMax = 64;

    using QObject::QObject;
    using Done = std::function<void(Result<void>)>; ///< in the desk's thread, after the commit

    virtual QList<Pair> list() const = 0; ///< the first paired first
    virtual std::optional<Pair> find(const QByteArray& device) const = 0;

    /// Whether who is signed in may pair, and their staff number, for keep(): between the word here and the word there
    /// minutes may pass, and a desk locks itself. Faults: NotSignedIn, NotAllowed.
    virtual Result<qint64> mayPair() const = 0;
    enum class Over : quint8 {
        Nobody,
        OtherKey ///< a person was told that the device is paired with another key, and wants this one
    };
    /// `by`: what mayPair() said, and still an administrator. A desk that is paired already gets the new name; and the
    /// new key where `over` says so. What is not text of the name is left out, what is too long cut. Faults:
    /// NotAllowed, BadPeer, Full, OtherKey, the commit's.
    virtual void keep(const Pair& pair, qint64 by, Over over, Done done) = 0;
    /// Administrator. Faults: NotSignedIn, NotAllowed, Unknown, BadPeer (no name), the commit's.
    virtual void rename(const QByteArray& device, const QString& name, Done done) = 0;
    /// Administrator. Whoever speaks with it must end that at once: changed() says so. Faults: NotSignedIn, NotAllowed,
    /// Unknown, the commit's.
    virtual void revoke(const QByteArray& device, Done done) = 0;

Q_SIGNALS:
    void changed();
};

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QList>
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

/// What a desk has taken of it. The journal knows each version before it is in its place (kind ReleaseTaken), and an
/// older one is never taken again. Nobody needs to be signed in: who may sign was decided elsewhere.
class Supplies : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    using Done = std::function<void(Result<void>)>; ///< in the desk's thread

    struct Standing {
        QString channel;
        quint64 version = 0;
        QByteArray manifest;
        quint64 root = 0;
        QByteArray rootPin;
        Instant taken{}, asOf{};
        std::optional<Fault> fault; ///< it is on the shelf and could not be put to use, and why
    };
    virtual QList<Standing> standings() const = 0; ///< from memory, by channel
    /// Whether all of it could be put to use, before anything is: a trust list without a certificate, a fee table that
    /// breaks a rule, a lesson pack that does. Draws no picture. Faults: those of the room it is for.
    virtual Result<void> judge(const Supply& supply) const = 0;
    /// The journal, then its place. Faults: as judge(), StorageFault, Older where the journal knows a higher one.
    virtual void take(const Supply& supply, Done done) = 0;
    /// The hub said again that what is here is its newest.
    virtual void confirmed(const QString& channel, Instant asOf) = 0;

Q_SIGNALS:
    void changed();
};

} // namespace naru::desk

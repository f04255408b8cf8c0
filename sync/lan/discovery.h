// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/neighbours.h"
#include "sync/lan/discoveryfaults.h"
#include "sync/lan/place.h"

#include <QMutex>
#include <QObject>
#include <QThread>

#include <memory>

namespace naru::lan {

class AvahiWork;

/// A desk that says it is around. Nothing of it is proven.
struct FoundDesk {
    QString name;        ///< as it says: a name of nameFit()
    QByteArray hint;     ///< hintOf() its device, as it says; may be empty
    QList<Place> places; ///< at least one, the most likely first
    bool operator==(const FoundDesk&) const = default;
};

/// Says that this desk is around and listens who else does (mDNS and DNS-SD through Avahi). The daemon is asked in a
/// thread of its own, so that a slow one holds up nobody; what is told here is told in the owner's thread. Where it is
/// absent, or goes, blind() says so, and all of it comes back by itself.
class Discovery : public QObject {
    Q_OBJECT

public:
    static constexpr int placesEachMax = 8;

    /// How long its end waits for the thread: a bus that answers nobody holds up Avahi's library for 25 s a call. Then
    /// the thread is left behind, tells nobody any more, and goes when its call returns.
    static constexpr int leaveMaxMs = 500;

    explicit Discovery(QObject* parent = nullptr);
    ~Discovery() override;

    /// Who this desk is: its name, the port on which it listens (0: it says nothing and only looks), and hintOf() its
    /// device. Begins everything; may be said again.
    void announce(const QString& name, quint16 port, const QByteArray& hint);

    QList<FoundDesk> found() const { return m_found; }     ///< by name; this desk is not among them
    std::optional<Fault> blind() const { return m_blind; } ///< NoDaemon, Refused; none before the first answer
    QString ownName() const { return m_ownName; } ///< as it is announced: "2번 창구 #2" where that name was taken

Q_SIGNALS:
    void changed();

private:
    friend class AvahiWork;
    void take(const QList<FoundDesk>& found, const std::optional<Fault>& blind, const QString& ownName);

    /// Whom the thread tells; nobody once the owner has gone.
    struct Hearer {
        QMutex lock;
        Discovery* owner = nullptr;
    };
    std::shared_ptr<Hearer> m_hearer;
    QThread* m_thread;
    AvahiWork* m_work;
    QList<FoundDesk> m_found;
    std::optional<Fault> m_blind;
    QString m_ownName;
};

} // namespace naru::lan

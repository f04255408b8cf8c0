// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/neighbours.h"
#include "app/desk/desk.h"
#include "app/desk/pairs.h"
#include "sync/lan/discovery.h"
#include "sync/lan/lanchannels.h"

#include <QTimer>

namespace naru {

/// A desk's place in its house: who is around (Discovery), who may speak with it (the desk's pairs), and the channels
/// to those that are here (LanChannels). Binds the three, and keeps the right to pair with the administrator.
class Neighbourhood final : public QObject, public Neighbours, private lan::Trusted {
public:
    /// The word behind --lan.
    struct Wish {
        enum class How : quint8 {
            Usual, ///< a real desk on the usual port, a demo not at all
            Off,
            Port ///< on that port alone
        } how = How::Usual;
        quint16 port = 0;
        QString address = {}; ///< and under that address alone, as a desk between two networks; empty: under all

        static std::optional<Wish> parse(const QString& word); ///< "", "on", "off", "47110", "192.168.0.12:47110"
        bool isWanted(desk::Desk::Kind kind) const;
    };

    /// All must outlive it. Where no port is free it is there all the same, blind() says so, and it tries again.
    /// Faults: those of the desk's key store; PairsFault::Unknown for a desk without pairs (read beside another naru).
    static Result<std::unique_ptr<Neighbourhood>> open(
        desk::Desk& desk, const Clock& clock, Random& random, const Wish& wish);
    /// Null where it is not wanted, or the desk's keys cannot be read: it works alone then.
    static std::unique_ptr<Neighbourhood> wished(
        desk::Desk& desk, const Clock& clock, Random& random, const Wish& wish);
    ~Neighbourhood() override; ///< every Channel must be gone

    Channels& channels() { return m_lan; }
    const lan::Trusted& trusted() const { return *this; }

    // Neighbours
    QByteArray ownCode() const override { return m_code; }
    void showCode() override;
    void hideCode() override;
    bool isCode(const QByteArray& code) const override;
    QStringList ownPlaces() const override { return m_lan.ownPlaces(); }
    std::optional<Fault> blind() const override;
    QList<Around> around() const override;
    QList<Trying> tries() const override;
    Result<void> pair(const QString& place) override;
    Result<void> pairByCode(const QByteArray& code) override;
    void confirm(quint64 number) override;
    void refuse(quint64 number) override { m_lan.refuse(number); }
    bool here(const QByteArray& device) const override { return m_lan.here(device); }
    void watch(std::function<void()> changed) override { m_changed = std::move(changed); }

private:
    Neighbourhood(desk::Desk& desk, desk::Pairs& pairs, lan::Self self, const Clock& clock, Random& random);
    void begin(const Wish& wish);
    void listen();
    Result<void> begun();   ///< somebody who may pair wants to; else why not
    void announce();        ///< this desk, under its name of now
    void seek();            ///< calls those that are paired where they were found or typed
    void lookAtOwnPlaces(); ///< a cable was pulled or plugged, the port was taken or is free again
    void tell() const;

    // lan::Trusted
    Standing standing(const QByteArray& device, const QByteArray& key) const override;
    QString nameHere(const QByteArray& device) const override;
    void keep(const lan::Identity& other, const Made& made) override;

    desk::Desk& m_desk;
    desk::Pairs& m_pairs;
    const QByteArray m_device;
    lan::LanChannels m_lan;
    lan::Discovery m_discovery;
    std::function<void()> m_changed;
    QByteArray m_code;
    qint64 m_by = 0; ///< the administrator who last began or confirmed a try
    QList<lan::Place> m_sought;
    QHash<QString, Fault> m_unkept; ///< pairs that could not be kept, by the name they gave
    std::optional<Fault> m_deaf;    ///< why nobody can come
    Wish m_wish;
    QStringList m_places; ///< of this desk, as last told
    QTimer m_looking;
};

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "sync/classroom/host.h"
#include "sync/classroom/seat.h"

#include <QTimer>

namespace naru {

/// Under this name paired desks tell each other over the network of the house where a class is held: nothing, or the
/// text of its code. Who says so is proven; so a kiosk of the house joins without a code.
inline constexpr QLatin1StringView classPlaceChannel("class-at");
inline constexpr Milliseconds classPlaceEach{5'000};       ///< told again so often
inline constexpr Milliseconds classPlaceForgotten{15'000}; ///< not heard of for so long

inline constexpr Milliseconds classEndsFor{25'000}; ///< so long its seats still hear that a class has ended

/// The trainer's end: holds the class on the network of the house while it is wanted, and says where.
class TrainerHall final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it; `house` may be null. Faults: those of the desk's key store.
    /// `trusted`: who is paired; nobody else comes under a paired desk's number. May be null.
    static Result<std::unique_ptr<TrainerHall>> open(const desk::Desk& desk, const Clock& clock, Random& random,
        Channels* house, const lan::Trusted* trusted = nullptr);

    ~TrainerHall() override;

    /// Gives `classes` (desk::Classes) their channels, and holds a class on the network as long as one is open there.
    /// `classes` must outlive this.
    template <typename Classes>
    void serve(Classes& classes)
    {
        classes.use(&m_host);
        m_release = [&classes] { classes.use(nullptr); };
        connect(&classes, &Classes::openChanged, this, [this, &classes] { follow(classes.isOpen()); });
        follow(classes.isOpen());
    }
    Channels& channels() { return m_host; } ///< "class"; every Channel must be gone before this
    /// Seats may come, or not any more: those that are here are told that it is over. Fault: NoPort.
    Result<void> hold(bool wanted);
    QString digits() const { return m_digits; } ///< for fingers; empty: only a camera can read it, or none is held
    QString code() const;                       ///< for a camera; empty: none is held
    std::optional<Fault> alone() const { return m_alone; } ///< why no seat can come
    classroom::ClassHost& host() { return m_host; }

Q_SIGNALS:
    void changed();                                             ///< digits, code or alone
    void dropped(const QString& who, const naru::Fault& fault); ///< a seat by its name, anybody else by the address

private:
    TrainerHall(lan::Self self, const Clock& clock, Random& random, Channels* house, const lan::Trusted* trusted);
    void follow(bool open);
    void tell();
    void look();

    classroom::ClassHost m_host;
    std::unique_ptr<Channel> m_house;
    std::optional<Fault> m_alone;
    classroom::ClassCode m_code; ///< as last told
    QString m_digits;
    std::function<void()> m_release;
    bool m_held = false, m_ending = false;
    QTimer m_timer, m_end;
};

/// A kiosk's end: which classes the house holds, and the ways into them.
class SeatHall final : public QObject {
public:
    static Result<std::unique_ptr<SeatHall>> open(
        const desk::Desk& desk, const Clock& clock, Random& random, Channels* house);
    ~SeatHall() override; ///< every Channel must be gone

    QStringList around() const;
    Result<std::unique_ptr<Channel>> enter(const QString& name);
    Result<std::unique_ptr<Channel>> enterByCode(const QByteArray& code);
    void watch(std::function<void()> changed) { m_changed = std::move(changed); }
    /// The code of the class in which this kiosk was when its program was killed, or its power went, today; empty:
    /// none.
    QByteArray kept() const;
    std::optional<Fault> fault() const; ///< why the class that was entered is not joined; nothing: no try has failed

private:
    class Way;
    struct Told {
        Channel::Peer by;
        classroom::ClassCode code;
        Milliseconds at{0};
    };
    SeatHall(lan::Self self, QString file, const Clock& clock, Random& random, Channels* house);
    Result<std::unique_ptr<Channel>> enter(const classroom::ClassCode& code);
    void hear(const Channel::Peer& by, const QByteArray& message);
    void look();
    void keep(const std::optional<classroom::ClassCode>& code);

    const lan::Self m_self;
    /// A kiosk that has pairs follows their classes alone: no visitor brings a class of their own.
    std::function<bool(const QByteArray& key)> m_knows;
    const QString m_file;
    const Clock& m_clock;
    Random& m_random;
    std::unique_ptr<Channel> m_house;
    QList<Told> m_told;
    Way* m_way = nullptr;
    std::function<void()> m_changed;
    QTimer m_timer;
};

} // namespace naru

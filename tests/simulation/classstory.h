// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/classroom.h"
#include "app/lessons/classseat.h"
#include "tests/support/fakeair.h"

#include <array>
#include <map>

namespace naru::test {

/// A class of which each seat and the trainer's desk may die at any moment, in bad weather. A seed is a story.
class ClassStory {
public:
    explicit ClassStory(quint64 seed);

    /// What was not so, in words; empty: all held.
    QString run();
    int ordersGiven() const { return m_orders; }
    int deaths() const { return m_deaths; }
    int counted() const { return m_counted; }

private:
    static constexpr int seatCount = 3;
    using SeatPage = lessons::SeatPage;

    /// What a page is made of, and what made it.
    struct Truth {
        SeatPage page;
        quint64 version = 0;    ///< of this visitor's way, over restarts
        QList<quint64> effects; ///< numbers of the orders that are in it
    };

    struct Seat {
        QByteArray device;
        int index = 0;
        std::unique_ptr<Channels> air;
        std::unique_ptr<Channel> line;
        std::optional<lessons::ClassSeat> machine; ///< none: it is off
        Truth truth;
        bool resumed = false;
        Milliseconds backAt{0}, pluggedAt{0};
        QByteArray start;
        quint64 told = 0;                                          ///< messages of this start
        std::map<std::pair<QByteArray, quint64>, Truth> snapshots; ///< by start and count
        std::map<QByteArray, quint64> echoed;                      ///< by start: the highest count known as heard
        std::pair<QByteArray, quint64> accepted;                   ///< by the trainer, last
        std::optional<Truth> memory;                               ///< of the start before, as the trainer has it
        bool cardKnown = false;
        int number = 0;
    };

    void wrong(const QString& what);
    bool chance(int ofThousand) { return int(m_random.below(1000)) < ofThousand; }

    void begin(Seat& seat);
    void openTrainer();
    void accept(const QByteArray& device, const lessons::SeatState& state);
    void obey(Seat& seat);
    static void forward(SeatPage& page);
    void live(Seat& seat);
    void order();

    void misfortune();
    void comeBack();
    void step();

    void settle();
    void judge();

    SeededRandom m_random;
    FakeAir m_air;
    std::optional<lessons::ClassRoom> m_room;
    std::unique_ptr<Channels> m_trainerAir;
    std::unique_ptr<Channel> m_trainerLine;
    Milliseconds m_now{0}, m_trainerBack{0};
    std::array<Seat, seatCount> m_seats;
    int m_orders = 0;
    QByteArray m_disk;
    QMap<QByteArray, std::pair<QByteArray, quint64>> m_kept;
    quint64 m_keptRevision = 0;
    bool m_calm = false;
    int m_deaths = 0, m_counted = 0; ///< the latter: cards, at the end
    lessons::CourseCards m_cards{QByteArray(lessons::courseSecretBytes, 'k'), 3};
    QString m_wrong;
};

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/lessons/pushmessage.h"

#include <memory>

namespace naru::lessons {

inline constexpr Milliseconds offerEvery = std::chrono::seconds(1);        ///< while the seat's answer is awaited
inline constexpr Milliseconds pieceEvery = std::chrono::milliseconds(200); ///< to one seat: 80 KiB a second, below what
                                                                           ///< a wire of a class may bring
inline constexpr Milliseconds pieceAgain = std::chrono::seconds(1);        ///< where the seat has nothing new of it
inline constexpr Milliseconds pushSilentAfter = std::chrono::seconds(15);
inline constexpr int piecesAhead = 4;    ///< to one seat, not known to be there
inline constexpr int piecesEachTick = 8; ///< to all seats

/// A pack on its way.
struct PackLoad {
    QString id, lesson; ///< lesson: for which it is sent
    int version = 0;
    QByteArray bytes, sha256;
};

/// How it stands with a pack for one seat.
struct PushView {
    enum class Stage : quint8 { Asking, Going, Waiting, Checking, Playing, Refused } stage = Stage::Asking;
    qsizetype had = 0, size = 0;
    QString pack, lesson;
    std::optional<Fault> why; ///< of Refused, and of Asking: the seat does not answer

    bool isOver() const { return stage == Stage::Playing || stage == Stage::Refused; }
    int percent() const { return size > 0 ? int(had * 100 / size) : 0; }
};

/// The trainer's end of a push: a pure state machine. What a seat says it has is where its next piece begins, so a lost
/// link, a lost piece and a seat that started again are the same thing. No seat gets more than piecesAhead that it has
/// not owned to, and all together no more than piecesEachTick a tick: a slow seat holds up nobody.
class PackSender {
public:
    /// `run` is classRunBytes of randomness, new at each start.
    explicit PackSender(const QByteArray& run)
        : m_run(run)
    {
    }

    void send(const QByteArray& device, std::shared_ptr<const PackLoad> load, Milliseconds now); ///< or anew
    /// A message of sort Have. Faults: those of readPackHave(); ClassForeign where no such thing was sent.
    Result<void> heard(const Channel::Peer& peer, const QByteArray& message, Milliseconds now);
    QList<ClassLetter> tick(Milliseconds now); ///< every 100 ms
    std::optional<PushView> view(const QByteArray& device, Milliseconds now) const;
    quint64 revision() const { return m_revision; }

private:
    struct Push {
        QByteArray device;
        std::shared_ptr<const PackLoad> load;
        PushOrder order;
        qsizetype had = 0, told = 0;
        PackHave::Stage stage = PackHave::Stage::Taking;
        std::optional<PushFault> why;
        Milliseconds begun{0};
        std::optional<Milliseconds> heardAt, offeredAt, pieceAt;

        bool isOver() const { return stage == PackHave::Stage::Playing || stage == PackHave::Stage::Refused; }
    };
    Push* find(const QByteArray& device);
    std::optional<QByteArray> pieceFor(Push& push, Milliseconds now);

    QByteArray m_run;
    QList<Push> m_pushes; ///< who was served last is last
    quint64 m_number = 0, m_revision = 0;
};

} // namespace naru::lessons

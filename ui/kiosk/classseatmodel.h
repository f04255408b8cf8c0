// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/lessons/classseat.h"
#include "ui/kiosk/classguest.h"
#include "ui/kiosk/classways.h"
#include "ui/kiosk/kioskmodel.h"

#include <functional>

namespace naru::ui::kiosk {

/// A lesson that a trainer opens is named so long before it does.
inline constexpr Milliseconds openAfter{4'000};
/// Asked to come in, and no number yet: said after so long.
inline constexpr Milliseconds seatWait{8'000};
/// An attendance card was read, and the trainer's desk has not answered: said after so long.
inline constexpr Milliseconds cardWait{1'500};

/// This kiosk in a class: goes into one and out, hears its trainer, does on the page what lessons::ClassSeat says, and
/// says what the pages show of it. Nothing else that anybody sends does anything here.
class ClassSeatModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(QStringList around READ around NOTIFY changed)
    Q_PROPERTY(bool going READ going NOTIFY changed) ///< asked to come in, no number yet
    Q_PROPERTY(bool waitsLong READ waitsLong NOTIFY changed)
    Q_PROPERTY(bool inside READ inside NOTIFY changed) ///< in a class, with a number
    Q_PROPERTY(int number READ number NOTIFY changed)
    Q_PROPERTY(QString animal READ animal NOTIFY changed)   ///< "seat.sparrow"
    Q_PROPERTY(QString trainer READ trainer NOTIFY changed) ///< their desk's name
    Q_PROPERTY(bool trainerThere READ trainerThere NOTIFY changed)
    Q_PROPERTY(bool paused READ paused NOTIFY changed) ///< and a page that may be paused is shown
    Q_PROPERTY(bool hand READ hand NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed) ///< of the trainer, not put away yet; plain text
    /// What the room is at cannot be opened here: "" "missing" "other"
    Q_PROPERTY(QString unfit READ unfit NOTIFY changed)
    Q_PROPERTY(QString opening READ opening NOTIFY changed) ///< title of the lesson that opens next
    Q_PROPERTY(bool over READ over NOTIFY changed)          ///< the class has ended, and nobody has said goodbye yet
    Q_PROPERTY(bool keepsOwn READ keepsOwn NOTIFY changed)  ///< one's own place stands behind 뒤로
    /// What is to be said of an attendance card: {what, number, animal, seat}. `what` is "here" (`seat`: came from
    /// there) "other" "unknown" "moved" (to `seat`) "waiting", or of a card that went nowhere "early" (no class yet)
    /// "torn" "newer"; empty: nothing.
    Q_PROPERTY(QVariantMap card READ card NOTIFY changed)
    /// Why the last try to go in came to nothing: "" "code" "gone" "stranger"
    Q_PROPERTY(QString fault READ fault NOTIFY changed)

public:
    struct Lessons {
        QHash<QString, QByteArray> versions; ///< id -> lessons::lessonVersion() of what plays here
        QByteArray content;                  ///< lessons::contentVersion() of it
    };
    struct Parts {
        KioskModel& kiosk;
        ClassWays& ways;
        const Clock& clock;
        Random& random;
        std::function<lessons::SeatPage()> page;                      ///< what stands here now
        std::function<void(const lessons::ClassSeat::Deed&)> perform; ///< on the page
        std::function<QString(const QString& lesson)> titleOf;        ///< in the visitor's language
        std::function<bool()> keepsOwn;
        std::function<Lessons()> lessons; ///< asked when a class is gone into
        ClassGuest* guest = nullptr;
    };
    /// All must outlive it.
    explicit ClassSeatModel(Parts parts, QObject* parent = nullptr);
    ~ClassSeatModel() override;

    QStringList around() const { return inside() || going() ? QStringList() : m_around; }
    bool going() const { return m_channel && number() == 0 && !m_wasInside; }
    bool waitsLong() const { return m_now.waitsLong; }
    bool inside() const { return m_channel && number() > 0; }
    int number() const { return m_now.number; }
    QString animal() const;
    QString trainer() const { return m_now.trainer; }
    bool trainerThere() const { return m_now.trainerThere; }
    bool paused() const { return m_now.paused; }
    bool hand() const { return m_now.hand; }
    QString words() const { return m_now.words; }
    QString unfit() const { return m_now.unfit; }
    QString opening() const { return m_now.opening; }
    bool over() const { return m_over; }
    bool keepsOwn() const { return m_now.keepsOwn; }
    QVariantMap card() const;
    QString fault() const { return m_fault; }

    const lessons::ClassSeat& seat() const { return m_seat; }
    void lessonsChanged(); ///< a pack came or went
    /// Somebody waits to go in: as soon as there is just one class around, into it.
    void wait(bool waits);

public Q_SLOTS:
    void enter(const QString& name);
    void enterByCode(const QString& code); ///< read by a camera or typed
    void leave();
    void forgetFault();
    bool raiseHand(); ///< false: there is no trainer to see it
    void lowerHand();
    void putWordsAway();
    void openNow();                        ///< without the wait
    void showCard(const QByteArray& code); ///< an attendance card was read, well or not
    void putCardAway();                    ///< what is said of it was read; an answer still to come is told
    void takeCardBack();                   ///< it was not theirs
    void sayGoodbye();
    void look(); ///< the timer's; a test calls it after moving its clock

Q_SIGNALS:
    void changed();
    void entered(); ///< the number is here
    void raised();  ///< a hand, by the visitor's own press

private:
    /// What the pages show; compared, so that they are told of changes alone.
    struct Shown {
        int number = 0;
        QString trainer, words, unfit, opening, card;
        int cardNumber = 0, cardSeat = 0;
        bool trainerThere = false, paused = false, hand = false, waitsLong = false, keepsOwn = false;
        bool operator==(const Shown&) const = default;
    };
    void take(Result<std::unique_ptr<Channel>> channel, const QString& fault);
    lessons::ClassSeat newSeat();
    bool isFree();
    void hear(const Channel::Peer& peer, const QByteArray& message);
    void obey(Milliseconds now);
    void followCard(Shown& shown, Milliseconds now) const;
    bool isDue(const lessons::ClassSeat::Deed& deed, Milliseconds now);
    void tell(const QList<lessons::ClassLetter>& letters);
    void follow(Milliseconds now);
    bool isTurnedAway();
    void drop();

    Parts m_parts;
    QStringList m_around;
    lessons::ClassSeat m_seat;
    std::unique_ptr<Channel> m_channel;
    Shown m_now;
    QString m_fault, m_cardFault;   ///< the latter: of a card that went nowhere
    lessons::CardAnswer m_cardRead; ///< that the visitor has put away
    quint64 m_waitRead = 0;         ///< count of the card whose wait the visitor has put away; 0: none
    quint64 m_cardGone = 0;         ///< count of a card that was shown by a visitor who has gone; 0: none
    Milliseconds m_cardAt{0};
    std::optional<lessons::ClassSeat::Deed> m_opening;
    Milliseconds m_openAt{0}, m_asked{0};
    bool m_over = false, m_wasInside = false, m_waits = false, m_looking = false;
    QTimer m_timer;
};

} // namespace naru::ui::kiosk

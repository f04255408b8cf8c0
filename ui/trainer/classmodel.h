// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "ui/trainer/classnow.h"
#include "ui/trainer/seatlist.h"

#include <QQmlEngine>
#include <QTimer>

namespace naru::ui::trainer {

/// The console: a class in words. It shows what show() hands it, counts time by the desk's clock, and gives what is
/// pressed to the class's hands. Holds no state of the class itself.
class ClassModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(QString stage READ stage NOTIFY changed) ///< "idle" "gather" "run" "end"
    Q_PROPERTY(bool demo READ demo CONSTANT)
    Q_PROPERTY(QString clock READ clock NOTIFY ticked)
    Q_PROPERTY(QString elapsed READ elapsed NOTIFY ticked)     ///< "시작한 지 24분"
    Q_PROPERTY(QVariantList offers READ offers NOTIFY changed) ///< [{id, title, second, course}]
    Q_PROPERTY(QString offer READ offer NOTIFY changed)        ///< the chosen one
    Q_PROPERTY(bool administrator READ administrator NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString digits READ digits NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QVariantMap alone READ alone NOTIFY changed) ///< {sentence, next}: why no seat can come
    Q_PROPERTY(int here READ here NOTIFY changed)
    Q_PROPERTY(int seatCount READ seatCount NOTIFY changed)
    Q_PROPERTY(int fitting READ fitting NOTIFY changed)     ///< seats that can begin
    Q_PROPERTY(int differing READ differing NOTIFY changed) ///< seats without the lesson that nothing is sent to yet
    Q_PROPERTY(QString pushTrouble READ pushTrouble NOTIFY changed) ///< why the first of them cannot have it, in words
    Q_PROPERTY(quint64 unsent READ unsent NOTIFY ticked)
    Q_PROPERTY(bool paused READ paused NOTIFY changed)
    Q_PROPERTY(int hardStep READ hardStep NOTIFY changed) ///< 0: none
    Q_PROPERTY(int hardSeats READ hardSeats NOTIFY changed)
    Q_PROPERTY(QString hardLine READ hardLine NOTIFY changed)
    Q_PROPERTY(int stepWished READ stepWished NOTIFY changed)  ///< where everybody is brought: the hard one first
    Q_PROPERTY(QStringList steps READ steps NOTIFY changed)    ///< what is asked at each
    Q_PROPERTY(QAbstractItemModel* seats READ seats CONSTANT)  ///< SeatList
    Q_PROPERTY(QVariantList next READ next NOTIFY rowsChanged) ///< [{number, animal, glyph, since}]: who needs someone
    Q_PROPERTY(QVariantMap seat READ seat NOTIFY rowsChanged)  ///< the chosen one: a row, and {line, heard}
    Q_PROPERTY(QString chosen READ chosen NOTIFY chosenChanged)
    Q_PROPERTY(int came READ came NOTIFY changed)
    Q_PROPERTY(int done READ done NOTIFY changed)
    Q_PROPERTY(int papers READ papers NOTIFY changed)
    Q_PROPERTY(QString hardest READ hardest NOTIFY changed) ///< at the end: the step most stood at
    Q_PROPERTY(bool confirmed READ confirmed NOTIFY changed)
    Q_PROPERTY(QVariantMap asked READ asked NOTIFY changed) ///< {before, after, did, tried}: what was counted
    Q_PROPERTY(
        QVariantList report READ report NOTIFY reportChanged) ///< [{section, about, figure}]; empty section: as above
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QStringList phrases READ phrases NOTIFY changed)
    Q_PROPERTY(QObject* mirror READ mirror CONSTANT)       ///< Naru.Lesson's model of the chosen seat's phone
    Q_PROPERTY(QObject* projector READ projector CONSTANT) ///< and of the phone on the big screen

public:
    struct Players {
        QObject *mirror = nullptr, *projector = nullptr;
    };
    ClassModel(desk::Desk& desk, ClassHands& hands, Players players, QObject* parent = nullptr);

    void show(const ClassNow& now);
    const ClassNow& now() const { return m_now; }

    QString stage() const;
    bool demo() const { return m_desk.kind() == desk::Desk::Kind::Demo; }
    QString clock() const;
    QString elapsed() const;
    QVariantList offers() const;
    QString offer() const { return m_now.offer; }
    bool administrator() const;
    QString title() const;
    QString digits() const { return m_now.digits; }
    QString place() const { return m_now.place; }
    QVariantMap alone() const;
    int here() const;
    int seatCount() const { return int(m_now.seats.size()); }
    int fitting() const;
    int differing() const;
    QString pushTrouble() const;
    quint64 unsent() const { return m_desk.unsent(); }
    bool paused() const { return m_now.paused; }
    int hardStep() const { return m_now.hard.isEmpty() ? 0 : m_now.hard.first().step; }
    int hardSeats() const { return m_now.hard.isEmpty() ? 0 : m_now.hard.first().seats; }
    QString hardLine() const;
    int stepWished() const;
    QStringList steps() const;
    QAbstractItemModel* seats() { return &m_seats; }
    QVariantList next() const;
    QVariantMap seat() const;
    QString chosen() const { return QString::fromLatin1(m_chosen.toHex()); }
    int came() const { return m_now.came; }
    int done() const { return m_now.done; }
    int papers() const { return m_now.papers; }
    QString hardest() const;
    bool confirmed() const { return m_now.confirmed; }
    QVariantMap asked() const;
    QVariantList report() const { return m_report; }
    bool busy() const { return m_busy; }
    QStringList phrases() const;
    QObject* mirror() const { return m_players.mirror; }
    QObject* projector() const { return m_players.projector; }
    void carryTo(const QString& folder)
    {
        m_folder = folder;
    } ///< of the table, instead of what is plugged in: for tests

public Q_SLOTS:
    void gather(const QString& offer);
    void begin();
    void pauseOrGoOn();
    void bringAll(int step); ///< from 1
    void say(const QString& words, const QString& seat = {});
    void choose(const QString& seat);        ///< an empty one: none
    void help(const QString& what);          ///< "show" "hint" "do" "start" "heard" "free": to the chosen seat
    void sendPack(const QString& seat = {}); ///< an empty one: to all that differ
    void project(int step);                  ///< from 1: the phone of the big screen, there
    void finish();
    void markPresent(const QString& seat, bool present);
    void printCards(int first, int last); ///< of attendance, from 1
    void confirm();
    void noteAsked(const QString& what, int count); ///< below 0: was not asked
    void readReport();                              ///< of the class at its end
    void print(const QString& what);                ///< "attendance" "handouts"
    void keepTable();
    void close();
    void refresh(); ///< words in another language

Q_SIGNALS:
    void changed();
    void ticked();
    void rowsChanged();
    void chosenChanged();
    void reportChanged();
    void rang(); ///< a hand went up: once for each, softly
    void said(const QString& text, const QString& kind);
    void troubled(const QString& sentence, const QString& next);
    void mirrored(const naru::ui::trainer::PhoneNow& phone, const QString& language);
    void projected(const naru::lessons::LessonPtr& lesson, int step, const QString& language); ///< from 0

private:
    QString languageNow() const { return m_desk.settings().language; }
    const SeatNow* find(const QByteArray& id) const;
    QString troubleOf(const SeatNow& seat) const;
    SeatList::Row rowOf(const SeatNow& seat) const;
    void tell(const Fault& fault);
    ClassHands::Done answer(const QString& word = {});
    void listRows();
    void ringOnce();
    void tellOfCards(const QList<SeatNow>& before);
    void mirrorNow();
    void tick();

    desk::Desk& m_desk;
    ClassHands& m_hands;
    Players m_players;
    ClassNow m_now;
    SeatList m_seats;
    QByteArray m_chosen;
    QList<QByteArray> m_raised;
    QVariantList m_report;
    QString m_shownClock, m_folder;
    QTimer m_timer;
    bool m_busy = false;
};

} // namespace naru::ui::trainer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "devices/simulator/terminal/reply.h"

#include <QObject>
#include <QSet>

namespace naru::sim {

/// A terminal with a card reader, an acquirer behind it and a person in front of it, whatever language it speaks: takes
/// questions, answers them now or later, and misbehaves on demand. What it knows is written down before it says a word.
class PaymentTerminal final : public QObject {
    Q_OBJECT

public:
    /// What becomes of TrainingModeFlag, of a session or of one payment.
    enum class Training {
        Kept,     ///< no money moves, and every answer says so
        Unknown,  ///< never heard of: money moves
        Betrayed, ///< the login says that it practises; then money moves, and the answer says nothing of it
    };
    struct Settings {
        QByteArray poi;
        QString file;                          ///< its memory across restarts; empty: none
        std::optional<Milliseconds> cardAfter; ///< nothing: until holdCard()
        Milliseconds lateAfter = std::chrono::seconds(5);
        bool needsLogin = false;               ///< refuses everything before a login
        bool reversesLastOnly = false;         ///< else any payment it remembers
        const char* unfinished = "InProgress"; ///< how a status names what has not ended: dialects differ
        Milliseconds readsFor{0};              ///< between the card and the verdict
    };
    using From = quint64; ///< names a connection

    PaymentTerminal(Settings settings, const Clock& clock, Random& random, QObject* parent = nullptr);
    bool isReadable() const { return m_readable; } ///< false: its memory is there and cannot be read

    void receive(const payments::nexo::Request& request, From from);

    const Outcome& outcome() const { return *m_outcome; }
    const Play& play() const { return *m_play; }
    void setOutcome(const Outcome& outcome); ///< of the next card
    void setPlay(const Play& play);          ///< of the next request
    void setReadsFor(Milliseconds time) { m_settings.readsFor = time; }
    void setCardAfter(std::optional<Milliseconds> after) { m_settings.cardAfter = after; }
    void setTraining(Training training) { m_training = training; }
    bool holdCard(); ///< false: nothing waits for a card
    bool refuse();   ///< the person presses the red key
    void reboot();
    void endOfDay(); ///< what still runs ends, before the file is written

    const Settings& settings() const { return m_settings; }
    const TerminalBook& book() const { return m_book; }
    const Entry* waiting() const { return m_waiting; } ///< for a card
    QByteArray file() const { return m_book.csv(m_settings.poi); }

Q_SIGNALS:
    void spoke(naru::sim::PaymentTerminal::From from, const naru::sim::Reply& reply, naru::sim::Play::Way way);
    void acknowledged(naru::sim::PaymentTerminal::From from); ///< heard, and there is nothing to say
    void repeatedLast(naru::sim::PaymentTerminal::From from); ///< the very answer it sent last, again
    void hungUp(naru::sim::PaymentTerminal::From from);
    void rebooted();
    void changed();
    /// For people: a name of terminalEventNames, and what it is about.
    void happened(const QString& event, const QString& service);

private:
    void pay(const payments::nexo::Request& request, From from);
    void answerStatus(const payments::nexo::Request& request, From from);
    void abort(const payments::nexo::Request& request, From from);
    void login(const payments::nexo::Request& request, From from);
    void tellTotals(const payments::nexo::Request& request, From from);
    Entry entryOf(const payments::nexo::Request& request) const;
    QByteArray refusalOf(const Entry& entry) const;
    QByteArray strangerTo(const QByteArray& saleId) const;
    bool isTraining(const payments::nexo::Request& request) const;
    void giveBack(Entry& entry);
    void begin(Entry& entry, From from);
    void waitForCard(Entry& entry);
    void readCard(Entry& entry);
    void finish(Entry& entry, const Outcome& outcome);
    void say(Entry& entry, const Outcome& outcome);
    void move(const Entry& entry, const payments::nexo::Amount& amount);
    void moveMoney(Entry& entry, bool approved);
    void speak(Entry& entry);
    void fail(Entry& entry, const char* condition, QByteArrayView message);
    void reply(
        const payments::nexo::MessageHeader& asked, From from, ReplyBody body, Play::Way way = Play::Way::Straight);
    payments::nexo::TransactionId newPoiTransaction() const;
    void save();
    void load();

    Settings m_settings;
    const Clock& m_clock;
    Random& m_random;
    const Outcome* m_outcome = &outcomes.front();
    const Play* m_play = &plays.front();
    TerminalBook m_book;
    bool m_readable = true;
    Entry* m_waiting = nullptr;            ///< the one that has the terminal
    const Entry* m_reading = nullptr;      ///< it, once its card was held
    QHash<QByteArray, From> m_speakTo;     ///< by ServiceID: who waits for its answer
    QSet<QByteArray> m_desks, m_lostDesks; ///< logged in; of before a reboot that was seen
    QSet<QByteArray> m_trainees;           ///< SaleIDs whose session is not real
    Training m_training = Training::Kept;
    int m_reconciliation = 1;
    quint64 m_boot = 0; ///< timers of an earlier one do nothing
};

/// All that happened() may name.
inline constexpr std::array terminalEventNames{"asked", "waits_for_card", "card_read", "approved", "declined",
    "lost_request", "busy", "aborted", "status", "login", "rebooted", "reversed", "totals", "refused"};

} // namespace naru::sim

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/desk/queue.h"

#include <QQmlEngine>
#include <QTimer>
#include <QVariantList>

namespace naru::ui::counter {

/// Who waits with a number, and who is at this counter. It asks the desk's queue; the queue decides and writes.
class QueueModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the counter")
    Q_PROPERTY(bool available READ available CONSTANT) ///< this desk has a queue
    /// Somebody has a number today, or another desk shares the queue.
    Q_PROPERTY(bool inUse READ inUse NOTIFY changed)
    Q_PROPERTY(int waitingCount READ waitingCount NOTIFY changed)
    /// [{number, what, state, kind, longest, pressable}] in the order in which they are called; those at other counters
    /// behind them.
    Q_PROPERTY(QVariantList rows READ rows NOTIFY changed)
    /// Who is at this counter: "" nobody, "called", "here".
    Q_PROPERTY(QString stage READ stage NOTIFY changed)
    Q_PROPERTY(QVariantMap current READ current NOTIFY changed)    ///< {number, what, state, from, note}
    Q_PROPERTY(QString twice READ twice NOTIFY changed)            ///< who was received by two counters; empty: nobody
    Q_PROPERTY(QVariantList counters READ counters NOTIFY changed) ///< [{value, text}] to hand over to
    Q_PROPERTY(QVariantList matters READ matters NOTIFY changed)   ///< [{value, text}]
    Q_PROPERTY(bool busy READ busy NOTIFY changed)

public:
    explicit QueueModel(desk::Desk& desk, QObject* parent = nullptr);

    bool available() const { return m_queue; }
    bool inUse() const;
    int waitingCount() const;
    QVariantList rows() const;
    QString stage() const;
    QVariantMap current() const;
    QString twice() const;
    QVariantList counters() const;
    QVariantList matters() const;
    bool busy() const { return m_busy; }

public Q_SLOTS:
    void goOn();             ///< the next step there is: call the next, receive who was called, finish
    void callRow(int index); ///< out of turn
    void callAgain();
    void putBack(); ///< nobody came: behind the others
    void letGo();   ///< nobody came: the number ends
    void handOver(const QString& counter, const QString& note);
    void finish();
    void give(const QString& matter); ///< a number, by the clerk's hand

Q_SIGNALS:
    void changed();
    void noticed(const QString& text, const QString& kind);
    void troubled(const QString& sentence, const QString& next);
    void handedOver();

private:
    using Step = std::function<void(desk::Queue&, desk::Queue::Done)>;
    void ask(const Step& step, const std::function<void()>& after = {});
    void tellLost(const desk::Ticket& ticket);
    void tell(const Fault& fault);
    words::Language language() const;
    QString numberOf(const desk::Ticket& ticket) const;
    QString matterOf(const QString& matter) const;
    QString stateOf(const desk::Ticket& ticket) const;
    QString waitOf(Instant since) const;
    QString longestOf(Instant since) const;
    QString first(const QString& name) const;
    QList<desk::Ticket> shown() const;

    desk::Desk& m_desk;
    desk::Queue* m_queue;
    QTimer m_minute; ///< the words say how long
    bool m_busy = false;
};

} // namespace naru::ui::counter

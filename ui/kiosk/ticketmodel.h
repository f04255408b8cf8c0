// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/desk/queue.h"

#include <QQmlEngine>
#include <QTimer>
#include <QVariantList>

namespace naru::ui::kiosk {

/// So long a call stands on the kiosks' screens, at most.
inline constexpr Milliseconds callShownFor{120'000};
inline constexpr int callsShown = 2;

/// Numbers at a kiosk: the one that the visitor before it took, and those that are called. It knows of nobody who they
/// are; with the page the number goes from here.
class TicketModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(QString number READ number NOTIFY changed) ///< "A-12"; empty: none was taken
    Q_PROPERTY(int ahead READ ahead NOTIFY changed)       ///< how many are called before
    Q_PROPERTY(bool money READ money NOTIFY changed)      ///< it is for paying
    Q_PROPERTY(bool alone READ alone NOTIFY changed)      ///< no counter can be heard
    Q_PROPERTY(bool failed READ failed NOTIFY changed)    ///< no number could be given
    Q_PROPERTY(bool printable READ printable NOTIFY changed)
    Q_PROPERTY(QString paper READ paper NOTIFY changed) ///< "" "printing" "printed" "fault"
    /// [{number, counter}], the latest first; the counter as the language of the visitor says where to.
    Q_PROPERTY(QVariantList calls READ calls NOTIFY callsChanged)

public:
    /// All outlive it.
    TicketModel(desk::Queue& queue, const Clock& clock, QObject* parent = nullptr);

    QString number() const;
    int ahead() const;
    bool money() const;
    bool alone() const;
    bool failed() const { return m_failed; }
    bool printable() const { return m_printable; }
    QString paper() const { return m_paper; }
    QVariantList calls() const;
    const std::optional<desk::Ticket>& ticket() const { return m_ticket; }

    void setPrintable(bool printable);
    void setPaper(const QString& paper);

public Q_SLOTS:
    void setLanguage(const QString& code);
    void take(const QString& matter); ///< once; taken() or failed
    void wantPaper();
    void leave(); ///< the visitor has it
    void look();  ///< has a call stood long enough? The timer's

Q_SIGNALS:
    void changed();
    void callsChanged();
    void taken();
    void paperWanted();
    void called(const QString& number, const QString& counter); ///< now: to be said aloud

private:
    void onCalled(const desk::Ticket& ticket);
    QString where(const QString& counter) const;

    desk::Queue& m_queue;
    const Clock& m_clock;
    QString m_language = QStringLiteral("ko");
    std::optional<desk::Ticket> m_ticket;
    struct Call {
        desk::Ticket ticket;
        Milliseconds heard; ///< here: the clocks of two desks are not compared
    };
    QList<Call> m_calls; ///< the latest first
    QTimer m_timer;
    QString m_paper;
    bool m_taking = false, m_failed = false, m_printable = false;
};

} // namespace naru::ui::kiosk

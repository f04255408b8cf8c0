// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/daybook.h"
#include "app/desk/desk.h"
#include "app/desk/till.h"
#include "ui/till/counted.h"
#include "ui/till/fileshelf.h"
#include "ui/till/tillwords.h"

#include <QQmlEngine>

namespace naru::ui::till {

/// The end of the day: three witnesses side by side, the drawer as somebody counted it, what is carried over in the
/// open. It asks the day book; closing is written once and never changed.
class CloseModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(bool loaded MEMBER m_loaded NOTIFY changed)
    Q_PROPERTY(bool closed MEMBER m_closed NOTIFY changed) ///< just now
    Q_PROPERTY(QString dateLine MEMBER m_dateLine NOTIFY changed)
    Q_PROPERTY(QVariantList rows MEMBER m_rows NOTIFY changed) ///< [{kind, title, desk, terminal, acquirer, count}]
    Q_PROPERTY(
        QVariantList terminals MEMBER m_terminalRows NOTIFY changed) ///< [{kind, text}]: what their column is not
    Q_PROPERTY(bool mayAsk MEMBER m_mayAsk NOTIFY changed)     ///< a terminal owes an answer: it can be asked again
    Q_PROPERTY(bool compared MEMBER m_compared NOTIFY changed) ///< a file of the card company was read
    Q_PROPERTY(QString received MEMBER m_received NOTIFY changed)
    Q_PROPERTY(QStringList parts MEMBER m_parts NOTIFY changed)
    Q_PROPERTY(QVariantList openItems MEMBER m_openItems NOTIFY changed) ///< [{kind, text, amount}]
    Q_PROPERTY(bool drawerOpen MEMBER m_drawerOpen NOTIFY changed)
    Q_PROPERTY(QString expected MEMBER m_expected NOTIFY changed)
    Q_PROPERTY(QString counted MEMBER m_countedText NOTIFY changed)       ///< empty: not counted
    Q_PROPERTY(QVariantMap difference MEMBER m_difference NOTIFY changed) ///< {kind, text}; empty before the count
    Q_PROPERTY(bool unequal MEMBER m_unequal NOTIFY changed)
    Q_PROPERTY(QVariantList piles READ piles NOTIFY changed)  ///< [{won, text, count}]
    Q_PROPERTY(QString mayNot MEMBER m_mayNot NOTIFY changed) ///< why the day cannot be closed yet; empty: it can
    Q_PROPERTY(QString closedBy MEMBER m_closedBy NOTIFY changed)
    Q_PROPERTY(QVariantList people READ people NOTIFY changed)
    Q_PROPERTY(bool busy MEMBER m_busy NOTIFY changed)
    Q_PROPERTY(naru::ui::till::FileShelf* shelf READ shelf CONSTANT)

public:
    CloseModel(desk::Desk& desk, desk::Till& till, desk::DayBook& book, QObject* parent = nullptr);

    QVariantList piles() const;
    QVariantList people() const;
    FileShelf* shelf() { return &m_shelf; }
    void sayKept(const QString& folder); ///< the answer to reportAsked()

public Q_SLOTS:
    void open();    ///< the page is shown: the terminals are asked, too
    void refresh(); ///< an X report, for the page
    void askTerminals();
    void setCount(qint64 won, const QString& count);
    /// The drawer is counted: with a reason where it is not what should be there. False: not yet, and why is said.
    bool keepCount(const QString& reason);
    void openDrawer(const QString& reason);
    void close(qint64 second, const QString& pin);
    void wantReport(const QString& kind); ///< "x" or "z", on paper

Q_SIGNALS:
    void changed();
    void done(); ///< the day is closed, or the drawer opened
    void pinRefused(const QString& sentence);
    void refused(const QString& sentence); ///< of the count
    void troubled(const QString& sentence, const QString& next);
    void noticed(const QString& text, const QString& kind);
    void reportAsked(const QString& kind);

private:
    void show(const payments::dayclose::DayReport& report);
    void showRows(const payments::dayclose::DayReport& report);
    void showTerminals(const payments::dayclose::DayReport& report);
    void closeNow(desk::DayBook::Closing closing);
    void showOpen(const payments::dayclose::DayReport& report);
    void showDrawer();
    void tell(const Fault& fault);
    Tongue tongue() const;

    desk::Desk& m_desk;
    desk::Till& m_till;
    desk::DayBook& m_book;
    FileShelf m_shelf;
    Counted m_counts;
    QList<payments::dayclose::TerminalCount> m_terminals; ///< as they answered last
    std::optional<desk::DayBook::Closing> m_waiting;      ///< for their answer
    bool m_heard = false;                                 ///< since the last charge that changed
    bool m_asking = false, m_mayAsk = false;
    QString m_reason;
    bool m_kept = false; ///< the count stands
    bool m_loaded = false, m_closed = false, m_compared = false, m_drawerOpen = false, m_unequal = false,
         m_busy = false;
    QString m_dateLine, m_received, m_expected, m_countedText, m_mayNot, m_closedBy;
    QVariantList m_rows, m_openItems, m_terminalRows;
    QStringList m_parts;
    QVariantMap m_difference;
};

} // namespace naru::ui::till

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/desk/showncode.h"
#include "ui/till/tillwords.h"

#include <QQmlEngine>
#include <QTimer>

namespace naru::ui::till {

/// The bills that the desks of a centre tell each other without a network: ours as a code, still or moving, theirs by
/// camera or scanner.
class BillsModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(bool shares READ shares NOTIFY changed)                ///< the centre's code is set
    Q_PROPERTY(QString code MEMBER m_code NOTIFY changed)             ///< the code to draw now; empty: none
    Q_PROPERTY(int parts READ parts NOTIFY changed)                   ///< 1: it stands still
    Q_PROPERTY(QString deskName READ deskName NOTIFY changed)         ///< of this desk
    Q_PROPERTY(int known MEMBER m_known NOTIFY changed)               ///< parts of another desk's code, read
    Q_PROPERTY(int wanted MEMBER m_wanted NOTIFY changed)             ///< of so many; 0: none seen
    Q_PROPERTY(QString answerKind MEMBER m_answerKind NOTIFY changed) ///< "ok" "warn", empty: nothing was read
    Q_PROPERTY(QString answer MEMBER m_answer NOTIFY changed)
    Q_PROPERTY(QVariantList heard MEMBER m_heard NOTIFY changed) ///< [{title, second}], the newest first
    Q_PROPERTY(
        QVariantMap eyes READ eyes CONSTANT) ///< {url, scan} of the picture of what the camera sees; empty: no eyes

public:
    BillsModel(desk::Desk& desk, desk::Till& till, desk::DayBook& book, QObject* parent = nullptr);

    bool shares() const { return m_book.sharesBills(); }
    int parts() const { return m_moving.parts; }
    QString deskName() const { return m_desk.settings().desk; }
    QVariantMap eyes() const { return m_eyes; }
    void look(const QVariantMap& eyes) { m_eyes = eyes; } ///< before a page sees it

    static constexpr Milliseconds frameTime{160}; ///< six a second: what a camera follows

public Q_SLOTS:
    void enter(); ///< the page is there
    void leave();

Q_SIGNALS:
    void changed();

private:
    void tell();
    void list();
    void say(const QString& kind, const QString& text);
    Tongue tongue() const;

    desk::Desk& m_desk;
    desk::DayBook& m_book;
    desk::MovingCode m_moving;
    QVariantMap m_eyes;
    QTimer m_turn;
    quint32 m_frame = 0;
    int m_known = 0, m_wanted = 0;
    bool m_there = false;
    QString m_code, m_answerKind, m_answer;
    QVariantList m_heard;
};

} // namespace naru::ui::till

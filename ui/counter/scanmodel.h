// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "devices/api/rack.h"
#include "ui/counter/dates.h"

#include <QPointer>
#include <QQmlEngine>
#include <QTimer>
#include <QVariantList>

namespace naru::ui::counter {

/// What the desk's eyes see. The camera is on only while a page wants it; of what was read only what kind it is comes
/// here, and of a receipt what this desk makes of it. Nothing is opened, joined or called.
class ScanModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(bool wanted READ wanted NOTIFY changed) ///< somebody looks
    Q_PROPERTY(bool hasCamera READ hasCamera NOTIFY changed)
    Q_PROPERTY(bool hasEyes READ hasEyes NOTIFY changed)    ///< a camera or a scanner
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed) ///< why no picture comes, else empty
    Q_PROPERTY(QString sight READ sight NOTIFY seen)        ///< "nothing" "something" "far" "code"
    Q_PROPERTY(QString kind READ kind NOTIFY read)          ///< of what was read last: "ok" "warn" "no" or empty
    Q_PROPERTY(QString sentence READ sentence NOTIFY read)
    Q_PROPERTY(QString next READ next NOTIFY read)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY read) ///< of a receipt that is not altered: [{label, value}]
    Q_PROPERTY(int lettersMax READ lettersMax CONSTANT)   ///< of what is typed or pasted

public:
    /// `rack` null: a desk without devices. Both must outlive the model.
    ScanModel(desk::Desk& desk, device::Rack* rack, QObject* parent = nullptr);

    bool wanted() const { return m_lookers > 0; }
    bool hasCamera() const { return m_camera; }
    bool hasEyes() const;
    QString trouble() const;
    QString sight() const;
    QString kind() const { return m_kind; }
    QString sentence() const { return m_sentence; }
    QString next() const { return m_next; }
    QVariantList facts() const { return m_facts; }
    static int lettersMax() { return int(desk::Scanned::bytesMax); }
    const QList<QPointF>& where() const { return m_where; }

    /// After a code the camera rests so long, so that one code held still is said once.
    static constexpr Milliseconds restAfterCode{1500};

public Q_SLOTS:
    void look();                    ///< as long as anybody does, the camera is on
    void lookAway();                ///< undoes one look(); a page that goes may still be there when the next has come
    void forget();                  ///< what was read
    void type(const QString& text); ///< a code by its letters, as if it had been scanned

Q_SIGNALS:
    void changed();
    void seen();
    void read();
    void framed(const naru::device::Frame& frame);

private:
    void findEyes();
    void wakeEyes(); ///< also scanners that look for a code when they are told to
    void see(device::CodeSource::Sight sight, const QList<QPointF>& where);
    void say(const char* name, const QStringList& facts, const QString& kind);
    void sayReceipt(const desk::CheckedReceipt& receipt);
    QVariantList factsOf(const desk::CheckedReceipt& receipt) const;
    Tongue tongue() const;

    desk::Desk& m_desk;
    device::Rack* m_rack;
    QPointer<device::CodeSource> m_camera; ///< the first that has pictures
    int m_lookers = 0;
    device::CodeSource::Sight m_sight = device::CodeSource::Sight::Nothing;
    QList<QPointF> m_where;
    QString m_kind, m_sentence, m_next;
    QVariantList m_facts;
    QTimer m_rest;
};

} // namespace naru::ui::counter

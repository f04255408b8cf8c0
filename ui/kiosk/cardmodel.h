// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/learned.h"

#include <QQmlEngine>
#include <QStringList>
#include <QVariantList>

namespace naru::ui::kiosk {

/// What the pages say of one visitor's practice card: what is before the camera, what the card brought, what comes
/// next, and what is taken home. Holds it for one visit; knows no key and no device, and no person either.
class CardModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(QString eyes READ eyes NOTIFY seen)   ///< "camera" "scanner" or empty: what a card is held to
    Q_PROPERTY(QString sight READ sight NOTIFY seen) ///< "nothing" "something" "far" "code"
    /// Why a code that was held up is of no use: "not_a_card" "torn" "newer" "altered"; else empty.
    Q_PROPERTY(QString fault READ fault NOTIFY read)
    /// Whose card was brought: "ours" (of a desk that this one knows), "unknown" (the visitor's own word), or empty.
    Q_PROPERTY(QString seal READ seal NOTIFY read)
    Q_PROPERTY(QString centre READ centre NOTIFY read)   ///< where it was made; of "ours" only
    Q_PROPERTY(bool welcome READ welcome NOTIFY changed) ///< a card was read, and nothing was done since
    /// A certificate was held up: "ours" "unknown" or empty, and what it is for.
    Q_PROPERTY(QString shown READ shown NOTIFY read)
    Q_PROPERTY(QVariantList shownLessons READ shownLessons NOTIFY changed)

    /// {id, title, icon, why}: why is "repeat" (its day has come), "alone" (not done alone yet), "new"; empty map:
    /// none.
    Q_PROPERTY(QVariantMap next READ next NOTIFY changed)
    Q_PROPERTY(QVariantList due READ due NOTIFY changed)       ///< the same, after the first
    Q_PROPERTY(QVariantList done READ done NOTIFY changed)     ///< [{title, icon, mark}], the latest first
    Q_PROPERTY(QVariantList earned READ earned NOTIFY changed) ///< [{title, icon}]: alone, and a known desk saw it
    Q_PROPERTY(QString code READ code NOTIFY codeChanged)      ///< the new card, for the screen; empty: not made
    Q_PROPERTY(bool printable READ printable NOTIFY paperChanged)
    /// What became of the paper: "" "printing" "printed" "half" "absent" "fault" "not_alone" "locked" (no signing key)
    Q_PROPERTY(QString paper READ paper NOTIFY paperChanged)
    /// Of a demo: the visitor's bag, in which papers and photographs of this kiosk lie. Nothing of it is the desk's.
    Q_PROPERTY(bool bag READ bag NOTIFY bagChanged)
    Q_PROPERTY(bool bagFilled READ bagFilled NOTIFY bagChanged)

public:
    using QObject::QObject;

    QString eyes() const { return m_eyes; }
    QString sight() const { return m_sight; }
    QString fault() const { return m_fault; }
    QString seal() const { return m_seal; }
    QString centre() const { return m_centre; }
    bool welcome() const { return m_welcome; }
    QString shown() const { return m_shown; }
    QVariantList shownLessons() const;
    QVariantMap next() const;
    QVariantList due() const;
    QVariantList done() const;
    QVariantList earned() const;
    QString code() const { return m_code; }
    bool printable() const { return m_printable; }
    QString paper() const { return m_paper; }
    bool bag() const { return m_bag; }
    bool bagFilled() const { return m_bagFilled; }

    /// By the id of a lesson: "watched" "guided" "alone" "finished" (alone, and every repeat too).
    QVariantMap marks() const;
    QStringList earnedPlaces() const;

    void setEyes(const QString& eyes);
    void setSight(const QString& sight);
    void setFault(const QString& fault);                      ///< also forgets a certificate that was shown
    void setCard(const QString& seal, const QString& centre); ///< also welcomes, where there is a seal
    void setShown(const QString& seal, const QString& centre, const QStringList& places);
    void setProgress(const lessons::Progress& progress, QDate today);
    void setLanguage(const QString& code); ///< of titles; what is not "ko" is "en"
    void endWelcome();
    void setCode(const QString& code);
    void setPrintable(bool printable);
    void setPaper(const QString& paper);
    void setBag(bool bag, bool filled);
    void forget(); ///< all of this visitor; eyes, printer and bag stay

public Q_SLOTS:
    void forgetFault();
    void wantCard();        ///< on the screen
    void wantPaper();       ///< on paper, too
    void wantCertificate(); ///< on paper
    void photograph();      ///< demo: the screen, into the bag
    void holdUp();          ///< demo: what was put into the bag last, to the scanner

Q_SIGNALS:
    void seen();
    void read();
    void changed();
    void codeChanged();
    void paperChanged();
    void bagChanged();
    void cardWanted();
    void paperWanted();
    void certificateWanted();
    void photographed();
    void heldUp();

private:
    QVariantMap row(const QString& place) const;

    QString m_language = QStringLiteral("ko");
    QString m_eyes, m_sight = QStringLiteral("nothing"), m_fault, m_seal, m_centre, m_shown, m_code, m_paper;
    QStringList m_shownPlaces;
    lessons::Progress m_progress;
    QDate m_today;
    bool m_welcome = false, m_printable = false, m_bag = false, m_bagFilled = false;
};

} // namespace naru::ui::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/trainer/draftmodel.h"

namespace naru::ui::trainer {

/// The trainer's page: the centre's own lessons and the official ones, what a trainer asks back after each, its paper,
/// and the way of a draft to the kiosk. Rights are the desk's; what it refuses is said in its words.
class TrainerModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(naru::ui::trainer::DraftModel* draft READ draft CONSTANT)
    Q_PROPERTY(QObject* player READ player CONSTANT) ///< the model of Naru.Lesson's page that plays beside it
    /// [{id, number, title, second, own}]: the centre's own first
    Q_PROPERTY(QVariantList lessons READ lessons NOTIFY lessonsChanged)
    Q_PROPERTY(QString chosen READ chosen NOTIFY chosenChanged)
    Q_PROPERTY(bool own READ own NOTIFY chosenChanged)
    Q_PROPERTY(QString title READ title NOTIFY chosenChanged)
    Q_PROPERTY(QString goal READ goal NOTIFY chosenChanged)
    Q_PROPERTY(QStringList questions READ questions NOTIFY chosenChanged) ///< teach-back
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(bool exported READ exported NOTIFY changed) ///< the pack of the draft as it is now is made
    Q_PROPERTY(QString exportName READ exportName NOTIFY changed)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed) ///< of installing or carrying, in a sentence
    Q_PROPERTY(QString outcomeKind READ outcomeKind NOTIFY changed)
    Q_PROPERTY(QVariantList folders READ folders NOTIFY changed) ///< [{text, path}] where a pack can be carried to

public:
    TrainerModel(desk::Desk& desk, QObject* player, QObject* parent = nullptr);

    QObject* player() const { return m_player; }
    DraftModel* draft() { return &m_draft; }
    QVariantList lessons() const;
    QString chosen() const { return m_chosen ? m_chosen->id : QString(); }
    bool own() const { return m_own; }
    QString title() const;
    QString goal() const;
    QStringList questions() const;
    bool busy() const { return m_busy; }
    bool exported() const { return !m_pack.isEmpty(); }
    QString exportName() const;
    QString outcome() const { return m_outcome; }
    QString outcomeKind() const { return m_outcomeKind; }
    QVariantList folders() const;
    void carryTo(const QStringList& folders) { m_folders = folders; } ///< instead of what is plugged in: for tests

public Q_SLOTS:
    void choose(const QString& id);
    void copy(); ///< the chosen one, as a draft
    void remove();
    void print(); ///< the hand-out of the chosen one
    void exportPack();
    void install();
    void carry(int folder);
    void forgetPack();
    void leave(); ///< keeps what was changed
    void refresh();

Q_SIGNALS:
    void lessonsChanged();
    void chosenChanged();
    void changed();
    void said(const QString& text, const QString& kind);
    void troubled(const QString& sentence, const QString& next);
    void shown(const naru::lessons::LessonPtr& lesson, const QString& page, int step, const QString& language);

private:
    QString languageNow() const;
    lessons::LessonPtr here() const; ///< the chosen one as it is now
    void tell(const Fault& fault);
    void refuse(const Fault& fault);
    void end(const QString& outcome, const QString& kind);

    desk::Desk& m_desk;
    QObject* m_player;
    DraftModel m_draft;
    lessons::LessonPtr m_chosen;
    QByteArray m_pack;
    QString m_outcome, m_outcomeKind;
    QStringList m_folders;
    int m_version = 0;
    bool m_own = false, m_busy = false;
};

} // namespace naru::ui::trainer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/classes.h"
#include "app/desk/desk.h"
#include "app/lessons/library.h"

#include <QQmlEngine>

namespace naru::ui::trainer {

/// The page of courses: what a class is to be, made before it is held. Nothing of it is kept before it is saved; what
/// is taken away can be brought back until the page shows another.
class PlanModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(QVariantList plans READ plans NOTIFY changed)     ///< [{number, title, second, today}]
    Q_PROPERTY(QVariantList lessons READ lessons NOTIFY changed) ///< that can be put in: [{id, title, second, taken}]
    Q_PROPERTY(QVariantList chosen READ chosen NOTIFY changed)   ///< [{title, here}]: `here` false where it is gone
    Q_PROPERTY(bool active READ active NOTIFY changed)           ///< one is shown
    Q_PROPERTY(int number READ number NOTIFY changed)            ///< 0: a new one
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString group READ group NOTIFY changed)
    Q_PROPERTY(QStringList days READ days NOTIFY changed) ///< the first, and those on which it is repeated
    Q_PROPERTY(bool written READ written NOTIFY changed)  ///< otherwise than it was kept
    Q_PROPERTY(bool savable READ savable NOTIFY changed)
    Q_PROPERTY(bool full READ full NOTIFY changed)    ///< no lesson more
    Q_PROPERTY(QString gone READ gone NOTIFY changed) ///< the name of what was taken away last
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(int lettersMax READ lettersMax CONSTANT)

public:
    /// Both must outlive it.
    PlanModel(desk::Desk& desk, desk::Classes& classes, QObject* parent = nullptr);

    QVariantList plans() const;
    QVariantList lessons() const;
    QVariantList chosen() const;
    bool active() const { return m_plan.has_value(); }
    int number() const { return m_plan ? int(m_plan->number) : 0; }
    QString name() const { return m_plan ? m_plan->name : QString(); }
    QString group() const { return m_plan ? m_plan->group : QString(); }
    QStringList days() const;
    bool written() const { return m_plan && *m_plan != m_kept; }
    bool savable() const;
    bool full() const { return m_plan && m_plan->lessons.size() >= desk::planLessonsMax; }
    QString gone() const { return m_gone ? m_gone->name : QString(); }
    bool busy() const { return m_busy; }
    int lettersMax() const { return int(desk::planLettersMax); }

public Q_SLOTS:
    void begin();            ///< a new one
    void choose(int number); ///< what was written and not saved is put aside
    void rename(const QString& name);
    void regroup(const QString& group);
    void add(const QString& lesson);
    void take(int place);         ///< out of the course; from 0
    void move(int place, int by); ///< up or down
    void moveDay(int days);       ///< none yet: today
    void forgetDay();
    void save();
    void remove();
    void bringBack(); ///< what was taken away last, under its number
    void print();     ///< a hand-out of each lesson, in the desk's language
    void refresh();   ///< words in another language

Q_SIGNALS:
    void changed();
    void shown(); ///< another course, or none: its fields begin anew
    void said(const QString& text, const QString& kind);
    void troubled(const QString& sentence, const QString& next);

private:
    QString languageNow() const { return m_desk.settings().language; }
    QString titleOf(const QString& id) const;
    QList<lessons::LessonPtr> all() const;
    void show(std::optional<desk::ClassPlan> plan);
    void tell(const Fault& fault);
    void printNext(const std::shared_ptr<QStringList>& waiting, int printed);
    desk::Classes::Done answer(std::function<void()> then);

    desk::Desk& m_desk;
    desk::Classes& m_classes;
    std::optional<desk::ClassPlan> m_plan, m_gone;
    desk::ClassPlan m_kept;
    bool m_busy = false;
};

} // namespace naru::ui::trainer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/desk/learning.h"
#include "ui/kiosk/cardeyes.h"
#include "ui/lesson/lessonmodel.h"

namespace naru {

/// What one visitor learned: it comes on a card, lives as long as the visit, and goes home on paper, on the visitor's
/// own phone, or nowhere.
class KioskVisit : public QObject {
    Q_OBJECT

public:
    struct Parts {
        ui::kiosk::KioskModel& model;
        ui::kiosk::CardModel& card;
        ui::lesson::LessonModel& lesson;
        desk::Learning& learning;
        desk::Papers* papers = nullptr;
        ui::kiosk::CardEyes& eyes;
    };
    /// All must outlive it.
    explicit KioskVisit(Parts parts);

    const lessons::Progress& progress() const { return m_progress; }

private:
    void read(const QByteArray& code);
    void welcome(const lessons::ReadCard& card, const QByteArray& code);
    void show(const lessons::ReadCard& certificate);
    void note(const QString& id, const QString& mode, bool passed);
    void lessonTurned();
    void takeHome();
    void print(const QString& lessonId);
    void printCertificate();
    void print(const QList<paper::Document>& papers);
    void tell();
    void followPrinter();
    void forget();

    Parts m_parts;
    lessons::Progress m_progress;
    QByteArray m_brought; ///< the card of this visit
    QString m_lastLesson; ///< gone through to its end
    quint64 m_visit = 0;  ///< what is printed for another visitor says nothing here
};

} // namespace naru

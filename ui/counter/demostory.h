// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/counter/countermodel.h"

#include <QDeadlineTimer>
#include <QTimer>

class QQuickWindow;

namespace naru::ui::counter {

/// The demo's story, told by itself: a morning at the counter with a simulated phone, one picture of each step. A step
/// that is not reached in its time ends the story.
class DemoStory : public QObject {
    Q_OBJECT

public:
    struct Stage {
        desk::Desk& desk;
        CounterModel& counter;
        QQuickWindow& window;
        QString pin;    ///< of the first member of staff
        QString folder; ///< of the pictures; made where absent
        /// A visitor holds a phone with this sample document to the reader and agrees to all that is asked.
        std::function<void(const QString& document, const QString& misbehaviour)> present;
    };
    explicit DemoStory(Stage stage, QObject* parent = nullptr);

    /// Another step at the end: what is done, and how it is known that it came about.
    void add(const char* name, std::function<void()> act, std::function<bool()> reached);
    void tell();

Q_SIGNALS:
    void told();                         ///< every step was reached and drawn
    void brokenOff(const QString& step); ///< the first step that was not, or could not be drawn

private:
    struct Step {
        const char* name;
        std::function<void()> act;
        std::function<bool()> reached;
    };

    void addSignIn();
    void addAccepted();
    void addRefused();
    void addUndecidedAge();
    void addUnknownStatus();
    void visit(const char* name, const char* purpose, const char* document, const char* misbehaviour,
        std::function<bool()> reached);
    bool shows(const char* kind) const;
    void next();
    void look();
    void draw();
    QString standing() const;

    Stage m_stage;
    QList<Step> m_steps;
    qsizetype m_at = -1;
    QTimer m_poll;
    QDeadlineTimer m_patience;
};

} // namespace naru::ui::counter

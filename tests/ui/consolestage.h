// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/fakeclass.h"
#include "tests/ui/roomclasses.h"
#include "tests/ui/trainerstage.h"
#include "ui/trainer/planmodel.h"

namespace naru::test {

/// The console in the frame of the desk, over a class that is what the test says.
class ConsoleStage {
public:
    explicit ConsoleStage(const QString& language = QStringLiteral("ko"), bool highContrast = false);

    bool open(qint64 person = 9); ///< signed in as the trainer
    void settle();
    bool press(const QString& name); ///< what begins so
    bool touch(const QString& name);
    QQuickItem* beginning(const QString& name) const;
    void tell(); ///< the class as it is now

private:
    QTemporaryDir m_folder;

public:
    TrainerDesk desk{m_folder.path()};
    FakeClass room{sample::morning};
    ui::lesson::LessonModel mirror, projector;
    ui::trainer::TrainerModel editor;
    ui::trainer::ClassModel model;
    RoomClasses classes{sample::morning};
    ui::trainer::PlanModel plans;
    ui::shell::DeskModel shell;
    Stage stage;
    ui::shell::Languages languages;
    QString tables() const { return m_folder.filePath(QStringLiteral("tables")); }
};

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/stage.h"
#include "ui/kiosk/kioskmodel.h"
#include "ui/shell/languages.h"

#include <QTemporaryDir>

namespace naru::test {

/// Stands for the lesson module: remembers what was asked of it.
class FakeLessons : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    QStringList opened;
    int leaves = 0;

public Q_SLOTS:
    void open(const QString& id) { opened.append(id); }
    void leave() { ++leaves; }

Q_SIGNALS:
    void left();
    void spoke(const QString& words);
};

/// A kiosk of 1080 x 1920 pixels over a clock that moves when told.
class KioskStage {
public:
    explicit KioskStage(
        ui::kiosk::KioskModel::Options options = usual(), QObject* lessons = nullptr, QObject* practice = nullptr);

    static ui::kiosk::KioskModel::Options usual();

    ManualClock clock;
    ui::kiosk::KioskModel model;
    Stage stage;
    ui::shell::Languages languages;
    QString failure; ///< empty: the page is there

    void pass(int seconds); ///< of nobody touching anything
    void settle();          ///< until the page has laid itself out
    QString page() const { return model.page(); }
    /// Shows a page by its name with what it needs ("lessons" a shelf).
    void show(const QString& name);
    /// The parts of the page that is shown; 1 where there is but one.
    int parts();
    void turn(); ///< to the next part

private:
    QTemporaryDir m_folder; ///< of the page that stands for a lesson
};

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trainerscreen.h"

#include "app/demo.h"
#include "app/moneypages.h"
#include "ui/lesson/lessonpictures.h"

#include <QCoreApplication>
#include <QDir>

namespace naru {

using ui::trainer::TrainerModel;

TrainerScreen::TrainerScreen(desk::Desk& desk)
    : player([&desk] { return koreanDate(desk.now()); })
    , trainer(desk, &player)
{
    player.setWitness([this](const lessons::Action& did) { return trainer.draft()->saw(did); });
    QObject::connect(&trainer, &TrainerModel::shown, &player,
        [this](const lessons::LessonPtr& lesson, const QString& page, int step, const QString& language) {
            if (player.language() != language)
                player.setLanguage(language);
            player.preview(lesson, page, step);
        });
    QObject::connect(&trainer, &TrainerModel::chosenChanged, &player, [this] {
        if (trainer.chosen().isEmpty())
            player.leave();
    });
    QObject::connect(&desk, &desk::Desk::settingsChanged, &trainer, &TrainerModel::refresh, Qt::QueuedConnection);
}

void TrainerScreen::addTo(QVariantMap& pages, QQmlEngine& engine)
{
    pages.insert(QStringLiteral("trainer"), pageOf("qrc:/qt/qml/Naru/Trainer/TrainerPage.qml", &trainer));
    engine.addImageProvider(QStringLiteral("lesson"), new ui::lesson::LessonPictures(&player)); // the engine's
}

int TrainerScreen::leavePictures(desk::Desk& desk, QQuickWindow& window, const QString& pin, const QString& folder)
{
    QDir().mkpath(folder);
    int number = 0;
    bool written = true;
    const auto shot = [&](const char* name) {
        for (int i = 0; i < 6; ++i)
            QCoreApplication::processEvents();
        const QString path = QStringLiteral("%1/%2-%3.png").arg(folder).arg(++number, 2, 10, QLatin1Char('0'));
        written = window.grabWindow().save(path.arg(QLatin1StringView(name))) && written;
    };
    for (const desk::StaffMember& person : desk.staff()) {
        if (person.role == desk::Role::Trainer)
            written = bool(waitFor([&](const desk::Done& then) { desk.signIn(person.id, pin, then); })) && written;
    }
    shot("empty");
    trainer.choose(QStringLiteral("train.book"));
    shot("official");
    trainer.copy();
    ui::trainer::DraftModel& draft = *trainer.draft();
    shot("words");
    draft.write(QStringLiteral("s1"), QStringLiteral("여기를 클릭하세요!"));
    shot("complaint");
    for (const char* tab : {"act", "mistakes", "screen"}) {
        draft.turn(QLatin1StringView(tab));
        shot(tab);
    }
    draft.undo();
    draft.go(QStringLiteral("start"));
    draft.turn(QStringLiteral("words"));
    shot("start");
    draft.go(QStringLiteral("end"));
    shot("end");
    draft.go(QStringLiteral("s10"));
    draft.record();
    player.did(QStringLiteral("seat"), QStringLiteral("choose"), QStringLiteral("aisle"));
    shot("record");
    draft.stopRecording();
    trainer.leave();
    return written ? 0 : 1;
}

} // namespace naru

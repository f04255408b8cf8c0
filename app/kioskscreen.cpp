// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kioskscreen.h"

#include "app/desk/caller.h"
#include "app/desk/packs.h"
#include "app/desk/practice.h"
#include "app/kioskclass.h"
#include "app/kioskears.h"
#include "app/kiosklock.h"
#include "app/kioskpictures.h"
#include "app/kioskqueue.h"
#include "app/kioskvisit.h"
#include "app/lessons/typed.h"
#include "app/packvoices.h"
#include "app/practicewords.h"
#include "devices/visit/choicedoor.h"
#include "ui/kiosk/contactmodel.h"
#include "ui/kiosk/palmguard.h"
#include "ui/lesson/lessonmodel.h"
#include "ui/lesson/lessonpictures.h"
#include "ui/shell/languages.h"

#include <QGuiApplication>
#include <QQuickWindow>

namespace naru {

namespace {

using ui::kiosk::CardEyes;
using ui::kiosk::CardModel;
using ui::kiosk::KioskModel;
using ui::kiosk::PracticeModel;
using ui::lesson::LessonModel;

/// The lessons of packs stand on a shelf of their own.
void shelve(KioskModel& model, LessonModel& lesson, const desk::Packs* packs)
{
    if (!packs)
        return;
    const auto take = [&model, packs] { model.useOwnLessons(packs->lessons()); };
    take();
    QObject::connect(packs, &desk::Packs::changed, &model, take);
    lesson.setLibrary([packs](const QString& id) { return packs->lesson(id); });
}

/// From a lesson's end to the desk's own devices, and back.
void bridge(KioskModel& model, LessonModel& lesson, PracticeModel& practice, const KioskParts& parts)
{
    practice.setLanguage(model.language());
    QObject::connect(&model, &KioskModel::languageChanged, &practice, &PracticeModel::setLanguage);
    QObject::connect(&model, &KioskModel::wiped, &practice, &PracticeModel::leave);
    QObject::connect(&practice, &PracticeModel::spoke, &model, &KioskModel::say);
    const auto offer = [&lesson, &practice] {
        if (!lesson.bridge().isEmpty())
            lesson.offerBridge(practice.whyNot(lesson.bridge()));
    };
    QObject::connect(&practice, &PracticeModel::lookedAt, &lesson, offer);
    QObject::connect(&practice, &PracticeModel::changed, &lesson, offer);
    QObject::connect(&lesson, &LessonModel::ended, &practice, [&lesson, &practice] { practice.look(lesson.bridge()); });
    QObject::connect(&lesson, &LessonModel::bridgeWanted, &model, [&model](const QString& wanted) {
        model.show(PracticeModel::pageOf(wanted)); // which bridge it is, and nothing else of a lesson, reaches a device
    });
    if (parts.rack)
        QObject::connect(parts.rack, &device::Rack::codeRead, &model, [&](const QByteArray& code) {
            if (model.page() == PracticeModel::pageOf(QStringLiteral("verify")))
                parts.desk.codeScanned(code);
        });
    if (parts.phoneAwaited)
        QObject::connect(&practice, &PracticeModel::phoneAwaited, &practice, parts.phoneAwaited);
}

KioskModel::Options optionsOf(const desk::Desk& desk, bool readsCards)
{
    const desk::Settings& settings = desk.settings();
    KioskModel::Options options;
    options.centre = settings.centre;
    options.language = settings.language;
    options.highContrast = settings.highContrast;
    options.pitchMm = settings.panelPitchMm;
    options.demo = desk.kind() == desk::Desk::Kind::Demo;
    options.readsCards = readsCards;
    return options;
}

} // namespace

QUrl kioskWindow()
{
    return QUrl(QStringLiteral("qrc:/qt/qml/Naru/Kiosk/KioskWindow.qml"));
}

int showKiosk(KioskParts parts)
{
    desk::Desk& desk = parts.desk;
    KioskModel model(optionsOf(desk, false), parts.clock);
    CardModel card;
    CardEyes eyes(parts.rack, model, card);
    const auto follow = [&] { model.useOptions(optionsOf(desk, eyes.isThere())); };
    QObject::connect(&eyes, &CardEyes::thereChanged, &model, follow);
    follow();
    LessonModel lesson([&parts] { return koreanDate(parts.clock.now()); });
    lesson.setLanguage(model.language());
    QObject::connect(&model, &KioskModel::languageChanged, &lesson, &LessonModel::setLanguage);
    QObject::connect(&desk, &desk::Desk::settingsChanged, &model, follow);
    PackVoices packVoices(desk.packs());
    KioskEars ears(model, parts.clock, parts.speech, [&](const QString& words, const QString& language) {
        const QString own = packVoices.fileOf(lesson.recordingOf(words));
        return own.isEmpty() ? KioskEars::recordingIn(parts.recordings, words, language) : own;
    });
    std::optional<desk::Caller> caller;
    if (parts.channels)
        ears.call().tellThrough(&caller.emplace(*parts.channels, parts.clock));
    shelve(model, lesson, desk.packs());
    PracticeModel practice(desk, desk.practice(), practiceWords());
    bridge(model, lesson, practice, parts);
    std::optional<KioskQueue> queue;
    if (desk.queue())
        queue.emplace(desk, model, parts.clock);
    std::optional<KioskVisit> visit;
    if (desk::Learning* const learning = desk.learning())
        visit.emplace(KioskVisit::Parts{model, card, lesson, *learning, desk.papers(), eyes});
    SystemRandom random;
    std::optional<KioskClass> classroom;
    if (parts.classes)
        classroom.emplace(
            KioskClass::Parts{model, card, lesson, desk.packs(), &eyes, *parts.classes, parts.clock, random});
    device::ChoiceDoor door(random, {});
    ui::kiosk::ContactModel contact({model, door, parts.clock, random,
        [&lesson] { return lesson.player() ? lessons::typedIn(*lesson.player()) : QStringList(); }});
    std::optional<KioskLock> lock;
    const auto shell = std::move(parts.pages); // goes before the models its pages look at
    shell->engine().addImageProvider(QStringLiteral("lesson"), new ui::lesson::LessonPictures(&lesson)); // the engine's
    ui::shell::Languages languages(shell->engine());
    languages.putFirst(desk.supplies());
    languages.use(model.language());
    QObject::connect(&model, &KioskModel::languageChanged, &languages, &ui::shell::Languages::use);
    QCoreApplication::instance()->installEventFilter(&model);
    QVariantMap properties{{QStringLiteral("model"), QVariant::fromValue(&model)},
        {QStringLiteral("lessons"), QVariant::fromValue(&lesson)},
        {QStringLiteral("contact"), QVariant::fromValue(&contact)},
        {QStringLiteral("card"), QVariant::fromValue(&card)},
        {QStringLiteral("practice"), QVariant::fromValue(&practice)}, {QStringLiteral("voice"), ears.voice()},
        {QStringLiteral("staff"), ears.staff()}};
    if (classroom)
        properties.insert(QStringLiteral("seat"), QVariant::fromValue(&classroom->seat()));
    if (queue)
        properties.insert(QStringLiteral("tickets"), QVariant::fromValue(&queue->tickets()));
    if (parts.heart)
        properties.insert(
            QStringLiteral("door"), QVariant::fromValue(&lock.emplace(desk, parts.clock, model, parts.heart).door()));
    QQuickWindow* const window = shell->show(properties);
    if (!window)
        return 1;
    ui::kiosk::PalmGuard palms([&model] { return model.pitchMm(); });
    window->installEventFilter(&palms);
    if (lock)
        lock->begin(*window);
    if (lock && classroom)
        QObject::connect(&lock->door(), &ui::kiosk::StaffDoor::changed, &*classroom,
            [&] { classroom->setStaffHere(lock->door().opened()); });
    if (parts.bag)
        parts.bag->join(card, *window);
    return parts.shots.isEmpty()
        ? QGuiApplication::exec()
        : KioskPictures({model, card, lesson, practice, *window, parts.clock}, parts.shots).leave();
}

} // namespace naru

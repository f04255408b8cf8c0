// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kioskscreen.h"

#include "app/desk/packs.h"
#include "app/kioskears.h"
#include "app/kiosklock.h"
#include "app/kioskvisit.h"
#include "app/lessons/typed.h"
#include "devices/visit/choicedoor.h"
#include "ui/kiosk/contactmodel.h"
#include "ui/kiosk/palmguard.h"
#include "ui/lesson/lessonmodel.h"
#include "ui/lesson/lessonpictures.h"
#include "ui/shell/languages.h"

#include <QDir>
#include <QGuiApplication>
#include <QQuickWindow>

namespace naru {

namespace {

using ui::kiosk::CardEyes;
using ui::kiosk::CardModel;
using ui::kiosk::KioskModel;
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

/// A page a beat: each is laid out before it is drawn.
void settle()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

/// Events alone, until it has come about; false after some seconds without it.
bool await(const Clock& clock, const std::function<bool()>& come)
{
    constexpr Milliseconds waitMax{8000};
    constexpr int beatMs = 50;
    const Milliseconds end = clock.monotonic() + waitMax;
    while (!come() && clock.monotonic() < end)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, beatMs);
    return come();
}

/// One telling of the kiosk's pages, a PNG each.
class Pictures {
public:
    struct Parts {
        KioskModel& model;
        CardModel& card;
        LessonModel& lesson;
        QQuickWindow& window;
        const Clock& clock;
    };
    Pictures(const Parts& parts, QString folder)
        : m_model(parts.model)
        , m_card(parts.card)
        , m_lesson(parts.lesson)
        , m_window(parts.window)
        , m_clock(parts.clock)
        , m_folder(std::move(folder))
    {
        QDir().mkpath(m_folder);
    }

    int leave()
    {
        pages();
        learn();
        if (m_card.bag())
            comeBack();
        looks();
        return m_good ? 0 : 1;
    }

private:
    void shot(const char* name)
    {
        settle();
        m_good = m_window.grabWindow().save(QStringLiteral("%1/%2-%3.png")
                                                .arg(m_folder)
                                                .arg(++m_number, 2, 10, QLatin1Char('0'))
                                                .arg(QLatin1StringView(name)))
            && m_good;
    }

    void pages()
    {
        shot("home");
        for (const char* page :
            {"learn", "courses", "identity", "pay", "text", "sound", "contact", "keypad", "language", "card"}) {
            m_model.goHome();
            m_model.show(QLatin1StringView(page));
            shot(page);
        }
        m_model.showLessons(QStringLiteral("1"));
        shot("lessons");
        m_model.call();
        shot("called");
        m_model.wipe();
    }

    void toTheEnd()
    {
        while (m_lesson.page() != u"end") {
            m_lesson.doItForMe();
            m_lesson.goOn();
        }
    }

    void learn()
    {
        m_model.openLesson(QStringLiteral("train.book"));
        shot("lesson-start");
        m_lesson.begin(QStringLiteral("guided"));
        shot("lesson-guided");
        m_lesson.did(QStringLiteral("from"), QStringLiteral("tap"));
        shot("lesson-mistake");
        toTheEnd();
        shot("lesson-end");
    }

    /// The card on the screen is photographed, another visitor comes, and the first one is back with it.
    void comeBack()
    {
        m_lesson.begin(QStringLiteral("solo"));
        toTheEnd();
        m_card.wantCard();
        shot("card-on-screen");
        m_card.photograph();
        m_lesson.leave();
        m_model.wipe();
        m_model.show(QStringLiteral("card"));
        settle();
        m_card.holdUp();
        m_good = await(m_clock, [this] { return m_model.page() == u"mine"; }) && m_good;
        shot("welcome-back");
        m_model.show(QStringLiteral("certificate"));
        shot("certificate");
        m_card.wantCertificate();
        m_good = await(m_clock, [this] { return m_card.paper() == u"printed"; }) && m_good;
        shot("certificate-printed");
        m_model.startAt(QStringLiteral("learn"));
        m_model.showLessons(QStringLiteral("E"));
        shot("lessons-marked");
        m_model.wipe();
    }

    void looks()
    {
        m_model.wipe();
        m_model.useEasy(true);
        m_model.useLow(true);
        shot("easy-low");
        m_model.useHighContrast(true);
        m_model.useEnlargement(2);
        shot("large-dark");
        m_model.wipe();
    }

    KioskModel& m_model;
    CardModel& m_card;
    LessonModel& m_lesson;
    QQuickWindow& m_window;
    const Clock& m_clock;
    const QString m_folder;
    int m_number = 0;
    bool m_good = true;
};

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
    KioskEars ears(model, parts.clock, parts.speech, [&](const QString& words, const QString& language) {
        const QString own = lesson.recordingOf(words);
        return own.isEmpty() ? KioskEars::recordingIn(parts.recordings, words, language) : own;
    });
    shelve(model, lesson, desk.packs());
    std::optional<KioskVisit> visit;
    if (desk::Learning* const learning = desk.learning())
        visit.emplace(KioskVisit::Parts{model, card, lesson, *learning, desk.papers(), eyes});
    SystemRandom random;
    device::ChoiceDoor door(random, {});
    ui::kiosk::ContactModel contact({model, door, parts.clock, random,
        [&lesson] { return lesson.player() ? lessons::typedIn(*lesson.player()) : QStringList(); }});
    std::optional<KioskLock> lock;
    const auto shell = std::move(parts.pages); // goes before the models its pages look at
    shell->engine().addImageProvider(QStringLiteral("lesson"), new ui::lesson::LessonPictures(&lesson)); // the engine's
    ui::shell::Languages languages(shell->engine());
    languages.use(model.language());
    QObject::connect(&model, &KioskModel::languageChanged, &languages, &ui::shell::Languages::use);
    QCoreApplication::instance()->installEventFilter(&model);
    QVariantMap properties{{QStringLiteral("model"), QVariant::fromValue(&model)},
        {QStringLiteral("lessons"), QVariant::fromValue(&lesson)},
        {QStringLiteral("contact"), QVariant::fromValue(&contact)},
        {QStringLiteral("card"), QVariant::fromValue(&card)}, {QStringLiteral("voice"), ears.voice()},
        {QStringLiteral("staff"), ears.staff()}};
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
    if (parts.bag)
        parts.bag->join(card, *window);
    return parts.shots.isEmpty() ? QGuiApplication::exec()
                                 : Pictures({model, card, lesson, *window, parts.clock}, parts.shots).leave();
}

} // namespace naru

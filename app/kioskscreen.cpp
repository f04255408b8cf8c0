// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kioskscreen.h"

#include "app/desk/learning.h"
#include "app/desk/papers.h"
#include "app/kiosklock.h"
#include "app/lessons/learned.h"
#include "app/lessons/typed.h"
#include "app/words/words.h"
#include "devices/visit/choicedoor.h"
#include "ui/kiosk/contactmodel.h"
#include "ui/kiosk/kioskmodel.h"
#include "ui/lesson/lessonmodel.h"
#include "ui/lesson/lessonpictures.h"
#include "ui/shell/languages.h"

#include <QDir>
#include <QGuiApplication>
#include <QQuickWindow>

namespace naru {

namespace {

using ui::kiosk::KioskModel;
using ui::lesson::LessonModel;

/// What the pages say is heard: only our own sentences, at the visitor's volume and speed.
void speakFor(KioskModel& model, device::Speech* speech)
{
    if (!speech)
        return;
    QObject::connect(&model, &KioskModel::sessionChanged, speech, [&model, speech] {
        device::VoiceSettings settings = speech->settings();
        settings.rate = model.speed();
        settings.volume = device::VoiceSettings::volumeUsual * model.volume() / ui::kiosk::volumeUsual;
        speech->change(settings);
    });
    QObject::connect(&model, &KioskModel::spoke, speech, [&model, speech](const QString& words) {
        speech->stop(); // the page went on
        (void)speech->say({words, model.language(), device::TextKind::Ours, device::SaidBy::Page, {}});
    });
    QObject::connect(&model, &KioskModel::wiped, speech, &device::Speech::wipe);
}

/// What one visitor learned: lives as long as the visit, and goes home on paper or nowhere.
class Visit {
public:
    Visit(KioskModel& model, LessonModel& lesson, desk::Learning& learning)
        : m_model(model)
        , m_lesson(lesson)
        , m_learning(learning)
    {
        QObject::connect(&lesson, &LessonModel::ended, &lesson,
            [this](const QString& id, const QString& mode, bool passed) { note(id, mode, passed); });
        QObject::connect(&lesson, &LessonModel::paperWanted, &lesson, [this](const QString& id) { print(id); });
        QObject::connect(&model, &KioskModel::wiped, &lesson, [this] { m_progress = {}; });
    }

private:
    void note(const QString& id, const QString& mode, bool passed)
    {
        const auto lesson = lessons::builtInLesson(id);
        auto reached = mode == u"watch" ? lessons::Mode::Watch : lessons::Mode::Guided;
        if (passed)
            reached = lessons::Mode::Solo;
        if (lesson)
            m_progress.note((*lesson)->place, reached, m_learning.today());
    }

    /// The hand-out of the lesson, then the card; what goes wrong is said and not tried again.
    void print(const QString& id)
    {
        m_progress.comfort.language = m_lesson.language();
        m_progress.comfort.highContrast = m_model.highContrast();
        m_progress.comfort.leftHanded = m_model.leftHanded();
        m_progress.comfort.textPercent = 100 * m_model.enlargement();
        const auto handout = m_learning.makeHandout(id, m_lesson.language());
        const auto card = m_learning.makeCard(m_progress);
        if (!handout || !card)
            return say(handout ? card.fault() : handout.fault());
        m_learning.print(*handout, [this, card = card->document](const Result<device::PrintOutcome>& printed) {
            if (!printed)
                return say(printed.fault());
            m_learning.print(card, [this](const Result<device::PrintOutcome>& second) {
                if (!second)
                    say(second.fault());
            });
        });
    }

    void say(const Fault& fault)
    {
        const auto said = words::wordsOf(fault, words::languageOf(m_model.language()));
        m_model.say(said.sentence + u' ' + said.whatToDo);
    }

    KioskModel& m_model;
    LessonModel& m_lesson;
    desk::Learning& m_learning;
    lessons::Progress m_progress;
};

KioskModel::Options optionsOf(const desk::Desk& desk)
{
    const desk::Settings& settings = desk.settings();
    KioskModel::Options options;
    options.centre = settings.centre;
    options.language = settings.language;
    options.highContrast = settings.highContrast;
    options.pitchMm = settings.panelPitchMm;
    options.demo = desk.kind() == desk::Desk::Kind::Demo;
    return options;
}

/// A page a beat: each is laid out before it is drawn.
void settle()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

int leavePictures(KioskModel& model, LessonModel& lesson, QQuickWindow& window, const QString& folder)
{
    QDir().mkpath(folder);
    int number = 0;
    bool written = true;
    const auto shot = [&](const QString& name) {
        settle();
        written = window.grabWindow().save(
                      QStringLiteral("%1/%2-%3.png").arg(folder).arg(++number, 2, 10, QLatin1Char('0')).arg(name))
            && written;
    };
    shot(QStringLiteral("home"));
    for (const char* page : {"learn", "courses", "identity", "pay", "text", "sound", "contact", "language"}) {
        model.goHome();
        model.show(QLatin1StringView(page));
        shot(QLatin1StringView(page));
    }
    model.showLessons(QStringLiteral("1"));
    shot(QStringLiteral("lessons"));
    model.call();
    shot(QStringLiteral("called"));
    model.wipe();
    model.openLesson(QStringLiteral("train.book"));
    shot(QStringLiteral("lesson-start"));
    lesson.begin(QStringLiteral("guided"));
    shot(QStringLiteral("lesson-guided"));
    lesson.did(QStringLiteral("from"), QStringLiteral("tap"));
    shot(QStringLiteral("lesson-mistake"));
    while (lesson.page() != u"end") {
        lesson.doItForMe();
        lesson.goOn();
    }
    shot(QStringLiteral("lesson-end"));
    model.wipe();
    model.useEasy(true);
    model.useLow(true);
    shot(QStringLiteral("easy-low"));
    model.useHighContrast(true);
    model.useEnlargement(2);
    shot(QStringLiteral("large-dark"));
    model.wipe();
    return written ? 0 : 1;
}

} // namespace

QUrl kioskWindow()
{
    return QUrl(QStringLiteral("qrc:/qt/qml/Naru/Kiosk/KioskWindow.qml"));
}

int showKiosk(KioskParts parts)
{
    desk::Desk& desk = parts.desk;
    KioskModel model(optionsOf(desk), parts.clock);
    LessonModel lesson([&parts] { return koreanDate(parts.clock.now()); });
    lesson.setLanguage(model.language());
    QObject::connect(&model, &KioskModel::languageChanged, &lesson, &LessonModel::setLanguage);
    QObject::connect(&desk, &desk::Desk::settingsChanged, &model, [&] { model.useOptions(optionsOf(desk)); });
    speakFor(model, parts.speech);
    std::optional<Visit> visit;
    if (desk::Learning* const learning = desk.learning()) {
        visit.emplace(model, lesson, *learning);
        lesson.setPrintable(desk.papers()->printer() != nullptr);
    }
    SystemRandom random;
    device::ChoiceDoor door(random, {});
    ui::kiosk::ContactModel contact({model, door, parts.clock, random,
        [&lesson] { return lesson.player() ? lessons::typedIn(*lesson.player()) : QStringList(); }});
    const auto shell = std::move(parts.pages); // goes before the models its pages look at
    shell->engine().addImageProvider(QStringLiteral("lesson"), new ui::lesson::LessonPictures(&lesson)); // the engine's
    ui::shell::Languages languages(shell->engine());
    languages.use(model.language());
    QObject::connect(&model, &KioskModel::languageChanged, &languages, &ui::shell::Languages::use);
    QCoreApplication::instance()->installEventFilter(&model);
    QVariantMap properties{{QStringLiteral("model"), QVariant::fromValue(&model)},
        {QStringLiteral("lessons"), QVariant::fromValue(&lesson)},
        {QStringLiteral("contact"), QVariant::fromValue(&contact)}};
    std::optional<KioskLock> lock;
    if (parts.heart)
        properties.insert(
            QStringLiteral("staff"), QVariant::fromValue(&lock.emplace(desk, parts.clock, model, parts.heart).door()));
    QQuickWindow* const window = shell->show(properties);
    if (!window)
        return 1;
    if (lock)
        lock->begin(*window);
    return parts.shots.isEmpty() ? QGuiApplication::exec() : leavePictures(model, lesson, *window, parts.shots);
}

} // namespace naru

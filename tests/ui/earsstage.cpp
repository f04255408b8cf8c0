// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/earsstage.h"

#include "tests/ui/scenewalker.h"
#include "ui/lesson/lessonpictures.h"

#include <QTest>

namespace naru::test {

namespace {

std::unique_ptr<device::Speech> voiceOf(KeptMouth*& speaker, KeptMouth*& player)
{
    auto one = std::make_unique<KeptMouth>();
    auto other = std::make_unique<KeptMouth>();
    speaker = one.get();
    player = other.get();
    return std::make_unique<device::Voice>(std::move(one), std::move(other), device::Voice::Threads::ThisThread);
}

} // namespace

EarsStage::EarsStage(ui::kiosk::KioskModel::Options options)
    : lesson([] { return QDate(2026, 11, 20); })
    , speech(voiceOf(speaker, player))
    , kiosk(std::move(options))
    , voice(kiosk.model, speech.get())
    , staff(kiosk.model, kiosk.clock)
    , failure(kiosk.failure)
{
    kiosk.stage.engine().addImageProvider(QStringLiteral("lesson"), new ui::lesson::LessonPictures(&lesson));
    QObject::connect(
        &kiosk.model, &ui::kiosk::KioskModel::languageChanged, &lesson, &ui::lesson::LessonModel::setLanguage);
    QObject::connect(&staff, &ui::kiosk::StaffCall::rang, speech.get(), &device::Speech::ring);
    QObject::connect(&staff, &ui::kiosk::StaffCall::silence, speech.get(), &device::Speech::still);
    QQuickItem* const page = kiosk.stage.page();
    page->setProperty("lessons", QVariant::fromValue(&lesson));
    page->setProperty("voice", QVariant::fromValue(&voice));
    page->setProperty("staff", QVariant::fromValue(&staff));
    page->forceActiveFocus();
    QCoreApplication::instance()->installEventFilter(&voice);
    settle();
}

EarsStage::~EarsStage()
{
    kiosk.stage.page()->setProperty("voice", QVariant::fromValue<QObject*>(nullptr));
    kiosk.stage.page()->setProperty("staff", QVariant::fromValue<QObject*>(nullptr));
    kiosk.stage.page()->setProperty("lessons", QVariant::fromValue<QObject*>(nullptr));
}

void EarsStage::settle()
{
    for (int i = 0; i < 50 && speaker->ends && speech->state() == device::Speech::State::Speaking; ++i)
        QCoreApplication::processEvents();
    for (int i = 0; i < 2; ++i) {
        kiosk.settle();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        layOut(kiosk.stage.window());
    }
    for (int i = 0; i < 50 && speaker->ends && speech->state() == device::Speech::State::Speaking; ++i)
        QCoreApplication::processEvents();
}

QStringList EarsStage::key(Qt::Key key)
{
    speaker->heard.clear();
    kiosk.stage.key(key);
    settle();
    return speaker->heard;
}

QStringList EarsStage::hold(Qt::Key key, int most)
{
    speaker->heard.clear();
    QTest::keyPress(&kiosk.stage.window(), key);
    (void)QTest::qWaitFor([this] { return !speaker->heard.isEmpty(); }, most);
    QTest::keyRelease(&kiosk.stage.window(), key);
    settle();
    return speaker->heard;
}

QString readable(EarsStage& ears)
{
    QStringList lines;
    for (const QString& line : test::heardIn(ears.kiosk.stage.window()))
        lines.append(one(line));
    return lines.join(u' ');
}

QStringList unread(EarsStage& ears)
{
    const QString page = readable(ears);
    QStringList missing;
    for (const QString& sentence : std::as_const(ears.speaker->heard)) {
        if (!page.contains(one(sentence)))
            missing.append(sentence);
    }
    return missing;
}

QStringList unheard(EarsStage& ears)
{
    const QString heard = one(ears.heard());
    auto* const loader = ears.kiosk.stage.page();
    QStringList missing;
    for (const auto& line : ui::kiosk::linesOn(loader)) {
        if (!line.control && !heard.contains(line.words))
            missing.append(line.words);
    }
    return missing;
}

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/trainerstage.h"

#include "app/desk/lessonpaper.h"
#include "tests/ui/scenewalker.h"
#include "ui/lesson/lessonpictures.h"

#include <QCoreApplication>
#include <QQuickItem>
#include <QTest>

namespace naru::test {

using lessons::LessonPtr;
using lessons::LessonsFault;

Result<void> FakeWorkshop::mayWrite() const
{
    const desk::StaffMember* who = m_desk.signedIn();
    if (!who)
        return desk::DeskFault::NotSignedIn;
    return who->role == desk::Role::Clerk ? Result<void>(desk::DeskFault::NotAllowed) : Result<void>();
}

Result<LessonPtr> FakeWorkshop::copy(const lessons::Lesson& lesson)
{
    if (const auto may = mayWrite(); !may)
        return may.fault();
    const QString id = ownNamespace() + u'.' + lessons::slugOf(lesson.id);
    const LessonPtr made
        = lessons::Draft::copyOf(lesson, id, QStringLiteral("Z%1").arg(m_drafts.all().size() + 1)).now();
    if (const auto written = m_drafts.write(*made); !written)
        return written.fault();
    Q_EMIT changed();
    return made;
}

void FakeWorkshop::keep(const LessonPtr& draft, Kept done)
{
    if (refuses)
        return done(*std::exchange(refuses, std::nullopt));
    ++kept;
    done(m_drafts.write(*draft));
}

Result<void> FakeWorkshop::remove(const QString& id)
{
    const auto gone = m_drafts.remove(id);
    Q_EMIT changed();
    return gone;
}

QList<LessonPtr> FakePacks::lessons() const
{
    QList<LessonPtr> all;
    for (const lessons::Pack& pack : installed)
        all += pack.lessons;
    return all;
}

Result<LessonPtr> FakePacks::lesson(const QString& id) const
{
    for (const LessonPtr& each : lessons()) {
        if (each->id == id)
            return each;
    }
    return LessonsFault::UnknownLesson;
}

int FakePacks::nextVersion(const QString& packId) const
{
    const auto at = installed.constFind(packId);
    return at == installed.cend() ? 1 : at->version + 1;
}

void FakePacks::install(const QByteArray& bytes, Answer answer)
{
    desk::PackOutcome outcome;
    const lessons::PackReading reading = lessons::readPack(bytes);
    outcome.complaints = reading.complaints;
    if (refuses)
        outcome.fault = std::exchange(refuses, std::nullopt);
    else if (!reading.isGood())
        outcome.fault = Fault(LessonsFault::BadPack);
    else
        installed.insert(reading.pack.id, reading.pack);
    answer(outcome);
}

void FakePacks::make(const lessons::PackPlan& plan, Made made)
{
    lessons::PackPlan whole = plan;
    whole.centre = QStringLiteral("나루동 행정복지센터");
    made(lessons::makePack(whole, m_key), std::nullopt);
}

Result<paper::Document> FakeLearning::makeHandout(const QString& lessonId, const QString&) const
{
    const auto lesson = lessons::builtInLesson(lessonId);
    return lesson ? Result<paper::Document>(paper::Document()) : lesson.fault();
}

void FakeLearning::print(const paper::Document&, Printed done)
{
    if (refuses)
        return done(*std::exchange(refuses, std::nullopt));
    ++printed;
    done(device::PrintOutcome{device::PrintOutcome::What::Printed, {}});
}

TrainerDesk::TrainerDesk(const QString& folder)
    : FakeDesk(sample::morning)
    , workshopNow(*this, folder + QStringLiteral("/drafts"))
    , packsNow(random)
{
    desk::StaffMember trainer;
    trainer.id = 9;
    trainer.name = QStringLiteral("정배움");
    trainer.role = desk::Role::Trainer;
    people.append(trainer);
}

TrainerStage::TrainerStage(const QString& language, bool highContrast)
    : player([] { return QDate(2026, 11, 22); })
    , trainer(desk, &player)
    , model(desk, {QStringLiteral("trainer"), {QStringLiteral("counter"), QStringLiteral("trainer")}, {}})
    , languages(stage.engine())
{
    desk.settingsNow.language = language;
    desk.settingsNow.highContrast = highContrast;
    languages.use(language);
    trainer.carryTo({m_folder.filePath(QStringLiteral("usb"))});
    player.setWitness([this](const lessons::Action& did) { return trainer.draft()->saw(did); });
    QObject::connect(&trainer, &ui::trainer::TrainerModel::shown, &player,
        [this](const LessonPtr& lesson, const QString& page, int step, const QString& spoken) {
            if (player.language() != spoken)
                player.setLanguage(spoken);
            player.preview(lesson, page, step);
        });
    stage.engine().addImageProvider(QStringLiteral("lesson"), new ui::lesson::LessonPictures(&player));
    stage.set("Theme", "reducedMotion", true);
}

bool TrainerStage::open()
{
    desk.signIn(9, QStringLiteral("135790"), [](const Result<void>&) {});
    const QVariantMap page{{QStringLiteral("url"), QUrl(QStringLiteral("qrc:/qt/qml/Naru/Trainer/TrainerPage.qml"))},
        {QStringLiteral("model"), QVariant::fromValue<QObject*>(&trainer)}};
    const bool loaded = stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Shell/DeskScene.qml")),
        {{QStringLiteral("desk"), QVariant::fromValue(&model)},
            {QStringLiteral("pages"), QVariantMap{{QStringLiteral("trainer"), page}}}});
    settle();
    return loaded;
}

void TrainerStage::settle()
{
    for (int i = 0; i < 4; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    layOut(stage.window());
}

namespace {

QQuickItem* search(QQuickItem* from, const std::function<bool(QQuickItem*)>& is)
{
    if (!from->isVisible())
        return nullptr;
    if (is(from))
        return from;
    for (QQuickItem* child : from->childItems()) {
        if (QQuickItem* found = search(child, is))
            return found;
    }
    return nullptr;
}

} // namespace

QQuickItem* TrainerStage::beginning(const QString& name) const
{
    return search(stage.page(), [&](QQuickItem* item) {
        return item->property("focusPolicy").isValid() && item->isEnabled() && accessibleName(item).startsWith(name);
    });
}

QQuickItem* TrainerStage::box(const QString& label) const
{
    return search(stage.page(),
        [&](QQuickItem* item) { return item->inherits("QQuickTextEdit") && accessibleName(item) == label; });
}

QQuickItem* TrainerStage::widget(const QString& id, const QString& value) const
{
    return search(stage.page(), [&](QQuickItem* item) {
        const QVariant named = item->property("widgetId");
        return named.isValid() && named.toString() == id
            && (value.isEmpty() || item->property("value").toString() == value);
    });
}

bool TrainerStage::click(QQuickItem* item)
{
    if (!item)
        return false;
    item->forceActiveFocus(Qt::TabFocusReason); // what scrolls shows it
    settle();
    const QPointF middle = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    QTest::mouseClick(&stage.window(), Qt::LeftButton, Qt::NoModifier, middle.toPoint());
    settle();
    return true;
}

bool TrainerStage::press(const QString& name)
{
    return click(beginning(name));
}

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/consolestage.h"

#include "tests/ui/scenewalker.h"
#include "ui/lesson/lessonpictures.h"

#include <QCoreApplication>
#include <QQuickItem>
#include <QTest>

namespace naru::test {

using lessons::LessonPtr;

ConsoleStage::ConsoleStage(const QString& language, bool highContrast)
    : mirror([] { return QDate(2026, 11, 22); })
    , projector([] { return QDate(2026, 11, 22); })
    , editor(desk, &projector)
    , model(desk, room, {&mirror, &projector})
    , plans(desk, classes)
    , shell(desk,
          {QStringLiteral("class"),
              {QStringLiteral("counter"), QStringLiteral("class"), QStringLiteral("trainer"), QStringLiteral("plans")},
              {}})
    , languages(stage.engine())
{
    room.model = &model;
    desk.settingsNow.language = language;
    desk.settingsNow.highContrast = highContrast;
    languages.use(language);
    model.carryTo(tables());
    QObject::connect(&model, &ui::trainer::ClassModel::mirrored, &mirror,
        [this](const ui::trainer::PhoneNow& phone, const QString& spoken) {
            if (mirror.language() != spoken)
                mirror.setLanguage(spoken);
            mirror.mirror(phone.lesson, phone.step, phone.scene);
        });
    QObject::connect(&model, &ui::trainer::ClassModel::projected, &projector,
        [this](const LessonPtr& lesson, int step, const QString& spoken) {
            if (projector.language() != spoken)
                projector.setLanguage(spoken);
            projector.preview(lesson, QStringLiteral("play"), step);
        });
    stage.engine().addImageProvider(QStringLiteral("lesson"), new ui::lesson::LessonPictures(&projector));
    stage.set("Theme", "reducedMotion", true);
}

bool ConsoleStage::open(qint64 person)
{
    desk.signIn(person, QStringLiteral("135790"), [](const Result<void>&) {});
    const QVariantMap page{{QStringLiteral("url"), QUrl(QStringLiteral("qrc:/qt/qml/Naru/Trainer/ClassPage.qml"))},
        {QStringLiteral("model"), QVariant::fromValue<QObject*>(&model)}, {QStringLiteral("bare"), true}};
    const QVariantMap written{{QStringLiteral("url"), QUrl(QStringLiteral("qrc:/qt/qml/Naru/Trainer/TrainerPage.qml"))},
        {QStringLiteral("model"), QVariant::fromValue<QObject*>(&editor)}};
    const QVariantMap courses{{QStringLiteral("url"), QUrl(QStringLiteral("qrc:/qt/qml/Naru/Trainer/PlansPage.qml"))},
        {QStringLiteral("model"), QVariant::fromValue<QObject*>(&plans)}};
    const bool loaded = stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Shell/DeskScene.qml")),
        {{QStringLiteral("desk"), QVariant::fromValue(&shell)},
            {QStringLiteral("pages"),
                QVariantMap{{QStringLiteral("class"), page}, {QStringLiteral("trainer"), written},
                    {QStringLiteral("plans"), courses}}}});
    settle();
    return loaded;
}

void ConsoleStage::settle()
{
    for (int i = 0; i < 4; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    layOut(stage.window());
}

void ConsoleStage::tell()
{
    room.tell();
    settle();
}

QQuickItem* ConsoleStage::beginning(const QString& name) const
{
    const std::function<QQuickItem*(QQuickItem*)> search = [&](QQuickItem* from) -> QQuickItem* {
        if (!from->isVisible())
            return nullptr;
        if (from->property("reachable").toBool() && accessibleName(from).startsWith(name))
            return from;
        for (QQuickItem* child : from->childItems()) {
            if (QQuickItem* found = search(child))
                return found;
        }
        return nullptr;
    };
    return search(stage.page());
}

bool ConsoleStage::press(const QString& name)
{
    QQuickItem* const item = beginning(name);
    if (!item)
        return false;
    const QPointF middle = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    QTest::mouseClick(&stage.window(), Qt::LeftButton, Qt::NoModifier, middle.toPoint());
    settle();
    return true;
}

bool ConsoleStage::touch(const QString& name)
{
    QQuickItem* const item = beginning(name);
    const bool touched = item && stage.touch(accessibleName(item));
    settle();
    return touched;
}

} // namespace naru::test

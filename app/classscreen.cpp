// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/classscreen.h"

#include <QUrl>

namespace naru {

using ui::trainer::ClassModel;

namespace {

void speak(ui::lesson::LessonModel& phone, const QString& language)
{
    if (phone.language() != language)
        phone.setLanguage(language);
}

} // namespace

ClassScreen::ClassScreen(desk::Desk& desk, desk::Classes& classes, DeskClass::Doors doors)
    : hands(desk, classes, std::move(doors))
    , mirror([&desk] { return koreanDate(desk.now()); })
    , projector([&desk] { return koreanDate(desk.now()); })
    , model(desk, hands, {&mirror, &projector})
    , plans(desk, classes)
{
    QObject::connect(
        &model, &ClassModel::mirrored, &mirror, [this](const ui::trainer::PhoneNow& phone, const QString& language) {
            speak(mirror, language);
            mirror.mirror(phone.lesson, phone.step, phone.scene);
        });
    QObject::connect(&model, &ClassModel::projected, &projector,
        [this](const lessons::LessonPtr& lesson, int step, const QString& language) {
            speak(projector, language);
            projector.preview(lesson, QStringLiteral("play"), step);
        });
    QObject::connect(&hands, &DeskClass::changed, &model, [this] { model.show(hands.now()); });
    QObject::connect(
        &desk, &desk::Desk::settingsChanged, &model, [this] { model.refresh(); }, Qt::QueuedConnection);
    QObject::connect(
        &desk, &desk::Desk::settingsChanged, &plans, &ui::trainer::PlanModel::refresh, Qt::QueuedConnection);
    model.show(hands.now());
}

void ClassScreen::addTo(QVariantMap& pages)
{
    const QUrl url(QStringLiteral("qrc:/qt/qml/Naru/Trainer/ClassPage.qml"));
    pages.insert(QStringLiteral("class"),
        QVariantMap{{QStringLiteral("url"), url}, {QStringLiteral("model"), QVariant::fromValue<QObject*>(&model)},
            {QStringLiteral("bare"), true}}); // its bars are its own
    const QUrl courses(QStringLiteral("qrc:/qt/qml/Naru/Trainer/PlansPage.qml"));
    pages.insert(QStringLiteral("plans"),
        QVariantMap{
            {QStringLiteral("url"), courses}, {QStringLiteral("model"), QVariant::fromValue<QObject*>(&plans)}});
}

} // namespace naru

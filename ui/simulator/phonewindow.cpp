// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/phonewindow.h"

#include "ui/kit/engine.h"
#include "ui/simulator/phonemodel.h"
#include "ui/simulator/portraits.h"

#include <QCoreApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTranslator>

namespace naru::ui::simulator {

namespace {

void speak(const QString& language, QObject* owner)
{
    auto* const translator = new QTranslator(owner);
    if (translator->load(QStringLiteral(":/i18n/naru_%1.qm").arg(language)))
        QCoreApplication::installTranslator(translator);
}

} // namespace

bool openPhoneWindow(QQmlApplicationEngine& engine, sim::PhoneController& phone, const QString& language)
{
    kit::prepare(engine);
    lendPortraits(engine, phone);
    speak(language, &engine);
    auto* const model = new PhoneModel(phone, language, &engine);
    engine.setInitialProperties({{QStringLiteral("model"), QVariant::fromValue(model)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Simulator/PhoneWindow.qml")));
    return !engine.rootObjects().isEmpty();
}

bool shootPhoneWindow(
    QQmlApplicationEngine& engine, sim::PhoneController& phone, const QString& file, const QString& language)
{
    if (!openPhoneWindow(engine, phone, language))
        return false;
    auto* const window = qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
    return window && window->grabWindow().save(file, "PNG");
}

} // namespace naru::ui::simulator

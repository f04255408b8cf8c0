// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/toolwindow.h"

#include "ui/kit/engine.h"

#include <QCoreApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTranslator>

namespace naru::ui::simulator {

bool openTool(QQmlApplicationEngine& engine, const char* window, QObject* model, const QString& language)
{
    kit::prepare(engine);
    auto* const translator = new QTranslator(&engine);
    if (translator->load(QStringLiteral(":/i18n/naru_%1.qm").arg(language)))
        QCoreApplication::installTranslator(translator);
    engine.setInitialProperties({{QStringLiteral("model"), QVariant::fromValue(model)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Simulator/") + QLatin1StringView(window)));
    return !engine.rootObjects().isEmpty();
}

bool shootTool(QQmlApplicationEngine& engine, const QString& file)
{
    auto* const window = qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
    return window && window->grabWindow().save(file, "PNG");
}

} // namespace naru::ui::simulator

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kioskscreen.h"

#include "ui/kiosk/kioskmodel.h"
#include "ui/shell/languages.h"

#include <QDir>
#include <QGuiApplication>
#include <QQuickWindow>

namespace naru {

namespace {

using ui::kiosk::KioskModel;

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

int leavePictures(KioskModel& model, QQuickWindow& window, const QString& folder)
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
    for (const char* page : {"learn", "courses", "identity", "pay", "text", "sound", "language"}) {
        model.goHome();
        model.show(QLatin1StringView(page));
        shot(QLatin1StringView(page));
    }
    model.showLessons(QStringLiteral("1"));
    shot(QStringLiteral("lessons"));
    model.call();
    shot(QStringLiteral("called"));
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

int showKiosk(desk::Desk& desk, const Clock& clock, std::unique_ptr<ui::shell::Pages> pages, const QString& shots,
    QObject* lessons)
{
    KioskModel model(optionsOf(desk), clock);
    QObject::connect(&desk, &desk::Desk::settingsChanged, &model, [&] { model.useOptions(optionsOf(desk)); });
    const auto shell = std::move(pages); // goes before the model its pages look at
    ui::shell::Languages languages(shell->engine());
    languages.use(model.language());
    QObject::connect(&model, &KioskModel::languageChanged, &languages, &ui::shell::Languages::use);
    QCoreApplication::instance()->installEventFilter(&model);
    QVariantMap properties{{QStringLiteral("model"), QVariant::fromValue(&model)}};
    if (lessons)
        properties.insert(QStringLiteral("lessons"), QVariant::fromValue(lessons));
    QQuickWindow* const window = shell->show(properties);
    if (!window)
        return 1;
    return shots.isEmpty() ? QGuiApplication::exec() : leavePictures(model, *window, shots);
}

} // namespace naru

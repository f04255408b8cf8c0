// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kiosklock.h"

#include "app/guard/guardian.h"
#include "ui/kiosk/place.h"
#include "ui/kit/engine.h"

#include <QCoreApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>

namespace naru {

using ui::kiosk::KeyLock;
using ui::kiosk::KioskModel;
using ui::kiosk::StaffDoor;

int guardKiosk(int argc, char** argv, bool traced)
{
    const auto trace = traced ? guard::Guardian::Trace::StandardError : guard::Guardian::Trace::Off;
    return guard::Guardian("/proc/self/exe", std::vector<std::string>(argv, argv + argc), trace).run();
}

KioskLock::KioskLock(desk::Desk& desk, const Clock& clock, KioskModel& model, guard::Heart* heart)
    : m_model(model)
    , m_heart(heart)
    , m_keys(
          clock, [&model] { return model.pitchMm(); }, KeyLock::Cursor::OnlyWithMouse)
    , m_door(desk, clock)
{
    QObject::connect(&m_keys, &KeyLock::staffWanted, &m_door, &StaffDoor::open);
    QObject::connect(&m_keys, &KeyLock::touched, &m_door, &StaffDoor::touch);
    QObject::connect(&m_door, &StaffDoor::arrived, &model, &KioskModel::callOff);
    QObject::connect(&m_door, &StaffDoor::endWanted, [] { QCoreApplication::exit(guard::exitEnded); });
    QObject::connect(&m_door, &StaffDoor::restartWanted, [] { QCoreApplication::exit(guard::exitAgain); });
}

void KioskLock::begin(QQuickWindow& window)
{
    window.requestActivate(); // a screen without a window manager gives the keys to nobody by itself
    if (!m_heart)
        return;
    ui::kiosk::returnTo(m_model, m_heart->placeBefore());
    const auto remember = [this] { m_heart->at(ui::kiosk::placeOf(m_model)); };
    QObject::connect(&m_model, &KioskModel::pageChanged, m_heart, remember);
    QObject::connect(&m_model, &KioskModel::sessionChanged, m_heart, remember);
    QObject::connect(m_heart, &guard::Heart::endWanted, [] { QCoreApplication::exit(0); });
    remember();
    m_heart->begin();
}

int showCalmPage(const Clock& clock, guard::Heart& heart)
{
    const KeyLock keys(
        clock, [] { return 1.0; }, KeyLock::Cursor::OnlyWithMouse);
    QObject::connect(&heart, &guard::Heart::endWanted, [] { QCoreApplication::exit(0); });
    QQmlApplicationEngine engine;
    kit::prepare(engine);
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Kiosk/CalmPage.qml")));
    if (engine.rootObjects().isEmpty())
        return 1;
    heart.begin();
    return QCoreApplication::exec();
}

void beginSetup(desk::Desk& desk, guard::Heart& heart)
{
    QObject::connect(&heart, &guard::Heart::endWanted, [] { QCoreApplication::exit(0); });
    QObject::connect(&desk, &desk::Desk::signedInChanged, &heart, [&desk] {
        if (!desk.needsSetup() && !desk.signedIn())
            QCoreApplication::exit(guard::exitAgain);
    });
    heart.begin();
}

} // namespace naru

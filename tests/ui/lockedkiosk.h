// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/fakedesk.h"
#include "tests/ui/kioskstage.h"
#include "ui/kiosk/keylock.h"
#include "ui/kiosk/staffdoor.h"

#include <QQuickItem>

#include <chrono>

namespace naru::test {

/// A kiosk with its lock over a desk of two people.
struct LockedKiosk {
    explicit LockedKiosk(ui::kiosk::KioskModel::Options options = KioskStage::usual())
        : kiosk(std::move(options))
        , desk(kiosk.clock.now())
        , lock(kiosk.clock, [this] { return kiosk.model.pitchMm(); })
        , door(desk, kiosk.clock)
    {
        desk.people.clear();
        for (const qint64 id : {1, 2}) {
            desk::StaffMember person;
            person.id = id;
            person.name = id == 1 ? QStringLiteral("김나루") : QStringLiteral("이한솔");
            desk.people.append(person);
        }
        QObject::connect(&lock, &ui::kiosk::KeyLock::staffWanted, &door, &ui::kiosk::StaffDoor::open);
        QObject::connect(&lock, &ui::kiosk::KeyLock::touched, &door, &ui::kiosk::StaffDoor::touch);
        QObject::connect(&door, &ui::kiosk::StaffDoor::arrived, &kiosk.model, &ui::kiosk::KioskModel::callOff);
        kiosk.stage.page()->setProperty("door", QVariant::fromValue(&door));
        kiosk.settle();
    }
    ~LockedKiosk() { kiosk.stage.page()->setProperty("door", QVariant::fromValue<ui::kiosk::StaffDoor*>(nullptr)); }

    void open()
    {
        door.open();
        kiosk.settle();
    }
    void admit()
    {
        open();
        door.enter(QStringLiteral("135790"));
        kiosk.settle();
    }
    void hold(std::chrono::seconds time)
    {
        kiosk.clock.advance(time);
        lock.look();
        kiosk.settle();
    }
    QQuickView& window() { return kiosk.stage.window(); }
    bool shows(const char* name) { return kiosk.stage.find(QString::fromUtf8(name)) != nullptr; }

    KioskStage kiosk;
    FakeDesk desk;
    ui::kiosk::KeyLock lock;
    ui::kiosk::StaffDoor door;
};

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/guard/heart.h"
#include "ui/kiosk/keylock.h"
#include "ui/kiosk/kioskmodel.h"
#include "ui/kiosk/staffdoor.h"

class QQuickWindow;

namespace naru {

/// This program as the guardian of itself: the kiosk is a child that gets the same arguments.
int guardKiosk(int argc, char** argv, bool traced);

/// A kiosk that only staff leaves: keys, sheet and guardian over one public screen. Made after everything else that
/// filters events, so that it looks first.
class KioskLock {
public:
    /// `heart`: null where nobody guards.
    KioskLock(desk::Desk& desk, const Clock& clock, ui::kiosk::KioskModel& model, guard::Heart* heart);

    ui::kiosk::StaffDoor& door() { return m_door; }
    /// The window is there: back to where a crash was, and from now on silence is a fault.
    void begin(QQuickWindow& window);

private:
    ui::kiosk::KioskModel& m_model;
    guard::Heart* m_heart;
    ui::kiosk::KeyLock m_keys;
    ui::kiosk::StaffDoor m_door;
};

/// The page of a kiosk that cannot stand, until its guardian ends it.
int showCalmPage(const Clock& clock, guard::Heart& heart);

/// A kiosk that is not set up yet shows a desk's first start; once it is and its person went, it begins anew.
void beginSetup(desk::Desk& desk, guard::Heart& heart);

} // namespace naru

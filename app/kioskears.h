// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/speech/earphonejack.h"
#include "ui/kiosk/kioskvoice.h"
#include "ui/kiosk/staffcall.h"

namespace naru {

/// What is heard at a kiosk: the pages' words, the bell for staff, and into whose ears.
class KioskEars {
public:
    /// `speech` may be null: nothing is heard then. All must outlive it. `recording` finds the file of a sentence, or
    /// none.
    KioskEars(ui::kiosk::KioskModel& model, const Clock& clock, device::Speech* speech,
        ui::kiosk::KioskVoice::Recording recording);

    /// The file of a sentence of the kiosk's own in a folder of recordings: LANGUAGE/KEY.wav; empty where there is
    /// none.
    static QString recordingIn(const QString& folder, const QString& words, const QString& language);

    QVariant voice() { return QVariant::fromValue(&m_voice); }
    QVariant staff() { return QVariant::fromValue(&m_staff); }
    ui::kiosk::StaffCall& call() { return m_staff; }

private:
    ui::kiosk::KioskVoice m_voice;
    ui::kiosk::StaffCall m_staff;
    std::unique_ptr<device::EarphoneJack> m_jack;
};

} // namespace naru

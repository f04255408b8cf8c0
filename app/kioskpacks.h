// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/packs.h"
#include "app/lessons/packtaker.h"
#include "ui/kiosk/classguest.h"

namespace naru {

/// A kiosk's end of a trainer's push (decision 47): what the trainer of its own class sends is put together and, where
/// the desk trusts its seal already, installed. Nothing of it shows on a page.
class KioskPacks final : public ui::kiosk::ClassGuest {
public:
    /// Must outlive it; null: nothing is taken. `inUse`: somebody is in that lesson.
    KioskPacks(desk::Packs* packs, lessons::PackTaker::InUse inUse);

    bool hears(const Channel::Peer& trainer, const QByteArray& message, Milliseconds now) override;
    QList<QByteArray> tick(Milliseconds now) override { return m_taker.tick(now); }
    void leave() override { m_taker.leave(); }

private:
    void install(const QByteArray& bytes);

    desk::Packs* m_packs;
    QByteArray m_trainer; ///< device of who sends
    lessons::PackTaker m_taker;
    std::shared_ptr<int> m_alive = std::make_shared<int>();
};

} // namespace naru

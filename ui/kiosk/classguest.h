// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/base/clock.h"

namespace naru::ui::kiosk {

/// What else a seat's trainer sends over the class's channel, that no page shows: asked first of every message that the
/// seat's own trainer says.
class ClassGuest {
public:
    virtual ~ClassGuest() = default;
    /// False: it is a message of the class.
    virtual bool hears(const Channel::Peer& trainer, const QByteArray& message, Milliseconds now) = 0;
    virtual QList<QByteArray> tick(Milliseconds now) = 0; ///< to tell the trainer
    virtual void leave() = 0;                             ///< the class is over here
};

} // namespace naru::ui::kiosk

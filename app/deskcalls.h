// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "devices/api/speech.h"
#include "ui/shell/callmodel.h"

#include <QVariant>

#include <memory>
#include <optional>

namespace naru {

/// The calls of the house's public screens at a desk of the staff, with their bell.
class DeskCalls {
public:
    /// All must outlive it. `channels` null: no other screen is known, nothing is shown.
    DeskCalls(desk::Desk& desk, Channels* channels, const Clock& clock);

    QVariant model(); ///< a CallModel, or null

private:
    std::optional<ui::shell::CallModel> m_model;
    std::unique_ptr<device::Speech> m_bell; ///< looked for when it first rings
};

} // namespace naru

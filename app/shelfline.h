// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/desk/supplies.h"
#include "sync/packs/fetchline.h"

#include <memory>

namespace naru {

/// Brings what the agency hands down from the hub, or from a sister desk, to this desk: the shelf and its fetcher on
/// one side, desk::Supplies on the other. A demonstration fetches nothing.
class ShelfLine {
public:
    /// `house`: to the sister desks; null: the hub alone. All must outlive it.
    ShelfLine(desk::Desk& desk, const Clock& clock, Channels* house);
    ~ShelfLine();
    ShelfLine(const ShelfLine&) = delete;
    ShelfLine& operator=(const ShelfLine&) = delete;

    void heard(const QMap<QString, quint64>& versions); ///< what the hub says that there is: a reason to ask
    void lookNow();                                     ///< somebody waits

private:
    void arrived(const packs::Arrived& arrived);
    void tell();
    void lookAgain();

    desk::Desk& m_desk;
    std::unique_ptr<packs::FetchLine> m_line; ///< null: nothing is fetched
};

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kiosk/practicemodel.h"

namespace naru {

/// What practice says is what the counter and the till say, word for word and colour for colour.
ui::kiosk::PracticeWords practiceWords();

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/carriage.h"

namespace naru::desk {

/// What a page sees of a stick between this desk and its hub.
using Carriage = journal::Carriage;
using CourierFault = journal::CourierFault;

} // namespace naru::desk

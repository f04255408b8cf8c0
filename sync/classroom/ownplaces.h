// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/lan/place.h"

#include <QHostAddress>
#include <QList>

namespace naru::classroom {

/// Under which addresses others reach a server at `at` (Any: all of this machine) now: IPv4 first, without those of
/// one link that have to name an interface; the machine's own address alone where there is no network. At most four.
QList<lan::Place> ownPlaces(const QHostAddress& at, quint16 port);

} // namespace naru::classroom

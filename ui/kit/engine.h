// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQmlEngine>

namespace naru::kit {

/// Makes an engine ours, before anything is loaded: finds the modules compiled in, draws the icons, and refuses every
/// request that a page could make to anything outside the program.
void prepare(QQmlEngine& engine);

/// The engine's own instance of a singleton of Naru.Kit ("Theme", "Mm", …), for a composition root that sets the
/// panel's pitch or a test. Null for an unknown name.
QObject* singleton(QQmlEngine& engine, const QByteArray& name);

} // namespace naru::kit

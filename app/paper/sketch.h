// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/paper/layout.h"

namespace naru::paper {

/// Draws it with its top left at `at`, each millimetre `scale` times as long.
void drawSketch(QPainter& painter, const Sketch& sketch, const Sheet& sheet, QPointF at, double scale);

} // namespace naru::paper

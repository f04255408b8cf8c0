// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/scene.h"

#include <QVariantMap>

namespace naru::ui::lesson {

/// A scene as QML reads it: {screen, title, hasBack, isSheet, backWanted, widgets: [{kind, id, label, value,
/// placeholder, variant, icon, picture, lines, length, isOn, isOpen, isWanted, deed, way, items: [{id, label, more,
/// isChosen, isWanted}]}]}
QVariantMap valuesOf(const lessons::Scene& scene);

} // namespace naru::ui::lesson

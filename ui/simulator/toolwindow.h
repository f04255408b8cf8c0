// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QObject;
class QQmlApplicationEngine;

namespace naru::ui::simulator {

/// Shows a window of this module with `model`; the engine is prepared here, and speaks `language` ("ko", "en"). False:
/// the QML did not load.
bool openTool(QQmlApplicationEngine& engine, const char* window, QObject* model, const QString& language);
/// The first picture of the window that is open, into `file` as PNG. False: it cannot be written.
bool shootTool(QQmlApplicationEngine& engine, const QString& file);

} // namespace naru::ui::simulator

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/phonecontroller.h"

class QQmlApplicationEngine;

namespace naru::ui::simulator {

/// Shows the phone; `language` is "ko" or "en". The engine is prepared here. False: the
/// QML did not load. `phone` must outlive the engine.
bool openPhoneWindow(
    QQmlApplicationEngine& engine, sim::PhoneController& phone, const QString& language = QStringLiteral("ko"));

/// The same, then its first picture into `file` as PNG. False: no window, or the file cannot be written.
bool shootPhoneWindow(QQmlApplicationEngine& engine, sim::PhoneController& phone, const QString& file,
    const QString& language = QStringLiteral("ko"));

} // namespace naru::ui::simulator

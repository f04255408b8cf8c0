// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/phonewindow.h"

#include "ui/simulator/phonemodel.h"
#include "ui/simulator/portraits.h"
#include "ui/simulator/toolwindow.h"

#include <QQmlApplicationEngine>

namespace naru::ui::simulator {

bool openPhoneWindow(QQmlApplicationEngine& engine, sim::PhoneController& phone, const QString& language)
{
    lendPortraits(engine, phone);
    return openTool(engine, "PhoneWindow.qml", new PhoneModel(phone, language, &engine), language);
}

bool shootPhoneWindow(
    QQmlApplicationEngine& engine, sim::PhoneController& phone, const QString& file, const QString& language)
{
    return openPhoneWindow(engine, phone, language) && shootTool(engine, file);
}

} // namespace naru::ui::simulator

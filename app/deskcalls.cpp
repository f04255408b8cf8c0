// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deskcalls.h"

#include "devices/speech/voice.h"

namespace naru {

using ui::shell::CallModel;

DeskCalls::DeskCalls(desk::Desk& desk, Channels* channels, const Clock& clock)
{
    if (!channels)
        return;
    CallModel& model = m_model.emplace(*channels, clock);
    QObject::connect(&desk, &desk::Desk::settingsChanged, &model, &CallModel::refresh, Qt::QueuedConnection);
    QObject::connect(&model, &CallModel::rang, &model, [this] {
        if (!m_bell)
            m_bell = device::machineVoice();
        m_bell->ring();
    });
}

QVariant DeskCalls::model()
{
    return QVariant::fromValue<QObject*>(m_model ? &*m_model : nullptr);
}

} // namespace naru

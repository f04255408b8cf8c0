// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/phonecontroller.h"

#include <QImage>
#include <QQuickImageProvider>

class QQmlEngine;

namespace naru::ui::simulator {

/// image://samplephone/INDEX: portraits of the sample documents, which were drawn here. Pages load no data: URLs: the
/// engine refuses every request.
class PortraitProvider final : public QQuickImageProvider {
public:
    explicit PortraitProvider(const sim::PhoneController& phone);
    QImage requestImage(const QString& id, QSize* size, const QSize& requestedSize) override;

private:
    QList<QImage> m_portraits;
};

void lendPortraits(QQmlEngine& engine, const sim::PhoneController& phone);

} // namespace naru::ui::simulator

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/portraits.h"

#include <QQmlEngine>

namespace naru::ui::simulator {

PortraitProvider::PortraitProvider(const sim::PhoneController& phone)
    : QQuickImageProvider(QQuickImageProvider::Image)
{
    for (const QVariant& document : phone.documents()) {
        const QByteArray url = document.toMap().value(QStringLiteral("portrait")).toString().toLatin1();
        const auto bytes = QByteArray::fromBase64(url.mid(url.indexOf(',') + 1));
        m_portraits.append(QImage::fromData(bytes, "JPEG"));
    }
}

QImage PortraitProvider::requestImage(const QString& id, QSize* size, const QSize& requestedSize)
{
    QImage portrait = m_portraits.value(id.toInt());
    *size = portrait.size();
    if (!requestedSize.isEmpty() && !portrait.isNull())
        portrait = portrait.scaled(requestedSize, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    return portrait;
}

void lendPortraits(QQmlEngine& engine, const sim::PhoneController& phone)
{
    engine.addImageProvider(QStringLiteral("samplephone"), new PortraitProvider(phone));
}

} // namespace naru::ui::simulator

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/counter/portraitprovider.h"

#include <QMutexLocker>

namespace naru::ui::counter {

PortraitProvider::PortraitProvider()
    : QQuickImageProvider(QQuickImageProvider::Image)
{
}

QString PortraitProvider::serve(const device::Picture& picture)
{
    const QMutexLocker lock(&m_mutex);
    const qsizetype line = picture.width * device::rgbBytesPerPx;
    if (picture.width <= 0 || picture.height <= 0 || picture.rgb.size() < line * picture.height)
        return {};
    // A deep copy: the visit wipes its own bytes, this one wipes its own.
    m_image = QImage(reinterpret_cast<const uchar*>(picture.rgb.constData()), picture.width, picture.height,
        static_cast<int>(line), QImage::Format_RGB888)
                  .copy();
    return QStringLiteral("image://visitor/%1").arg(++m_number);
}

void PortraitProvider::wipe()
{
    const QMutexLocker lock(&m_mutex);
    m_image.fill(Qt::black);
    m_image = {};
    ++m_number;
}

bool PortraitProvider::isEmpty() const
{
    const QMutexLocker lock(&m_mutex);
    return m_image.isNull();
}

QImage PortraitProvider::requestImage(const QString& id, QSize* size, const QSize& requestedSize)
{
    const QMutexLocker lock(&m_mutex);
    if (m_image.isNull() || id != QString::number(m_number))
        return {};
    if (size)
        *size = m_image.size();
    if (requestedSize.isEmpty())
        return m_image.copy();
    return m_image.scaled(requestedSize, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

} // namespace naru::ui::counter

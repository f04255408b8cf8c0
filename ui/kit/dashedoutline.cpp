// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/dashedoutline.h"

#include <QPainter>

namespace naru::kit {

DashedOutline::DashedOutline(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &DashedOutline::changed, this, [this] { update(); });
}

void DashedOutline::paint(QPainter* painter)
{
    QPen pen(m_color, m_lineWidth);
    pen.setDashPattern({3, 3});
    pen.setCapStyle(Qt::FlatCap);
    painter->setPen(pen);
    const qreal inset = m_lineWidth / 2;
    const QRectF line = boundingRect().adjusted(inset, inset, -inset, -inset);
    const qreal radius = qMin(m_radius, qMin(line.width(), line.height()) / 2);
    painter->drawRoundedRect(line, radius, radius);
}

} // namespace naru::kit

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/counter/cameraview.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace naru::ui::counter {

CameraView::CameraView(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setOpaquePainting(true);
}

void CameraView::setModel(ScanModel* model)
{
    if (model == m_model)
        return;
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    if (model) {
        connect(model, &ScanModel::framed, this, &CameraView::take);
        connect(model, &ScanModel::changed, this, [this] {
            if (!m_model->wanted() || !m_model->trouble().isEmpty())
                m_frame = {};
            update();
        });
    }
    Q_EMIT modelChanged();
}

void CameraView::take(const device::Frame& frame)
{
    const bool isSoon = m_shownAt && frame.time > *m_shownAt && frame.time - *m_shownAt < interval;
    if (!isVisible() || isSoon)
        return;
    m_shownAt = frame.time;
    m_frame = frame;
    update();
}

/// The whole picture as large as it goes: what the camera sees is what is shown.
QRectF CameraView::place() const
{
    if (!m_frame.isUsable())
        return boundingRect();
    const QSizeF part = QSizeF(m_frame.width, m_frame.height).scaled(size(), Qt::KeepAspectRatio);
    return {QPointF((width() - part.width()) / 2, (height() - part.height()) / 2), part};
}

void CameraView::paint(QPainter* painter)
{
    painter->fillRect(boundingRect(), m_ground);
    if (m_frame.isUsable()) {
        const QImage picture(m_frame.data, m_frame.width, m_frame.height, m_frame.stride, QImage::Format_Grayscale8);
        painter->drawImage(place(), picture);
        paintFound(painter);
    }
    paintGuide(painter);
}

/// Four corners, as on every scanner people know.
void CameraView::paintGuide(QPainter* painter) const
{
    constexpr qreal share = 0.72, arm = 0.22;
    const QRectF view = place();
    const qreal side = share * std::min(view.width(), view.height());
    const QRectF guide(view.center() - QPointF(side, side) / 2, QSizeF(side, side));
    QPainterPath corners;
    for (const QPointF corner : {guide.topLeft(), guide.topRight(), guide.bottomLeft(), guide.bottomRight()}) {
        const QPointF inward(corner.x() < guide.center().x() ? 1 : -1, corner.y() < guide.center().y() ? 1 : -1);
        corners.moveTo(corner.x(), corner.y() + inward.y() * arm * side);
        corners.lineTo(corner);
        corners.lineTo(corner.x() + inward.x() * arm * side, corner.y());
    }
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(Qt::black, 1.7 * m_lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(corners); // a rim, so that it is seen on every picture
    painter->setPen(QPen(Qt::white, m_lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(corners);
}

void CameraView::paintFound(QPainter* painter) const
{
    if (!m_model || m_model->where().isEmpty())
        return;
    const QRectF view = place();
    const qreal scale = view.width() / m_frame.width;
    QPolygonF outline;
    for (const QPointF corner : m_model->where())
        outline.append(view.topLeft() + corner * scale);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_found, m_lineWidth));
    painter->drawPolygon(outline);
}

} // namespace naru::ui::counter

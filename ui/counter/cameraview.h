// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/counter/scanmodel.h"

#include <QQuickPaintedItem>

namespace naru::ui::counter {

/// What the camera sees, in grey, with a frame in the middle where a code belongs. The newest picture alone is held,
/// and none once the camera is off.
class CameraView : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(naru::ui::counter::ScanModel* model READ model WRITE setModel NOTIFY modelChanged)
    Q_PROPERTY(QColor ground MEMBER m_ground)
    Q_PROPERTY(QColor found MEMBER m_found)
    Q_PROPERTY(qreal lineWidth MEMBER m_lineWidth)

public:
    explicit CameraView(QQuickItem* parent = nullptr);

    ScanModel* model() const { return m_model; }
    void setModel(ScanModel* model);
    void paint(QPainter* painter) override;

    static constexpr Milliseconds interval{90}; ///< between two pictures: nobody aims faster

Q_SIGNALS:
    void modelChanged();

private:
    void take(const device::Frame& frame);
    QRectF place() const; ///< of the picture, in this item
    void paintGuide(QPainter* painter) const;
    void paintFound(QPainter* painter) const;

    QPointer<ScanModel> m_model;
    device::Frame m_frame;
    std::optional<Milliseconds> m_shownAt; ///< by the camera's clock
    QColor m_ground, m_found;
    qreal m_lineWidth = 4;
};

} // namespace naru::ui::counter

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/contactcode.h"

#include <QPainter>

namespace naru::ui::kiosk {

namespace {
constexpr int quietZone = 4; ///< modules (ISO/IEC 18004 §5.3.8)
}

ContactCode::ContactCode(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setFillColor(Qt::white);
}

void ContactCode::setUrl(const QString& url)
{
    if (url == m_url)
        return;
    m_url = url;
    m_code = desk::shownCodeOf(url);
    update();
    Q_EMIT urlChanged();
}

void ContactCode::paint(QPainter* painter)
{
    if (m_code.side == 0)
        return;
    // Whole pixels to a module, or a camera sees bars of two widths.
    const int module = qMax(1, int(qMin(width(), height())) / (m_code.side + 2 * quietZone));
    const QPoint corner((int(width()) - module * m_code.side) / 2, (int(height()) - module * m_code.side) / 2);
    for (int i = 0; i < m_code.side * m_code.side; ++i) {
        if (m_code.dark.at(i) != 0)
            painter->fillRect(
                QRect(corner + module * QPoint(i % m_code.side, i / m_code.side), QSize(module, module)), Qt::black);
    }
}

} // namespace naru::ui::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/codepicture.h"

#include <QPainter>

namespace naru::kit {

namespace {
constexpr int quietZone = 4; ///< modules (ISO/IEC 18004 §5.3.8)
}

CodePicture::CodePicture(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setFillColor(Qt::white);
}

void CodePicture::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    const auto code = codec::qrMatrix(text.toUtf8(), codec::QrLevel::M);
    m_code = code ? *code : codec::QrMatrix();
    update();
    Q_EMIT textChanged();
}

void CodePicture::paint(QPainter* painter)
{
    if (!isDrawn())
        return;
    const int across = m_code.side + 2 * quietZone;
    // Whole pixels to a module, or a scanner sees bars of two widths.
    const int module = qMax(1, int(qMin(width(), height())) / across);
    const int left = (int(width()) - module * m_code.side) / 2, top = (int(height()) - module * m_code.side) / 2;
    for (int y = 0; y < m_code.side; ++y) {
        for (int x = 0; x < m_code.side; ++x) {
            if (m_code.isDark(x, y))
                painter->fillRect(left + x * module, top + y * module, module, module, Qt::black);
        }
    }
}

} // namespace naru::kit

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/showncode.h"

#include <QQuickPaintedItem>

namespace naru::ui::kiosk {

/// An address as a QR code, black on white in every theme, with its quiet zone; nothing without an address.
class ContactCode : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString url READ url WRITE setUrl NOTIFY urlChanged)

public:
    explicit ContactCode(QQuickItem* parent = nullptr);

    QString url() const { return m_url; }
    void setUrl(const QString& url);
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void urlChanged();

private:
    QString m_url;
    desk::ShownCode m_code;
};

} // namespace naru::ui::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/qrmatrix.h"

#include <QQuickPaintedItem>

namespace naru::kit {

/// A text in UTF-8 as a QR code for a camera, error correction M: black on white in every theme, with its quiet zone,
/// whole pixels to a module. White alone for an empty text and one that no code holds.
class CodePicture : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(bool drawn READ isDrawn NOTIFY textChanged)

public:
    explicit CodePicture(QQuickItem* parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString& text);
    bool isDrawn() const { return m_code.side > 0; }
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void textChanged();

private:
    QString m_text;
    codec::QrMatrix m_code;
};

} // namespace naru::kit

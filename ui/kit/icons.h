// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QQuickImageProvider>

namespace naru::kit {

/// image://icon/NAME/COLOUR[,SECOND…]/SIZE — one of our own SVGs at its exact size. `currentColor` in the file becomes
/// COLOUR, `secondColor` SECOND, up to fifthColor. A colour is RRGGBB or #RRGGBB (escaped %23). SIZE in pixels, 1 to
/// 1024. An unknown name, colour or size gives an empty picture and a warning in the log.
class IconProvider : public QQuickImageProvider {
public:
    IconProvider();
    QImage requestImage(const QString& id, QSize* size, const QSize& requestedSize) override;
};

/// image://picture/NAME/WIDTHxHEIGHT — a larger drawing of ours, cut to fill the given size ("meet the wider side").
class PictureProvider : public QQuickImageProvider {
public:
    PictureProvider();
    QImage requestImage(const QString& id, QSize* size, const QSize& requestedSize) override;
};

/// A drawing that came with the program, as large as fits into `room`; empty: it is none, or there is no room.
QImage drawnInto(const QByteArray& svg, const QSize& room);

} // namespace naru::kit

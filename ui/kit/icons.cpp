// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/icons.h"

#include <QColor>
#include <QFile>
#include <QLoggingCategory>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QUrl>

#include <array>

namespace naru::kit {

namespace {

Q_LOGGING_CATEGORY(icons, "naru.kit.icons")

constexpr int iconSizeMax = 1024;
constexpr int pictureSizeMax = 8192;

/// Names come from QML only, but a name is never a path.
QByteArray drawing(const QString& folder, const QString& name)
{
    static const QRegularExpression plainName(QStringLiteral("^[a-z0-9-]{1,40}$"));
    if (!plainName.match(name).hasMatch())
        return {};
    QFile file(QStringLiteral(":/qt/qml/Naru/Kit/%1/%2.svg").arg(folder, name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QColor colourOf(const QString& text)
{
    return QColor(text.startsWith(QLatin1Char('#')) ? text : QLatin1Char('#') + text);
}

/// The placeholders of a drawing in the order of the colours in its address; the last colour serves the rest.
QByteArray tinted(QByteArray svg, const QStringList& colours)
{
    static const std::array<QByteArray, 5> placeholders{
        "currentColor", "secondColor", "thirdColor", "fourthColor", "fifthColor"};
    for (qsizetype i = 0; i < qsizetype(placeholders.size()); ++i) {
        const QColor colour = colourOf(colours.value(i, colours.last()));
        if (!colour.isValid())
            return {};
        svg.replace(placeholders[std::size_t(i)], colour.name().toLatin1());
    }
    return svg;
}

QImage canvas(QSize size)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

QImage answered(const QImage& image, QSize* size)
{
    if (size)
        *size = image.size();
    return image;
}

QImage missing(const QString& id, QSize* size)
{
    qCWarning(icons, "no such drawing: %s", qPrintable(id));
    return answered(canvas({1, 1}), size);
}

} // namespace

IconProvider::IconProvider()
    : QQuickImageProvider(QQuickImageProvider::Image)
{
}

QImage IconProvider::requestImage(const QString& id, QSize* size, const QSize&)
{
    // Qt hands over the address as written, "#" and "," still escaped.
    const QStringList parts = QUrl::fromPercentEncoding(id.toUtf8()).split(QLatin1Char('/'));
    if (parts.size() != 3)
        return missing(id, size);
    const QByteArray svg = tinted(drawing(QStringLiteral("icons"), parts[0]), parts[1].split(QLatin1Char(',')));
    const int pixels = parts[2].toInt();
    if (svg.isEmpty() || pixels < 1 || pixels > iconSizeMax)
        return missing(id, size);
    QImage image = canvas({pixels, pixels});
    QSvgRenderer renderer(svg);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    return answered(image, size);
}

PictureProvider::PictureProvider()
    : QQuickImageProvider(QQuickImageProvider::Image)
{
}

QImage PictureProvider::requestImage(const QString& id, QSize* size, const QSize&)
{
    const QString name = id.section(QLatin1Char('/'), 0, 0);
    const QString measure = id.section(QLatin1Char('/'), 1, 1);
    const int width = measure.section(QLatin1Char('x'), 0, 0).toInt();
    const int height = measure.section(QLatin1Char('x'), 1, 1).toInt();
    const QByteArray svg = drawing(QStringLiteral("pictures"), name);
    if (svg.isEmpty() || width < 1 || height < 1 || width > pictureSizeMax || height > pictureSizeMax)
        return missing(id, size);
    QSvgRenderer renderer(svg);
    const QSizeF natural = renderer.defaultSize();
    const QSizeF drawn = natural.scaled(QSizeF(width, height), Qt::KeepAspectRatioByExpanding);
    QImage image = canvas({width, height});
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    // The landing is at the foot of the picture: what is too high is cut at the top, what is too wide at the right.
    renderer.render(&painter, QRectF(QPointF(0, height - drawn.height()), drawn));
    return answered(image, size);
}

QImage drawnInto(const QByteArray& svg, const QSize& room)
{
    QSvgRenderer renderer;
    if (svg.isEmpty() || room.isEmpty() || !renderer.load(svg))
        return {};
    const QSize inside = room.boundedTo({pictureSizeMax, pictureSizeMax});
    QImage image = canvas(renderer.defaultSize().scaled(inside, Qt::KeepAspectRatio).expandedTo({1, 1}));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    return image;
}

} // namespace naru::kit

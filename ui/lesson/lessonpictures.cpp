// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/lessonpictures.h"

#include "ui/lesson/lessonmodel.h"

#include <QPainter>
#include <QSvgRenderer>

namespace naru::ui::lesson {

namespace {
constexpr int sideMax = 4096;
}

LessonPictures::LessonPictures(const LessonModel* model)
    : QQuickImageProvider(QQuickImageProvider::Image)
    , m_model(model)
{
}

QImage LessonPictures::requestImage(const QString& id, QSize* size, const QSize& wanted)
{
    const QByteArray svg = m_model ? m_model->picture(id) : QByteArray();
    QSvgRenderer renderer;
    if (svg.isEmpty() || !renderer.load(svg) || !wanted.isValid())
        return {};
    const QSize drawn = renderer.defaultSize().scaled(wanted.boundedTo({sideMax, sideMax}), Qt::KeepAspectRatio);
    QImage image(drawn.expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    if (size)
        *size = image.size();
    return image;
}

} // namespace naru::ui::lesson

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/lessonpictures.h"

#include "ui/kit/icons.h"
#include "ui/lesson/lessonmodel.h"

namespace naru::ui::lesson {

LessonPictures::LessonPictures(const LessonModel* model)
    : QQuickImageProvider(QQuickImageProvider::Image)
    , m_model(model)
{
}

QImage LessonPictures::requestImage(const QString& id, QSize* size, const QSize& wanted)
{
    const QImage image = kit::drawnInto(m_model ? m_model->picture(id) : QByteArray(), wanted);
    if (size)
        *size = image.size();
    return image;
}

} // namespace naru::ui::lesson

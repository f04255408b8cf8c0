// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QQuickImageProvider>

namespace naru::ui::lesson {

class LessonModel;

/// image://lesson/NAME: the pictures of the lesson that is open. They came with the program and were checked
/// with it, or in a pack, each drawn once in a process of its own before the pack was installed.
class LessonPictures : public QQuickImageProvider {
public:
    explicit LessonPictures(const LessonModel* model);
    QImage requestImage(const QString& id, QSize* size, const QSize& wanted) override;

private:
    QPointer<const LessonModel> m_model;
};

} // namespace naru::ui::lesson

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/picture.h"

#include <QImage>
#include <QMutex>
#include <QQuickImageProvider>

namespace naru::ui::counter {

/// image://visitor/N serves the portrait of the visit that is on the screen and of no other: the number changes with
/// every visit and the pixels are overwritten when it ends. Pages must not cache it.
class PortraitProvider : public QQuickImageProvider {
public:
    PortraitProvider();

    /// Answers the source under which the picture is served from now on.
    QString serve(const device::Picture& picture);
    void wipe();
    bool isEmpty() const;

    QImage requestImage(const QString& id, QSize* size, const QSize& requestedSize) override; ///< any thread

private:
    mutable QMutex m_mutex;
    QImage m_image;
    quint64 m_number = 0;
};

} // namespace naru::ui::counter

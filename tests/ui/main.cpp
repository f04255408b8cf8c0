// SPDX-License-Identifier: GPL-3.0-or-later
#include <QGuiApplication>
#include <QQuickWindow>

namespace naru::test {
int runSuite(QStringList arguments);
}

/// Pages are drawn as on a desk without a graphics card: no display, software renderer, our own font, one pixel = one.
int main(int argc, char** argv)
{
    if (!qgetenv("QT_QPA_PLATFORM").startsWith("offscreen:")) // with screens of a test's own
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("QT_SCALE_FACTOR", "1");
    qunsetenv("QT_IM_MODULE");
    QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
    QGuiApplication application(argc, argv);
    return naru::test::runSuite(QCoreApplication::arguments());
}

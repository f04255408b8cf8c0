// SPDX-License-Identifier: GPL-3.0-or-later
// The least a Qt Quick program can be: one empty window of a desk's size.
#include <QGuiApplication>
#include <QQmlApplicationEngine>

int main(int argc, char** argv)
{
    const QGuiApplication application(argc, argv);
    QQmlApplicationEngine engine;
    engine.loadData("import QtQuick\nWindow { width: 1920; height: 1080; visible: true }");
    return QGuiApplication::exec();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QGuiApplication>

#include <csignal>

namespace naru::test {
int runSuite(QStringList arguments);
}

/// Paper is drawn as on a desk without a screen.
int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    return naru::test::runSuite(QCoreApplication::arguments());
}

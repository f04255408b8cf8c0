// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include <csignal>

namespace naru::test {
int runSuite(QStringList arguments);
}

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN); // as in a program with a QProcess; the harness would take it for a crash
    QCoreApplication application(argc, argv);
    return naru::test::runSuite(QCoreApplication::arguments());
}

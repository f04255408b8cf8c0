// SPDX-License-Identifier: GPL-3.0-or-later
// A vendor's program, for the tests of device::ProgramTerminal: the simulated agent, or one that speaks no JSON.
#include "devices/simulator/relay/relayagent.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QString play = QCoreApplication::arguments().value(1);
    if (play == QLatin1StringView("ends"))
        return std::getchar() == EOF;
    if (play != QLatin1StringView("babbles"))
        return naru::sim::relayCommand(play);
    std::getchar();
    std::puts("hello?");
    std::fflush(stdout);
    while (std::getchar() != EOF)
        continue;
    return 0;
}

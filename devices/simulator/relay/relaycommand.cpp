// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/relay/relayagent.h"

#include <QFile>

#include <algorithm>
#include <cstdio>

namespace naru::sim {

int relayCommand(const QString& play)
{
    const auto found = std::find_if(relayPlayNames.begin(), relayPlayNames.end(),
        [&](const char* name) { return play == QLatin1StringView(name); });
    QFile input;
    if (found == relayPlayNames.end() || !input.open(stdin, QIODevice::ReadOnly))
        return 2;
    constexpr qint64 lineBytesMax = 128 * 1024;
    RelayAgent agent;
    agent.play = static_cast<RelayPlay>(found - relayPlayNames.begin());
    for (QByteArray line = input.readLine(lineBytesMax); !line.isEmpty(); line = input.readLine(lineBytesMax)) {
        if (const auto answer = agent.take(line.trimmed())) {
            std::printf("%s\n", answer->constData());
            std::fflush(stdout);
        }
    }
    return 0;
}

} // namespace naru::sim

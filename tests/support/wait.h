// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

namespace naru::test {

/// Runs the event loop until `isSo`. Looks after every event: QTest::qWaitFor sleeps 10 ms between two looks, and a
/// visit has a hundred events.
template <typename IsSo>
bool waitFor(IsSo isSo, int withinMs)
{
    QElapsedTimer time;
    time.start();
    QTimer tick; // so that the wait ends where nothing happens
    tick.start(20);
    while (!isSo() && time.elapsed() < withinMs)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return isSo();
}

} // namespace naru::test

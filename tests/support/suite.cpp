// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"

#include <QCoreApplication>

#include <cstdio>
#include <map>

namespace naru::test {

namespace {
using Make = std::function<std::unique_ptr<QObject>()>;

std::map<QByteArray, Make>& suite()
{
    static std::map<QByteArray, Make> tests;
    return tests;
}
} // namespace

void enlist(const char* name, Make make)
{
    suite().emplace(name, std::move(make));
}

/// `tst_x` runs all; `tst_x ClassName [QtTest options]` one. Answers the number of failures, 125 at most.
int runSuite(QStringList arguments)
{
    const QString program = arguments.takeFirst();
    QByteArray only;
    if (!arguments.isEmpty() && suite().count(arguments.first().toLatin1()))
        only = arguments.takeFirst().toLatin1();
    int failures = 0;
    for (const auto& [name, make] : suite()) {
        if (only.isEmpty() || only == name)
            failures += QTest::qExec(make().get(), QStringList{program} + arguments);
    }
    return std::min(failures, 125);
}

} // namespace naru::test

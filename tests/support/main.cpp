// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

namespace naru::test {
int runSuite(QStringList arguments);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    return naru::test::runSuite(QCoreApplication::arguments());
}

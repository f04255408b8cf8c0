// SPDX-License-Identifier: GPL-3.0-or-later
// A desk that is not set up yet is no neighbour: nobody reaches it. One whose port is taken is reached once it is free.
#include "app/neighbourhood.h"
#include "tests/support/desksupport.h"
#include "tests/support/suite.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace naru;
using namespace naru::test;

namespace {

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

bool listens(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    const auto settled = [&] {
        return socket.state() == QAbstractSocket::ConnectedState || socket.state() == QAbstractSocket::UnconnectedState;
    };
    return QTest::qWaitFor(settled) && socket.state() == QAbstractSocket::ConnectedState;
}

} // namespace

class SilentDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listensToNobodyBeforeItIsSetUp()
    {
        DeskStage stage;
        QVERIFY(stage.open());
        const auto wish = Neighbourhood::Wish::parse(QString::number(freePort()));
        QVERIFY(wish);
        auto house = Neighbourhood::open(*stage.desk, stage.clock, stage.random, *wish);
        QVERIFY(house);
        QVERIFY(!listens(wish->port));
        QVERIFY((*house)->ownPlaces().isEmpty());
        QVERIFY(stage.setUp());
        QVERIFY(listens(wish->port));
    }

    void listensOnceItsPortIsFree()
    {
        DeskStage stage;
        QVERIFY(stage.open() && stage.setUp());
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const auto wish = Neighbourhood::Wish::parse(QString::number(other.serverPort()));
        QVERIFY(wish);
        auto house = Neighbourhood::open(*stage.desk, stage.clock, stage.random, *wish);
        QVERIFY(house);
        const auto isDeaf = [&] { return (*house)->blind() && (*house)->blind()->is(lan::LanFault::CannotListen); };
        QVERIFY(isDeaf());
        bool toldDeaf = true;
        (*house)->watch([&] { toldDeaf = isDeaf(); });
        other.close();
        QTRY_VERIFY_WITH_TIMEOUT(!toldDeaf, 30'000);
        QVERIFY(listens(wish->port));
    }
};

NARU_TEST(SilentDeskTest)
#include "tst_silentdesk.moc"

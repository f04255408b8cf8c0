// SPDX-License-Identifier: GPL-3.0-or-later
// R11 at a country's size: nginx with the shipped configuration holds the connections, the hub behind it does the work.
#include "tests/interop/nginx.h"
#include "tests/simulation/hostilehall.h"
#include "tests/support/suite.h"

#include <QUrl>

using namespace naru;
using namespace naru::test;

namespace {

/// Held at once, and how many of them shook hands and were answered before they fell silent.
struct Size {
    int held, answered;
};
Size size()
{
    return qEnvironmentVariableIsSet("NARU_DEEP") ? Size{10'000, 500} : Size{2'000, 60};
}

constexpr int turnsMax = 5, batches = 60, descriptorsMore = 64;

/// Desks that asked and then say nothing more; each tenth begins something that it does not end.
struct Idle {
    std::vector<std::unique_ptr<QSslSocket>> sockets;
    bool open(const HubClient& desk, quint16 port, int count)
    {
        const QByteArray head = "GET " + wire::headPath(desk.record.device) + " HTTP/1.1\r\nHost: hub\r\n\r\n";
        for (int i = 0; i < count; ++i) {
            sockets.push_back(std::make_unique<QSslSocket>());
            QSslSocket& socket = *sockets.back();
            if (!desk.connectTo(socket, port, QStringLiteral("127.3.%1.%2").arg(i / 200).arg(1 + i % 200)))
                return false;
            socket.write(head);
            if (!socket.waitForReadyRead(10'000) || !socket.readAll().startsWith("HTTP/1.1 200"))
                return false;
            if (i % 10 == 0) {
                socket.write("POST " + wire::batchPath(desk.record.device)
                    + " HTTP/1.1\r\nHost: hub\r\nContent-Length: 900000\r\n\r\nx");
                socket.flush();
            }
        }
        return true;
    }
    int stillOpen() const
    {
        return static_cast<int>(std::ranges::count_if(sockets, [](const auto& socket) {
            socket->waitForReadyRead(0); // hears that it was closed
            return socket->state() == QAbstractSocket::ConnectedState;
        }));
    }
};

} // namespace

class HubCrowdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { allowDescriptors(); }

    void honestDesksKeepTheirPaceBehindNginx()
    {
        const Size size = ::size();
        QTemporaryDir keys;
        const QString secretFile = keys.filePath(QStringLiteral("front"));
        QVERIFY(writePrivate(secretFile, frontSecret + '\n'));
        Hall hall(1,
            {QStringLiteral("--front-listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--front-secret"),
                secretFile});
        QVERIFY2(hall.started, hall.hub.errors().constData());
        const auto front = quint16(QUrl(hall.hub.places()[QStringLiteral("front")].toString()).port());
        Nginx nginx;
        const QString failed = nginx.start(hall.folder.path(), {front, front});
        if (!failed.isEmpty() && qEnvironmentVariable("CI") != QStringLiteral("true"))
            QSKIP(qPrintable(failed));
        QVERIFY2(failed.isEmpty(), qPrintable(failed));
        QCOMPARE(hall.pace(50, nginx.port()).size(), 50); // warm
        const qint64 before = hall.hub.peakBytes();
        const int descriptors = hall.hub.descriptors();
        Turns turns;
        QList<double> newcomers;
        int most = 0;
        for (int turn = 0; turn < turnsMax; ++turn) {
            QCOMPARE(hall.pace(5, nginx.port()).size(), 5); // nginx has seen the last turn's go
            const auto alone = hall.pace(batches, nginx.port());
            Idle idle;
            QVERIFY(idle.open(hall.honest, nginx.port(), size.answered));
            Mutes mute;
            QVERIFY(mute.open(nginx.port(), size.held - size.answered));
            QCOMPARE(hall.pace(5, nginx.port()).size(), 5);
            QList<double> among;
            for (int i = 0; i < batches; i += batches / 6) {
                mute.trickle();
                among += hall.pace(batches / 6, nginx.port());
            }
            hall.honest.forget(); // and shakes hands anew
            newcomers += hall.pace(1, nginx.port());
            QCOMPARE(mute.stillOpen() + idle.stillOpen(), size.held);
            QCOMPARE(alone.size() + among.size(), 2 * batches); // none was refused
            QCOMPARE(newcomers.size(), turn + 1);
            most = std::max(most, hall.hub.descriptors());
            turns.add(alone, among);
        }
        const qint64 grown = hall.hub.peakBytes() - before;
        qInfo(
            "behind nginx, %s: %d connections, %d of them answered before; one who comes anew waits %.1f ms; naru-hub "
            "+%.1f MiB, %d descriptors (%d alone)",
            turns.said().constData(), size.held, size.answered, quantile(newcomers, 0.5), double(grown) / 1024 / 1024,
            most, descriptors);
        QVERIFY(turns.isFair());
        QVERIFY2(grown < growthMax, qPrintable(QString::number(grown)));
        QVERIFY2(most <= descriptors + descriptorsMore, qPrintable(QString::number(most)));
        QVERIFY(hall.hub.end());
    }
};

NARU_TEST(HubCrowdTest)
#include "tst_hubcrowd.moc"

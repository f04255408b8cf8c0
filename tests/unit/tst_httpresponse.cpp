// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/terminal/httpresponse.h"
#include "tests/support/suite.h"

using namespace naru;
using device::HttpResponse;
using device::TerminalFault;

namespace {
/// Fed as a whole, then the end of the connection.
Result<QByteArray> read(const QByteArray& bytes)
{
    HttpResponse response;
    auto state = response.feed(bytes);
    if (state && *state == HttpResponse::State::Reading)
        state = response.finish();
    if (!state)
        return state.fault();
    return response.body();
}
} // namespace

class HttpResponseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysTheSameHoweverItIsCut()
    {
        const QByteArray sized("HTTP/1.1 200 OK\r\ncontent-length: 7\r\nX: y\r\n\r\n{\"a\":1}");
        const QByteArray chunked(
            "HTTP/1.1 200 \r\nTransfer-Encoding: Chunked\r\n\r\n3\r\n{\"a\r\n04\r\n\":1}\r\n0\r\nT: u\r\n\r\n");
        for (const QByteArray& whole : {sized, chunked}) {
            for (qsizetype cut = 0; cut < whole.size(); ++cut) {
                HttpResponse response;
                QVERIFY(*response.feed(whole.left(cut)) == HttpResponse::State::Reading);
                QVERIFY(*response.feed(whole.mid(cut)) == HttpResponse::State::Done);
                QCOMPARE(response.body(), QByteArray("{\"a\":1}"));
                QVERIFY(read(whole.left(cut)).fault().is(TerminalFault::BrokeOff));
            }
        }
    }

    void refusesWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray ok("HTTP/1.1 200 OK\r\n");
        const QList<QByteArray> wrong{"HTTP/1.0 200 OK\r\n\r\n", "HTTP/2 200\r\n\r\n", "http/1.1 200 OK\r\n\r\n",
            "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 2000\r\n\r\n",
            ok + "Content-Length: 1\r\nContent-Length: 1\r\n\r\nx", ok + "Content-Length: +1\r\n\r\nx",
            ok + "Content-Length: 1, 1\r\n\r\nx", ok + "Content-Length:\r\n\r\n",
            ok + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            ok + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", ok + "Content-Encoding: gzip\r\n\r\nx",
            ok + " folded: 1\r\n\r\n", ok + "A : 1\r\n\r\n", ok + "A\r\n\r\n", ok + "A: \x01\r\n\r\n",
            ok + "A: b\nC: d\r\n\r\n", ok + "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
            ok + "Transfer-Encoding: chunked\r\n\r\n1\r\nxy\r\n", ok + "Transfer-Encoding: chunked\r\n\r\n\r\n"};
        for (const QByteArray& bytes : wrong)
            QTest::addRow("%s", bytes.toPercentEncoding().constData()) << bytes;
    }
    void refusesWhatItDoesNotKnow()
    {
        QFETCH(QByteArray, bytes);
        const auto body = read(bytes);
        QVERIFY2(!body && body.fault().is(TerminalFault::AnswerMalformed), body ? "read" : body.fault().name());
    }

    void endsAtItsLimits()
    {
        const QByteArray ok("HTTP/1.1 200 OK\r\n");
        for (const QByteArray& flood : {ok + QByteArray(9000, 'a'), ok + "A: " + QByteArray(9000, 'a') + "\r\n\r\n",
                 ok + QByteArray("A: b\r\n").repeated(65) + "\r\n", ok + "Content-Length: 262145\r\n\r\n",
                 ok + "Content-Length: 999999999\r\n\r\n", ok + "\r\n" + QByteArray(262145, 'x'),
                 ok + "Transfer-Encoding: chunked\r\n\r\nffffffff\r\n",
                 ok + "Transfer-Encoding: chunked\r\n\r\n1;" + QByteArray(300, 'x')}) {
            const auto body = read(flood);
            QVERIFY2(!body && body.fault().is(TerminalFault::AnswerTooLarge), flood.left(60));
        }
    }
};

NARU_TEST(HttpResponseTest)
#include "tst_httpresponse.moc"

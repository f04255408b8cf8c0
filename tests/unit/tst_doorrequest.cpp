// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/visit/doorrequest.h"
#include "tests/support/suite.h"

using namespace naru;
using device::DoorFault;
using device::DoorRequest;

namespace {
Result<DoorRequest> read(const QByteArray& bytes)
{
    DoorRequest request;
    const auto state = request.feed(bytes);
    if (!state)
        return state.fault();
    return *state == DoorRequest::State::Done ? Result<DoorRequest>(request)
                                              : Fault(DoorFault::Closed, QStringLiteral("half"));
}
const QByteArray host("Host: 127.0.0.1:8080\r\n");
} // namespace

class DoorRequestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysTheSameHoweverItIsCut()
    {
        const QByteArray get = "GET /r/abc?response=e30&x= HTTP/1.1\r\nAccept: */*\r\n" + host + "\r\n";
        const QByteArray post = "POST /r HTTP/1.1\r\n" + host
            + "content-type: Application/X-WWW-Form-Urlencoded; charset=utf-8\r\nContent-Length: "
              "12\r\n\r\nresponse=e30";
        for (const QByteArray& whole : {get, post}) {
            for (qsizetype cut = 0; cut < whole.size(); ++cut) {
                DoorRequest request;
                QVERIFY(*request.feed(whole.left(cut)) == DoorRequest::State::Reading);
                QVERIFY(*request.feed(whole.mid(cut)) == DoorRequest::State::Done);
                const bool isGet = request.method() == DoorRequest::Method::Get;
                QCOMPARE(request.path(), QByteArray(isGet ? "/r/abc" : "/r"));
                QCOMPARE(request.query(), QByteArray(isGet ? "response=e30&x=" : ""));
                QCOMPARE(request.body(), QByteArray(isGet ? "" : "response=e30"));
                QCOMPARE(request.host(), QByteArray("127.0.0.1:8080"));
                QCOMPARE(request.isForm(), !isGet);
            }
        }
    }

    /// A real answer with its receipts is 8 KB of query.
    void takesALongQuery()
    {
        const auto request = read("GET /r?response=" + QByteArray(8'400, 'A') + " HTTP/1.1\r\n" + host + "\r\n");
        QVERIFY(request);
        QCOMPARE(request->query().size(), 8'409);
    }

    void refusesWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray get("GET / HTTP/1.1\r\n"), post("POST / HTTP/1.1\r\n");
        const QList<QByteArray> wrong{"GET / HTTP/1.0\r\n\r\n", "PUT / HTTP/1.1\r\n" + host + "\r\n", "GET /\r\n\r\n",
            "get / HTTP/1.1\r\n" + host + "\r\n", "GET http://a/ HTTP/1.1\r\n" + host + "\r\n",
            "GET /a b HTTP/1.1\r\n" + host + "\r\n", "GET /\x7f HTTP/1.1\r\n" + host + "\r\n",
            "GET /\xea\xb0\x80 HTTP/1.1\r\n" + host + "\r\n", get + "\r\n", get + host + host + "\r\n",
            get + "Host:\r\n\r\n", get + host + "Content-Length: 1\r\n\r\nx", get + host + " folded\r\n\r\n",
            get + host + "No colon\r\n\r\n", get + host + "Sp ace: x\r\n\r\n", get + host + "X: \x01\r\n\r\n",
            post + host + "\r\n", post + host + "Content-Length: +1\r\n\r\nx",
            post + host + "Content-Length: 1\r\nContent-Length: 1\r\n\r\nx",
            post + host + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nx",
            post + host + "Expect: 100-continue\r\nContent-Length: 1\r\n\r\nx", "\r\n\r\n", "\x16\x03\x01\x02\r\n\r\n"};
        for (const QByteArray& bytes : wrong)
            QTest::newRow(bytes.simplified().constData()) << bytes;
    }
    void refusesWhatItDoesNotKnow()
    {
        QFETCH(QByteArray, bytes);
        const auto request = read(bytes);
        QVERIFY(!request);
        QVERIFY2(request.fault().is(DoorFault::RequestMalformed), request.fault().name());
    }

    void refusesWhatIsTooLong()
    {
        const QByteArray get("GET / HTTP/1.1\r\n"), post("POST / HTTP/1.1\r\n" + host);
        QByteArray many;
        for (int i = 0; i < 65; ++i)
            many += "A: b\r\n";
        for (const QByteArray& bytes : {"GET /" + QByteArray(70'000, 'a'), get + "X: " + QByteArray(8'200, 'a'),
                 get + many, post + "Content-Length: 65537\r\n\r\n"})
            QVERIFY(read(bytes).fault().is(DoorFault::RequestTooLarge));
        QVERIFY(read(post + "Content-Length: 65536\r\n\r\n" + QByteArray(65'536, 'b')));
        QCOMPARE(read(post + "Content-Length: 1\r\n\r\nxTHE NEXT").operator->()->body(), QByteArray("x"));
    }
};

NARU_TEST(DoorRequestTest)
#include "tst_doorrequest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal maker's own library as the desk, over its own TLS and HTTP, against naru-sim's terminal.
#include "app/base/clock.h"
#include "app/base/random.h"
#include "tests/interop/peers.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

using namespace naru;

namespace {

constexpr const char* poi = "S1F2-000158213605588";
constexpr int waitMs = 20'000;

/// naru-sim terminal, and the lines that play it.
class Terminal {
public:
    Terminal(const QTemporaryDir& folder, const QString& passphrase)
        : certificate(folder.filePath(QStringLiteral("terminal.pem")))
        , acquirerFile(folder.filePath(QStringLiteral("acquirer.csv")))
    {
        const QString secret = folder.filePath(QStringLiteral("passphrase"));
        QFile file(secret);
        if (file.open(QIODevice::WriteOnly))
            file.write(passphrase.toLatin1() + '\n');
        file.close();
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(NARU_BINARY_DIR "/bin/naru-sim"),
            {QStringLiteral("terminal"), QStringLiteral("--headless"), QStringLiteral("--poi"), QLatin1StringView(poi),
                QStringLiteral("--key-id"), QStringLiteral("desk-key"), QStringLiteral("--key-version"),
                QStringLiteral("2"), QStringLiteral("--passphrase-file"), secret, QStringLiteral("--certificate-out"),
                certificate, QStringLiteral("--acquirer-file"), acquirerFile});
        port = QUrl(line()[u"url"].toString()).port(-1);
    }
    ~Terminal()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    QJsonObject tell(const QByteArray& command)
    {
        m_process.write(command + '\n');
        return line();
    }
    int end()
    {
        tell(R"({"do":"stop"})");
        return m_process.waitForFinished(waitMs) ? m_process.exitCode() : -1;
    }

    const QString certificate, acquirerFile;
    int port = -1;

private:
    QJsonObject line()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(waitMs)) { }
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }
    QProcess m_process;
};

QJsonObject questionOf(const char* category, const QString& serviceId, const QJsonObject& body)
{
    const QString name = QLatin1StringView(category);
    return {
        {QStringLiteral("header"),
            QJsonObject{{QStringLiteral("MessageCategory"), name}, {QStringLiteral("SaleID"), QStringLiteral("desk")},
                {QStringLiteral("ServiceID"), serviceId}, {QStringLiteral("POIID"), QLatin1StringView(poi)}}},
        {QStringLiteral("name"), name + QStringLiteral("Request")}, {QStringLiteral("body"), body}};
}

QJsonObject json(const QByteArray& text)
{
    return QJsonDocument::fromJson(text).object();
}

QJsonObject payment(const QString& serviceId, int won)
{
    return questionOf("Payment", serviceId,
        json(R"({"SaleData":{"SaleTransactionID":{"TransactionID":"NARU-)" + serviceId.toLatin1()
            + R"(","TimeStamp":"2026-11-20T09:30:00+09:00"}},"PaymentTransaction":{"AmountsReq":{"Currency":"KRW","RequestedAmount":)"
            + QByteArray::number(won) + "}}}"));
}

QJsonObject aboutPayment(const char* category, const QString& serviceId, const QString& meant)
{
    const QByteArray reference
        = R"("MessageReference":{"MessageCategory":"Payment","SaleID":"desk","ServiceID":")" + meant.toLatin1() + "\"}";
    return questionOf(category, serviceId,
        json(QByteArray(category) == "Abort" ? R"({"AbortReason":"MerchantAbort",)" + reference + "}"
                                             : "{\"ReceiptReprintFlag\":true," + reference + "}"));
}

/// What the library made of the terminal's answers.
QJsonObject askAll(
    const interop::Peers& peers, const Terminal& terminal, const QString& passphrase, const QJsonArray& questions)
{
    const QJsonObject key{{QStringLiteral("passphrase"), passphrase},
        {QStringLiteral("identifier"), QStringLiteral("desk-key")}, {QStringLiteral("version"), 2}};
    return peers.run(QStringLiteral("adyendesk"),
        {{QStringLiteral("now"), rfc3339(SystemClock().now())}, {QStringLiteral("port"), terminal.port},
            {QStringLiteral("certificate"), terminal.certificate}, {QStringLiteral("key"), key},
            {QStringLiteral("questions"), questions}});
}

} // namespace

class TerminalPeerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itsMakersLibraryIsServed()
    {
        interop::Peers peers;
        if (const QString absent = peers.prepare(); !absent.isEmpty()) {
            if (qEnvironmentVariable("CI") == u"true")
                QFAIL(qPrintable(absent));
            QSKIP(qPrintable(absent));
        }
        SystemRandom random;
        const QString passphrase = QString::fromLatin1(random.bytes(20).toHex());
        QTemporaryDir folder;
        Terminal terminal(folder, passphrase);
        QVERIFY(terminal.port > 0);
        const auto ask = [&](const QJsonArray& questions) { return askAll(peers, terminal, passphrase, questions); };
        const QString first = QStringLiteral("AA00000001");
        const QJsonObject once
            = ask({payment(first, 15'000), aboutPayment("TransactionStatus", QStringLiteral("ZZ00000001"), first),
                aboutPayment("Abort", QStringLiteral("ZZ00000002"), first),
                questionOf("Diagnosis", QStringLiteral("ZZ00000003"), json(R"({"HostDiagnosisFlag":true})")),
                questionOf("GetTotals", QStringLiteral("ZZ00000004"), {})});
        QVERIFY2(!once.contains(u"error"), qPrintable(once[u"error"].toString()));
        const QJsonArray got = once[u"answers"].toArray();
        QCOMPARE(got.size(), 5);
        for (const QJsonValue one : got)
            QVERIFY2(one[u"error"].isUndefined(), qPrintable(one[u"error"].toString()));
        const QJsonValue paid = got[0][u"response"][u"PaymentResponse"];
        QCOMPARE(paid[u"Response"][u"Result"].toString(), QStringLiteral("Success"));
        QCOMPARE(paid[u"PaymentResult"][u"AmountsResp"][u"AuthorizedAmount"].toInt(), 15'000);
        const QJsonValue repeated = got[1][u"response"][u"TransactionStatusResponse"][u"RepeatedMessageResponse"];
        QCOMPARE(repeated[u"RepeatedResponseMessageBody"][u"PaymentResponse"], paid);
        QVERIFY(got[2][u"response"].toObject().isEmpty()); // an abort has no verdict
        QCOMPARE(
            got[3][u"response"][u"DiagnosisResponse"][u"POIStatus"][u"GlobalStatus"].toString(), QStringLiteral("OK"));
        const QJsonValue sum = got[4][u"response"][u"GetTotalsResponse"][u"TransactionTotals"][0][u"PaymentTotals"][0];
        QCOMPARE(sum[u"TransactionAmount"].toInt(), 15'000);

        QCOMPARE(terminal.tell(R"({"do":"outcome","name":"decline"})")[u"done"].toString(), QStringLiteral("outcome"));
        const QJsonObject original{{QStringLiteral("POITransactionID"), paid[u"POIData"][u"POITransactionID"]}};
        const QJsonObject twice = ask({payment(QStringLiteral("AA00000002"), 700)});
        QCOMPARE(twice[u"answers"][0][u"response"][u"PaymentResponse"][u"Response"][u"ErrorCondition"].toString(),
            QStringLiteral("Refusal"));
        terminal.tell(R"({"do":"outcome","name":"approve"})");
        const QJsonObject back = ask({questionOf("Reversal", QStringLiteral("AA00000003"),
            {{QStringLiteral("OriginalPOITransaction"), original},
                {QStringLiteral("ReversalReason"), QStringLiteral("MerchantCancel")}})});
        const QJsonValue reversal = back[u"answers"][0][u"response"][u"ReversalResponse"];
        QCOMPARE(reversal[u"Response"][u"Result"].toString(), QStringLiteral("Success"));
        QCOMPARE(reversal[u"ReversedAmount"].toInt(), 15'000);

        const QJsonObject judge = terminal.tell(R"({"do":"judge"})")[u"judge"].toObject();
        QCOMPARE(judge[u"requests"].toInt(), 3);
        QCOMPARE(judge[u"charged"].toInt(), 0);
        QCOMPARE(judge[u"unreadable"].toInt(), 0);
        QCOMPARE(terminal.end(), 0);
        QFile file(terminal.acquirerFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("\r\n"), 3); // the head, the payment, the reversal
    }
};

NARU_TEST(TerminalPeerTest)
#include "tst_terminal_peer.moc"

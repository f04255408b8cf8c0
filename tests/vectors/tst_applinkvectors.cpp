// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/applink/link.h"
#include "app/payments/applink/returned.h"
#include "app/payments/nexo/dialogue.h"
#include "tests/support/suite.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace naru;
using namespace naru::payments;

namespace {
QJsonArray vectors()
{
    QFile file(QDir(test::sharedVectors()).filePath(QStringLiteral("payments/app-links.json")));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll())[u"vectors"].toArray()
                                          : QJsonArray();
}
QByteArray latin(const QJsonValue& value)
{
    return value.toString().toUtf8();
}
nexo::EnvelopeKey keyOf(const QJsonObject& key)
{
    return *nexo::EnvelopeKey::derive(
        latin(key[u"Passphrase"]), latin(key[u"KeyIdentifier"]), key[u"KeyVersion"].toInteger());
}
} // namespace

class AppLinkVectorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheSameLink_data()
    {
        NARU_NEEDS_VECTOR("payments/app-links.json");
        QTest::addColumn<QJsonObject>("vector");
        QCOMPARE(vectors().size(), 2);
        for (const QJsonValue vector : vectors())
            QTest::addRow("%s", latin(vector[u"id"]).constData()) << vector.toObject();
    }
    void writesTheSameLink()
    {
        QFETCH(QJsonObject, vector);
        const auto request = nexo::Request::read(latin(vector[u"plaintext"]));
        QVERIFY(request);
        const QByteArray envelope
            = nexo::sealEnvelope(keyOf(vector[u"key"].toObject()), nexo::TopLevel::SaleToPOIRequest, request->header,
                latin(vector[u"plaintext"]), QByteArray::fromHex(latin(vector[u"nonce_hex"])));
        const QByteArray secured = latin(vector[u"secured_json"]); // the same, members in another order
        QCOMPARE(QJsonDocument::fromJson(envelope), QJsonDocument::fromJson(secured));
        const QByteArray link = applink::nexoLink("https://www.adyen.com/test", secured, latin(vector[u"return_url"]));
        QCOMPARE(link, latin(vector[u"app_link"]));
        QCOMPARE(link.size(), vector[u"app_link_chars"].toInt());
        QCOMPARE(applink::serviceIdIn(envelope), request->header.serviceId);
    }

    void readsTheReturn_data() { writesTheSameLink_data(); }
    void readsTheReturn()
    {
        QFETCH(QJsonObject, vector);
        const QByteArray text = latin(vector[u"simulated_return"]);
        QCOMPARE(text.size(), vector[u"simulated_return_chars"].toInt());
        const auto returned = applink::Returned::read(text);
        QVERIFY(returned);
        QCOMPARE(returned->address, latin(vector[u"return_url"]));
        QVERIFY(returned->error.isEmpty());
        const auto asked = nexo::Request::read(latin(vector[u"plaintext"]));
        QCOMPARE(applink::serviceIdIn(text), asked->header.serviceId);
        nexo::Dialogue dialogue(std::make_shared<const nexo::EnvelopeKey>(keyOf(vector[u"key"].toObject())));
        const auto answer = dialogue.receive(returned->envelope, nexo::Expected::answerTo(*asked));
        QVERIFY2(answer, answer ? "" : answer.fault().name());
        QCOMPARE(nexo::meaningOf(*answer), nexo::Meaning::Approved);
        QVERIFY(applink::Returned::read(text.left(text.size() - 5)).fault().is(applink::AppLinkFault::BadEncoding)
            || !dialogue.receive(
                applink::Returned::read(text.left(text.size() - 5))->envelope, nexo::Expected::answerTo(*asked)));
    }
};

NARU_TEST(AppLinkVectorsTest)
#include "tst_applinkvectors.moc"

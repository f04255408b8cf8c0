// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/ur.h"
#include "tests/support/suite.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace naru;
using codec::UrDecoder;
using codec::UrEncoder;

namespace {
QJsonArray vectors()
{
    QFile file(QDir(test::sharedVectors()).filePath(QStringLiteral("payments/ur-fountain.json")));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll())[u"vectors"].toArray()
                                          : QJsonArray();
}
QByteArray latin(const QJsonValue& value)
{
    return value.toString().toUtf8();
}
} // namespace

/// Parts that another implementation made (see the vectors' manifest).
class UrVectorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesTheSameParts_data()
    {
        NARU_NEEDS_VECTOR("payments/ur-fountain.json");
        QTest::addColumn<QJsonObject>("vector");
        QCOMPARE(vectors().size(), 6);
        for (const QJsonValue vector : vectors())
            QTest::addRow("%s", latin(vector[u"id"]).constData()) << vector.toObject();
    }
    void makesTheSameParts()
    {
        QFETCH(QJsonObject, vector);
        const QByteArray cbor = QByteArray::fromHex(latin(vector[u"cbor_hex"]));
        const auto encoder = UrEncoder::make(latin(vector[u"ur_type"]), cbor, vector[u"max_fragment"].toInt());
        QVERIFY(encoder);
        QCOMPARE(encoder->parts(), vector[u"pure_fragments"].toInt());
        const auto wrapped
            = UrEncoder::bytes(QByteArray::fromHex(latin(vector[u"payload_hex"])), vector[u"max_fragment"].toInt());
        quint32 sequence = 0;
        for (const QJsonValue part : vector[u"parts"].toArray()) {
            QCOMPARE(encoder->part(++sequence), latin(part).toUpper());
            QCOMPARE(wrapped->part(sequence), latin(part).toUpper());
        }
        QVERIFY(sequence >= 8);
        QCOMPARE(encoder->part(1).size(), vector[u"first_parts_uppercase_len"].toInt());
    }

    void readsThemThoughEveryThirdIsLost_data() { makesTheSameParts_data(); }
    void readsThemThoughEveryThirdIsLost()
    {
        QFETCH(QJsonObject, vector);
        QVERIFY(vector[u"decoded_with_every_third_frame_lost"].toBool());
        const QByteArray payload = QByteArray::fromHex(latin(vector[u"payload_hex"]));
        const auto encoder = UrEncoder::bytes(payload, vector[u"max_fragment"].toInt());
        UrDecoder decoder;
        auto state = UrDecoder::State::Reading;
        quint32 shown = 0;
        int received = 0;
        while (state == UrDecoder::State::Reading && shown < 100) {
            if (++shown % 3 == 0)
                continue;
            ++received;
            const auto taken = decoder.take(encoder->part(shown));
            QVERIFY(taken);
            state = *taken;
        }
        QCOMPARE(*decoder.bytes(), payload);
        QVERIFY(received <= vector[u"frames_received_until_done"].toInt()); // elimination wastes nothing
        QVERIFY(static_cast<int>(shown) <= vector[u"frames_shown"].toInt());
    }
};

NARU_TEST(UrVectorsTest)
#include "tst_urvectors.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/projection.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::services;

namespace {

QByteArray itemJson(const char* code, const char* price = "500", const char* more = "")
{
    return QByteArray(R"({"code": ")") + code + R"(", "name": {"ko": "복사", "en": "Copying"}, "unit": {"ko": "장", )"
        + R"("en": "sheets"}, "price": )" + price + more
        + R"(, "taxLike": false, "cashReceipt": true, "needsBill": false})";
}

QByteArray listJson(const QByteArray& items, const char* more = "")
{
    return "{\"items\": [" + items + "]" + more + "}";
}

} // namespace

class ServicesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offersWhatACounterTakesMoneyFor()
    {
        const Catalogue& catalogue = builtInCatalogue();
        QCOMPARE(catalogue.find(QStringLiteral("resident-copy"))->price, Won{400});
        QCOMPARE(catalogue.find(QStringLiteral("family-relations"))->name(true), QStringLiteral("가족관계증명서"));
        const FeeItem* const fine = catalogue.find(QStringLiteral("fine"));
        QVERIFY(fine->taxLike && fine->needsBill && fine->isOpenPrice() && !fine->cashReceipt);
        QVERIFY(!catalogue.find(QStringLiteral("coffee")));
    }

    void refusesListsThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no items") << listJson({});
        QTest::newRow("an unknown name") << listJson(itemJson("copy"), R"(, "shop": 1)");
        QTest::newRow("an unknown name of an item") << listJson(itemJson("copy", "500", R"(, "colour": "red")"));
        QTest::newRow("a code twice") << listJson(itemJson("copy") + "," + itemJson("copy"));
        QTest::newRow("a code with blanks") << listJson(itemJson("a copy"));
        QTest::newRow("less than nothing") << listJson(itemJson("copy", "-1"));
        QTest::newRow("half a won") << listJson(itemJson("copy", "0.5"));
        QTest::newRow("more than can be asked for") << listJson(itemJson("copy", "100000000"));
        QTest::newRow("a price in words") << listJson(itemJson("copy", "\"500\""));
        QTest::newRow("a tax with a cash receipt")
            << listJson(itemJson("copy")).replace("\"taxLike\": false", "\"taxLike\": true");
        QTest::newRow("too long") << listJson(itemJson("copy")) + QByteArray(64 * 1024, ' ');
    }
    void refusesListsThatAreNone()
    {
        QFETCH(QByteArray, json);
        const auto parsed = parseCatalogue(json);
        QVERIFY(!parsed);
        QCOMPARE(parsed.fault().name(), "services.bad_catalogue");
    }

    void keepsACentresOwnPrices()
    {
        test::FaultyDisk disk("services");
        auto database
            = storage::Database::open(QStringLiteral("s.db"), {storage::Database::Mode::ReadWrite, disk.vfs()});
        QVERIFY(database && database->migrate(schemaRoom, migrations()));
        QCOMPARE(catalogue(*database)->items.size(), builtInCatalogue().items.size());
        const QByteArray json = listJson(
            itemJson("resident-copy", "350") + "," + itemJson("copying"), R"(, "withdrawn": ["sports-hall"])");
        auto transaction = database->begin();
        QVERIFY(transaction && project(*transaction, 7, recordOf({json, 3})) && transaction->commit());
        const auto now = catalogue(*database);
        QVERIFY(now);
        QCOMPARE(now->find(QStringLiteral("resident-copy"))->price, Won{350});
        QVERIFY(now->find(QStringLiteral("copying")) && !now->find(QStringLiteral("sports-hall")));
        QCOMPARE(now->items.first().code, QStringLiteral("resident-copy")); // in its place
        auto again = database->begin();
        const auto refused = project(*again, 8, recordOf({listJson(itemJson("x y")), 3}));
        QVERIFY(!refused && refused.fault().is(ServicesFault::BadCatalogue));
        QVERIFY(!changeOf({Kind::ServicesChanged, 2, recordOf({json, 3}).body}));
        QVERIFY(!changeOf(recordOf({json, 0})));
    }
};

NARU_TEST(ServicesTest)
#include "tst_services.moc"

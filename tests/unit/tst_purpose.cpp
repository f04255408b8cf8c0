// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/purpose.h"
#include "tests/support/suite.h"

#include <QFile>

using namespace naru::identity;

/// Purposes ask what they say, keep what they say, and nothing else is taken for a purpose.
class PurposeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shipsFourInTheOrderOfTheKeys();
    void adultCheckAsksOnlyYesOrNo();
    void adultCheckFallsBackStepByStep();
    void retainsNothing();
    void saysThatItLooksAtThePortraitWhereItDoes();
    void refuses_data();
    void refuses();
};

namespace {
QByteArray adultFile()
{
    QFile file(QStringLiteral(":/naru/identity/purposes/adult-check.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList elementsOf(const Asked& asked)
{
    QStringList names;
    for (const auto& document : asked.documents) {
        for (const auto& element : document.elements)
            names.append(element.element);
    }
    return names;
}
} // namespace

void PurposeTest::shipsFourInTheOrderOfTheKeys()
{
    QStringList ids;
    for (const Purpose& purpose : builtInPurposes()) {
        ids.append(purpose.id);
        QCOMPARE(findPurpose(purpose.id), &purpose);
        QCOMPARE(purpose.fileHash.size(), 32);
    }
    QCOMPARE(ids,
        (QStringList{QStringLiteral("adult-check"), QStringLiteral("certificate-identity"),
            QStringLiteral("licence-rental"), QStringLiteral("resident-counter")}));
    QVERIFY(!findPurpose(QStringLiteral("curiosity")));
}

void PurposeTest::adultCheckAsksOnlyYesOrNo()
{
    const Purpose& adult = *findPurpose(QStringLiteral("adult-check"));
    QCOMPARE(elementsOf(adult.asked), (QStringList{QStringLiteral("age_over_19"), QStringLiteral("age_over_18")}));
    QVERIFY(adult.asked.age);
    QCOMPARE(adult.asked.age->kind, AgeQuestion::Kind::Year);
    QCOMPARE(adult.asked.age->years, 19);
}

void PurposeTest::adultCheckFallsBackStepByStep()
{
    const Purpose& adult = *findPurpose(QStringLiteral("adult-check"));
    QCOMPARE(adult.fallbacks.size(), 2);
    QCOMPARE(elementsOf(adult.fallbacks[0]), QStringList{QStringLiteral("age_birth_year")});
    QCOMPARE(elementsOf(adult.fallbacks[1]), QStringList{QStringLiteral("birth_date")});
    QVERIFY(adult.fallbacks[0].age && adult.fallbacks[1].age);
}

void PurposeTest::retainsNothing()
{
    for (const Purpose& purpose : builtInPurposes()) {
        for (const auto& document : purpose.asked.documents) {
            for (const auto& element : document.elements)
                QVERIFY(!element.intentToRetain);
        }
    }
}

void PurposeTest::saysThatItLooksAtThePortraitWhereItDoes()
{
    for (const Purpose& purpose : builtInPurposes()) {
        const bool asks = elementsOf(purpose.asked).contains(QStringLiteral("portrait"));
        QCOMPARE(purpose.asksKo.contains(QStringLiteral("사진")), asks);
        QCOMPARE(purpose.askedEn.contains(QStringLiteral("photo")), asks);
    }
}

void PurposeTest::refuses_data()
{
    QTest::addColumn<QByteArray>("file");
    const auto row = [](const char* name, const char* before, const char* after) {
        const QByteArray changed = adultFile().replace(before, after);
        QTest::newRow(name) << changed;
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a list") << QByteArray("[]");
    row("an unknown member", "\"icon\":", "\"colour\": \"red\", \"icon\":");
    row("an unknown member inside an element", "\"intentToRetain\": false",
        "\"intentToRetain\": false, \"why\": \"x\"");
    row("a member twice", "\"keptDays\": 365", "\"keptDays\": 365, \"keptDays\": 1");
    row("a missing member", "\"icon\": \"shield-check\",", "");
    row("one language only", "\"en\": \"Adult check\"", "\"fr\": \"Majorité\"");
    row("an age of another kind", "year_age", "moon_age");
    row("kept for eleven years", "365", "4015");
    row("a docType with a blank", "org.iso.18013.5.1.mDL", "org.iso mDL");
    row("no elements", "\"elements\": [", "\"elements\": [], \"x\": [");
    row("a flag as text", "\"intentToRetain\": false", "\"intentToRetain\": \"no\"");
    row("three ages", "\"element\": \"age_over_18\", \"intentToRetain\": false }",
        "\"element\": \"age_over_18\", \"intentToRetain\": false },"
        "{ \"namespace\": \"org.iso.18013.5.1\", \"element\": \"age_over_65\", \"intentToRetain\": false }");
}

void PurposeTest::refuses()
{
    QFETCH(QByteArray, file);
    QVERIFY(file != adultFile());
    QVERIFY(parsePurpose(adultFile()));
    const auto purpose = parsePurpose(file);
    QVERIFY(!purpose);
    QVERIFY(purpose.fault().is(IdentityFault::BadPurpose));
}

NARU_TEST(PurposeTest)
#include "tst_purpose.moc"

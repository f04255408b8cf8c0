// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/age.h"
#include "tests/support/suite.h"

using namespace naru::identity;

/// Full age and year age: nearest values, 31 December, 1 January, 29 February, the birthday itself.
class AgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void readsWhatADocumentSays();
    void takesNothingThatIsNotABooleanForAYes();
};

namespace {
constexpr AgeQuestion full19{AgeQuestion::Kind::Full, 19}, year19{AgeQuestion::Kind::Year, 19};

AgeEvidence over(std::initializer_list<std::pair<int, bool>> values)
{
    AgeEvidence evidence;
    for (const auto& value : values)
        evidence.ageOver.insert(value.first, value.second);
    return evidence;
}
AgeEvidence born(int year, int month, int day)
{
    AgeEvidence evidence;
    evidence.birthDate = QDate(year, month, day);
    return evidence;
}
AgeEvidence bornIn(int year)
{
    AgeEvidence evidence;
    evidence.birthYear = year;
    return evidence;
}
} // namespace

Q_DECLARE_METATYPE(naru::identity::AgeQuestion)
Q_DECLARE_METATYPE(naru::identity::AgeEvidence)
Q_DECLARE_METATYPE(naru::identity::AgeOutcome)

void AgeTest::decides_data()
{
    QTest::addColumn<AgeQuestion>("question");
    QTest::addColumn<AgeEvidence>("evidence");
    QTest::addColumn<QDate>("today");
    QTest::addColumn<AgeOutcome>("expected");
    const auto yes = AgeOutcome::Yes, no = AgeOutcome::No, undecided = AgeOutcome::Undecided;
    const QDate spring(2026, 3, 2), eve(2026, 12, 31), newYear(2027, 1, 1);

    QTest::newRow("nothing said") << full19 << AgeEvidence() << spring << undecided;
    QTest::newRow("exact yes") << full19 << over({{19, true}}) << spring << yes;
    QTest::newRow("exact no") << full19 << over({{19, false}}) << spring << no;
    QTest::newRow("older yes answers") << full19 << over({{21, true}}) << spring << yes;
    QTest::newRow("younger no answers") << full19 << over({{18, false}}) << spring << no;
    QTest::newRow("younger yes says nothing") << full19 << over({{18, true}}) << spring << undecided;
    QTest::newRow("older no says nothing") << full19 << over({{21, false}}) << spring << undecided;
    QTest::newRow("values that contradict each other")
        << full19 << over({{18, false}, {21, true}}) << spring << undecided;

    QTest::newRow("year: 19 true") << year19 << over({{18, true}, {19, true}}) << spring << yes;
    QTest::newRow("year: 18 false") << year19 << over({{18, false}, {19, false}}) << spring << no;
    QTest::newRow("year: between") << year19 << over({{18, true}, {19, false}}) << spring << undecided;
    QTest::newRow("year: 19 false alone") << year19 << over({{19, false}}) << spring << undecided;
    QTest::newRow("year: 17 false") << year19 << over({{17, false}}) << spring << no;

    QTest::newRow("day before the birthday") << full19 << born(2007, 3, 3) << spring << no;
    QTest::newRow("birthday") << full19 << born(2007, 3, 2) << spring << yes;
    QTest::newRow("year: turns 19 on the last day") << year19 << born(2007, 12, 31) << spring << yes;
    QTest::newRow("year: born a day later") << year19 << born(2008, 1, 1) << eve << no;
    QTest::newRow("year: the night passed") << year19 << born(2008, 1, 1) << newYear << yes;
    QTest::newRow("full: 31 December, birthday tomorrow") << full19 << born(2008, 1, 1) << eve << no;
    QTest::newRow("full: 1 January, birthday today") << full19 << born(2008, 1, 1) << newYear << yes;

    QTest::newRow("29 February, on 28 February") << full19 << born(2008, 2, 29) << QDate(2027, 2, 28) << no;
    QTest::newRow("29 February, on 1 March") << full19 << born(2008, 2, 29) << QDate(2027, 3, 1) << yes;
    QTest::newRow("29 February, 20 in a leap year")
        << AgeQuestion{AgeQuestion::Kind::Full, 20} << born(2008, 2, 29) << QDate(2028, 2, 29) << yes;
    QTest::newRow("28 February, in a leap year") << full19 << born(2005, 2, 28) << QDate(2024, 2, 28) << yes;

    QTest::newRow("year: birth year reached") << year19 << bornIn(2007) << QDate(2026, 1, 1) << yes;
    QTest::newRow("year: birth year not reached") << year19 << bornIn(2008) << eve << no;
    QTest::newRow("full: birth year long past") << full19 << bornIn(2000) << spring << yes;
    QTest::newRow("full: birth year to come") << full19 << bornIn(2008) << spring << no;
    QTest::newRow("full: this very year") << full19 << bornIn(2007) << spring << undecided;
}

void AgeTest::decides()
{
    QFETCH(AgeQuestion, question);
    QFETCH(AgeEvidence, evidence);
    QFETCH(QDate, today);
    QFETCH(AgeOutcome, expected);
    QCOMPARE(decideAge(question, evidence, today), expected);
}

void AgeTest::readsWhatADocumentSays()
{
    DocumentVerdict document;
    auto& space = document.values[QStringLiteral("org.iso.18013.5.1")];
    space.insert(QStringLiteral("age_over_19"), Value{true});
    space.insert(QStringLiteral("age_birth_year"), Value{qint64(1990)});
    const auto tagged = std::make_shared<const Value::Tagged>(Value::Tagged{1004, Value{QStringLiteral("1990-03-25")}});
    space.insert(QStringLiteral("birth_date"), Value{tagged});
    const AgeEvidence evidence = ageEvidence(document);
    QCOMPARE(evidence.ageOver.value(19), true);
    QCOMPARE(evidence.birthYear, std::optional(1990));
    QCOMPARE(evidence.birthDate, std::optional(QDate(1990, 3, 25)));
}

void AgeTest::takesNothingThatIsNotABooleanForAYes()
{
    DocumentVerdict document;
    auto& space = document.values[QStringLiteral("org.iso.18013.5.1")];
    space.insert(QStringLiteral("age_over_19"), Value{qint64(1)});
    space.insert(QStringLiteral("age_over_"), Value{true});
    space.insert(QStringLiteral("age_over_1x"), Value{true});
    space.insert(QStringLiteral("age_over_190"), Value{true});
    space.insert(QStringLiteral("birth_date"), Value{QStringLiteral("yesterday")});
    const AgeEvidence evidence = ageEvidence(document);
    QVERIFY(evidence.ageOver.isEmpty());
    QVERIFY(!evidence.birthDate);
    QCOMPARE(decideAge(full19, evidence, QDate(2026, 3, 2)), AgeOutcome::Undecided);
}

NARU_TEST(AgeTest)
#include "tst_age.moc"

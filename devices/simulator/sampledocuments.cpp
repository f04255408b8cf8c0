// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/sampledocuments.h"

#include "app/base/assert.h"
#include "app/codec/cbor.h"

#include <QFile>

inline void initSamplePortraits()
{
    Q_INIT_RESOURCE(sample_portraits);
}

namespace naru::sim {

namespace {
using codec::CborWriter;

constexpr qsizetype absurdNameLength = 10'000;
constexpr quint64 fullDateTag = 1004;

struct Person {
    const char* id;
    const char16_t *familyName, *givenName; ///< as written on the card
    const char *latinFamilyName, *latinGivenName;
    QDate birth;
    int sex; ///< ISO/IEC 5218
    const char* nationality;
    const char16_t *address, *city;
    const char* number;
    const char* portrait; ///< file of portraits/
    QList<int> agesStated;
    bool drives;
};

QByteArray text(const QString& value)
{
    return CborWriter().text(value).take();
}

QByteArray date(QDate value)
{
    return CborWriter().tag(fullDateTag).text(value.toString(Qt::ISODate)).take();
}

QByteArray portraitFile(const QString& name)
{
    static const bool ready = (initSamplePortraits(), true);
    QFile file(QStringLiteral(":/naru/portraits/") + name);
    const bool isOpen = ready && file.open(QIODevice::ReadOnly);
    NARU_ASSERT(isOpen);
    return file.readAll();
}

/// Full years on `day`; somebody born on 29 February has a birthday on 1 March of other years.
int fullYears(QDate birth, QDate day)
{
    const bool hadBirthday = day.month() * 100 + day.day() >= birth.month() * 100 + birth.day();
    return day.year() - birth.year() - (hadBirthday ? 0 : 1);
}

/// Markup, a right-to-left override, a zero-width space, then more of it than any screen holds.
QString absurdName()
{
    QString name = QStringLiteral("<b>홍</b>\u202E=HYPERLINK(\"http://example\")\u200B\u001B[2J");
    while (name.size() < absurdNameLength)
        name += QStringLiteral("길동이 ");
    return name.first(absurdNameLength);
}

QByteArray drivingPrivileges(const Person& person, QDate issued, QDate expires)
{
    CborWriter writer;
    writer.array(person.drives ? 1 : 0);
    if (person.drives) {
        writer.map(3).text("vehicle_category_code").text("B");
        writer.text("issue_date").raw(date(issued)).text("expiry_date").raw(date(expires));
    }
    return writer.take();
}

/// ISO/IEC 18013-5 §7.2.1, table 5: everything mandatory, and what Korean desks ask.
SampleDocument licenceOf(const Person& person, QDate today, QDate issued, QDate expires, NameLength names)
{
    SampleDocument document{QLatin1StringView(mdlDocType), {}};
    const auto add = [&](const char* element, const QByteArray& value) {
        document.elements.append({QLatin1StringView(mdlNameSpace), QLatin1StringView(element), value});
    };
    const bool absurd = names == NameLength::Absurd;
    add("family_name", text(absurd ? absurdName() : QString::fromUtf16(person.familyName)));
    add("given_name", text(absurd ? absurdName() : QString::fromUtf16(person.givenName)));
    add("birth_date", date(person.birth));
    add("issue_date", date(issued));
    add("expiry_date", date(expires));
    add("issuing_country", text(QStringLiteral("KR")));
    add("issuing_authority", text(QStringLiteral("견본 발급기관")));
    add("document_number", text(QLatin1StringView(person.number)));
    add("portrait", CborWriter().bytes(portraitFile(QLatin1StringView(person.portrait))).take());
    add("driving_privileges", drivingPrivileges(person, issued, expires));
    add("un_distinguishing_sign", text(QStringLiteral("ROK")));
    add("sex", CborWriter().number(person.sex).take());
    add("nationality", text(QLatin1StringView(person.nationality)));
    add("resident_address", text(QString::fromUtf16(person.address)));
    add("resident_city", text(QString::fromUtf16(person.city)));
    add("resident_country", text(QStringLiteral("KR")));
    add("age_in_years", CborWriter().number(fullYears(person.birth, today)).take());
    add("age_birth_year", CborWriter().number(person.birth.year()).take());
    for (const int age : person.agesStated)
        add(qPrintable(QStringLiteral("age_over_%1").arg(age)),
            CborWriter().boolean(fullYears(person.birth, today) >= age).take());
    add("family_name_national_character", text(QString::fromUtf16(person.familyName)));
    add("given_name_national_character", text(QString::fromUtf16(person.givenName)));
    return document;
}

/// ISO/IEC TS 23220-4 photo ID: the common namespace alone.
SampleDocument photoIdOf(const Person& person, QDate today, QDate issued, QDate expires, NameLength names)
{
    SampleDocument document{QLatin1StringView(photoIdDocType), {}};
    const auto add = [&](const char* element, const QByteArray& value) {
        document.elements.append({QLatin1StringView(photoIdNameSpace), QLatin1StringView(element), value});
    };
    const bool absurd = names == NameLength::Absurd;
    add("family_name_unicode", text(absurd ? absurdName() : QString::fromUtf16(person.familyName)));
    add("given_name_unicode", text(absurd ? absurdName() : QString::fromUtf16(person.givenName)));
    add("family_name_latin1", text(QLatin1StringView(person.latinFamilyName)));
    add("given_name_latin1", text(QLatin1StringView(person.latinGivenName)));
    add("birth_date", date(person.birth));
    add("issue_date", date(issued));
    add("expiry_date", date(expires));
    add("issuing_country", text(QStringLiteral("KR")));
    add("issuing_authority_unicode", text(QStringLiteral("견본 발급기관")));
    add("document_number", text(QLatin1StringView(person.number)));
    add("portrait", CborWriter().bytes(portraitFile(QLatin1StringView(person.portrait))).take());
    add("sex", CborWriter().number(person.sex).take());
    add("nationality", text(QLatin1StringView(person.nationality)));
    add("resident_address_unicode", text(QString::fromUtf16(person.address)));
    add("resident_city_unicode", text(QString::fromUtf16(person.city)));
    add("resident_country", text(QStringLiteral("KR")));
    add("age_in_years", CborWriter().number(fullYears(person.birth, today)).take());
    add("age_birth_year", CborWriter().number(person.birth.year()).take());
    for (const int age : person.agesStated)
        add(qPrintable(QStringLiteral("age_over_%1").arg(age)),
            CborWriter().boolean(fullYears(person.birth, today) >= age).take());
    return document;
}

QList<Person> people(QDate today)
{
    const QDate lastDayOfYear19Ago(today.year() - 19, 12, 31);
    return {
        {"licence", u"홍", u"길동", "Hong", "Gildong", QDate(1958, 3, 25), 1, "KOR", u"견본시 나루구 나루로 12",
            u"견본시", "11-26-000001-01", "licence.jpg", {18, 19, 65}, true},
        {"resident", u"김", u"도담", "Kim", "Dodam", QDate(1987, 9, 2), 2, "KOR", u"견본시 나루구 물길로 7, 301호",
            u"견본시", "11-26-000002-02", "resident.jpg", {18, 19, 65}, false},
        {"foreigner", u"Lee", u"Sol", "Lee", "Sol", QDate(1994, 2, 28), 2, "CAN", u"견본시 나루구 다리로 33", u"견본시",
            "11-26-000003-03", "foreigner.jp2", {18, 19, 65}, false},
        {"young", u"박", u"새봄", "Park", "Saebom", lastDayOfYear19Ago, 2, "KOR", u"견본시 나루구 새봄길 5", u"견본시",
            "11-26-000004-04", "young.jpg", {18}, true},
    };
}
} // namespace

QList<SamplePerson> samplePeople(Instant now, NameLength names)
{
    const QDate today = koreanDate(now);
    const QDate issued(today.year() - 5, 3, 25);
    const QDate expires = issued.addYears(10).addDays(-1);
    QList<SamplePerson> samples;
    for (const Person& person : people(today)) {
        const QString id = QLatin1StringView(person.id);
        const QString space
            = QLatin1StringView(person.nationality) == QLatin1StringView("KOR") ? QString() : QStringLiteral(" ");
        const bool isLicence = person.drives;
        SamplePerson sample{id, QString::fromUtf16(person.familyName) + space + QString::fromUtf16(person.givenName),
            expires, QLatin1StringView(isLicence ? mdlDocType : photoIdDocType),
            portraitFile(id + QStringLiteral(".jpg")), {}};
        if (!isLicence)
            sample.documents.append(photoIdOf(person, today, issued, expires, names));
        sample.documents.append(licenceOf(person, today, issued, expires, names));
        samples.append(sample);
    }
    return samples;
}

} // namespace naru::sim

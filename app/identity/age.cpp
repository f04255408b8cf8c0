// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/age.h"

namespace naru::identity {

namespace {
constexpr QLatin1StringView ageOverPrefix("age_over_"), birthYearName("age_birth_year"), birthDateName("birth_date");

/// The first day on which `years` are full. 민법 §160: where the day does not exist (29 February), the term ends with
/// the last day of that month, so the age is reached on 1 March.
QDate fullOn(QDate birth, int years)
{
    const QDate day(birth.year() + years, birth.month(), birth.day());
    return day.isValid() ? day : QDate(birth.year() + years, birth.month(), 1).addMonths(1);
}

struct Voices {
    bool yes = false, no = false;
    void say(bool reached) { (reached ? yes : no) = true; }
};

void hearAgeOver(const AgeQuestion& question, const QMap<int, bool>& ageOver, Voices& voices)
{
    // Who is not yet 18 turns at most 18 this calendar year, so for a year age one less is enough to say no.
    const int noUpTo = question.kind == AgeQuestion::Kind::Year ? question.years - 1 : question.years;
    for (auto it = ageOver.begin(); it != ageOver.end(); ++it) {
        if (it.value() && it.key() >= question.years)
            voices.say(true);
        if (!it.value() && it.key() <= noUpTo)
            voices.say(false);
    }
}

void hearBirth(const AgeQuestion& question, const AgeEvidence& evidence, QDate today, Voices& voices)
{
    const bool year = question.kind == AgeQuestion::Kind::Year;
    if (evidence.birthYear) {
        const int turns = today.year() - *evidence.birthYear;
        if (year || turns != question.years)
            voices.say(turns >= question.years);
    }
    if (evidence.birthDate)
        voices.say(year ? today.year() - evidence.birthDate->year() >= question.years
                        : today >= fullOn(*evidence.birthDate, question.years));
}
} // namespace

std::optional<int> ageOverOf(const QString& element)
{
    if (!element.startsWith(ageOverPrefix) || element.size() != ageOverPrefix.size() + 2)
        return std::nullopt;
    const auto digit = [&](qsizetype i) { return element[ageOverPrefix.size() + i].unicode() - u'0'; };
    const int tens = digit(0), ones = digit(1);
    const bool twoDigits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
    return twoDigits ? std::optional(tens * 10 + ones) : std::nullopt;
}

AgeEvidence ageEvidence(const DocumentVerdict& document)
{
    AgeEvidence evidence;
    for (const auto& space : document.values) {
        for (auto it = space.begin(); it != space.end(); ++it) {
            const auto* flag = std::get_if<bool>(&it->data);
            const auto* number = std::get_if<qint64>(&it->data);
            if (const auto years = ageOverOf(it.key()); years && flag)
                evidence.ageOver.insert(*years, *flag);
            else if (it.key() == birthYearName && number && *number > 1800 && *number < 3000)
                evidence.birthYear = static_cast<int>(*number);
            else if (it.key() == birthDateName) {
                const QDate date = QDate::fromString(it->text().left(10), Qt::ISODate);
                if (date.isValid())
                    evidence.birthDate = date;
            }
        }
    }
    return evidence;
}

AgeOutcome decideAge(const AgeQuestion& question, const AgeEvidence& evidence, QDate today)
{
    Voices voices;
    hearAgeOver(question, evidence.ageOver, voices);
    hearBirth(question, evidence, today, voices);
    if (voices.yes == voices.no)
        return AgeOutcome::Undecided; // nothing said, or the values contradict each other
    return voices.yes ? AgeOutcome::Yes : AgeOutcome::No;
}

} // namespace naru::identity

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/classcard.h"

#include "app/base/assert.h"
#include "app/codec/text.h"
#include "app/crypto/hash.h"

#include <QtEndian>

#include <algorithm>

namespace naru::lessons {

namespace {

constexpr QByteArrayView family{"NARU-A"};
constexpr qsizetype sealBytes = classCardBytes - courseBytes - 1;

constexpr qsizetype headLettersMax = 16;

/// "NARU-A" with a number above 1: what a later Naru writes.
bool isNewer(QByteArrayView bare)
{
    const qsizetype colon = bare.first(std::min(bare.size(), headLettersMax)).indexOf(':');
    if (colon <= family.size() || !bare.startsWith(family))
        return false;
    const QByteArrayView version = bare.sliced(family.size(), colon - family.size());
    return version != "1" && version.front() != '0'
        && std::all_of(version.begin(), version.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

} // namespace

bool looksLikeClassCard(QByteArrayView text)
{
    const QByteArrayView bare = text.trimmed();
    return bare.startsWith(classCardPrefix) || isNewer(bare);
}

Result<QByteArray> readClassCard(QByteArrayView text)
{
    const QByteArrayView bare = text.trimmed();
    if (!looksLikeClassCard(bare))
        return LessonsFault::NotACard;
    if (isNewer(bare))
        return LessonsFault::CardNewer;
    if (bare.size() > classCardLettersMax)
        return LessonsFault::NotACard;
    const auto card = codec::fromBase45(bare.sliced(classCardPrefix.size()));
    if (!card || card->size() != classCardBytes)
        return LessonsFault::CardTorn;
    const int number = CourseCards::numberOf(*card);
    return number >= 1 && number <= classCardsMax ? Result<QByteArray>(*card)
                                                  : Result<QByteArray>(LessonsFault::CardTorn);
}

QByteArray classCardText(const QByteArray& card)
{
    NARU_ASSERT(card.size() == classCardBytes);
    return classCardPrefix.toByteArray() + codec::toBase45(card);
}

CourseCards::CourseCards(QByteArrayView secret, qint64 plan)
{
    NARU_ASSERT(secret.size() == courseSecretBytes && plan >= 0);
    QByteArray number(sizeof(qint64), '\0');
    qToBigEndian(plan, number.data());
    m_key = crypto::hmacSha256(secret, {"naru class cards", number});
    m_course = crypto::hmacSha256(m_key, {"course"}).first(courseBytes);
}

QByteArray CourseCards::card(int number) const
{
    NARU_ASSERT(number >= 1 && number <= classCardsMax);
    const QByteArray head = m_course + char(number);
    return head + crypto::hmacSha256(m_key, {"card", head}).first(sealBytes);
}

CourseCards::Verdict CourseCards::judge(const QByteArray& card) const
{
    if (card.size() != classCardBytes || !card.startsWith(m_course))
        return Verdict::OtherCourse;
    const int number = numberOf(card);
    const bool isMade = number >= 1 && number <= classCardsMax && this->card(number) == card;
    return isMade ? Verdict::Ours : Verdict::Unknown;
}

int CourseCards::numberOf(const QByteArray& card)
{
    return int(quint8(card.at(courseBytes)));
}

} // namespace naru::lessons

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/text.h"
#include "app/lessons/classcard.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::lessons;

namespace {
/// One text for one card, and of no course but its own.
void readIt(const QByteArray& text)
{
    static const CourseCards cards(QByteArray(courseSecretBytes, 'k'), 3);
    const auto card = readClassCard(text);
    NARU_ASSERT(!card || looksLikeClassCard(text));
    if (!card)
        return;
    NARU_ASSERT(card->size() == classCardBytes && classCardText(*card) == text.trimmed());
    const int number = CourseCards::numberOf(*card);
    NARU_ASSERT(number >= 1 && number <= classCardsMax);
    NARU_ASSERT((cards.judge(*card) == CourseCards::Verdict::Ours) == (cards.card(number) == *card));
}
} // namespace

NARU_FUZZ_TARGET(classcard)
{
    readIt(bytes);
    readIt(classCardPrefix.toByteArray() + bytes);
    readIt(classCardPrefix.toByteArray() + codec::toBase45(bytes));
}

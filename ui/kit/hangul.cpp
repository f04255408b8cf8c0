// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/hangul.h"

#include <algorithm>
#include <array>

namespace naru::kit {

namespace {

// The order of the Unicode Standard, 3.12: syllable = U+AC00 + (initial * 21 + vowel) * 28 + final.
constexpr char16_t firstSyllable = 0xAC00;
constexpr char16_t lastSyllable = 0xD7A3;
constexpr int vowelCount = 21;
constexpr int finalCount = 28;
constexpr QStringView initials = u"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
constexpr QStringView vowels = u"ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
constexpr QStringView finals = u" ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"; // the blank: none

struct Joined {
    QChar first, second, both;
};
constexpr std::array joinedPairs{Joined{u'ㅗ', u'ㅏ', u'ㅘ'}, Joined{u'ㅗ', u'ㅐ', u'ㅙ'}, Joined{u'ㅗ', u'ㅣ', u'ㅚ'},
    Joined{u'ㅜ', u'ㅓ', u'ㅝ'}, Joined{u'ㅜ', u'ㅔ', u'ㅞ'}, Joined{u'ㅜ', u'ㅣ', u'ㅟ'}, Joined{u'ㅡ', u'ㅣ', u'ㅢ'},
    Joined{u'ㄱ', u'ㅅ', u'ㄳ'}, Joined{u'ㄴ', u'ㅈ', u'ㄵ'}, Joined{u'ㄴ', u'ㅎ', u'ㄶ'}, Joined{u'ㄹ', u'ㄱ', u'ㄺ'},
    Joined{u'ㄹ', u'ㅁ', u'ㄻ'}, Joined{u'ㄹ', u'ㅂ', u'ㄼ'}, Joined{u'ㄹ', u'ㅅ', u'ㄽ'}, Joined{u'ㄹ', u'ㅌ', u'ㄾ'},
    Joined{u'ㄹ', u'ㅍ', u'ㄿ'}, Joined{u'ㄹ', u'ㅎ', u'ㅀ'}, Joined{u'ㅂ', u'ㅅ', u'ㅄ'}};

// One row of keys after another, and what Shift adds to them.
constexpr QStringView letters = u"qwertyuiopasdfghjklzxcvbnmQWERTOP";
constexpr QStringView jamos = u"ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ";
constexpr QStringView numbers = u"1234567890-/:@.,?!_()+=&#~";

/// The two joined; null when they stay two.
QChar join(QChar first, QChar second)
{
    const auto pair = std::find_if(joinedPairs.begin(), joinedPairs.end(),
        [&](const Joined& joined) { return joined.first == first && joined.second == second; });
    return pair == joinedPairs.end() ? QChar() : pair->both;
}

/// One or two strokes.
QString split(QChar jamo)
{
    const auto pair = std::find_if(
        joinedPairs.begin(), joinedPairs.end(), [jamo](const Joined& joined) { return joined.both == jamo; });
    return pair == joinedPairs.end() ? QString(jamo) : QString(pair->first) + pair->second;
}

struct Syllable {
    QChar initial, vowel, final; ///< final: a blank when there is none

    QChar written() const
    {
        const auto place
            = (initials.indexOf(initial) * vowelCount + vowels.indexOf(vowel)) * finalCount + finals.indexOf(final);
        return QChar(static_cast<char16_t>(firstSyllable + place));
    }
};

bool isSyllable(QChar c)
{
    return c.unicode() >= firstSyllable && c.unicode() <= lastSyllable;
}

Syllable syllableOf(QChar c)
{
    const int place = c.unicode() - firstSyllable;
    return {
        initials[place / finalCount / vowelCount], vowels[place / finalCount % vowelCount], finals[place % finalCount]};
}

/// What `last` and a vowel become: one character or two.
QString withVowel(QChar last, QChar vowel)
{
    if (initials.contains(last))
        return Syllable{last, vowel, u' '}.written();
    if (!isSyllable(last)) {
        const QChar both = join(last, vowel);
        return both.isNull() ? QString(last) + vowel : QString(both);
    }
    Syllable syllable = syllableOf(last);
    if (syllable.final == u' ') {
        const QChar both = join(syllable.vowel, vowel);
        if (both.isNull())
            return QString(last) + vowel;
        syllable.vowel = both;
        return syllable.written();
    }
    const QString final = split(syllable.final);
    syllable.final = final.size() == 2 ? final.front() : QChar(u' ');
    return QString(syllable.written()) + Syllable{final.back(), vowel, u' '}.written();
}

QString withConsonant(QChar last, QChar consonant)
{
    if (isSyllable(last)) {
        Syllable syllable = syllableOf(last);
        const QChar both = syllable.final == u' ' ? consonant : join(syllable.final, consonant);
        if (!both.isNull() && finals.contains(both)) {
            syllable.final = both;
            return syllable.written();
        }
    }
    return QString(last) + consonant;
}

QString composeAll(QString text, QStringView strokes)
{
    for (const QChar stroke : strokes)
        text = compose(text, stroke);
    return text;
}

} // namespace

QString compose(const QString& text, QChar stroke)
{
    const bool vowel = vowels.contains(stroke);
    if (text.isEmpty() || (!vowel && !initials.contains(stroke)))
        return text + stroke;
    return text.chopped(1) + (vowel ? withVowel(text.back(), stroke) : withConsonant(text.back(), stroke));
}

QString erase(const QString& text)
{
    if (text.isEmpty())
        return text;
    // A character outside the first plane is two units of UTF-16 and one stroke.
    if (text.size() > 1 && text.back().isLowSurrogate())
        return text.chopped(2);
    return text.chopped(1) + composeAll({}, strokesOf(text.last(1)).chopped(1));
}

QString strokesOf(QStringView text)
{
    QString strokes;
    for (const QChar c : text) {
        if (!isSyllable(c)) {
            strokes += split(c);
            continue;
        }
        const Syllable syllable = syllableOf(c);
        strokes += syllable.initial + split(syllable.vowel);
        if (syllable.final != u' ')
            strokes += split(syllable.final);
    }
    return strokes;
}

bool isTypable(const QString& text)
{
    const QString strokes = strokesOf(text);
    return composeAll({}, strokes) == text && std::none_of(strokes.begin(), strokes.end(), [](QChar stroke) {
        return stroke != u' ' && pageOf(stroke).isEmpty();
    });
}

QString nextKey(const QString& current, const QString& wanted, const QString& ime)
{
    if (!isTypable(wanted))
        return {};
    if (current == wanted)
        return QStringLiteral("done");
    const QString done = strokesOf(current);
    const QString whole = strokesOf(wanted);
    // 가ㄱ has the strokes of 각 and is not on the way there: what was typed before must lead to what is wanted.
    const bool onTheWay = whole.startsWith(done) && composeAll(current, QStringView(whole).mid(done.size())) == wanted;
    if (!onTheWay)
        return QStringLiteral("erase");
    const QChar next = whole[done.size()];
    if (next == u' ')
        return QStringLiteral("space");
    return pageOf(next) == ime ? QString(next) : pageOf(next);
}

QString pageOf(QChar stroke)
{
    if (jamos.contains(stroke))
        return QStringLiteral("hangul");
    if ((stroke >= u'a' && stroke <= u'z') || (stroke >= u'A' && stroke <= u'Z'))
        return QStringLiteral("latin");
    return numbers.contains(stroke) ? QStringLiteral("number") : QString();
}

QChar jamoOf(QChar letter)
{
    // Shift changes nothing on the other keys.
    const qsizetype place = letters.contains(letter) ? letters.indexOf(letter) : letters.indexOf(letter.toLower());
    return place < 0 ? letter : jamos[place];
}

} // namespace naru::kit

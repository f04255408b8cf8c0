// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/keyboardlayout.h"
#include "ui/kit/hangul.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace naru::kit {

namespace {

/// Rows end at "|", keys at a blank. "name:columns" is a key that is wider or narrower than one column, "gap" is none.
struct Drawing {
    KeyboardColumns columns;
    const char16_t *page, *leaves[2];
};
constexpr std::array drawings{
    Drawing{KeyboardColumns::Ten, u"hangul",
        {u"ㅂ ㅈ ㄷ ㄱ ㅅ ㅛ ㅕ ㅑ ㅐ ㅔ|ㅁ ㄴ ㅇ ㄹ ㅎ ㅗ ㅓ ㅏ ㅣ|shift:1.5 ㅋ ㅌ ㅊ ㅍ ㅠ ㅜ ㅡ erase:1.5|"
         u"number:1.65 space:4.2 latin:1.5 done:2.65"}},
    Drawing{KeyboardColumns::Ten, u"latin",
        {u"q w e r t y u i o p|a s d f g h j k l|shift:1.5 z x c v b n m erase:1.5|"
         u"number:1.65 space:4.2 hangul:1.5 done:2.65"}},
    Drawing{KeyboardColumns::Ten, u"number",
        {u"1 2 3 4 5 6 7 8 9 0|- / : @ . , ? ! _|gap:1.5 ( ) + = & # ~ erase:1.5|"
         u"hangul:1.65 space:4.2 latin:1.5 done:2.65"}},
    Drawing{KeyboardColumns::Seven, u"hangul",
        {u"ㄱ ㄴ ㄷ ㄹ ㅁ ㅂ ㅅ|ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ|ㅏ ㅑ ㅓ ㅕ ㅗ ㅛ ㅜ|shift ㅠ:0.9 ㅡ:0.9 ㅣ:0.9 ㅐ:0.9 ㅔ:0.9 "
         u"erase:1.5|"
         u"number:1.3 space:2.5 latin:1.4 done:1.8"}},
    Drawing{KeyboardColumns::Seven, u"latin",
        {u"a b c d e f g|h i j k l m n|o p q r s t u|shift v:0.9 w:0.9 x:0.9 y:0.9 z:0.9 erase:1.5|"
         u"number:1.3 space:2.5 hangul:1.4 done:1.8"}},
    Drawing{KeyboardColumns::Seven, u"number",
        {u"1 2 3 4 5 6 7|8 9 0 - / : @|. , ? ! _ ( )|gap +:0.9 =:0.9 &:0.9 #:0.9 ~:0.9 erase:1.5|"
         u"hangul:1.35 space:2.5 latin:1.35 done:1.8"}},
    Drawing{KeyboardColumns::Five, u"hangul",
        {u"ㄱ ㄴ ㄷ ㄹ ㅁ|ㅂ ㅅ ㅇ ㅈ ㅊ|ㅋ ㅌ ㅍ ㅎ shift|leaf:1.7 latin:1.6 erase:1.7|number:1.6 space:1.9 done:1.5",
            u"ㅏ ㅑ ㅓ ㅕ ㅗ|ㅛ ㅜ ㅠ ㅡ ㅣ|ㅐ ㅔ gap:2 shift|leaf:1.7 latin:1.6 erase:1.7|number:1.6 space:1.9 "
            u"done:1.5"}},
    Drawing{KeyboardColumns::Five, u"latin",
        {u"a b c d e|f g h i j|k l m gap shift|leaf:1.7 hangul:1.6 erase:1.7|number:1.6 space:1.9 done:1.5",
            u"n o p q r|s t u v w|x y z gap shift|leaf:1.7 hangul:1.6 erase:1.7|number:1.6 space:1.9 done:1.5"}},
    Drawing{KeyboardColumns::Five, u"number",
        {u"1 2 3 4 5|6 7 8 9 0|- . ,|leaf:1.7 latin:1.6 erase:1.7|hangul:1.6 space:1.9 done:1.5",
            u"/ : @ ? !|_ ( ) + =|& # ~|leaf:1.7 latin:1.6 erase:1.7|hangul:1.6 space:1.9 done:1.5"}},
};

QString shifted(const QString& key)
{
    static constexpr QStringView plain = u"ㅂㅈㄷㄱㅅㅐㅔ";
    static constexpr QStringView doubled = u"ㅃㅉㄸㄲㅆㅒㅖ";
    if (key.size() != 1)
        return key;
    const qsizetype place = plain.indexOf(key.front());
    return place < 0 ? key.toUpper() : QString(doubled[place]);
}

/// A row of keys, in the middle when it is short.
QList<KeyboardKey> rowOf(QStringView drawn, int row, const KeyboardFace& face)
{
    QList<KeyboardKey> keys;
    double width = 0;
    const auto parts = drawn.split(u' ', Qt::SkipEmptyParts);
    for (const QStringView part : parts) {
        const qsizetype colon = part.size() > 1 ? part.lastIndexOf(u':') : -1;
        const double columns = colon < 0 ? 1 : part.mid(colon + 1).toDouble();
        const QString key = part.first(colon < 0 ? part.size() : colon).toString();
        if (key != u"gap")
            keys.append({face.shifted ? shifted(key) : key, row, width, columns});
        width += columns;
    }
    for (KeyboardKey& key : keys)
        key.left += (static_cast<int>(face.columns) - width) / 2;
    return keys;
}

bool holds(const QList<KeyboardKey>& keys, const QString& wanted)
{
    return std::any_of(keys.begin(), keys.end(), [&](const KeyboardKey& key) { return key.key == wanted; });
}

double middleOf(const KeyboardKey& key)
{
    return key.left + key.columns / 2;
}

} // namespace

QList<KeyboardKey> keysOf(const KeyboardFace& face)
{
    const auto drawing = std::find_if(drawings.begin(), drawings.end(),
        [&](const Drawing& one) { return one.columns == face.columns && face.page == QStringView(one.page); });
    if (drawing == drawings.end())
        return {};
    const char16_t* const leaf = drawing->leaves[face.leaf == 1 && drawing->leaves[1] ? 1 : 0];
    QList<KeyboardKey> keys;
    int row = 0;
    for (const QStringView drawn : QStringView(leaf).split(u'|'))
        keys += rowOf(drawn, row++, face);
    return keys;
}

int rowsOf(KeyboardColumns columns)
{
    return columns == KeyboardColumns::Ten ? 4 : 5;
}

QString keyToward(const QString& wanted, const KeyboardFace& face)
{
    const auto shows = [&](const KeyboardFace& other, const QString& key) { return holds(keysOf(other), key); };
    KeyboardFace other = face;
    if (wanted.isEmpty() || shows(face, wanted))
        return wanted;
    other.shifted = !face.shifted;
    if (shows(other, wanted) && shows(face, QStringLiteral("shift")))
        return QStringLiteral("shift");
    for (const bool shift : {false, true}) {
        other = {face.columns, face.page, 1 - face.leaf, shift};
        if (shows(other, wanted))
            return QStringLiteral("leaf");
    }
    const QString page = wanted.size() == 1 ? pageOf(wanted.front()) : QString();
    return page.isEmpty() || page == face.page ? QString() : keyToward(page, face);
}

int keyBeside(const QList<KeyboardKey>& keys, qsizetype at, int direction)
{
    if (at < 0 || at >= keys.size())
        return -1;
    const int down = direction == Qt::Key_Down ? 1 : direction == Qt::Key_Up ? -1 : 0;
    const qsizetype along = direction == Qt::Key_Right ? 1 : -1;
    if (down == 0) {
        const qsizetype next = at + along;
        return next >= 0 && next < keys.size() && keys[next].row == keys[at].row ? static_cast<int>(next) : -1;
    }
    int nearest = -1;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const auto distance = [&](qsizetype other) { return std::abs(middleOf(keys[other]) - middleOf(keys[at])); };
        if (keys[i].row == keys[at].row + down && (nearest < 0 || distance(i) < distance(nearest)))
            nearest = static_cast<int>(i);
    }
    return nearest;
}

} // namespace naru::kit

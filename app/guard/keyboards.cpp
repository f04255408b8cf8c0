// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/guard/keyboards.h"

#include <algorithm>
#include <cctype>

namespace naru::guard {

namespace {

// linux/input-event-codes.h
constexpr int btnMisc = 0x100, keyOk = 0x160, btnDpadUp = 0x220, keyAlsToggle = 0x230, btnTriggerHappy = 0x2c0;
constexpr int keysOfAKeyboard = 32; ///< Esc, digits, Q to D; the first is reserved
constexpr int wordBits = 8 * sizeof(long);
constexpr qsizetype wordsMax = 64, nameMax = 200;

/// The kernel prints a bitmap as words of a long, the highest first.
class Keys {
public:
    explicit Keys(QByteArrayView line)
    {
        for (const QByteArray& word : line.toByteArray().simplified().split(' ').mid(0, wordsMax))
            m_words.prepend(word.toULongLong(nullptr, 16));
    }
    bool has(int key) const
    {
        const int word = key / wordBits;
        return word < m_words.size() && ((m_words.at(word) >> (key % wordBits)) & 1) != 0;
    }
    bool any(int from, int to) const
    {
        bool found = false;
        for (int key = from; key < to; ++key)
            found = found || has(key);
        return found;
    }
    bool all(int from, int to) const
    {
        bool every = true;
        for (int key = from; key < to; ++key)
            every = every && has(key);
        return every;
    }

private:
    QList<quint64> m_words;
};

QByteArray valueOf(QByteArrayView line, QByteArrayView key)
{
    const qsizetype at = line.indexOf(key);
    if (at < 0)
        return {};
    QByteArray rest = line.sliced(at + key.size()).toByteArray();
    return rest.left(rest.indexOf(' ') < 0 ? rest.size() : rest.indexOf(' '));
}

quint16 hexOf(const QByteArray& digits, bool& good)
{
    good = good && digits.size() == 4 && std::all_of(digits.begin(), digits.end(), [](char c) {
        return std::isxdigit(static_cast<unsigned char>(c));
    });
    return digits.toUShort(nullptr, 16);
}

QByteArray hex(quint16 number)
{
    return QByteArray::number(number, 16).rightJustified(4, '0');
}

/// As a pattern of udev: what would end the string or mean something else stands for any one character.
QByteArray patternOf(const QString& name)
{
    QByteArray pattern = name.toUtf8();
    for (char& c : pattern) {
        if (QByteArrayView("\"\\*?[]|$%").contains(c) || (c >= 0 && c < ' ') || c == 0x7f)
            c = '?';
    }
    return pattern;
}

Keyboard read(QByteArrayView block, bool& types)
{
    Keyboard keyboard;
    bool good = true;
    types = false;
    for (const QByteArray& line : block.toByteArray().split('\n')) {
        if (line.startsWith("I: ")) {
            keyboard.vendor = hexOf(valueOf(line, "Vendor="), good);
            keyboard.product = hexOf(valueOf(line, "Product="), good);
        } else if (line.startsWith("N: Name=\"") && line.endsWith('"')) {
            keyboard.name = QString::fromUtf8(line.mid(9, line.size() - 10)).left(nameMax);
        } else if (line.startsWith("P: Phys=")) {
            keyboard.place = QString::fromUtf8(line.mid(8)).left(nameMax);
        } else if (line.startsWith("B: KEY=")) {
            const Keys keys(QByteArrayView(line).sliced(7));
            types = keys.any(0, btnMisc) || keys.any(keyOk, btnDpadUp) || keys.any(keyAlsToggle, btnTriggerHappy);
            keyboard.whole = keys.all(1, keysOfAKeyboard);
        }
    }
    types = types && good;
    return keyboard;
}

} // namespace

QString Keyboard::id() const
{
    return QString::fromLatin1(hex(vendor) + ':' + hex(product));
}

QList<Keyboard> keyboardsIn(QByteArrayView devices)
{
    QList<Keyboard> found;
    if (devices.size() > listBytesMax)
        return found;
    QByteArray rest = devices.toByteArray();
    rest.replace("\r\n", "\n");
    while (!rest.isEmpty()) {
        qsizetype end = rest.indexOf("\n\n");
        end = end < 0 ? rest.size() : end;
        bool types = false;
        const Keyboard keyboard = read(QByteArrayView(rest).first(end), types);
        if (types)
            found.append(keyboard);
        rest.remove(0, end + 2);
    }
    return found;
}

AllowList allowListOf(QByteArrayView text)
{
    AllowList list;
    if (text.size() > listBytesMax)
        return {{}, {QStringLiteral("the list is longer than a list of keyboards can be")}};
    qsizetype number = 0;
    for (const QByteArray& whole : text.toByteArray().split('\n').mid(0, listLinesMax)) {
        ++number;
        const QByteArray line = whole.trimmed();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const qsizetype blank = line.indexOf(' ');
        const QByteArray id = blank < 0 ? line : line.left(blank);
        bool good = id.size() == 9 && id.at(4) == ':';
        const AllowedKeyboard allowed{hexOf(id.left(4), good), hexOf(id.mid(5), good),
            blank < 0 ? QString() : QString::fromUtf8(line.mid(blank).trimmed()).left(nameMax)};
        if (good)
            list.keyboards.append(allowed);
        else
            list.complaints.append(QStringLiteral("line %1: VENDOR:PRODUCT, four hexadecimal digits each").arg(number));
    }
    return list;
}

bool allows(const AllowList& list, const Keyboard& keyboard)
{
    return std::any_of(list.keyboards.begin(), list.keyboards.end(), [&](const AllowedKeyboard& allowed) {
        return allowed.vendor == keyboard.vendor && allowed.product == keyboard.product
            && (allowed.name.isEmpty() || allowed.name == keyboard.name);
    });
}

QByteArray udevRulesFor(const AllowList& list)
{
    QByteArray rules
        = "# Written by `naructl kiosk keyboards` from the list of allowed keyboards: change the list, not "
          "this.\n"
          "ACTION==\"remove\", GOTO=\"naru_keyboards_end\"\n"
          "SUBSYSTEM!=\"input\", GOTO=\"naru_keyboards_end\"\n"
          "KERNEL!=\"event*\", GOTO=\"naru_keyboards_end\"\n"
          "ENV{ID_INPUT_KEY}!=\"1\", ENV{ID_INPUT_KEYBOARD}!=\"1\", GOTO=\"naru_keyboards_end\"\n\n";
    for (const AllowedKeyboard& allowed : list.keyboards) {
        rules
            += "ATTRS{id/vendor}==\"" + hex(allowed.vendor) + "\", ATTRS{id/product}==\"" + hex(allowed.product) + '"';
        if (!allowed.name.isEmpty())
            rules += ", ATTRS{name}==\"" + patternOf(allowed.name) + '"';
        rules += ", GOTO=\"naru_keyboards_end\"\n";
    }
    return rules
        + "\n# Nobody reads this one: neither the compositor nor the X server.\n"
          "ENV{LIBINPUT_IGNORE_DEVICE}=\"1\"\n\n"
          "LABEL=\"naru_keyboards_end\"\n";
}

} // namespace naru::guard

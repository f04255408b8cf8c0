// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/bytewords.h"

#include <QtEndian>

#include <array>

namespace naru::codec {

namespace {

/// BCR-2020-012, in the order of the bytes they stand for.
constexpr char words[]
    = "able acid also apex aqua arch atom aunt away axis back bald barn belt beta bias blue body brag brew bulb buzz "
      "calm cash cats chef city claw code cola cook cost crux curl cusp cyan dark data days deli dice diet door down "
      "draw drop drum dull duty each easy echo edge epic even exam exit eyes fact fair fern figs film fish fizz flap "
      "flew flux foxy free frog fuel fund gala game gear gems gift girl glow good gray grim guru gush gyro half hang "
      "hard hawk heat help high hill holy hope horn huts iced idea idle inch inky into iris iron item jade jazz join "
      "jolt jowl judo jugs jump junk jury keep keno kept keys kick kiln king kite kiwi knob lamb lava lazy leaf legs "
      "liar limp lion list logo loud love luau luck lung main many math maze memo menu meow mild mint miss monk nail "
      "navy need news next noon note numb obey oboe omit onyx open oval owls paid part peck play plus poem pool pose "
      "puff puma purr quad quiz race ramp real redo rich road rock roof ruby ruin runs rust safe saga scar sets silk "
      "skew slot soap solo song stub surf swan taco task taxi tent tied time tiny toil tomb toys trip tuna twin ugly "
      "undo unit urge user vast very veto vial vibe view visa void vows wall wand warm wasp wave waxy webs what when "
      "whiz wolf work yank yawn yell yoga yurt zaps zero zest zinc zone zoom ";
constexpr int wordStep = 5, byteValues = 256, letters = 26;
static_assert(sizeof words == byteValues * wordStep + 1);

/// The byte of a first and a last letter; -1 where no word has them.
constexpr auto byteOf = [] {
    std::array<qint16, letters * letters> table{};
    table.fill(-1);
    for (int byte = 0; byte < byteValues; ++byte) {
        const int first = words[byte * wordStep] - 'a', last = words[byte * wordStep + 3] - 'a';
        table[static_cast<std::size_t>(first * letters + last)] = static_cast<qint16>(byte);
    }
    return table;
}();

constexpr auto crcTable = [] {
    std::array<quint32, byteValues> table{};
    for (quint32 byte = 0; byte < byteValues; ++byte) {
        quint32 rest = byte;
        for (int bit = 0; bit < 8; ++bit)
            rest = rest & 1 ? 0xEDB88320u ^ (rest >> 1) : rest >> 1;
        table[byte] = rest;
    }
    return table;
}();

int letterOf(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    return c >= 'a' && c <= 'z' ? c - 'a' : -1;
}

} // namespace

quint32 crc32(QByteArrayView bytes)
{
    quint32 rest = ~0u;
    for (const char c : bytes)
        rest = crcTable[(rest ^ static_cast<quint8>(c)) & 0xff] ^ (rest >> 8);
    return ~rest;
}

QByteArray toBytewords(QByteArrayView bytes)
{
    QByteArray whole = bytes.toByteArray(), text;
    const quint32 sum = qToBigEndian(crc32(bytes));
    whole.append(reinterpret_cast<const char*>(&sum), sizeof sum);
    text.reserve(whole.size() * 2);
    for (const char c : std::as_const(whole)) {
        const char* const word = words + static_cast<quint8>(c) * wordStep;
        text.append(word[0]).append(word[3]);
    }
    return text;
}

Result<QByteArray> fromBytewords(QByteArrayView text)
{
    if (text.size() % 2)
        return CodecFault::BadText;
    QByteArray bytes;
    bytes.reserve(text.size() / 2);
    for (qsizetype i = 0; i < text.size(); i += 2) {
        const int first = letterOf(text[i]), last = letterOf(text[i + 1]);
        const int byte = first < 0 || last < 0 ? -1 : byteOf[static_cast<std::size_t>(first * letters + last)];
        if (byte < 0)
            return CodecFault::BadText;
        bytes.append(static_cast<char>(byte));
    }
    constexpr qsizetype sumBytes = sizeof(quint32);
    if (bytes.size() < sumBytes)
        return CodecFault::Truncated;
    const auto sum = qFromBigEndian<quint32>(bytes.constData() + bytes.size() - sumBytes);
    bytes.chop(sumBytes);
    return crc32(bytes) == sum ? Result<QByteArray>(bytes) : CodecFault::Malformed;
}

} // namespace naru::codec

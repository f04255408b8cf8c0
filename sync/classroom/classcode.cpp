// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/classroom/classcode.h"

#include "app/codec/cbor.h"
#include "app/codec/text.h"
#include "sync/lan/identity.h"

#include <QHostAddress>

#include <array>

namespace naru::classroom {

namespace {

constexpr QByteArrayView prefix("NARU-CLASS:1:");
constexpr codec::CborLimits limits{ClassCode::bytesMax, 3, 8};
constexpr int shortDigits = 6, longDigits = 10, groupDigits = 4;
constexpr quint64 longOffsets = 2;

/// What six digits can say: networks of one centre, by the addresses that differ within them.
struct Network {
    quint32 first, addresses; ///< IPv4
    quint64 base;             ///< of their digits
};
constexpr std::array networks{Network{0xc0a80000, 65536, 0}, Network{0x0a2a0000, 256, 660'000},
    Network{0xac140a00, 256, 670'000}, Network{0x7f000000, 256, 680'000}};

// ---- digits

char checkOf(const QByteArray& digits)
{
    static constexpr std::array<const char*, 10> table{"0317598642", "7092154863", "4206871359", "1750983426",
        "6123045978", "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"};
    char interim = '0';
    for (const char digit : digits)
        interim = table[std::size_t(interim - '0')][digit - '0'];
    return interim;
}

lan::Place placeOf(quint32 ipv4, quint64 offset)
{
    return {QHostAddress(ipv4).toString(), static_cast<quint16>(ClassCode::portFirst + offset)};
}

std::optional<quint64> shortOf(quint32 ipv4, quint64 offset)
{
    for (const Network& network : networks) {
        if (ipv4 >= network.first && ipv4 - network.first < network.addresses)
            return network.base + quint64(ipv4 - network.first) * ClassCode::ports + offset;
    }
    return std::nullopt;
}

std::optional<lan::Place> fromShort(quint64 number)
{
    for (const Network& network : networks) {
        if (number < network.base || number >= network.base + quint64(network.addresses) * ClassCode::ports)
            continue;
        const quint64 within = number - network.base;
        return placeOf(network.first + static_cast<quint32>(within / ClassCode::ports), within % ClassCode::ports);
    }
    return std::nullopt;
}

std::optional<lan::Place> fromLong(quint64 number)
{
    const quint64 ipv4 = number / longOffsets;
    if (ipv4 > 0xffffffff || shortOf(static_cast<quint32>(ipv4), 0)) // those have a shorter spelling
        return std::nullopt;
    return placeOf(static_cast<quint32>(ipv4), number % longOffsets);
}

std::optional<QByteArray> digitsOf(const lan::Place& place)
{
    const QHostAddress address(place.address);
    if (address.protocol() != QAbstractSocket::IPv4Protocol || place.port < ClassCode::portFirst
        || place.port >= ClassCode::portFirst + ClassCode::ports)
        return std::nullopt;
    const quint32 ipv4 = address.toIPv4Address();
    const quint64 offset = place.port - ClassCode::portFirst;
    if (const auto number = shortOf(ipv4, offset))
        return QByteArray::number(*number).rightJustified(shortDigits, '0');
    if (offset >= longOffsets)
        return std::nullopt;
    return QByteArray::number(quint64(ipv4) * longOffsets + offset).rightJustified(longDigits, '0');
}

/// Nothing: other letters too.
std::optional<QByteArray> bareDigits(QByteArrayView text)
{
    QByteArray digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ' ' && c != '-')
            return std::nullopt;
    }
    return digits;
}

Result<ClassCode> fromDigits(const QByteArray& digits)
{
    constexpr qsizetype behind = ClassCode::keyDigitsMax + 1;
    const bool isShort = digits.size() == shortDigits + behind;
    if ((!isShort && digits.size() != longDigits + behind) || checkOf(digits) != '0')
        return ClassroomFault::BadCode;
    const quint64 number = digits.chopped(behind).toULongLong();
    const auto place = isShort ? fromShort(number) : fromLong(number);
    if (!place || !lan::Place::parse(place->text()))
        return ClassroomFault::BadCode;
    const QByteArray key = digits.sliced(digits.size() - behind, ClassCode::keyDigitsMax);
    return ClassCode{{*place}, {}, QString::fromLatin1(key)};
}

// ---- the camera's

Result<ClassCode> fromCamera(QByteArrayView text)
{
    const auto bytes = codec::fromBase45(text);
    if (!bytes)
        return ClassroomFault::BadCode;
    const auto document = codec::CborDocument::parse(*bytes, limits);
    if (!document)
        return ClassroomFault::BadCode;
    const codec::CborValue root = (*document)->root(), places = root.at(1);
    const auto keyHash = root.at(0).toBytes();
    if (!root.is(codec::CborType::Array) || root.size() != 2 || !keyHash || keyHash->size() != lan::keyHashBytes
        || !places.is(codec::CborType::Array) || places.size() < 1 || places.size() > ClassCode::placesMax)
        return ClassroomFault::BadCode;
    ClassCode code{{}, QByteArray(keyHash->constData(), keyHash->size())};
    for (const codec::CborValue& each : places.items()) {
        const auto spelled = each.toText();
        const auto place = spelled ? lan::Place::parse(*spelled) : Result<lan::Place>(lan::LanFault::BadPlace);
        if (!place || place->text() != *spelled)
            return ClassroomFault::BadCode;
        code.places.append(*place);
    }
    return code;
}

} // namespace

QByteArray ClassCode::text() const
{
    NARU_ASSERT(keyHash.size() == lan::keyHashBytes && !places.isEmpty() && places.size() <= placesMax);
    codec::CborWriter writer;
    writer.array(2).bytes(keyHash).array(quint64(places.size()));
    for (const lan::Place& place : places)
        writer.text(place.text());
    return prefix.toByteArray() + codec::toBase45(writer.take());
}

std::optional<QString> ClassCode::digits(const QByteArray& key) const
{
    for (const lan::Place& place : places) {
        const auto found = digitsOf(place);
        if (!found)
            continue;
        QByteArray all = *found + keyDigitsOf(key).toLatin1();
        all += checkOf(all);
        QStringList groups;
        for (qsizetype at = 0; at < all.size(); at += groupDigits)
            groups.append(QString::fromLatin1(all.mid(at, groupDigits)));
        return groups.join(u' ');
    }
    return std::nullopt;
}

Result<ClassCode> ClassCode::parse(QByteArrayView text)
{
    if (text.size() > bytesMax)
        return ClassroomFault::BadCode;
    const QByteArrayView bare = text.trimmed();
    if (bare.startsWith(prefix))
        return fromCamera(bare.sliced(prefix.size()));
    const auto digits = bareDigits(bare);
    return digits ? fromDigits(*digits) : Result<ClassCode>(ClassroomFault::BadCode);
}

bool ClassCode::fits(const QByteArray& key) const
{
    if (!keyHash.isEmpty())
        return lan::hashOf(key) == keyHash;
    return keyDigits.isEmpty() || keyDigitsOf(key) == keyDigits;
}

QString keyDigitsOf(const QByteArray& key)
{
    static constexpr QByteArrayView letters("0123456789ABCDEFGHJKMNPQRSTVWXYZ"); // Crockford's
    constexpr quint64 modulus = 100'000;
    quint64 number = 0;
    for (const QChar letter : lan::shortCodeOf(key)) {
        const qsizetype value = letters.indexOf(letter.toLatin1());
        NARU_ASSERT(value >= 0);
        number = number * quint64(letters.size()) + quint64(value);
    }
    return QString::number(number % modulus).rightJustified(ClassCode::keyDigitsMax, u'0');
}

} // namespace naru::classroom

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/assert.h"
#include "app/crypto/hash.h"
#include "app/crypto/keys/keyfile.h"

#include <QtEndian>

#include <limits>

namespace naru::crypto {

namespace {

constexpr QByteArrayView magic("NARUKEYS");
constexpr char version = 1;
constexpr qsizetype checksumBytes = 32;

/// Writes behind one another into memory that is already there: growing would leave copies of keys behind.
class Pen {
public:
    explicit Pen(Secret& page)
        : m_at(page.data())
    {
    }
    void bytes(QByteArrayView bytes) { m_at = std::copy(bytes.begin(), bytes.end(), m_at); }
    void u8(qsizetype value) { *m_at++ = static_cast<char>(checked<quint8>(value)); }
    void u16(qsizetype value)
    {
        qToBigEndian(checked<quint16>(value), m_at);
        m_at += 2;
    }

private:
    template <typename Number>
    static Number checked(qsizetype value)
    {
        NARU_ASSERT(value >= 0 && value <= std::numeric_limits<Number>::max());
        return static_cast<Number>(value);
    }
    char* m_at;
};

/// Takes from the front; -1 or a null view once the bytes end too soon.
struct Cursor {
    QByteArrayView rest;
    bool cut = false;

    QByteArrayView bytes(qsizetype size)
    {
        cut = cut || size > rest.size();
        if (cut)
            return {};
        const auto result = rest.first(size);
        rest = rest.sliced(size);
        return result;
    }
    qsizetype u8()
    {
        const auto byte = bytes(1);
        return cut ? 0 : static_cast<quint8>(byte[0]);
    }
    qsizetype u16()
    {
        const auto pair = bytes(2);
        return cut ? 0 : qFromBigEndian<quint16>(pair.data());
    }
};

} // namespace

Secret encodeKeys(const KeyMap& keys)
{
    qsizetype size = magic.size() + 1 + 2 + checksumBytes;
    for (const auto& [name, key] : keys)
        size += 1 + name.size() + 2 + key.size();
    Secret page(size);
    Pen pen(page);
    pen.bytes(magic);
    pen.u8(version);
    pen.u16(static_cast<qsizetype>(keys.size()));
    for (const auto& [name, key] : keys) {
        pen.u8(name.size());
        pen.bytes(name.toLatin1());
        pen.u16(key.size());
        pen.bytes(key.view());
    }
    pen.bytes(sha256(page.view().chopped(checksumBytes)));
    return page;
}

Result<KeyMap> decodeKeys(QByteArrayView bytes)
{
    if (bytes.size() < checksumBytes || sha256(bytes.chopped(checksumBytes)) != bytes.last(checksumBytes))
        return CryptoFault::KeyStoreDamaged;
    Cursor cursor{bytes.chopped(checksumBytes)};
    if (cursor.bytes(magic.size()) != magic || cursor.u8() != version)
        return CryptoFault::KeyStoreDamaged;
    KeyMap keys;
    for (qsizetype count = cursor.u16(); count > 0 && !cursor.cut; --count) {
        const auto name = cursor.bytes(cursor.u8());
        const auto key = cursor.bytes(cursor.u16());
        keys[QString::fromLatin1(name)] = Secret(key);
    }
    if (cursor.cut || !cursor.rest.isEmpty())
        return CryptoFault::KeyStoreDamaged;
    return keys;
}

} // namespace naru::crypto

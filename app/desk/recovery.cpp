// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/recovery.h"

#include "app/codec/cbor.h"
#include "app/crypto/aead.h"
#include "app/crypto/hash.h"

#include <QRegularExpression>

namespace naru::desk {

namespace {
constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr qsizetype codeBytes = 20, saltBytes = 16;
constexpr char magic[] = "NARUKEYS1";
constexpr qsizetype magicBytes = sizeof magic - 1;

crypto::Secret sealingKey(QByteArrayView code, QByteArrayView salt)
{
    return crypto::hkdfSha256(code, salt, "naru-backup", crypto::gcmKeyBytes);
}

/// Position in the alphabet; what looks alike on paper counts as the same.
int digitOf(QChar letter)
{
    switch (const char16_t c = letter.toUpper().unicode()) {
    case u'O':
        return 0;
    case u'I':
    case u'L':
        return 1;
    default:
        return static_cast<int>(QLatin1StringView(alphabet).indexOf(QChar(c)));
    }
}
} // namespace

QString recoveryText(QByteArrayView code)
{
    QString text;
    quint32 bits = 0;
    int held = 0;
    for (const char byte : code) {
        bits = bits << 8 | static_cast<quint8>(byte);
        for (held += 8; held >= 5; held -= 5) {
            if (text.size() % 5 == 4)
                text += QLatin1Char('-');
            text += QLatin1Char(alphabet[bits >> (held - 5) & 31]);
        }
    }
    return text;
}

Result<crypto::Secret> parseRecovery(const QString& text)
{
    crypto::Secret code(codeBytes);
    quint32 bits = 0;
    int held = 0;
    qsizetype at = 0;
    for (const QChar letter : text) {
        if (letter == u'-' || letter.isSpace())
            continue;
        const int digit = digitOf(letter);
        if (digit < 0)
            return DeskFault::RestoreUnreadable;
        bits = bits << 5 | static_cast<quint32>(digit);
        held += 5;
        if (held >= 8) {
            if (at == codeBytes)
                return DeskFault::RestoreUnreadable;
            held -= 8;
            code.data()[at++] = static_cast<char>(bits >> held & 0xff);
        }
    }
    if (at != codeBytes || held != 0)
        return DeskFault::RestoreUnreadable;
    return code;
}

static Result<QByteArray> sealNamed(
    const crypto::KeyStore& keys, const QStringList& names, QByteArrayView code, Random& random)
{
    codec::CborWriter writer;
    writer.map(static_cast<quint64>(names.size()));
    for (const QString& name : names) {
        const auto key = keys.load(name);
        if (!key)
            return key.fault();
        writer.text(name).bytes(key->view());
    }
    QByteArray plain = writer.take();
    const QByteArray salt = random.bytes(saltBytes), nonce = random.bytes(crypto::gcmNonceBytes);
    const QByteArray sealed = crypto::seal(sealingKey(code, salt).view(), nonce, magic, plain);
    crypto::wipe(plain);
    return QByteArray(magic) + salt + nonce + sealed;
}

Result<QByteArray> sealKeys(const crypto::KeyStore& keys, QByteArrayView code, Random& random)
{
    QStringList names;
    for (const QString& name : keys.names()) {
        if (name.startsWith(QStringLiteral("journal.")) || name == QStringLiteral("device.id")
            || name == QStringLiteral("staff.pepper") || name == QStringLiteral("backup.recovery")
            || name == QStringLiteral("centre.bills"))
            names.append(name);
    }
    return sealNamed(keys, names, code, random);
}

Result<QByteArray> sealJournalKeys(const crypto::KeyStore& keys, QByteArrayView code, Random& random)
{
    return sealNamed(keys, keys.names().filter(QRegularExpression(QStringLiteral("^journal\\."))), code, random);
}

Result<void> unsealKeys(const QByteArray& sealed, QByteArrayView code, crypto::KeyStore& into)
{
    constexpr qsizetype headBytes = magicBytes + saltBytes + crypto::gcmNonceBytes;
    if (sealed.size() < headBytes || !sealed.startsWith(magic))
        return DeskFault::RestoreUnreadable;
    const QByteArrayView view(sealed);
    const auto key = sealingKey(code, view.sliced(magicBytes, saltBytes));
    auto plain = crypto::open(
        key.view(), view.sliced(magicBytes + saltBytes, crypto::gcmNonceBytes), magic, view.sliced(headBytes));
    if (!plain)
        return Fault(DeskFault::RestoreUnreadable, QStringLiteral("recovery code does not open the keys"));
    const auto document = codec::CborDocument::parse(*plain);
    if (!document)
        return DeskFault::RestoreUnreadable;
    for (const auto& [name, value] : (*document)->root().pairs()) {
        const auto text = name.toText();
        const auto bytes = value.toBytes();
        if (!text || !bytes)
            return DeskFault::RestoreUnreadable;
        if (const auto stored = into.store(*text, crypto::Secret(QByteArrayView(*bytes))); !stored)
            return stored;
    }
    return {};
}

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/identity.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"

#include <algorithm>

namespace naru::lan {

namespace {
/// Printable, and nothing that steers how its neighbours are shown.
bool mayStand(char32_t letter)
{
    switch (QChar::category(letter)) {
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return QChar::isPrint(letter);
    }
}
} // namespace

Identity Self::identity() const
{
    return {device, keyOf(key.publicKey()), nameFit(name)};
}

Result<crypto::PrivateKey> signingKey(const crypto::KeyStore& store)
{
    const auto stored = store.load(QStringLiteral("desk.signing"));
    if (!stored)
        return stored.fault();
    auto key = crypto::PrivateKey::fromPkcs8(stored->view());
    if (key && key->curve() != crypto::Curve::P256)
        return crypto::CryptoFault::WrongKey;
    return key;
}

QByteArray keyOf(const crypto::PublicKey& key)
{
    NARU_ASSERT(key.curve() == crypto::Curve::P256);
    return key.x() + key.y();
}

QByteArray hashOf(QByteArrayView key)
{
    return crypto::sha256(key);
}

QString shortCodeOf(QByteArrayView key)
{
    constexpr const char* letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr int bits = 5, count = 8;
    const crypto::Secret stretched = crypto::scrypt(key, QByteArrayView("naru-lan-1 short code"));
    quint64 number = 0;
    for (int i = 0; i < bits * count / 8; ++i)
        number = number << 8 | quint8(stretched.view()[i]);
    QString code;
    for (int i = count - 1; i >= 0; --i)
        code += QLatin1Char(letters[number >> (bits * i) & 31]);
    return code;
}

bool isName(const QString& name)
{
    const auto letters = name.toUcs4();
    return !letters.isEmpty() && letters.size() <= nameLettersMax && name.isValidUtf16() && name.trimmed() == name
        && std::all_of(letters.begin(), letters.end(), [](auto letter) { return mayStand(char32_t(letter)); });
}

QString nameFit(const QString& name)
{
    QString fit;
    qsizetype count = 0;
    for (const auto letter : name.trimmed().toUcs4()) {
        if (count == nameLettersMax)
            break;
        const auto one = char32_t(letter);
        if (!mayStand(one)) // half a surrogate pair is of category Other too
            continue;
        fit += QString::fromUcs4(&one, 1);
        ++count;
    }
    fit = fit.trimmed();
    return isName(fit) ? fit : QStringLiteral("?");
}

} // namespace naru::lan

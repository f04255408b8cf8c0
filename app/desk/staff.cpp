// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/staff.h"

#include "app/crypto/hash.h"

#include <algorithm>

namespace naru::desk {

namespace {
constexpr qsizetype saltBytes = 16;
constexpr Milliseconds firstWait = std::chrono::seconds(30), longestWait = std::chrono::hours(1);

crypto::Secret derive(const QString& pin, QByteArrayView pepper, QByteArrayView salt)
{
    const crypto::Secret utf8{QByteArrayView(pin.toUtf8())};
    QByteArray peppered = crypto::hmacSha256(pepper, {utf8.view()});
    crypto::Secret key = crypto::scrypt(peppered, salt);
    crypto::wipe(peppered);
    return key;
}
} // namespace

Milliseconds pinWait(int wrongTries)
{
    if (wrongTries < pinTriesBeforeWait)
        return Milliseconds(0);
    const int doublings = std::min(wrongTries - pinTriesBeforeWait, 10);
    return std::min(firstWait * (1 << doublings), longestWait);
}

Result<void> checkPin(const QString& pin)
{
    const bool digits = std::all_of(pin.begin(), pin.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const bool oneDigit = std::all_of(pin.begin(), pin.end(), [&](QChar c) { return c == pin.front(); });
    if (pin.size() < pinDigitsMin || pin.size() > pinDigitsMax || !digits || oneDigit)
        return DeskFault::BadPin;
    return {};
}

QByteArray PinVerifier::makeSalt(Random& random)
{
    return random.bytes(saltBytes);
}

PinVerifier PinVerifier::make(const QString& pin, QByteArrayView pepper, const QByteArray& salt)
{
    return {salt, derive(pin, pepper, salt).view().toByteArray()};
}

bool PinVerifier::matches(const QString& pin, QByteArrayView pepper) const
{
    return crypto::equalConstantTime(derive(pin, pepper, salt).view(), hash);
}

} // namespace naru::desk

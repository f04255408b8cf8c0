// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexo/amount.h"

#include "app/base/assert.h"

#include <algorithm>

namespace naru::payments::nexo {

namespace {

constexpr qsizetype fractionDigitsMax = 6;

bool isDigits(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isCurrency(QByteArrayView text)
{
    return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

} // namespace

Amount Amount::won(qint64 won)
{
    NARU_ASSERT(won >= 0 && won <= wonMax);
    return {"KRW", won * millionthsPerUnit};
}

Result<qint64> readMillionths(const codec::JsonNode& number, qsizetype unitDigitsMax)
{
    const QByteArrayView text = number.isNumber() ? number.raw() : QByteArrayView();
    const qsizetype point = text.indexOf('.');
    const QByteArrayView units = point < 0 ? text : text.first(point);
    const QByteArrayView fraction = point < 0 ? QByteArrayView() : text.sliced(point + 1);
    const bool plain = !units.isEmpty() && units.size() <= unitDigitsMax && fraction.size() <= fractionDigitsMax
        && isDigits(units) && isDigits(fraction); // no sign, no exponent
    if (!plain)
        return NexoFault::BadAmount;
    return units.toLongLong() * Amount::millionthsPerUnit
        + fraction.toByteArray().leftJustified(fractionDigitsMax, '0').toLongLong();
}

Result<Amount> Amount::read(QByteArrayView currency, const codec::JsonNode& number)
{
    const auto millionths = readMillionths(number);
    if (!isCurrency(currency) || !millionths)
        return NexoFault::BadAmount;
    if (currency == "KRW" && *millionths % millionthsPerUnit != 0)
        return Fault(NexoFault::BadAmount, QStringLiteral("a fraction of a won"));
    return Amount{currency.toByteArray(), *millionths};
}

QByteArray Amount::json() const
{
    QByteArray text = QByteArray::number(millionths / millionthsPerUnit);
    QByteArray fraction = QByteArray::number(millionths % millionthsPerUnit).rightJustified(fractionDigitsMax, '0');
    while (fraction.endsWith('0'))
        fraction.chop(1);
    return fraction.isEmpty() ? text : text + '.' + fraction;
}

} // namespace naru::payments::nexo

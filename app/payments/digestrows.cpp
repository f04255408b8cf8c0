// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/digestrows.h"

namespace naru::payments {

QByteArray packed(const QList<TakenBill>& bills)
{
    QByteArray bytes;
    for (const TakenBill& bill : bills)
        bytes += bill.digest + static_cast<char>(bill.state);
    return bytes;
}

std::optional<QList<TakenBill>> unpacked(const QByteArray& bytes)
{
    if (bytes.size() % takenBillBytes != 0 || bytes.size() / takenBillBytes > digestsMax)
        return std::nullopt;
    QList<TakenBill> bills;
    for (qsizetype at = 0; at < bytes.size(); at += takenBillBytes) {
        const char state = bytes[at + billDigestBytes];
        const QByteArray digest = bytes.mid(at, billDigestBytes);
        if ((state != 1 && state != 2) || (!bills.isEmpty() && !(bills.last().digest < digest)))
            return std::nullopt;
        bills.append({digest, static_cast<TakenState>(state)});
    }
    return bills;
}

QByteArray inARow(const QList<QByteArray>& digests)
{
    QByteArray bytes;
    for (const QByteArray& digest : digests)
        bytes += digest;
    return bytes;
}

std::optional<QList<QByteArray>> fromARow(const QByteArray& bytes)
{
    if (bytes.size() % billDigestBytes != 0 || bytes.size() / billDigestBytes > endedDigestsMax)
        return std::nullopt;
    QList<QByteArray> digests;
    for (qsizetype at = 0; at < bytes.size(); at += billDigestBytes) {
        const QByteArray digest = bytes.mid(at, billDigestBytes);
        if (!digests.isEmpty() && !(digests.last() < digest))
            return std::nullopt;
        digests.append(digest);
    }
    return digests;
}

} // namespace naru::payments

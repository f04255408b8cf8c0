// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/receipt.h"
#include "app/storage/database.h"

namespace naru::crypto {
class PrivateKey;
}

namespace naru::payments {

/// Which entry of the desk's record says that a receipt was drawn up: what a hub's proof of that entry is held against.
struct ReceiptPlace {
    quint32 epoch = 0;
    quint64 seq = 0;
    QByteArray hash; ///< 32 bytes
    bool operator==(const ReceiptPlace&) const = default;
};

/// As eReceiptOf(), with 9 [epoch, seq, hash] in the signed body; a program that does not know 9 passes it over.
QByteArray eReceiptOf(const Receipt& receipt, const ReceiptPlace& place, const crypto::PrivateKey& key);
/// What a text says of its place; judgeEReceipt() says whether that is to be believed. Nothing: it names none.
std::optional<ReceiptPlace> placeIn(QByteArrayView text);

/// Stamp::number() of the entries that drew up receipts, newest first.
Result<QList<qint64>> receiptEntries(storage::Database& database, int most);
/// Of one of them. Nothing: no such receipt.
Result<std::optional<qint64>> receiptEntry(storage::Database& database, const QByteArray& receipt);

} // namespace naru::payments

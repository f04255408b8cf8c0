// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace naru::payments::nexo {

/// "a=1&b=x%20y" undone; at most 256 pairs, the rest is left out.
struct Additional {
    struct Pair {
        QByteArray name, value;
    };
    static constexpr int pairsMax = 256;
    QList<Pair> pairs;

    /// Form-encoded pairs, or base64 of a JSON object whose texts are the pairs ("additionalData" looked into).
    static Additional read(QByteArrayView text);
    /// Of the first pair of that name; empty where there is none. Code reads only: offline, offlineAuthCode,
    /// unconfirmedBatchCount, serviceId (of Busy), event, TransactionID. `message` and `refusalReason` are for people.
    QByteArray value(QByteArrayView name) const;
};

/// The JSON behind a base64 text: no '=' together with '&', decodes, starts with '{'.
std::optional<QByteArray> base64Json(QByteArrayView text);

} // namespace naru::payments::nexo

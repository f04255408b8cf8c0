// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace naru::hub {

inline constexpr qsizetype headBytesMax = 8 * 1024, requestLineBytesMax = 2 * 1024;

/// How much of a request is here, before anything is done for it.
struct Measured {
    enum class Is : quint8 { Partial, Whole, Refused } is = Is::Partial;
    qsizetype bytes = 0;        ///< of the request, once its head is here; what follows is the next one's
    bool wantsContinue = false; ///< its head is here, and it waits to be told to send the body (RFC 9110 §10.1.1)
    int status = 0;             ///< of a refused one: 400, 411 (no length: chunks are not taken), 413, 414, 431
};

/// Of what came so far on a connection.
Measured measure(QByteArrayView received, qsizetype bodyBytesMax);

} // namespace naru::hub

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace naru::test {

/// What an authenticator reads from the secret that it is given in letters: RFC 4648, section 6, without padding.
inline QByteArray bytesOfBase32(const QString& text)
{
    QByteArray bytes;
    quint32 buffer = 0;
    int bits = 0;
    for (const QChar letter : text) {
        buffer = (buffer << 5) | quint32(QByteArray("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").indexOf(letter.toLatin1()));
        bits += 5;
        if (bits >= 8)
            bytes += char((buffer >> (bits -= 8)) & 0xff);
    }
    return bytes;
}

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/chain.h"

#include <QtEndian>

#include <cstring>

namespace naru::journal {

namespace {

constexpr char domain[] = "\0naru-j1"; // the zero byte is the first one
constexpr qsizetype domainBytes = 8, inputBytes = domainBytes + deviceIdBytes + 4 + 8 + 8 + 2 + 2 + 2 * hashBytes;
constexpr char salted = 1;

template <typename Number>
char* put(char* at, Number value)
{
    qToBigEndian(value, at);
    return at + sizeof value;
}

char* putBytes(char* at, QByteArrayView bytes)
{
    std::memcpy(at, bytes.data(), static_cast<std::size_t>(bytes.size()));
    return at + bytes.size();
}

} // namespace

QByteArray hashInput(const QByteArray& deviceId, const Link& link)
{
    NARU_ASSERT(
        deviceId.size() == deviceIdBytes && link.previous.size() == hashBytes && link.digest.size() == hashBytes);
    QByteArray input(inputBytes, Qt::Uninitialized);
    char* at = putBytes(input.data(), QByteArrayView(domain, domainBytes));
    at = putBytes(at, deviceId);
    at = put(at, link.epoch);
    at = put(at, link.seq);
    at = put(at, link.hlc);
    at = put(at, link.kind);
    at = put(at, link.schema);
    at = putBytes(at, link.previous);
    at = putBytes(at, link.digest);
    NARU_ASSERT(at == input.constData() + inputBytes);
    return input;
}

QByteArray frame(QByteArrayView salt, QByteArrayView body)
{
    NARU_ASSERT(salt.size() == saltBytes);
    QByteArray framed;
    framed.reserve(1 + salt.size() + body.size());
    framed.append(salted).append(salt.data(), salt.size()).append(body.data(), body.size());
    return framed;
}

Result<QByteArray> unframe(QByteArray framed)
{
    if (framed.size() < 1 + saltBytes || framed.front() != salted)
        return JournalFault::BodyUnreadable;
    return framed.mid(1 + saltBytes);
}

QString placeOf(quint32 epoch, quint64 seq)
{
    return QStringLiteral("%1/%2").arg(epoch).arg(seq);
}

} // namespace naru::journal

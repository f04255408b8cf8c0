// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/answer.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"

#include <QtEndian>

namespace naru::wire {

namespace {

constexpr QByteArrayView domain("naru-r1");
constexpr qsizetype timeBytes = 8, signatureBytes = 64;

template <typename Number>
void put(QByteArray& bytes, Number value)
{
    char big[sizeof value];
    qToBigEndian(value, big);
    bytes.append(big, sizeof value);
}

QByteArray signedPart(const QByteArray& device, const Head& head, quint64 time)
{
    QByteArray bytes;
    bytes.append(domain.data(), domain.size()).append(device);
    put(bytes, head.epoch);
    put(bytes, head.seq);
    bytes.append(head.hash);
    put(bytes, time);
    return bytes;
}

} // namespace

QByteArray keyIdOf(const crypto::PublicKey& key)
{
    return crypto::sha256(key.spki()).first(keyIdBytes);
}

QByteArray receiptOf(const QByteArray& device, const Head& head, Instant time, const crypto::PrivateKey& hubKey)
{
    const qint64 since = time.time_since_epoch().count();
    NARU_ASSERT(device.size() == journal::deviceIdBytes && head.hash.size() == journal::hashBytes);
    NARU_ASSERT(since >= 0 && time <= latest);
    QByteArray receipt;
    put(receipt, quint64(since));
    return receipt
        + hubKey.sign(crypto::SignatureAlgorithm::Es256, signedPart(device, head, static_cast<quint64>(since)));
}

Result<Instant> checkReceipt(
    const QByteArray& receipt, const QByteArray& device, const Head& head, const crypto::PublicKey& hubKey)
{
    if (receipt.size() != timeBytes + signatureBytes || device.size() != journal::deviceIdBytes
        || head.hash.size() != journal::hashBytes)
        return WireFault::BadReceipt;
    const auto time = qFromBigEndian<quint64>(receipt.constData());
    if (time > quint64(latest.time_since_epoch().count()))
        return WireFault::BadReceipt;
    if (!hubKey.verifies(crypto::SignatureAlgorithm::Es256, signedPart(device, head, time), receipt.sliced(timeBytes)))
        return WireFault::BadReceipt;
    return Instant(Milliseconds(qint64(time)));
}

QByteArray batchPath(const QByteArray& device)
{
    return "/v1/d/" + device.toHex() + "/batch";
}

QByteArray headPath(const QByteArray& device)
{
    return "/v1/d/" + device.toHex() + "/head";
}

} // namespace naru::wire

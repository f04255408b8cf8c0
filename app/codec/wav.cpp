// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/wav.h"

#include <QtEndian>

#include <optional>

namespace naru::codec {

namespace {

constexpr qsizetype headBytes = 12, chunkHeadBytes = 8, formatBytes = 16;
constexpr quint16 linearPcm = 1;

quint32 number32(QByteArrayView at)
{
    return qFromLittleEndian<quint32>(at.data());
}

quint16 number16(QByteArrayView at)
{
    return qFromLittleEndian<quint16>(at.data());
}

/// The rate of a "fmt " chunk that is of our kind.
std::optional<int> rateOf(QByteArrayView chunk)
{
    if (chunk.size() < formatBytes)
        return std::nullopt;
    const quint32 rate = number32(chunk.sliced(4));
    const bool ours = number16(chunk) == linearPcm && number16(chunk.sliced(2)) == 1
        && number16(chunk.sliced(12)) == sizeof(qint16) && number16(chunk.sliced(14)) == 16
        && number32(chunk.sliced(8)) == quint64(rate) * sizeof(qint16);
    if (!ours || rate < quint32(wavRateMin) || rate > quint32(wavRateMax))
        return std::nullopt;
    return int(rate);
}

QList<qint16> samplesOf(QByteArrayView data)
{
    QList<qint16> samples(data.size() / qsizetype(sizeof(qint16)));
    qFromLittleEndian<qint16>(data.data(), samples.size(), samples.data());
    return samples;
}

} // namespace

Result<Wav> readWav(const QByteArray& bytes)
{
    if (bytes.size() > wavBytesMax)
        return Fault(CodecFault::TooLarge);
    if (bytes.size() < headBytes)
        return Fault(CodecFault::Truncated);
    if (!bytes.startsWith("RIFF") || QByteArrayView(bytes).sliced(8, 4) != "WAVE")
        return Fault(CodecFault::Malformed);
    const quint64 told = quint64(number32(QByteArrayView(bytes).sliced(4))) + chunkHeadBytes;
    if (told != quint64(bytes.size()))
        return Fault(told > quint64(bytes.size()) ? CodecFault::Truncated : CodecFault::TrailingBytes);
    Wav wav;
    std::optional<QByteArrayView> data;
    QByteArrayView rest = QByteArrayView(bytes).sliced(headBytes);
    for (int chunks = 0; !rest.isEmpty(); ++chunks) {
        if (chunks == wavChunksMax)
            return Fault(CodecFault::TooMany);
        if (rest.size() < chunkHeadBytes)
            return Fault(CodecFault::Truncated);
        const QByteArrayView name = rest.first(4);
        const quint32 size = number32(rest.sliced(4));
        rest = rest.sliced(chunkHeadBytes);
        if (size > quint64(rest.size()))
            return Fault(CodecFault::Truncated);
        const QByteArrayView chunk = rest.first(qsizetype(size));
        // A chunk of odd length is followed by one byte of nothing; some writers leave the last one out.
        rest = rest.sliced(std::min<qsizetype>(rest.size(), qsizetype(size) + qsizetype(size % 2)));
        if (name == "fmt ") {
            const auto rate = rateOf(chunk);
            if (!rate || wav.rate != 0)
                return Fault(CodecFault::Malformed);
            wav.rate = *rate;
        } else if (name == "data") {
            if (data)
                return Fault(CodecFault::Malformed);
            data = chunk;
        }
    }
    if (wav.rate == 0 || !data || data->isEmpty() || data->size() % qsizetype(sizeof(qint16)) != 0)
        return Fault(CodecFault::Malformed);
    wav.samples = samplesOf(*data);
    return wav;
}

QByteArray writeWav(const Wav& wav)
{
    const auto dataBytes = quint32(wav.samples.size() * qsizetype(sizeof(qint16)));
    QByteArray bytes;
    const auto put = [&bytes](auto value) {
        value = qToLittleEndian(value);
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    };
    bytes.append("RIFF");
    put(quint32(headBytes - chunkHeadBytes + 2 * chunkHeadBytes + formatBytes) + dataBytes);
    bytes.append("WAVEfmt ");
    put(quint32(formatBytes));
    put(linearPcm);
    put(quint16(1));
    put(quint32(wav.rate));
    put(quint32(wav.rate) * quint32(sizeof(qint16)));
    put(quint16(sizeof(qint16)));
    put(quint16(16));
    bytes.append("data");
    put(dataBytes);
    for (const qint16 sample : wav.samples)
        put(sample);
    return bytes;
}

} // namespace naru::codec

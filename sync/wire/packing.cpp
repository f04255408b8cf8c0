// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/packing.h"

#include "sync/wire/batch.h"

namespace naru::wire {

QByteArray packed(QByteArrayView bytes, Packing packing)
{
    switch (packing) {
    case Packing::Plain:
        break;
    case Packing::Deflate:
        return codec::deflated(bytes);
    case Packing::Zstd:
        return codec::zstdPacked(bytes);
    }
    return bytes.toByteArray();
}

Result<QByteArray> unpacked(QByteArrayView bytes, Packing packing, qsizetype bytesMax)
{
    if (packing == Packing::Plain)
        return bytes.size() > bytesMax ? Result<QByteArray>(WireFault::TooLarge) : bytes.toByteArray();
    auto plain = packing == Packing::Deflate ? codec::inflated(bytes, bytesMax) : codec::zstdUnpacked(bytes, bytesMax);
    if (!plain)
        return Fault(plain.fault().is(codec::CodecFault::TooLarge) ? WireFault::TooLarge : WireFault::BadBatch,
            QLatin1StringView(plain.fault().name()));
    return plain;
}

const char* nameOf(Packing packing)
{
    switch (packing) {
    case Packing::Plain:
        break;
    case Packing::Deflate:
        return "deflate";
    case Packing::Zstd:
        return "zstd";
    }
    return "";
}

std::optional<Packing> packingOf(QByteArrayView name)
{
    for (const Packing packing : {Packing::Plain, Packing::Deflate, Packing::Zstd})
        if (name.compare(nameOf(packing), Qt::CaseInsensitive) == 0)
            return packing;
    return name.compare("identity", Qt::CaseInsensitive) == 0 ? std::optional(Packing::Plain) : std::nullopt;
}

} // namespace naru::wire

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/bytewords.h"
#include "app/codec/ur.h"
#include "tests/fuzz/target.h"

using namespace naru;
using codec::UrDecoder;
using codec::UrEncoder;

/// As text, line by line; and as the CBOR behind a right sum, which no fuzzer finds by itself.
NARU_FUZZ_TARGET(ur)
{
    UrDecoder decoder;
    for (const QByteArray& line : bytes.left(64 * 1024).split('\n')) {
        if (!decoder.take(line))
            continue;
        NARU_ASSERT(decoder.known() <= decoder.wanted() && decoder.wanted() <= codec::urPartsMax);
        NARU_ASSERT(decoder.message().size() <= codec::urMessageBytesMax);
    }
    const QByteArray words = codec::toBytewords(bytes);
    NARU_ASSERT(*codec::fromBytewords(words) == bytes);
    for (const char* head : {"ur:bytes/", "ur:bytes/1-1/", "ur:bytes/1-2/", "UR:BYTES/9-3/"}) {
        UrDecoder inside;
        if (inside.take(head + words))
            (void)inside.bytes();
    }
    const auto encoder = UrEncoder::bytes(bytes, 100);
    if (!encoder || encoder->parts() > 8)
        return;
    UrDecoder back;
    for (quint32 frame = 0; frame < 20; ++frame)
        NARU_ASSERT(back.take(encoder->frame(frame)));
    NARU_ASSERT(*back.bytes() == bytes);
}

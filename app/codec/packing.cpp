// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/packing.h"

#include "app/base/assert.h"

#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <memory>

namespace naru::codec {

namespace {

constexpr int zstdLevel = 3, zstdWindowLogMax = 23;
constexpr QByteArrayView zstdMagic("\x28\xb5\x2f\xfd");
constexpr qsizetype firstBytes = 16 * 1024, inputBytesMax = 1 << 30; // zlib counts in 32 bits

std::size_t sizeOf(QByteArrayView bytes)
{
    return static_cast<std::size_t>(bytes.size());
}

/// Room for what comes out: it doubles as it fills, and is never more than one byte over what may come.
class Room {
public:
    explicit Room(qsizetype bytesMax)
        : m_bytesMax(bytesMax)
        , m_bytes(std::min(firstBytes, bytesMax + 1), Qt::Uninitialized)
    {
    }
    char* free() { return m_bytes.data() + m_used; }
    qsizetype left() const { return m_bytes.size() - m_used; }
    void use(qsizetype bytes) { m_used += bytes; }
    bool isOver() const { return m_used > m_bytesMax; }
    void grow()
    {
        if (left() == 0)
            m_bytes.resize(std::min(m_bytes.size() * 2, m_bytesMax + 1));
    }
    QByteArray take()
    {
        m_bytes.truncate(m_used);
        m_bytes.squeeze();
        return std::move(m_bytes);
    }

private:
    qsizetype m_bytesMax, m_used = 0;
    QByteArray m_bytes;
};

struct InflateEnd {
    void operator()(z_stream* stream) const { inflateEnd(stream); }
};
struct DecompressEnd {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};
struct CompressEnd {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

bool isRight(qsizetype bytesMax)
{
    return bytesMax >= 0 && bytesMax < inputBytesMax;
}

} // namespace

QByteArray deflated(QByteArrayView bytes)
{
    NARU_ASSERT(bytes.size() < inputBytesMax);
    auto size = compressBound(static_cast<uLong>(bytes.size()));
    QByteArray packed(static_cast<qsizetype>(size), Qt::Uninitialized);
    const int done = compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
        reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()), Z_DEFAULT_COMPRESSION);
    NARU_ASSERT(done == Z_OK);
    packed.truncate(static_cast<qsizetype>(size));
    return packed;
}

QByteArray zstdPacked(QByteArrayView bytes)
{
    NARU_ASSERT(bytes.size() < inputBytesMax);
    const std::unique_ptr<ZSTD_CCtx, CompressEnd> context(ZSTD_createCCtx());
    NARU_ASSERT(context);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, zstdLevel);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(sizeOf(bytes))), Qt::Uninitialized);
    const std::size_t size = ZSTD_compress2(context.get(), packed.data(), sizeOf(packed), bytes.data(), sizeOf(bytes));
    NARU_ASSERT(!ZSTD_isError(size));
    packed.truncate(static_cast<qsizetype>(size));
    return packed;
}

Result<QByteArray> inflated(QByteArrayView packed, qsizetype bytesMax)
{
    NARU_ASSERT(isRight(bytesMax));
    if (packed.size() >= inputBytesMax)
        return CodecFault::TooLarge;
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data())); // zlib only reads there
    stream.avail_in = static_cast<uInt>(packed.size());
    if (inflateInit(&stream) != Z_OK)
        return CodecFault::TooLarge; // no memory for 40 KiB
    const std::unique_ptr<z_stream, InflateEnd> end(&stream);
    for (Room room(bytesMax);;) {
        room.grow();
        const qsizetype before = room.left();
        stream.next_out = reinterpret_cast<Bytef*>(room.free());
        stream.avail_out = static_cast<uInt>(before);
        const int state = inflate(&stream, Z_NO_FLUSH);
        room.use(before - static_cast<qsizetype>(stream.avail_out));
        if (room.isOver())
            return CodecFault::TooLarge;
        if (state == Z_STREAM_END)
            return stream.avail_in == 0 ? Result<QByteArray>(room.take()) : CodecFault::TrailingBytes;
        if (state == Z_BUF_ERROR || (state == Z_OK && stream.avail_in == 0 && stream.avail_out != 0))
            return CodecFault::Truncated;
        if (state != Z_OK)
            return CodecFault::Malformed;
    }
}

Result<QByteArray> zstdUnpacked(QByteArrayView packed, qsizetype bytesMax)
{
    NARU_ASSERT(isRight(bytesMax));
    if (!packed.startsWith(zstdMagic)) // the library would also pass over a frame that holds nothing (§3.1.2)
        return CodecFault::Malformed;
    // Said in front, where it is said at all; that it is true shows below.
    const unsigned long long said = ZSTD_getFrameContentSize(packed.data(), sizeOf(packed));
    if (said == ZSTD_CONTENTSIZE_ERROR)
        return CodecFault::Malformed;
    if (said != ZSTD_CONTENTSIZE_UNKNOWN && said > static_cast<unsigned long long>(bytesMax))
        return CodecFault::TooLarge;
    const std::unique_ptr<ZSTD_DCtx, DecompressEnd> context(ZSTD_createDCtx());
    NARU_ASSERT(context);
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, zstdWindowLogMax);
    ZSTD_inBuffer input{packed.data(), sizeOf(packed), 0};
    for (Room room(bytesMax);;) {
        room.grow();
        ZSTD_outBuffer output{room.free(), static_cast<std::size_t>(room.left()), 0};
        const std::size_t state = ZSTD_decompressStream(context.get(), &output, &input);
        if (ZSTD_isError(state))
            return ZSTD_getErrorCode(state) == ZSTD_error_frameParameter_windowTooLarge ? CodecFault::TooLarge
                                                                                        : CodecFault::Malformed;
        room.use(static_cast<qsizetype>(output.pos));
        if (room.isOver())
            return CodecFault::TooLarge;
        if (state == 0)
            return input.pos == input.size ? Result<QByteArray>(room.take()) : CodecFault::TrailingBytes;
        if (input.pos == input.size && output.pos < output.size)
            return CodecFault::Truncated;
    }
}

} // namespace naru::codec

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/imaged/codestream.h"
#include "devices/imaged/decode.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include <openjpeg.h>

namespace naru::imaged {

using device::DeviceFault;
using device::Picture;

namespace {
using Codec = std::unique_ptr<opj_codec_t, decltype(&opj_destroy_codec)>;
using Stream = std::unique_ptr<opj_stream_t, decltype(&opj_stream_destroy)>;
using Image = std::unique_ptr<opj_image_t, decltype(&opj_image_destroy)>;

struct Source {
    QByteArrayView bytes;
    qsizetype at = 0;

    qsizetype left() const { return bytes.size() - at; }
};

OPJ_SIZE_T readSource(void* buffer, OPJ_SIZE_T wanted, void* user)
{
    auto& source = *static_cast<Source*>(user);
    if (source.left() == 0)
        return static_cast<OPJ_SIZE_T>(-1);
    const auto count = std::min(wanted, static_cast<OPJ_SIZE_T>(source.left()));
    std::memcpy(buffer, source.bytes.data() + source.at, count);
    source.at += static_cast<qsizetype>(count);
    return count;
}

OPJ_OFF_T skipSource(OPJ_OFF_T count, void* user)
{
    auto& source = *static_cast<Source*>(user);
    if (count < 0 || count > source.left())
        return -1;
    source.at += count;
    return count;
}

OPJ_BOOL seekSource(OPJ_OFF_T at, void* user)
{
    auto& source = *static_cast<Source*>(user);
    if (at < 0 || at > source.bytes.size())
        return OPJ_FALSE;
    source.at = at;
    return OPJ_TRUE;
}

Stream openStream(Source& source)
{
    constexpr OPJ_SIZE_T bufferBytes = 64 * 1024;
    Stream stream(opj_stream_create(bufferBytes, OPJ_TRUE), &opj_stream_destroy);
    if (stream) {
        opj_stream_set_user_data(stream.get(), &source, nullptr);
        opj_stream_set_user_data_length(stream.get(), static_cast<OPJ_UINT64>(source.bytes.size()));
        opj_stream_set_read_function(stream.get(), readSource);
        opj_stream_set_skip_function(stream.get(), skipSource);
        opj_stream_set_seek_function(stream.get(), seekSource);
    }
    return stream;
}

/// Null where the library refuses; strict, so that half a face never looks like a whole one.
Image decodeImage(OPJ_CODEC_FORMAT format, Source& source)
{
    const Stream stream = openStream(source);
    const Codec codec(opj_create_decompress(format), &opj_destroy_codec);
    opj_image_t* opened = nullptr;
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    const bool hasHeader = stream && codec && opj_setup_decoder(codec.get(), &parameters)
        && opj_decoder_set_strict_mode(codec.get(), OPJ_TRUE) && opj_read_header(stream.get(), codec.get(), &opened);
    Image image(opened, &opj_image_destroy);
    if (!hasHeader || !image || !opj_decode(codec.get(), stream.get(), image.get())
        || !opj_end_decompress(codec.get(), stream.get()))
        return Image(nullptr, &opj_image_destroy);
    return image;
}

/// One component as 8-bit samples of the whole picture; what is subsampled is repeated.
class Plane {
public:
    explicit Plane(const opj_image_comp_t& component)
        : m_component(component)
        , m_max((1 << component.prec) - 1)
        , m_offset(component.sgnd ? 1 << (component.prec - 1) : 0)
    {
    }

    static bool isUsable(const opj_image_comp_t& component)
    {
        return component.data && component.w > 0 && component.h > 0 && component.dx > 0 && component.dy > 0
            && component.prec >= 1 && component.prec <= 16;
    }

    int at(OPJ_UINT32 x, OPJ_UINT32 y) const
    {
        const std::size_t column = std::min(x / m_component.dx, m_component.w - 1);
        const std::size_t row = std::min(y / m_component.dy, m_component.h - 1);
        const qint64 sample = qint64{m_component.data[row * m_component.w + column]} + m_offset;
        return static_cast<int>((std::clamp<qint64>(sample, 0, m_max) * 255 + m_max / 2) / m_max);
    }

private:
    const opj_image_comp_t& m_component;
    qint64 m_max;
    qint64 m_offset;
};

char clampedByte(int value)
{
    return static_cast<char>(std::clamp(value, 0, 255));
}

using Rgb = std::array<char, device::rgbBytesPerPx>;

Rgb fromRgb(int red, int green, int blue)
{
    return {clampedByte(red), clampedByte(green), clampedByte(blue)};
}

/// sYCC of IEC 61966-2-1 Annex F, in thousandths.
Rgb fromYcc(int luma, int blueDifference, int redDifference)
{
    const int cb = blueDifference - 128, cr = redDifference - 128;
    return fromRgb(luma + 1402 * cr / 1000, luma - (344 * cb + 714 * cr) / 1000, luma + 1772 * cb / 1000);
}

Result<Picture> flatten(const opj_image_t& image)
{
    const OPJ_UINT32 width = image.x1 - image.x0, height = image.y1 - image.y0;
    if (width > OPJ_UINT32{device::pictureSideMaxPx} || height > OPJ_UINT32{device::pictureSideMaxPx})
        return DeviceFault::PictureTooLarge;
    const bool isGrey = image.numcomps == 1 || image.numcomps == 2;
    const OPJ_UINT32 colours = isGrey ? 1 : 3;
    if (width == 0 || height == 0 || image.numcomps < colours || image.color_space == OPJ_CLRSPC_CMYK
        || image.color_space == OPJ_CLRSPC_EYCC || !std::all_of(image.comps, image.comps + colours, Plane::isUsable))
        return DeviceFault::PictureUnreadable;

    const Plane first(image.comps[0]), second(image.comps[isGrey ? 0 : 1]), third(image.comps[isGrey ? 0 : 2]);
    const auto convert = !isGrey && image.color_space == OPJ_CLRSPC_SYCC ? fromYcc : fromRgb;
    Picture picture{static_cast<int>(width), static_cast<int>(height), {}};
    picture.rgb = QByteArray(qsizetype{width} * height * device::rgbBytesPerPx, '\0');
    char* out = picture.rgb.data();
    for (OPJ_UINT32 y = 0; y < height; ++y) {
        for (OPJ_UINT32 x = 0; x < width; ++x) {
            const Rgb pixel = convert(first.at(x, y), second.at(x, y), third.at(x, y));
            out = std::copy(pixel.begin(), pixel.end(), out);
        }
    }
    return picture;
}

Result<Picture> decodeAs(OPJ_CODEC_FORMAT format, QByteArrayView bytes)
{
    Source source{bytes};
    const Image image = decodeImage(format, source);
    if (!image)
        return DeviceFault::PictureUnreadable;
    return flatten(*image);
}
} // namespace

Result<Picture> decodeJ2k(QByteArrayView bytes)
{
    if (bytes.size() > device::pictureBytesMax)
        return DeviceFault::PictureTooLarge;
    if (const auto claims = checkCodestream(bytes); !claims)
        return claims.fault();
    return decodeAs(OPJ_CODEC_J2K, bytes);
}

Result<Picture> decodeJp2(QByteArrayView bytes)
{
    if (bytes.size() > device::pictureBytesMax)
        return DeviceFault::PictureTooLarge;
    const auto codestream = findCodestream(bytes);
    if (!codestream)
        return codestream.fault();
    if (const auto claims = checkCodestream(*codestream); !claims)
        return claims.fault();
    return decodeAs(OPJ_CODEC_JP2, bytes);
}

} // namespace naru::imaged

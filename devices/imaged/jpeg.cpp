// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/imaged/decode.h"

#include <csetjmp>
#include <cstdio>

#include <jerror.h>
#include <jpeglib.h>

namespace naru::imaged {

using device::DeviceFault;
using device::Picture;

namespace {
/// A progressive picture may name as many scans as fit into its bytes, each a walk over all pixels.
constexpr int scansMax = 64;

/// libjpeg leaves by longjmp, so everything it can jump over is trivially destructible: the C++ objects live in
/// decodeJpeg(), outside the two functions that call setjmp.
struct Session {
    jpeg_decompress_struct decoder{};
    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    std::jmp_buf leave{};
};

[[noreturn]] void leave(j_common_ptr common)
{
    std::longjmp(static_cast<Session*>(common->client_data)->leave, 1);
}

void ignoreMessage(j_common_ptr) { }

/// A clerk compares a face with this picture: damaged data ends the decoding, where libjpeg would paint over it.
void weighMessage(j_common_ptr common, int level)
{
    constexpr int damaged = -1;
    const int code = common->err->msg_code;
    if (level == damaged && code != JWRN_JFIF_MAJOR && code != JWRN_ADOBE_XFORM)
        leave(common);
}

void countScans(j_common_ptr common)
{
    if (reinterpret_cast<j_decompress_ptr>(common)->input_scan_number > scansMax)
        leave(common);
}

bool readHeader(Session& session, QByteArrayView bytes)
{
    auto& decoder = session.decoder;
    decoder.err = jpeg_std_error(&session.errors);
    session.errors.error_exit = leave;
    session.errors.emit_message = weighMessage;
    session.errors.output_message = ignoreMessage;
    decoder.client_data = &session;
    if (setjmp(session.leave))
        return false;
    jpeg_create_decompress(&decoder);
    session.progress.progress_monitor = countScans;
    decoder.progress = &session.progress;
    jpeg_mem_src(
        &decoder, reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<unsigned long>(bytes.size()));
    jpeg_read_header(&decoder, TRUE);
    return true;
}

bool readPixels(Session& session, unsigned char* rgb)
{
    auto& decoder = session.decoder;
    if (setjmp(session.leave))
        return false;
    decoder.out_color_space = JCS_RGB;
    jpeg_start_decompress(&decoder);
    while (decoder.output_scanline < decoder.output_height) {
        JSAMPROW row = rgb + std::size_t{decoder.output_scanline} * decoder.output_width * device::rgbBytesPerPx;
        jpeg_read_scanlines(&decoder, &row, 1);
    }
    jpeg_finish_decompress(&decoder);
    return true;
}

Result<Picture> run(Session& session, QByteArrayView bytes)
{
    if (!readHeader(session, bytes)) // the library's own limit is 65500 px
        return session.errors.msg_code == JERR_IMAGE_TOO_BIG ? DeviceFault::PictureTooLarge
                                                             : DeviceFault::PictureUnreadable;
    const auto width = session.decoder.image_width, height = session.decoder.image_height;
    if (width > device::pictureSideMaxPx || height > device::pictureSideMaxPx)
        return DeviceFault::PictureTooLarge;
    Picture picture{static_cast<int>(width), static_cast<int>(height), {}};
    picture.rgb = QByteArray(qsizetype{width} * height * device::rgbBytesPerPx, '\0');
    if (!readPixels(session, reinterpret_cast<unsigned char*>(picture.rgb.data())))
        return DeviceFault::PictureUnreadable;
    return picture;
}
} // namespace

Result<Picture> decodeJpeg(QByteArrayView bytes)
{
    if (bytes.size() > device::pictureBytesMax)
        return DeviceFault::PictureTooLarge;
    if (!hasMagicOf(device::PictureFormat::Jpeg, bytes))
        return DeviceFault::PictureUnreadable;
    Session session;
    auto picture = run(session, bytes);
    jpeg_destroy_decompress(&session.decoder);
    return picture;
}

} // namespace naru::imaged

// SPDX-License-Identifier: GPL-3.0-or-later
// The one file that knows ZXing: 1.4 of Debian 12 and the 2.x that follow it.
#include "devices/qr/symbol.h"

#if __has_include(<ZXing/Version.h>)
#include <ZXing/Version.h>
#else
#include <ZXing/ZXVersion.h>
#endif
#include <ZXing/ReadBarcode.h>

namespace naru::device {

namespace {

#if ZXING_VERSION_MAJOR > 2 || (ZXING_VERSION_MAJOR == 2 && ZXING_VERSION_MINOR >= 2)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

/// Only where this ZXing has it: 1.4 knows no inverted codes, and there our own inversion is the only one.
template <typename T>
void leaveInversionToUs(T& options)
{
    if constexpr (requires { options.setTryInvert(false); })
        options.setTryInvert(false);
}

Options quick()
{
    Options options;
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    options.setTryHarder(false);
    options.setTryRotate(false);
    options.setTryDownscale(false);
    options.setMaxNumberOfSymbols(1);
    leaveInversionToUs(options);
    return options;
}

} // namespace

std::optional<QrSymbol> readSymbol(const GreyView& image)
{
    static const Options options = quick();
    const auto read = ZXing::ReadBarcode(
        {image.data, image.width, image.height, ZXing::ImageFormat::Lum, static_cast<int>(image.stride)}, options);
    if (!read.isValid() || read.bytes().size() > std::size_t(QrSymbol::bytesMax))
        return std::nullopt;
    QrSymbol symbol;
    symbol.bytes = QByteArray(reinterpret_cast<const char*>(read.bytes().data()), qsizetype(read.bytes().size()));
    for (std::size_t i = 0; i < 4; ++i)
        symbol.corners[i] = {double(read.position()[i].x), double(read.position()[i].y)};
    symbol.sequenceIndex = read.sequenceIndex();
    symbol.sequenceSize = read.sequenceSize();
    symbol.sequenceId = QByteArray::fromStdString(read.sequenceId());
    return symbol;
}

} // namespace naru::device

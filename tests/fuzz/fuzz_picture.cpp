// SPDX-License-Identifier: GPL-3.0-or-later
// Headers and decoders of the picture process, and what its client believes of an answer.
#include "devices/imaged/codestream.h"
#include "devices/imaged/decode.h"
#include "devices/imaged/protocol.h"
#include "tests/fuzz/target.h"

using namespace naru;

NARU_FUZZ_TARGET(picture)
{
    imaged::readRequestHeader(bytes);
    imaged::readAnswerHeader(bytes);
    (void)imaged::checkCodestream(bytes);
    (void)imaged::findCodestream(bytes);
    const auto format = device::pictureFormat(bytes);
    if (!format)
        return;
    const auto picture = imaged::decode(*format, bytes);
    if (picture) {
        NARU_ASSERT(picture->width > 0 && picture->width <= device::pictureSideMaxPx);
        NARU_ASSERT(picture->height > 0 && picture->height <= device::pictureSideMaxPx);
        NARU_ASSERT(picture->rgb.size() == qsizetype{picture->width} * picture->height * device::rgbBytesPerPx);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/showncode.h"

#include "app/codec/qrmatrix.h"

namespace naru::desk {

ShownCode shownCodeOf(const QString& text)
{
    const auto matrix = codec::qrMatrix(text.toUtf8(), codec::QrLevel::M);
    return matrix ? ShownCode{matrix->side, matrix->dark} : ShownCode{};
}

} // namespace naru::desk

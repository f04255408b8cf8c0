// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArrayView>

namespace naru::imaged {

/// Looks at a JPEG 2000 codestream's own claims (the SIZ marker segment, ISO/IEC 15444-1 Annex A.5.1) before any
/// library allocates for them: size, components, their depth and subsampling, number of tiles.
/// Faults: PictureUnreadable, PictureTooLarge.
Result<void> checkCodestream(QByteArrayView codestream);

/// The first contiguous codestream box of a JP2 file (Annex I.4, I.5.4). Faults: PictureUnreadable.
Result<QByteArrayView> findCodestream(QByteArrayView jp2);

} // namespace naru::imaged

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace naru::crypto {

/// One "-----BEGIN label-----" block (RFC 7468).
struct PemBlock {
    QByteArrayView label;
    QByteArrayView body; ///< base64, as it stands in the text
    bool closed = false; ///< its END line is there
};

/// The next block, and moves `text` behind it. Nothing: no further block.
std::optional<PemBlock> nextPemBlock(QByteArrayView& text);
/// Its bytes; empty where the body is not base64 or the block is not closed. May hold a key: wipe it.
QByteArray pemBytes(const PemBlock& block);

} // namespace naru::crypto

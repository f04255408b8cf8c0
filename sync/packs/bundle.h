// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/packs/shelf.h"

class QIODevice;

namespace naru::packs {

/// A release as one file on a stick, "trust-12.naru": "naru.bundle/1\n", then parts, each u32be length of a CBOR head
/// {0: 0 root · 1 manifest · 2 blob, 1: size, 2: sha256} ‖ head ‖ the bytes. Roots from the first, then the manifest
/// document, then its files. Nothing in it is believed but by its signatures and hashes.
struct Bundle {
    QList<QByteArray> roots; ///< documents, from the first
    QByteArray manifest;     ///< document
};
/// Read piece by piece; files go onto the shelf as they come. Faults: BadBundle, TooLarge, Altered, CannotWrite.
Result<Bundle> readBundle(QIODevice& from, Shelf& onto);
/// Blobs are read from where `blob` finds them. Faults: what that says, CannotWrite.
Result<void> writeBundle(
    QIODevice& to, const Bundle& bundle, const std::function<Result<QByteArray>(const File&)>& blob);

} // namespace naru::packs

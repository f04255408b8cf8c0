// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/packs/shelf.h"

class QIODevice;

namespace naru::packs {

/// A release as one file on a stick, "trust-12.naru": "naru.bundle/1\n", then parts, each u32be length of a CBOR head
/// {0: 0 root · 1 manifest · 2 blob, 1: size, 2: sha256} ‖ head ‖ the bytes. Roots from the first, then the manifest
/// document, then its files, each once; files that a desk has already may be left out. Nothing in it is believed but by
/// its signatures and hashes.
struct Bundle {
    QList<QByteArray> roots; ///< documents, from the first
    QByteArray manifest;     ///< document
};
/// Up to the files: `from` stands before the first of them then. Faults: BadBundle, TooLarge, Altered.
Result<Bundle> readBundleHead(QIODevice& from);
/// All of it, piece by piece; the manifest and its files go onto the shelf as they come, and nothing that it does not
/// name. Faults: BadBundle, TooLarge, Altered, CannotWrite.
Result<Bundle> readBundle(QIODevice& from, Shelf& onto);
/// As far as readBundleHead() reads it. Faults: BadManifest, TooLarge, CannotWrite.
Result<void> writeBundleHead(QIODevice& to, const Bundle& bundle);
/// All of it. Files are read from where `blob` finds them. Faults: what that says, BadManifest, Altered, CannotWrite.
Result<void> writeBundle(
    QIODevice& to, const Bundle& bundle, const std::function<Result<QByteArray>(const File&)>& blob);

} // namespace naru::packs

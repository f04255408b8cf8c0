// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/crypto/faults.h"
#include "app/crypto/secret.h"

#include <QString>

#include <map>

namespace naru::crypto {

using KeyMap = std::map<QString, Secret>;

/// "NARUKEYS", version (1 byte), count (u16), then per key: name length (u8), name, key length (u16), key; at the end
/// SHA-256 over all before it. Numbers are big endian.
Secret encodeKeys(const KeyMap& keys);
/// Fault: KeyStoreDamaged.
Result<KeyMap> decodeKeys(QByteArrayView bytes);

/// The whole file; empty where there is none yet. Closes the file to group and others if it was open to them.
/// Faults: KeyStoreUnavailable, KeyStoreDamaged (too large, or empty).
Result<Secret> readKeyFile(const QString& path);
/// Mode 0600, whole or not at all, durable on return; what the former file held is overwritten.
/// Fault: KeyStoreUnavailable.
Result<void> replaceKeyFile(const QString& path, QByteArrayView bytes);

} // namespace naru::crypto

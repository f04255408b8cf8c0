// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/wire/batch.h"

namespace naru::agent {

/// A stretch of the record as a batch.
wire::Batch batchOf(const QByteArray& device, const journal::Stretch& stretch, const wire::Telling& telling,
    const crypto::PublicKey& key);

} // namespace naru::agent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/wire/sealing.h"

namespace naru::agent {

/// How bodies are sealed on their way out.
struct Seal {
    crypto::PublicKey to;
    Random& random;
    const wire::FacetsOf& facetsOf;
};

/// A stretch of the record as a batch; its bodies sealed where there is somebody to seal to.
wire::Batch batchOf(const QByteArray& device, const journal::Stretch& stretch, const wire::Telling& telling,
    const std::optional<Seal>& seal);

} // namespace naru::agent

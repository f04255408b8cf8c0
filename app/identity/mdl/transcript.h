// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/identity/faults.h"

#include <QByteArray>

namespace naru::identity::mdl {

/// A SessionTranscript as received (ISO 18013-5 §9.1.5.1), in both forms that signatures and keys need.
struct Transcript {
    QByteArray array; ///< the bare array of three
    QByteArray bytes; ///< SessionTranscriptBytes = #6.24(bstr .cbor SessionTranscript)

    /// Takes the bare array or its tag-24 form; the other form is built around the received bytes.
    /// Fault: BadTranscript.
    static Result<Transcript> read(const QByteArray& received);
};

} // namespace naru::identity::mdl

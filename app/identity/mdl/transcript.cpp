// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/transcript.h"

#include "app/codec/cbor.h"

namespace naru::identity::mdl {

using codec::CborDocument;
using codec::CborType;

namespace {
constexpr quint64 tagEmbedded = 24;
constexpr qsizetype transcriptParts = 3;
} // namespace

Result<Transcript> Transcript::read(const QByteArray& received)
{
    const auto outer = CborDocument::parse(received);
    if (!outer)
        return Fault(IdentityFault::BadTranscript, QLatin1StringView(outer.fault().name()));
    const auto wrapped = (*outer)->root().tagged(tagEmbedded).toBytes();
    const QByteArray array = wrapped ? QByteArray(wrapped->constData(), wrapped->size()) : received;
    const auto inner = CborDocument::parse(array);
    if (!inner || !(*inner)->root().is(CborType::Array) || (*inner)->root().size() != transcriptParts)
        return IdentityFault::BadTranscript;
    return Transcript{array, wrapped ? received : codec::CborWriter().embedded(array).take()};
}

} // namespace naru::identity::mdl

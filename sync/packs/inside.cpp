// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/packs/inside.h"

namespace naru::packs {

using codec::CborDocument;
using codec::CborType;
using codec::CborValue;
using codec::CborWriter;

namespace {

/// Writes it once more as it ought to stand; false: it holds what is not used here, or keys out of order.
bool put(CborWriter& out, const CborValue& value);

bool putNumber(CborWriter& out, const CborValue& value)
{
    const auto number = value.toInteger();
    if (number)
        out.number(*number);
    return number.has_value();
}

bool putMap(CborWriter& out, const CborValue& value)
{
    out.map(quint64(value.size()));
    QByteArrayView last;
    for (const auto& [key, held] : value.pairs()) {
        const QByteArrayView raw = key.raw();
        const bool isKey = key.is(CborType::Unsigned) || key.is(CborType::Text);
        if (!isKey || (!last.isEmpty() && last.compare(raw) >= 0) || !put(out, key) || !put(out, held))
            return false;
        last = raw;
    }
    return true;
}

bool put(CborWriter& out, const CborValue& value)
{
    switch (value.type()) {
    case CborType::Unsigned:
    case CborType::Negative:
        return putNumber(out, value);
    case CborType::Bytes:
        out.bytes(*value.toBytes());
        return true;
    case CborType::Text:
        out.text(*value.toText());
        return true;
    case CborType::Array: {
        out.array(quint64(value.size()));
        const auto items = value.items();
        for (const CborValue& item : items) {
            if (!put(out, item))
                return false;
        }
        return true;
    }
    case CborType::Map:
        return putMap(out, value);
    case CborType::Simple:
        if (const auto truth = value.toBool())
            out.boolean(*truth);
        else if (value.isNull())
            out.null();
        else
            return false;
        return true;
    case CborType::Tag:
    case CborType::Float:
        break;
    }
    return false;
}

} // namespace

Result<codec::CborDocumentPtr> documentIn(const QByteArray& bytes, const codec::CborLimits& limits, ReleaseFault bad)
{
    using codec::CodecFault;
    auto document = CborDocument::parse(bytes, limits);
    if (!document) {
        const Fault& why = document.fault();
        const bool isTooLarge = why.is(CodecFault::TooLarge) || why.is(CodecFault::TooMany);
        return Fault(isTooLarge ? ReleaseFault::TooLarge : bad, QLatin1StringView(why.name()));
    }
    CborWriter out;
    if (!put(out, (*document)->root()) || out.take() != bytes)
        return Fault(bad, QStringLiteral("not deterministic"));
    return codec::CborDocumentPtr(*std::move(document));
}

} // namespace naru::packs

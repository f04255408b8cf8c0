// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/judge.h"

#include "app/codec/cbor.h"

#include <algorithm>
#include <array>

namespace naru::hub {

namespace {

/// Of app/base/kinds.h, with both ends.
struct Kinds {
    quint16 first, last;
};
constexpr std::array known{Kinds{1, 13}, Kinds{20, 34}, Kinds{40, 42}, Kinds{50, 58}, Kinds{60, 63}, Kinds{70, 76}};

} // namespace

QString unreadable(const Kept& entry)
{
    const bool isKnown = std::any_of(known.begin(), known.end(),
        [&](const Kinds& kinds) { return entry.kind >= kinds.first && entry.kind <= kinds.last; });
    if (!isKnown)
        return QStringLiteral("unknown_kind");
    if (entry.isSealed)
        return {};
    const auto body = journal::unframe(entry.body);
    if (!body)
        return QStringLiteral("bad_frame");
    return codec::CborDocument::parse(*body) ? QString() : QStringLiteral("bad_body");
}

} // namespace naru::hub

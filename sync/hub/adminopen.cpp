// SPDX-License-Identifier: GPL-3.0-or-later
// The agency's reader: what only its private key opens.
#include "sync/hub/admin.h"

#include "app/crypto/hash.h"
#include "app/journal/forks.h"

namespace naru::hub {

namespace {

/// Of the body, as a desk must have put it beside the seal.
wire::Item::Sealed openPartOfBody(const Kept& entry, const QByteArray& body, const wire::FacetsOf& facetsOf)
{
    wire::Item::Sealed open;
    const auto first = entry.kind == quint16(Kind::Rehomed) ? journal::rehomingOf(body)
                                                            : Result<journal::Rehoming>(journal::JournalFault::BadFork);
    if (!first) {
        open.facets = facetsOf(entry.kind, entry.schema, body);
        return open;
    }
    open.first
        = wire::First{first->epoch, first->seq, first->hlc, first->kind, first->schema, crypto::sha256(first->framed)};
    if (const auto inner = journal::unframe(first->framed))
        open.facets = facetsOf(first->kind, first->schema, *inner);
    return open;
}

} // namespace

QJsonObject opened(
    const QByteArray& device, const Kept& entry, const crypto::PrivateKey& agency, const wire::FacetsOf& facetsOf)
{
    const auto refused = [](const char* why) { return QJsonObject{{QStringLiteral("open"), QLatin1StringView(why)}}; };
    const auto frame
        = wire::unsealed(entry.body, {device, entry.epoch, entry.seq, entry.kind, entry.hash, entry.facets}, agency);
    if (!frame)
        return refused(frame.fault().name());
    if (crypto::sha256(*frame) != entry.digest)
        return refused("digest_differs");
    const auto body = journal::unframe(*frame);
    if (!body)
        return refused(body.fault().name());
    const bool isSame = wire::openPartOf(openPartOfBody(entry, *body, facetsOf)) == entry.facets;
    return {{QStringLiteral("open"), QStringLiteral("yes")},
        {QStringLiteral("body"), QString::fromLatin1(body->toHex())},
        {QStringLiteral("facets"), isSame ? QStringLiteral("same") : QStringLiteral("differ")}};
}

} // namespace naru::hub

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/packs/fetchhub.h"

#include "sync/packs/catalogue.h"

namespace naru::packs {

namespace {

/// RFC 9110 §14.4, of a 206: "bytes 100-199/1000".
bool beginsAt(const QByteArray& contentRange, qint64 from)
{
    return contentRange.startsWith("bytes " + QByteArray::number(from) + '-');
}

} // namespace

void HubWay::ask(const Ask& ask, std::function<void(const Said&)> done)
{
    agent::Request request;
    const bool isBlob = ask.what == Ask::What::Blob;
    request.path = isBlob ? blobPath(m_device, ask.sha256) : cataloguePath(m_device);
    if (isBlob)
        request.range = "bytes=" + QByteArray::number(ask.from) + '-' + QByteArray::number(ask.from + ask.most - 1);
    m_transport.send(
        request, [this, ask, done = std::move(done)](const agent::Reply& reply) { done(said(ask, reply)); });
}

Way::Said HubWay::said(const Ask& ask, const agent::Reply& reply) const
{
    using How = Said::How;
    using Failure = agent::Reply::Failure;
    if (reply.failure == Failure::NotTaken)
        return {How::NotAllowed};
    if (reply.failure != Failure::None)
        return {reply.failure == Failure::TooLarge ? How::Broken : How::Silent};
    switch (reply.status) {
    case 200: // all of it, from its beginning
        return ask.from == 0 ? Said{How::Came, reply.body, m_device, {}} : Said{How::Broken};
    case 206:
        return beginsAt(reply.range, ask.from) ? Said{How::Came, reply.body, m_device, {}} : Said{How::Broken};
    case 401:
    case 403:
        return {How::NotAllowed};
    case 404:
    case 410:
        return {How::NotThere};
    case 429:
    case 503:
        return {How::Busy, {}, {}, reply.retryAfter};
    default:
        return {How::Broken};
    }
}

} // namespace naru::packs

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/terminal/nexoseal.h"

namespace naru::sim {

namespace nexo = payments::nexo;
using nexo::TopLevel;
using Way = Play::Way;

namespace {

/// The clear header of an envelope and the sealed one are the same, member by member.
bool headersAgree(const nexo::OpenedEnvelope& opened)
{
    const auto outer = nexo::readJson(opened.header), inner = nexo::readJson(opened.plain());
    return outer && inner
        && nexo::sameHeader(outer->root(), inner->root()[nameOf(TopLevel::SaleToPOIRequest)]["MessageHeader"]);
}

} // namespace

NexoSeal::NexoSeal(std::shared_ptr<const nexo::EnvelopeKey> key, Random& random)
    : m_key(std::move(key))
    , m_random(random)
{
}

Result<nexo::Request> NexoSeal::open(const QByteArray& envelope)
{
    const auto opened = nexo::openEnvelope(*m_key, TopLevel::SaleToPOIRequest, envelope);
    auto request = opened && headersAgree(*opened)
        ? nexo::Request::read(opened->plain())
        : Result<nexo::Request>(opened ? Fault(nexo::NexoFault::HeaderDiffers) : opened.fault());
    m_unreadable += !request;
    return request;
}

QByteArray NexoSeal::seal(const Reply& reply, Way way)
{
    const QByteArray plain = nexoJson(reply);
    nexo::MessageHeader clear = reply.header;
    if (way == Way::OtherHeader)
        clear.saleId += "-2";
    QByteArray envelope
        = sealEnvelope(*m_key, TopLevel::SaleToPOIResponse, clear, plain, m_random.bytes(nexo::nonceBytes));
    if (way == Way::Straight || way == Way::Late)
        m_lastAnswer = envelope;
    if (way != Way::BrokenSeal)
        return envelope;
    const qsizetype at = envelope.indexOf("\"Hmac\":\"") + static_cast<qsizetype>(qstrlen("\"Hmac\":\""));
    envelope[at] = envelope[at] == 'A' ? 'B' : 'A';
    return envelope;
}

} // namespace naru::sim

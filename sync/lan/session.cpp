// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/session.h"

#include "app/base/assert.h"
#include "app/crypto/aead.h"

#include <QtEndian>

#include <array>

namespace naru::lan {

namespace {
using Nonce = std::array<char, crypto::gcmNonceBytes>;

Nonce nonceOf(quint64 place)
{
    Nonce nonce{};
    qToBigEndian(place, nonce.data() + 4);
    return nonce;
}
QByteArrayView view(const Nonce& nonce)
{
    return {nonce.data(), qsizetype(nonce.size())};
}
} // namespace

Session::Session(crypto::Secret sending, crypto::Secret receiving)
    : m_sending(std::move(sending))
    , m_receiving(std::move(receiving))
{
    NARU_ASSERT(m_sending.size() == crypto::gcmKeyBytes && m_receiving.size() == crypto::gcmKeyBytes);
}

Result<QByteArray> Session::seal(QByteArrayView message)
{
    NARU_ASSERT(message.size() <= messageBytesMax);
    if (m_sent >= framesMax)
        return LanFault::SessionOver;
    return crypto::seal(m_sending.view(), view(nonceOf(m_sent++)), {}, message);
}

Result<QByteArray> Session::open(QByteArrayView frame)
{
    if (m_broken)
        return LanFault::Altered;
    m_broken = true; // until this one has opened
    if (frame.size() > frameBytesMax)
        return LanFault::TooLarge;
    if (m_received >= framesMax)
        return LanFault::SessionOver;
    auto message = crypto::open(m_receiving.view(), view(nonceOf(m_received)), {}, frame);
    if (!message)
        return LanFault::Altered;
    ++m_received;
    m_broken = false;
    return message;
}

} // namespace naru::lan

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/api/linkshare.h"

namespace naru::device {

LinkShare::LinkShare(Link& shared, QObject* parent)
    : ByteLink(parent)
    , m_shared(shared)
{
    connect(&shared.link, &ByteLink::readyChanged, this, &ByteLink::readyChanged);
    connect(&shared.link, &ByteLink::opened, this, [this] {
        if (isUser())
            Q_EMIT opened();
    });
    connect(&shared.link, &ByteLink::received, this, [this](const QByteArray& message) {
        if (isUser())
            Q_EMIT received(message);
    });
    connect(&shared.link, &ByteLink::lost, this, [this](const Fault& fault) {
        if (isUser())
            Q_EMIT lost(fault);
    });
}

LinkShare::~LinkShare()
{
    close();
}

void LinkShare::open(const BleWay& way)
{
    m_shared.user = this;
    m_shared.link.open(way);
}

void LinkShare::send(const QByteArray& message)
{
    if (isUser())
        m_shared.link.send(message);
}

void LinkShare::close()
{
    if (!isUser())
        return;
    m_shared.link.close();
    m_shared.user = nullptr;
}

} // namespace naru::device

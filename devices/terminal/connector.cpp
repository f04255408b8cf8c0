// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/terminal/connector.h"

#include <QHostInfo>

#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace naru::device {

namespace {

/// The length of what is written to `to`; 0 for an address of no known family.
socklen_t write(const QHostAddress& address, quint16 port, sockaddr_storage& to)
{
    std::memset(&to, 0, sizeof to);
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        v4.sin_addr.s_addr = htonl(address.toIPv4Address());
        std::memcpy(&to, &v4, sizeof v4);
        return sizeof v4;
    }
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return 0;
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    std::memcpy(&v6.sin6_addr, &bytes, sizeof bytes);
    v6.sin6_scope_id = address.scopeId().toUInt();
    std::memcpy(&to, &v6, sizeof v6);
    return sizeof v6;
}

} // namespace

Connector::~Connector()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    m_notifier.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void Connector::start(const QString& host, quint16 port)
{
    constexpr qsizetype addressesMax = 4;
    m_port = port;
    if (const QHostAddress address(host); !address.isNull())
        return open(address);
    m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo& info) {
        m_lookup = -1;
        m_addresses = info.addresses().mid(0, addressesMax);
        next(info.errorString());
    });
}

void Connector::next(const QString& why)
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
    if (m_addresses.isEmpty())
        Q_EMIT failed(why);
    else
        open(m_addresses.takeFirst());
}

void Connector::open(const QHostAddress& address)
{
    sockaddr_storage to;
    const socklen_t size = write(address, m_port, to);
    m_descriptor = size ? ::socket(to.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0) : -1;
    const int done = m_descriptor < 0 ? -1 : ::connect(m_descriptor, reinterpret_cast<const sockaddr*>(&to), size);
    if (done < 0 && (m_descriptor < 0 || errno != EINPROGRESS))
        return next(QString::fromLocal8Bit(std::strerror(errno)));
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Write);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Connector::finish);
}

void Connector::finish()
{
    m_notifier->setEnabled(false);
    m_notifier.release()->deleteLater(); // it is the one that calls
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &size) != 0)
        error = errno;
    if (error != 0)
        return next(QString::fromLocal8Bit(std::strerror(error)));
    Q_EMIT connected(std::exchange(m_descriptor, -1));
}

} // namespace naru::device

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/discovery.h"

#include "sync/lan/avahiwork.h"

namespace naru::lan {

Discovery::Discovery(QObject* parent)
    : QObject(parent)
    , m_hearer(std::make_shared<Hearer>())
    , m_thread(new QThread)
    , m_work(new AvahiWork(m_hearer))
{
    m_hearer->owner = this;
    m_work->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_work, &QObject::deleteLater);
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
    m_thread->setObjectName(QStringLiteral("discovery"));
    m_thread->start();
}

Discovery::~Discovery()
{
    {
        const QMutexLocker locked(&m_hearer->lock);
        m_hearer->owner = nullptr;
    }
    m_thread->quit();
    if (m_thread->wait(leaveMaxMs))
        delete m_thread;
}

void Discovery::announce(const QString& name, quint16 port, const QByteArray& hint)
{
    QMetaObject::invokeMethod(
        m_work, [work = m_work, name, port, hint] { work->announce(name, port, hint); }, Qt::QueuedConnection);
}

void Discovery::take(const QList<FoundDesk>& found, const std::optional<Fault>& blind, const QString& ownName)
{
    const bool sameBlindness
        = m_blind.has_value() == blind.has_value() && (!blind || qstrcmp(blind->name(), m_blind->name()) == 0);
    if (found == m_found && sameBlindness && ownName == m_ownName)
        return;
    m_found = found;
    m_blind = blind;
    m_ownName = ownName;
    Q_EMIT changed();
}

} // namespace naru::lan

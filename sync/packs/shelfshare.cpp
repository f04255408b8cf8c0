// SPDX-License-Identifier: GPL-3.0-or-later
// What a sister desk is given, and what a person went back from.
#include "sync/packs/shelf.h"

#include <QFile>

namespace naru::packs {

namespace {

QByteArray contentOf(const QString& path, qint64 bytesMax)
{
    QFile file(path);
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.read(bytesMax + 1) : QByteArray();
    return bytes.size() <= bytesMax ? bytes : QByteArray();
}

} // namespace

Result<QByteArray> Shelf::piece(const QByteArray& sha256, qint64 from, qint64 most) const
{
    QFile file(blobFile(sha256));
    if (!file.open(QIODevice::ReadOnly) || from < 0 || from >= file.size() || !file.seek(from))
        return ReleaseFault::Missing;
    const QByteArray bytes = file.read(most);
    return bytes.isEmpty() ? Result<QByteArray>(ReleaseFault::Missing) : bytes;
}

QByteArray Shelf::rootDocument(quint64 version) const
{
    return contentOf(m_folder + QStringLiteral("/root/%1.root").arg(version), rootBytesMax);
}

Result<void> Shelf::keepCatalogue(const QByteArray& bytes)
{
    return m_disk.put(m_folder + QStringLiteral("/catalogue"), bytes);
}

QByteArray Shelf::catalogue() const
{
    return contentOf(m_folder + QStringLiteral("/catalogue"), catalogueBytesMax);
}

Result<void> Shelf::leave(Channel channel, const QByteArray& sha256)
{
    return m_disk.put(m_folder + u'/' + QLatin1StringView(nameOf(channel)) + QStringLiteral(".left"), sha256);
}

QByteArray Shelf::left(Channel channel) const
{
    constexpr qint64 hashBytes = 32;
    return contentOf(m_folder + u'/' + QLatin1StringView(nameOf(channel)) + QStringLiteral(".left"), hashBytes);
}

} // namespace naru::packs

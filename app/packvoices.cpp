// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packvoices.h"

#include "app/lessons/lesson.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace naru {

PackVoices::PackVoices(desk::Packs* packs)
    : m_packs(packs)
{
}

QString PackVoices::fileOf(const QString& recording)
{
    if (!recording.startsWith(lessons::voiceInPack))
        return recording;
    const QStringList name = recording.mid(lessons::voiceInPack.size()).split(u'/');
    if (!m_packs || name.size() != 3 || !m_folder.isValid())
        return {};
    // The pack may have been replaced by another version meanwhile: its bytes name the file.
    const QByteArray bytes = m_packs->voice(name[0], name[1], name[2]);
    if (bytes.isEmpty())
        return {};
    const QByteArray sum = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().first(32);
    const QString path = m_folder.filePath(QString::fromLatin1(sum) + QStringLiteral(".wav"));
    if (QFile::exists(path))
        return path;
    if (m_files == filesMax) {
        for (const QString& old : QDir(m_folder.path()).entryList(QDir::Files))
            QFile::remove(m_folder.filePath(old));
        m_files = 0;
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    ++m_files;
    return path;
}

} // namespace naru

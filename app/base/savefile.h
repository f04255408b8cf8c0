// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSaveFile>

namespace naru {

/// All of it has its name, or what had the name before stays. QSaveFile::commit() alone is not to be used: up to Qt 6.4
/// it forgets that the last bytes, those still in its buffer, found no room, and puts an empty file in the place of the
/// good one.
inline bool commitWhole(QSaveFile& file)
{
    return file.flush() && file.commit();
}

/// The whole file in one piece: false leaves what was there.
inline bool saveWhole(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && commitWhole(file);
}

} // namespace naru

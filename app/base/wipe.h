// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace naru {

/// Overwrites what it holds, and empties it; no compiler leaves that out. Copies that share it are left as they are, so
/// it is for what has no other owner, in memory that was reserved beforehand: a text that grew left its shorter self
/// behind.
void wipe(QByteArray& bytes);
void wipe(QString& text);

} // namespace naru

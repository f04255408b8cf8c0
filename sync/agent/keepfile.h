// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

// One file of what a desk keeps of its hub's word.
namespace naru::agent {

/// Nothing: there is none, or it is greater than `most` bytes.
std::optional<QByteArray> keptFile(const QString& dataFolder, const QString& name, qsizetype most);
/// Durable when it returns: the one before, or this. Fault: MembershipFault::CannotWrite.
Result<void> keepFile(const QString& dataFolder, const QString& name, const QByteArray& bytes);

} // namespace naru::agent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/api/faults.h"

#include <QStringList>

#include <functional>

class QObject;

namespace naru::device {

/// `naru-cardd` in the folder of the running program: `NfcReader(pcscProgramBesideThisOne(), name)` is a PC/SC reader.
QString pcscProgramBesideThisOne();

/// The PC/SC readers that are plugged in, by name, asked of `program`. `then` is called once, later, in this thread,
/// unless `context` goes first. Fault: ReaderUnavailable where no PC/SC service answers within two seconds.
void cardReaders(const QString& program, QObject* context, std::function<void(const Result<QStringList>&)> then);

/// What `naru-cardd --list` prints: a line of JSON for each reader, {"name": "…"}. Fault: ReaderUnavailable.
Result<QStringList> readCardReaders(const QByteArray& lines);

} // namespace naru::device

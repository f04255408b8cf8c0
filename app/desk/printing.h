// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/paper/document.h"
#include "devices/api/printer.h"
#include "devices/api/printersetup.h"

namespace naru::desk {

paper::Roll rollOf(const device::PrinterSetup& setup);

/// What a printer is sent for a document: pages for a queue; for a roll a picture, or its own letters where it has them
/// all. Faults: PaperFault.
Result<QByteArray> jobOf(const paper::Document& document, const paper::Roll& roll,
    device::PrinterSetup::Letters letters, device::Printer::Takes takes);

/// Shows at a glance whether a printer is set up well: both languages, the whole width, an amount, a code.
paper::Document trialPage(const device::PrinterSetup& setup);
Result<QByteArray> trialJob(const device::PrinterSetup& setup, device::Printer::Takes takes);

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"

namespace naru::cli {

/// The desk of a data folder, without devices and without a screen, for as long as one command runs.
struct CommandDesk {
    SystemClock clock;
    SystemRandom random;
    device::PictureDecoder* pictures = nullptr; ///< for packs alone; must outlive this
    std::unique_ptr<desk::Desk> desk;

    /// Nothing is made where there is none. Faults: CannotOpen, Busy (naru is running), …
    Result<void> open(const QString& dataFolder, desk::Desk::Access access = desk::Desk::Access::ReadWrite);
    /// Waits for one of the desk's answers.
    static Result<void> await(const std::function<void(desk::Done)>& ask);
};

/// For a desk that stays open: asks as askAdministrator() does.
Result<qint64> signInAdministrator(desk::Desk& desk);
/// A line of standard input, or of the terminal where nobody sees it typed: after a signIn…() the one behind its lines.
QString askSecretly(const QString& question, qint64 bytesMax);
/// The same with anybody who works here.
Result<qint64> signInStaff(desk::Desk& desk);

/// Asks on the terminal (or standard input: two lines) which administrator is there and for the PIN. The desk's own
/// rules hold: tries are counted and journalled, and waits are waited. The value is the staff number.
/// Faults: DeskFault (WrongPin, PinWait, NotAllowed, UnknownStaff), StorageFault (Busy: naru is running), …
Result<qint64> askAdministrator(const QString& dataFolder);

} // namespace naru::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace desk {
enum class DeskFault {
    NotSignedIn, ///< nobody is signed in
    NotAllowed,  ///< the person signed in may not do this
    BadPin,      ///< fewer than six digits, or not digits, or one digit six times
    WrongPin,
    PinWait, ///< too many wrong tries: wait
    UnknownStaff,
    NameTaken,
    LastAdministrator, ///< would leave the desk without an administrator
    SamePerson,        ///< the second person is the first
    SetupIncomplete,   ///< a field of the first start is empty
    ClockImplausible,  ///< nothing is accepted until the clock is looked at
    NoWayToPhone,      ///< no reader or link can see a phone
    PhoneTimeout,      ///< nobody held a phone there in time
    Cancelled,         ///< the clerk ended it after the phone had engaged
    AnswerTimeout,     ///< the phone was there but no answer came in time
    VisitorRefused,    ///< the phone answered without the document: the visitor said no
    BackupFailed,
    RestoreNotEmpty,        ///< there is a journal here already
    RestoreUnreadable,      ///< the folder holds no backup of Naru
    SampleTrust,            ///< a sample issuer outside the demo
    TrustUnreadable,        ///< no certificate in the file
    BadReaderCertificate,   ///< does not fit the reader key, or is not a reader certificate
    ReaderCertificateDates, ///< not valid yet, or no longer
    BadSettings,
    ForeignFolder,   ///< the data folder holds things that are not Naru's
    OtherKind,       ///< a demo in a real desk's folder, or the other way round
    UnknownTerminal, ///< no payment terminal of that name is registered
    BadTerminal,     ///< what was typed of a terminal is not enough, or cannot be used on this machine
    BadDeskKey,      ///< not the key of a Naru desk, or changed on its way
    RealFirst,       ///< practice waits: the desk has real business
    NoCopy,          ///< no entries of that desk are kept here
};
} // namespace desk

template <>
inline constexpr auto faultNames<desk::DeskFault> = std::to_array<const char*>(
    {"desk.not_signed_in", "desk.not_allowed", "desk.bad_pin", "desk.wrong_pin", "desk.pin_wait", "desk.unknown_staff",
        "desk.name_taken", "desk.last_administrator", "desk.same_person", "desk.setup_incomplete",
        "desk.clock_implausible", "desk.no_way_to_phone", "desk.phone_timeout", "desk.cancelled", "desk.answer_timeout",
        "desk.visitor_refused", "desk.backup_failed", "desk.restore_not_empty", "desk.restore_unreadable",
        "desk.sample_trust", "desk.trust_unreadable", "desk.bad_reader_certificate", "desk.reader_certificate_dates",
        "desk.bad_settings", "desk.foreign_folder", "desk.other_kind", "desk.unknown_terminal", "desk.bad_terminal",
        "desk.bad_desk_key", "desk.real_first", "desk.no_copy"});

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace payments {
enum class PaymentFault {
    BadRecord,             ///< an entry's body is not what its kind and schema say
    BadCharge,             ///< no bill number, an amount out of range, or lines that do not add up to it
    BillOpen,              ///< this bill has a charge already that nothing was paid on: go on with that one
    BillPaid,              ///< this bill was paid here, with this amount
    BillInDoubt,           ///< an attempt to pay this bill is not decided yet
    BillOtherAmount,       ///< this bill is known here with another amount: a second person decides
    SecondPersonNeeded,    ///< the same person twice, or no reason given
    AttemptUnfinished,     ///< the charge has an attempt that is open, approved, stored, or under review
    TerminalTaken,         ///< another attempt holds this terminal
    MovedMeanwhile,        ///< the attempt is not in the state any more that this step starts from
    UnknownAttempt,        ///< no such charge or attempt in this journal
    NotSending,            ///< a request may leave only after SENDING is durable
    RequestChanged,        ///< the request is not the one whose digest was written down
    RefundNeedsPayment,    ///< nothing that can be given back: not approved here, or without the terminal's reference
    RefundTooMuch,         ///< more than was taken and not given back yet
    NotSameDay,            ///< a same-day cancellation of another day's payment, or of a part
    EvidenceBroken,        ///< the chain of an attempt's evidence does not hold
    BadCash,               ///< cash without a charge, an amount, a reason or a person that it needs
    BadCount,              ///< notes or coins that there are none of, or one kind twice
    TooLittleTendered,     ///< less was handed over than is owed
    DrawerClosed,          ///< nobody answers for the drawer: it is opened first
    DrawerOpen,            ///< somebody answers for the drawer already, or still
    NotInDrawer,           ///< more than is in the drawer
    CashTaken,             ///< this charge was paid in cash
    DifferenceUnexplained, ///< the count is not what should be there, and no reason says why
    DayClosedAlready,      ///< this day has its Z: what comes now is written tomorrow
    DayMoved,              ///< something was written between the look at the figures and the close
    FileTooLarge,          ///< a file of the acquirer above 4 MiB or 50,000 lines
    FileUnreadable,        ///< not the text of a table, or none of its lines can be read
    NoProfile,             ///< no profile knows this heading
    BadProfile,            ///< a profile that is not one
    BadSignature,          ///< the file is not the one that was signed
    UnknownSigner,         ///< signed by a desk that is not known here
    BadDigests,            ///< not the digests of a desk of this centre
    NoCentreCode,          ///< the desks of this centre share no code yet
    BillTakenElsewhere,    ///< another desk took money for this bill, or is in doubt about it
    CardNumber,            ///< what was typed may be a card's number: it was dropped
    NotInTraining,         ///< asked to practise, and the terminal does not say that it does: it may be money
    OnlyTraining,          ///< asked for money, and the terminal says that it only practised
};
} // namespace payments

template <>
inline constexpr auto faultNames<payments::PaymentFault> = std::to_array<const char*>(
    {"payments.bad_record", "payments.bad_charge", "payments.bill_open", "payments.bill_paid", "payments.bill_in_doubt",
        "payments.bill_other_amount", "payments.second_person_needed", "payments.attempt_unfinished",
        "payments.terminal_taken", "payments.moved_meanwhile", "payments.unknown_attempt", "payments.not_sending",
        "payments.request_changed", "payments.refund_needs_payment", "payments.refund_too_much",
        "payments.not_same_day", "payments.evidence_broken", "payments.bad_cash", "payments.bad_count",
        "payments.too_little_tendered", "payments.drawer_closed", "payments.drawer_open", "payments.not_in_drawer",
        "payments.cash_taken", "payments.difference_unexplained", "payments.day_closed_already", "payments.day_moved",
        "payments.file_too_large", "payments.file_unreadable", "payments.no_profile", "payments.bad_profile",
        "payments.bad_signature", "payments.unknown_signer", "payments.bad_digests", "payments.no_centre_code",
        "payments.bill_taken_elsewhere", "payments.card_number", "payments.not_in_training", "payments.only_training"});

} // namespace naru

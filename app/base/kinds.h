// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace naru {

/// Kinds of journal entries. Append only: a number is never reused or given another meaning.
enum class Kind : quint16 {
    Genesis = 1,      ///< first entry of a journal: device, centre, desk
    Verification = 2, ///< a visitor's credential was judged
    PaperCheck = 3,   ///< a person looked at a physical card (육안)
    StaffChanged = 4, ///< added, disabled, PIN reset
    SignIn = 5,       ///< signed in, signed out, locked, wrong PIN
    SettingsChanged = 6,
    TrustChanged = 7, ///< trust folder imported
    JournalRead = 8,  ///< somebody listed or exported entries
    BackupMade = 9,
    Restored = 10,
    ClockAnomaly = 11,
    KeyChanged = 12,      ///< new HMAC key, new data key, purge of an old one
    VisitDecided = 13,    ///< what the clerk decided after an amber or refused verdict
    ChargeOpened = 20,    ///< what somebody owes, by its bill number
    AttemptPrepared = 21, ///< a payment or reversal is about to be asked for
    AttemptMoved = 22,    ///< it stands elsewhere now, with the evidence that moved it
    EvidenceNoted = 23,   ///< something was learnt of it that moves nothing
    EvidenceCopied = 24,  ///< what a terminal answered, without what no desk may keep
    ReceiptIssued = 25,   ///< a receipt or a slip: drawn up, printed, printed again, or left half printed
    CashMoved = 26,       ///< into the drawer or out of it
    ShiftChanged = 27,    ///< a drawer was opened, handed over, counted, closed
    DayClosed = 28,       ///< a Z report: gapless, never changed
    FileRead = 29,        ///< the acquirer's file was matched, with the lines that fit nothing here
    ServicesChanged = 30, ///< the centre's own fee items
    TerminalChanged = 31, ///< a payment terminal was registered, renamed, taken away, or its abilities found
    DigestsTaken = 32,    ///< bills that another desk has taken money for
    LineExplained = 33,   ///< two people said what the acquirer's line is that fits nothing, or is not as asked
    PackChanged = 34,     ///< a lesson pack was made, installed, taken out, or its version before came back
    Practised = 40,       ///< somebody tried the verifier at the public screen: how it ended, and nothing of whom
    PracticeAsked = 41,   ///< a terminal is about to be asked in training: never money
    PracticeMoved = 42,   ///< what was learnt of it
    ClassOpened = 50,     ///< a trainer's class began: what it is to be
    ClassPlanned = 51,    ///< the plan of a class was made, changed or taken away
    ClassAttended = 52,   ///< how many came, as the trainer confirmed
    ClassClosed = 53,     ///< it is over: counts, and nothing of whom
    ClassPapers = 54,     ///< papers to take home were printed
    TicketTaken = 55,     ///< somebody took a number: for which business, and nothing else
    TicketMoved = 56,     ///< a number was called, received, put back, handed over or ended: which of it
    QueueDayOver = 57,    ///< the counts of a day; its numbers are dropped
    QueueLaneTaken = 58,  ///< the letter under which this desk gives numbers
    PairChanged = 60,     ///< another desk of the house was paired, or is called otherwise
    PairEnded = 61,       ///< it may not speak with this one any more
    ShiftNote = 70,       ///< a line that somebody left for who comes next
    JournalForked = 71,   ///< the hub had another record of this desk: a new epoch begins with this entry
    Pruned = 72,          ///< entries that the hub has, and proved that it has, were let go here
    KeyRenewed = 73,      ///< this desk's certificate was renewed, or its key made anew
    Rehomed = 74,         ///< an entry of an earlier epoch, once more, as it was
    ReleaseTaken = 75,    ///< a version of what the agency hands down was taken: which, and under whose keys
    SealingChanged = 76,  ///< from here on bodies leave sealed to the agency's key, or to another one, or open again
};

} // namespace naru

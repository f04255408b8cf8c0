// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace lessons {
enum class LessonsFault {
    BadLesson,     ///< a lesson that breaks a rule; the complaints name file, key and rule
    UnknownLesson, ///< no lesson of this id here
    BadProgress,   ///< a place in a lesson that is not one of this lesson
    NotACard,      ///< a code that is neither a practice card nor a certificate
    CardTorn,      ///< letters of it are missing
    CardNewer,     ///< of a format that a later Naru writes
    CardAltered,   ///< not what the desk it names has signed
    NotDoneAlone,  ///< a certificate for what no known desk saw done alone
    BadPack,       ///< a pack that breaks a rule; the complaints name file, key and rule
    PackForeign,   ///< sealed by nobody whom this desk knows as of its own centre or as an author
    PackOlder,     ///< the version that is installed, or one before it
    PackTaken,     ///< its id or a lesson of it is another maker's, or another pack's
    PackAltered,   ///< an installed pack that is no longer what was installed
    UnknownPack,   ///< no pack of this id here, or none before it
    DraftNoPlace,  ///< a draft has no such step, screen, widget or act
    DraftFull,     ///< a limit of the format: no more of these in one lesson
    DraftInUse,    ///< a step still needs it
    DraftLast,     ///< one of these must stay
    DraftUnsaved,  ///< the disk did not take a draft
    NoDraft,       ///< no draft of this id here, or one that cannot be read any more
    ClassGarbled,  ///< what came over a class's channel is no message of a class
    ClassNewer,    ///< one of a later Naru, or an earlier
    ClassForeign,  ///< one that only the other side may send
    ClassFull,     ///< no place left in the class
    UnknownSeat,   ///< no seat of this number in the class
    SeatOther,     ///< that seat has another version of the lesson, or none: nothing is started there
    SeatFull,      ///< that seat has not done yet what it was asked before
};
} // namespace lessons

template <>
inline constexpr auto faultNames<lessons::LessonsFault> = std::to_array<const char*>({"lessons.bad_lesson",
    "lessons.unknown_lesson", "lessons.bad_progress", "lessons.not_a_card", "lessons.card_torn", "lessons.card_newer",
    "lessons.card_altered", "lessons.not_done_alone", "lessons.bad_pack", "lessons.pack_foreign", "lessons.pack_older",
    "lessons.pack_taken", "lessons.pack_altered", "lessons.unknown_pack", "lessons.draft_no_place",
    "lessons.draft_full", "lessons.draft_in_use", "lessons.draft_last", "lessons.draft_unsaved", "lessons.no_draft",
    "lessons.class_garbled", "lessons.class_newer", "lessons.class_foreign", "lessons.class_full",
    "lessons.unknown_seat", "lessons.seat_other", "lessons.seat_full"});

} // namespace naru

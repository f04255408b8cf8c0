// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace packs {
enum class ReleaseFault {
    BadRoot,      ///< not a root: structure, limits, or a role that could never be filled
    BadManifest,  ///< not a manifest: structure, limits, a path that leads elsewhere
    NotSigned,    ///< fewer of the role's keys have signed it than the role asks for
    NoRoot,       ///< this desk does not know yet whose releases it may take
    Older,        ///< a version at or below one that was taken already, or another one under the same number
    NotYet,       ///< it says that it begins later
    Expired,      ///< it says that it is over
    NewerProgram, ///< it is for a newer Naru
    Altered,      ///< a file that is not what the manifest says
    Missing,      ///< a file of it is not here yet
    TooLarge,     ///< over a limit
    CannotWrite,  ///< the shelf's folder or a file in it
    BadCatalogue, ///< not what a hub hands out, or not signed by it
    BadBundle,    ///< a file from a stick that is none
};
} // namespace packs

template <>
inline constexpr auto faultNames<packs::ReleaseFault> = std::to_array<const char*>(
    {"release.bad_root", "release.bad_manifest", "release.not_signed", "release.no_root", "release.older",
        "release.not_yet", "release.expired", "release.newer_program", "release.altered", "release.missing",
        "release.too_large", "release.cannot_write", "release.bad_catalogue", "release.bad_bundle"});

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace naru::sim {

/// What the simulated phone does wrong on purpose, or differently from a plain ES256 answer.
enum class Misbehaviour {
    None,
    Expired,       ///< the credential's validity ended last week
    Forged,        ///< the name was changed after the issuer signed it
    UnknownIssuer, ///< an issuer of the same name that nobody trusts
    WrongDigest,   ///< the issuer signed a digest that fits no element
    Replay,        ///< sends the answer it gave in another session
    ClonedKey,     ///< a copied credential: signs with a key the issuer never saw
    LongNames,     ///< a genuine credential whose name is 10,000 characters of markup and bidi controls
    DropAtByte,    ///< goes away after byte k of what it sends
    Silence,       ///< engages, takes the request and never answers
    Refuse,        ///< the holder says no
    Locked,        ///< locked: reached, but engages with nobody
    StatusPresent, ///< a genuine credential that names a status list
    Mac,           ///< authenticates by device MAC instead of a signature
};
inline constexpr std::array<const char*, 14> misbehaviourNames{"none", "expired", "forged", "unknown_issuer",
    "wrong_digest", "replay", "cloned_key", "long_names", "drop_at_byte", "silence", "refuse", "locked",
    "status_present", "mac"};

inline const char* nameOf(Misbehaviour misbehaviour)
{
    return misbehaviourNames[static_cast<std::size_t>(misbehaviour)];
}

/// By its stable name; empty for a name that is none.
inline std::optional<Misbehaviour> misbehaviourNamed(const QString& name)
{
    for (std::size_t i = 0; i < misbehaviourNames.size(); ++i) {
        if (name == QLatin1StringView(misbehaviourNames[i]))
            return static_cast<Misbehaviour>(i);
    }
    return std::nullopt;
}

} // namespace naru::sim

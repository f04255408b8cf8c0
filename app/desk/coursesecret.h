// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace naru::desk {

/// In the desk's key store: what attendance cards are made from, see lessons/classcard.h. Made with the first class; a
/// desk that lost it makes other cards, and those of before are of another course.
inline QString courseSecretName()
{
    return QStringLiteral("class.cards");
}

} // namespace naru::desk

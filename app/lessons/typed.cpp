// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/typed.h"

namespace naru::lessons {

QStringList typedIn(const Player& player)
{
    QStringList typed;
    for (const Value& value : player.place().vars) {
        const auto* const text = std::get_if<QString>(&value);
        if (text && !text->isEmpty() && !player.lesson().has(*text, player.language()) && !typed.contains(*text))
            typed.append(*text);
    }
    return typed;
}

} // namespace naru::lessons

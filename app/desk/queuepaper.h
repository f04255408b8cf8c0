// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/queueticket.h"
#include "app/paper/document.h"
#include "app/words/words.h"

namespace naru::desk {

struct SlipLook {
    QString centre;
    words::Language language = words::Language::Korean;
    bool demo = false;
};

/// The number to take along: what for and when it was taken, and nothing of a person.
paper::Document slipDocument(const Ticket& ticket, const SlipLook& look);

} // namespace naru::desk

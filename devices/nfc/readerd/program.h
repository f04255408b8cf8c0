// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>

namespace naru::readerd {

/// First of all: nothing is open but the three standard streams, and all three are; the parent's death is this
/// program's; a closed pipe is a return value.
void beginProgram();

/// A call that nobody can interrupt. When `patience` is over before this object is, `lastWords` go out by standard
/// output and the program ends: naru starts it again. One at a time.
class Deadline {
public:
    Deadline(Milliseconds patience, const QByteArray& lastWords);
    ~Deadline();
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

    static constexpr qsizetype lastWordsMax = 16;
};

} // namespace naru::readerd

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/assert.h"

#include <QByteArray>
#include <QList>

namespace naru::fuzz {

/// One parser of bytes from outside. `bytes` is a view of exactly what came, without a zero behind it, so that the
/// address sanitizer sees a read past its end. What must hold of every input is a NARU_ASSERT.
struct Target {
    const char* name; ///< of the program fuzz_NAME and of its seeds in corpus/NAME/
    void (*run)(const QByteArray& bytes);
};

/// Those of this program: one under libFuzzer, all of them in the replay.
const QList<Target>& targets();

/// A file that is wholly hexadecimal stands for its bytes, as for naructl.
QByteArray unhexed(const QByteArray& file);

struct Enlist {
    explicit Enlist(const Target& target);
};

} // namespace naru::fuzz

/// Once per file: NARU_FUZZ_TARGET(cbor) { … bytes … }
#define NARU_FUZZ_TARGET(name)                                                                                         \
    static void name##Target(const QByteArray& bytes);                                                                 \
    static const ::naru::fuzz::Enlist enlist##name({#name, name##Target});                                             \
    static void name##Target(const QByteArray& bytes)

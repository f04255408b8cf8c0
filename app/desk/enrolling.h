// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/enrolling.h"

#include <QByteArray>

namespace naru::desk {

/// What a page sees of a desk's way to its hub.
using Enrolling = journal::Enrolling;

inline constexpr qsizetype sheetCodeBytesMax = 1024;
/// What the QR code of an enrolment sheet holds, "naru-enrol:1?hub=…&code=…&pin=…[&root=…]", values percent-encoded;
/// names that are not known here are passed over. Nothing: another code, one of the three is missing, or it is none of
/// UTF-8.
std::optional<Enrolling::Sheet> sheetIn(const QByteArray& code);

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/trainer/classnow.h"

#include <QCoreApplication>

namespace naru::ui::trainer {

/// What stands on the console, in the desk's language.
class ClassWords {
    Q_DECLARE_TR_FUNCTIONS(ClassWords)

public:
    static QString pushed(const SeatNow& seat); ///< how far the lesson is on its way there
    static QString state(const SeatNow& seat, bool paused, Instant now);
    static QString glyph(const SeatNow& seat, bool paused); ///< of Naru.Kit's StateGlyph
    /// "출석 · 5번 토끼"; empty: not yet.
    static QString attendance(const SeatNow& seat);
    static QString cardNews(const SeatNow& seat);    ///< of the last card here; empty: it simply counts
    static QString since(Instant then, Instant now); ///< "방금", "3분"
    static QString heard(Instant then, Instant now); ///< "마지막 신호 2초 전"
    static QStringList phrases();                    ///< said at a press
};

} // namespace naru::ui::trainer

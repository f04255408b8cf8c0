// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/card.h"
#include "app/paper/document.h"
#include "app/words/words.h"

namespace naru::desk {

/// What a paper is drawn for.
enum class PaperKind : quint8 {
    Roll, ///< of a receipt printer
    Page, ///< A4
};

/// What stands on every paper of the lessons beside the lesson itself.
struct LessonPaper {
    QString centre;
    QDate today; ///< in Korea
    words::Language language = words::Language::Korean;
    PaperKind kind = PaperKind::Roll;
    bool demo = false;
};

/// The level of the codes on these papers: they are folded and carried about.
inline constexpr codec::QrLevel cardQrLevel = codec::QrLevel::Q;

/// "11월 27일 (금)", "Friday 27 November".
QString dayWords(QDate day, words::Language language);

/// The practice card: when to come again, what was done, and `code`, the card itself.
paper::Document cardDocument(const lessons::Progress& progress, const QByteArray& code, const LessonPaper& look);
/// The certificate for what `content` says was done alone. The name is a line to write on.
paper::Document certificateDocument(
    const lessons::CardContent& content, const QByteArray& code, const LessonPaper& look);
/// What to take home of one lesson: its steps in its own words, its screens, its safety card, room to write.
paper::Document handoutDocument(const lessons::Lesson& lesson, const LessonPaper& look);

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/scene.h"
#include "app/paper/document.h"
#include "app/words/words.h"

namespace naru::desk {

inline constexpr double phoneWidthMm = 62;

/// A screen of the practice phone as a line drawing, as tall as what stands on it; marked as practice.
struct PhoneSketch {
    QList<paper::Mark> marks; ///< from the phone's top left
    double heightMm = 0;
};
PhoneSketch phoneSketch(const lessons::Scene& scene, words::Language language);

/// At most two beside each other, each with its line of words above.
struct CaptionedPhone {
    QString caption;
    PhoneSketch phone;
};
paper::Sketch phonesBeside(const QList<CaptionedPhone>& phones);
/// All of it so many times as large.
paper::Sketch scaled(paper::Sketch sketch, double factor);

} // namespace naru::desk

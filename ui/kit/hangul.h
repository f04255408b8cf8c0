// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Writing Hangul with a 두벌식 keyboard, as plain functions of the text before the cursor: no hidden state, so a key
/// may come from a finger, a keyboard or a lesson. A stroke is one key press: a jamo of U+3131 to U+3163 (ㄲ and ㅒ are
/// one stroke, ㅘ and ㄺ are two), or any other character, which stands for itself.
namespace naru::kit {

/// The text after one more stroke; a final moves on when a vowel follows (산 + ㅏ = 사나).
QString compose(const QString& text, QChar stroke);

/// The text without its last stroke: 닭 → 달 → 다 → ㄷ.
QString erase(const QString& text);

/// What to press, one after another, to write the text.
QString strokesOf(QStringView text);

/// Whether pressing strokesOf(text) writes the text: false only for lone jamo that would join or that no key has.
bool isTypable(const QString& text);

/// Which key leads from what stands to what is wanted, on the page `ime` ("hangul", "latin" or "number"): a stroke, or
/// "space", "erase", "done" (both are the same), or the name of the page to turn to. Empty when no keys lead there.
QString nextKey(const QString& current, const QString& wanted, const QString& ime);

/// The page that has the stroke: "hangul", "latin" or "number"; empty when none has it.
QString pageOf(QChar stroke);

/// 두벌식: the jamo of a Latin key, Q with Shift is ㅃ; the character itself when it is no such letter.
QChar jamoOf(QChar letter);

} // namespace naru::kit

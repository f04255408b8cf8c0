// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/identity/asked.h"
#include "app/identity/verdict.h"

namespace naru::identity {

/// What a credential says about age: age_over_NN values, and birth year or date where they were asked for.
struct AgeEvidence {
    QMap<int, bool> ageOver; ///< NN → value
    std::optional<QDate> birthDate;
    std::optional<int> birthYear;
};

/// 19 for "age_over_19"; the standard writes two digits.
std::optional<int> ageOverOf(const QString& element);

AgeEvidence ageEvidence(const DocumentVerdict& document);

/// Nearest-value rule (ISO 18013-5 §7.2.5): any age_over_nn true with nn ≥ NN is yes, any false with nn ≤ NN is no.
/// Year age on `today` (Korean civil date): age_over_19 true → yes, age_over_18 false → no; a birth year or date
/// decides.
AgeOutcome decideAge(const AgeQuestion& question, const AgeEvidence& evidence, QDate today);

} // namespace naru::identity

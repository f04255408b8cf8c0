// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/asked.h"
#include "app/identity/mdl/findings.h"
#include "app/identity/mdl/response.h"

namespace naru::identity::mdl {

inline constexpr const char* mdlNameSpace = "org.iso.18013.5.1";

/// Copies into `verdict` what the document may release and lists what is missing. Without `asked` what was returned
/// counts as asked. A returned age_over_NN stands for an asked one that it answers (nearest value, §7.2.5), and
/// so does a birth date or year that was asked too, as of `today`. Elements the phone signed itself stay apart, and
/// only those that keyAuthorizations names.
void release(const Document& document, const std::vector<const IssuerSignedItem*>& genuine, const Asked* asked,
    QDate today, DocumentVerdict& verdict, Findings& findings);

/// A document that was asked and is not in the response.
DocumentVerdict notReturned(const AskedDocument& asked);

/// Whether what is missing matters: elements that only prove age do not once the age question is decided.
bool isIncomplete(const QList<DocumentVerdict>& documents, const std::optional<AgeOutcome>& age);

} // namespace naru::identity::mdl

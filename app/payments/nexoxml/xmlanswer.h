// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/driver.h"
#include "app/payments/nexoxml/xmlelement.h"

namespace naru::payments::nexoxml {

/// The header that an answer must bear, in every field but the version.
struct Asked {
    QByteArray category, saleId, poiId, serviceId;
};

/// The element "<category>Response" of a whole message. Faults: those of XmlElement::read, WrongTopLevel, NotInFlight,
/// BadField.
Result<XmlElement> answerTo(const Asked& asked, const QByteArray& bytes);
/// The same of a message within a status. `nested`: RepeatedMessageResponse. Faults: NotInFlight, BadField.
Result<XmlElement> repeatedAnswer(const Asked& asked, const XmlElement& nested);

/// Response's ErrorCondition; empty with Success. Fault: BadField.
Result<QString> conditionIn(const XmlElement& answer);

/// Adds what a PaymentResponse or ReversalResponse says: outcome, ids, money, card, receipts. `evidence` names the
/// attempt already. Fault: BadField.
Result<void> addAnswer(const XmlElement& answer, Heard& heard);
/// Keeps the bytes as the copy, unless they hold what no desk may: then only that, as a cut.
void keepCopy(const QByteArray& bytes, const XmlElement& message, Heard& heard);

} // namespace naru::payments::nexoxml

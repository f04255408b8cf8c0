// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace payments::nexoxml {
enum class NexoXmlFault {
    TooLarge,       ///< more bytes, elements or depth than a message has
    Malformed,      ///< not well-formed XML in UTF-8
    Forbidden,      ///< a document type, an entity or a processing instruction: no message has one
    WrongTopLevel,  ///< not the answer that the direction calls for
    NotInFlight,    ///< of another kind, desk, terminal or ServiceID than was asked
    BadField,       ///< missing, twice, or not as the schema writes it; detail: its name
    NoPartReversal, ///< this dialect gives back the whole last payment and nothing else
};
} // namespace payments::nexoxml

template <>
inline constexpr auto faultNames<payments::nexoxml::NexoXmlFault> = std::to_array<const char*>(
    {"nexo_xml.too_large", "nexo_xml.malformed", "nexo_xml.forbidden", "nexo_xml.wrong_top_level",
        "nexo_xml.not_in_flight", "nexo_xml.bad_field", "nexo_xml.no_part_reversal"});

} // namespace naru

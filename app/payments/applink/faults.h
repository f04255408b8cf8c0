// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace payments::applink {
enum class AppLinkFault {
    TooLarge,      ///< more than an answer of the app has
    NotAnAnswer,   ///< neither an answer nor an error of the app
    BadEncoding,   ///< not percent-encoding or base64 as the app writes it, or the same name twice
    ReportedError, ///< the app says that it did not take anything
    ForeignError,  ///< an error that did not come to the address of this attempt alone: it proves nothing
};
} // namespace payments::applink

template <>
inline constexpr auto faultNames<payments::applink::AppLinkFault> = std::to_array<const char*>({"app_link.too_large",
    "app_link.not_an_answer", "app_link.bad_encoding", "app_link.reported_error", "app_link.foreign_error"});

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace device {
enum class TerminalFault {
    Unreachable,        ///< no connection: refused, no such host, no route, or nothing within the time
    TlsFailed,          ///< connected, and no TLS came about
    NotTrusted,         ///< its certificate does not come from the given root, or is out of date
    WrongName,          ///< its certificate names another terminal
    CertificateChanged, ///< another certificate than the one that was registered
    Silent,             ///< it has the message, and no answer came in time
    BrokeOff,           ///< the connection ended before a whole answer
    AnswerMalformed,    ///< not an HTTP/1.1 answer as this link reads them
    AnswerTooLarge,     ///< a head or body beyond the limit
    HttpRefused,        ///< a status other than 200 and 204, redirects among them; detail: its number
    GivenUp,            ///< the desk gave up
};
} // namespace device

template <>
inline constexpr auto faultNames<device::TerminalFault> = std::to_array<const char*>(
    {"terminal.unreachable", "terminal.tls_failed", "terminal.not_trusted", "terminal.wrong_name",
        "terminal.certificate_changed", "terminal.silent", "terminal.broke_off", "terminal.answer_malformed",
        "terminal.answer_too_large", "terminal.http_refused", "terminal.given_up"});

} // namespace naru

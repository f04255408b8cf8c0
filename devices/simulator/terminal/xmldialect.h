// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/terminal/reply.h"

namespace naru::sim {

/// nexo Retailer 3.1 as XML, the terminal's side (facts §1): a second pair of eyes on what a desk writes and reads,
/// made without a look at the desk's own reader. Element and attribute names after the public guide of one such
/// terminal.
namespace xml {
/// A desk's question; nothing: none that a terminal understands. Members may be attributes or elements.
std::optional<payments::nexo::Request> read(const QByteArray& bytes);
/// Receipts are base64 of JSON with the lines as {"Cardholder": {"Optional": {"ReceiptString": […]}}}.
QByteArray write(const Reply& reply);
} // namespace xml

} // namespace naru::sim

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace naru::payments::applink {

/// App links of the Adyen Payments app on a phone (facts §1). A desk cannot open one on another device: it shows the
/// text as a code, and the phone's camera opens it. `base`: "https://www.adyen.com/test", live without "/test".
///
/// `returnUrl` is where the phone's browser goes afterwards, percent-encoded once before it becomes a parameter: in the
/// link it appears encoded twice.
QByteArray nexoLink(const QByteArray& base, const QByteArray& envelope, const QByteArray& returnUrl);

// Boarding: the app is asked whether it belongs to a merchant; the administrator gets a token for its answer, once.
enum class Boarding { Ask, Anew }; ///< Anew: the phone moves from another merchant here
QByteArray boardedLink(const QByteArray& base, Boarding boarding, const QByteArray& returnUrl);
QByteArray boardLink(const QByteArray& base, const QByteArray& boardingToken, const QByteArray& returnUrl);

} // namespace naru::payments::applink

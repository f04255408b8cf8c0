// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/paper/document.h"

namespace naru::hub {

/// What one desk is given to enrol with.
struct Sheet {
    QString site, desk;
    QString code; ///< "0000-0000-0000-0000"
    QString pin;  ///< 64 hex digits
    QString url;  ///< empty: the hub was not started yet
    Instant until{};
    QString packsRoot = {}; ///< 64 hex digits: who signs what is handed down; empty: nobody yet
};

/// What the QR code holds: "naru-enrol:1?hub=…&code=…&pin=…" and, where there is one, "&root=…"; values
/// percent-encoded.
QByteArray qrTextOf(const Sheet& sheet);
/// One page for each desk: whose it is, the code and the pin large enough to be typed, the QR code, what to do.
paper::Document sheetsDocument(const QList<Sheet>& sheets);
/// A4. Needs a QGuiApplication. Faults: those of paper.
Result<QByteArray> sheetsPdf(const QList<Sheet>& sheets);

} // namespace naru::hub

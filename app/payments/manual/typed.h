// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/base/won.h"
#include "app/payments/manual/faults.h"

#include <QString>

#include <optional>

namespace naru::payments::manual {

/// What a clerk typed off the screen of a payment app that no program can reach. JSON:
/// {"service_id":"A100000001","outcome":"approved","approval":"30012345","last_four":"1234"}, perhaps with "brand" and
/// "amount" (whole won); {"service_id":…,"outcome":"declined","code":"8324"}; {"service_id":…,"outcome":"not_taken"}.
struct Typed {
    enum class Outcome {
        Approved,
        Declined, ///< the app showed a refusal: with the code or word that it showed
        NotTaken, ///< the card was never given to the app
    };
    static constexpr qsizetype bytesMax = 4096;
    static constexpr int approvalMin = 4, approvalMax = 12; ///< letters and digits; of a card in Korea 8 digits
    static constexpr int brandMax = 20, codeMax = 40;       ///< characters

    QString serviceId;
    Outcome outcome = Outcome::NotTaken;
    QString approval, lastFour, brand, code;
    std::optional<Won> amount; ///< as the app showed it; absent: as asked

    /// Nothing unknown, nothing twice, nothing that may be a card's number anywhere. Faults: TooLarge, CardNumberTyped,
    /// Malformed, BadField.
    static Result<Typed> read(const QByteArray& json);
    QByteArray json() const;
};

} // namespace naru::payments::manual

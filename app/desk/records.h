// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/identity/verdict.h"

#include <QList>
#include <QString>

#include <optional>

namespace naru::desk {

/// What a clerk did after the machine had spoken, or instead of it.
enum class Decision {
    SeenByEye, ///< 육안: accepted on the physical card
    NotAccepted,
    SecondPerson, ///< a second member of staff agreed
};

/// One visit of today as the list at the left shows it: no name, no number.
struct VisitRecord {
    quint64 recordNumber = 0; ///< journal seq
    Instant at;
    QString purposeId;
    QString method;                           ///< "nfc", "demo_link", "paper" …
    std::optional<identity::Overall> overall; ///< empty: a paper check, or the session broke off
    std::optional<identity::AgeOutcome> age;
    QByteArray faultName; ///< why the session broke off; empty: it did not
    std::optional<Decision> decision;
    QString staffName;
};

struct DayCounts {
    int accepted = 0; ///< accept, or a person said yes
    int person = 0;   ///< amber and not decided yet
    int refused = 0;
};

} // namespace naru::desk

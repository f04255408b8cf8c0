// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/devices.h"
#include "sync/hub/intake.h"

#include <QStringList>

#include <functional>

namespace naru::hub {

/// What a stick brought, desk by desk.
struct CarriedIn {
    struct Waiting {
        QString file;
        Head after; ///< what it goes on from, and is not here: an earlier file is missing
    };
    struct OfDesk {
        QByteArray device; ///< 16 bytes
        QString site, desk;
        Head from, to;  ///< where its record stood here, and stands
        int files = 0;  ///< taken, or here already
        int stored = 0; ///< entries that were not here before
        QList<Waiting> waiting;
        QString folder;     ///< where the last of its files lay
        QByteArray receipt; ///< wire::Accepted, for the way back; empty: nothing is acknowledged
    };
    struct Refused {
        QString file;
        QString code; ///< "damaged", "bad_signature", "unknown_device", "revoked", "fork", a fault's name …
    };
    QList<OfDesk> desks; ///< by device
    QList<Refused> refused;
};

/// Keys (SubjectPublicKeyInfo) that this hub had certified for a desk before it was brought back with another one.
using FormersOf = std::function<Result<QList<QByteArray>>(const QByteArray& device)>;

/// Batches as files, through the same intake as over the wire: who a batch is of is proven by its signature and the
/// list of desks, by a key of before too: a stick may lie about for months. Any order, any duplicates; put in order
/// they are taken as far as they follow from each other. Memory: one file at a time. Faults: those of the store.
Result<CarriedIn> carryIn(
    const QStringList& files, Devices& devices, const Intake& intake, Instant now, const FormersOf& formersOf = {});

} // namespace naru::hub

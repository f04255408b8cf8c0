// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/journal/courierfaults.h"

#include <QString>

#include <functional>
#include <optional>

namespace naru::journal {

/// Carrying the record to its hub on a stick, and the hub's answer back, as a page sees it. sync/agent implements it,
/// main binds it. Nobody waits: each returns at once, and state() tells how far it is.
class Carriage {
public:
    enum class Step : quint8 {
        Idle,      ///< nothing was begun
        Exporting, ///< onto the stick
        Importing, ///< from it
        Exported,
        Imported,
        Failed, ///< `fault` says why; the same again does no harm and goes on
    };
    struct State {
        Step step = Step::Idle;
        std::optional<Fault> fault;    ///< Failed: CourierFault, or what is amiss with the record itself
        quint64 entries = 0, of = 0;   ///< Exporting, Exported: on the stick, of so many that wait
        int files = 0;                 ///< that hold them
        std::optional<Instant> newest; ///< when the last of them was written down
        bool isNew = false;            ///< Imported: the hub has more than this desk knew
        quint64 unsent = 0;            ///< Imported: what it does not have yet
        bool isRunning() const { return step == Step::Exporting || step == Step::Importing; }
    };

    virtual ~Carriage() = default;
    virtual State state() const = 0;
    /// What the hub has not said that it has, into the folder, over what lies there of before. The record does not
    /// change; the hub takes it in any order and as often as anybody likes.
    virtual void exportTo(const QString& folder) = 0;
    /// The hub's answers in the folder: what waits becomes less by what they are signed for.
    virtual void importFrom(const QString& folder) = 0;
    virtual void stop() = 0; ///< what runs ends behind the file that it is at
    /// The owner's thread; replaces the one before.
    virtual void watch(std::function<void()> changed) = 0;
};

} // namespace naru::journal

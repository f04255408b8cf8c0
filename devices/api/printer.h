// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/api/printerfaults.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <optional>

namespace naru::device {

struct PrinterState {
    enum class What : quint8 {
        Unknown, ///< it says nothing of itself, or was not asked yet
        Ready,
        PaperOut,
        CoverOpen,
        Stopped,
        Away, ///< not there, or it cannot be opened
    } what
        = What::Unknown;
    bool paperLow = false; ///< still prints; somebody should bring a new roll

    bool operator==(const PrinterState&) const = default;
};

/// What is known of a job when it is over. A paper that matters is marked by it: see payments::PaperStep.
struct PrintOutcome {
    enum class What : quint8 {
        Printed, ///< the printer itself said so, after the end of the job
        Half,    ///< some of it may be on paper, the rest is not
        Unsure,  ///< all of it was handed over, and the printer says nothing
        Nothing, ///< not a byte of it was handed over
    } what
        = What::Nothing;
    std::optional<Fault> why; ///< PrinterFault; not with Printed

    bool operator==(const PrintOutcome& other) const
    {
        return what == other.what && why.has_value() == other.why.has_value()
            && (!why || qstrcmp(why->name(), other.why->name()) == 0);
    }
};

/// Something that takes finished jobs, one at a time: commands of a receipt printer, or a PDF.
class Printer : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    using Done = std::function<void(const PrintOutcome&)>;

    enum class Takes : quint8 {
        EscPos, ///< bytes for a receipt printer
        Pdf,
    };
    static constexpr qsizetype jobBytesMax = 16 * 1024 * 1024;

    virtual Takes takes() const = 0;
    virtual QString name() const = 0; ///< its port or queue
    virtual PrinterState state() const = 0;
    virtual bool isPrinting() const = 0;
    /// Asks it how it is, unless it prints; stateChanged() says what came of it.
    virtual void lookAgain() = 0;
    /// Calls `done` once, later, in this thread; not at all when the printer goes before. A job while another is
    /// printed comes to nothing (PrinterInUse). Nothing of the job is kept afterwards, here or on a disk.
    virtual void print(const QByteArray& job, Done done) = 0;

Q_SIGNALS:
    void stateChanged();
};

} // namespace naru::device

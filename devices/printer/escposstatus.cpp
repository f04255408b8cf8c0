// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/escposstatus.h"

namespace naru::device {

QByteArray statusQuestion(int n)
{
    return QByteArray("\x10\x04", 2) + static_cast<char>(n);
}

QByteArray inTurnQuestion()
{
    return QByteArray("\x1Dr\x01", 3);
}

PrinterState stateOf(const QByteArray& answers)
{
    constexpr quint8 offline = 0x08, coverOpen = 0x04, paperStop = 0x20, error = 0x40, anyError = 0x68, nearEnd = 0x0C,
                     atEnd = 0x60;
    const auto answer = [&](int n) { return n <= answers.size() ? static_cast<quint8>(answers[n - 1]) : quint8(0); };
    PrinterState state;
    if (answers.isEmpty())
        return state;
    state.paperLow = answer(4) & nearEnd;
    if (answer(2) & coverOpen)
        state.what = PrinterState::What::CoverOpen;
    else if ((answer(2) & paperStop) || (answer(4) & atEnd))
        state.what = PrinterState::What::PaperOut;
    else if ((answer(2) & error) || (answer(3) & anyError) || (answer(1) & offline))
        state.what = PrinterState::What::Stopped;
    else
        state.what = PrinterState::What::Ready;
    return state;
}

std::optional<Fault> faultOf(const PrinterState& state)
{
    switch (state.what) {
    case PrinterState::What::PaperOut:
        return PrinterFault::PaperOut;
    case PrinterState::What::CoverOpen:
        return PrinterFault::CoverOpen;
    case PrinterState::What::Stopped:
        return PrinterFault::PrinterStopped;
    case PrinterState::What::Away:
        return PrinterFault::PrinterAbsent;
    case PrinterState::What::Unknown:
    case PrinterState::What::Ready:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace naru::device

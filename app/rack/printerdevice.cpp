// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rack/printerdevice.h"

#include "app/rack/faults.h"
#include "devices/printer/cupsprinter.h"
#include "devices/printer/escposprinter.h"
#include "devices/printer/escposstatus.h"

#include <QPointer>

#include <utility>

namespace naru::rack {

using device::Printer;
using device::PrintOutcome;

namespace {

std::unique_ptr<Printer> printerOf(const device::PrinterSetup& setup, const QString& server)
{
    if (setup.isQueue())
        return std::make_unique<device::CupsPrinter>(device::CupsPrinter::Settings{setup.queue(), server});
    return std::make_unique<device::EscPosPrinter>(device::EscPosPrinter::Settings{setup.place, setup.baud});
}

} // namespace

PrinterDevice::PrinterDevice(
    const device::DeviceChoice& choice, const House& house, const QString& server, TrialPage page)
    : RackDevice(choice, house)
    , m_setup(device::printerSetupOf(choice.address).value_or(device::PrinterSetup{choice.address}))
    , m_page(std::move(page))
    , m_printer(printerOf(m_setup, server))
{
    connect(m_printer.get(), &Printer::stateChanged, this, &PrinterDevice::follow);
    connect(&m_lookTime, &QTimer::timeout, m_printer.get(), &Printer::lookAgain);
    m_lookTime.start(lookEvery);
}

void PrinterDevice::look(const Machine&)
{
    m_printer->lookAgain();
}

std::optional<Fault> PrinterDevice::problem() const
{
    return device::faultOf(m_printer->state());
}

std::optional<Fault> PrinterDevice::warning() const
{
    const bool runsLow = m_printer->state().paperLow && !problem();
    return runsLow ? std::optional<Fault>(device::PrinterFault::PaperLow) : std::nullopt;
}

Result<void> PrinterDevice::beginTest()
{
    if (!m_page)
        return device::PrinterFault::PrintRefused;
    const auto page = m_page(m_setup, m_printer->takes());
    if (!page)
        return page.fault();
    m_printer->print(*page, [self = QPointer(this)](const PrintOutcome& outcome) {
        if (self)
            self->tried(outcome);
    });
    return {};
}

void PrinterDevice::tried(const PrintOutcome& outcome)
{
    if (outcome.what == PrintOutcome::What::Printed)
        answer({});
    else if (outcome.what == PrintOutcome::What::Unsure)
        answer(nothingCame());
    else
        answer(outcome.why.value_or(Fault(device::PrinterFault::PrinterLost)));
}

Fault PrinterDevice::nothingCame() const
{
    return RackFault::PrinterSilent;
}

} // namespace naru::rack
